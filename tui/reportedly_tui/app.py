"""The app: it owns the session, shows the screens, and leaves the terminal as it found it."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.events import Resize
from textual.filter import LineFilter, NoColor
from textual.geometry import Size
from textual.screen import Screen

from reportedly_tui.keys.sequence import KeyReader
from reportedly_tui.screens.beside import Beside
from reportedly_tui.screens.reader import SETTLED_SECONDS, Reader
from reportedly_tui.screens.watch import Watch
from reportedly_tui.session.session import Session
from reportedly_tui.session.themes import THEMES, of_sixteen
from reportedly_tui.settings import Settings
from reportedly_tui.terminal.filters import Visible
from reportedly_tui.widgets.palette import Palette

if TYPE_CHECKING:
    from reportedly.workspace import Article
    from reportedly_tui.screens.places import Places


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
        self.watch_files = Watch(self)
        self.session.report = self.watch_files.hear
        self.session.preview = self._preview
        beside = Beside(self)
        self.session.beside, self.session.later = beside.do, beside.do_later
        self.keys = KeyReader(settings.keymap)
        self.theme_name = settings.theme
        self.reader: Reader | None = None
        self.unsaved: list[str] = []
        self.ending = False
        self._ended_by: int | None = None
        self._mounted = False
        self._visible = Visible()

    @cached_property
    def places(self) -> Places:
        """Where one can go; loaded when it is first needed."""
        from reportedly_tui.screens.places import Places

        return Places(self)

    @property
    def palette(self) -> Palette:
        """The styles of the present theme, in colours that the terminal has."""
        theme = THEMES[self.theme_name]
        if self.console.color_system == "standard" and not self.is_headless:
            theme = of_sixteen(theme)
        return Palette(theme, colour=not self.no_color)

    @property
    def shown_reader(self) -> Reader:
        """The reader, once there is one."""
        assert self.reader is not None
        return self.reader

    @property
    def in_sight(self) -> Screen[Any] | None:
        """The screen that is shown; None while there is none yet, and once the app has ended."""
        return next(reversed(self.screen_stack), None)

    def shows(self, screen: Screen[Any]) -> bool:
        return self.in_sight is screen

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

    def _preview(self, article: Article) -> None:
        """Show an article's text while its labels are read; the first frame paints over it."""
        from reportedly_tui.terminal.prepaint import frame

        if self._driver is None:
            return
        look = None if self.no_color else THEMES[self.theme_name]
        self._begin_update()
        self._driver.write(frame(article, *self.size, look))
        self._end_update()
        self.screen.refresh()

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
        """Save what is pending, then end; keys that wait behind this are not heeded any more."""
        self.ending = True
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
        self.ending = True
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
            with suppress(Exception):
                self._keep()
        self._return_code = 3
        self._close_messages_no_wait()

    def _fit_terminal(self) -> None:
        """Take the terminal's real size, in case it was told before there was a screen to hear."""
        if os.isatty(0):
            size = Size(*os.get_terminal_size(0))
            if size != self.shown_reader.size:
                self.post_message(Resize(size, size))

    def _begin(self) -> None:
        """The first frame is painted: load what the first key needs, before it comes."""
        self._fit_terminal()
        _ = self.shown_reader.hand, self.places
        self.watch_files.begin()

    def from_thread(self, callback: Callable[[], None]) -> None:
        """Have something done in the app's own thread, unless it is ending."""
        if self.is_running:
            self.call_later(callback)


def _driver() -> type | None:
    """The driver that survives any input; Textual's own where there is none of ours."""
    if sys.platform == "win32" or not os.isatty(0):
        return None
    from reportedly_tui.terminal.driver import TolerantDriver

    return TolerantDriver
