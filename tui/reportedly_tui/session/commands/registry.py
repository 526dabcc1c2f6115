"""What the list of sources does: add, edit, remove, merge, members, and where one is named."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import NamedTuple

from reportedly.edits import Edit, SetItem, change
from reportedly.errors import ReportedlyError
from reportedly.speakers import FIELDS, Use, groups_of, renamed
from reportedly_schemas.sources import Source
from reportedly_tui.session.commands.entries import (
    Registry,
    ask_all,
    ask_new,
    choice_of,
    free_key,
    names_of,
)
from reportedly_tui.session.editing import edit_apart
from reportedly_tui.session.naming import places, uses_here
from reportedly_tui.session.outcome import Choice, Go, Menu, Notice, Outcome, Pick
from reportedly_tui.session.session import Session

Edits = list[tuple[str, Edit]]


def known_in(session: Session, collection: str) -> Registry:
    """The registry as it is here.

    Raises:
        ReportedlyError: It can't be read.
    """
    return session.sources(collection).file.items("sources")


def _path(session: Session, collection: str) -> str:
    return str(session.sources(collection).path)


def add(session: Session, collection: str, name: str = "") -> Outcome:
    """Ask for a new source."""

    def put(entry: Source) -> Outcome:
        key = free_key(entry.name, known_in(session, collection))
        made = SetItem("sources", key, None, entry)
        return edit_apart(session, f"source {key}", [(_path(session, collection), made)])

    return ask_new(session, known_in(session, collection), name, put)


def change_entry(session: Session, collection: str, key: str) -> Outcome:
    """Ask for every field of a source."""
    entry = known_in(session, collection)[key]

    def put(made: Source) -> Outcome:
        return _set(session, collection, key, entry, made)

    return ask_all(session, known_in(session, collection), entry, put)


def _set(
    session: Session, collection: str, key: str, before: Source, after: Source | None
) -> Outcome:
    if before == after:
        return None
    done = SetItem("sources", key, before, after)
    return edit_apart(session, f"source {key}", [(_path(session, collection), done)])


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


class Ties(NamedTuple):
    """What refers to a source.

    Attributes:
        mine: Edits of the annotator's own labels, by path, that put `new` in its place.
        moved: Those places.
        kept: Places that can't be changed from here: other annotators' labels, above all.
        groups: Keys of the groups it is in.
    """

    mine: Edits
    moved: list[Use]
    kept: list[Use]
    groups: list[str]


def _ties(session: Session, collection: str, key: str, new: str | None) -> Ties:
    """Find what refers to a source, and how the annotator's own labels would name another one."""
    found = uses_here(session, collection, [key])
    if found.unread:
        article, annotator = found.unread[0]
        raise ReportedlyError(f"{annotator}'s labels of {article} can't be read: run check first")
    edits: Edits = []
    moved, kept = [], []
    for article in dict.fromkeys(one.article for one in found.found):
        uses = [one for one in found.found if one.article == article]
        mine = [one for one in uses if one.annotator == session.annotator]
        reading = session.bring(article) if mine else None
        if (
            reading is None
            or reading.read_only
            or not session.saver.holds(session.file_of(reading))
        ):
            kept += uses
            continue
        kept += [one for one in uses if one not in mine]
        moved += mine
        for label_id in dict.fromkeys(one.label for one in mine):
            label = reading.file.items("attributions")[label_id]
            fields = {name: renamed(getattr(label, name), key, new) for name in FIELDS}
            edits.append((reading.path, change("attributions", label, **fields)))
    groups = groups_of(known_in(session, collection), key)
    return Ties(edits, moved, kept, [group for group in groups if group != key])


def _in_groups(session: Session, collection: str, ties: Ties, key: str, new: str | None) -> Edits:
    """Edits that put another source, or none, in one's place as a member."""
    known, path = known_in(session, collection), _path(session, collection)
    made: Edits = []
    for group in ties.groups:
        left = tuple(one for one in renamed(known[group].members, key, new) if one != group)
        made.append(
            (path, SetItem("sources", group, known[group], replace(known[group], members=left)))
        )
    return made


