"""Attributions: proposed or marked by hand, nested where they lie, within the budgets of keys."""

from __future__ import annotations

import pytest
from sitting import HERALD_AT, Keyboard, items, labels_of, notice, open_session, words_of

from reportedly_schemas.annotation import Attribution
from reportedly_tui.session.commands.labels import NOTHING

OUTER = "Regional officials said that no crew was on the wall when it gave way"
INNER = "no crew was on the wall when it gave way"
KNEW = "the board knew of the cracks"


def made(keyboard: Keyboard) -> Attribution:
    """The only attribution, or the one made last."""
    section, label = keyboard.session.reading.find(keyboard.session.reading.chosen or "")
    assert section == "attributions"
    assert isinstance(label, Attribution)
    return label


@pytest.mark.parametrize(
    ("content", "source", "cue", "quote_type"),
    [
        (KNEW, ["The mayor"], ["said"], "indirect"),
        (OUTER, ["the State Water Board"], ["according to"], "indirect"),
        (INNER, ["Regional officials"], ["said"], "indirect"),
        ("“We are still counting,”", ["Mara Lind"], ["said"], "direct"),
        ("We are still counting,", ["Mara Lind"], ["said"], "direct"),
        ("he had been warned", ["He"], ["denied"], "indirect"),
        ("More than 100 people are missing", ["the mayor"], ["told"], "indirect"),
    ],
)
def test_a_right_proposal_takes_three_keys(
    keyboard: Keyboard, content: str, source: list[str], cue: list[str], quote_type: str
):
    keyboard.select(content)  # one key: a clause or a quotation
    keyboard.press("a enter")
    assert keyboard.count == 2
    label = made(keyboard)
    assert words_of(label.source) == source
    assert words_of(label.cue) == cue
    assert words_of(label.content) == [content]
    assert label.quote_type == quote_type
    assert label.implicit is None
    assert keyboard.session.reading.draft is None


def test_a_denial_is_a_stance(keyboard: Keyboard):
    keyboard.select("he had been warned").press("a enter")
    assert made(keyboard).stance == "denies"


def test_who_is_told_is_the_recipient(keyboard: Keyboard):
    keyboard.select("More than 100 people are missing").press("a enter")
    assert made(keyboard).recipient == "the Herald"


def test_reportedly_has_no_source(keyboard: Keyboard):
    keyboard.caret("breach").press("s a enter")
    label = made(keyboard)
    assert (label.source, label.implicit) == ((), True)
    assert words_of(label.cue) == ["reportedly"]
    assert "reportedly" not in "".join(words_of(label.content))


def test_a_sentence_is_read_for_its_parts(keyboard: Keyboard):
    keyboard.caret("Regional").press("s a enter")
    label = made(keyboard)
    assert words_of(label.source) == ["the State Water Board"]
    assert words_of(label.content) == [OUTER]


def test_the_caret_alone_takes_the_sentence(keyboard: Keyboard):
    keyboard.caret("knew").press("a enter")
    assert words_of(made(keyboard).content) == [KNEW]


def test_tab_shows_the_next_proposal(keyboard: Keyboard):
    keyboard.caret("Regional").press("s a tab enter")
    assert words_of(made(keyboard).source) == ["Regional officials"]
    assert words_of(made(keyboard).content) == [INNER]


def test_what_is_made_already_is_proposed_last(keyboard: Keyboard):
    keyboard.caret("Regional").press("s a enter s a enter")
    assert words_of(made(keyboard).source) == ["Regional officials"]
    assert made(keyboard).parent is not None
    keyboard.caret("Regional").press("s a")
    draft = keyboard.session.reading.draft
    assert draft is not None
    assert keyboard.session.reading.text[slice(*draft.source[0])] == "the State Water Board"


def test_proposals_come_round(keyboard: Keyboard):
    keyboard.caret("Regional").press("s a")
    draft = keyboard.session.reading.draft
    assert draft is not None
    first = list(draft.source)
    keyboard.press(*["tab"] * len(draft.proposals))
    assert draft.source == first
    keyboard.press("tab shift+tab")
    assert draft.source == first


def test_where_nothing_is_proposed_the_parts_are_asked_for(keyboard: Keyboard):
    keyboard.caret("Subscribe").press("s a")
    assert "nothing was found" in notice(keyboard.press("tab"))
    assert "select the source" in notice(keyboard.press("enter"))
    assert keyboard.session.reading.draft is not None


