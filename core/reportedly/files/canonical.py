"""The fast way in: files in canonical form, read by patterns made from the models.

Most files are exactly as `emit` writes them. These are read here, many times as fast as through a
YAML parser, and checked as strictly as by `validate`: what this module returns needs no further
look. Anything it doesn't know it leaves alone (None), for the strict reader to judge.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from reportedly.files.columns import Column, Make, Unknown, block, on_lines, words
from reportedly.files.shapes import MODELS, SECTIONS, Field, Shape, shape_of

BATCH = 512
"""How many items are in the making at once."""
_HEAD = re.compile(r"(?:#[^\n]*\n)*+")


class Sink(Protocol):
    """Takes the items of a section as they are read."""

    def take(self, keys: list[str], items: list[Any], lines: list[str]) -> None:
        """Take some items: their keys, the items themselves, their lines."""


class Items(NamedTuple):
    """The items of a section: their keys, the items themselves, their lines."""

    keys: list[str]
    items: list[Any]
    lines: list[str]

    def take(self, keys: list[str], items: list[Any], lines: list[str]) -> None:
        """Take some items."""
        self.keys.extend(keys)
        self.items.extend(items)
        self.lines.extend(lines)


def items_of(_section: Field, _header: str) -> Items:
    """Return what takes all items of a section."""
    return Items([], [], [])


S = TypeVar("S", bound=Sink)


@dataclass(frozen=True, slots=True)
class Scan(Generic[S]):
    """A file in its parts.

    Attributes:
        head: The comments before the first field.
        lines: The lines of each field that stands there, by name; of a section, its first line.
        values: The values of the fields that are no sections.
        sections: What took the items of each section that stands there.
    """

    head: str
    lines: dict[str, str]
    values: dict[str, Any]
    sections: dict[str, S]


def scan(text: str, model: type, sink: Callable[[Field, str], S]) -> Scan[S] | None:
    """Read a whole file in canonical form.

    Args:
        text: What `guard.decoded` gave.
        model: Its kind.
        sink: Makes what takes the items of a section, of its field and its first line.

    Returns:
        Its parts; None if it is not in canonical form or does not fit the model.
    """
    if model.__name__ not in MODELS or "\r" in text or "\t" in text:
        return None
    try:
        return _scan(text, shape_of(model), sink)
    except ValueError:  # Unknown, or a number of thousands of digits
        return None


def _scan(text: str, shape: Shape, sink: Callable[[Field, str], S]) -> Scan[S]:
    head = _HEAD.match(text)
    assert head is not None
    place = head.end()
    found: Scan[S] = Scan(head.group(), {}, {}, {})
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
            found.sections[field.name] = taker = sink(field, match.group())
            _hand_over(text, place, end, field, taker)
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


def _hand_over(text: str, place: int, end: int, section: Field, taker: Sink) -> None:
    """Read the items of a section, some hundred at a time."""
    assert section.model is not None
    pattern, make = _item_reader(section.model)
    keyed, count, seen = section.form == "keyed", 0, set[str]()
    matches = pattern.finditer(text, place, end)
    while batch := list(islice(matches, BATCH)):
        lines, rows = [match[0] for match in batch], [match.groups("") for match in batch]
        if keyed:
            keys, items = (
                list(words(section)([row[0] for row in rows])),
                make([r[1:] for r in rows]),
            )
            seen.update(keys)
        else:
            items = make(rows)
            keys = [item.id for item in items]
        taker.take(keys, items, lines)
        count += len(keys)
        place += sum(map(len, lines))
    if place != end or not count or (keyed and len(seen) < count):
        raise Unknown  # something stands between two items, or a key stands twice


def read_labels(model: type, lines: str) -> list[Any]:
    """Read labels of their lines, which `scan` has read before."""
    pattern, make = _item_reader(model)
    return make([match.groups("") for match in pattern.finditer(lines)])


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
