"""What becomes of one value that two people may have changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from reportedly.files.shapes import Field, shape_of
from reportedly_schemas.annotation import Attribution, Claim
from reportedly_schemas.sources import Source


class Clash(Exception):
    """Both sides changed the same thing, each in another way."""


def merged_value(field: Field, base: Any, ours: Any, theirs: Any) -> Any:
    """Return what a field shall hold: lists of codes are joined, all else is one value.

    Raises:
        Clash: Both sides changed it, each in another way.
    """
    if theirs in (ours, base):
        return ours
    if ours == base:
        return theirs
    if field.form in ("plains", "quoteds"):
        return _joined(base or (), ours, theirs)
    raise Clash


def _joined(base: tuple[str, ...], ours: tuple[str, ...], theirs: tuple[str, ...]) -> Any:
    """Return what both sides kept and what either added, in our order."""
    if any(len(set(each)) < len(each) for each in (base, ours, theirs)):
        raise Clash
    kept = [each for each in ours if each in theirs or each not in base]
    return (*kept, *(each for each in theirs if each not in ours and each not in base))


def merged_item(base: Any, ours: Any, theirs: Any) -> Any:
    """Return a label, link, source or article with what either side changed in it.

    Args:
        base: What both sides began with; None where both made it anew.
        ours: One side's, None where it was removed.
        theirs: The other's, None where it was removed.

    Raises:
        Clash: One side removed what the other changed, both made it anew and not the same, or
            both changed a field, each in another way.
    """
    if theirs in (ours, base):
        return ours
    if ours == base:
        return theirs
    if base is None or ours is None or theirs is None:
        raise Clash
    changed = {
        field.name: merged_value(
            field, *(getattr(each, field.name) for each in (base, ours, theirs))
        )
        for field in shape_of(type(ours)).fields
    }
    return replace(ours, **changed)


def references(item: Any) -> frozenset[str]:
    """Return the ids or keys that an item refers to in its own file."""
    match item:
        case Attribution():
            named = (item.parent, item.target, *item.claims)
        case Claim():
            named = tuple(each.derived_from for each in item.quantities)
        case Source():
            named = item.members
        case _:
            named = ()
    return frozenset(each for each in named if each is not None)


def places(item: Any) -> Any:
    """Return the spans of a label, by field."""
    return [getattr(item, name) for name in shape_of(type(item)).spans]
