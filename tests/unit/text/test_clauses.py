"""Clauses let a reviewer take what is said in a key or two."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.text.clauses import SEPARATORS, clauses
from reportedly.text.frames import LONGEST
from reportedly.text.grammar import COORDINATORS
from reportedly.text.graphemes import is_boundary

WORDS = """the dam wall officials Lind said that who which and but , ; : — - . ! “ ” ‘ ’ " '
    according to reportedly was has failed because while “yes,” 1,200 U.S. couldn’t e\u0301 你 ，
    believed is killed on Tuesday adding saying told a of so or when asked He’s citing"""
prose = st.lists(st.sampled_from(WORDS.split()), max_size=24).map(" ".join)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Harbour officials said that no crew was on the wall, according to the Board.",
            "Harbour officials said that|no crew was on the wall|according to the Board",
        ),
        (
            "Officials said 12 people had died, although residents said it was more.",
            "Officials said|12 people had died|although residents said|it was more",
        ),
        (
            "“We are still counting,” said Mara Lind, who runs the shelter.",
            "“We are still counting,”|said Mara Lind|who runs the shelter",
        ),
        ("“We are still counting,” Lind said.", "“We are still counting,”|Lind said"),
        (
            "On Tuesday, the Board said the wall was sound.",
            "On Tuesday, the Board said|the wall was sound",
        ),
        ("Lind, who runs the shelter, left the town.", "Lind|who runs the shelter|left the town"),
        ("The wall fell, but the gate held.", "The wall fell|the gate held"),
        ("The wall fell and the gate held.", "The wall fell|the gate held"),
        ("The wall fell; it rained.", "The wall fell|it rained"),
        ("The wall – old and cracked – fell.", "The wall|old and cracked|fell"),
        ("The well-known wall fell -- at noon.", "The well-known wall fell|at noon"),
        ("The wall fell, killing two men.", "The wall fell|killing two men"),
        ("The wall fell, a clerk said on Monday.", "The wall fell|a clerk said on Monday"),
        (
            "Troops from Orvia, Tarn, and the Isles are on the wall.",
            "Troops from Orvia, Tarn, and the Isles are on the wall",
        ),
        ("He knew the wall, the gate and the men.", "He knew the wall, the gate and the men"),
        ("The dam was old, cracked and untested.", "The dam was old, cracked and untested"),
        (
            "Ostin, a clerk, confirmed that two gates jammed, but would not say who knew.",
            "Ostin, a clerk, confirmed that|two gates jammed|would not say|who knew",
        ),
        (
            "The Board insisted its gates were sound, saying 25 tests had been passed.",
            "The Board insisted|its gates were sound|saying|25 tests had been passed",
        ),
        ("Lind called the delay “a disgrace.”", "Lind called|the delay “a disgrace.”"),
        (
            "The operator filmed the gate that had jammed at noon.",
            "The operator filmed the gate|that had jammed at noon",
        ),
        (
            "The wall gave way while the crew was asleep.",
            "The wall gave way|while the crew was asleep",
        ),
        ("It rained for 1,200 hours at 11:30.", "It rained for 1,200 hours at 11:30"),
        ("The wall reportedly had cracks.", "The wall reportedly had cracks"),
        (
            "The gates were “never once properly tested by the Board,” the union said.",
            "The gates were|“never once properly tested by the Board,”|the union said",
        ),
        ("He told the Courier: the gates jammed.", "He told the Courier|the gates jammed"),
        (
            "“The wall is sound. It will hold,” he said.",
            "“The wall is sound|It will hold,”|he said",
        ),
        ("Was it the U.S.?", "Was it the U.S.?"),
        ("大坝倒了，官员说。", "大坝倒了|官员说"),
        ("So he left.", "So he left"),
        ("...", ""),
    ],
)
def test_clauses(text: str, expected: str):
    found = [text[start:end] for start, end in clauses(text, 0, len(text))]
    assert "|".join(found) == expected


@given(prose | st.text(max_size=30).map(str.strip))
@settings(max_examples=250)
def test_only_white_space_separators_and_coordinators_stand_between_clauses(text: str):
    found = clauses(text, 0, len(text))
    assert all(one.end <= other.start for one, other in pairwise(found))
    edges = [0, *(at for clause in found for at in clause), len(text)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        left = text[start:end].translate(dict.fromkeys(map(ord, SEPARATORS), " "))
        assert set(left.lower().split()) <= COORDINATORS


@given(prose)
@settings(max_examples=150)
def test_clauses_begin_and_end_with_something_of_their_own(text: str):
    for start, end in clauses(text, 0, len(text)):
        assert is_boundary(text, start)
        assert is_boundary(text, end)
        clause = text[start:end]
        assert clause == clause.strip()
        assert clause[0] not in SEPARATORS
        assert clause[-1] not in SEPARATORS or clause.endswith("U.S.")


def test_a_sentence_too_long_to_be_prose_is_cut_at_its_punctuation():
    text = "word, " * LONGEST
    found = clauses(text, 0, len(text))
    assert len(found) == LONGEST
    assert {end - start for start, end in found} == {4}
