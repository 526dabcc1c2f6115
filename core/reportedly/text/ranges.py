"""A stretch of text, and how its ends are trimmed."""

from __future__ import annotations

import re
from typing import NamedTuple

from reportedly.text.graphemes import snap_span

_INK = re.compile(r"\S")
_WINDOW = 4096


class Range(NamedTuple):
    """The half-open stretch `[start, end)` of a text, in code points."""

    start: int
    end: int


def overlaps(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether two ranges share a code point."""
    return one[0] < other[1] and other[0] < one[1]


def covers(outer: tuple[int, int], inner: tuple[int, int]) -> bool:
    """Tell whether `inner` lies within `outer`."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def first_ink(text: str, offset: int) -> int | None:
    """Return the offset of the first code point at or after `offset` that is no white space."""
    found = _INK.search(text, offset)
    return found.start() if found else None


def last_ink(text: str, offset: int) -> int | None:
    """Return the offset of the last code point before `offset` that is no white space."""
    while offset > 0:
        window = max(offset - _WINDOW, 0)
        if inked := text[window:offset].rstrip():
            return window + len(inked) - 1
        offset = window
    return None


def trimmed(text: str, start: int, end: int, also: str = "") -> Range | None:
    """Return `[start, end)` without the white space, and the characters of `also`, at its ends.

    No-break space counts as white space, except where a mark stands on it. The result cuts no
    grapheme cluster; it is None when nothing is left.
    """
    while start < end and (text[start].isspace() or text[start] in also):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in also):
        end -= 1
    return Range(*snap_span(text, start, end)) if start < end else None
