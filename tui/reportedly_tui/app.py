"""The app: it owns the session, shows the screens, and leaves the terminal as it found it."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.app import App
from textual.filter import LineFilter

from reportedly.workspace import Workspace
from reportedly_tui.keys.sequence import KeyReader
from reportedly_tui.screens.reader import Reader
from reportedly_tui.session import outcome as ask
from reportedly_tui.session.commands.table import COMMANDS
from reportedly_tui.session.reading import Reading
from reportedly_tui.session.saver import OpenFile
from reportedly_tui.session.session import Session
from reportedly_tui.settings import THEMES, Settings
from reportedly_tui.terminal.filters import Visible
from reportedly_tui.widgets.palette import THEMES as COLOURS
from reportedly_tui.widgets.palette import Palette

if TYPE_CHECKING:
    from reportedly.gitstate import GitState
    from reportedly_tui.screens.desk import DeskScreen

WATCH_SECONDS = 2.0
"""How often the file on screen is looked at for changes by others."""


class ReportedlyApp(App[int]):
    """The terminal desk.

    Args:
        workspace: The workspace to open.
        annotator: Who labels.
        settings: The user's keymap and theme.
        address: The article to begin with; the desk when None.
    """

    ENABLE_COMMAND_PALETTE = False
    BINDINGS = ()
    CSS = "Screen { background: black 0%; }"

    def __init__(
        self, workspace: Workspace, annotator: str, settings: Settings, address: str | None = None
    ) -> None:
        super().__init__(driver_class=_driver())
        self.session = Session(workspace, annotator, self._file_state_changed)
        self.keys = KeyReader(settings.keymap)
        self.theme_name = settings.theme
        self.git: GitState | None = None
        self._first = address
        self._reader: Reader | None = None
        self._desk: DeskScreen | None = None
        self._ended_by: int | None = None
        self._visible = Visible()
        if address is not None:
            self.session.open(address)

    @property
    def palette(self) -> Palette:
        """The styles of the present theme."""
        return Palette(COLOURS[self.theme_name], colour=not self.no_color)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, and after them the one that lets no control character through."""
        return [*super().get_line_filters(), self._visible]

    async def on_mount(self) -> None:
        """Show the article or the desk; end in order when the system asks for it."""
        if sys.platform != "win32":
            loop = asyncio.get_running_loop()
            for number in (signal.SIGTERM, signal.SIGHUP):
                loop.add_signal_handler(number, self._end_by, number)
        if self._first is None:
            self._show_desk()
        else:
            self._show_reader()

    def _end_by(self, number: int) -> None:
        self._ended_by = number
        self.leave()

    def leave(self) -> None:
        """Save what is pending, then end. Without everything saved the exit code says so."""
        self.session.close()
        unsaved = [
            one
            for one in self.session.files.values()
            if one.state in ("failed", "changed") and one.edits
        ]
        code = 128 + self._ended_by if self._ended_by else 1 if unsaved else 0
        message = "\n".join(f"{one.path.name}: not saved, {one.reason}" for one in unsaved)
        self.exit(code, return_code=code, message=message or None)

    # Places

    def _show_reader(self) -> None:
        if self._reader is None:
            self._reader = Reader(self.session, self.palette, self.keys)
            self.push_screen(self._reader)
            self._reader.call_after_refresh(self.after_frame, self.session.reading)
        else:
            if self.screen is not self._reader:
                self.push_screen(self._reader)
            self._reader.show_reading()

    def _show_desk(self) -> None:
        from reportedly_tui.screens.desk import DeskScreen
        from reportedly_tui.session.desk import Desk

        if self._reader is not None and self.screen is self._reader:
            self.pop_screen()
        if self._desk is None:
            desk = Desk(self.session.workspace, self.session.annotator)
            self._desk = DeskScreen(desk, self.palette, self.keys)
            if self.session.current is not None:
                listed = desk.listed
                desk.at = (
                    listed.index(self.session.reading.address)
                    if self.session.reading.address in listed
                    else 0
                )
        if self.screen is not self._desk:
            self.push_screen(self._desk)

    def go(self, to: ask.Go | ask.Copy) -> None:
        """Show another place, or copy."""
        if isinstance(to, ask.Copy):
            self.copy_to_clipboard(to.text)
            self.say(f"copied {to.what}")
            return
        match to.place:
            case "desk":
                self._show_desk()
            case "article":
                self._open(to.address)
            case "help":
                self._show_help()
            case "palette":
                self._show_palette()
            case "theme":
                self._next_theme()
            case "pane" if self._reader is not None:
                self._reader.toggle_pane()
            case _:
                self.leave()

    def _open(self, address: str) -> None:
        from reportedly.errors import ReportedlyError

        try:
            self.session.open(address)
        except ReportedlyError as error:
            self.say(error.message, "bad")
            return
        self._show_reader()

    def _show_help(self) -> None:
        from reportedly_tui.screens.help import Help

        context = "reader" if self.screen is self._reader else "desk"
        self.push_screen(Help(context, self.palette, self.keys.keymap))

    def _show_palette(self) -> None:
        from reportedly_tui.keys.actions import in_context

        context = "reader" if self.screen is self._reader else "desk"
        keymap = self.keys.keymap
        choices = tuple(
            ask.Choice(one.id, one.help, detail=f"{one.id}  {'  '.join(keymap.keys_of(one.id))}")
            for one in in_context(context)
            if one.id != "palette"
        )

        def run(action: str) -> ask.Outcome:
            self.call_later(self.run_action_id, action)
            return None

        self._place().ask(ask.Pick("command", choices, run))

    def run_action_id(self, action: str) -> None:
        """Carry out an action on the screen that is shown."""
        self._place().perform(action)

    def _place(self) -> Reader | DeskScreen:
        screen = self.screen
        if screen is self._reader and self._reader is not None:
            return self._reader
        assert self._desk is not None
        return self._desk

    def perform(self, action: str) -> None:
        """The actions that work everywhere."""
        match action:
            case "back" if self.screen is self._reader:
                self._show_desk()
            case "back":
                self.leave()
            case "saved":
                self.say(*self.saved_words())
            case "undo" | "redo":
                self._travel(action)
            case "cancel":
                self.say("")
            case _:
                result = COMMANDS[action](self.session)
                if isinstance(result, ask.Go | ask.Copy):
                    self.go(result)

    def _travel(self, action: str) -> None:
        """Undo or redo from the desk: the article it was made in is shown."""
        result = COMMANDS[action](self.session)
        if self.session.current is not None:
            self._show_reader()
        if isinstance(result, ask.Notice):
            self.say(result.text)

    def saved_words(self) -> tuple[str, str]:
        """What `Ctrl+S` answers."""
        waiting = [one for one in self.session.files.values() if one.state == "saving"]
        broken = [one for one in self.session.files.values() if one.state in ("failed", "changed")]
        if broken:
            return f"NOT saved: {broken[0].path.name}: {broken[0].reason}", "bad"
        if waiting:
            return "saving…", "warning"
        return "all is saved; every edit is saved at once", "good"

    def say(self, text: str, role: str = "text") -> None:
        """Show a line in the footer of the present screen."""
        if self.screen is self._reader or self.screen is self._desk:
            self._place().say(text, role)

    def _next_theme(self) -> None:
        names = list(THEMES)
        self.theme_name = names[(names.index(self.theme_name) + 1) % len(names)]
        palette = self.palette
        for screen in (self._reader, self._desk):
            if screen is not None and screen.is_mounted:
                screen.restyle(palette)
        self.say(f"theme: {self.theme_name}")

    # Beside the screen

    def after_frame(self, reading: Reading) -> None:
        """What an article needs once it is painted: its lock, git's word, the sentence count."""
        open_file = self.session.file_of(reading)
        if open_file.lock is None and not reading.read_only:
            self.session.saver.lock(open_file)
        self._ask_git()
        reading.count_sentences()
        if self._reader is not None and self.session.current is reading:
            self._reader.refresh_footer()
        if not self._watching:
            self._watching = True
            self.set_interval(WATCH_SECONDS, self._watch)

    _watching = False

    def _ask_git(self) -> None:
        """Learn git's state of the file in a thread."""
        if self.session.current is None:
            return
        root, path = self.session.workspace.root, self.session.file_of(self.session.reading).path

        def learn() -> None:
            from reportedly.gitstate import git_state

            self.git = git_state(root, path)
            self.from_thread(self._refresh_status)

        import threading

        threading.Thread(target=learn, name="reportedly-git", daemon=True).start()

    def _refresh_status(self) -> None:
        if self._reader is not None and self.screen is self._reader:
            self._reader.refresh_lines()

    def from_thread(self, callback: Callable[[], None]) -> None:
        """Have something done in the app's own thread, unless it is ending."""
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(callback)

    def _file_state_changed(self, open_file: OpenFile) -> None:
        """From the saver's thread: a file was saved, or could not be."""
        self.from_thread(lambda: self._show_file_state(open_file))

    def _show_file_state(self, open_file: OpenFile) -> None:
        from reportedly_tui.session.conflicts import settle

        question = settle(self.session, open_file)
        if self._reader is not None and self.screen is self._reader:
            if question is not None:
                self._reader.conclude(question)
            self._reader.refresh_lines()
        if open_file.state == "saved":
            self._ask_git()

    def _watch(self) -> None:
        """Look whether somebody else wrote the file on screen."""
        from reportedly_tui.session.conflicts import look

        if self._reader is not None and self.screen is self._reader:
            result = look(self.session)
            if result is not None:
                self._reader.conclude(result)


def _driver() -> type | None:
    """The driver that survives any input; Textual's own where there is none of ours."""
    if sys.platform == "win32" or not os.isatty(0):
        return None
    from reportedly_tui.terminal.driver import TolerantDriver

    return TolerantDriver
