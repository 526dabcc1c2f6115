"""The selection: what is visible on screen and what the next key acts on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Selection:
    """A stretch of the article between two ends, in code points.

    `active` is the end that moves; both ends in one place are a caret.
    """

    anchor: int
    active: int

    @classmethod
    def caret(cls, offset: int) -> Selection:
        """A selection of nothing at `offset`."""
        return cls(offset, offset)

    @classmethod
    def over(cls, span: tuple[int, int]) -> Selection:
        """A selection of `span`, its end active."""
        return cls(span[0], span[1])

    @property
    def start(self) -> int:
        """The smaller offset."""
        return min(self.anchor, self.active)

    @property
    def end(self) -> int:
        """The larger offset; the code point there is not selected."""
        return max(self.anchor, self.active)

    @property
    def empty(self) -> bool:
        """Whether it is a caret."""
        return self.anchor == self.active

    def within(self, length: int) -> Selection:
        """What of it lies in a text of so many code points."""
        return Selection(min(self.anchor, length), min(self.active, length))

    def swapped(self) -> Selection:
        """The same stretch with its other end active."""
        return Selection(self.active, self.anchor)
