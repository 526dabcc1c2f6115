"""What refers to a source of the registry, and how to have it refer to another one, or to none."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from reportedly.edits import Edit, SetItem, change
from reportedly.errors import ReportedlyError
from reportedly.speakers import FIELDS, Use, groups_of, renamed
from reportedly_tui.session.commands.entries import Registry
from reportedly_tui.session.naming import uses_here
from reportedly_tui.session.session import Session

Edits = list[tuple[str, Edit]]
"""Edits of open files, by path."""


def known_in(session: Session, collection: str) -> Registry:
    """The registry as it is here.

    Raises:
        ReportedlyError: It can't be read.
    """
    return session.sources(collection).file.items("sources")


def registry_path(session: Session, collection: str) -> str:
    """Where the registry stands."""
    return str(session.sources(collection).path)


class References(NamedTuple):
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


def references_to(session: Session, collection: str, key: str, new: str | None) -> References:
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
    return References(edits, moved, kept, [group for group in groups if group != key])


def in_groups(
    session: Session, collection: str, groups: list[str], key: str, new: str | None
) -> Edits:
    """Edits of groups that put another source, or none, in one's place as a member."""
    known, path = known_in(session, collection), registry_path(session, collection)
    made: Edits = []
    for group in groups:
        left = tuple(one for one in renamed(known[group].members, key, new) if one != group)
        made.append(
            (path, SetItem("sources", group, known[group], replace(known[group], members=left)))
        )
    return made
