"""The real articles beside the repository, when they are there: what a fact-checker would mark.

A stretch is named by its first and last words.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.text.propose import Proposal, propose
from reportedly.text.quotations import quotations, quote_type_of
from reportedly.text.units import Range, Units

SEEDS = Path(__file__).parents[3].parent / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="no seeds beside the repository")


def article(number: str) -> str:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return path.read_bytes().decode()


def between(text: str, first: str, last: str) -> Range:
    start = text.index(first)
    return Range(start, text.index(last, start) + len(last))


def parts(text: str, proposal: Proposal) -> tuple[str, str, str]:
    """Write source and cue as they stand, and of each fragment of the content its ends."""
    source, cue = (
        "|".join(text[slice(*each)] for each in part) for part in (proposal.source, proposal.cue)
    )
    ends = []
    for start, end in proposal.content:
        words = text[start:end].split()
        ends.append(f"{words[0]} … {words[-1]}" if len(words) > 1 else words[0])
    return source, cue, "|".join(ends)


@pytest.mark.parametrize(
    ("number", "first", "last", "expected"),
    [
        ("000", "no Russian forces", "attack", [("Russian officials", "said", "no … attack")]),
        (
            "000",
            "Russian officials said",
            "Times.",
            [
                ("the New York Times", "according to", "Russian … attack"),
                ("Russian officials", "said", "no … attack"),
            ],
        ),
        (
            "000",
            "US forces rep",
            "Syria",
            [("", "reportedly", "US … forces|killed … Syria")],
        ),
        (
            "000",
            "Ryan Dillon",
            "had been killed.",
            [
                ("Ryan Dillon", "confirmed", "there … forces"),
                ("Ryan Dillon", "would not confirm", "any … killed"),
            ],
        ),
        (
            "000",
            "“regular",
            "attack,”",
            [("he", "wrote", "“regular … attack,”"), ("he", "wrote", "US … attack,”")],
        ),
        (
            "000",
            "“Russian officials",
            "vicinity.”",
            [
                ("he", "wrote", "“Russian … vicinity.”"),
                ("Russian officials", "assured", "they … vicinity"),
            ],
        ),
        ("000", "roughly 100", "raid", [("officials", "believed", "roughly … raid")]),
        (
            "000",
            "Adrian",
            "closer to 200.",
            [
                ("Adrian Rankine-Galloway", "said", "officials … raid"),
                ("Adrian Rankine-Galloway", "said", "he … nationality"),
                ("Bloomberg", "reported", "the … 200"),
                ("officials", "believed", "roughly … raid"),
                ("he", "couldn’t speculate about", "their … nationality"),
            ],
        ),
        (
            "000",
            "“dozens”",
            "be killed",
            [
                ("The New York Times", "said", "“dozens” … killed"),
                ("", "were believed to", "“dozens” … Russians|be … killed"),
            ],
        ),
        ("000", "“We have", "States.”", [("CIA Director Mike Pompeo", "said", "“We … States.”")]),
        ("000", "it was “fully", "action.”", [("Israel", "said", "it … action.”")]),
        ("000", "a clash", "inevitable", [("Dan Shapiro", "wrote", "a … inevitable")]),
        (
            "001",
            "U.S. forces killed",
            "last week",
            [("Sources", "told", "U.S. … week")],
        ),
        ("001", "the Russians died", "States", [("The sources", "said", "the … States")]),
        ("001", "more than double", "died", [("the Russians", "said", "more … died")]),
        (
            "001",
            "Russia officially",
            "Bloomberg.",
            [
                ("Bloomberg", "according to", "Russia … happened"),
                ("Russia", "said", "it … attack"),
                ("the United States", "accepted", "the … claim"),
            ],
        ),
        ("001", "“This is", "crisis,”", [("Vladimir Frolov", "said", "“This … crisis,”")]),
        ("001", "“But Russia", "happened.”", [("Vladimir Frolov", "said", "“But … happened.”")]),
        (
            "001",
            "five of its",
            "in Syria",
            [("Russian Foreign Ministry spokeswoman Maria Zakharova", "told", "five … Syria")],
        ),
        (
            "002",
            "forces loyal",
            "the base",
            [("Colonel Thomas F. Veale", "According to", "forces … base")],
        ),
        (
            "002",
            "“More than 200",
            "region,”",
            [("two Russians", "told", "“More … region,”")],
        ),
        ("002", "it was a rogue", "operation", [("", "there’s speculation", "it … operation")]),
        (
            "002",
            "The Russian assault",
            "details.",
            [("Bloomberg", "As reported by", "The … details.")],
        ),
        (
            "002",
            "the Kremlin only",
            "forces",
            [("President Vladimir Putin’s spokesman", "saying", "the … forces")],
        ),
        ("003", "having any", "forces", [("James Mattis", "denied", "having … forces")]),
        ("004", "it destroyed", "Sunday", [("The Pentagon", "has confirmed", "it … Sunday")]),
        (
            "004",
            "They are thought",
            "clash.",
            [("", "are thought to", "They|be … clash")],
        ),
        ("004", "Fifteen", "country", [("a monitor", "said", "Fifteen … country")]),
    ],
)
def test_proposals(number: str, first: str, last: str, expected: list[tuple[str, str, str]]):
    text = article(number)
    found = propose(text, Units(text), between(text, first, last))
    assert [parts(text, each) for each in found][: len(expected)] == expected


@pytest.mark.parametrize(
    ("number", "first", "last"),
    [
        ("000", "no Russian forces", "attack"),
        ("000", "roughly 100", "raid"),
        ("000", "the number dead", "200"),
        ("000", "US and Kurdish", "last week"),
        ("001", "the death toll", "100"),
        ("001", "it had nothing", "attack"),
        ("001", "more than double", "died"),
        ("002", "the military action", "discussed"),
        ("003", "having any", "fighters"),
        ("004", "25 Syrian", "strike"),
        ("004", "it destroyed", "Sunday"),
    ],
)
def test_content_is_a_clause(number: str, first: str, last: str):
    text = article(number)
    content = between(text, first, last)
    assert Units(text).unit_at("clause", content.start) == content


@pytest.mark.parametrize(("number", "count"), [("000", 6), ("001", 7), ("002", 8), ("003", 0)])
def test_quotations(number: str, count: int):
    text = article(number)
    found = quotations(text, 0, len(text))
    assert len(found) == count
    assert all(each.closed for each in found)
    assert all(quote_type_of(text, [each.inner]) == "direct" for each in found)


@pytest.mark.parametrize(("number", "count"), [("000", 33), ("001", 20), ("002", 17), ("003", 15)])
def test_sentences(number: str, count: int):
    text = article(number)
    assert len(Units(text).units_in("sentence", 0, len(text))) == count
