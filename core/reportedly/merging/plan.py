"""What of three versions of a file shall stand in one, and what a person has to decide."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from reportedly.files.parts import Parts
from reportedly.files.shapes import SECTIONS, shape_of
from reportedly.merging.values import Clash, merged_item, merged_value, places, references

Where = tuple[str, str]
"""A section and a key in it; for a field of the file itself, "" and its name."""
Faults = Callable[[Any], frozenset[tuple[str, Where]]]
"""Tells what is wrong with a file, by code and place."""


@dataclass(slots=True)
class Versions:
    """The three versions of a file.

    Attributes:
        model: Its kind.
        base: What both sides began with; None where both made the file anew.
        ours: One side's.
        theirs: The other's.
    """

    model: type
    base: Parts | None
    ours: Parts
    theirs: Parts

    def items(self, where: Where) -> tuple[Any, Any, Any]:
        """Return an item of base, ours and theirs; None where it is not."""
        section, key = where
        base = self.base.sections[section].items.get(key) if self.base else None
        ours, theirs = (each.sections[section].items.get(key) for each in (self.ours, self.theirs))
        return base, ours, theirs


@dataclass(slots=True)
class Plan:
    """What shall stand in the file.

    Attributes:
        fields: The values of the fields that are no sections.
        items: The items of each section by key.
        clashes: What both sides changed; there `fields` and `items` have our version, or else
            theirs.
    """

    fields: dict[str, Any] = field(default_factory=dict)
    items: dict[str, dict[str, Any]] = field(default_factory=dict)
    clashes: set[Where] = field(default_factory=set)


def plan(versions: Versions, faults: Faults) -> Plan:
    """Decide what shall stand in the file.

    Args:
        versions: The three versions.
        faults: What is wrong with a file that no side has is a clash, too.
    """
    made = Plan()
    _plan_fields(versions, made)
    for name in shape_of(versions.model).sections:
        _plan_section(versions, made, name)
    _keep_what_is_referred_to(versions, made)
    _compare_texts(versions, made)
    if not made.clashes:
        known = [
            faults(_instance(versions.model, side)) for side in (versions.ours, versions.theirs)
        ]
        found = faults(versions.model(**made.fields, **_sections(versions.model, made.items)))
        made.clashes |= {where for code, where in found.difference(*known)}
    return made


def _plan_fields(versions: Versions, made: Plan) -> None:
    base, ours, theirs = versions.base, versions.ours.values, versions.theirs.values
    for each in shape_of(versions.model).fields:
        if each.form in SECTIONS:
            continue
        name = each.name
        made.fields[name] = ours[name]
        try:
            before = base.values[name] if base else None
            made.fields[name] = merged_value(each, before, ours[name], theirs[name])
        except Clash:
            made.clashes.add(("", name))


def _plan_section(versions: Versions, made: Plan, name: str) -> None:
    items = made.items[name] = {}
    sides = (versions.ours, versions.theirs)
    for key in dict.fromkeys(key for side in sides for key in side.sections[name].items):
        base, ours, theirs = versions.items((name, key))
        try:
            item = merged_item(base, ours, theirs)
        except Clash:
            made.clashes.add((name, key))
            item = theirs if ours is None else ours
        if item is not None:
            items[key] = item


def _keep_what_is_referred_to(versions: Versions, made: Plan) -> None:
    """Take an item that one side removed for a clash, where the other side refers to it."""
    named = {
        key for items in made.items.values() for each in items.values() for key in references(each)
    }
    for name, key in made.clashes:
        if name:
            named.update(*(references(each) for each in versions.items((name, key))[1:]))
    for name, items in made.items.items():
        for key in named.difference(items):
            _, ours, theirs = versions.items((name, key))
            kept = theirs if ours is None else ours
            if kept is not None:
                items[key] = kept
                made.clashes.add((name, key))


def _compare_texts(versions: Versions, made: Plan) -> None:
    """See that no side's spans are read in a text that they were not made on."""
    if not versions.base or "sha256" not in made.fields:
        return
    of = [side.values["sha256"] for side in (versions.base, versions.ours, versions.theirs)]
    if of[1] == of[2] or of[0] not in of[1:]:
        return
    behind = versions.ours if of[1] == of[0] else versions.theirs
    for name, section in behind.sections.items():
        for key, item in section.items.items():
            before = versions.base.sections[name].items.get(key)
            if before is None or places(before) != places(item):
                made.clashes.add(("", "sha256"))
                return


def _instance(model: type, parts: Parts) -> Any:
    items = {name: section.items for name, section in parts.sections.items()}
    return model(**parts.values, **_sections(model, items))


def _sections(model: type, items: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    keyed = {each.name for each in shape_of(model).fields if each.form == "keyed"}
    return {
        name: dict(held) if name in keyed else tuple(held.values()) for name, held in items.items()
    }
