"""The default codebook: every value of every list, and what each must have."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import chain
from typing import Any

import pytest

from reportedly_schemas.annotation import Assessment, Attribution, Claim, Flag, Zone
from reportedly_schemas.codebook import COLOURS, LISTS, Codebook, Value, list_of
from reportedly_schemas.default_codebook import DEFAULT
from reportedly_schemas.links import Link
from reportedly_schemas.shape import entry_of, fields_of
from reportedly_schemas.sources import Source

# Files out there hold these values: none may go, whatever else changes.
VALUES = {
    "zone.kind": "headline dek dateline body blockquote caption boilerplate copied",
    "claim.kind": "event_property numerical quote causal position prediction rule "
    "personal_experience other",
    "claim.checkworthiness": "cfs ufs nfs",
    "claim.factuality": "ct+ pr+ ps+ ct- pr- ps- ctu uu",
    "attribution.quote_type": "direct indirect mixed block",
    "attribution.stance": "asserts confirms denies declines accepts believes speculates asks "
    "commits demands evaluates observes",
    "assessment.verdict": "supported refuted not_enough_evidence conflicting",
    "flag.code": "headline_mismatch orphan_quote suspect_quote paraphrase_distortion scare_quote "
    "text_error partisan_voice needs_context verification_statement",
    "link.relation": "same more_specific contradicts overstates updates same_quote copied_text "
    "not_comparable",
    "link.basis": "quantity attribution date place modality",
    "source.type": "person organisation government military media document group unknown",
    "source.anonymity": "named role_only described unnamed unresolved",
    "confidence": "low medium high",
}
EACH = [
    pytest.param(name, value, id=f"{name}={value.value}")
    for name, values in DEFAULT.lists.items()
    for value in values
]
SECTIONS = {
    "zones": Zone,
    "claims": Claim,
    "attributions": Attribution,
    "flags": Flag,
    "assessment": Assessment,
    "links": Link,
    "sources": Source,
}


def test_its_lists_are_the_ones_there_are():
    assert tuple(DEFAULT.lists) == LISTS == tuple(VALUES)


@pytest.mark.parametrize("name", LISTS)
def test_its_values(name: str):
    assert [each.value for each in DEFAULT.lists[name]] == VALUES[name].split()


@pytest.mark.parametrize(("name", "value"), EACH)
def test_every_value_is_told_apart(name: str, value: Value):
    assert re.fullmatch(r"[a-z0-9][a-z0-9_+-]*", value.value)
    assert re.fullmatch(r"[a-z0-9]", value.key)
    assert value.colour in COLOURS
    assert value.deprecated is None
    assert value.label[0].isupper()
    assert value.definition.endswith(".")
    assert 20 < len(value.definition) < 180
    assert value.definition.count(". ") <= 1


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("attribute", ["value", "label", "definition", "key"])
def test_nothing_stands_twice_in_a_list(name: str, attribute: str):
    held = [getattr(each, attribute) for each in DEFAULT.lists[name]]
    assert len(set(held)) == len(held)


def test_every_colour_is_used():
    used = {each.colour for each in chain.from_iterable(DEFAULT.lists.values())}
    assert used == set(COLOURS)


@pytest.mark.parametrize(
    ("word", "bounds"),
    [
        ("dozens", (24, 99)),
        ("scores", (40, None)),
        ("hundreds", (200, None)),
        ("thousands", (2000, None)),
        ("some", (None, None)),
        ("numerous", (None, None)),
    ],
)
def test_quantity_words(word: str, bounds: tuple[int | None, int | None]):
    assert DEFAULT.quantity_words[word] == bounds


def test_its_name():
    assert DEFAULT.tag == "default@1"


def codes_of(shape: Any) -> str | None:
    return shape.rule.codes or (codes_of(entry_of(shape)) if shape.container is tuple else None)


@pytest.mark.parametrize("section", SECTIONS)
def test_a_field_has_the_list_its_type_says(section: str):
    for field, shape in fields_of(SECTIONS[section]).items():
        assert list_of(section, field) == codes_of(shape)


def test_every_list_belongs_to_a_field():
    fields = [(section, field) for section in SECTIONS for field in fields_of(SECTIONS[section])]
    assert {list_of(*each) for each in fields} - {None} == set(LISTS)


@pytest.mark.parametrize("place", [("claims", "text"), ("claims", "verdict"), ("", "kind")])
def test_other_fields_have_no_list(place: tuple[str, str]):
    assert list_of(*place) is None


BOOK = Codebook(
    id="harrow-dam",
    version=3,
    lists={
        "confidence": (
            Value("low", "Low", "Doubtful.", "l", "bad", deprecated="Use unsure."),
            Value("unsure", "Unsure", "In doubt.", "l", "bad"),
            Value("high", "High", "Certain.", "h", "good"),
        )
    },
    quantity_words={},
    severities={},
)


def test_values_out_of_use_are_left_out_unless_asked_for():
    assert [each.value for each in BOOK.values("confidence")] == ["unsure", "high"]
    asked = BOOK.values("confidence", deprecated=True)
    assert [each.value for each in asked] == ["low", "unsure", "high"]


def test_find_knows_values_out_of_use_too():
    assert BOOK.find("confidence", "low") == BOOK.lists["confidence"][0]
    assert BOOK.find("confidence", "Low") is None


def test_a_key_picks_only_what_is_in_use():
    assert BOOK.by_key("confidence", "l") == BOOK.find("confidence", "unsure")
    assert BOOK.by_key("confidence", "x") is None


def test_a_list_that_there_is_not_has_no_values():
    assert DEFAULT.values("claim.colour") == ()
    assert DEFAULT.find("claim.colour", "red") is None
    assert DEFAULT.by_key("claim.colour", "r") is None


def test_the_default_codebook_loads_next_to_nothing():
    code = "import sys, typing; old = {*sys.modules}; import reportedly_schemas.default_codebook; "
    code += "print(*sorted({*sys.modules} - old))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert [name for name in run.stdout.split() if name != "__future__"] == [
        "reportedly_schemas",
        "reportedly_schemas.codebook",
        "reportedly_schemas.default_codebook",
    ]
