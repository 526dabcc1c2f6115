"""Searching the article: what is found, in both directions, and what is highlighted."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly_tui.session.search import find, matches

TEXT = "The dam held. the Dam broke.\n\nA dam\xa0breach, said Lind."


@pytest.mark.parametrize(
    ("needle", "offset", "expected"),
    [
        ("dam", 0, "dam held"),
        ("dam", 4, "dam held"),
        ("dam", 5, "Dam broke"),
        ("dam", 19, "dam\xa0breach"),
        ("dam", 40, "dam held"),
        ("Dam", 0, "Dam broke"),
        ("Dam", 30, "Dam broke"),
        ("DAM", 0, None),
        ("lind", 0, "Lind."),
        ("lind.", 0, "Lind."),
        ("dam breach", 0, "dam\xa0breach"),
        ("broke. a", 0, "broke.\n\nA"),
        ("dam  breach", 0, "dam\xa0breach"),
        (" held", 0, " held"),
        ("flood", 0, None),
        ("d.m", 0, None),
        ("", 0, None),
        ("   ", 0, None),
    ],
)
def test_the_next_match(needle: str, offset: int, expected: str | None):
    found = find(TEXT, needle, offset, True)
    assert (found is None) is (expected is None)
    if found is not None and expected is not None:
        assert TEXT[found[0] :].startswith(expected)


@pytest.mark.parametrize(
    ("needle", "offset", "expected"),
    [
        ("dam", len(TEXT), "dam\xa0breach"),
        ("dam", 32, "Dam broke"),
        ("dam", 18, "dam held"),
        ("dam", 0, "dam\xa0breach"),
        ("held", 10, "held. the"),
        ("held", 8, "held. the"),
        ("flood", 9, None),
        (" ", 9, None),
    ],
)
def test_the_match_before(needle: str, offset: int, expected: str | None):
    found = find(TEXT, needle, offset, False)
    assert (found is None) is (expected is None)
    if found is not None and expected is not None:
        assert TEXT[found[0] :].startswith(expected)


@pytest.mark.parametrize("special", [*".^$*+?{}[]\\|()#&~-", "[red]", "[/]", "(a+)+$"])
def test_nothing_is_a_pattern(special: str):
    assert find(f"a {special} b", special, 0, True) == (2, 2 + len(special))
    assert find("nothing here 42", special, 0, True) is None


@pytest.mark.parametrize("blanks", [2, 7, 40])
def test_many_blanks_are_looked_for_in_no_time(blanks: int):
    text = "a" + " " * 5000 + "c"
    assert find(text, "a" + " " * blanks + "b", 0, True) is None
    assert find(text, "a" + " " * blanks + "c", 0, True) == (0, len(text))


@pytest.mark.parametrize("far", [10, 5_000, 30_000, 100_000])
def test_a_match_far_before_is_found(far: int):
    text = "the reservoir " + "x" * far
    assert find(text, "reservoir", len(text), False) == (4, 13)


def test_upper_and_lower_case_of_other_alphabets():
    assert find("Ärger in Łódź", "ärger", 0, True) == (0, 5)
    assert find("Ärger in Łódź", "łódź", 0, True) == (9, 13)
    assert find("ärger", "Ärger", 0, True) is None


@pytest.mark.parametrize(
    ("stretch", "expected"),
    [
        ((0, len(TEXT)), ["dam", "Dam", "dam"]),
        ((0, 5), ["dam"]),
        ((6, 7), ["dam"]),
        ((7, 18), []),
        ((20, 30), ["Dam"]),
        ((0, 0), []),
    ],
)
def test_the_matches_that_touch_a_row(stretch: tuple[int, int], expected: list[str]):
    assert [TEXT[start:end] for start, end in matches(TEXT, "dam", *stretch)] == expected


@pytest.mark.parametrize("needle", ["", " ", "  "])
def test_blanks_alone_highlight_nothing(needle: str):
    assert list(matches(TEXT, needle, 0, len(TEXT))) == []


articles = st.text("ab c\xa0\n", max_size=60)
needles = st.sampled_from(["ab", "b c", "bc", "a b", "ca"])


@settings(max_examples=120)
@given(articles, needles, st.integers(0, 60))
def test_both_directions_find_what_a_list_of_all_matches_says(text: str, needle: str, at: int):
    pattern = re.compile(needle.replace(" ", r"[ \xa0\n]+"))
    every = [found.span() for found in pattern.finditer(text)]
    at = min(at, len(text))
    after = [one for one in every if one[0] >= at] or every
    before = [one for one in every if one[1] <= at] or every
    assert find(text, needle, at, True) == (after[0] if after else None)
    assert find(text, needle, at, False) == (before[-1] if before else None)
