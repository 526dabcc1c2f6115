"""The units of an article that a caret moves by and a selection grows to.

Kinds, each within the next: grapheme, word, clause, sentence, paragraph. The units of a kind are
disjoint and in order, none is empty, and none cuts a grapheme cluster. All but graphemes are
without white space (NBSP included) at their ends. Graphemes cover the whole text, paragraphs and
sentences all of it but white space; clauses leave out separators, words punctuation.

Every call reads the paragraph around an offset; of a line longer than 20,000 code points, a piece
of about 4,000 (see `stretches`), so in such a line a sentence may end at such a piece's end.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from reportedly.text.graphemes import is_boundary, next_boundary, previous_boundary, snap
from reportedly.text.ranges import Range, first_ink, last_ink, trimmed
from reportedly.text.stretches import line_at, stretch_at

Kind = Literal["grapheme", "word", "clause", "sentence", "paragraph"]
"""A kind of unit, smallest first."""

_REMEMBERED = 512


class Units:
    """The units of one text.

    Attributes:
        text: The text.
        language: ISO 639-1 code of its language, for sentences.
    """

    def __init__(self, text: str, language: str = "en") -> None:
        self.text = text
        self.language = language
        self._within = lru_cache(maxsize=_REMEMBERED)(self._segmented)
        self._line = Range(0, -1)

    def unit_at(self, kind: Kind, offset: int) -> Range | None:
        """Return the unit with `start <= offset < end`; None when `offset` stands between units."""
        if not 0 <= offset < len(self.text):
            return None
        if kind == "grapheme":
            return Range(snap(self.text, offset), next_boundary(self.text, offset))
        around = self._around(kind, offset)
        at = bisect_right(around, offset, key=lambda unit: unit.start) - 1
        return around[at] if at >= 0 and offset < around[at].end else None

    def next_unit(self, kind: Kind, offset: int) -> Range | None:
        """Return the first unit with `start >= offset`, or None when there is none.

        From the unit's end, the next call gives the next unit, so that all are met in order.
        """
        if kind == "grapheme":
            return self._next_grapheme(max(offset, 0))
        reached = max(offset, 0)
        while (ink := first_ink(self.text, reached)) is not None:
            around = self._around(kind, ink)
            at = bisect_left(around, offset, key=lambda unit: unit.start)
            if at < len(around):
                return around[at]
            reached = self._container(kind, ink).end
        return None

    def previous_unit(self, kind: Kind, offset: int) -> Range | None:
        """Return the last unit with `end <= offset`, or None when there is none.

        From the unit's start, the next call gives the one before it.
        """
        if kind == "grapheme":
            return self._previous_grapheme(min(offset, len(self.text)))
        reached = min(offset, len(self.text))
        while (ink := last_ink(self.text, reached)) is not None:
            around = self._around(kind, ink)
            at = bisect_right(around, offset, key=lambda unit: unit.end) - 1
            if at >= 0:
                return around[at]
            reached = self._container(kind, ink).start
        return None

    def units_in(self, kind: Kind, start: int, end: int) -> list[Range]:
        """Return the units that share a code point with `[start, end)`, in order."""
        return list(self._overlapping(kind, start, end)) if start < end else []

    def _overlapping(self, kind: Kind, start: int, end: int) -> Iterator[Range]:
        unit = self.unit_at(kind, start) or self.next_unit(kind, start)
        while unit and unit.start < end:
            yield unit
            unit = self.next_unit(kind, unit.end)

    def _around(self, kind: Kind, offset: int) -> tuple[Range, ...]:
        """Return the units of the stretch, line or sentence that the offset stands in."""
        return self._within(kind, self._container(kind, offset))

    def _container(self, kind: Kind, offset: int) -> Range:
        if kind == "paragraph":
            if not self._line.start <= offset <= self._line.end:
                self._line = line_at(self.text, offset)
            return self._line
        if kind == "sentence":
            return stretch_at(self.text, offset)
        return self.unit_at("sentence", offset) or Range(offset, offset + 1)

    def _segmented(self, kind: Kind, container: Range) -> tuple[Range, ...]:
        if kind == "paragraph":
            paragraph = trimmed(self.text, *container)
            return (paragraph,) if paragraph else ()
        if kind == "sentence":
            from reportedly.text.sentences import sentences

            return tuple(sentences(self.text, *container, self.language))
        if kind == "clause":
            from reportedly.text.clauses import clauses

            return tuple(clauses(self.text, *container))
        from reportedly.text.words import words

        return tuple(words(self.text, *container))

    def _next_grapheme(self, offset: int) -> Range | None:
        start = offset if is_boundary(self.text, offset) else next_boundary(self.text, offset)
        return Range(start, next_boundary(self.text, start)) if start < len(self.text) else None

    def _previous_grapheme(self, offset: int) -> Range | None:
        end = snap(self.text, offset)
        return Range(previous_boundary(self.text, end), end) if end > 0 else None
