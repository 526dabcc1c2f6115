"""Lines, and the stretches of them that are segmented at a time.

A stretch is a line, or, where a line is longer than `LONG`, one of the pieces it is cut into. The
cuts lie near fixed offsets of the text, so that a stretch deep in one line of 5 MB is found
without reading what stands before it: at the first end of a sentence after the fixed offset, else
at white space, else at the fixed offset itself.
"""

from __future__ import annotations

import re

from reportedly.text.graphemes import snap
from reportedly.text.ranges import Range

LONG = 20_000
"""The longest line, in code points, that is one stretch."""

_PIECE = 4_096
_LOOK = 1_024
_SENTENCE_END = r"[^\W\d_]{4}[.!?]['\"”’»]*\s+(?=[\"“‘«A-Z])|[。！？][」』”’]*"
_SPACE = r"\s+(?=\S)"


def line_at(text: str, offset: int) -> Range:
    """Return the line that `offset` stands in, without its newline; it may be empty.

    An offset at a newline belongs to the line which that newline ends. This looks at the whole
    line, however long; `stretch_at` does not.
    """
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return Range(start, len(text) if end < 0 else end)


def stretch_at(text: str, offset: int) -> Range:
    """Return the stretch that `offset`, in `0 … len(text)`, stands in; it may be empty."""
    low, high = offset - LONG - 1, offset + LONG + 1
    before = text.rfind("\n", max(low, 0), offset)
    after = text.find("\n", offset, high)
    start = before + 1 if before >= 0 or low < 0 else None
    end = after if after >= 0 else len(text) if high > len(text) else None
    if start is not None and end is not None and end - start <= LONG:
        return Range(start, end)
    piece = _piece_at(text, offset if offset != end else offset - 1)
    return Range(max(piece.start, start or 0), min(piece.end, end or piece.end))


def _piece_at(text: str, offset: int) -> Range:
    number = offset // _PIECE
    while (end := _cut(text, number)) <= offset:
        number += 1
    while (start := _cut(text, number - 1)) > offset:
        number, end = number - 1, start
    return Range(start, end)


def _cut(text: str, number: int) -> int:
    """Return the cut near the multiple `number` of the piece length."""
    fixed = number * _PIECE
    if fixed <= 0 or fixed >= len(text):
        return min(max(fixed, 0), len(text))
    for pattern in (_SENTENCE_END, _SPACE):
        if found := re.compile(pattern).search(text, fixed, fixed + _LOOK):
            return snap(text, found.end())
    return snap(text, fixed)
