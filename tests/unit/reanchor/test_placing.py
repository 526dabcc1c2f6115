"""Where a span stands in a changed text: certain only by the strict rule, else a suggestion."""

from __future__ import annotations

import random

import pytest
from edited import Edited, article
from hypothesis import assume, example, given
from hypothesis import strategies as st

from reportedly.anchors import CONTEXT, make_span
from reportedly.reanchor.placing import Placement, Placer, occurrences
from reportedly_schemas.annotation import Span

OLD = """\
Dam breach reportedly leaves dozens missing

Two crews were on the wall until the water took the lights, said one of the workers. He denied
that he had been warned.

The board confirmed that the wall had failed at 3.40 on Tuesday morning, but would not confirm
that anyone had been at work on it. The mayor said that he had known nothing of any cracks.

Her office declined to comment on the toll.
"""
HEADLINE, CREWS, BOARD, OFFICE = OLD.rstrip("\n").split("\n\n")
LONGER = "Nobody has been told how long the repair of the second gate will take from now on."


def place(new: str, words: str, old: str | None = OLD, nth: int = 0) -> Placement:
    start = list(occurrences(OLD, words))[nth]
    return Placer(new, old).place(make_span(OLD, start, start + len(words)))


def put(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs) + "\n"


def words_at(new: str, placement: Placement) -> list[str]:
    return [new[spot.start : spot.end] for spot in placement.spots]


def changed(old: str, new: str) -> str:
    assert OLD.count(old) == 1
    return OLD.replace(old, new)


@pytest.mark.parametrize("words", ["said", "reportedly", "the wall", HEADLINE, BOARD, "toll."])
@pytest.mark.parametrize(
    ("new", "state"),
    [
        (OLD, "exact"),
        (OLD + "\nCorrection: one word.\n", "exact"),
        ("Updated.\n\n" + OLD, "moved"),
        (put(LONGER, HEADLINE, CREWS, LONGER) + "\n" + put(BOARD, OFFICE), None),
    ],
    ids=["same", "after", "before", "between"],
)
def test_what_no_edit_touched(words: str, new: str, state: str | None):
    found = place(new, words)
    assert state in (found.state, None)
    if found.settled:
        assert words_at(new, found) == [words]


def test_the_offsets_of_what_moved():
    found = place("Updated.\n\n" + OLD, "reportedly")
    start = OLD.index("reportedly") + len("Updated.\n\n")
    assert [(spot.start, spot.end, spot.why) for spot in found.spots] == [
        (start, start + len("reportedly"), "context")
    ]


def test_a_paragraph_that_was_moved():
    new = put(HEADLINE, BOARD, CREWS, OFFICE)
    assert place(new, "would not confirm").state == "moved"
    assert place(new, "one of the workers").state == "moved"


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (("lights, said", "lights, insisted"), "until the water took the lights"),
        (("lights, said", "lights, insisted"), "one of the workers"),
        (("until the water", "till the water"), "the lights"),
    ],
)
def test_an_edit_beside_the_words_leaves_a_suggestion(edit: tuple[str, str], words: str):
    new = changed(*edit)
    found = place(new, words)
    assert found.state == "lost"
    assert (words_at(new, found)[0], found.spots[0].why) == (words, "beside")


def test_words_that_stand_once_without_their_context_are_a_suggestion():
    new = put(
        HEADLINE, LONGER, "Elsewhere the lights went out as well, and nobody said why.", OFFICE
    )
    found = place(new, "the lights")
    assert (found.state, found.spots[0].why) == ("lost", "words")


def test_words_that_stand_often_without_their_context_are_ambiguous():
    new = put(HEADLINE, *(f"Number {n} of the lights went out at {n} o'clock." for n in range(9)))
    found = place(new, "the lights")
    assert found.state == "ambiguous"
    assert len(found.spots) == 5


@pytest.mark.parametrize(
    ("edit", "words", "meant"),
    [
        (
            ("one of the workers", "two of the workers"),
            "said one of the workers",
            "said two of the",
        ),
        (("He denied", "She flatly denied"), "He denied", "She flatly denied"),
        (("confirmed", "insisted"), "confirmed", "insisted"),
        (("at 3.40 on Tuesday", "on Tuesday"), "failed at 3.40 on Tuesday", "failed on Tuesday"),
    ],
)
def test_other_words_in_their_place_are_a_suggestion(edit, words: str, meant: str):
    new = changed(*edit)
    found = place(new, words)
    assert found.state == "lost"
    assert found.spots[0].why == "alike"
    assert words_at(new, found)[0].startswith(meant)


def test_what_is_gone_is_lost_without_a_suggestion():
    found = place(put(HEADLINE, LONGER, LONGER), "would not confirm")
    assert found == Placement("lost")


def test_a_copy_leaves_its_original_where_it_was():
    new = put(HEADLINE, CREWS, BOARD, OFFICE, LONGER, BOARD)
    assert place(new, "would not confirm").state == "exact"


@pytest.mark.parametrize(
    "paragraphs",
    [(HEADLINE, BOARD, CREWS, BOARD, OFFICE), (HEADLINE, CREWS, BOARD, BOARD, OFFICE)],
    ids=["before", "beside"],
)
def test_a_copy_before_its_original_or_beside_it_is_ambiguous(paragraphs: tuple[str, ...]):
    new = put(*paragraphs)
    found = place(new, "would not confirm")
    assert found.state == "ambiguous"
    assert words_at(new, found) == ["would not confirm"] * 2


