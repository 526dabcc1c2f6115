"""How each model's fields are written in YAML, told by the names of their types.

The models name the type of every field (`Text`, `LabelIds`, `Spans`), and the name decides how
the value stands in a file. The names are compared as strings: nothing of `typing` is evaluated,
because the app reads files before its first frame.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from itertools import chain
from operator import attrgetter
from typing import Any, Literal, NamedTuple, get_args

from reportedly_schemas.constraints import Rule
from reportedly_schemas.fields import written

Form = Literal[
    "plain",  # a code, id or address: without quotes where that is safe
    "quoted",  # any other string: in double quotes, on one line
    "reference",  # an address or a url
    "int",
    "bool",
    "plains",  # [a, b]
    "quoteds",  # ["a", "b"]
    "rows",  # one {flow: map} a line
    "block",  # a map of its own, one field a line
    "items",  # a section: a list of labels, articles or links
    "keyed",  # a section: a map from key to source
]

FORMS: dict[str, Form] = {
    **dict.fromkeys(["Text", "Quoted", "Sha256", "Date", "FileName"], "quoted"),
    **dict.fromkeys(["Int", "Offset"], "int"),
    **dict.fromkeys(["LabelIds", "Names", "FlagCodes", "Bases"], "plains"),
    **dict.fromkeys(["Spans", "Fragments", "Quantities", "EvidenceItems"], "rows"),
    **dict.fromkeys(
        ["Name", "LabelId", "ArticleAddress", "LabelAddress", "Version", "Language", "Wikidata"],
        "plain",
    ),
    **dict.fromkeys(["Status", "EvidenceKind", "EvidenceStance", "Verdict"], "plain"),
    **dict.fromkeys(["ZoneKind", "ClaimKind", "Checkworthiness", "Factuality"], "plain"),
    **dict.fromkeys(["QuoteType", "Stance", "FlagCode", "Confidence"], "plain"),
    **dict.fromkeys(["Relation", "SourceType", "Anonymity"], "plain"),
    "Bool": "bool",
    "Reference": "reference",
    "Texts": "quoteds",
}
"""How a field of each named type is written."""

SECTIONS = frozenset(["items", "keyed"])
MODELS = frozenset(["AnnotationFile", "CollectionFile", "LinksFile", "SourcesFile"])
"""The files that the app writes; the codebook is written by people only."""
_UP = {"annotation": 3, "collection": 2, "links": 3, "sources": 2}
"""How many folders each kind of file lies below the workspace."""


class Field(NamedTuple):
    """One field of a model.

    Attributes:
        name: Its name in Python.
        key: Its name in YAML.
        form: How its value is written.
        rule: What its value, each entry of its list, or each of its keys must satisfy.
        allowed: The only values it may have; empty when there is no such list.
        model: The dataclass of its rows, its block or its items.
        required: Whether it always stands there.
        default: Its value where it is left out.
    """

    name: str
    key: str
    form: Form
    rule: Rule
    allowed: tuple[str, ...]
    model: type | None
    required: bool
    default: Any

    @property
    def always(self) -> bool:
        """Whether the app writes it into every file: it is required, or has a default."""
        return self.form != "keyed" and not is_empty(self.default)


class Shape(NamedTuple):
    """The fields of a model, in order."""

    model: type
    fields: tuple[Field, ...]
    by_key: Mapping[str, Field]
    positions: Mapping[str, int]
    sections: tuple[str, ...]
    spans: tuple[str, ...]
    """The names of the fields that hold spans."""


_SHAPES: dict[type, Shape] = {}


def shape_of(model: type) -> Shape:
    """Return how the fields of `model` are written.

    Raises:
        KeyError: A field's type has a name that `FORMS` doesn't know.
    """
    if model not in _SHAPES:
        _SHAPES[model] = _shape(model)
    return _SHAPES[model]


def _shape(model: type) -> Shape:
    namespace = vars(sys.modules[model.__module__])
    found = tuple(
        _field(each.name, str(each.type), each.default, namespace) for each in fields(model)
    )
    return Shape(
        model,
        found,
        {each.key: each for each in found},
        {each.key: place for place, each in enumerate(found)},
        tuple(each.name for each in found if each.form in SECTIONS),
        tuple(each.name for each in found if each.model and each.model.__name__ == "Span"),
    )


def _field(name: str, type_: str, default: Any, namespace: dict[str, Any]) -> Field:
    type_ = type_.removesuffix(" | None")
    form: Form
    if type_.startswith("Literal["):
        form, value = "plain", Literal[type_[len('Literal["') : -len('"]')]]
    elif type_.startswith("tuple["):
        form, value = "items", namespace[type_[len("tuple[") : -len(", ...]")]]
    elif type_.startswith("dict[Name, "):
        form, value = "keyed", namespace[type_[len("dict[Name, ") : -len("]")]]
    elif is_dataclass(namespace[type_]):
        form, value = "block", namespace[type_]
    else:
        form, value = FORMS[type_], namespace[type_]
    rule, allowed, model = _constraints(value)
    if form == "keyed":
        rule, _, _ = _constraints(namespace["Name"])
    required = default is MISSING and form != "keyed"
    return Field(name, written(name), form, rule, allowed, model, required, default)


def _constraints(value: Any) -> tuple[Rule, tuple[str, ...], type | None]:
    """Return the rule of a type's values or entries, the values it is limited to, its dataclass."""
    rule = next((each for each in getattr(value, "__metadata__", ()) if type(each) is Rule), None)
    bare = getattr(value, "__origin__", value) if rule else value
    if getattr(bare, "__origin__", None) is tuple:
        inner, _, model = _constraints(get_args(bare)[0])
        return inner, (), model
    if getattr(bare, "__origin__", None) is Literal:
        return rule or Rule(), get_args(bare), None
    return rule or Rule(), (), bare if isinstance(bare, type) and is_dataclass(bare) else None


