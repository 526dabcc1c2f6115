"""T1 to T4 over any text: no false alarm, and the facts in the message are true."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reportedly.anchors import make_span
from reportedly.check import anchoring
from reportedly.check.library import Library
from reportedly.check.places import Place
from reportedly.check.rule import Finding
from reportedly.check.subjects import Labels, Text
from reportedly.workspace import Workspace
from reportedly_schemas.annotation import AnnotationFile, Claim, Span

TEXTS = st.text(st.sampled_from("ab “”é\u0301🛟\n\u00a0李"), min_size=1, max_size=30)


class Stretch(NamedTuple):
    text: str
    start: int
    end: int

    @property
    def exact(self) -> str:
        return self.text[self.start : self.end]


@st.composite
def stretches(draw: st.DrawFn) -> Stretch:
    text = draw(TEXTS)
    start = draw(st.integers(0, len(text) - 1))
    return Stretch(text, start, draw(st.integers(start + 1, len(text))))


def findings(text: str, *spans: Span) -> list[tuple[str, Finding]]:
    """Return what the rules about places say about a claim with these spans."""
    file = AnnotationFile(
        "reportedly/annotation@1", "a/b", "0" * 64, "default@1", "ana", claims=(Claim("c", spans),)
    )
    labels = Labels(
        Place("x", "labels"), file, Text(text.encode(), "0" * 64), Library(Workspace(Path()))
    )
    return [
        (code, found)
        for code, rule in (
            ("T2", anchoring.other_words),
            ("T3", anchoring.no_stretch),
            ("T4", anchoring.out_of_order),
        )
        for found in rule(labels)
    ]


@given(stretches())
def test_a_span_made_from_the_article_is_fine(stretch: Stretch):
    assert findings(stretch.text, make_span(*stretch)) == []


@given(stretches(), st.integers(-40, 40), st.integers(-40, 40))
def test_any_other_offsets_are_told_once(stretch: Stretch, start: int, end: int):
    text, exact = stretch.text, stretch.exact
    found = findings(text, Span(start, end, exact))
    if 0 <= start < end <= len(text) and text[start:end] == exact:
        assert found == []
    else:
        assert len(found) == 1
        stands = 0 <= start < end <= len(text)
        assert found[0][0] == ("T2" if stands else "T3")


@given(stretches())
def test_words_that_stand_there_once_are_found(stretch: Stretch):
    text, start, end = stretch
    assume(len(re.findall(f"(?={re.escape(stretch.exact)})", text)) == 1)
    [(_, found)] = findings(text, Span(0, len(text) + 1, stretch.exact))
    assert f"[{start}, {end})" in found.message
    assert f"start: {start}, end: {end}" in found.hint


@pytest.mark.parametrize(
    ("unit", "encoding", "size"), [("UTF-8 byte", "utf-8", 1), ("UTF-16", "utf-16-le", 2)]
)
@given(stretch=stretches())
def test_other_units_are_recognised(unit: str, encoding: str, size: int, stretch: Stretch):
    text, start, end = stretch
    low, high = (len(text[:offset].encode(encoding)) // size for offset in (start, end))
    found = findings(text, Span(low, high, stretch.exact))
    assume(found)
    [(_, finding)] = found
    assert re.search(r"these are UTF-(8 byte|16) offsets, in code points it is", finding.message)
    if unit == "UTF-8 byte":
        assert f"these are {unit} offsets, in code points it is [{start}, {end})" in finding.message


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([(0, 2), (2, 4)], []),
        ([(0, 2), (3, 4), (5, 6)], []),
        ([(2, 4), (0, 2)], ["not in order"]),
        ([(0, 3), (2, 4)], ["overlap"]),
        ([(0, 6), (1, 2), (3, 4)], ["overlap"]),
        ([(0, 2), (0, 2)], ["overlap"]),
        ([(4, 6), (2, 4), (0, 2)], ["not in order", "not in order"]),
    ],
)
def test_order(pairs: list[tuple[int, int]], expected: list[str]):
    text = "abcdef"
    found = findings(text, *(Span(start, end, text[start:end]) for start, end in pairs))
    assert [re.search("not in order|overlap", each.message)[0] for _, each in found] == expected


def test_a_text_that_is_not_utf8_or_not_there_is_not_compared():
    file = AnnotationFile(
        "reportedly/annotation@1",
        "a/b",
        "0" * 64,
        "default@1",
        "ana",
        claims=(Claim("c", (Span(0, 9, "x"),)),),
    )
    for article in (None, Text(b"\xff", "0" * 64)):
        labels = Labels(Place("x", "labels"), file, article, Library(Workspace(Path())))
        assert list(anchoring.other_words(labels)) == []
        assert list(anchoring.no_stretch(labels)) == []
