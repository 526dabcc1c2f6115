"""Strategies for whatever a file may hold, made from the models themselves."""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import Any

from hypothesis import strategies as st

from reportedly.files.emit import in_order
from reportedly.files.shapes import SECTIONS, Field, rank, shape_of
from reportedly_schemas.annotation import AnnotationFile
from reportedly_schemas.collection import CollectionFile
from reportedly_schemas.ids import CROCKFORD
from reportedly_schemas.links import LinksFile
from reportedly_schemas.sources import SourcesFile

MODELS = (AnnotationFile, CollectionFile, LinksFile, SourcesFile)
TRAPS = ["no", "y", "True", "null", "~", "1", "1e5", "0x1f", "1_0", "2018-02-15", ".5", "<<", "=", "a b"]
CODES = ["numerical", "ct+", "ct-", "cfs", "own_code", *TRAPS]

texts = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["", " a ", "a  b", 'say "no"', "C:\\x", "tab\there", "a: b # c", "- {a: 1}", "\n"]),
    st.sampled_from(TRAPS),
)


@cache
def matching(pattern: str) -> st.SearchStrategy[str]:
    return st.from_regex(pattern, fullmatch=True)


def scalars(field: Field) -> st.SearchStrategy[str]:
    """Strings that may stand in a field, or in its list."""
    if field.allowed:
        return st.sampled_from(field.allowed)
    if field.rule.pattern:
        return matching(field.rule.pattern)
    if field.rule.codes:
        return st.sampled_from(CODES) | st.text(max_size=6)
    return texts.filter(lambda text: len(text) >= (field.rule.min_length or 0))


def values(field: Field) -> st.SearchStrategy[Any]:
    """Values of a field that is not left out."""
    match field.form:
        case "int":
            return st.integers(field.rule.ge or -50, 10**9)
        case "bool":
            return st.booleans()
        case "plains" | "quoteds":
            return st.lists(scalars(field), min_size=1, max_size=3).map(tuple)
        case "rows":
            return st.lists(instances(field.model), min_size=1, max_size=3).map(tuple)
        case "items":
            return st.lists(instances(field.model), max_size=5).map(tuple)
        case "keyed":
            return st.dictionaries(matching(field.rule.pattern), instances(field.model), max_size=5)
        case "block":
            return instances(field.model)
        case _:
            return scalars(field)


def held(field: Field) -> st.SearchStrategy[Any]:
    return values(field) if field.required else st.just(field.default) | values(field)


@cache
def instances(model: type) -> st.SearchStrategy[Any]:
    """Instances of a model; those of a file in canonical order, with ids that differ."""
    fields = {
        field.name: values(field) if field.form in SECTIONS else held(field)
        for field in shape_of(model).fields
    }
    return st.builds(model, **fields).map(in_canonical_order if model in MODELS else lambda one: one)


def in_canonical_order(file: Any) -> Any:
    taken: set[str] = set()
    changed = {}
    for field in shape_of(type(file)).fields:
        items = getattr(file, field.name)
        if field.form == "items":
            shape = shape_of(field.model)
            items = [item for item in items if not (item.id in taken or taken.add(item.id))]
            if in_order(shape):
                items.sort(key=lambda item: rank(shape, item.id, item))
            changed[field.name] = tuple(items)
        elif field.form == "keyed":
            changed[field.name] = dict(sorted(items.items()))
    return dataclasses.replace(file, **changed)


def label_ids(letter: str) -> st.SearchStrategy[str]:
    return st.text(CROCKFORD, min_size=5, max_size=5).map(letter.__add__)


files = st.sampled_from(MODELS).flatmap(instances)
annotations = instances(AnnotationFile)
