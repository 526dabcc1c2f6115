"""Writing down what two people made of one file: our lines, with their changes put in."""

from __future__ import annotations

from operator import attrgetter
from typing import Any, NamedTuple

from reportedly.files.emit import field_lines, item_lines
from reportedly.files.outline import comments
from reportedly.files.parts import Lines, Parts
from reportedly.files.section import Section
from reportedly.files.shapes import is_empty, shape_of
from reportedly.merging.plan import Plan, Versions, Where


class Block(NamedTuple):
    """A conflict: what it is about, and the lines of both sides."""

    where: Where
    ours: str
    theirs: str


_OURS, _THEIRS = attrgetter("ours"), attrgetter("theirs")


class Join:
    """Our file while their changes are put in.

    Attributes:
        blocks: The conflicts, by the line that stands for each of them as yet.
    """

    def __init__(self, versions: Versions, made: Plan) -> None:
        self.blocks: dict[str, Block] = {}
        self._base = versions.base
        self._ours = versions.ours
        self._theirs = versions.theirs
        self._plan = made

    def write(self) -> None:
        """Put in what they changed, and lines that stand for the conflicts."""
        if self._ours.whole and self._nothing_to_do():
            return
        self._ours.whole = ""
        for name, section in self._ours.sections.items():
            for key in [key for key in section.items if key not in self._plan.items[name]]:
                section.remove(key)
            self._put_items(name, section)
        for each in self._ours.fields:
            if isinstance(each, Lines):
                self._set(each)
        for where in sorted(self._plan.clashes):
            if where[0]:
                self._mark(self._ours.sections[where[0]], where)

    def text(self) -> str:
        """Return the file as it is now."""
        text = b"".join(self._ours.pieces()).decode()
        for name, section in self._ours.sections.items():
            held = {line: block for line, block in self.blocks.items() if block.where[0] == name}
            ours, theirs = (any(map(lines, held.values())) for lines in (_OURS, _THEIRS))
            if len(held) == len(section.items) and not (ours and theirs):
                text = self._with_header(text, section, held)
        return text

    def _with_header(self, text: str, section: Section, held: dict[str, Block]) -> str:
        """Make one conflict of a section that may end up empty: its first line goes, too."""
        lines = sorted(held, key=text.find)
        found = section.header + "".join(lines)
        if not held or found not in text:
            return text
        where = section.field.name, ""
        both = ["".join(map(side, map(held.__getitem__, lines))) for side in (_OURS, _THEIRS)]
        for line in lines:
            del self.blocks[line]
        ours, theirs = (section.header + each if each else "" for each in both)
        return text.replace(found, self._stand_in(where, ours, theirs))

    def _nothing_to_do(self) -> bool:
        items = {name: section.items for name, section in self._ours.sections.items()}
        return (
            not self._plan.clashes
            and items == self._plan.items
            and self._ours.values == self._plan.fields
        )

    def _put_items(self, name: str, section: Section) -> None:
        """Let items stand in our file, each in the lines of the side that changed it."""
        held = self._theirs.sections[name]
        fitting = _alike(section, held)
        ours, theirs = section.all_lines(), held.all_lines()
        base = self._base.sections[name].all_lines() if self._base else {}
        for key, item in self._plan.items[name].items():
            lines = theirs.get(key, "")
            if (name, key) in self._plan.clashes or (key in ours and lines in ("", ours[key])):
                continue
            if key not in ours:
                section.put(key, item, lines if fitting else None)
            elif lines != base.get(key):
                if fitting and ours[key] == base.get(key) and held.items[key] == item:
                    section.put(key, item, lines)
                else:
                    known = _comments(base.get(key, "")) + _comments(ours[key])
                    new = [each for each in _comments(lines) if each not in known]
                    self._change(section, key, item, new)

    def _change(self, section: Section, key: str, item: Any, comments: list[str]) -> None:
        """Change an item that both sides have touched, and put their new comments above it."""
        if section.items[key] != item:
            section.put(key, item)
        if comments:
            pad = " " * section.column
            above = "".join(f"{pad}{each}{section.newline}" for each in comments)
            section.put(key, item, above + section.lines(key))

    def _set(self, lines: Lines) -> None:
        """Give a field of the file its value, in the lines of the side that changed it."""
        name = lines.field.name
        theirs = _field(self._theirs, name).text
        alike = (self._ours.column, self._ours.newline) == (
            self._theirs.column,
            self._theirs.newline,
        )
        if ("", name) in self._plan.clashes:
            value = self._theirs.values[name]
            if not alike:
                theirs = "" if is_empty(value) else field_lines(lines.field, value, 0)
            lines.text, lines.there = self._stand_in(("", name), lines.text, theirs), True
            return
        old, new = self._ours.values[name], self._plan.fields[name]
        if old == new:
            return
        if alike and self._base and lines.text == _field(self._base, name).text:
            lines.text, lines.there = theirs, not is_empty(new)
        else:
            lines.change(old, new, self._ours.column, self._ours.newline)
        self._ours.values[name] = new

    def _mark(self, section: Section, where: Where) -> None:
        """Let a line stand for the conflict about an item."""
        name, key = where
        held = self._theirs.sections[name]
        ours, theirs = _lines_of(section, key), _lines_of(held, key)
        if theirs and not _alike(section, held):
            item = held.items[key]
            theirs = item_lines(shape_of(type(item)), key, item, section.column)
        section.put(key, self._plan.items[name][key], self._stand_in(where, ours, theirs))

    def _stand_in(self, where: Where, ours: str, theirs: str) -> str:
        """Return a line that no readable file can hold, to stand for a conflict."""
        line = f"\0{where[0]}/{where[1]}\n"
        self.blocks[line] = Block(where, ours, theirs)
        return line


def _alike(one: Section, other: Section) -> bool:
    """Tell whether lines of one section can stand in the other."""
    return (one.column, one.newline) == (other.column, other.newline)


def _lines_of(section: Section, key: str) -> str:
    return section.lines(key) if key in section.items else ""


def _comments(lines: str) -> list[str]:
    return [comment for _, comment in comments(lines).values()] if "#" in lines else []


def _field(parts: Parts, name: str) -> Lines:
    found = (each for each in parts.fields if isinstance(each, Lines))
    return next(each for each in found if each.field.name == name)
