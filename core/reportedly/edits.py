"""Edits: invertible values. Undo, redo and the tests all use the same ones.

Applying an edit to an open file gives the edit that takes it back, down to the bytes and
comments the label had in the file.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from reportedly.files.document import KeyedFile


class StaleEdit(Exception):
    """The file no longer holds what the edit was made for."""


@dataclass(frozen=True, slots=True)
class SetItem:
    """Add, replace or remove one item of a section: a label, a link, a source.

    Attributes:
        section: Such as `claims`.
        key: The item's id, or a source's key.
        before: What the file holds now; None to add.
        after: What it shall hold; None to remove.
        raw: The lines the item shall have in the file, when they are known.
    """

    section: str
    key: str
    before: Any
    after: Any
    raw: str | None = None


@dataclass(frozen=True, slots=True)
class SetValue:
    """Set a value of the file itself, such as `status` or `notes`."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Batch:
    """Several edits that are one to the user, in order."""

    edits: tuple[Edit, ...]


Edit = SetItem | SetValue | Batch


def apply(file: KeyedFile[Any], edit: Edit) -> Edit:
    """Carry out `edit` on `file` and return its inverse.

    Raises:
        StaleEdit: The file does not hold the edit's `before`; nothing was changed.
        Unwritable: Some text can't be saved; nothing was changed.
    """
    if isinstance(edit, Batch):
        return _apply_all(file, edit.edits)
    if isinstance(edit, SetValue):
        if file.get(edit.name) != edit.before:
            raise StaleEdit(f"{edit.name} is no longer {edit.before!r}")
        file.set(edit.name, edit.after)
        return SetValue(edit.name, edit.after, edit.before)
    held = file.items(edit.section).get(edit.key)
    if held != edit.before:
        raise StaleEdit(f"{edit.key} is no longer what it was")
    raw = file.raw(edit.section, edit.key) if held is not None else None
    if edit.after is None:
        file.remove(edit.section, edit.key)
    else:
        file.put(edit.section, edit.key, edit.after, raw=edit.raw)
    return SetItem(edit.section, edit.key, edit.after, edit.before, raw)


def _apply_all(file: KeyedFile[Any], edits: tuple[Edit, ...]) -> Batch:
    undo: list[Edit] = []
    try:
        for edit in edits:
            undo.append(apply(file, edit))
    except Exception:
        for edit in reversed(undo):
            apply(file, edit)
        raise
    return Batch(tuple(reversed(undo)))


def items_of(edit: Edit) -> list[SetItem]:
    """The item edits in `edit`, in order."""
    if isinstance(edit, Batch):
        return [item for part in edit.edits for item in items_of(part)]
    return [edit] if isinstance(edit, SetItem) else []


def add(section: str, label: Any) -> SetItem:
    """An edit that adds `label`."""
    return SetItem(section, label.id, None, label)


def change(section: str, label: Any, **fields: Any) -> SetItem:
    """An edit that sets some fields of `label`."""
    return SetItem(section, label.id, label, dataclasses.replace(label, **fields))


def remove(file: KeyedFile[Any], section: str, label: Any) -> Edit:
    """An edit that removes `label` and every reference to it.

    Attributions nested in a removed one move up to its own parent.
    """
    edits: list[Edit] = []
    if section == "claims":
        edits += _forget_claim(file, label.id)
    if section == "attributions":
        edits += _forget_attribution(file, label)
    own = SetItem(section, label.id, label, None)
    return Batch((*edits, own)) if edits else own


def _forget_claim(file: KeyedFile[Any], claim: str) -> list[Edit]:
    edits: list[Edit] = []
    for other in file.mentioning("attributions", claim):
        if claim in other.claims:
            left = tuple(name for name in other.claims if name != claim)
            edits.append(change("attributions", other, claims=left))
    for other in file.mentioning("claims", claim):
        if other.id != claim and any(one.derived_from == claim for one in other.quantities):
            freed = tuple(
                dataclasses.replace(one, derived_from=None) if one.derived_from == claim else one
                for one in other.quantities
            )
            edits.append(change("claims", other, quantities=freed))
    return edits


def _forget_attribution(file: KeyedFile[Any], gone: Any) -> list[Edit]:
    edits: list[Edit] = []
    for other in file.mentioning("attributions", gone.id):
        fields: dict[str, Any] = {}
        if other.parent == gone.id:
            fields["parent"] = gone.parent
        if other.target == gone.id:
            fields["target"] = None
        if fields and other.id != gone.id:
            edits.append(change("attributions", other, **fields))
    return edits
