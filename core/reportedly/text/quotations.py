"""Quotations, also over several paragraphs, found around an offset.

Marks are paired within a paragraph (a stretch, see `stretches`). A quotation that is still open at
the end of its paragraph goes on where the next paragraph begins with the same mark; otherwise it
ends with its paragraph. A single mark that nothing closes is an apostrophe, unless the next
paragraph reopens it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Literal

from reportedly.text.marks import SINGLE, pairs
from reportedly.text.ranges import Range, first_ink, last_ink, overlaps, trimmed
from reportedly.text.stretches import stretch_at

REACH = 500
"""How many paragraphs a search for the next or previous quotation looks at."""

_CHAIN = 48
_Span = tuple[int, int, bool]  # from the opening mark to the end, and whether a mark closes it
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation.

    Attributes:
        outer: From the opening mark to the closing one, both included.
        inner: What stands between them, without white space at its ends.
        closed: False when no mark closes it.
    """

    outer: Range
    inner: Range
    closed: bool


def quotations(text: str, start: int, end: int) -> list[Quotation]:
    """Return the quotations that overlap `[start, end)`, by start, an outer one before its inner.

    One that goes over several paragraphs is found when at most 48 of them lie before `start`.
    """
    stretch = stretch_at(text, start)
    if first_ink(text[slice(*stretch)], 0) is None:  # a blank line may lie within a quotation
        stretch = next(_stretches_before(text, stretch), stretch)
    for before in islice(_stretches_before(text, stretch), _CHAIN):
        if not _continues(text, before, stretch):
            break
        stretch = before
    found: list[Quotation] = []
    for each in chain([stretch], _stretches_after(text, stretch)):
        if each.start >= end:
            break
        spans = _starting_in(text, each)
        found += _quotations(text, [span for span in spans if overlaps(span[:2], (start, end))])
    return [each for each in found if overlaps(each.outer, (start, end))]


def quotation_at(text: str, offset: int) -> Quotation | None:
    """Return the innermost quotation whose marks or text stand at `offset`."""
    around = quotations(text, offset, offset + 1)
    return min(around, key=lambda each: each.outer.end - each.outer.start, default=None)


def next_quotation(text: str, offset: int) -> Quotation | None:
    """Return the first quotation whose opening mark stands at or after `offset`."""
    here = stretch_at(text, min(offset, len(text)))
    for stretch in islice(chain([here], _stretches_after(text, here)), REACH):
        for each in _quotations(text, _starting_in(text, stretch)):
            if each.outer.start >= offset:
                return each
    return None


def quote_type_of(
    text: str, content: Sequence[tuple[int, int]]
) -> Literal["direct", "indirect", "mixed", "block"]:
    """Say how content is quoted.

    Returns:
        `direct` when all words stand within quotation marks, `mixed` when some do, `block` when
        none do but whole paragraphs, introduced by a colon or several, are quoted; else `indirect`.
    """
    inside = outside = False
    for start, end in content:
        at = start
        for each in quotations(text, start, end):
            outside |= bool(_WORD.search(text, at, max(at, each.outer.start)))
            inside |= bool(_WORD.search(text, max(at, each.outer.start), min(end, each.outer.end)))
            at = max(at, each.outer.end)
        outside |= bool(_WORD.search(text, at, end))
    if inside:
        return "mixed" if outside else "direct"
    return "block" if any(_is_block(text, *part) for part in content) else "indirect"


def _is_block(text: str, start: int, end: int) -> bool:
    if "\n" in text[start:end].strip():
        return True
    before = last_ink(text, start)
    return before is not None and text[before] == ":" and "\n" in text[before:start]


def _starting_in(text: str, stretch: Range) -> list[_Span]:
    """Return the quotations that begin in the stretch, an outer one before its inner."""
    before = next(_stretches_before(text, stretch), None)
    reopened = _head(text, stretch) if before and _continues(text, before, stretch) else None
    found = pairs(text[slice(*stretch)])
    at = stretch.start
    spans = [(at + a, at + b, True) for a, b in found.closed if a != reopened]
    spans += [(at + a, at + b, False) for a, b in found.broken if a != reopened]
    spans += _left_open(text, stretch, [start for start in found.open if start != reopened])
    return sorted(spans, key=lambda span: (span[0], -span[1]))


def _left_open(text: str, stretch: Range, starts: list[int]) -> list[_Span]:
    """Return the outermost quotation that is left open at the end of the stretch, if any."""
    for start in starts:
        mark = text[stretch.start + start]
        last, end, closed = stretch, stretch.end, False
        for after in islice(_stretches_after(text, stretch), _CHAIN):
            head = _head(text, after)
            if closed or text[after.start + head] != mark:
                break
            last = after
            within = pairs(text[slice(*after)])
            ends = [b for a, b in (*within.closed, *within.broken) if a == head]
            end = after.start + ends[0] if ends else after.end
            closed = bool(ends)
        if last != stretch or mark not in SINGLE:
            return [(stretch.start + start, end, closed)]
    return []


def _quotations(text: str, spans: Iterable[_Span]) -> Iterator[Quotation]:
    """Make quotations of spans, leaving out what holds nothing between its marks."""
    for start, end, closed in spans:
        outer = trimmed(text, start, end)
        inner = outer and trimmed(text, outer.start + 1, outer.end - closed)
        if outer and inner:
            yield Quotation(outer, inner, closed)


def _continues(text: str, before: Range, stretch: Range) -> bool:
    """Tell whether the stretch goes on with a quotation which the one before it left open."""
    mark = text[stretch.start + _head(text, stretch)] if stretch.start < stretch.end else ""
    return any(text[before.start + start] == mark for start in pairs(text[slice(*before)]).open)


def _head(text: str, stretch: Range) -> int:
    """Return where the first character that is no white space stands, from the stretch's start."""
    found = first_ink(text, stretch.start)
    return 0 if found is None or found >= stretch.end else found - stretch.start


def _stretches_after(text: str, stretch: Range) -> Iterator[Range]:
    while (at := first_ink(text, stretch.end)) is not None:
        stretch = stretch_at(text, at)
        yield stretch


def _stretches_before(text: str, stretch: Range) -> Iterator[Range]:
    while (at := last_ink(text, stretch.start)) is not None:
        stretch = stretch_at(text, at)
        yield stretch
