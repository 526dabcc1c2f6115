"""A board as lines of text: a table where the columns fit, a list where they do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportedly.board.data import Shown
from reportedly.board.rows import Row
from reportedly.board.tree import tree_lines
from reportedly.board.wording import (
    chain_in_short,
    clash_in_short,
    marked,
    not_linked,
    plain,
    said,
    state,
)
from reportedly.text.phrases import how_many
from reportedly.text.safe import visible

NARROWEST = 14
"""Cells a column needs at least; where there is less room rows are lists."""
GAP = "  "


def table_lines(shown: Shown, width: int) -> Iterator[str]:
    """Yield what is shown of a board as lines of at most `width` cells."""
    board, rows = shown.board, shown.rows
    used = {article for row in rows for article in row.cells}
    columns = [entry.id for entry in board.articles if entry.id in used]
    yield from _folded(plain([board.title]), width)
    yield from _folded(_summary(rows), width)
    room = (width - len(GAP) * len(columns)) // (len(columns) + 1) if columns else 0
    widths = [room] * (len(columns) + 1)
    headed = room >= NARROWEST
    if headed:
        yield ""
        yield from _beside([[""], *([column] for column in columns)], widths)
    for row in rows:
        yield "─" * width
        if headed:
            yield from _across(row, columns, widths)
        else:
            yield from _down(row, columns, width)
        for clash in row.clashes:
            yield from _folded(f"! {clash_in_short(clash)}", width)
        if shown.origins:
            for line, _ in tree_lines(shown.provenance.of(row)):
                yield from _folded(f"  {line}", width)
    if rows:
        yield "─" * width


def _summary(rows: Sequence[Row]) -> str:
    contradicting = sum(row.contradicts for row in rows)
    unresolved = sum(row.unresolved for row in rows)
    return (
        f"{how_many(len(rows), 'row')}, {contradicting} with contradictions, "
        f"{unresolved} unresolved"
    )


def _across(row: Row, columns: Iterable[str], widths: Sequence[int]) -> Iterator[str]:
    heading = [part for part in (plain([row.title]), state(row), not_linked(row)) if part]
    yield from _beside([heading, *(list(_cell(row, column)) for column in columns)], widths)


def _down(row: Row, columns: Iterable[str], width: int) -> Iterator[str]:
    heading = [part for part in (plain([row.title]), state(row), not_linked(row)) if part]
    yield from _folded(" · ".join(heading), width)
    for column in columns:
        if column in row.cells:
            yield from _folded(f"  {column}", width)
        for line in _cell(row, column):
            yield from _folded(f"    {line}", width)


def _cell(row: Row, article: str) -> Iterator[str]:
    for placed in row.cells.get(article, ()):
        mark = marked(row, placed)
        yield plain([f"{mark} " if mark else "", said(row, placed)])
        copied = " (copied)" if placed.copied_from is not None else ""
        yield f"  {plain([chain_in_short(placed.chain)])}{copied}"


def _beside(columns: Sequence[Sequence[str]], widths: Sequence[int]) -> Iterator[str]:
    """Yield columns of text next to each other, each folded to its width."""
    folded = [
        [part for line in lines for part in _folded(line, width)]
        for lines, width in zip(columns, widths, strict=True)
    ]
    for number in range(max(map(len, folded))):
        parts = [lines[number] if number < len(lines) else "" for lines in folded]
        padded = [part + " " * (w - _cells(part)) for part, w in zip(parts, widths, strict=True)]
        yield GAP.join(padded).rstrip()


def _folded(text: str, width: int) -> Iterator[str]:
    """Break a line between words, and within a word that is too long; what follows is indented."""
    text = visible(text)
    margin = " " * (len(text) - len(text.lstrip(" ")))
    line = margin
    for word in text.split():
        room = width - len(margin)
        glued = f"{line}{'' if line.isspace() or not line else ' '}{word}"
        if _cells(glued) <= width:
            line = glued
            continue
        if line.strip():
            yield line
        rest = word
        while _cells(rest) > room:
            cut = _fitting(rest, room)
            yield margin + rest[:cut]
            rest = rest[cut:]
        line = margin + rest
    yield line.rstrip()


def _fitting(word: str, room: int) -> int:
    """Return how many characters of a word fit, one at least."""
    cut = min(len(word), max(room, 1))
    while cut > 1 and _cells(word[:cut]) > room:
        cut -= 1
    return cut


def _cells(text: str) -> int:
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)
