"""Copies are found: planted ones always, whatever stands around them, and no others."""

from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.copies.index import CopyIndex, Group
from reportedly.copies.near import PASSAGE, STRIDE, Fingerprints, is_near
from reportedly.copies.wording import Vocabulary, sentences_of, word_places, words_in, words_of

FIRST = "The water board said on Monday that its engineers had found 12 cracks in the eastern wall."
PLANTED = {
    "itself": (FIRST, "identical"),
    "in upper case": (FIRST.upper(), "identical"),
    "other punctuation": (FIRST.replace(" that", ", that,"), "identical"),
    "a word changed": (FIRST.replace("cracks", "holes"), "near"),
    "the first word changed": (FIRST.replace("The", "A", 1), "near"),
    "the last word changed": (FIRST.replace("wall", "side"), "near"),
    "a word more": (FIRST.replace("found", "already found"), "near"),
    "a word less": (FIRST.replace("eastern ", ""), "near"),
    "another number": (FIRST.replace("12", "140"), "near"),
    "the head cut": (
        "On Monday that its engineers had found 12 cracks in the eastern wall.",
        "near",
    ),
    "the tail cut": ("The water board said on Monday that its engineers had found 12.", "near"),
    "more around it": (f"He read it: {FIRST[:-1]}, and nobody listened to him then.", "near"),
}
OTHERS = (
    "The mayor said on Monday that nobody had told him of any trouble with the gates.",
    "Trucks from Belmar brought pumps, blankets and bread to the school in the old town.",
    "According to the water board, the reservoir holds 40 million cubic metres.",
)


def groups_of(*texts: str, fewest: int = 6, fewest_near: int = 8) -> list[Group]:
    index = CopyIndex(fewest, fewest_near)
    for number, text in enumerate(texts):
        index.add(f"c/{number}", text, sentences_of(text, "en"))
    return index.groups()


def words_at(texts: tuple[str, ...], group: Group) -> list[list[str]]:
    return [
        [texts[int(one.article[2:])][one.start : one.end] for one in wording.places]
        for wording in group
    ]


@pytest.mark.parametrize(("other", "kind"), PLANTED.values(), ids=PLANTED)
def test_a_copy_is_found(other: str, kind: str):
    texts = (f"{OTHERS[0]} {FIRST} {OTHERS[1]}", f"{OTHERS[2]}\n\n{other}")
    (group,) = groups_of(*texts)
    wordings = words_at(texts, group)
    assert wordings == ([[FIRST, other]] if kind == "identical" else [[FIRST], [other]])
    assert [wording.like for wording in group] == [None, 0][: len(group)]


@pytest.mark.parametrize("other", OTHERS)
def test_other_sentences_are_no_copies(other: str):
    assert groups_of(FIRST, other) == []


def test_what_recurs_in_one_article_is_no_copy():
    assert groups_of(f"{FIRST} {OTHERS[0]} {FIRST}", OTHERS[1]) == []


def test_every_place_of_a_copy_is_listed():
    texts = (f"{FIRST} {OTHERS[0]}", FIRST, f"{OTHERS[1]} {FIRST} {FIRST}")
    (group,) = groups_of(*texts)
    assert [place.article for place in group[0].places] == ["c/0", "c/1", "c/2", "c/2"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("He declined to comment.", False),
        ("He declined to comment on it.", True),
        ("Nobody knew of it before Monday.", True),
    ],
)
def test_short_sentences_are_no_copies(sentence: str, found: bool):
    assert bool(groups_of(sentence, sentence)) is found


def test_a_short_sentence_is_no_near_copy():
    assert (
        groups_of("Nobody knew of it before last Monday.", "Nobody knew of it before that Monday.")
        == []
    )


def test_near_copies_of_near_copies_are_one_group():
    second = FIRST.replace("Monday", "Tuesday").replace("12 cracks", "12 holes")
    third = second.replace("The water board", "Its own board").replace("eastern", "western")
    (group,) = groups_of(FIRST, second, third)
    assert [wording.like for wording in group] == [None, 0, 1]


def test_scripts_without_spaces_have_words():
    text = "東の堤防が未明に決壊し、百人以上が行方不明になっている。"
    (group,) = groups_of(f"見出し\n\n{text}", text)
    assert len(group[0].places) == 2
    assert words_in("堤防が break した") == ["堤", "防", "が", "break", "し", "た"]


def test_the_same_articles_give_the_same_groups():
    texts = [one for one, _ in PLANTED.values()]
    assert groups_of(*texts) == groups_of(*texts)


def test_what_differs_in_a_number_only_is_one_group():
    texts = [
        f"The board said that its gate number {n} had been shut since the spring."
        for n in range(200)
    ]
    (group,) = groups_of(*texts)
    assert sum(len(wording.places) for wording in group) == 200


