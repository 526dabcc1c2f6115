"""Textual's driver for Linux and macOS, made to survive what a terminal sends, and its end."""

from __future__ import annotations

import os
import selectors
import signal
from contextlib import suppress
from typing import Any

from textual.drivers.linux_driver import LinuxDriver

from reportedly_tui.terminal import prepaint
from reportedly_tui.terminal.input import TerminalInput
from reportedly_tui.terminal.thrift import thrifty

CHUNK = 4096

ESCAPE_SECONDS = 0.025
"""How long after an Esc what belongs to it must have come; else it was the key."""

EXIT_SECONDS = 0.1
"""How often the reading thread looks whether the app has ended."""


class Screen:
    """A terminal to write to. When it is gone nobody reads on, and that is no error.

    Textual's writing thread would end with one, and the app wait for that thread for ever.

    Args:
        file: The terminal.
    """

    def __init__(self, file: Any) -> None:
        self._file = file
        self.fileno = file.fileno

    def write(self, text: str) -> None:
        """Write, if there is somebody to read."""
        with suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        """Send what was written."""
        with suppress(OSError):
            self._file.flush()


class TolerantDriver(LinuxDriver):
    """A driver that survives any byte, and the end of the terminal."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._file: Any = Screen(self._file)

    def write(self, data: str) -> None:
        """Write to the terminal; a screen that was painted before Textual came is kept."""
        if data == prepaint.ENTER and prepaint.state.shown:
            prepaint.state.shown = False
            return
        super().write(thrifty(data))

    def run_input_thread(self) -> None:
        """Wait for input and hand on what it means, until the app or the terminal ends."""
        selector = selectors.SelectSelector()
        selector.register(self.fileno, selectors.EVENT_READ)
        source = TerminalInput()
        try:
            while not self.exit_event.is_set():
                patience = ESCAPE_SECONDS if source.waits else EXIT_SECONDS
                data = self._read() if selector.select(patience) else b""
                if data is None:
                    os.kill(os.getpid(), signal.SIGHUP)
                    return
                for message in source.feed(data) if data else source.rest():
                    self.process_message(message)
        finally:
            selector.close()

    def _read(self) -> bytes | None:
        """What was typed; None when the terminal is gone."""
        try:
            return os.read(self.fileno, CHUNK) or None
        except OSError:
            return None
