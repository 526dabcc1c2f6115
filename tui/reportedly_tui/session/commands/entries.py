"""Entries of the sources registry: the form of all their fields, and the quick way to a new one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from reportedly_schemas.ids import slug
from reportedly_schemas.sources import Source
from reportedly_tui.session.commands.labels import choices
from reportedly_tui.session.outcome import Choice, Entry, Form, Menu, Notice, Outcome
from reportedly_tui.session.session import Session

Registry = Mapping[str, Source]
Put = Callable[[Source, Mapping[str, Source]], Outcome]
"""What takes the entry that was made or changed, and its members that are new, by key."""

DONE = Choice("\n", "nothing more", "enter", "the rest can be said later, in the list of sources")
MORE = Choice("\t", "all fields …", "tab", "aliases, members, wikidata, notes")
"""Entries of the menus for a new source, beside the codebook's values."""


def ask_new(session: Session, known: Registry, name: str, put: Put) -> Outcome:
    """Ask for a new entry's type and anonymity, a key each; or for all of its fields.

    Args:
        session: The session.
        known: The registry.
        name: What it is called.
        put: Takes the new entry.
    """
    if not name.strip():
        return ask_all(session, known, Source(name), put)
    entry = Source(name.strip())

    def typed(value: str) -> Outcome:
        if value == MORE.value:
            return ask_all(session, known, entry, put)
        if value == DONE.value:
            return put(entry, {})
        made = replace(entry, type=value)
        listed = (*choices(session, "source.anonymity"), DONE)
        return Menu(f"how well is {entry.name} made known?", listed, partial(_known, made, put))

    listed = (*choices(session, "source.type"), DONE, MORE)
    return Menu(f"new source {entry.name}: what is it?", listed, typed)


def _known(made: Source, put: Put, value: str) -> Outcome:
    return put(made if value == DONE.value else replace(made, anonymity=value), {})


def ask_all(session: Session, known: Registry, entry: Source, put: Put) -> Outcome:
    """A form with every field of an entry."""

    def choose(name: str, value: str | None) -> tuple[Choice, ...]:
        return choices(session, name, on=(value,) if value else ())

    members = "; ".join(known[key].name if key in known else key for key in entry.members)
    entries = (
        Entry("name", "name", entry.name),
        Entry("type", "type", entry.type or "", choose("source.type", entry.type)),
        Entry(
            "anonymity",
            "anonymity",
            entry.anonymity or "",
            choose("source.anonymity", entry.anonymity),
        ),
        Entry("aliases", "aliases", "; ".join(entry.aliases), hint="other names, parted by ;"),
        Entry("members", "members", members, hint="names of a group's members, parted by ;"),
        Entry("wikidata", "wikidata", entry.wikidata or "", hint="Q42"),
        Entry("notes", "notes", entry.notes or ""),
    )
    title = f"source {entry.name}" if entry.name else "new source"
    return Form(title, entries, partial(_written, known, entry, put))


def _written(known: Registry, entry: Source, put: Put, values: dict[str, str]) -> Outcome:
    name = values["name"].strip()
    if not name:
        return Notice("a source needs a name", "warning")
    wikidata = values["wikidata"].strip()
    if wikidata and not re.fullmatch("Q[1-9][0-9]*", wikidata):
        return Notice("wikidata: an item's id, such as Q42", "warning")
    made = _members(known, entry, name, values["members"])
    if isinstance(made, Notice):
        return made
    members, added = made
    changed = Source(
        name,
        type=values["type"] or None,
        anonymity=values["anonymity"] or None,
        aliases=tuple(dict.fromkeys(_parts(values["aliases"]))),
        members=members,
        wikidata=wikidata or None,
        notes=values["notes"] or None,
    )
    problem = put(changed, added)
    if problem or not added:
        return problem
    return Notice(f"added as well: {', '.join(one.name for one in added.values())}")


def _members(
    known: Registry, entry: Source, name: str, written: str
) -> tuple[tuple[str, ...], dict[str, Source]] | Notice:
    """The keys of the members written as keys or names, and entries for those not known yet."""
    by_name = {one.name.casefold(): key for key, one in known.items()}
    by_name |= {known[key].name.casefold(): key for key in entry.members if key in known}
    taken = {**known, free_key(name, known): entry}
    made: list[str] = []
    added: dict[str, Source] = {}
    for part in _parts(written):
        there = part in known or part in entry.members
        key = part if there else by_name.get(part.casefold())
        if (key is not None and known.get(key) == entry) or part.casefold() == name.casefold():
            return Notice(f"members: {name} can't be a member of itself", "warning")
        if key is None:
            key = free_key(part, {**taken, **added})
            added[key] = Source(part)
            by_name[part.casefold()] = key
        made.append(key)
    return tuple(dict.fromkeys(made)), added


def _parts(written: str) -> list[str]:
    return [part.strip() for part in written.split(";") if part.strip()]


def free_key(name: str, known: Registry) -> str:
    """A key for a new entry of that name."""
    wanted = key = slug(name, "source")
    number = 2
    while key in known:
        key, number = f"{wanted[:60]}-{number}", number + 1
    return key


def names_of(entry: Source) -> tuple[str, ...]:
    """All that an entry is called."""
    return (entry.name, *entry.aliases)


def facts_of(entry: Source) -> str:
    """Type, anonymity and aliases of an entry in a few words."""
    facts = [entry.type or "", entry.anonymity or "", *entry.aliases]
    return ", ".join(fact for fact in facts if fact)


def choice_of(key: str, entry: Source, on: Iterable[str] = (), said: str = "") -> Choice:
    """An entry as one to pick; `said` is why it is proposed."""
    detail: Any = ", ".join(part for part in (said, facts_of(entry)) if part)
    return Choice(
        key, entry.name, detail=detail, colour="source", on=key in on, names=entry.aliases
    )
