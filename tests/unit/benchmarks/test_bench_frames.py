"""What a terminal is sent, cut into frames; what a key that is held costs."""

from __future__ import annotations

from itertools import pairwise

import pytest
from benchmarks import frames
from benchmarks.frames import BEGIN, END, Frame
from benchmarks.topics.held import costs
from hypothesis import given
from hypothesis import strategies as st

TWO = BEGIN + b"\x1b[3;1Hone" + END + b"\x1b[0m" + BEGIN + b"\x1b[1;1Htwo" + END


@given(st.lists(st.integers(0, len(TWO)), max_size=6))
def test_frames_are_found_however_the_bytes_were_read(cuts: list[int]):
    places = [0, *sorted(set(cuts)), len(TWO)]
    chunks = [(float(end), TWO[start:end]) for start, end in pairwise(places)]
    found = frames.split([chunk for chunk in chunks if chunk[1]])
    assert [frame.data for frame in found] == [b"\x1b[3;1Hone", b"\x1b[1;1Htwo"]
    assert found[-1].ended == len(TWO)
    assert TWO.index(END) + len(END) <= found[0].ended <= len(TWO)


def test_without_marks_all_is_one_frame():
    assert frames.split([(1.0, b"a"), (2.0, b"b")]) == [Frame(2.0, b"ab")]
    assert frames.split([]) == []


@pytest.mark.parametrize(
    ("data", "unfinished"),
    [(b"", False), (BEGIN, True), (TWO, False), (TWO + BEGIN + b"x", True), (b"plain", False)],
)
def test_a_frame_is_open_until_its_end(data: bytes, unfinished: bool):
    assert frames.is_open(data) is unfinished


@pytest.mark.parametrize(
    ("data", "painted"),
    [
        (b"\x1b[1;1Hsaved\x1b[7;9H", {1}),
        (b"\x1b[1;1Ha\x1b[12;4Hb\x1b[1;1H", {1, 12}),
        (b"no move at all", set()),
    ],
)
def test_rows_are_those_painted_not_where_the_cursor_is_left(data: bytes, painted: set[int]):
    assert frames.rows(data) == painted


def test_a_frame_on_the_status_row_alone_can_be_left_out():
    body, status = Frame(1.0, b"\x1b[5;1Hx\x1b[1;1H"), Frame(2.0, b"\x1b[1;1Hsaved\x1b[1;1H")
    assert frames.beyond([body, status], (1,)) == [body]
    assert frames.beyond([body, status], ()) == [body, status]
    assert frames.beyond([status], (1,)) == []


def test_words_are_without_sequences():
    assert frames.words(b"\x1b[1;31mHar\x1b[0mrow\x1b]0;title\x07 dam\x1b[?25l\xe2") == "Harrow dam"


@pytest.mark.parametrize(
    ("pressed", "ended", "cost"),
    [
        ([0.0, 1.0], [0.25, 1.5], [0.25, 0.5]),
        ([0.0, 1.0], [0.25, 0.75, 1.5], [0.75, 0.5]),
        ([0.0, 1.0], [1.5], [1.5, 0.5]),
        ([0.0, 1.0], [0.5], [0.5]),
    ],
    ids=["each its own", "painted in parts", "painted together", "one paints nothing"],
)
def test_a_held_key_costs_the_time_to_its_own_frame(pressed, ended, cost):
    assert costs(pressed, [Frame(time, b"") for time in ended]) == cost
