"""The desk's screen: choose an article."""

from __future__ import annotations

import threading
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen

from reportedly_tui.keys.actions import in_context
from reportedly_tui.keys.sequence import KeyReader
from reportedly_tui.screens.ahead import passed_on
from reportedly_tui.screens.panel import Panel
from reportedly_tui.screens.strokes import stroke_of
from reportedly_tui.session import outcome as ask
from reportedly_tui.session.desk import Desk
from reportedly_tui.session.lines import Line, line
from reportedly_tui.widgets.palette import Palette
from reportedly_tui.widgets.rows import Rows

if TYPE_CHECKING:
    from reportedly_tui.app import ReportedlyApp


class DeskScreen(Screen[None]):
    """Lists the articles; progress is read beside it and shown as it comes."""

    CSS = """
    DeskScreen { layout: vertical; }
    DeskScreen #status, DeskScreen #footer { height: 1; }
    DeskScreen #list { height: 1fr; }
    DeskScreen #ask { height: 1; display: none; }
    """
    AUTO_FOCUS = None

    app: ReportedlyApp

    def __init__(self, desk: Desk, palette: Palette, keys: KeyReader) -> None:
        super().__init__()
        self.desk = desk
        self.keys = keys
        self.note: tuple[str, str] = ("", "")
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

    @property
    def busy(self) -> bool:
        """Whether something is being asked, which nothing may interrupt."""
        return self._panel.asking

    def _show_question(self, lines: list[Line]) -> None:
        """Show a question's lines above the footer."""
        self._ask.display = bool(lines)
        self._ask.styles.height = len(lines)
        self._ask.show(lines)

    def on_mount(self) -> None:
        """Show the list at once; read the progress after that."""
        self.call_after_refresh(self.read_progress)

    def on_resize(self) -> None:
        """Fit the new width."""
        self.refresh_lines()

    def on_screen_resume(self) -> None:
        """Labels may have changed since the desk was left."""
        self.read_progress()

    def read_progress(self) -> None:
        """Read every annotator's files in a thread; once more if it is at it already."""
        self._stale.set()
        if self._reading.acquire(blocking=False):
            read = partial(self._read_all, self.app)
            threading.Thread(target=read, name="reportedly-desk", daemon=True).start()

    def _read_all(self, app: ReportedlyApp) -> None:
        from reportedly.errors import ReportedlyError

        try:
            while self._stale.is_set():
                self._stale.clear()
                for address in list(self.desk.titles):
                    with suppress(OSError, ReportedlyError):
                        self.desk.progress[address] = self.desk.read_progress(address)
                app.from_thread(self.refresh_lines)
        finally:
            self._reading.release()

    def refresh_lines(self) -> None:
        """Paint what changed."""
        width = self.size.width
        root = self.desk.workspace.root.name
        self._status.show(
            [line((f" {root}", "heading"), ("\t", ""), (f"{self.desk.annotator} ", "muted"))]
        )
        lines, at = self.desk.lines(width)
        height = max(1, self._list.size.height)
        first = max(0, min(at - height // 2, len(lines) - height))
        self._list.show(lines, first)
        self._footer.show([self._footer_line()])

    def _footer_line(self) -> Line:
        if self.desk.filtering:
            hint = ("   Enter opens · Esc shows all", "muted")
            return line((" filter: ", "key"), *self.desk.typing.parts(40), hint)
        if self.note[0]:
            return line((f" {self.note[0]}", self.note[1]))
        parts = [(" ", "text")]
        shown = [one for one in in_context("desk") if one.footer and one.id not in ("undo",)]
        for one in sorted(shown, key=lambda one: one.footer):
            parts += [(self.keys.keymap.key_of(one.id), "key"), (f" {one.title}  ", "muted")]
        parts += [(self.keys.keymap.key_of("back"), "key"), (" quit  ", "muted")]
        return line(*parts)

    def restyle(self, palette: Palette) -> None:
        """Change the theme."""
        for rows in (self._status, self._list, self._footer, self._ask):
            rows.restyle(palette)

    def on_key(self, event: events.Key) -> None:
        """Move, open, filter; a letter that is no key here begins a filter."""
        stroke = stroke_of(event)
        if passed_on(self, event) or stroke is None:
            return
        event.stop()
        event.prevent_default()
        self.note = ("", "")
        if self._panel.asking:
            self._panel.press(stroke)
        elif self.desk.filtering:
            self._filter(stroke)
        else:
            self._act(stroke)
        if self.is_current:
            self.refresh_lines()

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text goes to the question, if one is put; else it filters."""
        if passed_on(self, event):
            return
        event.stop()
        if self._panel.asking:
            self._panel.paste(event.text)
        else:
            self.desk.filtering = True
            self.desk.typing.insert(event.text.replace("\n", " "))
        self.refresh_lines()

    def _act(self, stroke: str) -> None:
        action = self.keys.press("desk", stroke)
        if action is not None:
            self.perform(action)
        elif not self.keys.pending and len(stroke) == 1:
            self.desk.filtering = True
            self._filter(stroke)

    def _filter(self, stroke: str) -> None:
        desk = self.desk
        if stroke in ("escape", "ctrl+g"):
            desk.show_all()
        elif stroke == "enter":
            self.perform("desk.open")
        elif stroke in ("down", "up"):
            desk.move(1 if stroke == "down" else -1)
        elif not desk.typing.press(stroke):
            desk.typing.insert(" " if stroke == "space" else stroke if len(stroke) == 1 else "")
            desk.at = 0

    def perform(self, action: str) -> None:
        """Carry out an action."""
        match action:
            case "desk.down":
                self.desk.move(1)
            case "desk.up":
                self.desk.move(-1)
            case "desk.top":
                self.desk.at = 0
            case "desk.end":
                self.desk.move(len(self.desk.titles))
            case "desk.open":
                if (address := self.desk.address) is not None:
                    self.desk.show_all()
                    self.desk.stand_on(address)
                    self.app.places.go(ask.Go("article", address))
            case "desk.filter":
                self.desk.filtering = True
            case _:
                self.app.places.perform(action)

    def conclude(self, result: ask.Outcome) -> None:
        """Show what a question came to."""
        if isinstance(result, ask.Notice):
            self.say(result.text)
        elif isinstance(result, ask.Go | ask.Copy):
            self.app.places.go(result)
        elif result is not None:
            self._panel.ask(result)

    def ask(self, question: ask.Outcome) -> None:
        """Put a question of the app's own, such as the palette."""
        self._panel.ask(question)

    def say(self, text: str, role: str = "text") -> None:
        """Show a line in the footer until the next key."""
        self.note = (text, role)
        self.refresh_lines()
