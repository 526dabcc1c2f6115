"""The fields a key can set, by section: their key, their name on screen, how they are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "code",
    "codes",
    "bool",
    "text",
    "line",
    "labels",
    "label",
    "sources",
    "quantities",
    "assessment",
    "evidence",
    "article",
    "status",
]


@dataclass(frozen=True, slots=True)
class Field:
    """One field as the inspector shows it and `t` asks for it.

    Attributes:
        name: Its name in the model.
        key: The letter that asks for it after `t`.
        kind: How its value is asked for.
        section: For labels: the section the value's ids come from.
    """

    name: str
    key: str
    kind: Kind
    section: str = ""


FILE = "file"
"""Stands for a section where the fields are those of the file itself."""

FIELDS: dict[str, tuple[Field, ...]] = {
    "claims": (
        Field("kind", "k", "code"),
        Field("checkworthiness", "c", "code"),
        Field("factuality", "f", "code"),
        Field("quantities", "q", "quantities"),
        Field("assessment", "a", "assessment"),
        Field("evidence", "e", "evidence"),
        Field("event", "v", "line"),
        Field("flags", "g", "codes"),
        Field("confidence", "o", "code"),
        Field("text", "x", "text"),
        Field("notes", "n", "text"),
    ),
    "attributions": (
        Field("stance", "x", "code"),
        Field("quote_type", "q", "code"),
        Field("speaker", "s", "sources"),
        Field("candidates", "k", "sources"),
        Field("recipient", "r", "line"),
        Field("parent", "p", "label", "attributions"),
        Field("target", "t", "label", "attributions"),
        Field("negated", "d", "bool"),
        Field("implicit", "i", "bool"),
        Field("claims", "c", "labels", "claims"),
        Field("flags", "g", "codes"),
        Field("confidence", "o", "code"),
        Field("notes", "n", "text"),
    ),
    "zones": (
        Field("kind", "k", "code"),
        Field("copy_of", "c", "article"),
        Field("notes", "n", "text"),
    ),
    "flags": (
        Field("code", "c", "code"),
        Field("notes", "n", "text"),
    ),
    FILE: (
        Field("status", "s", "status"),
        Field("notes", "n", "text"),
    ),
}

SHOWN = {"quote_type": "quote", "checkworthiness": "check-worthy", "copy_of": "copy of"}
"""Names on screen that differ from the model's."""

EDITED = {
    "claims": ("text", "notes", "quantities", "assessment", "evidence", "event"),
    "attributions": ("notes", "recipient"),
    "zones": ("notes",),
    "flags": ("notes",),
    "file": ("notes",),
}
"""What `e` offers, by section."""

REQUIRED = {("zones", "kind"), ("flags", "code"), ("file", "status")}
"""Fields that can't be cleared."""


def field(section: str, name: str) -> Field:
    """The field of that name.

    Raises:
        KeyError: The section has no such field.
    """
    for one in FIELDS[section]:
        if one.name == name:
            return one
    raise KeyError(name)
