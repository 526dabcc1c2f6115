"""Where the pieces of an old text stand in a new one: one walk over each, whatever is asked."""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import cached_property

BLOCK = 16
"""Code points in a piece. The old text is cut into pieces of this size, end to end."""

REACH = 512
"""Code points before and after a passage in which pieces that tell where it stands are sought."""
COUNTED = 1000
"""Up to how many places of one piece are counted."""
FEW = 100
"""So many searches through a text take about as long as one look at each of its characters."""


class Grid:
    """The old text's pieces, and every place where each stands in the old and in the new text.

    Offsets are code points.
    """

    def __init__(self, old: str, new: str) -> None:
        self.old = old
        self.new = new

    @cached_property
    def _in_old(self) -> dict[str, list[int]]:
        return _places(self.old, set(map(self._piece, self._pieces(0, len(self.old)))))

    @cached_property
    def _in_new(self) -> dict[str, list[int]]:
        return _places(self.new, self._in_old.keys())

    def in_new(self, low: int, high: int) -> Iterator[int]:
        """Yield where old[low:high], which holds a whole piece, stands in the new text."""
        return self._find(self.new, self._in_new, low, high)

    def is_unique(self, low: int, high: int) -> bool:
        """Tell whether old[low:high], which holds a whole piece, stands once in the old text."""
        found = self._find(self.old, self._in_old, low, high)
        return next(found, None) is not None and next(found, None) is None

    def was_copied(self, low: int, high: int) -> bool:
        """Tell whether two neighbouring pieces near old[low:high] stand more often than before."""
        return any(
            self._pairs(self._in_new, at) > self._pairs(self._in_old, at)
            for at in self._pieces(max(0, low), min(high, len(self.old)) - BLOCK)
        )

    def shifts(self, low: int, high: int) -> list[int]:
        """By how much the nearest anchors before and after old[low:high] moved."""
        nearest = self.anchors(low - REACH, low)[-1:] + self.anchors(high, high + REACH)[:1]
        return [new - old for old, new in nearest]

    def anchors(self, low: int, high: int) -> list[tuple[int, int]]:
        """The pieces within old[low:high] that stand once in both texts: old and new offset."""
        found = []
        for at in self._pieces(max(0, low), min(high, len(self.old))):
            piece = self._piece(at)
            places = self._in_new.get(piece, ())
            if len(places) == 1 == len(self._in_old[piece]):
                found.append((at, places[0]))
        return found

    def _piece(self, at: int) -> str:
        return self.old[at : at + BLOCK]

    def _pieces(self, low: int, high: int) -> range:
        """Return the old offsets of the whole pieces within a stretch."""
        return range(-(-low // BLOCK) * BLOCK, high - BLOCK + 1, BLOCK)

    def _pairs(self, places: dict[str, list[int]], at: int) -> int:
        """How often a piece and the one after it stand side by side."""
        first = places.get(self._piece(at), [])[:COUNTED]
        second = set(places.get(self._piece(at + BLOCK), [])[:COUNTED])
        return sum(place + BLOCK in second for place in first)

    def _find(self, text: str, places: dict[str, list[int]], low: int, high: int) -> Iterator[int]:
        """Yield where old[low:high] stands in a text, by the rarest of its pieces."""
        passage = self.old[low:high]
        by_piece = [(places.get(self._piece(at), []), at) for at in self._pieces(low, high)]
        rarest, at = min(by_piece, key=lambda one: len(one[0]))
        for place in rarest:
            start = place - (at - low)
            if start >= 0 and text.startswith(passage, start):
                yield start


def _places(text: str, pieces: Set[str]) -> dict[str, list[int]]:
    if len(pieces) <= FEW:
        return {piece: starts for piece in pieces if (starts := list(_starts(text, piece)))}
    found: dict[str, list[int]] = {}
    for at in range(len(text) - BLOCK + 1):
        piece = text[at : at + BLOCK]
        if piece in pieces:
            found.setdefault(piece, []).append(at)
    return found


def _starts(text: str, piece: str) -> Iterator[int]:
    start = text.find(piece)
    while start >= 0:
        yield start
        start = text.find(piece, start + 1)
