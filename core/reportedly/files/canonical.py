"""The fast way in: files in canonical form, read by patterns made from the models.

Most files are exactly as `emit` writes them. These are read here, about ten times as fast as
through a YAML parser, and checked as strictly as by `validate`: what this module returns needs no
further look. Anything it doesn't know it leaves alone (None), for the strict reader to judge.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from functools import cache, lru_cache, partial
from typing import Any, NamedTuple

from reportedly.files.scalars import STRING, is_plain, unquoted
from reportedly.files.shapes import MODELS, SECTIONS, Field, Shape, shape_of
from reportedly_schemas.constraints import Rule
from reportedly_schemas.fields import LabelId

Convert = Callable[[str], Any]
"""Reads what a pattern's group matched; not called for a field that isn't there."""
Make = Callable[[Iterable[str]], Any]
"""Makes an instance from the groups of a match, one a field, "" for those that aren't there."""

_LABEL_ID = LabelId.__metadata__[0].pattern  # type: ignore[attr-defined]
"""Never taken for anything but text: it has six characters and begins with a letter."""
_HEAD = re.compile(r"(?:#[^\n]*\n)*+")
_WORD = rf"{STRING}|[^\s\"{{}}\[\],]++"
_EACH_WORD = re.compile(_WORD)


class Unknown(ValueError):
    """Something that is not in canonical form."""


class Found(NamedTuple):
    """One item of a section: its key, its lines, the item itself."""

    key: str
    lines: str
    item: Any


class Scan(NamedTuple):
    """A file in its parts.

    Attributes:
        head: The comments before the first field.
        lines: The lines of each field that stands there, by name; of a section, its first line.
        values: The values of the fields that are no sections.
        sections: The items of each section that stands there.
    """

    head: str
    lines: dict[str, str]
    values: dict[str, Any]
    sections: dict[str, list[Found]]


def scan(text: str, model: type) -> Scan | None:
    """Read a whole file in canonical form.

    Args:
        text: What `guard.decoded` gave.
        model: One of the four kinds of file.

    Returns:
        Its parts; None if it is not in canonical form or does not fit the model.
    """
    if model.__name__ not in MODELS:
        return None
    try:
        return _scan(text, shape_of(model))
    except ValueError:  # Unknown, or a number of thousands of digits
        return None


def _scan(text: str, shape: Shape) -> Scan:
    if "\r" in text or "\t" in text:
        raise Unknown
    head = _HEAD.match(text)
    assert head is not None
    place = head.end()
    found = Scan(head.group(), {}, {}, {})
    for field, pattern, convert in _top_level(shape.model):
        match = pattern.match(text, place)
        if match is None:
            if field.required:
                raise Unknown
            continue
        found.lines[field.name] = match.group()
        place = match.end()
        if field.form in SECTIONS:
            end = _end_of_section(text, place, shape, field)
            found.sections[field.name] = list(_items(text, place, end, field))
            place = end
        else:
            found.values[field.name] = convert(match[1])
    if place != len(text):
        raise Unknown
    return found


def _end_of_section(text: str, place: int, shape: Shape, section: Field) -> int:
    """Return where the next field of the file begins."""
    for field in shape.fields[shape.positions[section.key] + 1 :]:
        found = text.find(f"\n{field.key}:", place - 1)
        if found >= 0:
            return found + 1
    return len(text)


def _items(text: str, place: int, end: int, section: Field) -> Iterator[Found]:
    assert section.model is not None
    pattern, make = _item_reader(section.model)
    keyed = _word(section) if section.form == "keyed" else None
    for match in pattern.finditer(text, place, end):
        if match.start() != place:
            raise Unknown
        place = match.end()
        groups = match.groups("")
        if keyed:
            yield Found(keyed(groups[0]), match.group(), make(groups[1:]))
        else:
            item = make(groups)
            yield Found(item.id, match.group(), item)
    if place != end:
        raise Unknown


@cache
def _top_level(model: type) -> list[tuple[Field, re.Pattern[str], Convert]]:
    """Return how to read each field of a file; of a section, its first line."""
    readers: list[tuple[Field, re.Pattern[str], Convert]] = []
    for field in shape_of(model).fields:
        if field.form in SECTIONS:
            readers.append((field, re.compile(f"{field.key}:\\n"), str))
        else:
            pattern, convert = _value(field, 0)
            readers.append((field, re.compile(f"{field.key}:{pattern}"), convert))
    return readers


@cache
def _item_reader(model: type) -> tuple[re.Pattern[str], Make]:
    """Return the pattern of one item of a section, which begins with its key, and its maker."""
    pattern, make = _block(model, 4)
    if "id" in shape_of(model).by_key:
        return re.compile(f"  - {pattern[4:]}"), make
    return re.compile(f"  ({_WORD}):\\n{pattern}"), make