def heading(shape: Shape) -> str:
    """Return a file's first line, which tells editors where its JSON Schema is."""
    kind = shape.by_key["format"].allowed[0].removeprefix("reportedly/").partition("@")[0]
    path = f"{'../' * _UP[kind]}schemas/{kind}.schema.json"
    return f"# yaml-language-server: $schema={path}\n"


Rank = tuple[int, int, str]
"""Where an item stands in its section: first offset, length, id."""


def rank(shape: Shape, key: str, item: Any) -> Rank:
    """Return where a label stands in its section.

    Returns:
        The smallest start over all its spans, the extent from there to the largest end (both in
        code points; 0 without spans), and its id.
    """
    return ranks(shape, [key], [item])[0]


def ranks(shape: Shape, keys: list[str], items: list[Any]) -> list[Rank]:
    """Return where each label stands in its section, as `rank` does."""
    if not shape.spans:
        return [(0, 0, key) for key in keys]
    held = map(attrgetter(*shape.spans), items)
    if len(shape.spans) == 1:
        return [_rank(spans, key) for spans, key in zip(held, keys, strict=True)]
    return [
        _rank([*chain.from_iterable(parts)], key) for parts, key in zip(held, keys, strict=True)
    ]


def _rank(spans: Sequence[Any], key: str) -> Rank:
    if not spans:
        return 0, 0, key
    start, end = spans[0].start, spans[0].end
    for span in spans:
        start = min(start, span.start)
        end = max(end, span.end)
    return start, end - start, key


def as_data(value: Any) -> Any:
    """Return a model's instance as what a YAML reader gives: dicts, lists and scalars.

    Fields that are left out of a file (None and empty ones) are left out.
    """
    if isinstance(value, tuple):
        return [as_data(each) for each in value]
    if isinstance(value, dict):
        return {key: as_data(each) for key, each in value.items()}
    if not is_dataclass(value):
        return value
    held = ((field.key, getattr(value, field.name)) for field in shape_of(type(value)).fields)
    return {key: as_data(each) for key, each in held if not is_empty(each)}


def is_empty(value: Any) -> bool:
    """Tell whether a field with this value is left out of a file; `false`, 0 and "" are not."""
    return value is None or value in ((), {})


def same(one: Any, other: Any) -> bool:
    """Compare two values of plain data, telling 1 from true."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and bool(one == other)
