"""Textual's driver for Linux and macOS, made to survive what a terminal sends, and its end."""

from __future__ import annotations

import os
import selectors
import signal

from textual.drivers.linux_driver import LinuxDriver

from reportedly_tui.terminal import prepaint
from reportedly_tui.terminal.input import TerminalInput

CHUNK = 4096


class TolerantDriver(LinuxDriver):
    """A driver whose reader survives any byte."""

    def write(self, data: str) -> None:
        """Write to the terminal; a screen that was painted before Textual came is kept."""
        if data == prepaint.ENTER and prepaint.state.shown:
            prepaint.state.shown = False
            return
        super().write(data)

    def run_input_thread(self) -> None:
        """Wait for input and hand on what it means, until the app or the terminal ends."""
        selector = selectors.SelectSelector()
        selector.register(self.fileno, selectors.EVENT_READ)
        source = TerminalInput()
        try:
            while not self.exit_event.is_set():
                data = self._read() if selector.select(0.1) else b""
                if data is None:
                    os.kill(os.getpid(), signal.SIGHUP)
                    return
                for message in (*source.feed(data), *source.rest()):
                    self.process_message(message)
        finally:
            selector.close()

    def _read(self) -> bytes | None:
        """What was typed; None when the terminal is gone."""
        try:
            return os.read(self.fileno, CHUNK) or None
        except OSError:
            return None
