"""An open article: where labels stand, which one is here, and the way from one to the next."""

from __future__ import annotations

import bisect

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.files.document import KeyedFile
from reportedly.workspace import Article
from reportedly_schemas.annotation import AnnotationFile, Attribution, Claim, Flag, Span, Zone
from reportedly_schemas.collection import ArticleEntry
from reportedly_tui.session.highlights import segments
from reportedly_tui.session.marks import extent
from reportedly_tui.session.reading import SECTIONS, Reading
from reportedly_tui.session.selection import Selection
from reportedly_tui.session.view import View

TEXT = "Regional officials said no crew was on the wall, the board said. Nobody knows."


def span(start: int, end: int) -> Span:
    return Span(start, end, TEXT[start:end])


def reading_of(*labels, text: str = TEXT) -> Reading:
    sections: dict[str, list] = {section: [] for section in SECTIONS}
    kinds = {Zone: "zones", Claim: "claims", Attribution: "attributions", Flag: "flags"}
    for label in labels:
        sections[kinds[type(label)]].append(label)
    article = Article("a/b", ArticleEntry("b", "b.txt", "0" * 64), text, "0" * 64)
    file = AnnotationFile(
        "reportedly/annotation@1",
        "a/b",
        "0" * 64,
        "default@1",
        "ana",
        **{section: tuple(made) for section, made in sections.items()},
    )
    return Reading(article, KeyedFile.new(file), "ana.yaml")


ZONE = Zone("z00001", "body", (span(0, 78),))
OUTER = Attribution(
    id="a00001", content=(span(0, 47),), cue=(span(59, 63),), source=(span(49, 58),)
)
INNER = Attribution(
    id="a00002",
    content=(span(24, 47),),
    cue=(span(19, 23),),
    source=(span(0, 18),),
    parent="a00001",
)
CLAIM = Claim("c00001", (span(24, 47),))
PARTS = Claim("c00002", (span(0, 8), span(65, 71)))
FLAG = Flag("f00001", "orphan_quote")
ALL = (ZONE, OUTER, INNER, CLAIM, PARTS, FLAG)


@pytest.fixture
def reading() -> Reading:
    return reading_of(*ALL)


@pytest.mark.parametrize("label", ALL, ids=lambda label: label.id)
def test_a_label_is_found_by_its_id(reading: Reading, label):
    section, found = reading.find(label.id)
    assert found == label
    assert section[0] == label.id[0]
    assert reading.exists(label.id)


def test_what_is_not_there_is_not_found(reading: Reading):
    assert not reading.exists("c0none")
    assert not reading.exists(None)
    with pytest.raises(KeyError):
        reading.find("c0none")


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection.caret(30), ["a00002", "c00001", "a00001", "z00001"]),
        (Selection(24, 47), ["a00002", "c00001", "a00001", "z00001"]),
        (Selection(47, 24), ["a00002", "c00001", "a00001", "z00001"]),
        (Selection(20, 30), ["a00001", "z00001"]),
        (Selection.caret(3), ["c00002", "a00002", "a00001", "z00001"]),
        (Selection.caret(66), ["c00002", "z00001"]),
        (Selection.caret(60), ["a00001", "z00001"]),
        (Selection(0, 78), ["z00001"]),
        (Selection.caret(47), ["z00001"]),
        (Selection.caret(78), []),
    ],
)
def test_the_innermost_label_here_comes_first(reading: Reading, selection, expected: list[str]):
    reading.select(selection)
    assert reading.here() == expected
    assert reading.subject == (expected[0] if expected else None)


def test_the_chosen_label_is_the_subject(reading: Reading):
    reading.choose("a00001")
    assert reading.subject == "a00001"
    assert reading.selection == Selection(0, 63)
    assert reading.held == "a00001"
    reading.select(Selection.caret(30))
    assert (reading.chosen, reading.held) == (None, "a00001")


def test_a_label_without_words_is_chosen_where_one_stands(reading: Reading):
    reading.select(Selection(3, 9))
    reading.choose("f00001")
    assert (reading.chosen, reading.selection) == ("f00001", Selection(3, 9))


