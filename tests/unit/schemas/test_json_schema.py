"""The JSON Schemas: up to date, well formed, and of one mind with the validator."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from contract_strategies import instances, plain
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from reportedly_schemas.default_codebook import DEFAULT
from reportedly_schemas.extension import CodebookFile, extend
from reportedly_schemas.json_schema import FILES, json_schemas, render
from reportedly_schemas.shape import fields_of
from reportedly_schemas.validation import Invalid, validate

FOLDER = Path(__file__).parents[3] / "schemas"
SCHEMAS = json_schemas(DEFAULT)


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield every mapping in a schema."""
    if isinstance(schema, dict):
        yield schema
    for part in schema.values() if isinstance(schema, dict) else schema:
        if isinstance(part, dict | list):
            yield from parts(part)


@pytest.mark.parametrize("name", FILES)
def test_the_file_in_the_repository_is_up_to_date(name: str):
    held = (FOLDER / name).read_text(encoding="utf-8")
    assert held == render(SCHEMAS[name]), "run: reportedly schema --out schemas"


def test_there_are_no_other_schemas_in_the_repository():
    assert {path.name for path in FOLDER.glob("*.schema.json")} == set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_a_schema_is_well_formed(name: str):
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    assert json.loads(render(SCHEMAS[name])) == SCHEMAS[name]


@pytest.mark.parametrize("name", FILES)
def test_every_object_is_closed_and_every_field_described(name: str):
    objects = [part for part in parts(SCHEMAS[name]) if "required" in part]
    assert objects
    for schema in objects:
        assert schema["additionalProperties"] is False
        assert schema["title"]
        assert schema["description"]
        for field in schema["properties"].values():
            assert len(field["description"]) > 10


@pytest.mark.parametrize("name", FILES)
def test_nothing_takes_null(name: str):
    assert "null" not in render(SCHEMAS[name])


@pytest.mark.parametrize("name", FILES)
def test_every_definition_is_used(name: str):
    text = render(SCHEMAS[name])
    for definition in SCHEMAS[name]["$defs"]:
        assert f'"#/$defs/{definition}"' in text


@pytest.mark.parametrize("name", FILES)
def test_patterns_mean_the_same_to_every_engine(name: str):
    for part in parts(SCHEMAS[name]):
        pattern = part.get("pattern", "^$")
        if isinstance(pattern, str):
            assert pattern.startswith("^")
            assert pattern.endswith("$")
            assert not set(pattern.replace(r"\.", "")) & set("\\<>=!")


def test_codes_are_enums_with_their_definitions():
    verdicts = SCHEMAS["annotation.schema.json"]["$defs"]["assessment.verdict"]
    values = DEFAULT.lists["assessment.verdict"]
    assert verdicts["enum"] == [each.value for each in values]
    assert verdicts["enumDescriptions"] == [each.definition for each in values]


def test_a_project_s_values_are_allowed_and_those_out_of_use_too():
    entries = [
        {"value": "half_true", "label": "Half true", "definition": "In part.", "key": "h"},
        {"value": "conflicting", "deprecated": "Use half_true."},
    ]
    head = {"format": "reportedly/codebook@1", "id": "dam", "version": 1, "extends": "default@1"}
    book = extend(
        DEFAULT, validate(CodebookFile, head | {"lists": {"assessment.verdict": entries}})
    )
    verdicts = json_schemas(book)["annotation.schema.json"]["$defs"]["assessment.verdict"]
    described = dict(zip(verdicts["enum"], verdicts["enumDescriptions"], strict=True))
    assert described["half_true"] == "In part."
    assert described["conflicting"] == "Deprecated: Use half_true."


@pytest.mark.parametrize("name", FILES)
def test_whatever_a_model_can_hold_fits_its_schema(name: str):
    checker = Draft202012Validator(SCHEMAS[name])

    @settings(max_examples=30)
    @given(instances(FILES[name]))
    def fits(instance: object):
        assert list(checker.iter_errors(plain(instance))) == []

    fits()


def places(data: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every container in `data` with each of its keys or positions."""
    if isinstance(data, dict | list):
        for key in list(data) if isinstance(data, dict) else range(len(data)):
            yield data, key
            yield from places(data[key])


WRONG = st.sampled_from([None, True, 0, -1, 7, 1.5, "", "x", "Z9", [], [None], ["x"], {}, {"x": 1}])
NAMES = sorted({name for model in FILES.values() for name in fields_of(model)} | {"x", "id", "min"})


@st.composite
def damaged(draw: st.DrawFn, model: type) -> Any:
    """Draw data of `model` in which one thing was replaced, added or taken away."""
    data = copy.deepcopy(plain(draw(instances(model))))
    container, key = draw(st.sampled_from(list(places(data))))
    match draw(st.sampled_from(["replace", "remove", "add"])), container:
        case "add", dict():
            container[draw(st.sampled_from(NAMES))] = draw(WRONG)
        case "remove", _:
            del container[key]
        case _:
            container[key] = draw(WRONG)
    return data


def is_unknown_code(error: Any) -> bool:
    """Tell whether the schema refuses a text only because the codebook does not have it."""
    return "enumDescriptions" in error.schema and isinstance(error.instance, str)


def is_refused(model: type, data: Any) -> bool:
    try:
        validate(model, data)
    except Invalid:
        return True
    return False


@pytest.mark.parametrize("name", FILES)
def test_schema_and_validator_refuse_the_same(name: str):
    checker = Draft202012Validator(SCHEMAS[name])

    @settings(max_examples=80)
    @given(damaged(FILES[name]))
    def agree(data: Any):
        errors = [each for each in checker.iter_errors(data) if not is_unknown_code(each)]
        assert bool(errors) is is_refused(FILES[name], data), errors

    agree()
