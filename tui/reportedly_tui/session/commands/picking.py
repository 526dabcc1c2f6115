"""The label picker: everything that can be put on the selection, by typing its name."""

from __future__ import annotations

from reportedly.edits import change
from reportedly_schemas.codebook import list_of
from reportedly_tui.session import fields
from reportedly_tui.session.commands import attributing, labels
from reportedly_tui.session.editing import edit
from reportedly_tui.session.outcome import Choice, Menu, Notice, Outcome, Pick
from reportedly_tui.session.session import Session


def pick(session: Session) -> Outcome:
    """Pick a label for the selection, or a value for the label here."""
    listed = [
        Choice("claims", "claim", colour="claim"),
        Choice("attributions", "attribution", colour="content"),
    ]
    for name, colour in (("claim.kind", "claim"), ("zone.kind", "zone"), ("flag.code", "flag")):
        what = name.partition(".")[0]
        listed += [
            Choice(f"{what}/{one.value}", f"{what}: {one.label}", detail=one.detail, colour=colour)
            for one in labels.choices(session, name)
        ]
    subject = session.reading.subject
    if subject is not None:
        listed += _values_for(session, subject)
    return Pick("label", tuple(listed), lambda value: _put(session, subject, value))


def _values_for(session: Session, subject: str) -> list[Choice]:
    section, _ = session.reading.find(subject)
    made = []
    for one in fields.FIELDS[section]:
        name = list_of(section, one.name)
        if one.kind == "code" and name:
            made += [
                Choice(f"={one.name}/{value.value}", f"{one.name}: {value.label}", detail=subject)
                for value in labels.choices(session, name)
            ]
    return made


def _put(session: Session, subject: str | None, value: str) -> Outcome:
    if value.startswith("=") and subject is not None:
        name, _, code = value[1:].partition("/")
        return labels.label_fields(session, subject, **{name: code})
    what, _, code = value.partition("/")
    if what == "claims":
        return labels.claim(session)
    if what == "attributions":
        return attributing.begin(session)
    if what == "claim":
        return _claim_of_kind(session, code)
    question = labels.zone(session) if what == "zone" else labels.flag(session)
    return question.then(code) if isinstance(question, Menu) else question


def _claim_of_kind(session: Session, kind: str) -> Outcome:
    """A claim of that kind over the selection; a claim that is there gets the kind."""
    reading = session.reading
    stretch = labels.selected_or(session, "sentence")
    if stretch is None:
        return labels.NOTHING
    there = reading.labels_over("claims", *stretch)
    if not there:
        problem = labels.claim(session)
        if isinstance(problem, Notice) or reading.chosen is None:
            return problem
        there = [reading.chosen]
    held = reading.file.items("claims")[there[0]]
    return edit(session, f"kind of {held.id}", change("claims", held, kind=kind), choose=held.id)
