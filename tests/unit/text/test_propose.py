"""Source, cue and content are proposed where the words show them, and nowhere else."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.text.graphemes import is_boundary
from reportedly.text.propose import MOST, Proposal, propose
from reportedly.text.units import Range, Units

Read = tuple[str, str, str]


def proposals(text: str, selected: str) -> list[Proposal]:
    start = text.index(selected)
    return propose(text, Units(text), Range(start, start + len(selected)))


def read(text: str, proposal: Proposal) -> Read:
    """Write a proposal as source, cue and content, fragments joined with a bar."""
    parts = (proposal.source, proposal.cue, proposal.content)
    source, cue, content = ("|".join(text[slice(*each)] for each in part) for part in parts)
    assert proposal.implicit == (not source)
    return source, cue, content


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Lind said that the wall was sound.", ("Lind", "said", "the wall was sound")),
        ("Lind said the wall was sound.", ("Lind", "said", "the wall was sound")),
        ("Police say up to 40 men are missing.", ("Police", "say", "up to 40 men are missing")),
        ("The ministry denied that it knew.", ("The ministry", "denied", "it knew")),
        ("Officials deny reports of cracks", ("Officials", "deny", "reports of cracks")),
        ("Board Says Wall Was Sound", ("Board", "Says", "Wall Was Sound")),
        ("She warned that it could fail.", ("She", "warned", "it could fail")),
        ("He asked whether it had held.", ("He", "asked", "whether it had held")),
        ("The union demanded that Ostin go.", ("The union", "demanded", "Ostin go")),
        ("He’s claiming that it held.", ("He", "claiming", "it held")),
        ("The Board has said it held.", ("The Board", "has said", "it held")),
        (
            "The Authority has not confirmed the figure.",
            ("The Authority", "has not confirmed", "the figure"),
        ),
        (
            "The mayor refused to comment on the report.",
            ("The mayor", "refused to comment on", "the report"),
        ),
        (
            "Ostin could not say how many gates had jammed.",
            ("Ostin", "could not say", "how many gates had jammed"),
        ),
        ("Kesk called the delay “a disgrace.”", ("Kesk", "called", "the delay “a disgrace.”")),
        ("Lind said on Tuesday that it rained.", ("Lind", "said", "it rained")),
        ("Lind said last week the dam had cracks.", ("Lind", "said", "the dam had cracks")),
        ("Lind wrote in an e-mail that it held.", ("Lind", "wrote", "it held")),
        ("In a statement, the Board said it held.", ("the Board", "said", "it held")),
        ("In a statement the Board said it held.", ("the Board", "said", "it held")),
        ("On Monday, regional officials said it held.", ("regional officials", "said", "it held")),
        ("However, the Board later admitted it knew.", ("the Board", "admitted", "it knew")),
        ("Kesk, meanwhile, told the Courier that it held.", ("Kesk", "told", "it held")),
        (
            "The Board told residents the water was safe.",
            ("The Board", "told", "the water was safe"),
        ),
        ("Asked about the gates, Ostin said it held.", ("Ostin", "said", "it held")),
        ("Ostin said it held when asked about it.", ("Ostin", "said", "it held")),
        ("Kesk, Lind and Ostin said it held.", ("Kesk, Lind and Ostin", "said", "it held")),
        (
            "Sources close to the Board said it held.",
            ("Sources close to the Board", "said", "it held"),
        ),
        (
            "One official, who asked not to be named, said it held.",
            ("One official", "said", "it held"),
        ),
        ("Ostin, who has led it since 2011, said it held.", ("Ostin", "said", "it held")),
        ("Its head, Paul Ostin, said it held.", ("Its head", "said", "it held")),
        (
            "Jana Kesk, a clerk at the town hall and a witness said it fell.",
            ("Jana Kesk", "said", "it fell"),
        ),
        ("The dam failed, the Board said in a statement.", ("the Board", "said", "The dam failed")),
        ("The number could rise, officials said.", ("officials", "said", "The number could rise")),
        (
            "The dam failed overnight, said Mara Lind.",
            ("Mara Lind", "said", "The dam failed overnight"),
        ),
        ("“We knew,” Lind said.", ("Lind", "said", "“We knew,”")),
        ('"We knew", Lind said.', ("Lind", "said", '"We knew"')),
        ("'We knew,' Lind said.", ("Lind", "said", "'We knew,'")),
        ("“We knew,” she wrote in a letter.", ("she", "wrote", "“We knew,”")),
        ("“They jammed,” two men told the Courier.", ("two men", "told", "“They jammed,”")),
        ("“We knew,” said Mara Lind, who runs it.", ("Mara Lind", "said", "“We knew,”")),
        ("“The gates,” Ortel said, “held.”", ("Ortel", "said", "“The gates,”|“held.”")),
        ("He said, “I saw it.”", ("He", "said", "“I saw it.”")),
        ("He said: “I saw it. It fell.” Then he left.", ("He", "said", "“I saw it. It fell.”")),
        (
            "The Courier reports: The gates had jammed.",
            ("The Courier", "reports", "The gates had jammed"),
        ),
        ("As the Herald reported, it had cracks.", ("the Herald", "reported", "it had cracks")),
        (
            "As first reported by the Herald, it had cracks.",
            ("the Herald", "As first reported by", "it had cracks"),
        ),
        (
            "It had cracks, as reported by the Herald.",
            ("the Herald", "as reported by", "It had cracks"),
        ),
        ("According to Kesk, the sirens failed.", ("Kesk", "According to", "the sirens failed")),
        (
            "It had cracks, according to people who knew it.",
            ("people who knew it", "according to", "It had cracks"),
        ),
        (
            "The report was confirmed by the ministry.",
            ("the ministry", "was confirmed by", "The report"),
        ),
        (
            "The figure, first reported by Kesk, was later disputed by the Board.",
            ("the Board", "was later disputed by", "The figure"),
        ),
        ("“Never,” Kesk replied when asked.", ("Kesk", "replied", "“Never,”")),
        (
            "The Herald said in an editorial on Monday, “It must not happen again.”",
            ("The Herald", "said", "“It must not happen again.”"),
        ),
        (
            "If the wall falls, the Board said, 400 homes will be lost.",
            ("the Board", "said", "If the wall falls|400 homes will be lost"),
        ),
        (
            "In an interview with the Courier, Kesk said it “failed”, and promised reform.",
            ("Kesk", "said", "it “failed”"),
        ),
        (
            "A soldier who fled told the Courier that it fell.",
            ("A soldier who fled", "told", "it fell"),
        ),
        ("The wall reportedly had cracks.", ("", "reportedly", "The wall|had cracks")),
        ("Forty are believed to be missing.", ("", "are believed to", "Forty|be missing")),
        ("Ostin is thought to have fled.", ("", "is thought to", "Ostin|have fled")),
        ("The Board has been accused of fraud.", ("", "has been accused of", "The Board|fraud")),
        ("It is believed that the gates jammed.", ("", "is believed", "the gates jammed")),
        ("There is speculation that it jammed.", ("", "There is speculation", "it jammed")),
    ],
)
def test_a_sentence_is_taken_apart(text: str, first: Read):
    assert read(text, proposals(text, text)[0]) == first


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Officials said that no crew was there, according to the Board.",
            [
                ("the Board", "according to", "Officials said that no crew was there"),
                ("Officials", "said", "no crew was there"),
            ],
        ),
        (
            "According to the Herald, the mayor said the sirens failed.",
            [
                ("the Herald", "According to", "the mayor said the sirens failed"),
                ("the mayor", "said", "the sirens failed"),
            ],
        ),
        (
            "Ostin, a clerk, confirmed that two gates jammed, but would not say who knew.",
            [
                ("Ostin", "confirmed", "two gates jammed"),
                ("Ostin", "would not say", "who knew"),
                ("Ostin, a clerk", "confirmed", "two gates jammed"),
                ("Ostin, a clerk", "would not say", "who knew"),
            ],
        ),
        (
            "The Board insisted it was sound, saying 25 tests had been passed.",
            [
                ("The Board", "insisted", "it was sound"),
                ("The Board", "saying", "25 tests had been passed"),
            ],
        ),
        (
            "Officials said 12 people died, although residents said it was more.",
            [
                ("Officials", "said", "12 people died"),
                ("residents", "said", "it was more"),
            ],
        ),
        (
            "Lind said engineers believed it would fail, while the Herald reported that it held.",
            [
                ("Lind", "said", "engineers believed it would fail"),
                ("the Herald", "reported", "it held"),
                ("engineers", "believed", "it would fail"),
            ],
        ),
        (
            "Ostin said the gates were sound and the union rejected the claim.",
            [
                ("Ostin", "said", "the gates were sound"),
                ("the union", "rejected", "the claim"),
            ],
        ),
        (
            "The gates jammed, the Courier reported, citing two men.",
            [
                ("the Courier", "reported", "The gates jammed"),
                ("two men", "citing", "The gates jammed"),
            ],
        ),
        (
            "“We knew,” said Mara Lind, who runs the shelter.",
            [
                ("Mara Lind", "said", "“We knew,”"),
                ("Mara Lind, who runs the shelter", "said", "“We knew,”"),
            ],
        ),
        (
            "Ostin has said it is old, but has also rebuilt it in public.",
            [
                ("Ostin", "has said", "it is old"),
                ("Ostin", "has said", "it is old, but has also rebuilt it in public"),
            ],
        ),
    ],
)
def test_a_sentence_with_several_attributions(text: str, expected: list[Read]):
    found = [read(text, each) for each in proposals(text, text)]
    assert found[: len(expected)] == expected


@pytest.mark.parametrize(
    ("text", "selected", "expected"),
    [
        (
            "Officials said that no crew was there, according to the Board.",
            " no crew was there",
            [
                ("Officials", "said", "no crew was there"),
                ("the Board", "according to", "no crew was there"),
            ],
        ),
        (
            "Officials said that no crew was there, according to the Board.",
            "Officials said that no crew was there",
            [
                ("the Board", "according to", "Officials said that no crew was there"),
                ("Officials", "said", "no crew was there"),
            ],
        ),
        (
            "“We are counting,” Lind said. “Nobody knows.”",
            "“We are counting,”",
            [
                ("Lind", "said", "“We are counting,”"),
                ("Lind", "said", "“We are counting,”|“Nobody knows.”"),
            ],
        ),
        (
            "“We are counting,” Lind said. “Nobody knows.”",
            "Nobody knows.",
            [
                ("Lind", "said", "Nobody knows."),
                ("Lind", "said", "“Nobody knows.”"),
                ("Lind", "said", "We are counting,|Nobody knows."),
            ],
        ),
        (
            "“We are counting,” Lind said. “Nobody knows.”",
            "“We are counting,” Lind said. “Nobody knows.”",
            [("Lind", "said", "“We are counting,”|“Nobody knows.”")],
        ),
        (
            "“It held,” Lind said. “It fell,” Kesk said.",
            "“It fell,”",
            [("Kesk", "said", "“It fell,”")],
        ),
        (
            "“It held.\n\n“It was old. It fell,” Lind said.",
            "“It held.\n\n“It was old. It fell,”",
            [("Lind", "said", "“It held.\n\n“It was old. It fell,”")],
        ),
        (
            "“It held.\n\n“It was old. It fell,” Lind said.",
            "It held.",
            [
                ("Lind", "said", "It held."),
                ("Lind", "said", "“It held.\n\n“It was old. It fell,”"),
            ],
        ),
        (
            "Lind said: “It held.\n\n“It was old. It fell.”",
            "It was old.",
            [
                ("Lind", "said", "It was old."),
                ("Lind", "said", "“It held.\n\n“It was old. It fell.”"),
            ],
        ),
        (
            "The gates were in “perfect order,” he wrote.",
            "perfect order,",
            [
                ("he", "wrote", "perfect order,"),
                ("he", "wrote", "The gates were in “perfect order,”"),
            ],
        ),
        (
            "The wall reportedly had cracks.",
            "had cracks",
            [("", "reportedly", "had cracks"), ("", "reportedly", "The wall|had cracks")],
        ),
        (
            "As reported by the Herald:\n\nThe wall fell.\n\nNobody was there.\n",
            "The wall fell.\n\nNobody was there.",
            [("the Herald", "As reported by", "The wall fell.\n\nNobody was there.")],
        ),
        (
            "The Herald reported:\n\nThe wall fell, police said.",
            "The wall fell, police said.",
            [
                ("The Herald", "reported", "The wall fell, police said."),
                ("police", "said", "The wall fell"),
            ],
        ),
        (
            "The Herald reported:\n\nThe wall fell, police said.",
            "The wall fell",
            [
                ("police", "said", "The wall fell"),
                ("The Herald", "reported", "The wall fell"),
            ],
        ),
    ],
)
def test_what_is_selected_is_the_content(text: str, selected: str, expected: list[Read]):
    found = [read(text, each) for each in proposals(text, selected)]
    assert found[: len(expected)] == expected


@pytest.mark.parametrize(
    ("text", "selected"),
    [
        ("The wall fell at noon.", "The wall fell at noon."),
        ("The wall fell at noon.", " "),
        ("It’s unclear who opened the gates.", "who opened the gates"),
        ("The Board responded with pumps and sandbags.", "pumps and sandbags"),
        ("The United States is a country.", "a country"),
        ("She read the report and the claim of the Board.", "the claim of the Board"),
        ("It is important to note that it rained.", "it rained"),
        ("He found a new wall.", "a new wall"),
        ("A firm called Wardens built it.", "Wardens built it"),
        ("Lind said it fell.", "Lind"),
        ("“It fell.” It rained.", "“It fell.”"),
        ("More Info:\n\nIt rained.", "It rained."),
        ("Reports that the wall fell are false.", "the wall fell"),
        ("The claim could not be independently verified.", "The claim"),
        ("The army claims victory in the valley.", "victory in the valley"),
        ("It is not known how many were there.", "how many were there"),
        ("大坝倒了，官员说。", "大坝倒了"),
    ],
)
def test_nothing_is_proposed_where_nothing_is_said(text: str, selected: str):
    assert proposals(text, selected) == []


def test_who_is_told_is_named():
    text = "Two engineers told the Courier that the gates had jammed."
    (found,) = proposals(text, "the gates had jammed")
    assert found.recipient is not None
    assert text[slice(*found.recipient)] == "the Courier"


WORDS = """Lind officials the wall said says told that but , , . “ ” " ' ; : according to reportedly
    is believed was confirmed by and who fell held , according while denied he it’s in March not
    refused to confirm saying e\u0301 \u0301 👩‍👧 你 \n citing as U.S. has been accused of called"""
prose = st.lists(st.sampled_from([*WORDS.split(" "), " \u0301", "\n\n"]), max_size=30).map(" ".join)


@given(prose | st.text(max_size=30), st.data())
@settings(max_examples=300)
def test_no_part_overlaps_another_or_is_ragged(text: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = propose(text, Units(text), Range(start, end))
    assert len(found) == len(set(found)) <= MOST
    for each in found:
        parts = sorted([*each.source, *each.cue, *each.content])
        assert each.content
        assert each.implicit == (not each.source)
        assert list(each.content) == sorted(each.content)
        for low, high in parts:
            assert is_boundary(text, low)
            assert is_boundary(text, high)
            assert text[low:high].strip() == text[low:high] != ""
        assert all(one.end <= other.start for one, other in pairwise(parts))


@pytest.mark.parametrize(
    "text",
    [
        "said that " * 400,
        "he said, " * 440,
        "“he said,” " * 360,
        "reportedly " * 350,
        ", and " * 600,
    ],
)
def test_hostile_sentences_take_no_time(text: str):
    start = time.perf_counter()
    propose(text, Units(text), Range(0, len(text)))
    propose(text, Units(text), Range(10, 30))
    assert time.perf_counter() - start < 3
