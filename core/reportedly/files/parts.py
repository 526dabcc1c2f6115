"""An open file in parts: the lines of its fields, its sections, and what stands around them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reportedly.files.canonical import Scan, scan
from reportedly.files.emit import field_lines, write
from reportedly.files.guard import Unreadable, decoded
from reportedly.files.layout import Layout, Part, layout
from reportedly.files.nodes import places, plain_data
from reportedly.files.outline import Irregular
from reportedly.files.reader import collector_paused, read_strictly
from reportedly.files.section import Section
from reportedly.files.shapes import SECTIONS, Field, Shape, heading, is_empty, same, shape_of
from reportedly.files.splice import changed_field, rewritten


@dataclass(slots=True)
class Lines:
    """A field of the file that is no section.

    Attributes:
        field: The field.
        text: Its lines; where it is left out, only the comments that stood there.
        there: Whether it is not left out.
    """

    field: Field
    text: str = ""
    there: bool = False

    def change(self, old: Any, new: Any, column: int, newline: str) -> None:
        """Give the field another value; None leaves it out. Comments stay.

        Raises:
            Unwritable: The text can't be saved; nothing has changed.
        """
        fresh = "" if is_empty(new) else field_lines(self.field, new, column)
        fresh = fresh.replace("\n", newline)
        if not self.there:
            self.text += fresh
        elif self.text == field_lines(self.field, old, column):
            self.text = fresh
        else:
            self.text = changed_field(self.text, self.field, new, newline)
        self.there = bool(fresh)


@dataclass(slots=True)
class Parts:
    """A file in the order it has on disk.

    Attributes:
        head: What comes before the first field.
        fields: All fields of its model, those that are left out, too.
        tail: What comes after the last one.
        values: The values of the fields that are no sections.
        column: Where its fields begin.
        newline: How its lines end.
        whole: Its text until the first change, when its parts can't be told apart by lines.
        unended: Its last line, when that has no end in the file; here it has one.
    """

    head: str
    fields: list[Lines | Section] = field(default_factory=list)
    tail: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    column: int = 0
    newline: str = "\n"
    whole: str = ""
    unended: bytes = b""

    @property
    def sections(self) -> dict[str, Section]:
        """The sections by name."""
        return {each.field.name: each for each in self.fields if isinstance(each, Section)}

    def pieces(self) -> list[bytes]:
        """Return the bytes of the file, joined for each field and each item."""
        if self.whole:
            return [self.whole.encode()]
        pieces = [self.head.encode()]
        for each in self.fields:
            if isinstance(each, Section):
                pieces += each.pieces()
            else:
                pieces.append(each.text.encode())
        pieces.append(self.tail.encode())
        pieces = [piece for piece in pieces if piece]
        if self.unended and pieces[-1].endswith(self.unended):
            pieces[-1] = pieces[-1].removesuffix(b"\n")
        return pieces


def open_parts(data: bytes, model: type) -> Parts:
    """Take a file apart.

    Raises:
        Unreadable: It can't be read, does not fit the model, or has an id in it twice (I1).
    """
    text = decoded(data)
    ended = text if text.endswith("\n") else f"{text}\n"
    with collector_paused():
        found = scan(ended, model)
        parts = _canonical(found, model) if found else _hand_written(text, ended, model)
    _refuse_twins(text, parts)
    if ended is not text and not parts.whole:
        parts.unended = ended[text.rfind("\n") + 1 :].encode()
    return parts


def _canonical(found: Scan, model: type) -> Parts:
    shape = shape_of(model)
    parts = Parts(found.head)
    for each in shape.fields:
        lines = found.lines.get(each.name, "")
        if each.form not in SECTIONS:
            parts.fields.append(Lines(each, lines, bool(lines)))
            parts.values[each.name] = found.values.get(each.name, each.default)
            continue
        parts.fields.append(section := Section(each, lines or f"{each.key}:\n"))
        if each.name in found.sections:
            section.fill(*found.sections[each.name])
    return parts


def _hand_written(text: str, ended: str, model: type) -> Parts:
    instance: Any = read_strictly(text, model)
    shape = shape_of(model)
    try:
        if ended != text and not same(plain_data(ended), plain_data(text)):
            raise Irregular  # the end of its last line would change what it says
        return _from_layout(ended, layout(ended, shape), shape, instance)
    except Irregular:
        found = scan(write(instance).decode(), model)
        assert found is not None
        parts = _canonical(found, model)
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


def _refuse_twins(text: str, parts: Parts) -> None:
    sections = parts.sections.values()
    keys = set[str]().union(*[each.items for each in sections])
    if len(keys) == sum(len(each.ranks) for each in sections):
        return
    seen: set[str] = set()
    for section in sections:
        for place, (_, _, key) in enumerate(section.ranks):
            if key in seen:
                line, column, _ = places(text, [((section.field.key, place, "id"), False)])[0]
                message = f"the id '{key}' stands in this file twice"
                raise Unreadable(line, column, "I1", message, "give one of the two another id")
            seen.add(key)
