"""A project's own codebook: `schemas/codebook.yaml` extends the default one.

It adds values and changes those there are. Nothing in it can take a value away, because files
that were labelled with it would no longer be valid: a value goes out of use by `deprecated`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Literal

from reportedly_schemas.codebook import Bounds, Codebook, Colour, ListName, Severity, Value
from reportedly_schemas.constraints import Rule
from reportedly_schemas.fields import CLOSED, Name, Quoted, Version

Code = Annotated[
    str,
    Rule(
        r"[a-z0-9][a-z0-9_+-]*",
        "a value of lower-case letters, digits, '_', '+' and '-', beginning with a letter or digit",
    ),
]
Key = Annotated[str, Rule(r"[a-z0-9]", "one lower-case letter or digit")]
Count = Annotated[int, Rule(ge=0)]
Number = Annotated[int, Rule(ge=1)]
RuleCode = Annotated[str, Rule(r"[A-Z][0-9]{1,2}", "the code of a check rule, such as A8")]


@dataclass(frozen=True, slots=True)
class BoundsEntry:
    """What a quantity word says in numbers; a bound that is left out is open."""

    min: Count | None = None
    """The lowest number the word allows."""
    max: Count | None = None
    """The highest number the word allows."""

    __pydantic_config__ = CLOSED


@dataclass(frozen=True, slots=True)
class ValueEntry:
    """A value to add, or what changes about one there is: fields left out stay as they are."""

    value: Code
    """What stands in the files."""
    label: Quoted | None = None
    """What stands on screen."""
    definition: Quoted | None = None
    """How to tell that it applies, in one or two sentences."""
    key: Key | None = None
    """The letter or digit that picks it: its own among the list's values in use."""
    colour: Colour | None = None
    """The role of its colour; a theme says which colour that is."""
    deprecated: Quoted | None = None
    """Why not to use it any more, and what to use instead."""

    __pydantic_config__ = CLOSED


@dataclass(frozen=True, slots=True)
class CodebookFile:
    """The project's own codebook, `schemas/codebook.yaml`."""

    format: Literal["reportedly/codebook@1"]
    """What kind of file this is."""
    id: Name
    """The codebook's name; annotation files name it as <id>@<version>."""
    version: Number
    """Raise it when the values change."""
    extends: Version
    """The codebook it extends: default@1."""
    lists: dict[ListName, tuple[ValueEntry, ...]] = field(default_factory=dict)
    """Values to add or to change, by list."""
    quantity_words: dict[Quoted, BoundsEntry] = field(default_factory=dict)
    """What words such as dozens say in numbers; in lower case."""
    severities: dict[RuleCode, Severity] = field(default_factory=dict)
    """Check rules that shall weigh other than usual."""

    __pydantic_config__ = CLOSED


class CodebookError(ValueError):
    """A project's codebook that does not fit the one it extends.

    Attributes:
        path: Where in the file, as names and positions.
        message: What is wrong, and how to mend it.
    """

    def __init__(self, message: str, *path: str | int) -> None:
        super().__init__(message)
        self.message = message
        self.path = path


def extend(base: Codebook, file: CodebookFile) -> Codebook:
    """Return the codebook that `file` makes of `base`.

    Values there are keep their place, new ones follow in the order of the file.

    Raises:
        CodebookError: It extends another codebook or takes its name, gives a value twice, leaves
            out what a new value needs, gives one key to two values, or has a quantity word with
            capitals or crossed bounds.
    """
    if file.extends != base.tag:
        raise CodebookError(f"extends '{file.extends}'; there is only '{base.tag}'", "extends")
    if file.id == base.id:
        raise CodebookError(f"'{base.id}' is the codebook it extends; call this one other", "id")
    lists = base.lists | {
        name: _extended(name, base.lists[name], entries) for name, entries in file.lists.items()
    }
    words = {word: _bounds(word, entry) for word, entry in file.quantity_words.items()}
    return Codebook(
        id=file.id,
        version=file.version,
        lists=lists,
        quantity_words=base.quantity_words | words,
        severities=base.severities | file.severities,
    )


def _bounds(word: str, entry: BoundsEntry) -> Bounds:
    if word != word.lower():
        message = f"'{word}' is looked up in lower case; write '{word.lower()}'"
        raise CodebookError(message, "quantity_words", word)
    if entry.min is not None and entry.max is not None and entry.min > entry.max:
        message = f"'{word}' can't be at least {entry.min} and at most {entry.max}"
        raise CodebookError(message, "quantity_words", word)
    return entry.min, entry.max


def _extended(
    name: str, values: tuple[Value, ...], entries: tuple[ValueEntry, ...]
) -> tuple[Value, ...]:
    found = {each.value: each for each in values}
    seen: set[str] = set()
    for index, entry in enumerate(entries):
        if entry.value in seen:
            message = f"{name}: '{entry.value}' stands in the list twice; make one entry of them"
            raise CodebookError(message, "lists", name, index, "value")
        seen.add(entry.value)
        old = found.get(entry.value)
        found[entry.value] = _changed(old, entry) if old else _new(name, index, entry)
    _refuse_clashes(name, tuple(found.values()), entries)
    return tuple(found.values())


def _changed(old: Value, entry: ValueEntry) -> Value:
    return Value(
        value=old.value,
        label=entry.label or old.label,
        definition=entry.definition or old.definition,
        key=entry.key or old.key,
        colour=entry.colour or old.colour,
        deprecated=entry.deprecated or old.deprecated,
    )


def _new(name: str, index: int, entry: ValueEntry) -> Value:
    if not (entry.label and entry.definition and entry.key):
        raise CodebookError(
            f"{name}: '{entry.value}' is new, so it needs a label, a definition and a key",
            "lists",
            name,
            index,
        )
    return Value(
        value=entry.value,
        label=entry.label,
        definition=entry.definition,
        key=entry.key,
        colour=entry.colour or "neutral",
        deprecated=entry.deprecated,
    )


def _refuse_clashes(name: str, values: tuple[Value, ...], entries: tuple[ValueEntry, ...]) -> None:
    taken: dict[str, Value] = {}
    for each in values:
        if each.deprecated:
            continue
        other = taken.setdefault(each.key, each)
        if other is not each:
            pair = {each.value, other.value}
            index = max(i for i, entry in enumerate(entries) if entry.key and entry.value in pair)
            raise CodebookError(
                f"{name}: the key '{each.key}' stands for both '{other.value}' and "
                f"'{each.value}'; give one of them another",
                "lists",
                name,
                index,
                "key",
            )
