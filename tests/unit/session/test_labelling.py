"""Claims, zones, flags: made, changed and taken away by keys."""

from __future__ import annotations

import pytest
from sitting import HERALD, HERALD_AT, Keyboard, items, notice, words_of

from reportedly_schemas.annotation import AnnotationFile
from reportedly_schemas.ids import is_label_id
from reportedly_tui.session.commands.labels import NOTHING
from reportedly_tui.session.outcome import Copy, Go, Notice
from reportedly_tui.session.selection import Selection

SENTENCE = "The mayor said that the board knew of the cracks."


def test_a_sentence_is_a_claim_in_two_keys(keyboard: Keyboard):
    keyboard.caret("board knew")
    keyboard.press("s 1")
    assert keyboard.count == 2
    (claim,) = items(keyboard.session, "claims")
    assert words_of(claim.spans) == [SENTENCE]
    assert is_label_id(claim.id)
    assert claim.id.startswith("c")
    assert keyboard.session.reading.chosen == claim.id


def test_one_field_of_it_in_three(keyboard: Keyboard):
    keyboard.caret("board knew").press("s 1")
    before = keyboard.count
    keyboard.press("t k n")
    assert keyboard.count - before == 3
    assert items(keyboard.session, "claims")[0].kind == "numerical"


@pytest.mark.parametrize("unit", ["w", "c", "s", "p", '"'])
def test_any_unit_can_be_a_claim(keyboard: Keyboard, unit: str):
    keyboard.caret("“We are").press(unit, "1")
    (claim,) = items(keyboard.session, "claims")
    (span,) = claim.spans
    assert HERALD[span.start : span.end] == span.exact
    assert span.exact == span.exact.strip()


def test_a_claim_again_removes_it(keyboard: Keyboard):
    keyboard.select(SENTENCE).press("1")
    assert "u brings it back" in notice(keyboard.press("1"))
    assert items(keyboard.session, "claims") == []
    assert keyboard.session.reading.selection == Selection(327, 376)


def test_the_caret_alone_claims_its_sentence(keyboard: Keyboard):
    keyboard.caret("board knew").press("1")
    assert words_of(items(keyboard.session, "claims")[0].spans) == [SENTENCE]


@pytest.mark.parametrize("key", ["1", "a", "z"])
@pytest.mark.parametrize("place", [" \n", "\n\n"])
def test_where_nothing_is_selected_nothing_is_labelled(keyboard: Keyboard, key: str, place: str):
    at = HERALD.index("missing\n\n") + len("missing")
    keyboard.session.reading.select(Selection(at, at + 2))
    assert keyboard.press(key) == NOTHING
    assert not keyboard.asked


def test_white_space_around_the_selection_is_left_out(keyboard: Keyboard):
    keyboard.select(" knew of ").press("1")
    assert words_of(items(keyboard.session, "claims")[0].spans) == ["knew of"]


def test_words_that_stand_there_twice_get_their_context(keyboard: Keyboard):
    keyboard.select("gave way").press("1")
    keyboard.select("the mayor").press("1")
    twice, once = items(keyboard.session, "claims")
    assert (twice.spans[0].prefix or "").endswith("the Harrow reservoir ")
    assert (twice.spans[0].suffix or "").startswith(" on Friday night")
    assert once.spans[0].prefix is None


def test_a_claim_over_the_content_of_an_attribution_is_named_by_it(keyboard: Keyboard):
    keyboard.select("the board knew of the cracks").press("a enter")
    keyboard.select("the board knew of the cracks").press("1")
    (attribution,) = items(keyboard.session, "attributions")
    (claim,) = items(keyboard.session, "claims")
    assert attribution.claims == (claim.id,)
    keyboard.press("u")
    assert items(keyboard.session, "claims") == []
    assert items(keyboard.session, "attributions")[0].claims == ()


def test_extending_ends_with_the_label(keyboard: Keyboard):
    keyboard.caret("knew").press("w v w w 1")
    assert words_of(items(keyboard.session, "claims")[0].spans) == ["knew of the"]
    assert not keyboard.session.reading.extending


# Zones and flags.


def test_a_zone_takes_the_paragraph(keyboard: Keyboard):
    keyboard.caret("breach").press("z")
    assert keyboard.asked
    keyboard.press("h")
    (zone,) = items(keyboard.session, "zones")
    assert zone.kind == "headline"
    assert words_of(zone.spans) == ["Dam breach reportedly leaves more than 100 missing"]


