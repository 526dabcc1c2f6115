"""Labels made on one copy, carried to another one."""

from __future__ import annotations

import pytest

from reportedly.anchors import make_span
from reportedly.copies.carrying import Carrier, Passage
from reportedly.text.ranges import Range
from reportedly_schemas.annotation import (
    Assessment,
    Attribution,
    Claim,
    Flag,
    Label,
    Quantity,
    Span,
    Zone,
)

SAID = "The mayor said that 40 houses near the old mill were flooded on Monday."
THERE = f"Headline\n\n{SAID} Nobody else spoke."
SAME = f"First this. {SAID}"
NEAR = f"First this. {SAID.replace('Monday', 'Tuesday')}"


def span(words: str, text: str = THERE) -> Span:
    start = text.index(words)
    return make_span(text, start, start + len(words))


def carrier(here: str, there: str = THERE) -> Carrier:
    passage = Passage(
        Range(there.index("The mayor"), there.index("day.") + 4),
        Range(here.index("The mayor"), here.index("day.") + 4),
    )
    return Carrier(there, here, [passage])


CLAIM = Claim(
    "c00000",
    (span("40 houses near the old mill were flooded"),),
    text="40 houses were flooded.",
    kind="numerical",
    quantities=(Quantity(measure="houses", raw="40", min=40, max=40, derived_from="c11111"),),
    assessment=Assessment("supported"),
    confidence="high",
    notes="mine",
)
SPEAKS = Attribution(
    id="a00000",
    source=(span("The mayor"),),
    cue=(span("said"),),
    content=(span("40 houses near the old mill were flooded"),),
    parent="a11111",
    target="a22222",
    speaker=("mayor",),
    stance="asserts",
    claims=("c00000",),
)


def words(label: Label) -> list[str]:
    parts = ("source", "cue", "content") if isinstance(label, Attribution) else ("spans",)
    return [one.exact for part in parts for one in getattr(label, part)]


@pytest.mark.parametrize("here", [SAME, NEAR], ids=["same", "near"])
@pytest.mark.parametrize(
    "label",
    [
        CLAIM,
        SPEAKS,
        Zone("z00000", "body", (span("The mayor said"),)),
        Flag("f00000", "text_error", (span("mill"),)),
    ],
    ids=["claim", "attribution", "zone", "flag"],
)
def test_a_label_is_carried_to_its_words(label: Label, here: str):
    made = carrier(here).carry(label, "x00000")
    assert made is not None
    assert made.id == "x00000"
    assert words(made) == words(label)
    parts = ("source", "cue", "content") if isinstance(made, Attribution) else ("spans",)
    for part in parts:
        for one in getattr(made, part):
            assert here[one.start : one.end] == one.exact


def test_conclusions_and_references_stay_where_they_are():
    claim, said = carrier(SAME).carry(CLAIM, "c22222"), carrier(SAME).carry(SPEAKS, "a33333")
    assert isinstance(claim, Claim)
    assert (claim.assessment, claim.confidence, claim.notes) == (None, None, None)
    assert (claim.kind, claim.text) == (CLAIM.kind, CLAIM.text)
    assert claim.quantities[0].derived_from is None
    assert isinstance(said, Attribution)
    assert (said.parent, said.target, said.claims) == (None, None, ())
    assert (said.speaker, said.stance) == (("mayor",), "asserts")


@pytest.mark.parametrize(
    "label",
    [
        Claim("c00000", (span("were flooded on Monday"),)),
        Claim("c00000", (span("40 houses"), span("on Monday"))),
        Claim("c00000", (span("Nobody else spoke"),)),
        Claim("c00000", (Span(3, 9, "was else"),)),
        Flag("f00000", "text_error", ()),
    ],
    ids=["a word differs", "in one fragment", "no copy", "does not hold", "no span"],
)
def test_what_does_not_stand_here_is_not_carried(label: Label):
    assert carrier(NEAR).carry(label, "x00000") is None


def test_words_that_stand_twice_in_a_near_copy_are_not_guessed():
    there = THERE.replace("near the old mill", "near one mill")
    here = NEAR.replace("near the old mill", "near the mill or that mill")
    assert carrier(here, there).carry(Claim("c00000", (span("mill", there),)), "c1") is None
    once = NEAR.replace("the old mill", "the old mills")
    assert carrier(once, there).carry(Claim("c00000", (span("mill", there),)), "c1") is None


def test_fragments_in_two_shared_sentences_are_carried():
    there = "“We heard nothing of it at all,” said Lind. “It was the whole lake at once.”"
    here = f"Later.\n\n{there}"
    cut = there.index(" “It")
    passages = [
        Passage(Range(0, cut), Range(8, 8 + cut)),
        Passage(Range(cut + 1, len(there)), Range(9 + cut, len(here))),
    ]
    label = Attribution(
        id="a00000",
        content=(
            span("We heard nothing of it at all", there),
            span("It was the whole lake", there),
        ),
    )
    made = Carrier(there, here, passages).carry(label, "a1")
    assert made is not None
    assert words(made) == words(label)


def test_parts_that_would_share_words_are_not_carried():
    there = "Lind told us what Lind knew of the gates all along."
    here = there.replace("Lind told", "She told")
    content = (span("what Lind knew", there),)
    whole = [Passage(Range(0, len(there)), Range(0, len(here)))]
    carrier = Carrier(there, here, whole)
    assert carrier.carry(Attribution(id="a00000", content=content), "a1") is not None
    clashing = Attribution(id="a00000", source=(span("Lind", there),), content=content)
    assert carrier.carry(clashing, "a1") is None
