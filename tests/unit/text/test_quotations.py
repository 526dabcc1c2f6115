"""Quotation marks are paired, apostrophes are not, and quotations may span paragraphs."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.text.quotations import (
    next_quotation,
    quotation_at,
    quotations,
    quote_type_of,
)

MARKS = [*"“”‘’„«»\"'「」", "word", "s", " ", ".", ",", "\n", "\n\n", "couldn’t", "x’ ", "ä"]
texts = st.lists(st.sampled_from(MARKS), max_size=24).map("".join)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“A b,” he said. “C d.”", ["“A b,”", "“C d.”"]),
        ("He said \"a b\" and 'c d'.", ['"a b"', "'c d'"]),
        ("couldn't won’t O’Neil soldiers' base, the men’s", []),
        ("‘the soldiers’ base was hit’ he said", ["‘the soldiers’ base was hit’"]),
        ("'the soldiers' base was hit' he said", ["'the soldiers' base was hit'"]),
        ("Flood Leaves ‘Scores’ of Homes Empty", ["‘Scores’"]),
        ("“He said ‘yes’ and ‘no’.”", ["“He said ‘yes’ and ‘no’.”", "‘yes’", "‘no’"]),
        ("“x “y” z”", ["“x “y” z”", "“y”"]),
        ("„Nein“, sagte er. „Doch.”", ["„Nein“", "„Doch.”"]),
        ("« oui » «non»", ["« oui »", "«non»"]),
        ("「大坝」", ["「大坝」"]),
        ("‘Twas the night. 'Tis so. '90s, ‘90s, rock ’n’ roll, 'em", []),
        ("It is 5'11\" tall", []),
        ("(“a”) — “b”—“c”", ["“a”", "“b”", "“c”"]),
        ('He knew "it was over.', ['"it was over.']),
        ("“A, he said. “B.”", ["“A, he said.", "“B.”"]),
        ('"A, he said. "B."', ['"A, he said.', '"B."']),
        ("”orphan” “", []),
        ('position". The', []),
        ("“ ”", []),
        ("", []),
    ],
)
def test_quotations(text: str, expected: list[str]):
    assert [text[slice(*each.outer)] for each in quotations(text, 0, len(text))] == expected


@pytest.mark.parametrize(
    ("text", "outer", "inner", "closed"),
    [
        ("a “b c,” d", "“b c,”", "b c,", True),
        ("a «\u00a0b\u00a0» c", "«\u00a0b\u00a0»", "b", True),
        ("a “b c\n\nd", "“b c", "b c", False),
        ("“a.\n\n“b.\n“c.” d", "“a.\n\n“b.\n“c.”", "a.\n\n“b.\n“c.", True),
        ("“a.\n\n“b.\n\nc", "“a.\n\n“b.", "a.\n\n“b.", False),
        ("‘a.\n‘b.’", "‘a.\n‘b.’", "a.\n‘b.", True),
        ('"a.\n"b."', '"a.\n"b."', 'a.\n"b.', True),
    ],
)
def test_marks_and_paragraphs(text: str, outer: str, inner: str, closed: bool):
    (found,) = quotations(text, 0, len(text))
    assert text[slice(*found.outer)] == outer
    assert text[slice(*found.inner)] == inner
    assert found.closed is closed
    for at in range(*found.outer):
        assert quotation_at(text, at) == found


def test_next_and_previous_walk_over_quotations():
    text = "“one”\n\ntwo\n\n“three ‘four’” and\n\n“five.\n\n“six.”"
    starts = []
    offset = 0
    while found := next_quotation(text, offset):
        starts.append(text[slice(*found.outer)])
        offset = found.outer.start + 1
    assert starts == ["“one”", "“three ‘four’”", "‘four’", "“five.\n\n“six.”"]
    assert next_quotation(text, len(text)) is None


def test_the_innermost_quotation_is_at_an_offset():
    text = "“a ‘b’ c” d"
    assert text[slice(*quotation_at(text, 0).outer)] == "“a ‘b’ c”"
    assert text[slice(*quotation_at(text, 4).outer)] == "‘b’"
    assert quotation_at(text, 10) is None


@given(texts, st.integers(0, 30))
@settings(max_examples=300)
def test_every_quotation_is_sound_and_is_found_from_anywhere(text: str, offset: int):
    found = quotations(text, 0, len(text))
    assert found == sorted(found, key=lambda each: (each.outer.start, -each.outer.end))
    for each in found:
        assert 0 <= each.outer.start < each.inner.start < each.inner.end <= each.outer.end
        assert (each.outer.end > each.inner.end) or not each.closed
        assert each in quotations(text, each.outer.end - 1, each.outer.end)
    offset = min(offset, len(text))
    ahead = [each for each in found if each.outer.start >= offset]
    assert next_quotation(text, offset) == (ahead[0] if ahead else None)


@pytest.mark.parametrize(
    "piece",
    ["“", '"', "'a ", "s' a ", "‘s ", "“ ", "”", "“a” ", "(“‘", "“Aa.\n\n", "Aa couldn’t.\n\n"],
)
def test_hostile_marks_take_no_time(piece: str):
    text = piece * (20_000 // len(piece))
    start = time.perf_counter()
    quotations(text, 0, 40)
    quotation_at(text, 10_000)
    next_quotation(text, 10_000)
    assert time.perf_counter() - start < 2


@pytest.mark.parametrize(
    ("text", "parts", "expected"),
    [
        ("“We knew,” he said.", ["“We knew,”"], "direct"),
        ("“We knew,” he said.", ["We knew,"], "direct"),
        ("“We,” he said, “knew.”", ["“We,”", "“knew.”"], "direct"),
        ("He said they knew.", ["they knew"], "indirect"),
        ("He said “dozens” of them knew.", ["“dozens” of them knew"], "mixed"),
        ("He said they knew, “we all did”.", ["they knew", "“we all did”"], "mixed"),
        ("He wrote:\n\nThey knew.\n\nThey left.", ["They knew.\n\nThey left."], "block"),
        ("He wrote:\n\nThey knew.", ["They knew."], "block"),
        ("He wrote:\n\n“They knew.”", ["“They knew.”"], "direct"),
        ("He wrote: They knew.", ["They knew"], "indirect"),
    ],
)
def test_quote_type(text: str, parts: list[str], expected: str):
    content = [(text.index(part), text.index(part) + len(part)) for part in parts]
    assert quote_type_of(text, content) == expected
