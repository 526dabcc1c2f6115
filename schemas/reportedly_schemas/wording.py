"""Plain words for whoever edits a file by hand: what was expected, what was found, what to do."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import is_dataclass
from difflib import get_close_matches
from typing import Any, Literal, get_args

from reportedly_schemas.shape import Shape

_TYPES = {
    str: "text",
    int: "a whole number",
    bool: "true or false",
    tuple: "a list",
    dict: "a mapping (name: value)",
}
_LONGEST = 60
"""How much of a value that was found is shown, in code points."""


def unknown(name: object, known: Iterable[str]) -> str:
    """Say that a mapping has no such field, and which one may be meant."""
    if not isinstance(name, str):
        return f"expected the name of a field, found {shown(name)}"
    names = list(known)
    meant = _meant(name, names) or f"; there are {', '.join(names)}"
    return f"unknown field '{_short(name)}'{meant}"


def nothing(name: str | int | None, *, required: bool) -> str:
    """Say that a value is missing behind a name or a dash, or in the whole file."""
    if name is None:
        return "nothing here; expected a mapping (name: value)"
    if isinstance(name, int):
        return "nothing after '-'; give it a value or take the line out"
    return f"nothing after '{_short(name)}:'; " + (
        "it needs a value" if required else "leave the field out"
    )


def empty(shape: Shape) -> str:
    """Say that a list or a text needs something in it."""
    return "empty text" if shape.type is str else "empty list; it needs one entry at least"


def unfit(shape: Shape, found: object) -> str:
    """Say that a value is not what its place wants, and how to mend it where that is clear."""
    hint = ""
    if shape.container is Literal and isinstance(found, str):
        hint = _meant(found, get_args(shape.type))
    elif shape.type is str and isinstance(found, bool | int | float):
        hint = "; put it in quotes"
    elif isinstance(found, str) and _reads_as(shape.type, found):
        hint = "; take the quotes away"
    elif shape.container is tuple and not isinstance(found, list | dict):
        hint = f"; write [{shown(found)}]"
    return f"expected {_expected(shape, found)}, found {shown(found)}{hint}"


def shown(found: object) -> str:
    """Return a value as a reader of YAML knows it, cut short where it is long."""
    match found:
        case None:
            return "nothing"
        case bool():
            return "true" if found else "false"
        case int():
            return str(found) if found.bit_length() < 200 else "a number of very many digits"
        case str():
            return json.dumps(_short(found), ensure_ascii=False)
        case list() | tuple():
            return "a list"
        case dict():
            return "a mapping"
        case _:
            return _short(str(found))


def _expected(shape: Shape, found: object) -> str:
    if shape.container is Literal:
        *others, last = get_args(shape.type)
        return f"{', '.join(others)} or {last}" if others else str(last)
    if isinstance(found, str) and shape.type is str and shape.rule.form:
        return shape.rule.form
    if type(found) is int and shape.type is int and shape.rule.ge is not None:
        return f"{shape.rule.ge} or more"
    if is_dataclass(shape.type):
        return _TYPES[dict]
    return _TYPES[shape.container or shape.type]


def _meant(name: str, known: Iterable[str]) -> str:
    plain = name.strip().lower().replace("-", "_").replace(" ", "_")
    close = get_close_matches(plain, known, n=1)
    return f"; did you mean '{close[0]}'?" if close else ""


def _reads_as(type_: Any, text: str) -> bool:
    if type_ is int:
        return text.isascii() and text.removeprefix("-").isdecimal()
    return type_ is bool and text in {"true", "false"}


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
