"""The lines of many items, kept in a few large pieces.

Fifty thousand small objects can't be copied within a frame, because each of them has to be
touched. A file that is written while it is edited is therefore kept in pieces of some hundred
items: a copy of it is a short list of pieces, and a change makes one piece anew.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from itertools import accumulate

SIZE = 256
"""How many items a piece begins with; it is split when it has twice as many."""


class Chunks:
    """A list of bytes, one entry for each item."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._lengths: list[array[int]] = []

    def extend(self, chunks: list[bytes]) -> None:
        """Put entries behind all others."""
        for begin in range(0, len(chunks), SIZE):
            part = chunks[begin : begin + SIZE]
            self._pieces.append(b"".join(part))
            self._lengths.append(array("L", map(len, part)))

    def __len__(self) -> int:
        return sum(map(len, self._lengths))

    def pieces(self) -> list[bytes]:
        """Return all entries, joined to fewer."""
        return self._pieces.copy()

    def holding(self, word: bytes) -> list[int]:
        """Return the places of the entries that have a word in them."""
        found: list[int] = []
        first = 0
        for piece, lengths in zip(self._pieces, self._lengths, strict=True):
            if word in piece:
                ends = list(accumulate(lengths))
                at = piece.find(word)
                while at >= 0:
                    inside = bisect_right(ends, at)
                    found.append(first + inside)
                    at = piece.find(word, ends[inside])
            first += len(lengths)
        return found

    def run(self, place: int, most: int) -> tuple[bytes, int]:
        """Return an entry and some behind it, joined: `most` at most, of one piece; how many."""
        piece, place = self._find(place)
        lengths = self._lengths[piece][place : place + most]
        begin, _ = self._reach(piece, place)
        return self._pieces[piece][begin : begin + sum(lengths)], len(lengths)

    def __getitem__(self, place: int) -> bytes:
        piece, place = self._find(place)
        begin, end = self._reach(piece, place)
        return self._pieces[piece][begin:end]

    def __setitem__(self, place: int, chunk: bytes) -> None:
        piece, place = self._find(place)
        self._write(piece, *self._reach(piece, place), chunk)
        self._lengths[piece][place] = len(chunk)

    def __delitem__(self, place: int) -> None:
        piece, place = self._find(place)
        self._write(piece, *self._reach(piece, place), b"")
        del self._lengths[piece][place]
        if not self._lengths[piece]:
            del self._lengths[piece], self._pieces[piece]

    def insert(self, place: int, chunk: bytes) -> None:
        """Put an entry before the one at `place`, or behind all others."""
        if not self._pieces:
            self._pieces, self._lengths = [b""], [array("L")]
        piece, place = self._find(place)
        begin = sum(self._lengths[piece][:place])
        self._write(piece, begin, begin, chunk)
        self._lengths[piece].insert(place, len(chunk))
        if len(self._lengths[piece]) == 2 * SIZE:
            self._split(piece)

    def _find(self, place: int) -> tuple[int, int]:
        """Return the piece an entry is in, and its place there; of the last end, the last piece."""
        for piece, lengths in enumerate(self._lengths):
            if place < len(lengths):
                return piece, place
            place -= len(lengths)
        if place:
            raise IndexError
        return len(self._lengths) - 1, len(self._lengths[-1])

    def _reach(self, piece: int, place: int) -> tuple[int, int]:
        lengths = self._lengths[piece]
        begin = sum(lengths[:place])
        return begin, begin + lengths[place]

    def _write(self, piece: int, begin: int, end: int, chunk: bytes) -> None:
        old = self._pieces[piece]
        self._pieces[piece] = b"".join((old[:begin], chunk, old[end:]))

    def _split(self, piece: int) -> None:
        data, lengths = self._pieces[piece], self._lengths[piece]
        middle = sum(lengths[:SIZE])
        self._pieces[piece : piece + 1] = [data[:middle], data[middle:]]
        self._lengths[piece : piece + 1] = [lengths[:SIZE], lengths[SIZE:]]