def remove(session: Session, collection: str, key: str) -> Outcome:
    """Remove a source: at once when nothing refers to it, else after a question that says what."""
    entry = known_in(session, collection)[key]
    ties = _ties(session, collection, key, None)
    if ties.kept:
        return Notice(f"{entry.name} stays: named in {places(ties.kept)}", "warning")

    def go_on(_answer: str) -> Outcome:
        edits = [
            *ties.mine,
            *_in_groups(session, collection, ties, key, None),
            (_path(session, collection), SetItem("sources", key, entry, None)),
        ]
        gone = Notice(f"{entry.name} removed; u brings it back")
        return edit_apart(session, f"source {key} removed", edits) or gone

    if not ties.moved and not ties.groups:
        return go_on("")
    says = []
    if ties.moved:
        says.append(f"Named in your labels: {places(ties.moved, 8)}.")
    if ties.groups:
        says.append(f"A member of: {', '.join(ties.groups)}.")
    choices = (Choice("remove", "remove it, and take it out of these", "R"),)
    return Menu(f"remove {entry.name}?", choices, go_on, says=tuple(says))


def merge(session: Session, collection: str, key: str) -> Outcome:
    """Ask which source this one is, and make the two one."""
    known = known_in(session, collection)
    entry = known[key]
    words = {word for name in names_of(entry) for word in name.casefold().split()}

    def shared(other: Source) -> int:
        theirs = {word for name in names_of(other) for word in name.casefold().split()}
        return len(words & theirs)

    others = [(one, other) for one, other in known.items() if one != key]
    others.sort(key=lambda one: (-shared(one[1]), one[1].name.casefold(), one[0]))
    if not others:
        return Notice("there is no other source to merge it into", "warning")
    listed = tuple(choice_of(one, other) for one, other in others)
    return Pick(
        f"{entry.name} is the same as: that one stays",
        listed,
        partial(_ask_merge, session, collection, key),
    )


def _ask_merge(session: Session, collection: str, key: str, into: str) -> Outcome:
    """Say what merging does, and do it when that is wanted."""
    known = known_in(session, collection)
    gone, stays = known[key], known[into]
    ties = _ties(session, collection, key, into)
    ties = ties._replace(groups=[group for group in ties.groups if group != into])
    names = gone.aliases if ties.kept else names_of(gone)
    aliases = (*stays.aliases, *names)
    made = replace(
        stays,
        aliases=tuple(one for one in dict.fromkeys(aliases) if one != stays.name),
        type=stays.type or gone.type,
        anonymity=stays.anonymity or gone.anonymity,
        members=tuple(
            one for one in dict.fromkeys((*stays.members, *gone.members)) if one not in (key, into)
        ),
        wikidata=stays.wikidata or gone.wikidata,
        notes=" ".join(note for note in (stays.notes, gone.notes) if note) or None,
    )
    left = None
    if ties.kept:
        left = replace(gone, aliases=(), notes=f"Merged into {into}.")

    def go_on(_answer: str) -> Outcome:
        path = _path(session, collection)
        edits = [
            *ties.mine,
            *_in_groups(session, collection, ties, key, into),
            (path, SetItem("sources", into, stays, made)),
            (path, SetItem("sources", key, gone, left)),
        ]
        done = Notice(f"{gone.name} merged into {stays.name}; u takes that back")
        return edit_apart(session, f"{key} merged into {into}", edits) or done

    choices = (Choice("merge", "do that", "M"),)
    title = f"merge {gone.name} into {stays.name}?"
    return Menu(title, choices, go_on, says=_consequences(gone, stays, key, ties))


def _consequences(gone: Source, stays: Source, key: str, ties: Ties) -> tuple[str, ...]:
    """What merging will do, a line each."""
    made = []
    if ties.moved:
        made.append(
            f"{len(ties.moved)} of your labels will name {stays.name}: {places(ties.moved)}."
        )
    if ties.groups:
        made.append(f"So will the groups {', '.join(ties.groups)}.")
    if ties.kept:
        made.append(
            f"{places(ties.kept)} can't be changed from here: '{key}' stays for them, without its "
            f"aliases, which {stays.name} gets; it can be merged again later."
        )
    else:
        made.append(f"Its names become aliases of {stays.name}, and '{key}' goes.")
    if gone.type and stays.type and gone.type != stays.type:
        made.append(f"{stays.name} stays {stays.type}; {gone.name} was {gone.type}.")
    return tuple(made)
