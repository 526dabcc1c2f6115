"""How a selection moves over the units of a text.

Moving selects: the unit here first, the neighbouring one when it is selected already. A
selection larger than the unit is entered: from a paragraph, `s` selects its first sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from reportedly_tui.session.selection import Selection

if TYPE_CHECKING:
    from reportedly.text.units import Kind, Units

LADDER: tuple[Kind, ...] = ("word", "clause", "sentence", "paragraph")
"""The units `+` climbs."""

Span = tuple[int, int]
Direction = Literal["next", "previous"]


def select_unit(units: Units, at: Selection, kind: Kind, direction: Direction) -> Selection:
    """Select the unit of `kind` here, or its neighbour when that is what is selected."""
    forward = direction == "next"
    here = _unit_here(units, at, kind, forward)
    if here is not None and here != (at.start, at.end):
        return Selection.over(here)
    seek = units.next_unit if forward else units.previous_unit
    found = seek(kind, at.end if forward else at.start)
    return at if found is None else Selection.over(found)


def _unit_here(units: Units, at: Selection, kind: Kind, forward: bool) -> Span | None:
    """The unit at the caret, or at the selection's first or last code point."""
    if at.empty or forward:
        here = units.unit_at(kind, at.start)
        if here is None and not at.empty:
            here = units.next_unit(kind, at.start)
            return here if here is not None and here[1] <= at.end else None
        return here
    here = units.unit_at(kind, at.end - 1)
    if here is None:
        here = units.previous_unit(kind, at.end)
        return here if here is not None and here[0] >= at.start else None
    return here


def move_edge(units: Units, at: Selection, kind: Kind, direction: Direction) -> Selection:
    """Move the active end over one unit; the other end stays."""
    forward_selection = at.active >= at.anchor
    if direction == "next":
        edge = _edge_after(units, at.active, kind, to_end=forward_selection)
    else:
        edge = _edge_before(units, at.active, kind, to_end=at.active > at.anchor)
    return Selection(at.anchor, edge)


def _edge_after(units: Units, offset: int, kind: Kind, *, to_end: bool) -> int:
    here = units.unit_at(kind, offset)
    if to_end:
        unit = here or units.next_unit(kind, offset)
        return unit[1] if unit else len(units.text)
    unit = units.next_unit(kind, here[1] if here else offset)
    return unit[0] if unit else len(units.text)


def _edge_before(units: Units, offset: int, kind: Kind, *, to_end: bool) -> int:
    here = units.unit_at(kind, offset - 1) if offset else None
    if to_end:
        unit = units.previous_unit(kind, here[0] if here else offset)
        return unit[1] if unit else 0
    unit = here or units.previous_unit(kind, offset)
    return unit[0] if unit else 0


def grow(units: Units, at: Selection) -> Selection:
    """The smallest word, clause, sentence or paragraph (or run of them) around the selection."""
    last = max(at.start, at.end - 1)
    for kind in LADDER:
        first_unit, last_unit = units.unit_at(kind, at.start), units.unit_at(kind, last)
        if first_unit is None or last_unit is None:
            continue
        start, end = first_unit[0], last_unit[1]
        if start <= at.start and end >= at.end and (start, end) != (at.start, at.end):
            return Selection(start, end)
    return at


def shrink(units: Units, at: Selection) -> Selection:
    """The largest paragraph, sentence, clause or word at the selection's start inside it."""
    for kind in reversed(LADDER):
        unit = units.unit_at(kind, at.start) or units.next_unit(kind, at.start)
        if unit and unit[0] >= at.start and unit[1] <= at.end and unit != (at.start, at.end):
            return Selection.over(unit)
    return at


def select_quotation(text: str, at: Selection) -> Selection:
    """Select the words of the quotation that opens next, in the selection or after its start."""
    from reportedly.text.quotations import next_quotation

    quotation = next_quotation(text, at.start)
    return at if quotation is None else Selection.over(quotation.inner)
