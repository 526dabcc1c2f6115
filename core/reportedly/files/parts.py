"""An open file in parts: the lines of its fields, its sections, and what stands around them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reportedly.files.canonical import Scan
from reportedly.files.emit import field_lines
from reportedly.files.section import Section
from reportedly.files.shapes import SECTIONS, Field, is_empty, shape_of


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
            from reportedly.files.splice import changed_field

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


def canonical_parts(found: Scan[Section], model: type) -> Parts:
    """Return the parts of a file in canonical form."""
    shape = shape_of(model)
    parts = Parts(found.head)
    for each in shape.fields:
        lines = found.lines.get(each.name, "")
        if each.form not in SECTIONS:
            parts.fields.append(Lines(each, lines, bool(lines)))
            parts.values[each.name] = found.values.get(each.name, each.default)
            continue
        parts.fields.append(found.sections.get(each.name) or Section(each, f"{each.key}:\n"))
    return parts
