"""Ids and addresses: what is one, what is none and why."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly_schemas.ids import (
    CROCKFORD,
    LETTERS,
    NAME,
    is_label_id,
    name_problem,
    new_id,
    slug,
    split_address,
)


@pytest.mark.parametrize("name", ["a", "0", "harrow-dam", "000_b6da33f2", "v1.2", "a-", "a" * 64])
def test_a_portable_name(name: str):
    assert name_problem(name) is None
    assert re.fullmatch(NAME, name)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "can't be empty"),
        ("a" * 65, "at most 64 characters, this one 65"),
        ("Ana", "lower-case letters"),
        ("..", "starts with a letter or digit"),
        ("a/b", "lower-case letters"),
        ("a.", "does not end with '.'"),
        ("-a", "starts with"),
        ("é", "lower-case letters"),
        ("a\n", "lower-case letters"),
        ("con", "reserved name"),
        ("nul.txt", "reserved name"),
        ("com1", "reserved name"),
        ("links", "has a meaning of its own"),
        ("sources", "has a meaning of its own"),
    ],
)
def test_why_a_name_is_refused(name: str, why: str):
    assert why in (name_problem(name) or "")


@pytest.mark.parametrize("section", LETTERS)
def test_a_new_id_has_its_letter_and_is_not_taken(section: str):
    taken: set[str] = set()
    for _ in range(50):
        made = new_id(section, taken)
        assert is_label_id(made)
        assert made[0] == LETTERS[section]
        assert made not in taken
        taken.add(made)


def test_an_id_that_is_taken_is_not_made_again(monkeypatch: pytest.MonkeyPatch):
    drawn = iter("00000" + "11111")
    monkeypatch.setattr("secrets.choice", lambda _: next(drawn))
    assert new_id("claims", {"c00000"}) == "c11111"


@pytest.mark.parametrize("text", ["", "c4kx2", "c4kx2mm", "x4kx2m", "c4kx2u", "C4KX2M", "c4kx2m\n"])
def test_what_is_no_label_id(text: str):
    assert not is_label_id(text)


def test_the_alphabet_has_no_letters_that_look_like_others():
    assert len(CROCKFORD) == 32
    assert not set(CROCKFORD) & set("ilou")


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Émile's Dam.txt", "emile-s-dam.txt"),
        ("  The Herald  ", "the-herald"),
        ("con", "article-con"),
        ("links", "article-links"),
        ("東京", "article"),
        ("x" * 80, "x" * 64),
    ],
)
def test_any_text_becomes_an_id(text: str, made: str):
    assert slug(text) == made


@given(st.text())
def test_a_slug_is_always_portable(text: str):
    assert name_problem(slug(text)) is None


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("dam/herald", ("dam", "herald", None)),
        ("dam/herald#c4kx2m", ("dam", "herald", "c4kx2m")),
    ],
)
def test_an_address_has_its_parts(address: str, parts: tuple[str, str, str | None]):
    assert split_address(address) == parts


@pytest.mark.parametrize(
    "address", ["", "dam", "dam/", "/herald", "../herald", "a/b/c", "dam/herald#", "dam/herald#x"]
)
def test_what_is_no_address(address: str):
    with pytest.raises(ValueError, match="is no address"):
        split_address(address)
