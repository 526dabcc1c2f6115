"""docs/codebook.md says what the default codebook says, and its example works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from reportedly_schemas.codebook import COLOURS, LISTS
from reportedly_schemas.default_codebook import DEFAULT
from reportedly_schemas.extension import CodebookFile, extend
from reportedly_schemas.validation import validate

GUIDE = (Path(__file__).parents[3] / "docs/codebook.md").read_text(encoding="utf-8")
HEADINGS = re.findall(r"^##+ (.+)$", GUIDE, re.MULTILINE)


def section(heading: str) -> str:
    """Return what stands under a heading, up to the next one."""
    return re.split(r"^##+ ", GUIDE.split(f"# {heading}\n")[1], flags=re.MULTILINE)[0]


def rows(heading: str) -> list[tuple[str, ...]]:
    """Return the cells of the table under a heading, without its head."""
    lines = [line for line in section(heading).splitlines() if line.startswith("|")]
    return [tuple(cell.strip(" `") for cell in line.strip("|").split("|")) for line in lines[2:]]


def test_the_guide_has_the_lists_there_are_in_their_order():
    assert [name.strip("`") for name in HEADINGS if name.startswith("`")] == list(LISTS)


@pytest.mark.parametrize("name", LISTS)
def test_the_guide_has_every_value_as_the_codebook_has_it(name: str):
    assert rows(f"`{name}`") == [
        (each.value, each.key, each.colour, each.label, each.definition)
        for each in DEFAULT.lists[name]
    ]


def test_the_guide_has_every_quantity_word():
    assert rows("Quantity words") == [
        (word, *("–" if bound is None else str(bound) for bound in bounds))
        for word, bounds in DEFAULT.quantity_words.items()
    ]


def test_the_guide_has_every_colour():
    assert [role for role, _ in rows("Colours")] == list(COLOURS)


def test_the_example_of_the_guide_works():
    (example,) = re.findall(r"^```yaml\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    file = validate(CodebookFile, YAML(typ="safe", pure=True).load(example))
    made = extend(DEFAULT, file)
    assert made.tag == "harrow-dam@1"
    assert made.by_key("claim.kind", "w").value == "warning_given"
    assert made.find("claim.kind", "prediction").label == "Forecast"
    assert made.find("claim.kind", "personal_experience").deprecated
    assert made.by_key("confidence", "h").value == "low"
    assert made.quantity_words["a handful"] == (3, 6)
    assert made.severities == {"A8": "error"}
