"""An attribution in the making: its parts, the one asked for, proposals, what is done by hand."""

from __future__ import annotations

import pytest

from reportedly.text.propose import Proposal
from reportedly.text.ranges import Range
from reportedly_tui.session.drafts import ASKED, Draft
from reportedly_tui.session.selection import Selection

TEXT = "Mara Lind told the Herald that the wall, which she had seen, gave way at night."


def over(words: str) -> Range:
    start = TEXT.index(words)
    return Range(start, start + len(words))


NEAR = Proposal((over("Mara Lind"),), (over("told"),), (over("the wall"), over("gave way")))
TOLD = Proposal(
    (over("Mara Lind"),), (over("told"),), (over("gave way"),), recipient=over("the Herald")
)
NOBODY = Proposal((), (over("told"),), (over("gave way"),), implicit=True)


def begun(words: str, *proposals: Proposal) -> Draft:
    draft = Draft(Selection(*over(words)), proposals, content=[over(words)])
    draft.show(0, TEXT)
    return draft


def test_without_a_proposal_the_selection_is_the_content():
    draft = begun("gave way")
    assert (draft.source, draft.cue, draft.content) == ([], [], [over("gave way")])
    assert not draft.complete
    assert draft.asked == "source"
    draft.show(3, TEXT)
    assert draft.content == [over("gave way")]


@pytest.mark.parametrize(
    ("number", "shown"), [(0, NEAR), (1, TOLD), (2, NOBODY), (3, NEAR), (-1, NOBODY), (7, TOLD)]
)
def test_proposals_come_round_and_round(number: int, shown: Proposal):
    draft = begun("gave way", NEAR, TOLD, NOBODY)
    draft.show(number, TEXT)
    assert tuple(draft.source) == shown.source
    assert tuple(draft.cue) == shown.cue
    assert tuple(draft.content) == shown.content
    assert draft.implicit is shown.implicit
    assert draft.recipient == ("the Herald" if shown is TOLD else "")
    assert draft.complete


def test_another_proposal_forgets_what_was_done_by_hand():
    draft = begun("gave way", NEAR, TOLD)
    draft.fill(over("at night"))
    draft.show(1, TEXT)
    assert not draft.by_hand
    assert draft.asked == "source"
    assert draft.source == [over("Mara Lind")]


def test_parts_are_asked_for_in_order():
    draft = begun("gave way")
    asked = []
    for _ in range(4):
        asked.append(draft.asked)
        draft.skip()
    assert asked == [*ASKED, "source"]
    assert not draft.by_hand


def test_source_and_cue_by_hand_are_all_that_is_needed():
    draft = begun("gave way")
    draft.fill(over("Mara Lind"))
    assert draft.complete
    assert not draft.all_by_hand
    assert (draft.asked, draft.last) == ("cue", "source")
    draft.fill(over("told"))
    assert draft.all_by_hand
    assert (draft.asked, draft.last) == ("content", "cue")
    assert (draft.source, draft.cue) == ([over("Mara Lind")], [over("told")])


def test_no_source_means_an_implicit_one():
    draft = begun("gave way")
    draft.leave_empty()
    assert draft.implicit
    assert draft.complete
    draft.leave_empty()
    assert draft.all_by_hand
    assert draft.cue == []


def test_a_source_after_all_is_not_implicit():
    draft = begun("gave way", NOBODY)
    draft.fill(over("Mara Lind"))
    assert not draft.implicit
    draft.asked = "source"
    draft.leave_empty()
    assert draft.implicit
    assert draft.source == []


def test_a_part_filled_again_is_replaced():
    draft = begun("gave way", NEAR)
    draft.fill(over("she"))
    draft.asked = "source"
    draft.fill(over("Mara Lind"))
    assert draft.source == [over("Mara Lind")]


@pytest.mark.parametrize(
    ("selected", "proposal", "source", "content"),
    [
        # The proposal took less than was selected, and its source is refused: all is content.
        ("the wall, which she had seen, gave way", TOLD, "Mara Lind", "begun"),
        # The source lies in the selection: that was a sentence, its content is what was found.
        (TEXT, TOLD, "Mara Lind", "proposed"),
        # The proposal has all that was selected, and more.
        ("the wall", NEAR, "the Herald", "proposed"),
        ("gave way", TOLD, "the Herald", "proposed"),
    ],
)
def test_whose_content_stands_when_the_source_is_chosen_by_hand(
    selected: str, proposal: Proposal, source: str, content: str
):
    draft = begun(selected, proposal)
    draft.fill(over(source))
    expected = [over(selected)] if content == "begun" else list(proposal.content)
    assert draft.content == expected


def test_content_chosen_by_hand_stands():
    draft = begun("the wall, which she had seen, gave way", TOLD)
    draft.skip()
    draft.skip()
    draft.fill(over("at night"))
    draft.fill(over("Mara Lind"))
    assert draft.content == [over("at night")]
