"""A cue's stance is one of the codebook's."""

from __future__ import annotations

import pytest

from reportedly.text.cues import ADVERBS, VERBS, bases, inflected, stance_of
from reportedly_schemas.default_codebook import DEFAULT


@pytest.mark.parametrize(
    ("cue", "stance"),
    [
        ("said", "asserts"),
        ("has said", "asserts"),
        ("According to", "asserts"),
        ("As reported by", "asserts"),
        ("told", "asserts"),
        ("reportedly", "asserts"),
        ("Allegedly", "asserts"),
        ("confirmed", "confirms"),
        ("has confirmed", "confirms"),
        ("would not confirm", "declines"),
        ("refused to confirm", "declines"),
        ("declined to comment on", "declines"),
        ("couldn’t speculate about", "declines"),
        ("was unable to say", "declines"),
        ("declined", "declines"),
        ("denied", "denies"),
        ("denies", "denies"),
        ("disputes", "denies"),
        ("accepted", "accepts"),
        ("admitted", "accepts"),
        ("are believed to", "believes"),
        ("thinks", "believes"),
        ("does not believe", "believes"),
        ("presumably", "speculates"),
        ("there’s speculation", "speculates"),
        ("speculated", "speculates"),
        ("asked", "asks"),
        ("assured", "commits"),
        ("vowed", "commits"),
        ("urging", "demands"),
        ("called", "evaluates"),
        ("saw", "observes"),
        ("found", "observes"),
        ("did not deny", None),
        ("the", None),
        ("", None),
    ],
)
def test_stance(cue: str, stance: str | None):
    assert stance_of(cue) == stance


def test_every_cue_has_a_stance_of_the_codebook():
    stances = {value.value for value in DEFAULT.lists["attribution.stance"]}
    assert {stance_of(cue) for cue in [*bases(), *ADVERBS]} <= stances
    assert set(VERBS) == stances


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("confirm", "confirm confirms confirmed confirming"),
        ("deny", "deny denies denied denying"),
        ("say", "say says said saying"),
        ("write", "write writes wrote written writing"),
        ("admit", "admit admits admitted admitting"),
        ("put", "put puts putting"),
        ("witness", "witness witnesses witnessed witnessing"),
        ("reveal", "reveal reveals revealed revealing"),
    ],
)
def test_inflection(base: str, forms: str):
    assert inflected(base) == set(forms.split())
