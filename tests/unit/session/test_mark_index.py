"""Where labels stand: spans, extents, and the index that finds marks by place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly_schemas.annotation import Attribution, Claim, Flag, Span, Zone
from reportedly_tui.session.marks import BUCKET, Mark, MarkIndex, extent, marks_of, spans_of

LENGTHS = (1, 2, 40, BUCKET - 1, BUCKET, BUCKET + 1, 3 * BUCKET, 9 * BUCKET, 12 * BUCKET)


def span(start: int, end: int) -> Span:
    return Span(start, end, "x" * (end - start))


def marked(start: int, end: int, name: str = "c00001") -> Mark:
    return Mark(start, end, "claims", name, "claims")


ATTRIBUTION = Attribution(
    id="a00001",
    source=(span(40, 52),),
    cue=(span(30, 34), span(60, 64)),
    content=(span(0, 29), span(70, 90)),
)
CLAIM = Claim("c00001", (span(5, 9), span(12, 20)))
FLAG = Flag("f00001", "orphan_quote")
ZONE = Zone("z00001", "headline", (span(0, 10),))


@pytest.mark.parametrize(
    ("label", "expected"),
    [(ATTRIBUTION, (0, 90)), (CLAIM, (5, 20)), (FLAG, (0, 0)), (ZONE, (0, 10))],
)
def test_the_extent_of_a_label(label, expected: tuple[int, int]):
    assert extent(label) == expected


@pytest.mark.parametrize(
    ("part", "count"), [("", 5), ("source", 1), ("cue", 2), ("content", 2)]
)
def test_the_spans_of_an_attribution_or_of_a_part(part: str, count: int):
    assert len(spans_of(ATTRIBUTION, part)) == count


def test_the_spans_of_other_labels():
    assert spans_of(CLAIM) == CLAIM.spans
    assert spans_of(FLAG) == ()


def test_an_attribution_has_a_mark_for_each_span_of_each_part():
    found = list(marks_of("attributions", ATTRIBUTION))
    assert [(mark.part, mark.start, mark.end) for mark in found] == [
        ("source", 40, 52),
        ("cue", 30, 34),
        ("cue", 60, 64),
        ("content", 0, 29),
        ("content", 70, 90),
    ]
    assert {(mark.section, mark.id) for mark in found} == {("attributions", "a00001")}


@pytest.mark.parametrize(("section", "label"), [("claims", CLAIM), ("zones", ZONE), ("flags", FLAG)])
def test_other_labels_have_a_mark_for_each_span(section: str, label):
    found = list(marks_of(section, label))
    assert [(mark.start, mark.end) for mark in found] == [
        (one.start, one.end) for one in label.spans
    ]
    assert all(mark.part == section and mark.id == label.id for mark in found)


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("start", [0, 1, BUCKET - 1, BUCKET, 5 * BUCKET + 7])
def test_a_mark_is_found_where_it_stands_and_nowhere_else(start: int, length: int):
    mark = marked(start, start + length)
    index = MarkIndex([mark])
    for query in (
        (start, start + 1),
        (start + length - 1, start + length),
        (0, start + length + 1),
        (start + length // 2, start + length // 2 + 1),
    ):
        assert index.between(*query) == [mark]
    assert index.between(start + length, start + length + 5) == []
    if start:
        assert index.between(max(0, start - 3 * BUCKET), start) == []


@pytest.mark.parametrize("length", LENGTHS)
def test_a_mark_taken_out_is_gone(length: int):
    mark, other = marked(100, 100 + length), marked(100, 100 + length, "c00002")
    index = MarkIndex([mark, other])
    index.remove(mark)
    assert index.between(0, 200 + length) == [other]


def test_of_two_equal_marks_one_can_be_taken_out():
    index = MarkIndex([marked(5, 9), marked(5, 9)])
    assert index.between(0, 20) == [marked(5, 9)]
    index.remove(marked(5, 9))
    assert index.between(0, 20) == [marked(5, 9)]
    index.remove(marked(5, 9))
    assert index.between(0, 20) == []


def test_a_mark_that_is_not_there_can_not_be_taken_out():
    with pytest.raises(ValueError, match="not in list"):
        MarkIndex([marked(5, 9)]).remove(marked(5, 10))


def test_marks_come_by_place():
    marks = [marked(90, 95), marked(5, 9), marked(0, 20 * BUCKET), marked(5, 8)]
    assert MarkIndex(marks).between(0, 200) == sorted(marks)


places = st.integers(0, 14 * BUCKET)
lengths = st.one_of(st.integers(1, 60), st.sampled_from(LENGTHS))
marks = st.builds(
    lambda start, length, number: marked(start, start + length, f"c0000{number}"),
    places,
    lengths,
    st.integers(0, 5),
)


@settings(max_examples=80)
@given(
    st.lists(st.tuples(marks, st.booleans()), max_size=25),
    st.lists(st.tuples(places, lengths), min_size=1, max_size=8),
)
def test_the_index_finds_what_a_look_at_every_mark_finds(changes, queries):
    index, held = MarkIndex(), []
    for mark, taken in changes:
        index.add(mark)
        held.append(mark)
        if taken:
            gone = held.pop(len(held) // 2)
            index.remove(gone)
    for start, length in queries:
        end = start + length
        touching = {mark for mark in held if mark.start < end and start < mark.end}
        assert index.between(start, end) == sorted(touching)
