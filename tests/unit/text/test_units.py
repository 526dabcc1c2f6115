"""Units are disjoint, in order, trimmed, whole, and the same from both ends."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.text.graphemes import is_boundary
from reportedly.text.units import Kind, Range, Units

KINDS: tuple[Kind, ...] = ("grapheme", "word", "clause", "sentence", "paragraph")
PROSE = [
    "The dam failed. ",
    "“We knew,” said Lind, who runs it. ",
    "Officials said that no one, not one, was there, but 1,200 came; ",
    "At 5 a.m. Monday the U.S. Army’s Col. Ana F. Roth left",
    "\n",
    "\n\n",
    "\u00a0",
    " - ",
    "’s",
    "“",
    "”",
    "'",
    '"',
    "(",
    "...",
    ", ",
    "你好。世界！",
    "क्षि ",
    "مرحبا. ",
    "👩‍👧 ",
    "e\u0301",
    " \u0301",
    "\u2028",
    "\x85",
    "\t",
    "\ud800",
    "\r",
    "B\u00a0.[B",
]
prose = st.lists(st.sampled_from(PROSE), max_size=12).map("".join)
texts = prose | st.text(max_size=40)


def every(units: Units, kind: Kind) -> list[Range]:
    """Walk forward over all units of a kind."""
    found: list[Range] = []
    offset = 0
    while unit := units.next_unit(kind, offset):
        found.append(unit)
        offset = unit.end
    return found


def backwards(units: Units, kind: Kind) -> list[Range]:
    """Walk back over all units of a kind."""
    found: list[Range] = []
    offset = len(units.text)
    while unit := units.previous_unit(kind, offset):
        found.append(unit)
        offset = unit.start
    return found[::-1]


def white(text: str, at: int) -> bool:
    """Tell whether white space stands at `at`, and not a mark upon it."""
    return text[at].isspace() and (at + 1 == len(text) or is_boundary(text, at + 1))


@given(texts, st.sampled_from(KINDS))
@settings(max_examples=200)
def test_walking_meets_each_unit_once_from_both_ends(text: str, kind: Kind):
    units = Units(text)
    found = every(units, kind)
    assert found == backwards(units, kind)
    assert found == units.units_in(kind, 0, len(text))
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(texts, st.sampled_from(KINDS))
@settings(max_examples=150)
def test_units_cut_no_grapheme_and_are_trimmed(text: str, kind: Kind):
    for start, end in every(Units(text), kind):
        assert 0 <= start < end <= len(text)
        assert is_boundary(text, start)
        assert is_boundary(text, end)
        if kind != "grapheme":
            assert not white(text, start)
            assert not white(text, end - 1)


@given(texts, st.sampled_from(KINDS), st.integers(0, 60))
@settings(max_examples=150)
def test_every_question_agrees_with_the_list(text: str, kind: Kind, offset: int):
    units = Units(text)
    found = every(units, kind)
    here = [unit for unit in found if unit.start <= offset < unit.end]
    assert units.unit_at(kind, offset) == (here[0] if here else None)
    after = [unit for unit in found if unit.start >= offset]
    assert units.next_unit(kind, offset) == (after[0] if after else None)
    before = [unit for unit in found if unit.end <= offset]
    assert units.previous_unit(kind, offset) == (before[-1] if before else None)
    shared = [unit for unit in found if unit.start < offset + 9 and offset < unit.end]
    assert units.units_in(kind, offset, offset + 9) == shared


@given(texts)
@settings(max_examples=200)
def test_sentences_and_paragraphs_cover_all_that_is_no_white_space(text: str):
    units = Units(text)
    kinds: tuple[Kind, ...] = ("grapheme", "sentence", "paragraph")
    for kind in kinds:
        covered = {at for unit in every(units, kind) for at in range(*unit)}
        assert all(at in covered for at, each in enumerate(text) if not each.isspace())


@given(texts)
@settings(max_examples=200)
def test_each_unit_lies_within_one_of_the_next_kind(text: str):
    units = Units(text)
    for kind, larger in (("word", "sentence"), ("clause", "sentence"), ("sentence", "paragraph")):
        for unit in every(units, kind):
            around = units.unit_at(larger, unit.start)
            assert around is not None
            assert unit.end <= around.end


@pytest.mark.parametrize("text", ["", "\n", " ", "\u00a0\n\t", "\n\n\n"])
def test_blank_texts_have_no_units_but_graphemes(text: str):
    units = Units(text)
    for kind in KINDS[1:]:
        assert every(units, kind) == []
        assert units.unit_at(kind, 0) is None
    assert len(every(units, "grapheme")) == len(text)


def test_offsets_beyond_the_text():
    units = Units("One. Two.")
    assert units.unit_at("word", -1) is None
    assert units.unit_at("word", 9) is None
    assert units.next_unit("word", -5) == (0, 3)
    assert units.next_unit("word", 99) is None
    assert units.previous_unit("word", 99) == (5, 8)
    assert units.previous_unit("word", -1) is None
    assert units.units_in("word", 4, 4) == []


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("a\nb", ["a", "b"]),
        ("\n\n a \u00a0\n\n\nb c\n", ["a", "b c"]),
        ("a\x0cb\u2028c\x85d\re", ["a\x0cb\u2028c\x85d\re"]),
    ],
)
def test_a_paragraph_is_a_line(text: str, paragraphs: list[str]):
    assert [text[slice(*unit)] for unit in every(Units(text), "paragraph")] == paragraphs


@pytest.mark.parametrize(
    "line",
    [
        "The dam “failed,” officials said. It did, e\u0301. ",
        "大坝倒了。官员说，没有人。",
        "x",
        "a\u0301",
        "👩‍👧",
        " \n",
    ],
)
def test_a_huge_article_answers_from_the_spot(line: str):
    text = line * (2_000_000 // len(line))
    units = Units(text)
    start = time.perf_counter()
    for offset in range(1_000_000, 1_000_400, 40):
        for kind in KINDS[:-1]:
            units.unit_at(kind, offset)
            units.units_in(kind, offset, offset + 40)
    assert time.perf_counter() - start < 2


def test_a_long_line_is_cut_at_the_end_of_a_sentence():
    text = "The dam failed at noon. " * 2_000
    found = every(Units(text), "sentence")
    assert len(found) == 2_000
    assert {end - start for start, end in found} == {23}


def test_a_long_line_without_spaces_is_covered():
    text = "x" * 50_000
    for kind in KINDS[1:-1]:
        found = every(Units(text), kind)
        assert found[0].start == 0
        assert found[-1].end == len(text)
        assert all(one.end == other.start for one, other in pairwise(found))
        assert found == backwards(Units(text), kind)
