"""Words become bounds by the project's convention, and nothing else does."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.text.lexicon import DEFAULT_WORDS, Bounds, find_quantities, read_quantity

NONE = None


@pytest.mark.parametrize(
    ("raw", "low", "high", "rough"),
    [
        ("dozens", 24, 99, False),
        ("“dozens”", 24, 99, False),
        ("Scores", 40, NONE, False),
        ("hundreds", 200, NONE, False),
        ("thousands", 2000, NONE, False),
        ("tens of thousands", 20_000, NONE, False),
        ("hundreds of thousands", 200_000, NONE, False),
        ("millions", 2_000_000, NONE, False),
        ("numerous", NONE, NONE, False),
        ("some", NONE, NONE, False),
        ("several", NONE, NONE, False),
        ("many", NONE, NONE, False),
        ("100", 100, 100, False),
        ("1,200", 1200, 1200, False),
        ("1\u00a0200", 1200, 1200, False),
        ("1\u202f200\u202f000", 1_200_000, 1_200_000, False),
        ("3.5 million", 3_500_000, 3_500_000, False),
        ("$3bn", 3_000_000_000, 3_000_000_000, False),
        ("£3 billion", 3_000_000_000, 3_000_000_000, False),
        ("45%", 45, 45, False),
        ("one", 1, 1, False),
        ("Fifteen", 15, 15, False),
        ("ninety-nine", 99, 99, False),
        ("twenty five", 25, 25, False),
        ("a hundred", 100, 100, False),
        ("two hundred and five", 205, 205, False),
        ("two thousand three hundred", 2300, 2300, False),
        ("one hundred thousand", 100_000, 100_000, False),
        ("five million two hundred thousand", 5_200_000, 5_200_000, False),
        ("a dozen", 12, 12, False),
        ("two dozen", 24, 24, False),
        ("half a dozen", 6, 6, False),
        ("half a million", 500_000, 500_000, False),
        ("more than 100", 101, NONE, False),
        ("More than 100 people", 101, NONE, False),
        ("over 100", 101, NONE, False),
        ("in excess of 500", 501, NONE, False),
        ("more than a dozen", 13, NONE, False),
        ("at least 5", 5, NONE, False),
        ("no fewer than five", 5, NONE, False),
        ("100 or more", 100, NONE, False),
        ("100+", 100, NONE, False),
        ("as many as 100", NONE, 100, False),
        ("up to 300", NONE, 300, False),
        ("no more than 5", NONE, 5, False),
        ("fewer than 10", NONE, 9, False),
        ("less than ten", NONE, 9, False),
        ("about 100", 100, 100, True),
        ("around 100", 100, 100, True),
        ("roughly 100 people", 100, 100, True),
        ("some 200", 200, 200, True),
        ("nearly 100", 100, 100, True),
        ("almost half a million", 500_000, 500_000, True),
        ("closer to 200", 200, 200, True),
        ("100 or so", 100, 100, True),
        ("the 100 or so dead", 100, 100, True),
        ("more than about 100", 101, NONE, True),
        ("at least dozens", 24, NONE, False),
        ("200 to 300", 200, 300, False),
        ("another 200 to 300 injured", 200, 300, False),
        ("200–300", 200, 300, False),
        ("between 200 and 300", 200, 300, False),
        ("from two to five", 2, 5, False),
        ("about 200 to 300", 200, 300, True),
        ("16-year", 16, 16, False),
    ],
)
def test_quantities_are_read(raw: str, low: int | None, high: int | None, rough: bool):
    assert read_quantity(raw) == Bounds(low, high, rough)


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "people",
        "more than",
        "more than double that number",
        "100 dead and 20 injured",
        "five or six",
        "3.5",
        "٥",
        "²",
        "9" * 40,
        "100s",
        "between a rock and 5",
        "a person",
        "half",
        "x" * 1000,
    ],
)
def test_what_is_no_single_whole_number_is_not_read(raw: str):
    assert read_quantity(raw) is None


def test_words_come_from_the_codebook():
    words = {"handfuls": (6, 20), "a fistful": (2, 5)}
    assert read_quantity("handfuls of men", words) == Bounds(6, 20, False)
    assert read_quantity("a fistful", words) == Bounds(2, 5, False)
    assert read_quantity("dozens", words) is None
    assert read_quantity("some 200", words) == Bounds(200, 200, True)
    assert DEFAULT_WORDS["dozens"] == (24, 99)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It killed more than 100 men and injured 200 to 300.", ["more than 100", "200 to 300"]),
        ("“Scores” died, officials put it at about 100.", ["Scores", "about 100"]),
        ("among the 100 or so dead", ["100 or so"]),
        ("On February 7, 2018, and on 7 March, he left.", []),
        ("From 2011 to 2018, and in 1999, it held.", []),
        ("More than 2000 men came in 2018.", ["More than 2000"]),
        ("An F-16 and a COVID-19 ward, 747-style.", []),
        ("a 16-year-old and a 16-year war", ["16-year-old", "16-year"]),
        ("two-thirds of it", []),
        ("at 5 p.m., at 11:30 and at 3 am", []),
        ("Article 5, No. 7, page 3", []),
        ("No one, one of them, this one; one soldier", ["one"]),
        ("As many as 500 of how many?", ["As many as 500"]),
        ("hundreds of fighters and dozens of men", ["hundreds", "dozens"]),
        ("Twenty-five came", ["Twenty-five"]),
        ("It cost $3 billion or 45% more.", ["$3 billion", "45%"]),
        ("some of them, some men", ["some"]),
        ("v.3.5 and 3.5", []),
        ("nothing", []),
    ],
)
def test_quantities_are_found(text: str, found: list[str]):
    assert [text[start:end] for start, end in find_quantities(text, 0, len(text))] == found


def test_only_the_stretch_asked_for_is_looked_at():
    text = "12 men, 13 women, 14 boys"
    assert find_quantities(text, 8, 17) == [(8, 10)]


@given(
    st.lists(st.sampled_from([*"a12-.,+%“ ", "more than ", "or so", "dozens ", "of "])), st.data()
)
@settings(max_examples=200)
def test_what_is_found_is_read_and_lies_in_order(pieces: list[str], data: st.DataObject):
    text = "".join(pieces)
    start = data.draw(st.integers(0, len(text)))
    reached = start
    for low, high in find_quantities(text, start, len(text)):
        assert reached <= low < high <= len(text)
        assert read_quantity(text[low:high]) is not None
        reached = high


@given(st.integers(0, 10**9))
def test_figures_are_read_back(number: int):
    assert read_quantity(f"{number:,}") == Bounds(number, number, False)
    assert read_quantity(f"more than {number}") == Bounds(number + 1, None, False)
