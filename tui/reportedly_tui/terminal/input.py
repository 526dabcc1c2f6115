"""What the bytes mean that a terminal sends, whichever they are.

Textual's own parser dies of key reports with absurd numbers, takes an Esc in pasted text for a
key, and Esc with the next key for Alt. Here such reports are dropped, a paste is text, and Esc is
Esc however fast one types on: no key of ours is held with Alt. Enter is typed as a line feed
until the terminal is told that programs, not lines, are what it is used for.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator

from textual._xterm_parser import XTermParser
from textual.events import Key, Paste, Resize
from textual.message import Message

LARGEST = 2000
"""Columns or rows of a terminal; one that says it is larger is not believed."""

PASTE_BEGINS, PASTE_ENDS = "\x1b[200~", "\x1b[201~"

ESC = "\x1b"
SEQUENCES = re.compile("\x1b[^\x1b]*|[^\x1b]+")
"""Esc and what follows it, or text without it."""

INTRODUCERS = frozenset("[OP]X^_")
"""What follows Esc in what terminals send of themselves: CSI, SS3 and strings of control."""


class TerminalInput:
    """Turns bytes into keys, pastes, mouse events and sizes."""

    def __init__(self) -> None:
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._parser = XTermParser()
        self._pasted: str | None = None
        self._escape = ""

    @property
    def waits(self) -> bool:
        """Whether an Esc came last, which may be a key or the beginning of more."""
        return bool(self._escape)

    def feed(self, data: bytes) -> Iterator[Message]:
        """What some bytes mean, together with those before them."""
        left = self._escape + self._decode(data)
        self._escape = ""
        if self._pasted is None and left.endswith(ESC):
            left, self._escape = left[:-1], ESC
        while left:
            if self._pasted is None:
                typed, begun, left = left.partition(PASTE_BEGINS)
                for piece in SEQUENCES.findall(typed):
                    yield from self._typed(piece)
                self._pasted = "" if begun else None
            else:
                text, ended, left = (self._pasted + left).partition(PASTE_ENDS)
                self._pasted = None if ended else text
                if ended:
                    yield Paste(text)

    def rest(self) -> Iterator[Message]:
        """What it means that nothing more came for a while: an Esc was just that."""
        if self._escape:
            self._escape = ""
            yield Key("escape", ESC)
        yield from self._understood(self._parser.tick())

    def _typed(self, piece: str) -> Iterator[Message]:
        """What one sequence means, or text; an Esc that introduces nothing is a key."""
        if piece[0] == ESC and piece[1:2] not in INTRODUCERS:
            yield Key("escape", ESC)
            piece = piece[1:]
        yield from self._understood(self._parser.feed(piece)) if piece else ()

    def _understood(self, messages: Iterable[Message]) -> Iterator[Message]:
        """What a sequence means; one that the parser dies of means nothing."""
        try:
            for message in messages:
                if isinstance(message, Key) and message.key == "ctrl+j":
                    yield Key("enter", "\r")
                elif not isinstance(message, Resize) or max(message.size) <= LARGEST:
                    yield message
        except Exception:
            self._parser = XTermParser()
