"""A1 to A7 and A10: parts of attributions, their nesting, and who is named."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from labelling import attributions, file, found, span

from reportedly.check.cover import Cover
from reportedly_schemas.annotation import Attribution, Flag, Span

TEXT = "Regional officials said that no crew was on the wall, according to the State Water Board.\n"
SOURCE = (span(TEXT, "Regional officials"),)
CUE = (span(TEXT, "said"),)
CONTENT = (span(TEXT, "no crew was on the wall"),)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"source": SOURCE}, None),
        ({"source": SOURCE, "implicit": False}, None),
        ({"implicit": True}, None),
        ({}, "source"),
        ({"implicit": False}, "implicit"),
        ({"source": SOURCE, "implicit": True}, "implicit"),
    ],
)
def test_a_source_or_none(fields: dict[str, Any], expected: str | None):
    findings = found("A1", TEXT, attributions({"content": CONTENT} | fields))
    assert [each.path[-1] for each in findings] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("fields", "fine"),
    [
        ({"cue": CUE}, True),
        ({}, False),
        ({"quote_type": "direct"}, False),
        ({"quote_type": "block"}, True),
        ({"flags": ("orphan_quote",)}, True),
        ({"flags": ("scare_quote",)}, False),
    ],
)
def test_a_cue_or_a_reason_why_there_is_none(fields: dict[str, Any], fine: bool):
    assert (found("A4", TEXT, attributions({"content": CONTENT} | fields)) == []) == fine


@pytest.mark.parametrize(
    ("code", "words", "fine"),
    [
        ("orphan_quote", "crew", True),
        ("orphan_quote", "said that", False),
        ("scare_quote", "crew", False),
    ],
)
def test_a_flag_over_the_words(code: str, words: str, fine: bool):
    flags = (Flag("f00000", code, (span(TEXT, words),)),)
    labels = file(attributions=(Attribution(id="a00000", content=CONTENT),), flags=flags)
    assert (found("A4", TEXT, labels) == []) == fine


PARTS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 8)).map(
        lambda pair: Span(pair[0], pair[0] + pair[1], "x" * pair[1])
    ),
    max_size=3,
)


@given(PARTS, PARTS, PARTS.filter(bool))
def test_parts_that_share_a_character_are_told(
    source: list[Span], cue: list[Span], content: list[Span]
):
    parts = [("source", source), ("cue", cue), ("content", content)]
    taken = [{at for one in spans for at in range(one.start, one.end)} for _, spans in parts]
    overlap = any(taken[a] & taken[b] for a, b in ((0, 1), (0, 2), (1, 2)))
    labels = attributions({name: tuple(spans) for name, spans in parts})
    findings = found("A5", "", labels)
    assert bool(findings) == overlap
    assert len({each.path for each in findings}) == len(findings)


def chain(*parents: int | None) -> Any:
    """Attributions with these parents, all with the same content."""
    return attributions(
        *({"content": CONTENT} | ({} if up is None else {"parent": f"a{up:05}"}) for up in parents)
    )


@pytest.mark.parametrize(
    ("parents", "cycles", "deep"),
    [
        ((None, 0, 1, 2), [], []),
        ((None, 0, 1, 2, 3), [], [4]),
        ((None, 0, 1, 2, 3, 4, 4), [], [4]),
        ((1, 2, 3, 4, None), [], [0]),
        ((None, 0, 0, 0, 0, 0), [], []),
        ((0,), [0], []),
        ((1, 0), [0], []),
        ((None, 3, 1, 2, 1), [1], []),
        ((1, 0, 3, 2), [0, 2], []),
        ((1, 2, 3, 1), [1], []),
        ((9,), [], []),
    ],
)
def test_chains_of_parents(parents: tuple[int | None, ...], cycles: list[int], deep: list[int]):
    labels = chain(*parents)
    assert [each.path[1] for each in found("A6", TEXT, labels)] == cycles
    assert [each.path[1] for each in found("A7", TEXT, labels)] == deep


@given(st.lists(st.one_of(st.none(), st.integers(0, 7)), min_size=1, max_size=8))
def test_every_cycle_is_told_once(parents: list[int | None]):
    ups = [None if up is None or up >= len(parents) else up for up in parents]
    circles = set()
    for start in range(len(ups)):
        seen: list[int] = []
        at: int | None = start
        while at is not None and at not in seen:
            seen.append(at)
            at = ups[at]
        if at is not None:
            circles.add(min(seen[seen.index(at) :]))
    assert [each.path[1] for each in found("A6", TEXT, chain(*ups))] == sorted(circles)


@pytest.mark.parametrize(
    ("child", "parent", "fine"),
    [
        (["no crew"], ["no crew was on the wall"], True),
        (["no crew was on the wall"], ["no crew was on the wall"], True),
        (["no crew", "wall"], ["no crew was", "the wall"], True),
        (["no crew was on"], ["no crew", "was on"], True),
        (["no crew was on the wall,"], ["no crew was on the wall"], True),
        (["that no crew"], ["no crew was on the wall"], False),
        (["no crew was on"], ["no crew", "on the wall"], False),
        (["State Water Board"], ["no crew was on the wall"], False),
    ],
)
def test_content_within_its_parents(child: list[str], parent: list[str], fine: bool):
    labels = attributions(
        {"content": tuple(span(TEXT, words) for words in child), "parent": "a00001"},
        {"content": tuple(span(TEXT, words) for words in parent)},
    )
    assert (found("A7", TEXT, labels) == []) == fine


@given(PARTS, PARTS.filter(bool))
def test_a_cover_knows_what_it_covers(spans: list[Span], others: list[Span]):
    covered = {at for one in spans for at in range(one.start, one.end)}
    cover = Cover(spans)
    for one in others:
        own = set(range(one.start, one.end))
        gaps = {at for start, end in cover.gaps(one) for at in range(start, end)}
        assert gaps == own - covered
        assert cover.touches(one) == bool(own & covered)
        assert cover.holds(one) == (own <= covered)
        assert cover.has(one.start) == (one.start in covered)


@pytest.mark.parametrize(
    ("before", "source", "kind"),
    [
        ("", "He", "a pronoun"),
        ("Then ", "they", "a pronoun"),
        ("Then ", "they’ve", "a pronoun"),
        ("Then ", "I", "a pronoun"),
        ("", "Officials", "a bare description"),
        ("", "One resident", "a bare description"),
        ("Then ", "a source", "a bare description"),
        ("Then ", "three of the workers", "a bare description"),
        ("Then ", "the 40-year-old driver", "a bare description"),
        ("Then ", "US officials", "a bare description"),
        ("", "Russian diplomats", "a bare description"),
        ("Yes. ", "The ministry", "a bare description"),
        ("", "US", None),
        ("", "WHO", None),
        ("", "Orrery", None),
        ("", "Brown", None),
        ("Then ", "Officials of Vessimer", None),
        ("Then ", "the State Water Board", None),
        ("Then ", "a spokesman for Corvane Energy", None),
        ("Then ", "al-Qaeda", None),
        ("Then ", "eBay", None),
        ("Then ", "@mara", None),
        ("Then ", "osmere.example", None),
        ("Then ", "官员", None),
        ("Then ", "مسؤول", None),
        ("Then ", "42", "a bare description"),
        ("Then ", "—", None),
    ],
)
def test_who_is_named(before: str, source: str, kind: str | None):
    text = f"{before}{source} said so."
    labels = {"source": (span(text, source),), "content": (span(text, "so"),)}
    findings = found("A10", text, attributions(labels))
    assert [each.message.split(" is ")[1].split(",")[0] for each in findings] == (
        [kind] if kind else []
    )
    for field in ("speaker", "candidates"):
        assert found("A10", text, attributions(labels | {field: ("somebody",)})) == []