@pytest.mark.parametrize("keys", ["c a C w > enter ; w enter", "c a C w v w enter ; w enter"])
def test_by_hand_it_takes_no_more_than_twelve_keys(keyboard: Keyboard, keys: str):
    keyboard.caret("the board knew").press(keys)
    assert keyboard.count <= 12
    label = made(keyboard)
    assert words_of(label.source) == ["The mayor"]
    assert words_of(label.cue) == ["said"]
    assert words_of(label.content) == [KNEW]


def test_source_and_cue_are_selected_one_after_the_other(keyboard: Keyboard):
    keyboard.select(KNEW).press("a")
    keyboard.select("Mara Lind").press("enter")
    assert keyboard.session.reading.draft is not None
    keyboard.select("runs").press("enter")
    label = made(keyboard)
    assert words_of(label.source) == ["Mara Lind"]
    assert words_of(label.cue) == ["runs"]
    assert words_of(label.content) == [KNEW]


def test_a_right_part_of_a_proposal_is_kept(keyboard: Keyboard):
    keyboard.select(KNEW).press("a")
    keyboard.select("Mara Lind").press("enter enter")
    label = made(keyboard)
    assert words_of(label.source) == ["Mara Lind"]
    assert words_of(label.cue) == ["said"]


def test_white_space_around_a_part_is_left_out(keyboard: Keyboard):
    keyboard.select(KNEW).press("a")
    keyboard.select(" Mara Lind,").press("enter enter")
    assert words_of(made(keyboard).source) == ["Mara Lind,"]
    keyboard.select(KNEW).press("a")
    keyboard.select("\n\n")
    assert keyboard.press("enter") == NOTHING


def test_no_source_and_no_cue(keyboard: Keyboard):
    keyboard.caret("Subscribe").press("s a x x")
    label = made(keyboard)
    assert (label.source, label.implicit, label.cue, label.stance) == ((), True, (), None)


def test_a_quotation_may_have_no_cue(keyboard: Keyboard):
    keyboard.select("“Nobody knows the number.”").press("a")
    keyboard.select("Mara Lind").press("enter x")
    label = made(keyboard)
    assert (words_of(label.source), label.cue) == (["Mara Lind"], ())


def test_an_attribution_has_a_content(keyboard: Keyboard):
    keyboard.select(KNEW).press("a r r")
    assert "needs a content" in notice(keyboard.press("x"))
    keyboard.select("the cracks").press("enter")
    assert keyboard.session.reading.draft is not None
    keyboard.press("enter")
    assert words_of(made(keyboard).content) == ["the cracks"]


def test_parts_may_have_fragments(keyboard: Keyboard):
    keyboard.select("“We are still counting,”").press("a")
    keyboard.select("“Nobody knows the number.”").press("&")
    keyboard.press("enter")
    label = made(keyboard)
    assert words_of(label.content) == ["“We are still counting,”", "“Nobody knows the number.”"]
    assert label.quote_type == "direct"


def test_a_fragment_goes_to_the_part_filled_last(keyboard: Keyboard):
    keyboard.select(KNEW).press("a")
    keyboard.select("Mara Lind").press("enter")
    keyboard.select("runs the shelter").press("&")
    keyboard.press("x")
    assert words_of(made(keyboard).source) == ["Mara Lind", "runs the shelter"]


def test_a_fragment_can_be_taken_out_again(keyboard: Keyboard):
    keyboard.select(KNEW).press("a")
    keyboard.select("cracks").press("&")
    keyboard.select("cracks").press("& enter")
    assert words_of(made(keyboard).content) == [KNEW]


def test_words_taken_out_of_the_content_can_be_replaced(keyboard: Keyboard):
    keyboard.select(KNEW).press("a")
    keyboard.select(KNEW).press("&")
    assert "select the source" in notice(keyboard.press("enter"))
    keyboard.select("cracks").press("&")
    keyboard.press("enter")
    assert words_of(made(keyboard).content) == ["cracks"]


def test_parts_that_share_words_are_refused_and_can_be_mended(keyboard: Keyboard):
    keyboard.select(KNEW).press("a")
    keyboard.select("the board").press("enter")
    assert "source and content overlap" in notice(keyboard.press("enter"))
    assert items(keyboard.session, "attributions") == []
    keyboard.press("r")
    keyboard.select("knew of the cracks").press("enter")
    keyboard.press("enter")
    assert words_of(made(keyboard).content) == ["knew of the cracks"]


