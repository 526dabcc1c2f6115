"""Reading the terminal without dying of what it sends.

Textual's own reader ends the app on a byte that is not UTF-8 and on key reports with absurd
numbers. Here such bytes become a replacement character, and such reports are dropped.
"""

from __future__ import annotations

import codecs
import os
import selectors
import signal
from collections.abc import Iterable

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from reportedly_tui.terminal import prepaint

CHUNK = 4096


class TolerantDriver(LinuxDriver):
    """The driver for Linux and macOS, with a reader that survives any byte."""

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
        decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        parser = XTermParser(self._debug)
        try:
            while not self.exit_event.is_set():
                data = self._read() if selector.select(0.1) else None
                if data == b"":
                    os.kill(os.getpid(), signal.SIGHUP)
                    return
                try:
                    self._hand_on(parser.feed(decode(data)) if data else ())
                    self._hand_on(parser.tick())
                except (ValueError, OverflowError, StopIteration):
                    parser = XTermParser(self._debug)
        finally:
            selector.close()

    def _read(self) -> bytes:
        """What was typed; nothing when the terminal is gone."""
        try:
            return os.read(self.fileno, CHUNK)
        except OSError:
            return b""

    def _hand_on(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)
