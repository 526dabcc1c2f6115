"""Where labels stand: every span of every label, found by place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportedly_schemas.annotation import Attribution, Label, Span

BUCKET = 1024
"""Code points in one bucket of the index."""

LONG = -1
"""The bucket of labels that would stand in many."""

PARTS = ("source", "cue", "content")
"""The parts of an attribution, in the order of its fields."""


class Mark(NamedTuple):
    """One span of a label: `part` is `source`, `cue`, `content`, or the label's section."""

    start: int
    end: int
    section: str
    id: str
    part: str


def spans_of(label: Label, part: str = "") -> tuple[Span, ...]:
    """The spans of a label, or of one part of an attribution."""
    if isinstance(label, Attribution):
        if part:
            return tuple(getattr(label, part))
        return (*label.source, *label.cue, *label.content)
    return label.spans


def extent(label: Label) -> tuple[int, int]:
    """From the label's first code point to after its last; (0, 0) for a label without spans."""
    spans = spans_of(label)
    if not spans:
        return 0, 0
    return min(span.start for span in spans), max(span.end for span in spans)


def marks_of(section: str, label: Label) -> Iterator[Mark]:
    """A mark for each span of a label."""
    if isinstance(label, Attribution):
        for part in PARTS:
            for span in getattr(label, part):
                yield Mark(span.start, span.end, section, label.id, part)
    else:
        for span in label.spans:
            yield Mark(span.start, span.end, section, label.id, section)


def clash(source: Iterable[Span], cue: Iterable[Span], content: Iterable[Span]) -> str:
    """Name two parts of an attribution that share code points; empty when none do."""
    placed = sorted(
        (span.start, span.end, name)
        for name, spans in zip(PARTS, (source, cue, content), strict=True)
        for span in spans
    )
    for first, second in pairwise(placed):
        if second[0] < first[1] and first[2] != second[2]:
            return f"{first[2]} and {second[2]}"
    return ""


class MarkIndex:
    """The labels of one article by place, in buckets of `BUCKET` code points; long ones apart.

    Ids are indexed; the marks of a bucket are made when it is first looked at.

    Args:
        find: Gives the label of a section and an id.
    """

    __slots__ = ("_buckets", "_find", "_marks")

    def __init__(self, find: Callable[[str, str], Label]) -> None:
        self._find = find
        self._buckets: dict[int, list[tuple[str, str]]] = {}
        self._marks: dict[int, list[Mark]] = {}

    def fill(self, section: str, order: Iterable[tuple[int, int, str]]) -> None:
        """Add many labels at once, each as first offset, length (in code points) and id."""
        buckets = self._buckets
        for start, length, label in order:
            first, last = start // BUCKET, (start + length - 1) // BUCKET
            if first == last and length:
                place = buckets.get(first)
                if place is None:
                    buckets[first] = [(section, label)]
                else:
                    place.append((section, label))
            elif length:
                for number in _numbers(start, start + length):
                    buckets.setdefault(number, []).append((section, label))

    def add(self, section: str, label: Label) -> None:
        """Put a label into the index."""
        for number in _numbers(*extent(label)):
            self._buckets.setdefault(number, []).append((section, label.id))
            self._marks.pop(number, None)

    def remove(self, section: str, label: Label) -> None:
        """Take a label out of the index.

        Raises:
            ValueError: It is not there.
        """
        for number in _numbers(*extent(label)):
            self._buckets.setdefault(number, []).remove((section, label.id))
            self._marks.pop(number, None)

    def between(self, start: int, end: int) -> list[Mark]:
        """The marks that share a code point with [start, end), each once, by place."""
        return sorted(
            {
                mark
                for number in (LONG, *range(start // BUCKET, max(start, end - 1) // BUCKET + 1))
                for mark in self._marks_in(number)
                if mark.start < end and mark.end > start
            }
        )

    def _marks_in(self, number: int) -> list[Mark]:
        made = self._marks.get(number)
        if made is None:
            made = self._marks[number] = [
                mark
                for section, label_id in self._buckets.get(number, ())
                for mark in marks_of(section, self._find(section, label_id))
            ]
        return made


def _numbers(start: int, end: int) -> Sequence[int]:
    """The buckets a stretch belongs to; none for a label without spans."""
    if start == end:
        return ()
    first, last = start // BUCKET, (end - 1) // BUCKET
    return (LONG,) if last - first > 8 else range(first, last + 1)
