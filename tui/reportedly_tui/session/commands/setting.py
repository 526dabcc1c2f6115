"""Setting and clearing a field: a letter for the field, a letter for the value."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from reportedly.edits import SetValue
from reportedly_schemas.annotation import Attribution
from reportedly_schemas.codebook import list_of
from reportedly_tui.session import fields
from reportedly_tui.session.commands import forms, sources
from reportedly_tui.session.commands.labels import choices, flag_label, label_fields
from reportedly_tui.session.editing import edit
from reportedly_tui.session.fields import FILE
from reportedly_tui.session.ladder import words_of
from reportedly_tui.session.marks import extent
from reportedly_tui.session.outcome import Choice, Menu, Notice, Outcome, Pick, Write
from reportedly_tui.session.session import Session

STATUSES = (
    ("in_progress", "in progress", "p", "being labelled"),
    ("complete", "complete", "c", "every label is made; CI holds it to that"),
    ("adjudicated", "adjudicated", "a", "differences between annotators were settled"),
)


def ask_field(session: Session) -> Outcome:
    """Ask which field of the label here to set; a capital sets one of the file."""
    subject = session.reading.subject
    section = FILE if subject is None else session.reading.find(subject)[0]
    names = tuple(one.name for one in fields.FIELDS[section])
    return _fields_menu(session, section, subject, names, file=subject is not None)


def ask_edit(session: Session) -> Outcome:
    """Ask which of the label's texts to edit."""
    subject = session.reading.subject
    section = FILE if subject is None else session.reading.find(subject)[0]
    names = fields.EDITED[section]
    if len(names) == 1:
        return ask_value(session, subject, names[0])
    return _fields_menu(session, section, subject, names)


def _fields_menu(
    session: Session,
    section: str,
    subject: str | None,
    names: tuple[str, ...],
    *,
    file: bool = False,
) -> Outcome:
    listed = [
        Choice(one.name, fields.SHOWN.get(one.name, one.name), one.key)
        for one in fields.FIELDS[section]
        if one.name in names
    ]
    of_file = {f"{FILE}.{one.name}": one for one in fields.FIELDS[FILE] if file}
    listed += [
        Choice(value, f"article's {one.name}", one.key.upper()) for value, one in of_file.items()
    ]

    def ask(value: str) -> Outcome:
        if value in of_file:
            return ask_value(session, None, of_file[value].name)
        return ask_value(session, subject, value)

    return Menu(f"set which field of {subject or 'the file'}", tuple(listed), ask)


def ask_value(session: Session, label_id: str | None, name: str) -> Outcome:
    """Ask for the value of one field."""
    reading = session.reading
    if reading.read_only:
        return Notice(f"read-only: {reading.read_only}", "warning")
    if label_id is None:
        return _ask_of_file(session, name)
    section, _ = reading.find(label_id)
    return ASKS[fields.field(section, name).kind](session, label_id, name)


def _title(name: str, label_id: str) -> str:
    return f"{fields.SHOWN.get(name, name)} of {label_id}"


def _ask_code(session: Session, label_id: str, name: str) -> Outcome:
    section, label = session.reading.find(label_id)
    value = getattr(label, name)
    listed = choices(session, list_of(section, name) or "", on=(value,) if value else ())
    put = partial(_put, session, label_id, name)
    clears = (section, name) not in fields.REQUIRED
    return Menu(_title(name, label_id), listed, put, clears=clears)


def _ask_bool(session: Session, label_id: str, name: str) -> Outcome:
    put = partial(_put_bool, session, label_id, name)
    return Menu(_title(name, label_id), forms.YES_NO, put, clears=True)


def _ask_text(session: Session, label_id: str, name: str) -> Outcome:
    section, label = session.reading.find(label_id)
    one_line = fields.field(section, name).kind == "line"
    put = partial(_put, session, label_id, name)
    return Write(_title(name, label_id), getattr(label, name) or "", put, one_line)


def clear(session: Session, label_id: str | None, name: str) -> Outcome:
    """Clear a field."""
    if label_id is None:
        return _put_file(session, name, "") if name == "notes" else _kept(name)
    section, label = session.reading.find(label_id)
    if (section, name) in fields.REQUIRED:
        return _kept(name)
    if name == "evidence":
        return forms.clear_evidence(session, label_id)
    if name == "implicit":
        return _put_bool(session, label_id, name, "")
    empty: Any = () if isinstance(getattr(label, name), tuple) else None
    return label_fields(session, label_id, **{name: empty})


