"""The label picker: everything that can be put here, by its name."""

from __future__ import annotations

import pytest
from sitting import Keyboard, items, notice, words_of

from reportedly_schemas.default_codebook import DEFAULT
from reportedly_tui.session.outcome import Pick

SENTENCE = "The mayor said that the board knew of the cracks."


def pick(keyboard: Keyboard, typed: str) -> Keyboard:
    keyboard.press("enter")
    keyboard.type(typed).press("enter")
    return keyboard


def test_everything_is_listed(keyboard: Keyboard):
    asked = keyboard.press("enter")
    assert isinstance(asked, Pick)
    values = {choice.value for choice in asked.choices}
    for name in ("claim.kind", "zone.kind", "flag.code"):
        what = name.partition(".")[0]
        assert {f"{what}/{one.value}" for one in DEFAULT.values(name)} <= values
    assert {"claims", "attributions"} <= values
    assert not any(value.startswith("=") for value in values)


@pytest.mark.parametrize(
    ("typed", "section", "field", "value"),
    [
        ("claim", "claims", "kind", None),
        ("claim: numer", "claims", "kind", "numerical"),
        ("zone: head", "zones", "kind", "headline"),
        ("flag: orphan", "flags", "code", "orphan_quote"),
        ("prediction", "claims", "kind", "prediction"),
    ],
)
def test_a_label_is_put_by_its_name(
    keyboard: Keyboard, typed: str, section: str, field: str, value
):
    keyboard.select(SENTENCE)
    pick(keyboard, typed)
    (label,) = items(keyboard.session, section)
    assert words_of(label.spans) == [SENTENCE]
    assert getattr(label, field) == value
    assert keyboard.session.reading.chosen == label.id


def test_an_attribution_is_begun_by_its_name(keyboard: Keyboard):
    keyboard.select(SENTENCE)
    pick(keyboard, "attri")
    assert keyboard.session.reading.draft is not None


def test_a_claim_that_is_there_gets_the_kind(keyboard: Keyboard):
    keyboard.select(SENTENCE).press("1")
    pick(keyboard, "claim: quot")
    (claim,) = items(keyboard.session, "claims")
    assert claim.kind == "quote"


def test_values_of_the_label_here_are_listed(keyboard: Keyboard):
    keyboard.select(SENTENCE).press("1")
    pick(keyboard, "factuality: uu")
    keyboard.press("enter")
    asked = keyboard.said
    assert isinstance(asked, Pick)
    names = {choice.value.partition("/")[0] for choice in asked.choices if choice.value[0] == "="}
    assert names == {"=kind", "=checkworthiness", "=factuality", "=confidence"}


def test_where_nothing_is_nothing_is_put(keyboard: Keyboard):
    keyboard.caret("missing\n\n", len("missing"))
    pick(keyboard, "claim: numer")
    assert "nothing is selected" in notice(keyboard.said)
    keyboard.caret("missing\n\n", len("missing"))
    pick(keyboard, "zone: head")
    assert "nothing is selected" in notice(keyboard.said)


def test_what_is_read_only_is_left(keyboard: Keyboard):
    keyboard.session.reading.read_only = "held elsewhere"
    keyboard.select(SENTENCE)
    for typed in ("claim", "claim: numer", "zone: head", "flag: orphan", "attri"):
        pick(keyboard, typed)
        assert "read-only" in notice(keyboard.said)