def test_a_zone_over_a_zone_changes_its_kind(keyboard: Keyboard):
    keyboard.caret("breach").press("p z h")
    keyboard.press("z d")
    (zone,) = items(keyboard.session, "zones")
    assert zone.kind == "dek"
    keyboard.press("u")
    assert items(keyboard.session, "zones")[0].kind == "headline"


def test_a_zone_can_be_left(keyboard: Keyboard):
    keyboard.caret("breach").press("p z escape")
    assert items(keyboard.session, "zones") == []


def test_the_selection_is_flagged(keyboard: Keyboard):
    keyboard.caret("breach").press("p ! h")
    (flag,) = items(keyboard.session, "flags")
    assert flag.code == "headline_mismatch"
    assert words_of(flag.spans) == ["Dam breach reportedly leaves more than 100 missing"]


def test_the_article_is_flagged_where_nothing_is_selected(keyboard: Keyboard):
    keyboard.caret("breach").press("!")
    assert "the article" in keyboard.lines()[0]
    keyboard.press("t")
    (flag,) = items(keyboard.session, "flags")
    assert flag.spans == ()
    assert keyboard.session.reading.chosen == flag.id
    assert keyboard.session.reading.selection.empty


def test_a_chosen_claim_is_flagged_itself(keyboard: Keyboard):
    keyboard.select(SENTENCE).press("1 ! c")
    keyboard.press("! t")
    assert items(keyboard.session, "claims")[0].flags == ("needs_context", "text_error")
    keyboard.press("! c")
    assert items(keyboard.session, "claims")[0].flags == ("text_error",)
    assert items(keyboard.session, "flags") == []


def test_a_chosen_flag_is_not_flagged_itself(keyboard: Keyboard):
    keyboard.select("cracks").press("! t ! c")
    codes = {flag.code for flag in items(keyboard.session, "flags")}
    assert codes == {"text_error", "needs_context"}


# Fragments and new spans.


def test_a_fragment_joins_the_label_last_chosen(keyboard: Keyboard):
    keyboard.select("The wall").press("1")
    keyboard.select("gave way").press("&")
    (claim,) = items(keyboard.session, "claims")
    assert words_of(claim.spans) == ["The wall", "gave way"]
    assert keyboard.session.reading.chosen == claim.id


def test_fragments_stand_in_the_order_of_the_text(keyboard: Keyboard):
    keyboard.select("gave way").press("1")
    keyboard.select("The wall").press("&")
    keyboard.select("Friday").press("&")
    assert words_of(items(keyboard.session, "claims")[0].spans) == [
        "The wall",
        "gave way",
        "Friday",
    ]


def test_a_fragment_that_is_there_is_taken_out(keyboard: Keyboard):
    keyboard.select("The wall").press("1")
    keyboard.select("gave way").press("&")
    keyboard.select("The wall").press("&")
    assert words_of(items(keyboard.session, "claims")[0].spans) == ["gave way"]


def test_the_last_fragment_stays(keyboard: Keyboard):
    keyboard.select("The wall").press("1")
    keyboard.select("The wall")
    assert "d deletes it" in notice(keyboard.press("&"))
    assert words_of(items(keyboard.session, "claims")[0].spans) == ["The wall"]


def test_a_flag_may_lose_its_last_fragment(keyboard: Keyboard):
    keyboard.select("cracks").press("! t")
    keyboard.select("cracks").press("&")
    assert items(keyboard.session, "flags")[0].spans == ()


def test_fragments_that_touch_become_one(keyboard: Keyboard):
    keyboard.select("The wall of").press("1")
    keyboard.select(" of the Harrow").press("&")
    assert words_of(items(keyboard.session, "claims")[0].spans) == ["The wall of the Harrow"]


def test_a_label_gets_other_words(keyboard: Keyboard):
    keyboard.select("The wall").press("1")
    keyboard.select("the board knew").press("m")
    assert words_of(items(keyboard.session, "claims")[0].spans) == ["the board knew"]


@pytest.mark.parametrize("key", ["&", "m"])
def test_without_a_label_there_is_nothing_to_mend(keyboard: Keyboard, key: str):
    keyboard.select("The wall")
    assert "choose the label first" in notice(keyboard.press(key))
    assert keyboard.caret("wall").press(key) == NOTHING


def test_a_deleted_label_can_not_be_mended(keyboard: Keyboard):
    keyboard.select("The wall").press("1 d")
    keyboard.select("gave way")
    assert "choose the label first" in notice(keyboard.press("&"))