def test_a_draft_can_be_dropped(keyboard: Keyboard):
    keyboard.select(KNEW).press("a escape")
    reading = keyboard.session.reading
    assert reading.draft is None
    assert reading.text[reading.selection.start : reading.selection.end] == KNEW
    assert items(keyboard.session, "attributions") == []
    assert keyboard.session.history.done == []


def test_every_motion_works_in_a_draft(keyboard: Keyboard):
    keyboard.select(KNEW).press("a S w w enter")
    assert keyboard.session.reading.draft is not None
    assert keyboard.session.reading.draft.asked == "cue"


def test_making_one_is_one_step(keyboard: Keyboard):
    before = keyboard.session.reading.file.snapshot().render()
    keyboard.select(KNEW).press("a enter")
    after = keyboard.session.reading.file.snapshot().render()
    assert notice(keyboard.press("u")).startswith("undone: attribution a")
    assert keyboard.session.reading.file.snapshot().render() == before
    keyboard.press("U")
    assert keyboard.session.reading.file.snapshot().render() == after


# Nesting.


def test_an_attribution_in_the_content_of_another_is_nested_in_it(keyboard: Keyboard):
    keyboard.select(OUTER).press("a enter")
    outer = made(keyboard)
    keyboard.select(INNER).press("a enter")
    inner = made(keyboard)
    assert (outer.parent, inner.parent) == (None, outer.id)


def test_an_attribution_around_others_takes_them_in(keyboard: Keyboard):
    keyboard.select(INNER).press("a enter")
    inner = made(keyboard)
    keyboard.select(OUTER).press("a enter")
    outer = made(keyboard)
    assert items(keyboard.session, "attributions")[0].parent == outer.id
    keyboard.press("u")
    assert items(keyboard.session, "attributions") == [inner]


def test_three_deep_in_any_order(keyboard: Keyboard):
    keyboard.select(INNER).press("a enter")
    first = made(keyboard).id
    keyboard.select(f"{OUTER}, according to the State Water Board.").press("a")
    keyboard.select("Mara Lind").press("enter")
    keyboard.select("said", 1).press("enter")
    third = made(keyboard).id
    keyboard.select(OUTER).press("a enter")
    second = made(keyboard).id
    parents = {one.id: one.parent for one in items(keyboard.session, "attributions")}
    assert parents == {first: second, second: third, third: None}


def test_neighbours_are_not_nested(keyboard: Keyboard):
    keyboard.select(KNEW).press("a enter")
    keyboard.select("he had been warned").press("a enter")
    assert [one.parent for one in items(keyboard.session, "attributions")] == [None, None]


def test_the_claims_over_the_content_are_its_claims(keyboard: Keyboard):
    keyboard.select(KNEW).press("1")
    claim = keyboard.session.reading.chosen
    keyboard.select("the board").press("1")
    keyboard.select(KNEW).press("a enter")
    assert made(keyboard).claims == (claim,)


# Speakers that are known.

SOURCES = b"""\
format: reportedly/sources@1
sources:
  mayor:
    name: "The Mayor"
    aliases:
      - "He"
"""


@pytest.mark.parametrize("content", [KNEW, "he had been warned"])
def test_a_source_called_as_the_registry_says_is_known(workspace, content: str):
    path = workspace.sources_path("harrow-dam")
    path.parent.mkdir(parents=True)
    path.write_bytes(SOURCES)
    keyboard = Keyboard(open_session(workspace))
    keyboard.select(content).press("a enter")
    assert made(keyboard).speaker == ("mayor",)


def test_a_registry_that_can_not_be_read_stops_nothing(workspace):
    path = workspace.sources_path("harrow-dam")
    path.parent.mkdir(parents=True)
    path.write_bytes(b"sources: [")
    keyboard = Keyboard(open_session(workspace))
    keyboard.select(KNEW).press("a enter")
    assert made(keyboard).speaker == ()
    assert "sources.yaml:2:1:" in notice(keyboard.press("t s"))


def test_an_article_without_anything_to_attribute(workspace):
    keyboard = Keyboard(open_session(workspace, "harrow-dam/valley-post"))
    keyboard.press("s a x x")
    label = made(keyboard)
    assert words_of(label.content) == ["堤防が決壊した。"]


def test_labels_that_were_there_before_are_nested_too(workspace):
    keyboard = Keyboard(open_session(workspace))
    keyboard.select(OUTER).press("a enter")
    data = labels_of(workspace, HERALD_AT, attributions=(made(keyboard),))
    path = workspace.annotation_path(HERALD_AT, "ana")
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    again = Keyboard(open_session(workspace))
    again.select(INNER).press("a enter")
    assert made(again).parent == made(keyboard).id
