"""Where values stand in a file in canonical form: found by its lines, without a YAML parser.

Every line of such a file is known: what it holds follows from where it is indented, and no value
goes on in the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from reportedly.files.scalars import STRING, compiled, plain

Path = tuple[str | int, ...]
_PAIR = rf"([A-Za-z_0-9]+): ({STRING}|[^,}}]+)(?:, |}})"
_ENTRY = rf"({STRING}|[^,\]]+)(?:, |\])"


class _Node(NamedTuple):
    """Where something begins: a line and a column, both from 0."""

    line: int
    column: int


class CanonicalPlaces:
    """The lines of a file in canonical form.

    Args:
        text: The whole file.
    """

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")

    def find(self, path: Path, on_key: bool) -> tuple[int, int]:
        """Return the place of a value, or of the name before it: 1-based line and column.

        For what isn't there, the nearest thing around it that is there is found.
        """
        here = self._top
        for depth, step in enumerate(path, 1):
            found = self._step(here, step)
            if found is None:
                break
            key, value = found
            here = key if on_key and depth == len(path) else value
        return here.line + 1, here.column + 1

    @cached_property
    def _top(self) -> _Node:
        heads = (number for number, line in enumerate(self._lines) if not line.startswith("#"))
        return _Node(next(heads), 0)

    @cached_property
    def _sections(self) -> dict[int, list[int]]:
        """The lines on which a section's entries begin, by the line after the section's name."""
        sections: dict[int, list[int]] = {}
        starts: list[int] = []
        for number, line in enumerate(self._lines):
            if line[:1] != " ":
                starts = sections[number + 1] = []
            elif line[2:3] != " ":
                starts.append(number)
        return sections

    def _step(self, here: _Node, step: str | int) -> tuple[_Node, _Node] | None:
        """Return where an entry's key and its value begin; for one of a list both are the same."""
        line = self._lines[here.line]
        match line[here.column : here.column + 1]:
            case "{":
                return self._in_row(here, compiled(_PAIR).finditer(line, here.column + 1), step)
            case "[":
                return self._in_row(here, compiled(_ENTRY).finditer(line, here.column + 1), step)
            case "-" if isinstance(step, int):
                starts = self._starts(here, "- ")
                number = next((n for i, n in enumerate(starts) if i == step), None)
                if number is None:
                    return None
                entry = _Node(number, here.column + 2)
                return entry, entry
            case _ if isinstance(step, str):
                name = f"{plain(step)}:"
                number = next(self._starts(here, name), None)
                return None if number is None else self._value(_Node(number, here.column), name)
        return None

    def _starts(self, here: _Node, begin: str) -> Iterator[int]:
        """Yield the lines of a block in which an entry begins with `begin`."""
        known: Iterable[int] | None = None
        if here.column == 0:
            known = (after - 1 for after in self._sections)
        elif here.column == 2:
            known = self._sections.get(here.line)
        if known is not None:
            yield from (n for n in known if self._lines[n].startswith(begin, here.column))
            return
        for number in range(here.line, len(self._lines)):
            line = self._lines[number]
            above = line[: here.column].strip(" ")
            if above and number > here.line:
                return
            if line.startswith(begin, here.column):
                yield number

    def _value(self, key: _Node, name: str) -> tuple[_Node, _Node]:
        """Return a key and where its value begins: behind it, or on the next line."""
        line = self._lines[key.line]
        behind = key.column + len(name)
        if line[behind:]:
            return key, _Node(key.line, behind + 1)
        below = self._lines[key.line + 1]
        return key, _Node(key.line + 1, len(below) - len(below.lstrip(" ")))

    def _in_row(
        self, here: _Node, found: Iterable[re.Match[str]], step: str | int
    ) -> tuple[_Node, _Node] | None:
        """Return an entry of a map or list that stands on one line."""
        for number, match in enumerate(found):
            if step in (number, match[1]) and (match.lastindex == 2) == isinstance(step, str):
                return tuple(
                    _Node(here.line, match.start(group)) for group in (1, match.lastindex or 1)
                )  # type: ignore[return-value]
        return None
