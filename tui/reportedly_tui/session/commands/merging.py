"""Making two sources of the registry one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from reportedly.edits import SetItem
from reportedly_schemas.sources import Source
from reportedly_tui.session.commands.entries import choice_of, names_of
from reportedly_tui.session.commands.referring import (
    References,
    in_groups,
    known_in,
    references_to,
    registry_path,
)
from reportedly_tui.session.editing import edit_apart
from reportedly_tui.session.naming import places
from reportedly_tui.session.outcome import Choice, Menu, Notice, Outcome, Pick
from reportedly_tui.session.session import Session


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
    found = references_to(session, collection, key, into)
    found = found._replace(groups=[group for group in found.groups if group != into])
    names = gone.aliases if found.kept else names_of(gone)
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
    if found.kept:
        left = replace(gone, aliases=(), notes=f"Merged into {into}.")

    def go_on(_answer: str) -> Outcome:
        path = registry_path(session, collection)
        edits = [
            *found.mine,
            *in_groups(session, collection, found.groups, key, into),
            (path, SetItem("sources", into, stays, made)),
            (path, SetItem("sources", key, gone, left)),
        ]
        done = Notice(f"{gone.name} merged into {stays.name}; u takes that back")
        return edit_apart(session, f"{key} merged into {into}", edits) or done

    choices = (Choice("merge", "do that", "M"),)
    title = f"merge {gone.name} into {stays.name}?"
    return Menu(title, choices, go_on, says=_consequences(gone, stays, key, found))


def _consequences(gone: Source, stays: Source, key: str, found: References) -> tuple[str, ...]:
    """What merging will do, a line each."""
    made = []
    if found.moved:
        made.append(
            f"{len(found.moved)} of your labels will name {stays.name}: {places(found.moved)}."
        )
    if found.groups:
        made.append(f"So will the groups {', '.join(found.groups)}.")
    if found.kept:
        made.append(
            f"{places(found.kept)} can't be changed from here: '{key}' stays for them, without its "
            f"aliases, which {stays.name} gets; it can be merged again later."
        )
    else:
        made.append(f"Its names become aliases of {stays.name}, and '{key}' goes.")
    if gone.type and stays.type and gone.type != stays.type:
        made.append(f"{stays.name} stays {stays.type}; {gone.name} was {gone.type}.")
    return tuple(made)
