"""The app: it owns the session, shows the screens, and leaves the terminal as it found it."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from textual.app import App
from textual.events import Resize
from textual.filter import LineFilter, NoColor
from textual.geometry import Size

from reportedly_tui.keys.sequence import KeyReader
from reportedly_tui.screens.beside import Beside
from reportedly_tui.screens.reader import SETTLED_SECONDS, Reader
from reportedly_tui.session.reading import Reading
from reportedly_tui.session.saver import OpenFile
from reportedly_tui.session.session import Session
from reportedly_tui.session.themes import THEMES
from reportedly_tui.settings import Settings
from reportedly_tui.terminal.filters import Visible
from reportedly_tui.widgets.palette import Palette

if TYPE_CHECKING:
    from reportedly.gitstate import GitState
    from reportedly_tui.screens.places import Places

GIT_SECONDS = 0.3
"""How long after a save git's word on the file is asked for."""

WATCH_SECONDS = 2.0
"""How often the file on screen is looked at for changes by others."""


class ReportedlyApp(App[int], inherit_bindings=False):
    """The terminal desk. No key but those of the keymap ends it.

    Args:
        session: The sitting; it begins with the article that is open in it, or at the desk.
        settings: The user's keymap and theme.

    Attributes:
        unsaved: What could not be saved when it was left, a line each.
    """

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__(driver_class=_driver())
        self.session = session
        self.session.report = self._file_state_changed
        beside = Beside(self)
        self.session.beside, self.session.later = beside.do, beside.do_later
        self.keys = KeyReader(settings.keymap)
        self.theme_name = settings.theme
        self.git: GitState | None = None
        self.reader: Reader | None = None
        self.unsaved: list[str] = []
        self._untold: dict[OpenFile, None] = {}
        self._ended_by: int | None = None
        self._mounted = False
        self._visible = Visible()
        self._begun = False

    @cached_property
    def places(self) -> Places:
        """Where one can go; loaded when it is first needed."""
        from reportedly_tui.screens.places import Places

        return Places(self)

    @property
    def palette(self) -> Palette:
        """The styles of the present theme."""
        return Palette(THEMES[self.theme_name], colour=not self.no_color)

    @property
    def shown_reader(self) -> Reader:
        """The reader, once there is one."""
        assert self.reader is not None
        return self.reader

    @property
    def focused(self) -> None:
        """Nothing: keys go to the screen, which hands them on in the order they were typed."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, and after them those that let no colour and no control through."""
        colourless = [NoColor()] if self.no_color else []
        return [*super().get_line_filters(), *colourless, self._visible]

    def heed_signals(self, loop: asyncio.AbstractEventLoop) -> None:
        """End in order when the system asks for it, from before the loop runs."""
        if sys.platform != "win32":
            for number in (signal.SIGTERM, signal.SIGHUP):
                loop.add_signal_handler(number, self._end_by, number)

    async def on_mount(self) -> None:
        """Show the article or the desk, unless it is to end already."""
        self._mounted = True
        if self._ended_by:
            self.leave()
        elif self.session.current is None:
            self.places.show_desk()
        else:
            self.show_reader()

    def show_reader(self) -> None:
        """Show the session's current article."""
        if self.reader is None:
            self.reader = Reader(self.session, self.palette, self.keys)
            self.install_screen(self.reader, "reader")  # so that leaving it does not end it
            self.push_screen(self.reader)
            self.set_timer(SETTLED_SECONDS, self._begin)
        else:
            if self.screen is not self.reader:
                self.push_screen(self.reader)
            self.reader.show_reading()

    def next_theme(self) -> str:
        """Change to the next theme and return its name."""
        names = list(THEMES)
        self.theme_name = names[(names.index(self.theme_name) + 1) % len(names)]
        for screen in self.places.known:
            if screen.is_mounted:
                screen.restyle(self.palette)
        return self.theme_name

    def _end_by(self, number: int) -> None:
        self._ended_by = number
        if self._mounted:
            self.leave()

    def leave(self) -> None:
        """Save what is pending, then end."""
        self._keep()
        code = 128 + self._ended_by if self._ended_by else 1 if self.unsaved else 0
        self.exit(code, return_code=code)

    def _keep(self) -> None:
        """Save all that was labelled and written, the text in the editor included."""
        if self.reader is not None and "hand" in self.reader.__dict__:
            self.reader.hand.keep_text()
        self.session.close()
        self.unsaved = [
            f"{one.path.name}: not saved, {one.reason}"
            for one in self.session.files.values()
            if one.state in ("failed", "changed") and one.edits
        ]

    @property
    def failure(self) -> Exception | None:
        """The error of its own that ended the app, if one did."""
        return self._exception

    def _handle_exception(self, error: Exception) -> None:
        """End, with everything saved; Textual would paint pages of traceback over the terminal."""
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
            with suppress(Exception):
                self._keep()
        self._return_code = 3
        self._close_messages_no_wait()

    # Beside the screen

    def after_frame(self, reading: Reading) -> None:
        """What an article needs once it is painted: its lock, git's word, the sentence count."""
        if not self._begun:
            return
        open_file = self.session.file_of(reading)
        if open_file.lock is None and not reading.read_only:
            self.session.saver.lock(open_file)
        self._tell()
        self._ask_git()
        reading.count_sentences()
        self.shown_reader.refresh_footer()

    def _begin(self) -> None:
        """The first frame is painted: load what the first key needs, before it comes."""
        self._begun = True
        self._fit_terminal()
        _ = self.shown_reader.hand, self.places
        self._git_timer = self.set_interval(GIT_SECONDS, self._ask_git, pause=True)
        self.after_frame(self.session.reading)
        self.set_interval(WATCH_SECONDS, self._watch)

    def _fit_terminal(self) -> None:
        """Take the terminal's real size, in case it was told before there was a screen to hear."""
        if os.isatty(0):
            size = Size(*os.get_terminal_size(0))
            if size != self.shown_reader.size:
                self.post_message(Resize(size, size))

    def _ask_git(self) -> None:
        """Learn git's state of the file in a thread."""
        self._git_timer.pause()
        if self.session.current is None:
            return
        root, path = self.session.workspace.root, self.session.file_of(self.session.reading).path

        def learn() -> None:
            from reportedly.gitstate import git_state

            self.git = git_state(root, path)
            self.from_thread(self._refresh)

        threading.Thread(target=learn, name="reportedly-git", daemon=True).start()

    def _refresh(self) -> None:
        if self.reader is not None and self.screen is self.reader:
            self.reader.refresh_status()

    def from_thread(self, callback: Callable[[], None]) -> None:
        """Have something done in the app's own thread, unless it is ending."""
        if self.is_running:
            self.call_later(callback)

    def _file_state_changed(self, open_file: OpenFile) -> None:
        """From the saver's thread: a file was saved, or could not be."""
        self.from_thread(lambda: self._show_file_state(open_file))

    def _show_file_state(self, open_file: OpenFile) -> None:
        if open_file.state in ("failed", "changed"):
            self._untold[open_file] = None
        elif self._begun:
            self._git_timer.reset()
            self._git_timer.resume()
        self._tell()
        if self.reader is not None and self.screen is self.reader:
            self.reader.refresh_status()
        elif self.screen is self.places.desk:
            self.places.desk.read_progress()
        elif self.screen is self.places.sources:
            self.places.sources.read_uses()
        elif self.screen is self.places.board:
            self.places.board.read_board()

    def _tell(self) -> None:
        """Say or ask what became of files that could not be saved, once nothing else is asked."""
        from reportedly_tui.session.conflicts import settle

        while self._untold and (here := self.places.here) is not None and not here.busy:
            open_file, _ = self._untold.popitem()
            here.conclude(settle(self.session, open_file))

    def _watch(self) -> None:
        """Look whether somebody else wrote a file that shows on screen."""
        from reportedly_tui.session.conflicts import look

        here = self.places.here
        if here is None or here is self.places.desk or here.busy:
            return
        self._tell()
        result = look(self.session)
        if result is not None:
            here.conclude(result)


def _driver() -> type | None:
    """The driver that survives any input; Textual's own where there is none of ours."""
    if sys.platform == "win32" or not os.isatty(0):
        return None
    from reportedly_tui.terminal.driver import TolerantDriver

    return TolerantDriver