WORDS = [
    f"{a}{b}"
    for a in ("bel", "cor", "dun", "fen", "gar", "hol")
    for b in ("a", "en", "it", "os", "um")
]
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=12, max_size=30)


def written(words: list[str]) -> str:
    return " ".join(words).capitalize() + "."


@given(SENTENCE, st.lists(SENTENCE, max_size=3), st.lists(SENTENCE, max_size=3))
def test_a_planted_copy_is_always_found(sentence: list[str], around: list, others: list):
    copy = written(sentence)
    text = " ".join([copy, *map(written, around)])
    places = [
        place
        for group in groups_of(text, " ".join([*map(written, others), copy]))
        for wording in group
        for place in wording.places
    ]
    assert any(place.article == "c/0" and place.start == 0 for place in places)


@given(SENTENCE, st.data())
def test_a_copy_with_a_changed_word_is_always_found(sentence: list[str], data: st.DataObject):
    at = data.draw(st.integers(0, len(sentence) - 1))
    changed = [*sentence[:at], "quite", *sentence[at + 1 :]]
    assert len(groups_of(written(sentence), written(changed))) == 1


@given(SENTENCE, st.data())
def test_a_copy_with_a_cut_end_is_always_found(sentence: list[str], data: st.DataObject):
    kept = data.draw(st.integers(8, len(sentence)))
    cut = data.draw(st.sampled_from([sentence[:kept], sentence[-kept:]]))
    assert len(groups_of(written(sentence), written(cut))) == 1


WORDING = st.lists(st.integers(1, 10**12), min_size=STRIDE + 3, max_size=40)


@given(WORDING, st.lists(st.integers(1, 10**12), max_size=30), st.data())
@settings(max_examples=50)
def test_wordings_that_share_seven_words_in_a_row_are_compared(
    one: list, other: list, data: st.DataObject
):
    at = data.draw(st.integers(0, len(one) - STRIDE - 3))
    into = data.draw(st.integers(0, len(other)))
    both = other[:into] + one[at : at + STRIDE + 3] + other[into:]
    met = Fingerprints()
    met.meet(0, tuple(one))
    assert met.meet(1, tuple(both)) == [0]


def test_a_fingerprint_leads_to_the_first_wording_that_has_it():
    met = Fingerprints()
    found = [met.meet(number, (1, 2, 3, 4, 10 + number)) for number in range(50)]
    assert found == [[], *[[0]] * 49]
    assert met.meet(50, (3, 4, 11, 5, 6)) == []
    assert met.meet(51, (2, 3, 4, 11, 6)) == [1]


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        (range(10), range(10), True),
        (range(10), [*range(5), 99, *range(6, 10)], True),
        (range(10), [*range(5), 99, 98, 97, 96, 95], False),
        (range(9), range(40), True),
        (range(PASSAGE), [*range(50, 80), *range(PASSAGE), *range(90, 120)], True),
        (range(60), [*range(200, 240), *range(PASSAGE), *range(300, 320)], True),
        (range(60), [*range(200, 240), *range(PASSAGE - 1), *range(300, 320)], False),
    ],
)
def test_what_is_near(one, other, near: bool):
    assert is_near(tuple(one), tuple(other)) is near
    assert is_near(tuple(other), tuple(one)) is near


@given(st.text(st.characters(max_codepoint=127)), st.text(max_size=5))
def test_words_of_plain_text_are_found_as_in_any_other(plain: str, more: str):
    assert words_in(plain) == re.findall(r"\w+", plain)
    for text in (plain, plain + more):
        for start, end, words in words_of(text, [(0, len(text)), (1, 4)]):
            assert words == words_in(text[start:end])
            places = word_places(text, start, min(end, len(text)))
            assert words == [text[slice(*one)] for one in places]


def test_words_have_the_same_number_everywhere():
    assert Vocabulary()["Damm"] == Vocabulary()["damm"] == Vocabulary()["DAMM"]
    assert Vocabulary()["12"] == Vocabulary()["1999"] == 0
    assert Vocabulary()["dam"] != Vocabulary()["dame"]


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_is_taken(one: str, other: str):
    for group in groups_of(one, other, one):
        for wording in group:
            for place in wording.places:
                assert 0 <= place.start < place.end


def test_shuffled_articles_give_the_same_places():
    texts = [f"{OTHERS[n % 3]} {one}" for n, (one, _) in enumerate(PLANTED.values())]
    order = list(range(len(texts)))
    Random(3).shuffle(order)

    def places(at: list[int]) -> set[tuple[str, int]]:
        index = CopyIndex(6, 8)
        for number in at:
            index.add(str(number), texts[number], sentences_of(texts[number], "en"))
        return {
            (place.article, place.start)
            for group in index.groups()
            for wording in group
            for place in wording.places
        }

    assert places(order) == places(list(range(len(texts))))
