"""Speakers: choosing entries of the sources registry, and adding one in place."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import partial

from reportedly.edits import SetItem, change
from reportedly_schemas.ids import slug
from reportedly_schemas.sources import Source
from reportedly_tui.session.commands.labels import choices
from reportedly_tui.session.editing import batch, edit, edit_with_source
from reportedly_tui.session.outcome import Choice, Entry, Form, Notice, Outcome, Pick
from reportedly_tui.session.session import Session


def ask(session: Session, label_id: str, field: str) -> Outcome:
    """Ask for a speaker or candidate of an attribution; one that is set is taken out."""
    from reportedly.files.reader import Unreadable

    try:
        registry = session.registry()
    except Unreadable as error:
        return Notice(f"sources.yaml:{error.line}:{error.column}: {error.message}", "error")
    _, label = session.reading.find(label_id)
    keys: tuple[str, ...] = getattr(label, field)
    entries = registry.items("sources")
    listed = [
        Choice(key, entry.name, detail=_detail(entry), colour="source", on=key in keys)
        for key, entry in sorted(entries.items(), key=lambda one: one[1].name.casefold())
    ]
    listed.sort(key=lambda choice: not choice.on)
    return Pick(
        f"{field} of {label_id}: type a name; a new one is added",
        tuple(listed),
        partial(_toggle, session, label_id, field),
        create=partial(new_entry, session, label_id, field),
        clears=bool(keys),
    )


def _detail(entry: Source) -> str:
    facts = [entry.type or "", entry.anonymity or "", *entry.aliases]
    return ", ".join(fact for fact in facts if fact)


def _toggle(session: Session, label_id: str, field: str, key: str) -> Outcome:
    section, label = session.reading.find(label_id)
    keys: tuple[str, ...] = getattr(label, field)
    if not key:
        made: tuple[str, ...] = ()
    elif key in keys:
        made = tuple(one for one in keys if one != key)
    else:
        made = (*keys, key)
    return edit(session, f"{field} of {label_id}", change(section, label, **{field: made}))


def new_entry(session: Session, label_id: str, field: str, name: str) -> Outcome:
    """A form for a new registry entry, to be the attribution's speaker or candidate."""
    entries = (
        Entry("name", "name", name),
        Entry("type", "type", choices=choices(session, "source.type")),
        Entry("anonymity", "anonymity", choices=choices(session, "source.anonymity")),
        Entry("aliases", "aliases", hint="other names, parted by ;"),
        Entry("members", "members", hint="names of a group's members, parted by ;"),
        Entry("wikidata", "wikidata", hint="Q42"),
        Entry("notes", "notes"),
    )
    return Form("new source", entries, partial(_add_entry, session, label_id, field))


def _add_entry(session: Session, label_id: str, field: str, values: dict[str, str]) -> Outcome:
    registry = session.registry()
    known = registry.items("sources")
    name = values["name"].strip()
    if not name:
        return Notice("a source needs a name", "warning")
    wikidata = values["wikidata"].strip()
    if wikidata and not re.fullmatch("Q[1-9][0-9]*", wikidata):
        return Notice("wikidata: an item's id, such as Q42", "warning")
    key = _free_key(slug(name, "source"), known)
    members, added = _members({**known, key: Source(name)}, values["members"])
    entry = Source(
        name,
        type=values["type"] or None,
        anonymity=values["anonymity"] or None,
        aliases=tuple(_parts(values["aliases"])),
        members=members,
        wikidata=wikidata or None,
        notes=values["notes"] or None,
    )
    section, label = session.reading.find(label_id)
    keys: tuple[str, ...] = (*getattr(label, field), key)
    entries = {key: entry, **added}
    problem = edit_with_source(
        session,
        f"source {key}",
        batch([SetItem("sources", each, None, one) for each, one in entries.items()]),
        change(section, label, **{field: keys}),
    )
    if problem or not added:
        return problem
    return Notice(f"added as well: {', '.join(one.name for one in added.values())}")


def _members(known: dict[str, Source], written: str) -> tuple[tuple[str, ...], dict[str, Source]]:
    """The keys of the members written as keys or names, and entries for those not known yet."""
    by_name = {entry.name.casefold(): key for key, entry in known.items()}
    made: list[str] = []
    added: dict[str, Source] = {}
    for part in _parts(written):
        key = part if part in known else by_name.get(part.casefold())
        if key is None:
            key = _free_key(slug(part, "source"), known.keys() | added.keys())
            added[key] = Source(part)
            by_name[part.casefold()] = key
        made.append(key)
    return tuple(dict.fromkeys(made)), added


def _parts(written: str) -> list[str]:
    return [part.strip() for part in written.split(";") if part.strip()]


def _free_key(wanted: str, known: Collection[str]) -> str:
    key, number = wanted, 2
    while key in known:
        key, number = f"{wanted[:60]}-{number}", number + 1
    return key
