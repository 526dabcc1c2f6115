"""Check plain data against a model, strictly and closed, and say what does not fit.

Pydantic is imported with the first check, not with this module.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from reportedly_schemas import wording
from reportedly_schemas.shape import Shape, fields_of, follow, key_of

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails, SchemaValidator

T = TypeVar("T")
Path = tuple[Any, ...]
"""Names and positions from the top of a file; only a name that is refused may be no text."""
Kind = Literal["unknown_field", "missing_field", "wrong_type", "bad_value", "empty"]

_KINDS: dict[str, Kind] = {
    "unexpected_keyword_argument": "unknown_field",
    "invalid_key": "unknown_field",
    "missing": "missing_field",
    "too_short": "empty",
    "string_too_short": "empty",
    "string_pattern_mismatch": "bad_value",
    "string_unicode": "bad_value",
    "literal_error": "bad_value",
    "greater_than_equal": "bad_value",
}
"""What we call pydantic's errors; all others say that the type is wrong."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing that does not fit.

    Attributes:
        path: Leads to it from the top of the file; for a missing field, to the mapping that
            misses it.
        kind: What sort of issue it is.
        message: What is wrong, in words for whoever edits the file by hand. May hold foreign text.
        found: What stands there.
        on_key: Whether it is about the name at the end of the path, not about its value.
    """

    path: Path
    kind: Kind
    message: str
    found: object
    on_key: bool = False


class Invalid(ValueError):
    """Data that does not fit its model.

    Attributes:
        problems: Everything that does not fit, in the order of the model's fields.
    """

    def __init__(self, problems: tuple[Issue, ...]) -> None:
        super().__init__("; ".join(issue.message for issue in problems))
        self.problems = problems


def validate(model: type[T], data: object) -> T:
    """Return the instance of `model` that `data` describes.

    Args:
        model: One of the models, such as `AnnotationFile`.
        data: Dicts, lists, strings, whole numbers and booleans, as a YAML reader gives them.
            None is refused wherever it stands: a field without a value is left out.

    Raises:
        Invalid: Something does not fit; it lists everything that does not.
    """
    from pydantic_core import ValidationError

    try:
        return cast("T", _validator(cast("type", model)).validate_python(data))
    except ValidationError as error:
        errors = error.errors(include_url=False)
        raise Invalid(tuple(_issues(model, data, errors))) from None


@cache
def _validator(model: type) -> SchemaValidator:
    from pydantic import TypeAdapter
    from pydantic_core import SchemaValidator

    return SchemaValidator(_without_none(TypeAdapter(model).core_schema))


def _without_none(schema: Any) -> Any:
    """Take `| None` out of a core schema: it says that a field can be left out, not be null."""
    if isinstance(schema, list):
        return [_without_none(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("type") == "nullable":
        return _without_none(schema["schema"])
    return {name: _without_none(part) for name, part in schema.items()}


def _issues(model: type, data: object, errors: list[ErrorDetails]) -> Iterator[Issue]:
    for error in errors:
        path, found, kind = error["loc"], error["input"], _KINDS.get(error["type"], "wrong_type")
        if kind == "missing_field":
            issue = Issue(path[:-1], kind, f"missing field '{path[-1]}'", found)
        elif kind == "unknown_field":
            name = found if error["type"] == "invalid_key" else path[-1]
            known = fields_of(follow(model, path[:-1]).type)
            issue = Issue((*path[:-1], name), kind, wording.unknown(name, known), found, True)
        elif path and path[-1] == "[key]":
            shape = key_of(follow(model, path[:-2]))
            issue = Issue((*path[:-2], found), kind, _about(shape, kind, found), found, True)
        elif found is None:
            issue = Issue(path, "wrong_type", _about_nothing(model, path), found)
        else:
            issue = Issue(path, kind, _about(follow(model, path), kind, found), found)
        if _stands_in(data, issue):
            yield issue


def _about(shape: Shape, kind: Kind, found: object) -> str:
    return wording.empty(shape) if kind == "empty" else wording.unfit(shape, found)


def _about_nothing(model: type, path: Path) -> str:
    parent = follow(model, path[:-1])
    optional = path and is_dataclass(parent.type) and not follow(model, path).required
    return wording.nothing(path[-1] if path else None, required=not optional)


def _stands_in(data: Any, issue: Issue) -> bool:
    """Tell whether an issue is one of its own.

    A list whose entries don't fit counts as empty for pydantic, and what stands under a name that
    is no text can't be followed; both have been reported for what they are.
    """
    if issue.kind == "empty" and issue.found:
        return False
    for step in issue.path[:-1] if issue.on_key else issue.path:
        if isinstance(data, dict) and step not in data:
            return False
        data = data[step]
    return True
