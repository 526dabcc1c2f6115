"""Whatever the models can hold, for property tests, and the plain data that stands for it."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any, Literal, get_args

from hypothesis import strategies as st

from reportedly_schemas.default_codebook import DEFAULT
from reportedly_schemas.fields import written
from reportedly_schemas.shape import Shape, entry_of, fields_of, key_of

SCALARS = {str: st.text(max_size=8), int: st.integers(), bool: st.booleans()}


def instances(model: type) -> st.SearchStrategy[Any]:
    """Draw instances of `model`; codes are values of the default codebook."""
    shapes = fields_of(model)
    held = {}
    for field in fields(model):
        value = held_by(shapes[written(field.name)])
        held[field.name] = st.none() | value if field.default is None else value
    return st.builds(model, **held)


def held_by(shape: Shape) -> st.SearchStrategy[Any]:
    """Draw what one place can hold."""
    least = shape.rule.min_length or 0
    if shape.container is Literal:
        return st.sampled_from(get_args(shape.type))
    if shape.container is tuple:
        entries = st.lists(held_by(entry_of(shape)), min_size=least, max_size=2)
        return entries.map(tuple)
    if shape.container is dict:
        return st.dictionaries(held_by(key_of(shape)), held_by(entry_of(shape)), max_size=2)
    if shape.rule.codes:
        return st.sampled_from([each.value for each in DEFAULT.lists[shape.rule.codes]])
    if shape.rule.pattern:
        return st.from_regex(
            shape.rule.pattern, fullmatch=True, alphabet=st.characters(codec="ascii")
        )
    if shape.type is int and shape.rule.ge is not None:
        return st.integers(min_value=shape.rule.ge)
    if shape.type is str and least:
        return st.text(min_size=least, max_size=8)
    return SCALARS[shape.type] if shape.type in SCALARS else instances(shape.type)


def plain(value: Any) -> Any:
    """Return the data that stands for `value` in a file: no None, and nothing that is empty."""
    if is_dataclass(value):
        held = ((written(each.name), getattr(value, each.name)) for each in fields(value))
        return {name: plain(part) for name, part in held if part not in (None, (), {})}
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items()}
    return value
