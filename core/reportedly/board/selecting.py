"""Which rows of a board are shown, and in what order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple, get_args

from reportedly.board.rows import Row

Only = Literal["contradictions", "unresolved", "warnings", "linked", "unlinked"]
"""Kinds of rows one may ask for."""
Order = Literal["collection", "contradictions", "articles", "measure"]
"""What rows may be sorted by."""
ONLY: tuple[Only, ...] = get_args(Only)
ORDERS: tuple[Order, ...] = get_args(Order)

_ONLY: dict[Only, Callable[[Row], bool]] = {
    "contradictions": lambda row: row.contradicts,
    "unresolved": lambda row: row.unresolved,
    "warnings": lambda row: bool(row.clashes),
    "linked": lambda row: row.linked,
    "unlinked": lambda row: not row.linked,
}


class Selection(NamedTuple):
    """What rows are shown.

    Attributes:
        only: The kind of rows, or all kinds.
        measure: Words that a measure or population in the row has in it.
        speaker: Words that a voice in the row has in its name, or the key of a source.
        words: Words that the row has in it anywhere: what is claimed, who says it, what is counted.
        order: What they are sorted by.
    """

    only: Only | None = None
    measure: str = ""
    speaker: str = ""
    words: str = ""
    order: Order = "collection"


def select(rows: Iterable[Row], selection: Selection) -> list[Row]:
    """Return the rows that a selection shows, in its order."""
    kept = list(rows)
    if selection.only is not None:
        of_kind = _ONLY[selection.only]
        kept = [row for row in kept if of_kind(row)]
    if selection.measure:
        kept = [row for row in kept if _holds(selection.measure, row.measured)]
    if selection.speaker:
        kept = [row for row in kept if _holds(selection.speaker, row.spoken)]
    for word in selection.words.casefold().split():
        kept = [row for row in kept if word in row.searched]
    match selection.order:
        case "contradictions":
            kept.sort(key=lambda row: (not row.clashes, not row.unresolved, not row.contradicts))
        case "articles":
            kept.sort(key=lambda row: -len(row.cells))
        case "measure":
            kept.sort(key=lambda row: (not row.counts, row.title.casefold() if row.counts else ""))
    return kept


def _holds(words: str, text: str) -> bool:
    return all(word in text for word in words.casefold().split())
