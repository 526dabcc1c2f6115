"""Wrapped rows: offsets to rows and cells, and back.

A row is a half-open stretch of the article; rows are held as one array of their first
offsets, so that a place is found by bisection. Nothing here costs more than a row once the
layout is made.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from reportedly.text.graphemes import snap
from reportedly.text.safe import visible

TAB = 4
"""Cells a tab takes."""

_COMPLEX = re.compile(
    "[^ -~\xa0-\xac\xae-\u02ff\u0370-\u0373\u0391-\u03ff\u0400-\u0481\u048a-\u052f"
    "\u1e00-\u1eff\u2010-\u2027\u2030-\u203a\u20ac]"
)
"""A character that may not be exactly one cell wide, or that joins others in one grapheme."""

_NO_BREAK = "\xa0\u2007\u202f"
"""Blanks that hold a row together."""


class Cluster(NamedTuple):
    """A grapheme on screen: its offsets, what is painted for it, and how many cells that takes."""

    start: int
    end: int
    shown: str
    cells: int


class Layout:
    """An article wrapped to a width.

    Attributes:
        text: The article.
        width: Cells in a row.
    """

    __slots__ = ("_starts", "text", "width")

    def __init__(self, text: str, width: int) -> None:
        self.text = text
        self.width = max(1, width)
        self._starts = _wrap(text, self.width)

    @property
    def rows(self) -> int:
        """How many rows there are; at least one."""
        return len(self._starts)

    def row_of(self, offset: int) -> int:
        """The row that shows `offset`."""
        return bisect_right(self._starts, offset) - 1

    def span(self, row: int) -> tuple[int, int]:
        """First offset of `row` and the offset after its last code point."""
        following = row + 1
        end = self._starts[following] if following < len(self._starts) else len(self.text)
        return self._starts[row], end

    def clusters(self, row: int) -> tuple[Cluster, ...]:
        """The graphemes of `row`, without its line feed."""
        start, end = self.span(row)
        if end > start and self.text[end - 1] == "\n":
            end -= 1
        return clusters(self.text[start:end], start)

    def is_plain(self, row: int) -> bool:
        """Whether every code point of `row` is one grapheme of one cell."""
        start, end = self.span(row)
        if end > start and self.text[end - 1] == "\n":
            end -= 1
        return _COMPLEX.search(self.text, start, end) is None

    def cell_of(self, offset: int) -> tuple[int, int]:
        """Row and cell (from the row's first) where the grapheme at `offset` begins."""
        row = self.row_of(offset)
        start = self._starts[row]
        if self.is_plain(row):
            return row, min(offset - start, self.width)
        cell = 0
        for cluster in self.clusters(row):
            if cluster.end > offset:
                break
            cell += cluster.cells
        return row, min(cell, self.width)

    def offset_at(self, row: int, cell: int) -> int:
        """The offset of the grapheme at `cell` of `row`, or of its last one left of it."""
        row = max(0, min(row, self.rows - 1))
        start, end = self.span(row)
        last = end - 1 if end > start and (end < len(self.text) or self.text[-1:] == "\n") else end
        if self.is_plain(row):
            return max(start, min(start + max(0, cell), last))
        at = 0
        for cluster in self.clusters(row):
            at += cluster.cells
            if at > cell:
                return cluster.start
        return max(start, last) if last == end or self.text[last] == "\n" else self._last(row)

    def _last(self, row: int) -> int:
        found = self.clusters(row)
        return found[-1].start if found else self._starts[row]


def _wrap(text: str, width: int) -> array[int]:
    """The first offset of every row."""
    starts = array("I")
    plain = text.isascii() and "\t" not in text
    at, length = 0, len(text)
    while at <= length:
        end = text.find("\n", at)
        if end < 0:
            end = length
        starts.append(at)
        if end - at > width or not plain:
            if plain or _COMPLEX.search(text, at, end) is None:
                while (at := _after_plain(text, at, end, width)) < end:
                    starts.append(at)
            else:
                while (at := _after_any(text, at, end, width)) < end:
                    starts.append(at)
        at = end + 1
    return starts


def _after_plain(text: str, at: int, end: int, width: int) -> int:
    """Where the row at `at` is over, all being one cell each; blanks behind a word hang over."""
    if end - at <= width:
        return end
    cut = text.rfind(" ", at, at + width + 1)
    at = at + width if cut <= at else cut + 1
    while at < end and text[at] == " ":
        at += 1
    return at


def _after_any(text: str, at: int, end: int, width: int) -> int:
    """Where the row at `at` is over, in a paragraph with wide or joined characters."""
    if _COMPLEX.search(text, at, min(end, at + width + 2)) is None:
        return snap(text, _after_plain(text, at, end, width))
    return _after_clusters(text, at, end, width)


def _after_clusters(text: str, at: int, end: int, width: int) -> int:
    """The same for a row with such characters: after a blank or an ideograph, if there is one."""
    used, break_at = 0, 0
    for cluster in _cut(text, at, end):
        blank = cluster.shown.isspace() and text[cluster.start] not in _NO_BREAK
        if used + cluster.cells > width and cluster.start > at and not blank:
            return break_at or cluster.start
        used += cluster.cells
        if blank or cluster.cells > 1:
            break_at = cluster.end
    return end


@lru_cache(maxsize=4096)
def clusters(piece: str, offset: int) -> tuple[Cluster, ...]:
    """Cut `piece`, which begins at `offset` of its article, into graphemes as they are painted."""
    return tuple(_cut(piece, 0, len(piece), offset))


def _cut(text: str, start: int, end: int, offset: int = 0) -> Iterator[Cluster]:
    import regex

    for match in regex.finditer(r"\X", text, pos=start, endpos=end):
        yield Cluster(offset + match.start(), offset + match.end(), *_shown(match.group()))


@lru_cache(maxsize=4096)
def _shown(grapheme: str) -> tuple[str, int]:
    """What is painted for a grapheme, and its cells: at least one, for a caret to stand on."""
    from rich.cells import cell_len

    if grapheme == "\t":
        return " " * TAB, TAB
    shown = visible(grapheme)
    cells = cell_len(shown)
    if cells == 0:
        shown = "\u25cc" + shown
        cells = max(1, cell_len(shown))
    return shown, cells
