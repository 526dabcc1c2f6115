"""The board's screen: rows of linked claims, the articles as columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.timer import Timer

from reportedly_tui.keys.sequence import KeyReader
from reportedly_tui.screens.overview import Overview
from reportedly_tui.session import board_choices as choices
from reportedly_tui.session.board_bars import board_status
from reportedly_tui.session.board_lines import Window, page_size, table_lines
from reportedly_tui.session.board_panel import panel_height, panel_lines
from reportedly_tui.session.board_view import BoardView, Loaded
from reportedly_tui.session.lines import Line
from reportedly_tui.widgets.palette import Palette
from reportedly_tui.widgets.rows import Rows

if TYPE_CHECKING:
    from reportedly_tui.app import ReportedlyApp

PAUSE_SECONDS = 0.04
"""How long the cursor rests before what is under it is told below."""

SETTLED_SECONDS = 0.15
"""How long after the board was returned to it is looked whether files have changed."""

ASKING = {
    "board.only": choices.kind,
    "board.order": choices.order,
    "board.measure": choices.measure,
    "board.speaker": choices.speaker,
}
"""Actions that put a question."""


class BoardScreen(Overview):
    """Shows a board; it is read beside the screen, when it opens and whenever it is returned to."""

    context = "board"

    def __init__(self, view: BoardView, palette: Palette, keys: KeyReader) -> None:
        super().__init__(view, palette, keys)
        self.view = view
        self.window = Window()
        self._told = Rows(palette, id="told")
        self._telling: Timer | None = None

    def compose(self) -> ComposeResult:
        """Status line, the table, what is under the cursor, the panel, the footer."""
        yield self._status
        yield self._list
        yield self._told
        yield self._ask
        yield self._footer

    def _show_question(self, lines: list[Line]) -> None:
        """Show a question's lines; the table takes the rows that are left."""
        super()._show_question(lines)
        self.call_after_refresh(self.refresh_lines)

    def on_mount(self) -> None:
        """Prepare to tell what is under the cursor when the moving pauses."""
        self._telling = self.set_interval(PAUSE_SECONDS, self._rest, pause=True)

    def on_screen_resume(self) -> None:
        """Labels and links may have changed since the board was left: look, once it is painted."""
        if self.view.loaded is None:
            self.read_beside()
        else:
            self.set_timer(SETTLED_SECONDS, self.read_beside)

    def fit(self) -> None:
        """Share out the rows, then paint."""
        self._told.styles.height = self._told_height
        self.call_after_refresh(self.refresh_lines)

    @property
    def _told_height(self) -> int:
        """Rows below the table; known before the screen is laid out anew."""
        return panel_height(self.view, self.size.height)

    @property
    def _table_height(self) -> int:
        """Rows left for the table."""
        return max(0, self.size.height - 2 - self._told_height - self._panel.height)

    def _read(self, app: ReportedlyApp) -> None:
        """Read the collection."""
        loaded = self.view.try_load()
        app.from_thread(lambda: self._adopt(loaded))

    def _adopt(self, loaded: Loaded | str | None) -> None:
        if loaded is not None:
            self.view.adopt(loaded)
            self.refresh_lines()

    def refresh_lines(self) -> None:
        """Paint what changed."""
        self._refresh_table()
        self._tell()

    def _refresh_table(self) -> None:
        width = self.size.width
        self._status.show([board_status(self.view, width)])
        self._list.show(table_lines(self.view, self.window, width, self._table_height))
        self.refresh_footer()

    def _rest(self) -> None:
        """The cursor rests: tell what is under it, and have its article ready to go to."""
        self._tell()
        self.call_after_refresh(self.view.prepare)

    def _tell(self) -> None:
        """What is under the cursor, below the table."""
        if self._telling is not None:
            self._telling.pause()
        height = self._told_height
        self._told.show(panel_lines(self.view, self.size.width, height) if height > 1 else [])

    def refresh_moved(self) -> None:
        """Paint the table; what is under the cursor is told when the moving pauses."""
        self._refresh_table()
        if self._telling is not None:
            self._telling.reset()
            self._telling.resume()

    def perform(self, action: str) -> None:
        """Carry out an action."""
        view = self.view
        page = page_size(view, self.window, self._table_height - 1)
        moves = {
            "board.down": (1, 0),
            "board.up": (-1, 0),
            "board.right": (0, 1),
            "board.left": (0, -1),
            "board.pagedown": (page, 0),
            "board.pageup": (-page, 0),
            "board.top": (-len(view.rows), 0),
            "board.end": (len(view.rows), 0),
        }
        match action:
            case _ if action in moves:
                view.move(*moves[action])
            case _ if action in ASKING:
                self.conclude(ASKING[action](view))
            case "board.next" | "board.previous":
                view.step(action == "board.next")
            case "board.open":
                self.conclude(choices.go_there(view))
            case "board.link":
                self._link()
            case "board.filter":
                view.filtering = True
            case "board.contradictions":
                choices.toggle(view, "contradictions")
            case "board.unresolved":
                choices.toggle(view, "unresolved")
            case "board.whose":
                self._change_whose()
            case "board.provenance":
                view.large = not view.large
                self.fit()
            case "cancel" if view.forget():
                pass
            case _:
                super().perform(action)

    def _link(self) -> None:
        """Go to the claim under the cursor and link it there, both texts in sight."""
        claim = self.view.claim
        if claim is None or claim.annotator != self.view.session.annotator:
            self.note = ("there is no claim of yours under the cursor", "warning")
            return
        self.conclude(choices.go_there(self.view))
        if not self.is_current:
            self.app.shown_reader.perform("link")

    def _change_whose(self) -> None:
        if self.view.loaded is not None:
            self.view.everybody = not self.view.loaded.everybody
            self.read_beside()
