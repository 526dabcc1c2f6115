"""The board's screen: rows of linked claims, the articles as columns."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.timer import Timer

from reportedly_tui.keys.sequence import KeyReader
from reportedly_tui.screens.ahead import passed_on
from reportedly_tui.screens.panel import Panel
from reportedly_tui.screens.strokes import stroke_of
from reportedly_tui.session import board_choices as choices
from reportedly_tui.session import outcome as ask
from reportedly_tui.session.board_bars import board_footer, board_status
from reportedly_tui.session.board_lines import Window, page_size, table_lines
from reportedly_tui.session.board_panel import panel_height, panel_lines
from reportedly_tui.session.board_view import BoardView
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

ROLES = {"information": "text", "warning": "warning", "error": "bad"}


class BoardScreen(Screen[None]):
    """Shows a board; it is read beside the screen, when it opens and whenever it is returned to."""

    CSS = """
    BoardScreen { layout: vertical; }
    BoardScreen #status, BoardScreen #footer { height: 1; }
    BoardScreen #table { height: 1fr; }
    BoardScreen #ask { height: 1; display: none; }
    """
    AUTO_FOCUS = None

    app: ReportedlyApp

    def __init__(self, view: BoardView, palette: Palette, keys: KeyReader) -> None:
        super().__init__()
        self.view = view
        self.keys = keys
        self.note: tuple[str, str] = ("", "")
        self.window = Window()
        self._status = Rows(palette, id="status")
        self._table = Rows(palette, id="table", panel=False)
        self._told = Rows(palette, id="told")
        self._ask = Rows(palette, id="ask")
        self._panel = Panel(self._show_question, lambda: self.size.width, self.conclude)
        self._footer = Rows(palette, id="footer")
        self._telling: Timer | None = None
        self._reading = threading.Lock()
        self._stale = threading.Event()

    def compose(self) -> ComposeResult:
        """Status line, the table, what is under the cursor, the panel, the footer."""
        yield self._status
        yield self._table
        yield self._told
        yield self._ask
        yield self._footer

    def render_lines(self, crop: Region) -> list[Strip]:
        """Nothing: the widgets cover the screen."""
        return [Strip.blank(crop.width)] * crop.height

    @property
    def busy(self) -> bool:
        """Whether something is being asked, which nothing may interrupt."""
        return self._panel.asking

    def _show_question(self, lines: list[Line]) -> None:
        self._ask.display = bool(lines)
        self._ask.styles.height = len(lines)
        self._ask.show(lines)
        self.call_after_refresh(self.refresh_lines)

    def on_mount(self) -> None:
        """Prepare to tell what is under the cursor when the moving pauses."""
        self._telling = self.set_interval(PAUSE_SECONDS, self._rest, pause=True)

    def on_screen_resume(self) -> None:
        """Labels and links may have changed since the board was left: look, once it is painted."""
        if self.view.loaded is None:
            self.read_board()
        else:
            self.set_timer(SETTLED_SECONDS, self.read_board)

    def on_resize(self) -> None:
        """Fit the new size."""
        self._fit()

    def _fit(self) -> None:
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

    def read_board(self) -> None:
        """Read the collection in a thread; once more if it is at it already."""
        self._stale.set()
        if self._reading.acquire(blocking=False):
            app = self.app
            threading.Thread(
                target=lambda: self._read(app), name="reportedly-board", daemon=True
            ).start()

    def _read(self, app: ReportedlyApp) -> None:
        try:
            while self._stale.is_set():
                self._stale.clear()
                loaded = self.view.try_load()
                app.from_thread(lambda loaded=loaded: self._adopt(loaded))  # type: ignore[misc]
        finally:
            self._reading.release()

    def _adopt(self, loaded: object) -> None:
        if loaded is not None:
            self.view.adopt(loaded)  # type: ignore[arg-type]
            self.refresh_lines()

    def refresh_lines(self) -> None:
        """Paint what changed."""
        self._refresh_table()
        self._tell()

    def _refresh_table(self) -> None:
        width = self.size.width
        self._status.show([board_status(self.view, width)])
        self._table.show(table_lines(self.view, self.window, width, self._table_height))
        pending = "".join(self.keys.pending)
        self._footer.show([board_footer(self.view, self.keys.keymap, pending, self.note, width)])

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

    def restyle(self, palette: Palette) -> None:
        """Change the theme, where it is another one."""
        if self._status.palette.theme is palette.theme:
            return
        for rows in (self._status, self._table, self._told, self._footer, self._ask):
            rows.restyle(palette)

    def on_key(self, event: events.Key) -> None:
        """A key: a question takes it first, then the filter, then the key map."""
        stroke = stroke_of(event)
        if passed_on(self, event) or stroke is None:
            return
        event.stop()
        event.prevent_default()
        self.note = ("", "")
        if self._panel.asking:
            self._panel.press(stroke)
        elif self.view.filtering:
            self.view.press(stroke)
        elif (action := self.keys.press("board", stroke)) is not None:
            self.perform(action)
        elif not self.keys.pending:
            self.note = (f"{stroke} does nothing here; ? lists the keys", "muted")
        if self.is_current:
            self._refresh_table()
            if self._telling is not None:
                self._telling.reset()
                self._telling.resume()

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text goes to the question, if one is put; else it filters."""
        if passed_on(self, event):
            return
        event.stop()
        if self._panel.asking:
            self._panel.paste(event.text)
        else:
            self.view.filtering = True
            self.view.typing.insert(event.text.replace("\n", " "))
            self.view.filter()
        self.refresh_lines()

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
                self._fit()
            case "cancel" if view.forget():
                pass
            case _:
                self.app.places.perform(action)

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
            self.read_board()

    def conclude(self, result: ask.Outcome) -> None:
        """Show what an action or an answer came to."""
        if isinstance(result, ask.Notice):
            self.note = (result.text, ROLES[result.severity])
        elif isinstance(result, ask.Go | ask.Copy):
            self.app.places.go(result)
        elif result is not None:
            self._panel.ask(result)
        if self.is_current:
            self.refresh_lines()

    def ask(self, question: ask.Outcome) -> None:
        """Put a question of the app's own, such as the palette."""
        self._panel.ask(question)

    def say(self, text: str, role: str = "text") -> None:
        """Show a line in the footer until the next key."""
        self.note = (text, role)
        self._refresh_table()