@pytest.mark.parametrize(("part", "letter"), [("source", "s"), ("cue", "u"), ("content", "c")])
def test_a_part_of_an_attribution_is_mended(keyboard: Keyboard, part: str, letter: str):
    keyboard.select("the board knew of the cracks").press("a enter")
    keyboard.select("on Friday night").press("m")
    assert keyboard.asked
    keyboard.press(letter)
    (attribution,) = items(keyboard.session, "attributions")
    assert words_of(getattr(attribution, part)) == ["on Friday night"]
    keyboard.select("reservoir").press("&", letter)
    (attribution,) = items(keyboard.session, "attributions")
    assert words_of(getattr(attribution, part)) == ["reservoir", "on Friday night"]


def test_an_attribution_without_its_source_is_implicit(keyboard: Keyboard):
    keyboard.select("the board knew of the cracks").press("a enter")
    keyboard.select("The mayor").press("& s")
    (attribution,) = items(keyboard.session, "attributions")
    assert (attribution.source, attribution.implicit) == ((), True)
    keyboard.select("The mayor").press("& s")
    (attribution,) = items(keyboard.session, "attributions")
    assert (words_of(attribution.source), attribution.implicit) == (["The mayor"], None)


@pytest.mark.parametrize("keys", ["m s", "m u", "& s", "& u"])
def test_parts_of_an_attribution_do_not_share_words(keyboard: Keyboard, keys: str):
    keyboard.select("the board knew of the cracks").press("a enter")
    before = items(keyboard.session, "attributions")
    keyboard.select("the board")
    assert "can't share words" in notice(keyboard.press(keys))
    assert items(keyboard.session, "attributions") == before


# Taking away.


def test_a_label_is_deleted_and_its_words_stay_selected(keyboard: Keyboard):
    keyboard.select(SENTENCE).press("1")
    keyboard.caret("knew").press("d")
    reading = keyboard.session.reading
    assert items(keyboard.session, "claims") == []
    assert reading.text[reading.selection.start : reading.selection.end] == SENTENCE
    assert reading.chosen is None


def test_the_innermost_label_here_is_deleted(keyboard: Keyboard):
    keyboard.caret("knew").press("p z b")
    keyboard.caret("knew").press("s 1")
    keyboard.caret("knew").press("w 1")
    keyboard.caret("knew").press("d")
    assert [words_of(one.spans) for one in items(keyboard.session, "claims")] == [[SENTENCE]]
    keyboard.caret("knew").press("d")
    keyboard.caret("knew").press("d")
    assert items(keyboard.session, "zones") == []


def test_where_there_is_no_label_nothing_is_deleted(keyboard: Keyboard):
    assert "no label here" in notice(keyboard.caret("knew").press("d"))


def test_deleting_a_claim_takes_back_every_reference(keyboard: Keyboard):
    keyboard.select("the board knew of the cracks").press("a enter")
    keyboard.select("the board knew of the cracks").press("1")
    (named,) = items(keyboard.session, "claims")
    keyboard.select("More than 100 people are missing").press("1 t q")
    keyboard.type("missing").press("up 1 enter")
    assert items(keyboard.session, "claims")[-1].quantities[0].derived_from == named.id
    before = keyboard.session.reading.file.snapshot().render()
    keyboard.session.reading.choose(named.id)
    keyboard.press("d")
    assert items(keyboard.session, "attributions")[0].claims == ()
    assert items(keyboard.session, "claims")[-1].quantities[0].derived_from is None
    keyboard.press("u")
    assert keyboard.session.reading.file.snapshot().render() == before


def test_deleting_an_attribution_moves_those_nested_in_it_up(keyboard: Keyboard):
    outer = "Regional officials said that no crew was on the wall when it gave way"
    keyboard.select(outer).press("a enter")
    keyboard.select("no crew was on the wall when it gave way").press("a enter")
    inner, around = items(keyboard.session, "attributions")
    assert inner.parent == around.id
    before = keyboard.session.reading.file.snapshot().render()
    keyboard.session.reading.choose(around.id)
    keyboard.press("d")
    (left,) = items(keyboard.session, "attributions")
    assert (left.id, left.parent) == (inner.id, None)
    keyboard.press("u")
    assert keyboard.session.reading.file.snapshot().render() == before


# What goes on beside the labels.