@cache
def _block(model: type, column: int) -> tuple[str, Make]:
    """Return pattern and maker of a model whose fields stand on lines of their own."""
    pattern, converts = "", {}
    for field in shape_of(model).fields:
        value, converts[field.name] = _value(field, column)
        line = f"{' ' * column}{field.key}:{value}"
        pattern += line if field.required else f"(?:{line})?+"
    return pattern, _maker(model, converts)


@cache
def _row(model: type, column: int) -> tuple[re.Pattern[str], Make]:
    """Return pattern and maker of a model that stands on one line."""
    pattern, converts = "", {}
    for field in shape_of(model).fields:
        value, converts[field.name] = _inline(field)
        pair = f"{', ' if pattern else ''}{field.key}: {value}"
        pattern += pair if field.required else f"(?:{pair})?+"
    line = rf"{' ' * column}- \{{{pattern}\}}\n"
    return re.compile(line), _maker(model, converts)


def _maker(model: type, converts: dict[str, Convert]) -> Make:
    """Return what fills a new instance slot by slot: half the cost of a frozen class's `__init__`."""
    slots = [
        (getattr(model, field.name).__set__, converts[field.name], field.default)
        for field in fields(model)
    ]
    new = model.__new__

    def make(groups: Iterable[str]) -> Any:
        instance = new(model)
        for (put, convert, default), text in zip(slots, groups, strict=True):
            put(instance, convert(text) if text else default)
        return instance

    return make


def _value(field: Field, column: int) -> tuple[str, Convert]:
    """Return the pattern of what follows `key:`, with one group, and what reads that group."""
    deeper = " " * (column + 2)
    if field.model is None:
        inline, convert = _inline(field)
        return f" {inline}\\n", convert
    if field.form == "rows":
        pattern, make = _row(field.model, column + 2)
        return rf"\n((?:{deeper}- \{{[^\n]*\n)++)", partial(_rows, pattern, make)
    block, make = _block(field.model, column + 2)
    return rf"\n((?:{deeper}[^\n]*\n)++)", partial(_nested, re.compile(block), make)


def _rows(pattern: re.Pattern[str], make: Make, lines: str) -> tuple[Any, ...]:
    found = pattern.findall(lines)
    if len(found) != lines.count("\n"):
        raise Unknown
    return tuple([make(groups) for groups in found])


def _nested(pattern: re.Pattern[str], make: Make, lines: str) -> Any:
    match = pattern.fullmatch(lines)
    if match is None:
        raise Unknown
    return make(match.groups(""))


def _inline(field: Field) -> tuple[str, Convert]:
    """Return the pattern of a value that stands on one line, as one group, and what reads it."""
    match field.form:
        case "int":
            return r"(-?[1-9][0-9]*|0)", _number(field.rule)
        case "bool":
            return "(true|false)", "true".__eq__
        case "quoted" if field.rule.pattern is None:
            return ("(" if not field.rule.min_length else '((?!"")') + f"{STRING})", unquoted
        case "quoted":
            return f"({STRING})", _word(field)
        case "quoteds":
            return rf"\[({STRING}(?:, {STRING})*+)\]", _strings
        case "plain" | "reference" if field.rule.pattern == _LABEL_ID:
            return f"({_LABEL_ID})", str
        case "plains" if field.rule.pattern == _LABEL_ID:
            return rf"\[({_LABEL_ID}(?:, {_LABEL_ID})*+)\]", _label_ids
        case "plains":
            return rf"\[({_WORD}(?:, {_WORD})*+)\]", _words(field)
        case _:
            return f"({_WORD})", _word(field)


def _number(rule: Rule) -> Convert:
    def convert(text: str) -> int:
        number = int(text)
        if rule.ge is not None and number < rule.ge:
            raise Unknown
        return number

    return int if rule.ge is None else convert


def _word(field: Field) -> Convert:
    """Return what reads a code, an id or an address and checks it; remembers what it has read."""
    fits = re.compile(field.rule.pattern or r"[\s\S]*").fullmatch
    shortest = field.rule.min_length or 0

    @lru_cache(1024)
    def convert(literal: str) -> str:
        text = unquoted(literal) if literal[0] == '"' else literal
        if text is literal and not is_plain(text):
            raise Unknown
        if not fits(text) or len(text) < shortest or text not in (field.allowed or (text,)):
            raise Unknown
        return text

    return convert


def _words(field: Field) -> Convert:
    word = _word(field)

    @lru_cache(1024)
    def convert(literals: str) -> tuple[str, ...]:
        return tuple([word(literal) for literal in _EACH_WORD.findall(literals)])

    return convert


def _strings(literals: str) -> tuple[str, ...]:
    return tuple([unquoted(literal) for literal in _EACH_WORD.findall(literals)])


def _label_ids(words: str) -> tuple[str, ...]:
    return tuple(words.split(", "))
