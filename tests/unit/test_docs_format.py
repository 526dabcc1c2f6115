"""docs/format.md has every field of every file, as the JSON Schemas have it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from reportedly.files.emit import write
from reportedly.files.reader import read
from reportedly_schemas.annotation import AnnotationFile
from reportedly_schemas.codebook import LISTS
from reportedly_schemas.default_codebook import DEFAULT
from reportedly_schemas.json_schema import json_schemas

PAGE = (Path(__file__).parents[2] / "docs/format.md").read_text(encoding="utf-8")
WORDS = {"string": "text", "integer": "whole number", "boolean": "`true` or `false`"}


def words(place: dict[str, Any]) -> str:
    """Say what stands in one place of a file."""
    match place:
        case {"const": value}:
            said = f"`{value}`"
        case {"enum": values}:
            said = " ".join(f"`{value}`" for value in values)
        case {"$ref": ref}:
            said = referred(ref.removeprefix("#/$defs/"))
        case {"type": "array", "items": item}:
            said = f"list: {words(item)}"
        case {"properties": lists}:
            said = f"by list: {words(next(iter(lists.values())))}"
        case {"additionalProperties": dict(value), "propertyNames": key}:
            said = f"by {words(key).removeprefix('an ')}: {words(value)}"
        case {"patternErrorMessage": message}:
            said = message.removeprefix("expected ").partition(": ")[0]
        case _:
            said = WORDS[place["type"]]
    return said


def referred(name: str) -> str:
    """Return a link to a model, or to a list of the codebook."""
    if name in LISTS:
        return f"[`{name}`](codebook.md#{name.replace('.', '')})"
    return f"[{titled(name).lower()}](#{titled(name).lower().replace(' ', '-')})"


def titled(name: str) -> str:
    """Return a model's name in words: `ArticleEntry` is `Article entry`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).capitalize()


def model(schema: dict[str, Any]) -> Iterator[str]:
    """Yield the lines about a model: its heading, what it is, a table of its fields."""
    yield from (f"### {schema['title']}", "", schema["description"], "")
    yield from ("| field | value | meaning |", "|---|---|---|")
    for name, place in schema["properties"].items():
        required = "\\*" if name in schema["required"] else ""
        meaning = place["description"].replace("<", "\\<")
        yield f"| `{name}`{required} | {words(place)} | {meaning} |"
    yield ""


def models(schema: dict[str, Any], definitions: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a model and the models its fields refer to, each at its first mention."""
    yield schema
    for name in re.findall(r"#/\$defs/(\w+)'", str(schema["properties"])):
        if "properties" in (definition := definitions.pop(name, {})):
            yield from models(definition, definitions)


def tables() -> str:
    """Return what stands between the marks of docs/format.md."""
    lines = [
        line
        for schema in json_schemas(DEFAULT).values()
        for each in models(schema, schema["$defs"])
        for line in model(each)
    ]
    return "\n" + "\n".join(lines)


def test_every_field_is_there_as_the_schemas_have_it():
    found = re.search(r"<!-- fields -->\n(.*?)<!-- /fields -->", PAGE, re.DOTALL)
    assert found, "docs/format.md has lost its marks"
    assert found[1] == tables(), f"put this between the marks:\n{tables()}"


def test_the_example_is_in_canonical_form():
    (example,) = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    data = example.encode()
    assert write(read(data, AnnotationFile)) == data
    assert YAML(typ="safe").load(example)["claims"][0]["notes"] == 'Said "about two" on the radio.'
