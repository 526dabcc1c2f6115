"""Which lines of a YAML text belong to what: what hand-written files need to keep their bytes.

Lines and columns are counted from 0 here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from reportedly.files.guard import events

_COMMENT = re.compile(r"#[^\r\n]*")
_BLOCK_SCALAR = re.compile(r"[|>][-+0-9]*[ \t]+(#[^\r\n]*)")


class Irregular(Exception):
    """Lines that can't be told apart: explicit keys, lists that share a line."""


@dataclass(slots=True)
class Node:
    """A value.

    Attributes:
        last: The last line it stands on.
        entries: What stands in it, each on lines of its own; None for a scalar, in flow style,
            and deeper than was asked for.
        mapping: Whether its entries have keys.
    """

    last: int
    entries: list[Entry] | None = None
    mapping: bool = False


@dataclass(slots=True)
class Entry:
    """An entry of a node: where its key or its dash stands, and its value."""

    key: str
    line: int
    column: int
    node: Node


@dataclass(slots=True)
class _Open:
    """A collection whose end has not come yet, and the entry whose value has not."""

    node: Node
    flow: bool
    entry: Entry | None = None


def split_lines(text: str) -> list[str]:
    """Return the lines of a text with their ends."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def outline(text: str, depth: int = 16) -> Node:
    """Return which lines the entries of a YAML text stand on.

    Args:
        text: What the guard let through.
        depth: How deep entries are told apart.

    Raises:
        Irregular: An entry does not begin on a line of its own.
        Unreadable: It is no YAML.
    """
    lines = split_lines(text)
    root = Node(0)
    stack: list[_Open] = []
    for event in events(text):
        kind = type(event).__name__
        if kind in {"MappingEndEvent", "SequenceEndEvent"}:
            closed = stack.pop()
            if closed.flow:
                closed.node.last = event.end_mark.line
            _reach(stack, closed.node.last)
            continue
        parent = stack[-1] if stack else None
        if parent and parent.node.mapping and parent.node.entries is not None and not parent.entry:
            parent.entry = _keyed(event, lines)
            continue
        node = _node(event, len(stack) < depth)
        if parent is None:
            root = node
        elif parent.node.entries is not None:
            entry = parent.entry or _dashed(event, lines)
            entry.node, parent.entry = node, None
            parent.node.entries.append(entry)
        if kind == "ScalarEvent":
            _reach(stack, node.last)
        else:
            stack.append(_Open(node, event.flow_style))
    return root


def _reach(stack: list[_Open], last: int) -> None:
    if stack:
        stack[-1].node.last = max(stack[-1].node.last, last)


def _node(event: Any, apart: bool) -> Node:
    if type(event).__name__ == "ScalarEvent":
        end, start = event.end_mark, event.start_mark
        # A block scalar ends where the line after it begins.
        return Node(end.line - 1 if end.column == 0 and end.line > start.line else end.line)
    entries: list[Entry] | None = [] if apart and not event.flow_style else None
    return Node(event.start_mark.line, entries, type(event).__name__ == "MappingStartEvent")


def _keyed(event: Any, lines: list[str]) -> Entry:
    line, column = event.start_mark.line, event.start_mark.column
    if lines[line][:column].strip() not in {"", "-"}:
        raise Irregular
    return Entry(event.value, line, column, Node(line))


def _dashed(event: Any, lines: list[str]) -> Entry:
    """Return the entry of a list whose value begins with an event."""
    line, before = event.start_mark.line, lines[event.start_mark.line][: event.start_mark.column]
    while not before.strip() and line:
        line -= 1
        before = lines[line].partition("#")[0]
    if before.strip() != "-":
        raise Irregular
    return Entry("", line, before.index("-"), Node(line))


def comments(text: str) -> dict[int, tuple[int, str]]:
    """Return the comments of a readable text: by line, the column and the comment itself."""
    from _ruamel_yaml import CParser

    found: dict[int, tuple[int, str]] = {}
    place = counted = line = 0
    next_token = CParser(text).get_token
    while (token := next_token()) is not None:
        begin, end = token.start_mark.index, token.end_mark.index
        spots: list[tuple[int, str]] = []
        if text.find("#", place, begin) >= 0:
            spots += [
                (each.start(), each.group()) for each in _COMMENT.finditer(text, place, begin)
            ]
        if text.startswith(("|", ">"), begin) and (
            heading := _BLOCK_SCALAR.match(text, begin, end)
        ):
            spots.append((heading.start(1), heading[1]))
        for spot, comment in spots:
            line += text.count("\n", counted, spot)
            counted = spot
            found[line] = (spot - text.rfind("\n", 0, spot) - 1, comment)
        place = max(place, end)
    return found


def start_of(lines: list[str], lowest: int, line: int, column: int) -> int:
    """Return where an entry's lines begin: with the comments right above its key or dash.

    Args:
        lines: The lines of the text.
        lowest: The first line that may belong to it.
        line: Where its key or dash stands.
        column: In which column. Comments further right belong to what stands above.
    """
    while line > lowest and is_comment(lines[line - 1]) and indent(lines[line - 1]) <= column:
        line -= 1
    return line


def is_comment(line: str) -> bool:
    """Tell whether a line that is no part of a value holds a comment and nothing else."""
    return line.lstrip().startswith("#")


def indent(line: str) -> int:
    """Return how many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def end_of(lines: list[str], last: int, column: int) -> int:
    """Return where an entry's lines end: after comments that stand in it and blank lines.

    Args:
        lines: The lines of the text.
        last: The last line its value stands on.
        column: Where its key or dash stands; comments further right stand in it.

    Returns:
        The first line that is not its own: something else, or a comment that belongs to nobody.
    """
    line = last + 1
    while line < len(lines):
        blank = not lines[line].strip()
        if not blank and not (is_comment(lines[line]) and indent(lines[line]) > column):
            break
        line += 1
    return line
