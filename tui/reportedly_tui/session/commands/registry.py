"""What the list of sources does: add, edit, remove, members, and where one is named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from reportedly.edits import Edit, SetItem
from reportedly.speakers import renamed
from reportedly_schemas.sources import Source
from reportedly_tui.session.commands.entries import (
    Registry,
    ask_all,
    ask_new,
    choice_of,
    free_key,
)
from reportedly_tui.session.commands.referring import (
    in_groups,
    known_in,
    references_to,
    registry_path,
)
from reportedly_tui.session.editing import edit_apart
from reportedly_tui.session.naming import places, uses_here
from reportedly_tui.session.outcome import Choice, Go, Menu, Notice, Outcome, Pick
from reportedly_tui.session.session import Session


def add(session: Session, collection: str, name: str = "") -> Outcome:
    """Ask for a new source."""

    def put(entry: Source, added: Mapping[str, Source]) -> Outcome:
        key = free_key(entry.name, known_in(session, collection))
        return _put(session, collection, key, SetItem("sources", key, None, entry), added)

    return ask_new(session, known_in(session, collection), name, put)


def change_entry(session: Session, collection: str, key: str) -> Outcome:
    """Ask for every field of a source."""
    entry = known_in(session, collection)[key]

    def put(made: Source, added: Mapping[str, Source]) -> Outcome:
        if made == entry:
            return None
        done = SetItem("sources", key, entry, made)
        return _put(session, collection, key, done, added)

    return ask_all(session, known_in(session, collection), entry, put)


def _put(
    session: Session, collection: str, key: str, done: Edit, added: Mapping[str, Source]
) -> Outcome:
    path = registry_path(session, collection)
    others = [SetItem("sources", name, None, one) for name, one in added.items()]
    return edit_apart(session, f"source {key}", [(path, each) for each in (done, *others)])


def _set(
    session: Session, collection: str, key: str, before: Source, after: Source | None
) -> Outcome:
    if before == after:
        return None
    done = SetItem("sources", key, before, after)
    return edit_apart(session, f"source {key}", [(registry_path(session, collection), done)])


def members(session: Session, collection: str, key: str) -> Outcome:
    """Choose members of a group, one after the other, until Esc."""
    known = known_in(session, collection)
    group = known[key]
    listed = [
        choice_of(other, entry, group.members)
        for other, entry in sorted(known.items(), key=lambda one: one[1].name.casefold())
        if other != key
    ]
    listed.sort(key=lambda one: not one.on)
    gone = [one for one in group.members if one not in known]
    listed += [
        Choice(one, one, detail="not in the registry", colour="bad", on=True) for one in gone
    ]

    def toggle(other: str) -> Outcome:
        now = known_in(session, collection)[key]
        if _within(known_in(session, collection), key, other):
            return Notice(f"{group.name} is a member of {known[other].name} already", "warning")
        left = renamed(now.members, other, None)
        made = left if other in now.members else (*now.members, other)
        problem = _set(session, collection, key, now, replace(now, members=made))
        return problem or members(session, collection, key)

    return Pick(
        f"members of {group.name}: Enter puts one in or takes it out", tuple(listed), toggle
    )


def _within(known: Registry, key: str, group: str) -> bool:
    """Whether a source is, at any depth, a member of a group."""
    seen: set[str] = set()
    waiting = [group]
    while waiting:
        at = waiting.pop()
        if at not in seen and at in known:
            seen.add(at)
            if key in known[at].members:
                return True
            waiting += known[at].members
    return False


def where(session: Session, collection: str, key: str) -> Outcome:
    """List where a source is named; choosing a place goes there."""
    found = uses_here(session, collection, [key])
    name = known_in(session, collection)[key].name
    if not found.found:
        unread = f"; {len(found.unread)} files can't be read" if found.unread else ""
        return Notice(f"no label names {name}{unread}")
    listed = tuple(
        Choice(
            str(number),
            f"{one.article.partition('/')[2]}  “{one.words}”",
            detail=f"{one.field} · {one.annotator} {one.label}",
        )
        for number, one in enumerate(found.found)
    )

    def go(number: str) -> Outcome:
        one = found.found[int(number)]
        return Go("article", one.article, one.label, (one.start, one.end))

    return Pick(f"where {name} is named", listed, go)


def remove(session: Session, collection: str, key: str) -> Outcome:
    """Remove a source: at once when nothing refers to it, else after a question that says what."""
    entry = known_in(session, collection)[key]
    found = references_to(session, collection, key, None)
    if found.kept:
        return Notice(f"{entry.name} stays: named in {places(found.kept)}", "warning")

    def go_on(_answer: str) -> Outcome:
        edits = [
            *found.mine,
            *in_groups(session, collection, found.groups, key, None),
            (registry_path(session, collection), SetItem("sources", key, entry, None)),
        ]
        gone = Notice(f"{entry.name} removed; u brings it back")
        return edit_apart(session, f"source {key} removed", edits) or gone

    if not found.moved and not found.groups:
        return go_on("")
    says = []
    if found.moved:
        says.append(f"Named in your labels: {places(found.moved, 8)}.")
    if found.groups:
        says.append(f"A member of: {', '.join(found.groups)}.")
    choices = (Choice("remove", "remove it, and take it out of these", "R"),)
    return Menu(f"remove {entry.name}?", choices, go_on, says=tuple(says))
