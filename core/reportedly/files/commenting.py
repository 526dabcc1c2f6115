"""Bringing the comments of a file over to the same file written anew.

A comment belongs to what it stands behind, or else to what comes below it, unless it is indented
further: then it belongs to what it stands in. Each goes to the line that now says the same.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from reportedly.files.outline import Irregular, Node, comments, indent, outline, split_lines

Path = tuple[str | int, ...]
_DEPTHS = (16, 2, 1)
"""How deep entries are told apart: as deep as the file lets itself be."""


@dataclass(frozen=True, slots=True)
class Spot:
    """An entry of a file: the way to it, the lines it stands on (from 0), and its column."""

    path: Path
    line: int
    column: int
    last: int
    leaf: bool


def spots(text: str) -> list[Spot]:
    """Return the entries of a YAML text in its order, as deep as they can be told apart."""
    for depth in _DEPTHS:
        try:
            return list(_spots(outline(text, depth), ()))
        except Irregular:
            continue
    return []


def _spots(node: Node, above: Path) -> Iterator[Spot]:
    for place, entry in enumerate(node.entries or ()):
        path = (*above, entry.key if node.mapping else place)
        yield Spot(path, entry.line, entry.column, entry.node.last, not entry.node.entries)
        yield from _spots(entry.node, path)


def with_comments(old: str, new: str, moved: Callable[[Path], Path]) -> tuple[str, str]:
    """Return what stood before the first entry of a file, and the new file with all other comments.

    Args:
        old: A readable text.
        new: What it says, written anew and without comments.
        moved: Tells where what stood at a path of the old text stands in the new one.
    """
    found = comments(old)
    if not found:
        return "", new
    carried = _Carried(new, moved)
    owners = _Owners(old)
    for line in sorted(found):
        column, comment = found[line]
        owners.give(line, column, comment, carried)
    return "".join(f"{each}\n" for each in carried.head), carried.text()


@dataclass(slots=True)
class _Carried:
    """The new text, and what shall stand at its lines."""

    new: str
    moved: Callable[[Path], Path]
    head: list[str] = field(default_factory=list)
    above: defaultdict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    behind: dict[int, str] = field(default_factory=dict)
    tails: defaultdict[Path, list[str]] = field(default_factory=lambda: defaultdict(list))
    spots: dict[Path, Spot] = field(init=False)

    def __post_init__(self) -> None:
        self.spots = {spot.path: spot for spot in spots(self.new)}

    def put(self, path: Path, comment: str, behind: bool) -> None:
        """Put a comment to the line of an entry, or of the nearest thing around that is there."""
        place = self.moved(path)
        while place and place not in self.spots:
            place = place[:-1]
        if not place:
            self.tails[()].append(comment)
            return
        line = self.spots[place].line
        if behind and line not in self.behind:
            self.behind[line] = comment
        else:
            self.above[line].append(comment)

    def put_last(self, path: Path, comment: str) -> None:
        """Put a comment below all that stands in an entry."""
        place = self.moved(path)
        if place and (place not in self.spots or self.spots[place].leaf):
            self.put(path, comment, behind=False)
        else:
            self.tails[place].append(comment)

    def text(self) -> str:
        """Return the new text with its comments."""
        lines = split_lines(self.new)
        for number, comment in self.behind.items():
            lines[number] = f"{lines[number][:-1]}  {comment}\n"
        columns: dict[Path, int] = {}
        for path, spot in self.spots.items():
            columns.setdefault(path[:-1], spot.column)
        below: defaultdict[int, list[str]] = defaultdict(list)
        for path in sorted(self.tails, key=len, reverse=True):
            last = self.spots[path].last if path else len(lines) - 1
            pad = " " * columns[path]
            below[last] += [f"{pad}{comment}\n" for comment in self.tails[path]]
        made: list[str] = []
        for number, line in enumerate(lines):
            pad = " " * indent(line)
            made += [f"{pad}{comment}\n" for comment in self.above.get(number, ())]
            made += [line, *below.get(number, ())]
        return "".join(made)


class _Owners:
    """Tells what each comment of the old text belongs to."""

    def __init__(self, text: str) -> None:
        self._lines = split_lines(text)
        self._spots = spots(text)
        self._starts = [spot.line for spot in self._spots]
        self._columns: dict[Path, int] = {}
        """Of each collection the column of its entries; of one as far left as what holds it, one
        more."""
        for spot in self._spots:
            around = spot.path[:-1]
            if around not in self._columns:
                least = self._columns[around[:-1]] + 1 if around else 0
                self._columns[around] = max(spot.column, least)

    def give(self, line: int, column: int, comment: str, carried: _Carried) -> None:
        """Put the comment that begins at a place of the old text to its new one."""
        after = bisect_right(self._starts, line)
        if not after:
            carried.head.append(comment)
            return
        before = self._spots[after - 1]
        if self._lines[line][:column].strip():
            carried.put(before.path, comment, behind=before.line == line)
        elif before.leaf and line <= before.last:
            carried.put(before.path, comment, behind=False)
        else:
            self._give_alone(before, after, column, comment, carried)

    def _give_alone(
        self, before: Spot, after: int, column: int, comment: str, carried: _Carried
    ) -> None:
        """Put a comment that has a line of its own between two entries."""
        shared, following = -1, None
        if after < len(self._spots):
            following = self._spots[after]
            shared = _shared(before.path, following.path)
            if column <= following.column or shared == len(before.path):
                carried.put(following.path, comment, behind=False)
                return
        ended = [before.path[:length] for length in range(shared + 1, len(before.path))]
        if not ended:
            carried.put(before.path, comment, behind=False)
            return
        fitting = [path for path in ended if self._columns[path] <= column]
        carried.put_last(fitting[-1] if fitting else ended[0], comment)


def _shared(one: Path, other: Path) -> int:
    """Return how many steps two paths have in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
