"""Commands that make, mend and remove labels."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

from reportedly.anchors import make_span, merge, trim
from reportedly.edits import Edit, add, change, remove
from reportedly.text.units import Kind
from reportedly_schemas.annotation import Claim, Flag, Span, Zone
from reportedly_schemas.ids import new_id
from reportedly_tui.session.editing import batch, edit, edit_files
from reportedly_tui.session.marks import PARTS, clash, extent
from reportedly_tui.session.outcome import Choice, Menu, Notice, Outcome
from reportedly_tui.session.reading import Reading
from reportedly_tui.session.selection import Selection
from reportedly_tui.session.session import Session

NOTHING = Notice("nothing is selected: w word, c clause, s sentence, p paragraph", "warning")


def selected_or(session: Session, unit: Kind) -> tuple[int, int] | None:
    """The selected stretch without white space at its ends, or the unit under the caret."""
    reading = session.reading
    at = reading.selection
    if at.empty:
        found = reading.units.unit_at(unit, at.start)
        return (found[0], found[1]) if found else None
    start, end = trim(reading.text, at.start, at.end)
    return (start, end) if end > start else None


def fresh_id(session: Session, section: str) -> str:
    """A new id that no label of the file has."""
    return new_id(section, session.reading.file.items(section))


def claim(session: Session) -> Outcome:
    """A claim over the selection; over one that is a claim already, remove it."""
    reading = session.reading
    stretch = selected_or(session, "sentence")
    if stretch is None:
        return NOTHING
    same = reading.labels_over("claims", *stretch)
    if same:
        return delete_label(session, reading.chosen if reading.chosen in same else same[0])
    label = Claim(fresh_id(session, "claims"), (make_span(reading.text, *stretch),))
    edits: list[Edit] = [add("claims", label)]
    for attribution in with_content(reading, stretch):
        edits.append(change("attributions", attribution, claims=(*attribution.claims, label.id)))
    reading.extending = False
    return edit(session, f"claim {label.id}", batch(edits), choose=label.id)


def with_content(reading: Reading, stretch: tuple[int, int]) -> list[Any]:
    """The attributions whose content is just that stretch."""
    return [
        one
        for one in reading.attributions_around(*stretch)
        if (one.content[0].start, one.content[-1].end) == stretch and len(one.content) == 1
    ]


def zone(session: Session) -> Outcome:
    """A zone over the selection, of the kind the next key says."""
    stretch = selected_or(session, "paragraph")
    if stretch is None:
        return NOTHING

    def make(kind: str) -> Outcome:
        reading = session.reading
        reading.extending = False
        for label_id in reading.labels_over("zones", *stretch):
            known = reading.file.items("zones")[label_id]
            return edit(
                session, f"zone {label_id}", change("zones", known, kind=kind), choose=label_id
            )
        label = Zone(fresh_id(session, "zones"), kind, (make_span(reading.text, *stretch),))
        return edit(session, f"zone {label.id}", add("zones", label), choose=label.id)

    return Menu("zone", choices(session, "zone.kind"), make)


def flag(session: Session) -> Outcome:
    """Flag the chosen claim or attribution, else the selection, else the article."""
    reading = session.reading
    if reading.chosen is not None and hasattr(reading.find(reading.chosen)[1], "flags"):
        return flag_label(session, reading.chosen)
    at = reading.selection
    stretch = None if at.empty else trim(reading.text, at.start, at.end)
    spans: tuple[Span, ...] = ()
    if stretch is not None and stretch[1] > stretch[0]:
        spans = (make_span(reading.text, *stretch),)

    def make(code: str) -> Outcome:
        label = Flag(fresh_id(session, "flags"), code, spans)
        session.reading.extending = False
        return edit(session, f"flag {label.id}", add("flags", label), choose=label.id)

    what = "flag the selection" if spans else "flag the article"
    return Menu(what, choices(session, "flag.code"), make)


def flag_label(session: Session, label_id: str) -> Outcome:
    """Put a code into a label's flags, or take it out."""
    section, label = session.reading.find(label_id)
    codes: tuple[str, ...] = getattr(label, "flags", ())

    def toggle(code: str) -> Outcome:
        _, now = session.reading.find(label_id)
        left = tuple(one for one in codes if one != code)
        made = left if code in codes else (*codes, code)
        return edit(session, f"flags of {label_id}", change(section, now, flags=made))

    return Menu(f"flags of {label_id}", choices(session, "flag.code", on=codes), toggle)


