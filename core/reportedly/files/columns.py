"""Reading values in canonical form, field by field for thousands of items at once.

One pattern cuts an item into the texts of its fields. The texts of one field, of many items, are
a column; columns become values, and values fill the slots of new instances, without a step of
Python between one item and the next.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Sequence
from functools import cache, lru_cache, partial
from itertools import accumulate, pairwise, repeat
from typing import Any, NoReturn

from reportedly.files.emit import word as written_word
from reportedly.files.scalars import STRING, compiled, quoted, unquoted
from reportedly.files.shapes import Field, shape_of
from reportedly_schemas.fields import LabelId

Column = Callable[[Sequence[str]], Sequence[Any]]
"""Reads the texts of one field; "" stands for one that is left out."""
Make = Callable[[Sequence[Sequence[str]]], list[Any]]
"""Makes instances of rows of texts, one text for each field."""

_LABEL_ID = LabelId.__metadata__[0].pattern  # type: ignore[attr-defined]
"""Text to every reader: six characters, the first a letter."""
_IDS = rf"{_LABEL_ID}(?:, {_LABEL_ID})*+"
_INT = "(0|-?[1-9][0-9]*)"
_BOOL = "(true|false)"
_WORD = rf'({STRING}|[^\s",{{}}\[\]]++)'
_REST = r"([^\n]+)"
_LIST = r"\[([^\n]+)\]"
_ON_LINES = {"int": _INT, "bool": _BOOL, "quoted": r'("[^\n]*")', "plains": _LIST, "quoteds": _LIST}
_IN_ROW = {"int": _INT, "bool": _BOOL, "quoted": f"({STRING})"}
_STRINGS = rf"{STRING}(?:, {STRING})*+"


class Unknown(ValueError):
    """Something that is not in canonical form, or does not fit the model."""


def block(model: type, column: int) -> tuple[str, Make]:
    """Return pattern and maker of a model whose fields stand on lines of their own."""
    pattern, readers = "", []
    for field in shape_of(model).fields:
        value, read = on_lines(field, column)
        line = f"{' ' * column}{field.key}:{value}"
        pattern += line if field.always else f"(?:{line})?+"
        readers.append(read)
    return pattern, partial(_make, model, readers)


def _make(model: type, readers: list[Column], rows: Sequence[Sequence[str]]) -> list[Any]:
    """Make an instance of each row, slot by slot: a frozen class's `__init__` costs far more."""
    made: list[Any] = [object.__new__(model) for _ in rows]
    fields = zip(shape_of(model).fields, readers, zip(*rows, strict=True), strict=True)
    for field, read, texts in fields:
        values = read(texts) if any(texts) else repeat(field.default)
        deque(map(getattr(model, field.name).__set__, made, values), maxlen=0)
    return made


@cache
def _row(model: type, column: int) -> tuple[re.Pattern[str], Make]:
    """Return pattern and maker of a model that stands on one line."""
    pattern, readers = "", []
    for field in shape_of(model).fields:
        value = _IN_ROW.get(field.form, _WORD)
        pair = f"{', ' if pattern else ''}{field.key}: {value}"
        pattern += pair if field.always else f"(?:{pair})?+"
        readers.append(_reader(field))
    line = rf"(?m)^{' ' * column}- \{{{pattern}\}}\n"
    return re.compile(line), partial(_make, model, readers)


def on_lines(field: Field, column: int) -> tuple[str, Column]:
    """Return the pattern of what follows `key:`, with one group, and what reads such groups."""
    deeper = " " * (column + 2)
    if field.form == "rows":
        return rf"\n((?:{deeper}- \{{[^\n]*\n)++)", partial(_rows, field, column + 2)
    if field.form == "block":
        return rf"\n((?:{deeper}[^\n]*\n)++)", partial(_blocks, field, column + 2)
    if field.key == "id" and field.rule.pattern == _LABEL_ID:
        return rf" ({_LABEL_ID})\n", list
    value = _ON_LINES.get(field.form, _REST)
    return rf" {value}\n", _reader(field)


