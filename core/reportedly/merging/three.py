"""A semantic three-way merge: labels by id, fields by name, conflicts around whole labels."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from reportedly.errors import ReportedlyError
from reportedly.files.commenting import spots
from reportedly.files.guard import Unreadable, decoded
from reportedly.files.opening import open_parts
from reportedly.files.outline import comments
from reportedly.files.parts import Parts
from reportedly.files.snapshot import NotEqual
from reportedly.merging.join import Block, Join
from reportedly.merging.plan import Faults, Plan, Versions, Where, plan


class Marks(NamedTuple):
    """How a conflict is marked: what the two sides are called, and how long the marks are."""

    ours: str = "ours"
    theirs: str = "theirs"
    size: int = 7

    def around(self, ours: str, theirs: str, newline: str) -> str:
        """Return the lines of both sides between marks, which `check` takes for what they are."""
        first, middle, last = (sign * max(self.size, 7) for sign in "<=>")
        opening, closing = f"{first} {self.ours}{newline}", f"{last} {self.theirs}{newline}"
        return f"{opening}{ours}{middle}{newline}{theirs}{closing}"


class Merged(NamedTuple):
    """A file made of two.

    Attributes:
        data: Its bytes.
        conflicts: What a person has to decide, each with the line of its mark, in order.
    """

    data: bytes
    conflicts: tuple[tuple[int, Where], ...]


MARKS = Marks()
EDITORS = "# yaml-language-server:"


class NotReadable(ReportedlyError):
    """One of the versions can't be read; the message says which, and where."""

    exit_code = 1


def nothing(file: Any) -> frozenset[tuple[str, Where]]:
    """Find nothing wrong."""
    return frozenset()


def merged(
    base: bytes,
    ours: bytes,
    theirs: bytes,
    model: type,
    marks: Marks = MARKS,
    faults: Faults = nothing,
) -> Merged:
    """Return a file with what either side changed.

    Labels are joined by id and field. What neither side changed keeps our bytes.

    Args:
        base: What both sides began with; empty where both made the file anew.
        ours: One side's.
        theirs: The other's.
        model: The kind of file.
        marks: How conflicts are marked: around whole labels, or around a field of the file.
        faults: Tells what is wrong with a file. What is wrong with the merged one alone is a
            conflict, too.

    Raises:
        NotReadable: One of the three can't be read, or an id stands in it twice.
        NotEqual: What would be written does not say what was meant.
    """
    versions = Versions(
        model,
        _opened("the common ancestor", base, model) if base else None,
        _opened(marks.ours, ours, model),
        _opened(marks.theirs, theirs, model),
    )
    made = plan(versions, faults)
    wanted = [_held(versions, made, side) for side in (0, 1)]
    join = Join(versions, made)
    join.write()
    text = _with_their_comments(join, base, theirs, versions.ours.newline)
    for side in (0, 1) if join.blocks else (0,):
        _prove(text, join.blocks, side, model, wanted[side])
    return _marked(text, join.blocks, marks, versions.ours.newline)


def _opened(side: str, data: bytes, model: type) -> Parts:
    try:
        return open_parts(data, model)
    except Unreadable as error:
        raise NotReadable(f"{side} can't be read: {error}", error.hint) from error


def _marked(text: str, blocks: dict[str, Block], marks: Marks, newline: str) -> Merged:
    conflicts = []
    for stand_in in sorted(blocks, key=text.index):
        where, ours, theirs = blocks[stand_in]
        conflicts.append((text.count("\n", 0, text.index(stand_in)) + 1, where))
        text = text.replace(stand_in, marks.around(ours, theirs, newline))
    return Merged(text.encode(), tuple(conflicts))


def _held(versions: Versions, made: Plan, side: int) -> dict[str, Any]:
    """Return what the file holds once every conflict is decided for one side: 0 us, 1 them."""
    chosen = (versions.ours, versions.theirs)[side]
    held: dict[str, Any] = dict(made.fields)
    for name, items in made.items.items():
        held[name] = {
            key: chosen.sections[name].items.get(key) if (name, key) in made.clashes else item
            for key, item in items.items()
        }
        held[name] = {key: item for key, item in held[name].items() if item is not None}
    held |= {name: chosen.values[name] for section, name in made.clashes if not section}
    return held


def _prove(
    text: str, blocks: dict[str, Block], side: int, model: type, wanted: dict[str, Any]
) -> None:
    """See that the file says what was meant, once every conflict is decided for one side.

    Raises:
        NotEqual: It does not.
    """
    for stand_in, block in blocks.items():
        text = text.replace(stand_in, (block.ours, block.theirs)[side])
    parts = open_parts(text.encode(), model)
    items = {name: section.items for name, section in parts.sections.items()}
    if {**parts.values, **items} != wanted:
        raise NotEqual("the merged file would not say what was meant")


def _with_their_comments(join: Join, base: bytes, theirs: bytes, newline: str) -> str:
    """Return the merged file with those of their new comments that belong to no label."""
    text = join.text()
    if b"#" not in theirs:
        return text
    shown = text + "".join(block.theirs for block in join.blocks.values())
    known = set(_comments(base)) if base else set()
    lost = [each for each in _comments(theirs) if each not in known and each not in shown]
    if not lost:
        return text
    first = spots(decoded(theirs))
    top = first[0].line if first else 0
    at_top = {comment for line, (_, comment) in comments(decoded(theirs)).items() if line < top}
    above = "".join(f"{each}{newline}" for each in lost if each in at_top)
    below = "".join(f"{each}{newline}" for each in lost if each not in at_top)
    if not text.endswith("\n"):
        text += newline
    first_line = text.find("\n") + 1 if text.startswith(EDITORS) else 0
    return f"{text[:first_line]}{above}{text[first_line:]}{below}"


def _comments(data: bytes) -> Iterator[str]:
    return (comment for _, comment in comments(decoded(data)).values())