def test_a_copy_is_not_taken_for_an_original_that_was_edited():
    edited = BOARD.replace("would not confirm", "would neither confirm nor deny")
    assert not place(put(HEADLINE, BOARD, CREWS, LONGER, edited, OFFICE), "would not").settled
    assert not place(put(HEADLINE, CREWS, edited, LONGER, BOARD, OFFICE), "would not").settled


def test_what_stood_twice_and_stands_once_is_not_certain():
    old = put(HEADLINE, BOARD, CREWS, BOARD, OFFICE)
    start = old.index("would not confirm")
    span = make_span(old, start, start + len("would not confirm"))
    new = put(HEADLINE, LONGER, CREWS, BOARD, OFFICE)
    assert not Placer(new, old).place(span).settled


def test_a_quotation_is_only_a_suggestion_in_a_text_without_context():
    span = make_span("Yes.", 0, 4)
    found = Placer("Well: Yes. And no.", "Yes.").place(span)
    assert (found.state, len(found.spots)) == ("lost", 1)


# Without the old text.


def test_unique_words_count_where_they_stood_and_nowhere_else():
    assert place(OLD + LONGER, "reportedly", None).state == "exact"
    found = place("Updated.\n\n" + OLD, "reportedly", None)
    assert (found.state, found.spots[0].why) == ("lost", "words")
    assert place(OLD + "reportedly", "reportedly", None).state == "ambiguous"


def test_the_context_that_a_span_holds_counts():
    assert place(OLD, "confirm", None).state == "exact"
    assert place("Updated.\n\n" + OLD, "confirm", None).state == "moved"
    assert place(put(HEADLINE, BOARD, CREWS, BOARD), "confirm", None).state == "ambiguous"
    assert place(changed("but would", "and would"), "confirm", None, nth=1).state == "lost"


def test_a_span_that_was_put_anew_is_not_looked_for_in_the_old_text():
    new = put(HEADLINE, BOARD, CREWS, BOARD, OFFICE)
    at = new.rindex("would not")
    span = make_span(new, at, at + len("would not"))
    assert Placer(new, OLD).place(span).state == "exact"


def test_a_span_that_may_have_been_put_anew_by_hand_is_not_moved():
    shift = OLD.index("said", OLD.index("said") + 1) - OLD.index("said")
    new = "x" * shift + OLD
    at = OLD.index("said") + shift
    assert Placer(new, OLD).place(make_span(OLD, at, at + 4)).state == "moved"
    found = Placer(new, OLD).place(Span(at, at + 4, "said"))
    assert found.state == "ambiguous"
    assert [spot.start for spot in found.spots] == [at + shift, at]


# What holds for every text.


def strictly(old: str, new: str, span: Span, found: Placement) -> bool:
    """Whether words and context stand at the place found, as far as the old text has them."""
    low, high = max(0, span.start - CONTEXT), span.end + CONTEXT
    at = found.spots[0].start - (span.start - low)
    return at >= 0 and new[at:].startswith(old[low:high])


@given(st.data())
def test_certain_places_have_words_and_context_and_there_is_no_other(data: st.DataObject):
    chance = random.Random(data.draw(st.integers(0, 10_000)))
    old = article(chance, data.draw(st.sampled_from([60, 400, 2500])))
    edited = Edited(old)
    for _ in range(data.draw(st.integers(1, 12))):
        if edited.text:
            edited.edit(chance)
    start = data.draw(st.integers(0, len(old) - 1))
    span = make_span(old, start, data.draw(st.integers(start + 1, min(len(old), start + 300))))
    found = Placer(edited.text, old).place(span)
    assert all(0 <= spot.start < spot.end <= len(edited.text) for spot in found.spots)
    assert len({(spot.start, spot.end) for spot in found.spots}) == len(found.spots)
    if found.settled:
        assert len(found.spots) == 1
        assert strictly(old, edited.text, span, found)
        assert (found.state == "exact") == (found.spots[0].start == span.start)
    if found.state == "moved":
        passage = old[max(0, span.start - CONTEXT) : span.end + CONTEXT]
        assert len(list(occurrences(edited.text, passage))) == 1
        assert len(list(occurrences(old, passage))) == 1


@given(old=st.text(min_size=1, max_size=200), new=st.text(max_size=200), data=st.data())
@example(old="a" * 200, new="a" * 150, data=None)
def test_any_texts(old: str, new: str, data: st.DataObject | None):
    start = 3 if data is None else data.draw(st.integers(0, len(old) - 1))
    end = 5 if data is None else data.draw(st.integers(start + 1, len(old)))
    assume(end <= len(old))
    for known in (old, None, new):
        found = Placer(new, known).place(make_span(old, start, end))
        for spot in found.spots:
            assert new[spot.start : spot.end] == old[start:end] or spot.why == "alike"


@pytest.mark.parametrize("seed", range(4))
def test_edited_versions_of_a_long_text(seed: int):
    """Of 200 versions in all, with 30 spans each, not one is moved to a wrong place."""
    chance = random.Random(seed)
    old = article(chance, 24_000)
    moved = 0
    for _ in range(50):
        edited = Edited(old)
        for _ in range(chance.randint(1, 12)):
            edited.edit(chance)
        placer = Placer(edited.text, old)
        for _ in range(30):
            start = chance.randrange(len(old) - 200)
            end = start + chance.choice((2, 5, 12, 40, 90, 200))
            found = placer.place(make_span(old, start, end))
            moved += found.state == "moved"
            if found.settled:
                spot = found.spots[0]
                assert (spot.start, spot.end) == edited.whereabouts(start, end)
    assert moved > 600
