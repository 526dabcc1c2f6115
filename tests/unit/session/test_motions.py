"""How the selection moves: the unit here first, then its neighbour; extending; growing."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.text.units import Units
from reportedly_tui.session.motions import (
    LADDER,
    grow,
    move_edge,
    select_quotation,
    select_unit,
    shrink,
)
from reportedly_tui.session.selection import Selection

TEXT = (
    "Dam breach leaves dozens missing\n"
    "\n"
    "Officials said the wall gave way. Nobody was on it, according to the board.\n"
    "\n"
    "“We are still counting,” said Mara Lind. “Ask ‘the board’ tonight.”\n"
)
UNITS = Units(TEXT)
SENTENCES = (
    "Dam breach leaves dozens missing",
    "Officials said the wall gave way.",
    "Nobody was on it, according to the board.",
    "“We are still counting,” said Mara Lind.",
    "“Ask ‘the board’ tonight.”",
)
PARAGRAPHS = tuple(TEXT.strip("\n").split("\n\n"))
BODY = PARAGRAPHS[1]


def clause(words: str) -> str:
    """The clause that begins or holds these words, as the text functions cut it."""
    return TEXT[slice(*(UNITS.unit_at("clause", TEXT.index(words)) or (0, 0)))]


def over(words: str, within: str = TEXT) -> Selection:
    start = TEXT.index(within) + within.index(words)
    return Selection(start, start + len(words))


def caret(words: str, plus: int = 0) -> Selection:
    return Selection.caret(TEXT.index(words) + plus)


def words_of(selection: Selection) -> str:
    return TEXT[selection.start : selection.end]


@pytest.mark.parametrize(
    ("at", "kind", "direction", "expected"),
    [
        # The unit at the caret comes first, in both directions.
        (caret("wall"), "word", "next", "wall"),
        (caret("wall", 2), "word", "next", "wall"),
        (caret("wall", 2), "word", "previous", "wall"),
        (caret("wall"), "sentence", "next", SENTENCES[1]),
        (caret("wall"), "sentence", "previous", SENTENCES[1]),
        (caret("wall"), "paragraph", "next", BODY),
        # Between two units it is the neighbour.
        (caret(" wall"), "word", "next", "wall"),
        (caret(" wall"), "word", "previous", "the"),
        (caret("\n\nOfficials"), "paragraph", "next", BODY),
        (caret("\n\nOfficials"), "paragraph", "previous", PARAGRAPHS[0]),
        (caret(" Nobody"), "sentence", "next", SENTENCES[2]),
        (caret(" Nobody"), "sentence", "previous", SENTENCES[1]),
        # What is selected already is left for the neighbour.
        (over("wall"), "word", "next", "gave"),
        (over("wall"), "word", "previous", "the"),
        (over(SENTENCES[1]), "sentence", "next", SENTENCES[2]),
        (over(SENTENCES[1]), "sentence", "previous", SENTENCES[0]),
        (over(SENTENCES[2]), "sentence", "next", SENTENCES[3]),
        (over(BODY), "paragraph", "next", PARAGRAPHS[2]),
        (over(BODY), "paragraph", "previous", PARAGRAPHS[0]),
        # It does not matter which end is active.
        (over("wall").swapped(), "word", "next", "gave"),
        (over("wall").swapped(), "word", "previous", "the"),
        # A smaller selection gets the unit around it.
        (over("wall"), "sentence", "next", SENTENCES[1]),
        (over("wall"), "sentence", "previous", SENTENCES[1]),
        (over("al", "wall"), "word", "next", "wall"),
        (over(SENTENCES[2]), "paragraph", "next", BODY),
        # A larger one is entered: at its start, or, backwards, at its end.
        (over(BODY), "sentence", "next", SENTENCES[1]),
        (over(BODY), "sentence", "previous", SENTENCES[2]),
        (over(BODY), "word", "next", "Officials"),
        (over(BODY), "word", "previous", "board"),
        (over(SENTENCES[3]), "word", "next", "We"),
        (over(SENTENCES[4]), "word", "previous", "tonight"),
        (over(SENTENCES[1]), "word", "next", "Officials"),
        (over("wall gave"), "word", "next", "wall"),
        (over("wall gave"), "word", "previous", "gave"),
        (over(" wall gave "), "word", "next", "wall"),
        (over(" wall gave "), "word", "previous", "gave"),
        # White space alone is no place: the neighbour again.
        (over(" ", "the wall"), "word", "next", "wall"),
        (over(" ", "the wall"), "word", "previous", "the"),
        (over("\n\n", "missing\n\nOff"), "paragraph", "next", BODY),
        # At the ends of the article nothing moves.
        (over("Dam"), "word", "previous", "Dam"),
        (over(SENTENCES[0]), "sentence", "previous", SENTENCES[0]),
        (over(SENTENCES[4]), "sentence", "next", SENTENCES[4]),
        (over(PARAGRAPHS[2]), "paragraph", "next", PARAGRAPHS[2]),
        (Selection.caret(len(TEXT)), "sentence", "previous", SENTENCES[4]),
        (Selection.caret(len(TEXT)), "word", "previous", "tonight"),
        (Selection.caret(len(TEXT)), "word", "next", ""),
    ],
)
def test_moving_selects_the_unit_here_then_the_neighbour(at, kind, direction, expected: str):
    found = select_unit(UNITS, at, kind, direction)
    assert words_of(found) == expected
    assert found == at or found.active == found.end


@pytest.mark.parametrize("kind", LADDER)
@pytest.mark.parametrize("direction", ["next", "previous"])
def test_a_key_held_meets_every_unit_in_order(kind, direction):
    at = Selection.caret(0 if direction == "next" else len(TEXT))
    met = []
    while (found := select_unit(UNITS, at, kind, direction)) != at:
        met.append((found.start, found.end))
        at = found
    expected = [tuple(unit) for unit in UNITS.units_in(kind, 0, len(TEXT))]
    assert met == (expected if direction == "next" else expected[::-1])
    assert len(met) >= 3


@pytest.mark.parametrize(
    ("at", "kind", "direction", "expected", "active"),
    [
        # Forwards from a caret: to the end of the unit here, then of the next one.
        (caret("wall"), "word", "next", "wall", "end"),
        (caret("wall", 2), "word", "next", "ll", "end"),
        (over("wall"), "word", "next", "wall gave", "end"),
        (over("wall gave"), "word", "next", "wall gave way", "end"),
        (over("wall gave way"), "word", "previous", "wall gave", "end"),
        (over("wall"), "sentence", "next", "wall gave way.", "end"),
        (over("wall gave way."), "sentence", "next", f"wall gave way. {SENTENCES[2]}", "end"),
        # Backwards: to the start of the unit here, then of the one before.
        (caret("wall", 2), "word", "previous", "wa", "start"),
        (caret("wall"), "word", "previous", "the ", "start"),
        (over("wall").swapped(), "word", "previous", "the wall", "start"),
        (over("the wall").swapped(), "word", "next", "wall", "start"),
        (over("wall").swapped(), "sentence", "previous", "Officials said the wall", "start"),
        # The ends of the article stop it.
        (over("Dam breach").swapped(), "word", "previous", "Dam breach", "start"),
        (caret("Dam", 1), "paragraph", "previous", "D", "start"),
        (over("tonight"), "word", "next", "tonight.”\n", "end"),
    ],
)
def test_the_active_edge_moves_and_the_other_end_stays(at, kind, direction, expected, active: str):
    found = move_edge(UNITS, at, kind, direction)
    assert words_of(found) == expected
    assert found.anchor == at.anchor
    assert found.active == (found.end if active == "end" else found.start)


@pytest.mark.parametrize(
    ("at", "steps"),
    [
        (
            caret("wall", 1),
            ["wall", clause("wall"), SENTENCES[1], BODY, BODY],
        ),
        (over("al", "wall"), ["wall", clause("wall")]),
        (over("wall gave"), [clause("wall"), SENTENCES[1]]),
        (over("ll ga"), ["wall gave", clause("wall")]),
        (
            caret("Dam"),
            ["Dam", "Dam breach leaves dozens missing", "Dam breach leaves dozens missing"],
        ),
        (over("way. Nobody"), ["the wall gave way. " + clause("Nobody"), BODY, BODY]),
        (over(f"{SENTENCES[1]} {SENTENCES[2]}"), [BODY]),
        (caret(" wall"), [clause("wall"), SENTENCES[1], BODY]),
        (over("missing\n\nOfficials"), [f"{PARAGRAPHS[0]}\n\nOfficials said"]),
    ],
)
def test_growing_climbs_from_the_word_to_the_paragraph(at: Selection, steps: list[str]):
    for expected in steps:
        at = grow(UNITS, at)
        assert words_of(at) == expected


@pytest.mark.parametrize(
    ("at", "steps"),
    [
        (over(BODY), [SENTENCES[1], clause("Officials"), "Officials", "Officials"]),
        (over(PARAGRAPHS[2]), [SENTENCES[3], clause("“We"), "We", "We"]),
        (over(PARAGRAPHS[0]), ["Dam", "Dam"]),
        (over("wall gave"), ["wall", "wall"]),
        (over("al", "wall"), ["al"]),
        (caret("wall"), [""]),
        (over(" wall gave "), ["wall"]),
    ],
)
def test_shrinking_descends_from_the_paragraph_to_the_word(at: Selection, steps: list[str]):
    for expected in steps:
        at = shrink(UNITS, at)
        assert words_of(at) == expected


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (caret("Dam"), "We are still counting,"),
        (over(SENTENCES[1]), "We are still counting,"),
        (over("We are still counting,"), "Ask ‘the board’ tonight."),
        (over("“We are still counting,”"), "We are still counting,"),
        (over(PARAGRAPHS[2]), "We are still counting,"),
        (over("Ask ‘the board’ tonight."), "the board"),
        (over("the board", "‘the board’"), "the board"),
        (caret("Mara"), "Ask ‘the board’ tonight."),
    ],
)
def test_the_next_quotation_is_selected_without_its_marks(at: Selection, expected: str):
    assert words_of(select_quotation(TEXT, at)) == expected


def test_after_the_last_quotation_nothing_moves():
    at = over("the board", "‘the board’")
    assert select_quotation(TEXT, at) == at
    assert select_quotation("", Selection.caret(0)) == Selection.caret(0)


@pytest.mark.parametrize("text", ["", "\n", "   ", "\n\n\n", "…", "🇩🇪", "x", "漢字"])
@pytest.mark.parametrize("kind", LADDER)
def test_the_smallest_texts_break_nothing(text: str, kind):
    units = Units(text)
    for at in (Selection.caret(0), Selection.caret(len(text)), Selection(0, len(text))):
        for direction in ("next", "previous"):
            for found in (
                select_unit(units, at, kind, direction),
                move_edge(units, at, kind, direction),
            ):
                assert 0 <= found.start <= found.end <= len(text)
        assert grow(units, at).start <= at.start
        assert shrink(units, at).end <= at.end


@cache
def units_of(text: str) -> Units:
    return Units(text)


texts = st.sampled_from(
    [
        TEXT,
        "“No,” she said. “It’s — well — gone.”\n\n\n  Then: silence; and more.",
        "堤防は決壊した。百人が行方不明。\n当局が発表した。",
        "قال مسؤولون إن السد انهار.\nولم يكن أحد هناك.",
        "a  b\xa0c\t\td \n \n e",
        "👩\u200d👩\u200d👧 e\u0301e\u0301 🇩🇪🇫🇷 क्षि.",
    ]
)


@settings(max_examples=150)
@given(texts, st.data())
def test_whatever_is_done_the_selection_is_sound(text: str, data):
    units = units_of(text)
    end = st.integers(0, len(text))
    at = Selection(data.draw(end), data.draw(end))
    kind = data.draw(st.sampled_from(LADDER))
    direction = data.draw(st.sampled_from(["next", "previous"]))
    moved = select_unit(units, at, kind, direction)
    assert moved == at or (moved.start, moved.end) in units.units_in(kind, 0, len(text))
    edge = move_edge(units, at, kind, direction)
    assert edge.anchor == at.anchor
    assert (edge.active >= at.active) if direction == "next" else (edge.active <= at.active)
    grown, shrunk = grow(units, at), shrink(units, at)
    assert grown.start <= at.start <= at.end <= grown.end
    assert at.start <= shrunk.start <= shrunk.end <= at.end


@settings(max_examples=60)
@given(texts, st.data())
def test_growing_ends_and_every_step_is_larger(text: str, data):
    units = units_of(text)
    at = Selection.caret(data.draw(st.integers(0, len(text))))
    for _ in LADDER:
        grown = grow(units, at)
        assert grown == at or grown.end - grown.start > at.end - at.start
        at = grown
    assert grow(units, at) == at
