"""Reading the terminal without dying of what it sends.

Textual's own reader ends the app on a byte that is not UTF-8 and on key reports with absurd
numbers. Here such bytes become a replacement character, and such reports are dropped.
"""

from __future__ import annotations

import codecs
import os
import re
import selectors
import signal
from collections.abc import Iterable

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Paste, Resize
from textual.message import Message

from reportedly_tui.terminal import prepaint

CHUNK = 4096

PASTE_BEGINS, PASTE_ENDS = "\x1b[200~", "\x1b[201~"

LARGEST = 2000
"""Columns or rows of a terminal; one that says it is larger is not believed."""

SEQUENCES = re.compile("\x1b[^\x1b]*|[^\x1b]+")
"""Esc and what follows it, or text without it."""


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
        self._parser = XTermParser(self._debug)
        self._pasted: str | None = None
        try:
            while not self.exit_event.is_set():
                typed = self._read() if selector.select(0.1) else b""
                if typed is None:
                    os.kill(os.getpid(), signal.SIGHUP)
                    return
                self._hand_on(decode(typed))
        finally:
            selector.close()

    def _read(self) -> bytes | None:
        """What was typed; None when the terminal is gone."""
        try:
            return os.read(self.fileno, CHUNK) or None
        except OSError:
            return None

    def _hand_on(self, typed: str) -> None:
        """Hand on what was typed and pasted, and an Esc that nothing follows.

        Textual's parser would take an Esc in pasted text for a key, and what follows it too.
        """
        while typed:
            if self._pasted is None:
                typed, begun, rest = typed.partition(PASTE_BEGINS)
                for piece in SEQUENCES.findall(typed):
                    self._try(self._parser.feed(piece))
                self._pasted, typed = "" if begun else None, rest
            else:
                text, ended, typed = (self._pasted + typed).partition(PASTE_ENDS)
                self._pasted = None if ended else text
                if ended:
                    self._try([Paste(text)])
        self._try(self._parser.tick())

    def _try(self, messages: Iterable[Message]) -> None:
        """Hand on what a sequence means; one that Textual's parser dies of means nothing."""
        try:
            for message in messages:
                if not isinstance(message, Resize) or max(message.size) <= LARGEST:
                    self.process_message(message)
        except Exception:
            self._parser = XTermParser(self._debug)
