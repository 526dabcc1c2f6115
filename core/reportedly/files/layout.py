"""Where the parts of a hand-written file lie, so that each can be kept as it is."""

from __future__ import annotations

from typing import NamedTuple

from reportedly.files.outline import (
    Entry,
    Irregular,
    Node,
    end_of,
    outline,
    split_lines,
    start_of,
)
from reportedly.files.shapes import SECTIONS, Shape


class Part(NamedTuple):
    """A field of the file with its lines; none for one that is left out.

    Attributes:
        key: The field's name in the file.
        lines: Its lines; of a section with lines of its own, those before the first item.
        items: The lines of each item of a section; None if they can't be told apart.
        column: Where the items' dashes or keys stand.
    """

    key: str
    lines: str
    items: list[str] | None = None
    column: int = 2


class Layout(NamedTuple):
    """A file in lines: what comes before the first field, the fields, what comes after them."""

    head: str
    column: int
    parts: list[Part]
    tail: str


def layout(text: str, shape: Shape) -> Layout:
    """Return where the parts of a readable file lie. Joined, they are the file again.

    Raises:
        Irregular: Its fields can't be told apart by lines.
    """
    root = outline(text, depth=2)
    if not root.entries:
        raise Irregular
    lines = split_lines(text)
    column = root.entries[0].column
    starts = _starts(lines, 0, root.entries)
    end = end_of(lines, root.last, max(column, _innermost(root.entries[-1])))
    parts = [
        _part(lines, start, stop, entry, shape)
        for entry, start, stop in zip(root.entries, starts, [*starts[1:], end], strict=True)
    ]
    return Layout("".join(lines[: starts[0]]), column, parts, "".join(lines[end:]))


def _innermost(entry: Entry) -> int:
    return entry.node.entries[0].column if entry.node.entries else entry.column


def _starts(lines: list[str], lowest: int, entries: list[Entry]) -> list[int]:
    """Return the first line of each entry, comments right above it included."""
    starts = []
    for entry in entries:
        if lines[entry.line][: entry.column].strip() or entry.column != entries[0].column:
            raise Irregular
        starts.append(start_of(lines, lowest, entry.line, entry.column))
        lowest = entry.node.last + 1
    return starts


def _part(lines: list[str], start: int, stop: int, entry: Entry, shape: Shape) -> Part:
    field = shape.by_key[entry.key]
    node: Node = entry.node
    if field.form not in SECTIONS or not node.entries:
        return Part(entry.key, "".join(lines[start:stop]))
    starts = _starts(lines, entry.line + 1, node.entries)
    items = [
        "".join(lines[first:last]) for first, last in zip(starts, [*starts[1:], stop], strict=True)
    ]
    return Part(entry.key, "".join(lines[start : starts[0]]), items, node.entries[0].column)
