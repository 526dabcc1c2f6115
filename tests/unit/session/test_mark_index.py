"""Where labels stand: spans, extents, and the index that finds marks by place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly_schemas.annotation import Attribution, Claim, Flag, Label, Span, Zone
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


@pytest.mark.parametrize(("part", "count"), [("", 5), ("source", 1), ("cue", 2), ("content", 2)])
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


@pytest.mark.parametrize(
    ("section", "label"), [("claims", CLAIM), ("zones", ZONE), ("flags", FLAG)]
)
def test_other_labels_have_a_mark_for_each_span(section: str, label):
    found = list(marks_of(section, label))
    assert [(mark.start, mark.end) for mark in found] == [
        (one.start, one.end) for one in label.spans
    ]
    assert all(mark.part == section and mark.id == label.id for mark in found)


def claim(start: int, end: int, name: str = "c00001") -> Claim:
    return Claim(name, (span(start, end),))


def index_over(*labels: Label) -> MarkIndex:
    """An empty index that finds these labels."""
    found = {label.id: label for label in labels}
    return MarkIndex(lambda _section, name: found[name])


def index_of(*labels: Claim) -> MarkIndex:
    index = index_over(*labels)
    for label in labels:
        index.add("claims", label)
    return index


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("start", [0, 1, BUCKET - 1, BUCKET, 5 * BUCKET + 7])
def test_a_mark_is_found_where_it_stands_and_nowhere_else(start: int, length: int):
    mark = marked(start, start + length)
    index = index_of(claim(start, start + length))
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
def test_filling_puts_labels_where_adding_does(length: int):
    label = claim(100, 100 + length)
    index = index_over(label)
    index.fill("claims", [(100, length, label.id)])
    assert index.between(0, 200 + length) == [marked(100, 100 + length)]
    index.remove("claims", label)
    assert index.between(0, 200 + length) == []


@pytest.mark.parametrize("length", LENGTHS)
def test_a_label_taken_out_is_gone(length: int):
    label, other = claim(100, 100 + length), claim(100, 100 + length, "c00002")
    index = index_of(label, other)
    index.remove("claims", label)
    assert index.between(0, 200 + length) == [marked(100, 100 + length, "c00002")]


def test_a_label_that_is_not_there_can_not_be_taken_out():
    with pytest.raises(ValueError, match="not in list"):
        index_of(claim(5, 9)).remove("claims", claim(5, 9, "c00002"))


def test_a_label_without_spans_stands_nowhere():
    index = index_over(FLAG)
    index.add("flags", FLAG)
    index.fill("flags", [(0, 0, FLAG.id)])
    assert index.between(0, 10) == []
    index.remove("flags", FLAG)


@pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 3), (2 * BUCKET, 5), (BUCKET, BUCKET)])
def test_a_label_whose_span_is_none_leaves_nothing_behind(start: int, end: int):
    label = Claim("c00001", (Span(start, end, "?"),))
    index = index_over(label)
    index.fill("claims", [(start, end - start, label.id)])
    index.remove("claims", label)
    assert index.between(0, 4 * BUCKET) == []


def test_an_attribution_is_found_by_each_of_its_parts():
    index = index_over(ATTRIBUTION)
    index.add("attributions", ATTRIBUTION)
    assert [mark.part for mark in index.between(28, 45)] == ["content", "cue", "source"]
    assert index.between(53, 60) == []


def test_marks_come_by_place():
    places = [(90, 95), (5, 9), (0, 20 * BUCKET), (5, 8)]
    labels = [claim(*place, f"c0000{number}") for number, place in enumerate(places)]
    found = index_of(*labels).between(0, 200)
    assert [(mark.start, mark.end) for mark in found] == sorted(places)


places = st.integers(0, 14 * BUCKET)
lengths = st.one_of(st.integers(1, 60), st.sampled_from(LENGTHS))
claims = st.builds(
    lambda start, length, number: claim(start, start + length, f"c{number:05d}"),
    places,
    lengths,
    st.integers(0, 99_999),
)


@settings(max_examples=80)
@given(
    st.lists(st.tuples(claims, st.booleans()), max_size=25, unique_by=lambda one: one[0].id),
    st.lists(st.tuples(places, lengths), min_size=1, max_size=8),
)
def test_the_index_finds_what_a_look_at_every_label_finds(changes, queries):
    index, held = index_over(*[label for label, _ in changes]), []
    for label, taken in changes:
        index.add("claims", label)
        held.append(label)
        if taken:
            index.remove("claims", held.pop(len(held) // 2))
    for start, length in queries:
        end = start + length
        touching = {
            mark
            for label in held
            for mark in marks_of("claims", label)
            if mark.start < end and start < mark.end
        }
        assert index.between(start, end) == sorted(touching)
