"""The fast way in: files in canonical form, read by patterns made from the models.

Most files are exactly as `emit` writes them. These are read here, many times as fast as through a
YAML parser, and checked as strictly as by `validate`: what this module returns needs no further
look. Anything it doesn't know it leaves alone (None), for the strict reader to judge.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from reportedly.files.columns import Column, Make, Unknown, block, on_lines, words
from reportedly.files.shapes import MODELS, SECTIONS, Field, Shape, shape_of

BATCH = 512
"""How many items are in the making at once."""
_HEAD = re.compile(r"(?:#[^\n]*\n)*+")


class Items(NamedTuple):
    """The items of a section: their keys, the items themselves, their lines."""

    keys: list[str]
    items: list[Any]
    lines: list[str]


class Scan(NamedTuple):
    """A file in its parts.

    Attributes:
        head: The comments before the first field.
        lines: The lines of each field that stands there, by name; of a section, its first line.
        values: The values of the fields that are no sections.
        sections: The items of each section that stands there.
    """

    head: str
    lines: dict[str, str]
    values: dict[str, Any]
    sections: dict[str, Items]


def scan(text: str, model: type) -> Scan | None:
    """Read a whole file in canonical form.

    Args:
        text: What `guard.decoded` gave.
        model: Its kind.

    Returns:
        Its parts; None if it is not in canonical form or does not fit the model.
    """
    if model.__name__ not in MODELS or "\r" in text or "\t" in text:
        return None
    try:
        return _scan(text, shape_of(model))
    except ValueError:  # Unknown, or a number of thousands of digits
        return None


def _scan(text: str, shape: Shape) -> Scan:
    head = _HEAD.match(text)
    assert head is not None
    place = head.end()
    found = Scan(head.group(), {}, {}, {})
    for field, pattern, read in _top_level(shape.model):
        match = pattern.match(text, place)
        if match is None:
            if field.always:
                raise Unknown
            continue
        found.lines[field.name] = match.group()
        place = match.end()
        if field.form in SECTIONS:
            end = _end_of_section(text, place, shape, field)
            found.sections[field.name] = _items(text, place, end, field)
            place = end
        else:
            found.values[field.name] = read([match[1]])[0]
    if place != len(text):
        raise Unknown
    return found


def _end_of_section(text: str, place: int, shape: Shape, section: Field) -> int:
    """Return where the next field of the file begins."""
    for field in shape.fields[shape.positions[section.key] + 1 :]:
        found = text.find(f"\n{field.key}:", place - 1)
        if found >= 0:
            return found + 1
    return len(text)


def _items(text: str, place: int, end: int, section: Field) -> Items:
    assert section.model is not None
    pattern, make = _item_reader(section.model)
    found = Items([], [], [])
    matches = pattern.finditer(text, place, end)
    while batch := list(islice(matches, BATCH)):
        rows = [match.groups("") for match in batch]
        found.lines.extend([match[0] for match in batch])
        if section.form == "keyed":
            found.keys.extend(words(section)([row[0] for row in rows]))
            found.items.extend(make([row[1:] for row in rows]))
        else:
            items = make(rows)
            found.keys.extend([item.id for item in items])
            found.items.extend(items)
    if not found.items or sum(map(len, found.lines)) != end - place:
        raise Unknown  # something stands between two items
    if section.form == "keyed" and len(set(found.keys)) < len(found.keys):
        raise Unknown
    return found


@cache
def _top_level(model: type) -> list[tuple[Field, re.Pattern[str], Column]]:
    """Return how to read each field of a file; of a section, its first line."""
    readers: list[tuple[Field, re.Pattern[str], Column]] = []
    for field in shape_of(model).fields:
        pattern, read = (r"\n", list) if field.form in SECTIONS else on_lines(field, 0)
        readers.append((field, re.compile(f"{field.key}:{pattern}"), read))
    return readers


@cache
def _item_reader(model: type) -> tuple[re.Pattern[str], Make]:
    """Return the pattern of one item of a section, which begins with its key, and its maker."""
    pattern, make = block(model, 4)
    if "id" in shape_of(model).by_key:
        return re.compile(f"  - {pattern[4:]}"), make
    return re.compile(f"  ([^ \\n]+):\\n{pattern}"), make
