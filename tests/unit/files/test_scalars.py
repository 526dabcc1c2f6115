"""Quoting: every reader undoes it, on one line, and nothing else is read as text."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from naughty import NAUGHTY

from reportedly.files.scalars import (
    STRING,
    Bare,
    Unwritable,
    is_plain,
    plain,
    quoted,
    resolve,
    unquoted,
)


def readers() -> list[Any]:
    from ruamel.yaml import YAML

    made = [YAML(typ="safe"), YAML(typ="safe", pure=True), YAML(typ="rt")]
    for version in ((1, 1), (1, 2)):
        pure = YAML(typ="safe", pure=True)
        pure.version = version
        made.append(pure)
    return made


def read_by_all(document: str) -> list[Any]:
    return [reader.load(document) for reader in readers()]


@pytest.mark.parametrize("text", NAUGHTY, ids=range(len(NAUGHTY)))
def test_naughty_strings_come_back_from_every_reader(text: str):
    literal = quoted(text)
    assert "\n" not in literal
    assert unquoted(literal) == text
    assert re.fullmatch(STRING, literal)
    document = f"a: {literal}\nb: [{literal}, {plain(text)}]\n"
    for found in read_by_all(document):
        assert found == {"a": text, "b": [text, text]}


@given(st.text())
def test_any_text_comes_back(text: str):
    literal = quoted(text)
    assert re.fullmatch(STRING, literal)
    assert unquoted(literal) == text


PLAIN = [
    "c4kx2m", "numerical", "ct+", "ct-", "default@1", "reportedly/annotation@1",
    "the-herald#c4kx2m", "deir-ez-zor/000_b6da33f2c77d0415", "000_b6da33f2c77d0415",
    "en-GB", "in_progress", "Q42", "nope", "no-one", "1a", "e5", "0b2", "0o8", "0xg",
    "yes-no", "nULL", "2018-02-15x", "12-03", "a.b", "1.5.x",
]  # fmt: skip
TRAPPED = [
    "", "~", "null", "Null", "NULL", "true", "True", "TRUE", "false", "False", "FALSE",
    "y", "Y", "yes", "Yes", "YES", "n", "N", "no", "No", "NO", "on", "On", "ON", "off",
    "Off", "OFF", "0", "7", "007", "010", "08", "-1", "+1", "1_000", "0x1F", "0b11",
    "0o7", "1:30", "12:30:45", "190:20:30", "1.5", "1.", ".5", "-.5", "1e5", "1E-5",
    "1.5e+3", "12e03", ".inf", "-.INF", ".nan", "1.2.3", "1:30.5", "6_8.5",
    "2018-02-15", "2018-2-5 10:00:00", "2001-12-14t21:59:43.10-05:00", "<<", "=", "-",
    "--", "---", "...", "?", ":", "a:", "a: b", "a #b", "#a", "@a", "`a", "%a", "&a",
    "*a", "!a", "|", ">", "'a'", '"a"', "[a]", "{a}", "a,b", " a", "a ", "a\tb", "é",
    "a\n", "-a", "+a", ".a", "/a",
]  # fmt: skip


@pytest.mark.parametrize("text", PLAIN)
def test_words_that_all_read_as_text_stand_without_quotes(text: str):
    assert plain(text) == text
    assert resolve(text) == text
    for found in read_by_all(f"[{text}]\n"):
        assert found == [text]


@pytest.mark.parametrize("text", TRAPPED)
def test_all_others_stand_in_quotes(text: str):
    assert not is_plain(text)
    assert plain(text) == quoted(text)


@given(st.from_regex(r"[-+.~=<0-9a-fxo_:eETZyYnNuUlLtrRsSfF]{1,9}", fullmatch=True))
def test_what_stands_plain_is_text_to_every_reader(text: str):
    if is_plain(text):
        assert [found["a"] for found in read_by_all(f"a: {text}\n")] == [text] * 5


@example("0: 0")  # a pair, and no scalar
@given(st.from_regex(r"[-+.0-9a-fxo_:eETZ ]{1,9}", fullmatch=True).map(str.strip))
def test_what_some_reader_takes_for_something_else_is_never_text(text: str):
    try:
        found = read_by_all(f"[{text}]\n")
    except Exception:
        return
    # `0: 0` between brackets is no scalar at all.
    if any(not isinstance(each[0], str | dict) for each in found if each):
        assert not isinstance(resolve(text), str)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0), ("12", 12), ("-3", -3), ("true", True), ("False", False), ("~", None), ("", None),
        ("null", None), ("no", Bare("no")), ("1_000", Bare("1_000")), ("+1", Bare("+1")),
        ("007", Bare("007")), ("1.5", Bare("1.5")), ("9" * 5000, Bare("9" * 5000)), ("abc", "abc"),
        ("=", Bare("=")),
    ],
)  # fmt: skip
def test_plain_words_are_resolved_strictly(text: str, value: Any):
    assert resolve(text) == value
    assert type(resolve(text)) is type(value)


INVISIBLE = (
    "\x00\x07\x1b\x7f\x80\x85\x9f\u061c\u200b\u200e\u2028\u2029\u202e\u2060\u2066\ufdd0"
    "\ufeff\ufffe\uffff\U000e0041\U0010ffff"
)


@pytest.mark.parametrize("char", INVISIBLE)
def test_what_would_not_be_seen_is_escaped(char: str):
    assert quoted(char).isascii()
    assert quoted(char).isprintable()


@pytest.mark.parametrize(
    "text", ["é", "\u00a0", "\u00ad", "नि", "\u200d", "👨\u200d👩\u200d👧", "’“”", "日本", "\ue000"]
)
def test_what_belongs_to_the_text_is_written_as_it_is(text: str):
    assert quoted(text) == f'"{text}"'


@pytest.mark.parametrize("number", [0xD800, 0xDCE9, 0xDFFF])
def test_half_a_character_is_refused(number: int):
    with pytest.raises(Unwritable, match=f"U\\+{number:X}"):
        quoted(f"a{chr(number)}b")


@pytest.mark.parametrize(
    "literal", [r'"\q"', r'"\ud800"', r'"\uD800"', r'"\xe9"', r'"\/"', r'"\UFFFFFFFF"']
)
def test_escapes_that_are_never_written_are_not_read(literal: str):
    with pytest.raises(ValueError, match=r".*"):
        unquoted(literal)
