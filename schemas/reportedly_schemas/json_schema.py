"""The JSON Schemas of the files, draft 2020-12, for editors and other checkers.

They are read off the models: a field's description is the docstring below it, and a code's
values are those of the project's codebook. What `validate` refuses, they refuse too, in
patterns that ECMA 262 engines read.
"""

from __future__ import annotations

import ast
import inspect
import json
import re
from itertools import pairwise
from typing import Any, Literal, get_args

from reportedly_schemas.annotation import AnnotationFile
from reportedly_schemas.codebook import Codebook, Value
from reportedly_schemas.collection import CollectionFile
from reportedly_schemas.extension import CodebookFile
from reportedly_schemas.fields import written
from reportedly_schemas.links import LinksFile
from reportedly_schemas.shape import Shape, entry_of, fields_of, key_of
from reportedly_schemas.sources import SourcesFile

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FILES: dict[str, type] = {
    "annotation.schema.json": AnnotationFile,
    "collection.schema.json": CollectionFile,
    "links.schema.json": LinksFile,
    "sources.schema.json": SourcesFile,
    "codebook.schema.json": CodebookFile,
}

Json = dict[str, Any]
_TYPES = {str: "string", int: "integer", bool: "boolean"}


def json_schemas(codebook: Codebook) -> dict[str, Json]:
    """Return the schema of every kind of file, by the name of the file it is written to.

    Args:
        codebook: Its values become the enums; deprecated ones are still allowed.
    """
    return {name: _document(model, codebook) for name, model in FILES.items()}


def render(schema: Json) -> str:
    """Return a schema as the text of its file: the same schema gives the same text."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _document(model: type, codebook: Codebook) -> Json:
    defs: dict[str, Json] = {}
    schema = {"$schema": DIALECT} | _model(model, defs)
    for name in defs.keys() & codebook.lists.keys():
        defs[name] = _codes(codebook.lists[name])
    return schema | {"$defs": dict(sorted(defs.items()))}


def _model(model: type, defs: dict[str, Json]) -> Json:
    fields = fields_of(model)
    described = _descriptions(model)
    return {
        "title": re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).capitalize(),
        "description": inspect.cleandoc(model.__doc__ or "").replace("\n", " "),
        "type": "object",
        "properties": {
            name: _place(shape, defs) | {"description": described[name]}
            for name, shape in fields.items()
        },
        "required": [name for name, shape in fields.items() if shape.required],
        "additionalProperties": False,
    }


def _place(shape: Shape, defs: dict[str, Json]) -> Json:
    """Return the schema of what stands in one place; what it refers to is put into `defs`."""
    if shape.container is Literal:
        return _literal(get_args(shape.type))
    if shape.container is tuple:
        least = {"minItems": shape.rule.min_length} if shape.rule.min_length else {}
        return {"type": "array", "items": _place(entry_of(shape), defs)} | least
    if shape.container is dict:
        return _mapping(key_of(shape), _place(entry_of(shape), defs), defs)
    if shape.type in _TYPES and not shape.rule.codes:
        return _scalar(shape)
    name = shape.rule.codes or shape.type.__name__
    if name not in defs:
        defs[name] = {} if shape.rule.codes else _model(shape.type, defs)
    return {"$ref": f"#/$defs/{name}"}


def _literal(values: tuple[str, ...]) -> Json:
    return {"const": values[0]} if len(values) == 1 else {"enum": list(values)}


def _mapping(key: Shape, entry: Json, defs: dict[str, Json]) -> Json:
    if key.container is Literal:
        properties = dict.fromkeys(get_args(key.type), entry)
        return {"type": "object", "properties": properties, "additionalProperties": False}
    names = _place(key, defs)
    return {"type": "object", "propertyNames": names, "additionalProperties": entry}


def _scalar(shape: Shape) -> Json:
    rule = shape.rule
    limits = {
        "pattern": rule.anchored,
        "patternErrorMessage": rule.form and f"expected {rule.form}",
        "minLength": rule.min_length,
        "minimum": rule.ge,
    }
    stated = {name: limit for name, limit in limits.items() if limit is not None}
    return {"type": _TYPES[shape.type]} | stated


def _codes(values: tuple[Value, ...]) -> Json:
    return {
        "enum": [each.value for each in values],
        "enumDescriptions": [
            f"Deprecated: {each.deprecated}" if each.deprecated else each.definition
            for each in values
        ],
    }


def _descriptions(model: type) -> dict[str, str]:
    """Read the docstrings below a model's fields, by the names the fields have in a file."""
    (definition,) = ast.parse(inspect.getsource(model)).body
    assert isinstance(definition, ast.ClassDef)
    return {
        written(field.target.id): str(doc.value.value)
        for field, doc in pairwise(definition.body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(doc, ast.Expr)
        and isinstance(doc.value, ast.Constant)
    }
