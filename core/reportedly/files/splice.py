"""Changing lines that a person wrote: what stays the same keeps its bytes, and comments stay.

Lines in canonical form are simply written anew, which changes nothing about the fields that stay.
All others are taken apart field by field and row by row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reportedly.files.emit import field_lines, item_lines, row_line
from reportedly.files.nodes import plain_data
from reportedly.files.outline import (
    Entry,
    Irregular,
    Node,
    comments,
    end_of,
    is_comment,
    outline,
    split_lines,
    start_of,
)
from reportedly.files.shapes import Field, Shape, as_data, is_empty, same, shape_of


def changed_item(
    lines: str, shape: Shape, key: str, old: Any, new: Any, column: int, newline: str
) -> str:
    """Return the lines of an item after a change.

    Args:
        lines: Its lines now, comments right above it included.
        shape: What an item of its section is made of.
        key: Its id, or a source's key.
        old: What the lines say.
        new: What they shall say.
        column: Where the dashes or keys of its section stand.
        newline: How lines end that are written anew.
    """
    if lines == item_lines(shape, key, old, column):
        return item_lines(shape, key, new, column)
    listed = "id" in shape.by_key
    try:
        made = _Splice(lines, newline).item(shape, listed, old, new)
        if same(plain_data(made), [as_data(new)] if listed else {key: as_data(new)}):
            return made
    except Irregular:
        pass
    return rewritten(lines, item_lines(shape, key, new, column), column, newline)


def changed_field(lines: str, field: Field, old: Any, new: Any, column: int, newline: str) -> str:
    """Return the lines of a field of the file itself after a change; "" or comments for an empty one."""
    if lines == field_lines(field, old, column):
        return "" if is_empty(new) else field_lines(field, new, column)
    splice = _Splice(lines, newline)
    entry = outline(lines).entries[0]
    if is_empty(new):
        return splice.comments_in(0, len(splice.lines), column)
    return splice.replaced(0, len(splice.lines), entry, field_lines(field, new, column), column)


def rewritten(lines: str, canonical: str, column: int, newline: str) -> str:
    """Return lines written anew, under all comments that stood in the old ones."""
    pad = " " * column
    kept = "".join(f"{pad}{comment}\n" for _, comment in comments(lines).values())
    return (kept + canonical).replace("\n", newline)


def without_strangers(lines: str, column: int) -> tuple[str, str]:
    """Split an item's lines from comments after it that neither stand in it nor above another."""
    ...