@pytest.mark.parametrize(
    ("section", "start", "end", "expected"),
    [
        ("claims", 24, 47, ["c00001"]),
        ("claims", 0, 71, ["c00002"]),
        ("claims", 0, 8, []),
        ("claims", 24, 46, []),
        ("zones", 0, 78, ["z00001"]),
        ("attributions", 0, 63, ["a00001"]),
        ("attributions", 24, 47, []),
    ],
)
def test_labels_over_just_a_stretch(reading: Reading, section: str, start, end, expected):
    assert reading.labels_over(section, start, end) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (24, 47, ["a00002", "a00001"]),
        (30, 35, ["a00002", "a00001"]),
        (0, 18, ["a00001"]),
        (0, 47, ["a00001"]),
        (40, 50, []),
        (49, 58, []),
    ],
)
def test_the_attributions_around_come_innermost_first(reading, start, end, expected):
    assert [one.id for one in reading.attributions_around(start, end)] == expected


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("z00001", (1, 1)),
        ("a00001", (2, 2)),
        ("a00002", (1, 2)),
        ("c00002", (1, 2)),
        ("f00001", (1, 1)),
    ],
)
def test_a_label_has_a_number_within_its_kind(reading: Reading, label: str, expected):
    assert reading.rank(label) == expected


def test_sentences_are_counted(reading: Reading):
    reading.count_sentences()
    assert reading.known_starts == [0, 65]
    reading.count_sentences()
    assert len(reading.known_starts) == 2


def test_sentences_of_a_very_long_article_are_not_counted():
    long = reading_of(text="It held. " * 30_000)
    long.count_sentences()
    assert long.known_starts == []


labels = st.one_of(
    st.builds(
        lambda n, start, length: Claim(f"c000{n:02}", (span(start, start + length),)),
        st.integers(0, 9),
        st.integers(0, 60),
        st.integers(1, 18),
    ),
    st.builds(
        lambda n, start, length: Zone(f"z000{n:02}", "body", (span(start, start + length),)),
        st.integers(0, 4),
        st.integers(0, 60),
        st.integers(1, 18),
    ),
    st.builds(
        lambda n, start, length: Attribution(
            id=f"a000{n:02}", content=(span(start, start + length),), implicit=True
        ),
        st.integers(0, 4),
        st.integers(0, 60),
        st.integers(1, 18),
    ),
    st.builds(lambda n: Flag(f"f000{n:02}", "text_error"), st.integers(0, 3)),
)


@settings(max_examples=80)
@given(st.lists(labels, max_size=12, unique_by=lambda label: label.id), st.integers(0, 78))
def test_stepping_meets_every_label_in_reading_order(made, caret: int):
    reading = reading_of(*made)
    order = sorted((extent(one)[0], extent(one)[1] - extent(one)[0], one.id) for one in made)
    reading.select(Selection.caret(caret))
    first = bisect.bisect_left(order, (caret, -1, ""))
    for direction, expected in ((True, order[first:]), (False, order[:first][::-1])):
        reading.select(Selection.caret(caret))
        met = []
        while (found := reading.step(direction)) is not None and len(met) < 20:
            met.append(found)
            reading.choose(found)
        assert met == [label_id for _, _, label_id in expected]


# Files that say what is not so.


@pytest.mark.parametrize(
    "span_",
    [
        Span(70, 500, "beyond the end"),
        Span(400, 500, "far beyond the end"),
        Span(9, 3, "turned round"),
        Span(5, 5, "nothing"),
        Span(-7, 4, "before the start"),
    ],
)
def test_labels_that_stand_nowhere_break_nothing(span_: Span):
    reading = reading_of(Claim("c00001", (span_,)), Claim("c00002", (span(0, 8),)))
    reading.select(Selection.caret(3))
    assert "c00002" in reading.here()
    reading.step(True)
    reading.step(False)
    assert reading.marks_in(0, 78)
    assert reading.rank("c00001")[1] == 2
    view = View(reading, 40, 3)
    for label in ("c00001", "c00002"):
        reading.choose(label)
        view.follow()
        view.labels_in_sight()
        for row in range(view.layout.rows):
            start, end = view.stretch(row)
            assert sum(b - a for a, b, _ in segments((start, end), view.scene(row))) == end - start
            assert len(view.gutter(row)) == 3
