"""The words that differ between two stretches."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.copies.differences import compare, marked


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("about 100 died", "about 200 died", "about {100 → 200} died"),
        ("about 100 died", "about 100 died", "about 100 died"),
        ("About 100 died.", "about 100, died", "About 100 died."),
        ("the old dam broke", "the dam broke", "the {old →} dam broke"),
        ("the dam broke", "the old dam broke", "the {→ old} dam broke"),
        ("the dam broke", "the dam broke again", "the dam broke {→ again}"),
        ("the dam broke.", "Then the dam broke.", "{→ Then} the dam broke."),
        ("a b c d e f", "a x y d e z", "a {b c → x y} d e {f → z}"),
        ("nothing alike", "quite another", "{nothing alike → quite another}"),
        ("“Yes,” he said", "", "“{Yes,” he said →}"),
        ("", "new", "{→ new}"),
        ("“You rang.”", "“Now you rang.”", "“{→ Now} You rang.”"),
    ],
)
def test_words_that_differ_are_marked(one: str, other: str, expected: str):
    assert marked(one, other) == expected


@pytest.mark.parametrize(
    ("one", "other", "similarity"),
    [("a b c d", "a b c d", 1), ("a b c d", "a b x d", 0.75), ("a b", "c d", 0), ("", "", 1)],
)
def test_similarity_counts_words(one: str, other: str, similarity: float):
    assert compare(one, other).similarity == similarity


TEXT = st.text(st.sampled_from("ab c.,’İß1\n"), max_size=40)


@given(TEXT, TEXT)
def test_without_what_is_marked_the_first_text_is_left(one: str, other: str):
    plain = re.sub(r" ?\{→ [^}]*\} ?", "", marked(one, other))
    plain = re.sub(r"\{([^}]*?) →[^}]*\}", r"\1", plain)
    assert plain.replace(" ", "") == one.replace(" ", "")


@given(TEXT, TEXT)
def test_changes_are_in_order_and_lie_in_the_texts(one: str, other: str):
    similarity, changes = compare(one, other)
    assert 0 <= similarity <= 1
    reached = (0, 0)
    for old, new in changes:
        assert reached[0] <= old.start <= old.end <= len(one)
        assert reached[1] <= new.start <= new.end <= len(other)
        reached = old.end, new.end


@given(TEXT)
def test_a_text_does_not_differ_from_itself(text: str):
    assert compare(text, text) == (1, ())


def test_very_long_stretches_are_compared_in_no_time():
    one, other = " ".join(f"a{n}" for n in range(2000)), " ".join(f"b{n}" for n in range(2000))
    assert len(compare(f"x {one} y", f"x {other} y").changes) == 1
