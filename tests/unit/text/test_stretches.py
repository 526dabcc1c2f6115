"""Stretches tile their lines, whichever offset they are found from."""

from __future__ import annotations

import pytest

from reportedly.text.stretches import LONG, line_at, stretch_at

SENTENCE = "The wall gave way at noon. "


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "one",
        "one\n\ntwo\n",
        SENTENCE * 3_000,
        "x" * 50_000,
        "short\n" + SENTENCE * 1_500 + "\nshort\n" + "y" * LONG + "\n" + "z" * (LONG + 1),
        "a" + "\u0301" * 12_000 + " b" * 9_000,
    ],
)
def test_stretches_tile_lines(text: str):
    at = 0
    while at <= len(text):
        line = line_at(text, at)
        reached = line.start
        while reached < line.end:
            stretch = stretch_at(text, reached)
            assert stretch.start == reached
            assert line.start <= stretch.start < stretch.end <= line.end
            for offset in {*range(*stretch, 997), stretch.end - 1}:
                assert stretch_at(text, offset) == stretch
            reached = stretch.end
        assert stretch_at(text, line.end).end == line.end
        at = line.end + 1


def test_a_line_of_the_longest_length_is_one_stretch():
    text = "a\n" + "x" * LONG + "\nb"
    for offset in (2, LONG // 2, LONG + 2):
        assert stretch_at(text, offset) == (2, LONG + 2)


def test_the_line_of_a_newline_is_the_one_it_ends():
    assert line_at("ab\n\ncd", 2) == (0, 2)
    assert line_at("ab\n\ncd", 3) == (3, 3)
    assert line_at("ab\n\ncd", 6) == (4, 6)
