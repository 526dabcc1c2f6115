"""Speakers: choosing entries of the sources registry, the likeliest first, and adding one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from functools import partial
from typing import Any

from reportedly.edits import SetItem, change
from reportedly.errors import ReportedlyError
from reportedly_schemas.annotation import Attribution
from reportedly_schemas.sources import Source
from reportedly_tui.session.commands.entries import (
    Registry,
    ask_new,
    choice_of,
    free_key,
    names_of,
)
from reportedly_tui.session.editing import batch, edit, edit_with_source
from reportedly_tui.session.marks import extent
from reportedly_tui.session.outcome import Choice, Notice, Outcome, Pick
from reportedly_tui.session.session import Session


def ask(session: Session, label_id: str, field: str) -> Outcome:
    """Ask for a speaker or candidate of an attribution; one that is set is taken out."""
    try:
        known = session.registry().items("sources")
    except ReportedlyError as error:
        return Notice(error.message, "error")
    label = session.reading.file.items("attributions")[label_id]
    keys: tuple[str, ...] = getattr(label, field)
    said = " … ".join(span.exact for span in label.source)
    whose = f" “{said}”" if said else ""
    return Pick(
        f"{field} of {label_id}{whose}: type a name; a new one is added",
        tuple(_likeliest(session, known, label, keys, said)),
        partial(_toggle, session, label_id, field),
        create=partial(_create, session, label_id, field),
        clears=bool(keys),
    )


def _likeliest(
    session: Session, known: Registry, label: Attribution, keys: tuple[str, ...], said: str
) -> list[Choice]:
    """The registry: what is set, who spoke before a pronoun, who is called so; then by name."""
    before = _spoke_before(session, label) if _is_pronoun(said) else ()
    words = set(said.casefold().split())

    def rank(key: str, entry: Source) -> tuple[Any, ...]:
        called = {name.casefold() for name in names_of(entry)}
        shared = max((len(words & set(name.split())) for name in called), default=0)
        likely = 0 if key in before else 1 if said.casefold() in called else 2
        return key not in keys, likely, -shared, entry.name.casefold(), key

    listed = sorted(known.items(), key=lambda one: rank(*one))
    return [
        choice_of(key, entry, keys, "spoke before" if key in before else "")
        for key, entry in listed
    ]


def _is_pronoun(said: str) -> bool:
    from reportedly.text.grammar import PRONOUNS

    return said.casefold() in PRONOUNS


def _spoke_before(session: Session, label: Attribution) -> tuple[str, ...]:
    """The speakers of the nearest earlier attribution that has any."""
    file = session.reading.file
    order, items = file.order("attributions"), file.items("attributions")
    start, end = extent(label)
    for place in range(bisect_left(order, (start, end - start, label.id)) - 1, -1, -1):
        speakers: tuple[str, ...] = items[order[place][2]].speaker
        if speakers:
            return speakers
    return ()


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


def _create(session: Session, label_id: str, field: str, name: str) -> Outcome:
    """Ask for a new registry entry, to be the attribution's speaker or candidate."""

    def put(entry: Source, added: Mapping[str, Source]) -> Outcome:
        known = session.registry().items("sources")
        key = free_key(entry.name, known)
        made = {key: entry, **added}
        section, label = session.reading.find(label_id)
        keys: tuple[str, ...] = (*getattr(label, field), key)
        return edit_with_source(
            session,
            f"source {key}",
            batch([SetItem("sources", each, None, one) for each, one in made.items()]),
            change(section, label, **{field: keys}),
        )

    return ask_new(session, session.registry().items("sources"), name, put)
