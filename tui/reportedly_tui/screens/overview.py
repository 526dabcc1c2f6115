"""What the screens of the desk, the sources and the board have in common."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip

from reportedly.errors import ReportedlyError
from reportedly_tui.keys.sequence import KeyReader
from reportedly_tui.screens.ahead import passed_on
from reportedly_tui.screens.panel import Panel
from reportedly_tui.screens.strokes import stroke_of
from reportedly_tui.session import outcome as ask
from reportedly_tui.session.bars import list_footer
from reportedly_tui.session.filtering import Filtered
from reportedly_tui.session.lines import Line
from reportedly_tui.widgets.palette import Palette
from reportedly_tui.widgets.rows import Rows

if TYPE_CHECKING:
    from reportedly_tui.app import ReportedlyApp


class Overview(Screen[None]):
    """Shows a list at once; what takes time is read in a thread beside it and shown as it comes.

    Args:
        listed: What is listed.
        palette: The styles.
        keys: The keys.
    """

    CSS = """
    #status, #footer { height: 1; }
    #list { height: 1fr; }
    #ask { height: 1; display: none; }
    """
    AUTO_FOCUS = None

    context: ClassVar[str]
    """Where its actions work."""

    app: ReportedlyApp

    def __init__(self, listed: Filtered, palette: Palette, keys: KeyReader) -> None:
        super().__init__()
        self.keys = keys
        self.note: tuple[str, str] = ("", "")
        self._listed = listed
        self._status = Rows(palette, id="status")
        self._list = Rows(palette, id="list", panel=False)
        self._ask = Rows(palette, id="ask")
        self._panel = Panel(self._show_question, lambda: self.size.width, self.conclude)
        self._footer = Rows(palette, id="footer")
        self._reading = threading.Lock()
        self._stale = threading.Event()

    def compose(self) -> ComposeResult:
        """Status line, the list, the panel, the footer."""
        yield self._status
        yield self._list
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
        """Show a question's lines above the footer."""
        self._ask.display = bool(lines)
        self._ask.styles.height = len(lines)
        self._ask.show(lines)

    def on_resize(self) -> None:
        """The screen has another size."""
        self.fit()

    def fit(self) -> None:
        """Fit the size."""
        self.refresh_lines()

    def read_beside(self) -> None:
        """Read in a thread what takes time; once more if it is at it already."""
        self._stale.set()
        if not self._reading.locked():
            app, name = self.app, f"reportedly-{self.context}"
            threading.Thread(target=lambda: self._read_all(app), name=name, daemon=True).start()

    def _read_all(self, app: ReportedlyApp) -> None:
        while self._stale.is_set() and self._reading.acquire(blocking=False):
            try:
                self._stale.clear()
                self._read(app)
            finally:
                self._reading.release()

    def _read(self, app: ReportedlyApp) -> None:
        """Read once, in the thread, and have it shown."""
        raise NotImplementedError

    def hear_saved(self) -> None:
        """A file was saved: what is told of it may be another."""
        self.read_beside()

    def refresh_lines(self) -> None:
        """Paint what changed."""
        raise NotImplementedError

    def refresh_moved(self) -> None:
        """Paint what a key changed."""
        self.refresh_lines()

    def refresh_footer(self) -> None:
        """The keys that work here, or what takes their place."""
        pending = "".join(self.keys.pending)
        made = list_footer(
            self._listed, self.keys.keymap, self.context, pending, self.note, self.size.width
        )
        self._footer.show([made])

    def restyle(self, palette: Palette) -> None:
        """Change the theme, where it is another one."""
        if self._status.palette.theme is not palette.theme:
            for rows in self.query(Rows):
                rows.restyle(palette)

    def on_key(self, event: events.Key) -> None:
        """A key: a question takes it first, then the filter, then the key map."""
        stroke = stroke_of(event)
        if passed_on(self, event) or stroke is None:
            return
        event.stop()
        event.prevent_default()
        self.note = ("", "")
        try:
            self._take(stroke)
        except ReportedlyError as error:
            self.note = (error.message, "bad")
        if self.is_current:
            self.refresh_moved()

    def _take(self, stroke: str) -> None:
        if self._panel.asking:
            self._panel.press(stroke)
        elif self._listed.filtering:
            self._filter(stroke)
        elif (action := self.keys.press(self.context, stroke)) is not None:
            self.perform(action)
        elif not self.keys.pending:
            self._take_unbound(stroke)

    def _filter(self, stroke: str) -> None:
        """A key while the filter is typed."""
        self._listed.press(stroke)

    def _take_unbound(self, stroke: str) -> None:
        """A key that no action has."""
        self.note = (f"{stroke} does nothing here; ? lists the keys", "muted")

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text goes to the question, if one is put; else it filters."""
        if passed_on(self, event):
            return
        event.stop()
        if self._panel.asking:
            self._panel.paste(event.text)
        else:
            self._listed.paste(event.text)
        self.refresh_lines()

    def perform(self, action: str) -> None:
        """Carry out an action."""
        self.app.places.perform(action)

    def conclude(self, result: ask.Outcome) -> None:
        """Show what an action or an answer came to."""
        if isinstance(result, ask.Notice):
            self.note = (result.text, result.role)
        elif isinstance(result, ask.Go | ask.Copy):
            self.app.places.go(result)
        elif result is not None:
            self._panel.ask(result)
        if self.is_current:
            self.refresh_lines()

    def say(self, text: str, role: str = "text") -> None:
        """Show a line in the footer until the next key."""
        self.note = (text, role)
        self.refresh_moved()