def _kept(name: str) -> Notice:
    return Notice(f"{name} can't be cleared, only changed", "warning")


def _put(session: Session, label_id: str, name: str, value: str) -> Outcome:
    return label_fields(session, label_id, **{name: value or None})


def _put_bool(session: Session, label_id: str, name: str, value: str) -> Outcome:
    made = {"true": True, "false": False}.get(value)
    _, label = session.reading.find(label_id)
    if name == "implicit" and isinstance(label, Attribution) and bool(made) is bool(label.source):
        instead = "select its source: & then s takes it out" if made else "m then s sets a source"
        return Notice(f"implicit goes with having no source: {instead}", "warning")
    return label_fields(session, label_id, **{name: made})


def _ask_of_file(session: Session, name: str) -> Outcome:
    value = session.reading.file.get(name)
    put = partial(_put_file, session, name)
    if name == "notes":
        return Write("notes on this article", value or "", put)
    listed = tuple(
        Choice(code, label, key, detail, on=code == value) for code, label, key, detail in STATUSES
    )
    return Menu("status of this article", listed, put)


def _put_file(session: Session, name: str, value: str) -> Outcome:
    before = session.reading.file.get(name)
    after = value or None
    if before == after:
        return None
    return edit(session, f"{name} of the file", SetValue(name, before, after))


def _ask_labels(session: Session, label_id: str, name: str) -> Outcome:
    """Pick other labels, those that stand nearest first."""
    reading = session.reading
    section, label = reading.find(label_id)
    one = fields.field(section, name)
    held = getattr(label, one.name)
    on = held if isinstance(held, tuple) else (held,) if held else ()
    here = extent(label)[0]
    others = [other for other in reading.file.items(one.section).values() if other.id != label_id]
    others.sort(key=lambda other: (other.id not in on, abs(extent(other)[0] - here), other.id))
    listed = tuple(
        Choice(
            other.id, words_of(other), detail=other.id, colour=one.section[:-1], on=other.id in on
        )
        for other in others[:500]
    )
    if not listed:
        return Notice(f"there are no other {one.section} in this article", "warning")

    def put(value: str) -> Outcome:
        if one.kind == "label":
            if one.name == "parent" and _descends(session, value, label_id):
                return Notice("that one is nested in this one already", "warning")
            return label_fields(session, label_id, **{one.name: value or None})
        if not value:
            return label_fields(session, label_id, **{one.name: ()})
        made = tuple(name for name in on if name != value) if value in on else (*on, value)
        return label_fields(session, label_id, **{one.name: made})

    return Pick(f"{one.name} of {label_id}", listed, put, clears=bool(on))


def _descends(session: Session, label_id: str, ancestor: str) -> bool:
    """Whether an attribution is nested, at any depth, in another."""
    items = session.reading.file.items("attributions")
    seen: set[str] = set()
    at: str | None = label_id
    while at is not None and at in items and at not in seen:
        if at == ancestor:
            return True
        seen.add(at)
        at = items[at].parent
    return False


def _ask_article(session: Session, label_id: str, name: str) -> Outcome:
    collection = session.reading.address.partition("/")[0]
    listed = tuple(
        Choice(f"{collection}/{entry.id}", entry.title or entry.id, detail=entry.id)
        for entry in session.workspace.articles(collection)
        if f"{collection}/{entry.id}" != session.reading.address
    )
    put = partial(_put, session, label_id, name)
    return Pick(_title(name, label_id), listed, put, clears=True)


ASKS: dict[fields.Kind, Callable[[Session, str, str], Outcome]] = {
    "code": _ask_code,
    "codes": lambda session, label_id, _name: flag_label(session, label_id),
    "bool": _ask_bool,
    "text": _ask_text,
    "line": _ask_text,
    "label": _ask_labels,
    "labels": _ask_labels,
    "article": _ask_article,
    "sources": sources.ask,
    "quantities": lambda session, label_id, _name: forms.ask_quantity(session, label_id),
    "assessment": lambda session, label_id, _name: forms.ask_assessment(session, label_id),
    "evidence": lambda session, label_id, _name: forms.ask_evidence(session, label_id),
}
"""How each kind of field is asked for."""
