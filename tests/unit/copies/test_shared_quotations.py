"""Quotations that several articles have: their fragments, their words, who is credited."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.copies.quoting import SharedQuotation, shared_quotations
from reportedly.copies.speakers import Labelled, agree
from reportedly.text.ranges import Range

LIND = "“We were told that the gates would hold until the morning,” said Mara Lind. She left."
PENN = "“We were told that the gates would hold until the morning,” Aldith Penn said."
ALTERED = "“We were told that the gates could hold until the evening,” said Mara Lind."


def shared(*texts: str, labels: dict[str, list[Labelled]] | None = None) -> list[SharedQuotation]:
    named = {f"c/{number}": text for number, text in enumerate(texts)}
    return shared_quotations(named, "en", lambda address: (labels or {}).get(address, []))


def speakers(one: SharedQuotation) -> list[tuple[str, ...]]:
    return [quoted.speakers for quoted in one.quoted]


def test_the_same_quotation_credited_to_others():
    (one,) = shared(LIND, PENN)
    assert speakers(one) == [("Mara Lind",), ("Aldith Penn",)]
    assert one.credited_apart
    assert not one.altered
    assert all(quoted.guessed for quoted in one.quoted)


def test_altered_words():
    (one,) = shared(LIND, ALTERED)
    assert one.altered
    assert not one.credited_apart


def test_a_quotation_within_a_longer_one():
    (one,) = shared(
        "He spoke of “a wall that had been weeping for a week before it failed.”",
        "“It was a wall that had been weeping for a week before it failed,” said Bram Ostry.",
    )
    assert one.altered


def test_fragments_around_he_said_are_one_quotation():
    text = "“It was not a wave that came,” said {}. “It was the whole lake at once.”"
    (one,) = shared(text.format("Roake"), f"Later.\n\n{text.format('the farmer')}")
    for quoted in one.quoted:
        assert len(quoted.fragments) == 2
        assert quoted.words == "It was not a wave that came, … It was the whole lake at once."
    assert one.credited_apart


def test_a_pronoun_stands_for_who_spoke_before():
    (one,) = shared(
        "Mara Lind said that nobody slept. “We were told that the gates would hold,” she said.",
        "“We were told that the gates would hold,” said Aldith Penn.",
    )
    assert speakers(one) == [("Mara Lind",), ("Aldith Penn",)]


def test_labels_come_before_guesses():
    at = LIND.index("We"), LIND.index("said") - 2
    said = Labelled((Range(*at),), ("the grouter",))
    wide = Labelled((Range(0, len(LIND)),), ("the Courier",))
    (one,) = shared(LIND, PENN, labels={"c/0": [wide, said]})
    assert speakers(one) == [("the grouter",), ("Aldith Penn",)]
    assert [quoted.guessed for quoted in one.quoted] == [False, True]


def test_annotators_who_disagree_are_both_told():
    inner = Range(LIND.index("We"), LIND.index("said") - 2)
    labels = [Labelled((inner,), ("Lind",)), Labelled((inner,), ("Penn",))]
    (one,) = shared(LIND, PENN, labels={"c/0": labels})
    assert one.quoted[0].speakers == ("Lind", "Penn")
    assert not one.credited_apart


def test_a_speaker_named_in_the_quotation_did_not_say_it():
    text = "“The mayor said that forty of the houses were gone.”"
    (one,) = shared(text, f"They read: {text}")
    assert one.quoted[0].speakers == ()


@pytest.mark.parametrize(
    "text", ["He spoke of “dozens” then.", "They called it “a great loss”.", "No quotation here."]
)
def test_few_words_are_no_shared_quotation(text: str):
    assert shared(text, text) == []


def test_what_one_article_repeats_is_not_shared():
    assert shared(f"{LIND}\n\n{LIND}", "“Nobody was told of that,” said Penn.") == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("Veale",), ("Colonel Thomas F. Veale",), True),
        (("Veale",), ("Ryan Dillon",), False),
        (("veale",), ("VEALE",), True),
        (("Veale",), (), True),
        (("he",), ("Veale",), True),
        (("Veale", "Dillon"), ("Dillon",), True),
    ],
)
def test_credits_agree(one: tuple[str, ...], other: tuple[str, ...], same: bool):
    assert agree(one, other) is agree(other, one) is same


def test_two_who_disagree_are_found_beside_one_nobody_knows():
    text = "“We were told that the gates would hold until the morning,” said {}."
    texts = [text.format(name) for name in ("he", "Mara Lind", "Aldith Penn")]
    (one,) = shared(*texts)
    assert one.credited_apart


def test_a_quotation_in_a_quotation_is_told_once():
    text = "“She told us that ‘nobody would be left behind in the valley’ that night,” said Roake."
    (one,) = shared(text, f"Later. {text}")
    assert [len(quoted.fragments) for quoted in one.quoted] == [1, 1]


@given(
    st.lists(
        st.sampled_from(["one", "two", "said", "Lind", "“", "”", "‘", "’", '"', "'", "\n\n", ". "])
    )
)
def test_any_text_is_taken(parts: list[str]):
    text = " ".join(parts)
    for one in shared(text, f"Later. {text}", text):
        for quoted in one.quoted:
            assert quoted.fragments
            assert all(start < end for start, end in quoted.fragments)
