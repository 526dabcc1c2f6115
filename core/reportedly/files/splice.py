"""Changing lines that a person wrote: what stays the same keeps its bytes, and comments stay.

They are taken apart field by field and row by row; what can't be is written anew under its
comments.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from reportedly.files.emit import field_lines, item_lines, row_line
from reportedly.files.guard import Unreadable
from reportedly.files.nodes import plain_data
from reportedly.files.outline import (
    Entry,
    Irregular,
    Node,
    comments,
    end_of,
    indent,
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
    listed = "id" in shape.by_key
    try:
        made = _Splice(lines, newline).item(old, new)
        if same(plain_data(made), [as_data(new)] if listed else {key: as_data(new)}):
            return made
    except (Irregular, Unreadable):
        pass
    return rewritten(lines, item_lines(shape, key, new, column), column, newline)


def changed_field(lines: str, field: Field, new: Any, newline: str) -> str:
    """Return the lines of a field of the file itself, no section, after a change.

    Returns:
        Its new lines; for a value that is left out, the comments that stood there.
    """
    splice = _Splice(lines, newline)
    entry = splice.entry
    if is_empty(new):
        return splice.comments_in(0, len(splice.lines), entry.column)
    canonical = field_lines(field, new, entry.column)
    return splice.replaced(0, len(splice.lines), entry, canonical)


def rewritten(lines: str, canonical: str, column: int, newline: str) -> str:
    """Return lines written anew, under all comments that stood in the old ones."""
    pad = " " * column
    kept = "".join(f"{pad}{comment}\n" for _, comment in comments(lines).values())
    return (kept + canonical).replace("\n", newline)


def own_lines(lines: str, column: int) -> tuple[str, str, str]:
    """Split the lines kept with an item into what is its own and what merely stands around it.

    Args:
        lines: The item's lines, and comments before and after them.
        column: Where the dashes or keys of its section stand.

    Returns:
        Comments that belong to nobody; the item, with the comments in it and right above it;
        comments that belong to nobody.
    """
    apart = split_lines(lines)
    entry = _only_entry(outline(lines, depth=1))
    begin = start_of(apart, 0, entry.line, column)
    end = end_of(apart, entry.node.last, column)
    return "".join(apart[:begin]), "".join(apart[begin:end]), "".join(apart[end:])


def _only_entry(node: Node) -> Entry:
    """Return the one entry that lines are."""
    if not node.entries or len(node.entries) > 1:
        raise Irregular
    return node.entries[0]


class _Splice:
    """Lines that are being changed.

    Attributes:
        lines: The lines, with their ends.
        newline: How lines end that are written anew.
        entry: The one entry that they are.
    """

    def __init__(self, text: str, newline: str) -> None:
        self.lines = split_lines(text)
        self.newline = newline
        self.entry = _only_entry(outline(text))
        self._comments = comments(text)

    def item(self, old: Any, new: Any) -> str:
        """Return the lines with an item of a section changed from `old` to `new`."""
        entry = self.entry
        fields = entry.node.entries
        if not fields or not entry.node.mapping:
            raise Irregular
        if fields[0].line > entry.line:
            begin = entry.line + 1
            body = self._map(begin, len(self.lines), fields, old, new)
            return "".join(self.lines[:begin]) + body
        line = self.lines[entry.line]
        self.lines[entry.line] = f"{line[: entry.column]} {line[entry.column + 1 :]}"
        return _dashed(self._map(0, len(self.lines), fields, old, new), entry.column)

    def _map(self, begin: int, end: int, entries: list[Entry], old: Any, new: Any) -> str:
        """Return the lines of a map whose fields stand on lines of their own."""
        shape, column = shape_of(type(new)), entries[0].column
        blocks: list[tuple[int, str]] = []
        for entry, (start, stop) in zip(entries, self._spans(begin, end, entries), strict=True):
            field = shape.by_key[entry.key]
            was, now = getattr(old, field.name), getattr(new, field.name)
            if was == now:
                block = "".join(self.lines[start:stop])
            elif is_empty(now):
                block = self.comments_in(start, stop, column)
            else:
                block = self._field(start, stop, entry, field, was, now)
            blocks.append((shape.positions[entry.key], block))
        there = {entry.key for entry in entries}
        for position, field in enumerate(shape.fields):
            now = getattr(new, field.name)
            if field.key not in there and not is_empty(now):
                place = max([i for i, (p, _) in enumerate(blocks, 1) if p < position], default=0)
                blocks.insert(place, (position, self._fresh(field_lines(field, now, column))))
        return "".join([block for _, block in blocks])

    def _field(self, start: int, stop: int, entry: Entry, field: Field, was: Any, now: Any) -> str:
        """Return the lines of a field with another value."""
        inside, begin = entry.node.entries, entry.line + 1
        if inside and not is_empty(was):
            head = "".join(self.lines[start:begin])
            if field.form == "block":
                return head + self._map(begin, stop, inside, was, now)
            if field.form == "rows":
                return head + self._rows(begin, stop, inside, was, now)
        return self.replaced(start, stop, entry, field_lines(field, now, entry.column))

    def _rows(
        self, begin: int, end: int, entries: list[Entry], was: tuple[Any, ...], now: tuple[Any, ...]
    ) -> str:
        """Return the lines of spans, quantities or evidence; rows that stay keep theirs."""
        from difflib import SequenceMatcher

        spans, column = self._spans(begin, end, entries), entries[0].column
        made: list[str] = []
        for kind, i, j, k, m in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
            for place in range(max(j - i, m - k)):
                old, new = i + place, k + place
                if old >= j:
                    made.append(self._fresh(row_line(now[new], column)))
                elif new >= m:
                    made.append(self.comments_in(*spans[old], column))
                elif kind == "equal":
                    made.append("".join(self.lines[slice(*spans[old])]))
                else:
                    made.append(
                        self.replaced(*spans[old], entries[old], row_line(now[new], column))
                    )
        return "".join(made)

    def _spans(self, begin: int, end: int, entries: list[Entry]) -> list[tuple[int, int]]:
        """Return first line and end of each entry, with the comments right above it."""
        starts = [begin]
        for before, entry in pairwise(entries):
            starts.append(start_of(self.lines, before.node.last + 1, entry.line, entry.column))
        return list(pairwise([*starts, end]))

    def replaced(self, start: int, stop: int, entry: Entry, canonical: str) -> str:
        """Return an entry's lines with its value written anew; what is commented stays so.

        The comment behind the key, the dash or the value on its line stays there; those further
        inside stand above.
        """
        first, _, rest = canonical.partition("\n")
        behind = ""
        if entry.line in self._comments:
            column, comment = self._comments[entry.line]
            before = self.lines[entry.line][:column]
            behind = (before[len(before.rstrip()) :] or "  ") + comment
        return (
            "".join(self.lines[start : entry.line])
            + self.comments_in(entry.line + 1, entry.node.last + 1, entry.column)
            + self._fresh(f"{first}{behind}\n{rest}")
            + "".join(self.lines[entry.node.last + 1 : stop])
        )

    def comments_in(self, start: int, stop: int, column: int) -> str:
        """Return the comments in a stretch of lines, each on a line of its own."""
        found = [self._comments[line] for line in range(start, stop) if line in self._comments]
        return self._fresh("".join(f"{' ' * column}{comment}\n" for _, comment in found))

    def _fresh(self, lines: str) -> str:
        return lines.replace("\n", self.newline)


def _dashed(lines: str, column: int) -> str:
    """Put the dash of a list's entry back before its first field, under the comments above it."""
    apart = split_lines(lines)
    place = next(i for i, line in enumerate(apart) if line.strip() and not is_comment(line))
    above = [" " * min(column, indent(line)) + line.lstrip(" ") for line in apart[:place]]
    first = apart[place]
    return "".join([*above, f"{first[:column]}-{first[column + 1 :]}", *apart[place + 1 :]])
