"""What the models are made of, seen from the data: fields as written, items, entries.

The validator's messages and the JSON Schemas are both made from it. Needs no pydantic.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import MISSING, fields
from functools import cache
from types import NoneType
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

from reportedly_schemas.constraints import Rule
from reportedly_schemas.fields import written


class Shape(NamedTuple):
    """What stands in one place of a file.

    Attributes:
        type: `str`, `int`, `bool`, a `Literal`, `tuple[X, ...]`, `dict[K, V]` or a model.
        rule: What it must satisfy besides.
        required: Whether the field it is the value of may not be left out.
    """

    type: Any
    rule: Rule
    required: bool = False

    @property
    def container(self) -> Any:
        """`tuple`, `dict`, `Literal`, or None."""
        return get_origin(self.type)


def shape_of(annotation: Any, *, required: bool = False) -> Shape:
    """Read a type annotation; that a field may be left out (`| None`) is no part of its type."""
    if NoneType in get_args(annotation):
        annotation = next(each for each in get_args(annotation) if each is not NoneType)
    if get_origin(annotation) is Annotated:
        bare, rule = get_args(annotation)
        return Shape(bare, rule, required)
    return Shape(annotation, Rule(), required)


@cache
def fields_of(model: type) -> dict[str, Shape]:
    """Return a model's fields in order, by the names they have in a file."""
    hints = get_type_hints(model, include_extras=True)
    return {
        written(field.name): shape_of(
            hints[field.name],
            required=field.default is MISSING and field.default_factory is MISSING,
        )
        for field in fields(model)
    }


def key_of(mapping: Shape) -> Shape:
    """Return what the keys of a `dict` shape must be."""
    return shape_of(get_args(mapping.type)[0])


def entry_of(container: Shape) -> Shape:
    """Return what an item of a `tuple` shape or a value of a `dict` shape must be."""
    return shape_of(get_args(container.type)[-1 if container.container is dict else 0])


def follow(model: type, path: Iterable[str | int]) -> Shape:
    """Return what stands at `path` in a file of `model`.

    Raises:
        KeyError: The path names a field the models don't have.
    """
    here = Shape(model, Rule())
    for step in path:
        here = entry_of(here) if here.container else fields_of(here.type)[str(step)]
    return here
