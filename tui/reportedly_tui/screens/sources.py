"""The screen of the sources: the collection's registry, listed, changed, followed."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen

from reportedly.errors import ReportedlyError
from reportedly_tui.keys.actions import in_context
from reportedly_tui.keys.sequence import KeyReader
from reportedly_tui.screens.ahead import passed_on
from reportedly_tui.screens.panel import Panel
from reportedly_tui.screens.strokes import stroke_of
from reportedly_tui.session import outcome as ask
from reportedly_tui.session.commands import merging, registry
from reportedly_tui.session.lines import Line, line
from reportedly_tui.session.source_list import SourceList
from reportedly_tui.widgets.palette import Palette
from reportedly_tui.widgets.rows import Rows

if TYPE_CHECKING:
    from reportedly_tui.app import ReportedlyApp

ROLES = {"information": "text", "warning": "warning", "error": "bad"}

CHANGES = {
    "sources.edit": registry.change_entry,
    "sources.members": registry.members,
    "sources.merge": merging.merge,
    "sources.remove": registry.remove,
    "sources.open": registry.where,
}
"""Actions on the source under the cursor."""


class SourcesScreen(Screen[None]):
    """Lists the sources; how often they are named is read beside it and shown as it comes."""

    CSS = """
    SourcesScreen { layout: vertical; }
    SourcesScreen #status, SourcesScreen #footer { height: 1; }
    SourcesScreen #list { height: 1fr; }
    SourcesScreen #ask { height: 1; display: none; }
    """
    AUTO_FOCUS = None

    app: ReportedlyApp

    def __init__(self, sources: SourceList, palette: Palette, keys: KeyReader) -> None:
        super().__init__()
        self.sources = sources
        self.keys = keys
        self.note: tuple[str, str] = ("", "")
        self._status = Rows(palette, id="status")
        self._list = Rows(palette, id="list", panel=False)
        self._ask = Rows(palette, id="ask")
        self._panel = Panel(self._show_question, lambda: self.size.width, self.conclude)
        self._footer = Rows(palette, id="footer")
        self._stale = threading.Event()
        self._reading = threading.Lock()

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
        self._ask.display = bool(lines)
        self._ask.styles.height = len(lines)
        self._ask.show(lines)

    def on_mount(self) -> None:
        """Show the list at once; read who names what after that."""
        self.call_after_refresh(self.read_uses)

    def on_resize(self) -> None:
        """Fit the new width."""
        self.refresh_lines()

    def read_uses(self) -> None:
        """Read in a thread how often each source is named; once more if it is at it already."""
        self._stale.set()
        if self._reading.acquire(blocking=False):
            app = self.app
            threading.Thread(
                target=lambda: self._read_uses(app), name="reportedly-sources", daemon=True
            ).start()

    def _read_uses(self, app: ReportedlyApp) -> None:
        from reportedly.speakers import uses

        try:
            while self._stale.is_set():
                self._stale.clear()
                counts: dict[str, Counter[str]] = {}
                try:
                    found = uses(self.sources.session.workspace, self.sources.collection).found
                except ReportedlyError:  # the list of articles; checking says so
                    found = []
                for one in found:
                    counts.setdefault(one.key, Counter())[one.annotator] += 1
                self.sources.uses = counts
                app.from_thread(self.refresh_lines)
        finally:
            self._reading.release()

    def refresh_lines(self) -> None:
        """Paint what changed."""
        width = self.size.width
        session, state = self.sources.session, self.sources
        count = len(state.known)
        self._status.show(
            [
                line(
                    (f" {state.collection} ▸", "muted"),
                    (" sources", "heading"),
                    (f"  {count}", "muted"),
                    ("\t", ""),
                    (f"{session.annotator} · ", "muted"),
                    self._saved(),
                    (" ", "muted"),
                )
            ]
        )
        height = self.size.height - self._panel.height - 2
        self._list.show(state.lines(width, max(1, height)))
        self._footer.show([self._footer_line()])

    def _saved(self) -> tuple[str, str]:
        from reportedly_tui.session.bars import SAVED

        path = self.sources.session.workspace.sources_path(self.sources.collection)
        open_file = self.sources.session.files.get(str(path))
        return SAVED[open_file.state] if open_file else ("can't be read", "bad")

    def _footer_line(self) -> Line:
        if self.sources.filtering:
            hint = ("   Enter keeps the filter · Esc shows all", "muted")
            return line((" filter: ", "key"), *self.sources.typing.parts(40), hint)
        if self.note[0]:
            return line((f" {self.note[0]}", self.note[1]))
        parts = [(" ", "text")]
        for one in sorted(in_context("sources"), key=lambda one: one.footer):
            if one.footer and one.context == "sources":
                parts += [(self.keys.keymap.key_of(one.id), "key"), (f" {one.title}  ", "muted")]
        return line(*parts, (self.keys.keymap.key_of("back"), "key"), (" back", "muted"))

    def restyle(self, palette: Palette) -> None:
        """Change the theme."""
        for rows in (self._status, self._list, self._footer, self._ask):
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
            self._try(lambda: self._panel.press(stroke))
        elif self.sources.filtering:
            self._filter(stroke)
        elif (action := self.keys.press("sources", stroke)) is not None:
            self.perform(action)
        elif not self.keys.pending:
            self.note = (f"{stroke} does nothing here; ? lists the keys", "muted")
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
            self.sources.filtering = True
            self.sources.typing.insert(event.text.replace("\n", " "))
        self.refresh_lines()

    def _filter(self, stroke: str) -> None:
        state = self.sources
        if stroke in ("escape", "ctrl+g"):
            state.filtering = False
            state.typing.text, state.typing.cursor = "", 0
        elif stroke == "enter":
            state.filtering = False
        elif stroke in ("down", "up"):
            state.move(1 if stroke == "down" else -1)
        else:
            if not state.typing.press(stroke):
                state.typing.insert(
                    " " if stroke == "space" else stroke if len(stroke) == 1 else ""
                )
            state.key = ""

    def perform(self, action: str) -> None:
        """Carry out an action."""
        state = self.sources
        match action:
            case "sources.down":
                state.move(1)
            case "sources.up":
                state.move(-1)
            case "sources.top":
                state.move(-len(state.listed))
            case "sources.end":
                state.move(len(state.listed))
            case "sources.filter":
                state.filtering = True
            case "cancel" if state.typing.text:
                state.typing.text, state.typing.cursor = "", 0
            case "sources.add":
                self._try(lambda: self.conclude(registry.add(state.session, state.collection)))
            case _ if action in CHANGES and state.chosen:
                made = CHANGES[action]
                key = state.chosen
                self._try(lambda: self.conclude(made(state.session, state.collection, key)))
            case _ if action in CHANGES:
                self.note = ("there is no source under the cursor", "warning")
            case _:
                self.app.places.perform(action)

    def _try(self, act: Callable[[], object]) -> None:
        """Do something that has to read files; say it where one can't be read."""
        try:
            act()
        except ReportedlyError as error:
            self.say(error.message, "bad")

    def conclude(self, result: ask.Outcome) -> None:
        """Show what an action or an answer came to."""
        self.sources.follow()
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
        self.refresh_lines()
