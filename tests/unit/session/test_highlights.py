"""Overlapping marks become the segments of a row."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly_tui.session.drafts import Draft
from reportedly_tui.session.highlights import (
    CHOSEN,
    CLAIM,
    CONTENT,
    CUE,
    DIM,
    EDGE,
    FLAG,
    MATCH,
    PAINT,
    SELECTED,
    SOURCE,
    Scene,
    bare_ended,
    segments,
)
from reportedly_tui.session.marks import Mark
from reportedly_tui.session.selection import Selection

NOWHERE = Selection.caret(1000)
AWAY = (1000, 1001)


def claim(start: int, end: int, name: str = "c00001") -> Mark:
    return Mark(start, end, "claims", name, "claims")


def part(name: str, start: int, end: int, label: str = "a00001") -> Mark:
    return Mark(start, end, "attributions", label, name)


def scene(*marks: Mark, **fields) -> Scene:
    return Scene(marks, fields.pop("selection", NOWHERE), fields.pop("edge", AWAY), **fields)


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (scene(), [(10, 30, 0)]),
        (scene(claim(0, 10)), [(10, 30, 0)]),
        (scene(claim(30, 40)), [(10, 30, 0)]),
        (scene(claim(10, 30)), [(10, 30, CLAIM)]),
        (scene(claim(0, 99)), [(10, 30, CLAIM)]),
        (scene(claim(0, 15)), [(10, 15, CLAIM), (15, 30, 0)]),
        (scene(claim(25, 99)), [(10, 25, 0), (25, 30, CLAIM)]),
        (scene(claim(15, 20)), [(10, 15, 0), (15, 20, CLAIM), (20, 30, 0)]),
        (
            scene(claim(15, 20), claim(20, 25, "c00002")),
            [(10, 15, 0), (15, 25, CLAIM), (25, 30, 0)],
        ),
        (
            scene(part("content", 10, 25), claim(12, 20)),
            [(10, 12, CONTENT), (12, 20, CONTENT | CLAIM), (20, 25, CONTENT), (25, 30, 0)],
        ),
        (
            scene(part("source", 10, 14), part("cue", 15, 19), part("content", 20, 30)),
            [(10, 14, SOURCE), (14, 15, 0), (15, 19, CUE), (19, 20, 0), (20, 30, CONTENT)],
        ),
        (scene(claim(10, 30), chosen="c00001"), [(10, 30, CLAIM | CHOSEN)]),
        (scene(claim(10, 30), chosen="c00002"), [(10, 30, CLAIM)]),
        (
            scene(claim(10, 20), claim(20, 30, "c00002"), chosen="c00002"),
            [(10, 20, CLAIM), (20, 30, CLAIM | CHOSEN)],
        ),
        (
            scene(Mark(12, 14, "flags", "f00001", "flags")),
            [(10, 12, 0), (12, 14, FLAG), (14, 30, 0)],
        ),
        (scene(Mark(12, 14, "zones", "z00001", "zones")), [(10, 30, 0)]),
        (scene(selection=Selection(12, 20)), [(10, 12, 0), (12, 20, SELECTED), (20, 30, 0)]),
        (scene(selection=Selection(20, 12)), [(10, 12, 0), (12, 20, SELECTED), (20, 30, 0)]),
        (scene(selection=Selection(5, 40)), [(10, 30, SELECTED)]),
        (
            scene(selection=Selection(12, 20), edge=(19, 20)),
            [(10, 12, 0), (12, 19, SELECTED), (19, 20, SELECTED | EDGE), (20, 30, 0)],
        ),
        (
            scene(selection=Selection.caret(12), edge=(12, 14)),
            [(10, 12, 0), (12, 14, EDGE), (14, 30, 0)],
        ),
        (scene(edge=(30, 30)), [(10, 30, 0)]),
        (scene(edge=(20, 20)), [(10, 30, 0)]),
        (scene(matches=[(8, 12), (28, 40)]), [(10, 12, MATCH), (12, 28, 0), (28, 30, MATCH)]),
    ],
)
def test_a_row_is_cut_where_a_paint_changes(shown: Scene, expected):
    assert segments((10, 30), shown) == expected


@pytest.mark.parametrize("selection", [NOWHERE, Selection(0, 40), Selection.caret(10)])
def test_an_empty_row_has_no_segments(selection: Selection):
    assert segments((10, 10), scene(claim(0, 40), selection=selection, edge=(10, 11))) == []


def test_dimming_leaves_the_chosen_label_and_mutes_the_rest():
    shown = scene(claim(10, 20), part("cue", 15, 25), chosen="c00001", dim=True)
    assert segments((10, 30), shown) == [(10, 20, CLAIM | CHOSEN), (20, 30, DIM)]


def test_dimming_hides_neither_selection_nor_edge_nor_match():
    shown = scene(
        selection=Selection(12, 20), edge=(19, 20), matches=[(25, 30)], chosen="c00001", dim=True
    )
    assert segments((10, 30), shown) == [
        (10, 12, DIM),
        (12, 19, SELECTED | DIM),
        (19, 20, SELECTED | EDGE | DIM),
        (20, 25, DIM),
        (25, 30, MATCH | DIM),
    ]


def test_a_draft_is_painted_as_if_chosen():
    draft = Draft(Selection(20, 30), source=[(10, 12)], cue=[(13, 15)], content=[(20, 30)])
    assert segments((10, 30), scene(draft=draft)) == [
        (10, 12, SOURCE | CHOSEN),
        (12, 13, 0),
        (13, 15, CUE | CHOSEN),
        (15, 20, 0),
        (20, 30, CONTENT | CHOSEN),
    ]


def test_paints_can_be_told_apart_in_any_mixture():
    bits = [CLAIM, SOURCE, CUE, CONTENT, FLAG, CHOSEN, SELECTED, EDGE, MATCH, DIM]
    assert all(bit & (bit - 1) == 0 for bit in bits)
    assert len(set(bits)) == len(bits)


stretches = st.tuples(st.integers(0, 60), st.integers(0, 30)).map(lambda one: (one[0], sum(one)))
kinds = st.sampled_from(
    [("claims", "claims"), ("zones", "zones"), ("flags", "flags")]
    + [("attributions", name) for name in ("source", "cue", "content")]
)
marks = st.builds(
    lambda stretch, kind, number: Mark(*stretch, kind[0], f"{kind[0][0]}0000{number}", kind[1]),
    stretches,
    kinds,
    st.integers(1, 3),
)


def paint_of(offset: int, shown: Scene) -> int:
    """The paints of one code point, found without any cleverness."""
    bits = 0
    for mark in shown.marks:
        if mark.start <= offset < mark.end and (not shown.dim or mark.id == shown.chosen):
            bits |= PAINT[mark.part] | (CHOSEN if mark.id == shown.chosen else 0)
    bits |= MATCH if any(start <= offset < end for start, end in shown.matches) else 0
    bits |= SELECTED if shown.selection.start <= offset < shown.selection.end else 0
    bits |= EDGE if shown.edge[0] <= offset < shown.edge[1] else 0
    return bits | DIM if shown.dim and not bits & CHOSEN else bits


@settings(max_examples=150)
@given(
    stretches,
    st.builds(
        Scene,
        st.lists(marks, max_size=12),
        st.builds(Selection, st.integers(0, 90), st.integers(0, 90)),
        stretches,
        st.sampled_from([None, "c00001", "a00002", "z00003"]),
        st.booleans(),
        st.lists(stretches, max_size=3),
    ),
)
def test_every_code_point_has_just_the_paints_over_it(row: tuple[int, int], shown: Scene):
    made = segments(row, shown)
    assert [offset for start, end, _ in made for offset in range(start, end)] == list(range(*row))
    assert all(start < end for start, end, _ in made)
    assert all(one[2] != other[2] for one, other in pairwise(made))
    for start, end, bits in made:
        assert all(paint_of(offset, shown) == bits for offset in range(start, end))


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ([], []),
        ([(0, 5, CLAIM)], [(0, 4, CLAIM), (4, 5, 0)]),
        ([(0, 4, CLAIM)], [(0, 4, CLAIM)]),
        ([(0, 4, CUE), (4, 5, CONTENT)], [(0, 4, CUE), (4, 5, 0)]),
        ([(0, 5, CLAIM | SELECTED)], [(0, 5, CLAIM | SELECTED)]),
        ([(0, 4, 0), (4, 5, EDGE)], [(0, 4, 0), (4, 5, EDGE)]),
        ([(0, 5, CLAIM | DIM)], [(0, 4, CLAIM | DIM), (4, 5, DIM)]),
    ],
)
def test_no_label_shows_on_the_blank_a_row_ends_with(row, expected):
    assert bare_ended(row, "four five") == expected