def _reader(field: Field) -> Column:
    """Return what reads the texts of a field that stands on one line."""
    match field.form:
        case "int":
            return partial(_numbers, field)
        case "bool":
            return partial(_each, "true".__eq__, field)
        case "quoted":
            return partial(_strings, field)
        case "quoteds":
            return partial(_each, _list_of_strings, field)
        case "plains" if field.rule.pattern == _LABEL_ID:
            return partial(_each, _list_of_ids, field)
        case "plains":
            return partial(_each, _list_of_words(field), field)
        case _:
            return words(field)


def _each(read: Callable[[str], Any], field: Field, texts: Sequence[str]) -> list[Any]:
    default = field.default
    return [read(text) if text else default for text in texts]


def _numbers(field: Field, texts: Sequence[str]) -> list[Any]:
    values = _each(int, field, texts)
    least = field.rule.ge
    if least is not None and any(value is not None and value < least for value in values):
        raise Unknown
    return values


def _strings(field: Field, texts: Sequence[str]) -> list[Any]:
    default = field.default
    values = [
        (
            inner
            if (inner := text[1:-1]).isprintable() and '"' not in inner and "\\" not in inner
            else _string(text)
        )
        if text
        else default
        for text in texts
    ]
    if field.rule.min_length and "" in values:
        raise Unknown
    if field.rule.pattern is not None:
        fits = compiled(field.rule.pattern).fullmatch
        if not all(fits(value) for value, text in zip(values, texts, strict=True) if text):
            raise Unknown
    return values


def _string(literal: str) -> str:
    if not compiled(STRING).fullmatch(literal):
        raise Unknown
    text = unquoted(literal)
    if quoted(text) != literal:
        raise Unknown
    return text


def words(field: Field) -> Column:
    """Return what reads codes, ids, addresses, and strings of which few differ, and checks them."""
    return partial(_each, _word(field), field)


def _word(field: Field) -> Callable[[str], str]:
    pattern = field.rule.pattern or r"[\s\S]*"
    least = field.rule.min_length or 0

    @lru_cache(1024)
    def read(literal: str) -> str:
        text = _string(literal) if literal[0] == '"' else literal
        if (
            written_word(field, text) != literal
            or not compiled(pattern).fullmatch(text)
            or len(text) < least
            or text not in (field.allowed or (text,))
        ):
            raise Unknown
        return text

    return read


def _list_of_words(field: Field) -> Callable[[str], tuple[str, ...]]:
    word = _word(field)

    @lru_cache(1024)
    def read(literals: str) -> tuple[str, ...]:
        return tuple([word(literal) for literal in literals.split(", ")])

    return read


def _list_of_strings(literals: str) -> tuple[str, ...]:
    if not compiled(_STRINGS).fullmatch(literals):
        raise Unknown
    return tuple(map(_string, compiled(STRING).findall(literals)))


def _list_of_ids(text: str) -> tuple[str, ...]:
    if not compiled(_IDS).fullmatch(text):
        raise Unknown
    return tuple(text.split(", "))


def _rows(field: Field, column: int, texts: Sequence[str]) -> list[Any]:
    """Read the rows of many items at once, and give each its own."""
    assert field.model is not None
    pattern, make = _row(field.model, column)
    found = pattern.findall("".join(texts))
    counts = [text.count("\n") for text in texts]
    if len(found) != sum(counts):  # each match is one line, from its beginning to its end
        raise Unknown
    made = make(found)
    return [tuple(made[begin:end]) for begin, end in pairwise(accumulate(counts, initial=0))]


def _blocks(field: Field, column: int, texts: Sequence[str]) -> list[Any]:
    assert field.model is not None
    pattern, make = _nested(field.model, column)
    matches = [pattern.fullmatch(text) for text in texts if text]
    made = iter(make([match.groups("") if match else _unknown() for match in matches]))
    return [next(made) if text else field.default for text in texts]


@cache
def _nested(model: type, column: int) -> tuple[re.Pattern[str], Make]:
    pattern, make = block(model, column)
    return re.compile(pattern), make


def _unknown() -> NoReturn:
    raise Unknown
