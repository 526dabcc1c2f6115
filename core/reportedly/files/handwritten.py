"""Taking a file apart that a person wrote, whatever form they chose."""

from __future__ import annotations

from typing import Any

from reportedly.files.canonical import scan
from reportedly.files.emit import write
from reportedly.files.layout import Layout, Part, layout
from reportedly.files.nodes import plain_data
from reportedly.files.outline import Irregular
from reportedly.files.parts import Lines, Parts, canonical_parts
from reportedly.files.section import Section
from reportedly.files.shapes import SECTIONS, Field, Shape, heading, same, shape_of
from reportedly.files.splice import rewritten
from reportedly.files.strict import read_strictly


def handwritten_parts(text: str, ended: str, model: type) -> Parts:
    """Return the parts of any readable file.

    Args:
        text: The file.
        ended: The same, its last line with an end.
        model: Its kind.

    Raises:
        Unreadable: It is not YAML as we read it, or does not fit the model.
    """
    instance: Any = read_strictly(text, model)
    shape = shape_of(model)
    try:
        if ended != text and not same(plain_data(ended), plain_data(text)):
            raise Irregular  # the end of its last line would change what it says
        return _from_layout(ended, layout(ended, shape), shape, instance)
    except Irregular:
        found = scan(write(instance).decode(), model, Section)
        assert found is not None
        parts = canonical_parts(found, model)
        parts.head = rewritten(text, "", 0, "\n") or heading(shape)
        parts.whole = text
        return parts


def _from_layout(text: str, found: Layout, shape: Shape, instance: Any) -> Parts:
    newline = "\r\n" if text[: text.find("\n")].endswith("\r") else "\n"
    parts = Parts(found.head, [], found.tail, {}, found.column, newline)
    for part in _with_missing(found, shape):
        each, held = shape.by_key[part.key], getattr(instance, shape.by_key[part.key].name)
        if each.form not in SECTIONS:
            parts.fields.append(Lines(each, part.lines, bool(part.lines)))
            parts.values[each.name] = held
            continue
        parts.fields.append(section := _section(each, part, parts))
        if isinstance(held, dict):
            section.fill(list(held), list(held.values()), part.items)
        else:
            section.fill([item.id for item in held], list(held), part.items)
    return parts


def _with_missing(found: Layout, shape: Shape) -> list[Part]:
    """Return the parts of a file, with an empty one for each field that is left out."""
    parts = list(found.parts)
    there = {part.key for part in parts}
    for position, each in enumerate(shape.fields):
        if each.key not in there:
            before = [i for i, part in enumerate(parts, 1) if shape.positions[part.key] < position]
            parts.insert(max(before, default=0), Part(each.key, ""))
    return parts


def _section(field: Field, part: Part, parts: Parts) -> Section:
    """Return a section without its items yet, as a person wrote it."""
    if part.items is not None:
        return Section(field, part.lines, part.column, parts.newline)
    header = f"{' ' * parts.column}{field.key}:\n"
    header = rewritten(part.lines, header, parts.column, parts.newline)
    section = Section(field, header, parts.column + 2, parts.newline)
    section.keep_flow(part.lines)
    return section