def choices(session: Session, name: str, on: tuple[str, ...] = ()) -> tuple[Choice, ...]:
    """A codebook list as the entries of a menu; a deprecated value only where it is set."""
    kept = [
        value for value in session.codebook.lists[name] if not value.deprecated or value.value in on
    ]
    return tuple(
        Choice(
            value.value, value.label, value.key, value.definition, value.colour, value.value in on
        )
        for value in kept
    )


def delete(session: Session) -> Outcome:
    """Delete the label the key acts on."""
    subject = session.reading.subject
    if subject is None:
        return Notice("no label here to delete", "warning")
    return delete_label(session, subject)


def delete_label(session: Session, label_id: str) -> Outcome:
    """Delete a label and what refers to it, links included; its words stay selected."""
    reading = session.reading
    section, label = reading.find(label_id)
    stretch = extent(label)
    links, said = _links_with(session, label)
    gone = (reading.path, remove(reading.file, section, label))
    problem = edit_files(session, f"{label_id} deleted", [gone, *links])
    if problem is None:
        reading.select(Selection.over(stretch) if stretch != (0, 0) else reading.selection)
        return Notice(f"{label_id} deleted{said}; u brings it back")
    return problem


def _links_with(session: Session, label: Any) -> tuple[list[tuple[str, Edit]], str]:
    """Edits of the links that a deleted claim takes along, and what to say about links."""
    if not isinstance(label, Claim) or not session.has_links():
        return [], ""
    from reportedly_tui.session.commands.links import with_claim

    return with_claim(session, label)


def fragment(session: Session) -> Outcome:
    """Add the selection to the label last chosen, or take that fragment out of it."""
    return _with_part(session, "a fragment of which part", _toggle_fragment)


def respan(session: Session) -> Outcome:
    """Set the label last chosen, or one of its parts, to the selection."""
    return _with_part(session, "the selection becomes which part", _replace_spans)


Respan = Callable[[tuple[Span, ...], Span, str], tuple[Span, ...]]


def _with_part(session: Session, question: str, spans_after: Respan) -> Outcome:
    reading = session.reading
    at = reading.selection
    start, end = trim(reading.text, at.start, at.end)
    if start >= end:
        return NOTHING
    if not reading.exists(reading.held) or reading.held is None:
        return Notice("choose the label first (n, f or a click), then select the words", "warning")
    label_id = reading.held

    def put(part: str) -> Outcome:
        section, label = reading.find(label_id)
        spans = spans_after(getattr(label, part), make_span(reading.text, start, end), reading.text)
        if not spans and part in ("spans", "content") and section != "flags":
            return Notice(f"{label_id} would have no words left; d deletes it", "warning")
        fields: dict[str, Any] = {part: spans}
        if part == "source":
            fields["implicit"] = None if spans else True
        if section == "attributions" and (shared := _shared(label, fields)):
            return Notice(f"{shared} would overlap: they can't share words", "warning")
        reading.extending = False
        return edit(
            session, f"{part} of {label_id}", change(section, label, **fields), choose=label_id
        )

    if reading.find(label_id)[0] != "attributions":
        return put("spans")
    keys = dict(zip(PARTS, "suc", strict=True))
    parts = tuple(Choice(part, part, keys[part], colour=part) for part in PARTS)
    return Menu(f"{question} of {label_id}", parts, put)


def _shared(label: Any, fields: dict[str, Any]) -> str:
    """Name two parts of an attribution that would share words."""
    return clash(*(fields.get(part, getattr(label, part)) for part in PARTS))


def _toggle_fragment(spans: tuple[Span, ...], made: Span, text: str) -> tuple[Span, ...]:
    without = tuple(span for span in spans if (span.start, span.end) != (made.start, made.end))
    return without if len(without) < len(spans) else merge((*spans, made), text)


def _replace_spans(_spans: tuple[Span, ...], made: Span, _text: str) -> tuple[Span, ...]:
    return (made,)


def label_fields(session: Session, label_id: str, **fields: Any) -> Outcome:
    """Set fields of a label; nothing happens when they are that already."""
    section, label = session.reading.find(label_id)
    if dataclasses.replace(label, **fields) == label:
        return None
    names = ", ".join(fields)
    return edit(session, f"{names} of {label_id}", change(section, label, **fields))