@pytest.mark.parametrize("keys", ["1", "z h", "! t", "a", "& ", "m", "d", "t k", "t x", "e x"])
def test_what_is_read_only_is_not_edited(keyboard: Keyboard, keys: str):
    keyboard.select(SENTENCE).press("1")
    keyboard.session.reading.read_only = "held elsewhere"
    before = keyboard.session.reading.file.snapshot().render()
    keyboard.select("the board knew")
    if keys[0] in "dte":
        keyboard.select(SENTENCE)
    assert "read-only: held elsewhere" in notice(keyboard.press(keys))
    assert keyboard.session.reading.file.snapshot().render() == before
    assert len(keyboard.session.history.done) == 1


def test_undo_is_refused_where_nothing_can_be_edited(keyboard: Keyboard):
    keyboard.select(SENTENCE).press("1")
    keyboard.session.reading.read_only = "held elsewhere"
    assert "read-only" in notice(keyboard.press("u"))
    keyboard.session.reading.read_only = ""
    assert notice(keyboard.press("u")).startswith("undone: claim c")


def test_copying_gives_words_and_address(keyboard: Keyboard):
    keyboard.select("the board knew")
    at = HERALD.index("the board knew")
    end = at + len("the board knew")
    copied = keyboard.press("y")
    assert copied == Copy(f"the board knew\n{HERALD_AT}[{at}:{end}]", f"{HERALD_AT}[{at}:{end}]")
    assert keyboard.session.copied == (HERALD_AT, at, end)
    keyboard.press("1")
    claim = keyboard.session.reading.chosen
    assert keyboard.press("y") == Copy(
        f"the board knew\n{HERALD_AT}#{claim}", f"{HERALD_AT}#{claim}"
    )
    assert keyboard.caret("knew").press("y") == NOTHING


def test_cancel_goes_back_one_level_at_a_time(keyboard: Keyboard):
    reading = keyboard.session.reading
    keyboard.select(SENTENCE).press("1 v")
    reading.needle = "dam"
    keyboard.press("escape")
    assert not reading.extending
    keyboard.press("escape")
    assert reading.needle == ""
    assert reading.chosen is not None
    keyboard.press("ctrl+g")
    assert reading.chosen is None
    assert not reading.selection.empty
    keyboard.press("escape")
    assert reading.selection == Selection.caret(HERALD.index(SENTENCE))
    keyboard.press("escape")
    assert reading.selection == Selection.caret(HERALD.index(SENTENCE))


@pytest.mark.parametrize(
    ("keys", "place"),
    [("gd", "desk"), ("tab", "pane"), (":", "palette"), ("?", "help"), ("gt", "theme")],
)
def test_other_places_are_left_to_the_screen(keyboard: Keyboard, keys: str, place: str):
    assert keyboard.press(*(keys if len(keys) < 3 else [keys])) == Go(place)


def test_the_neighbouring_articles(keyboard: Keyboard):
    assert keyboard.press("g n") == Go("article", "harrow-dam/wire-service")
    assert notice(keyboard.press("g p")) == "this is the first article"
    keyboard.session.open("harrow-dam/valley-post")
    assert notice(keyboard.press("g n")) == "this is the last article"
    assert keyboard.press("g p") == Go("article", "harrow-dam/wire-service")


def test_labels_can_be_dimmed(keyboard: Keyboard):
    keyboard.press("=")
    assert keyboard.session.reading.dimmed
    keyboard.press("=")
    assert not keyboard.session.reading.dimmed


def test_every_label_is_what_the_article_says(keyboard: Keyboard):
    for key in ("s 1", "s a enter", "p z b", "w ! t", "c 1", "s 1", '" 1', "p p s a enter"):
        keyboard.press(key)
    file = keyboard.session.reading.file
    spans = [
        span
        for section in file.sections
        for label in file.items(section).values()
        for part in ("spans", "source", "cue", "content")
        for span in getattr(label, part, ())
    ]
    assert len(spans) > 8
    assert all(HERALD[span.start : span.end] == span.exact for span in spans)


def test_what_is_written_reads_as_what_was_labelled(keyboard: Keyboard):
    from reportedly.files.emit import write
    from reportedly.files.reader import read

    keyboard.press("p z h")
    keyboard.caret("board knew").press("s 1 t k n")
    keyboard.select("the board knew of the cracks").press("a enter")
    data = keyboard.session.reading.file.snapshot().render()
    made = read(data, AnnotationFile)
    assert list(made.claims) == items(keyboard.session, "claims")
    assert list(made.attributions) == items(keyboard.session, "attributions")
    assert write(made) == data


def test_a_notice_says_what_was_done(keyboard: Keyboard):
    assert isinstance(keyboard.press("u"), Notice)
    assert notice(keyboard.said) == "nothing to be undone"
    assert notice(keyboard.press("U")) == "nothing to be redone"
