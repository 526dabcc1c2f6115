"""Commands that move and select."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.text.graphemes import next_boundary, previous_boundary
from reportedly_tui.session import motions
from reportedly_tui.session.layout import Layout
from reportedly_tui.session.outcome import Notice, Outcome
from reportedly_tui.session.reading import Reading
from reportedly_tui.session.selection import Selection
from reportedly_tui.session.session import Session

if TYPE_CHECKING:
    from reportedly.text.units import Kind

SEARCHED = 1000
"""How many sentences are looked at for one without a label: as many as take no time."""


def put(reading: Reading, selection: Selection) -> None:
    """Select by a motion; what `+` climbed is forgotten."""
    reading.select(selection)
    reading.grown.clear()


def by_unit(session: Session, kind: Kind, direction: motions.Direction) -> Outcome:
    """Select a unit, or move the active end over it while extending."""
    reading = session.reading
    if reading.extending:
        put(reading, motions.move_edge(reading.units, reading.selection, kind, direction))
    else:
        put(reading, motions.select_unit(reading.units, reading.selection, kind, direction))
    return None


def by_edge(session: Session, kind: Kind, direction: motions.Direction) -> Outcome:
    """Move the active end over a unit; a grapheme is a unit as well."""
    reading = session.reading
    at = reading.selection
    if kind == "grapheme":
        step = next_boundary if direction == "next" else previous_boundary
        put(reading, Selection(at.anchor, step(reading.text, at.active)))
    else:
        put(reading, motions.move_edge(reading.units, at, kind, direction))
    return None


def by_grapheme(session: Session, direction: motions.Direction) -> Outcome:
    """Move the caret by one grapheme."""
    reading = session.reading
    step = next_boundary if direction == "next" else previous_boundary
    to(reading, step(reading.text, reading.selection.active))
    return None


def to(reading: Reading, offset: int) -> None:
    """Put the caret at an offset, or the active end while extending."""
    anchor = reading.selection.anchor if reading.extending else offset
    put(reading, Selection(anchor, offset))


def by_rows(session: Session, layout: Layout, count: int, *, extend: bool = False) -> Outcome:
    """Move the caret some rows down or up, keeping its cell."""
    reading = session.reading
    row, cell = layout.cell_of(reading.selection.active)
    goal = cell if reading.goal_cell is None else reading.goal_cell
    offset = layout.offset_at(max(0, min(layout.rows - 1, row + count)), goal)
    if extend:
        put(reading, Selection(reading.selection.anchor, offset))
    else:
        to(reading, offset)
    reading.goal_cell = goal
    return None


def top(session: Session) -> Outcome:
    """The article's first grapheme."""
    to(session.reading, 0)
    return None


def end(session: Session) -> Outcome:
    """The article's last grapheme."""
    reading = session.reading
    to(reading, previous_boundary(reading.text, len(reading.text)))
    return None


def quotation(session: Session) -> Outcome:
    """The next quotation."""
    reading = session.reading
    found = motions.select_quotation(reading.text, reading.selection)
    if found == reading.selection:
        return Notice("no further quotation")
    put(reading, found)
    return None


def extend(session: Session) -> Outcome:
    """Extending on or off."""
    reading = session.reading
    reading.extending = not reading.extending
    return None


def swap(session: Session) -> Outcome:
    """The other end becomes the active one."""
    session.reading.selection = session.reading.selection.swapped()
    return None


def collapse(session: Session) -> Outcome:
    """Only the caret stays, at the active end."""
    reading = session.reading
    reading.extending = False
    put(reading, Selection.caret(reading.selection.active))
    return None


def grow(session: Session) -> Outcome:
    """The next larger unit around the selection."""
    reading = session.reading
    grown = motions.grow(reading.units, reading.selection)
    if grown != reading.selection:
        reading.grown.append(reading.selection)
        reading.select(grown)
    return None


def shrink(session: Session) -> Outcome:
    """Back down the way `+` came, or to the next smaller unit."""
    reading = session.reading
    if reading.grown:
        reading.select(reading.grown.pop())
    else:
        reading.select(motions.shrink(reading.units, reading.selection))
    return None


def label(session: Session, forward: bool) -> Outcome:
    """The next or previous match while searching, else the next or previous label."""
    reading = session.reading
    if reading.needle:
        return match(session, forward)
    found = reading.step(forward)
    if found is None:
        return Notice("no further label" if forward else "no label before this")
    reading.extending = False
    reading.choose(found)
    return None


def match(session: Session, forward: bool) -> Outcome:
    """The next or previous place of what was searched for, round the article's end."""
    from reportedly_tui.session.search import find

    reading = session.reading
    at = reading.selection
    start = at.end if forward and not at.empty else at.start
    found = find(reading.text, reading.needle, start, forward)
    if found is None:
        return Notice(f"not found: {reading.needle}")
    put(reading, Selection.over(found))
    wrapped = found[0] < start if forward else found[0] >= at.start
    return (
        Notice("search went on from the other end")
        if wrapped and found != (at.start, at.end)
        else None
    )


def unlabelled(session: Session, forward: bool) -> Outcome:
    """The next or previous sentence that no claim, attribution or flag touches."""
    reading = session.reading
    at = reading.selection
    seek = reading.units.next_unit if forward else reading.units.previous_unit
    here = reading.units.unit_at("sentence", at.start)
    offset = at.start if here is None else here[1] if forward else here[0]
    if forward and at.empty and here is not None and here[0] == at.start:
        offset = at.start
    for _ in range(SEARCHED):
        found = seek("sentence", offset)
        if found is None:
            where = "from here on" if forward else "before"
            return Notice(f"every sentence {where} has a label")
        marks = reading.marks.between(*found)
        if all(mark.section == "zones" and not _bare(session, mark.id) for mark in marks):
            put(reading, Selection.over(found))
            return None
        offset = found[1] if forward else found[0]
    put(reading, Selection.caret(offset))
    return Notice(f"the last {SEARCHED} sentences all have a label; once more looks further")


def _bare(session: Session, zone_id: str) -> bool:
    """Whether a zone holds what nobody labels."""
    return bool(session.reading.file.items("zones")[zone_id].kind == "boilerplate")
