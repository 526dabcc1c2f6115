"""The ladder: who had it from whom."""

from __future__ import annotations

import pytest

from reportedly_schemas.annotation import Attribution, Claim, Span
from reportedly_tui.session.ladder import chain, cue_of, depth, source_of, words_of


def span(words: str) -> Span:
    return Span(0, len(words), words)


def said(name: str, parent: str | None = None, **parts: str) -> Attribution:
    made = {part: tuple(map(span, words.split("|"))) for part, words in parts.items()}
    return Attribution(id=name, parent=parent, **({"content": (span("it held"),)} | made))


LADDER = {
    one.id: one
    for one in (
        said("a00001"),
        said("a00002", "a00001"),
        said("a00003", "a00002"),
        said("a00004", "a00001"),
        said("a00005", "a0gone"),
        said("a00006", "a00007"),
        said("a00007", "a00006"),
        said("a00008", "a00008"),
    )
}


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("a00001", ["a00001"]),
        ("a00002", ["a00001", "a00002"]),
        ("a00003", ["a00001", "a00002", "a00003"]),
        ("a00004", ["a00001", "a00004"]),
        ("a00005", ["a00005"]),
        ("a0gone", []),
        ("a00006", ["a00007", "a00006"]),
        ("a00007", ["a00006", "a00007"]),
        ("a00008", ["a00008"]),
    ],
)
def test_the_chain_runs_from_the_outermost_in(label: str, expected: list[str]):
    assert [one.id for one in chain(LADDER, label)] == expected


@pytest.mark.parametrize(("label", "expected"), [("a00001", 0), ("a00002", 1), ("a00003", 2)])
def test_how_deep_an_attribution_is_nested(label: str, expected: int):
    assert depth(LADDER, label) == expected


@pytest.mark.parametrize(
    ("label", "source", "cue", "words"),
    [
        (said("a00001"), "(nobody named)", "", "it held"),
        (said("a00001", source="Mara Lind", cue="said"), "Mara Lind", "said", "Mara Lind: it held"),
        (
            said("a00001", source="the|board", cue="is|told"),
            "the … board",
            "is … told",
            "the board: it held",
        ),
        (said("a00001", content="it|held"), "(nobody named)", "", "it … held"),
    ],
)
def test_the_words_of_an_attribution(label: Attribution, source: str, cue: str, words: str):
    assert (source_of(label), cue_of(label), words_of(label)) == (source, cue, words)


def test_the_words_of_a_claim():
    assert words_of(Claim("c00001", (span("the wall"), span("gave way")))) == "the wall … gave way"
