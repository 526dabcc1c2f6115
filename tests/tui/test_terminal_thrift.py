"""Fewer bytes paint the same screen."""

from __future__ import annotations

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.style import Style

from reportedly_tui.terminal.thrift import thrifty

COLOURS = st.sampled_from(["#d5d7dd", "#15171c", "#8ed1c4", "red", "bright_blue", "color(120)"])
STYLES = st.builds(
    Style,
    color=COLOURS | st.none(),
    bgcolor=COLOURS | st.none(),
    bold=st.booleans(),
    italic=st.booleans(),
    underline=st.booleans(),
    reverse=st.booleans(),
)
SYSTEMS = st.sampled_from([ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT, ColorSystem.STANDARD])
MOVES = st.sampled_from(["\x1b[3;1H", "\r\n", "\x1b[2;9H\r\n", "\x1b[?25l"])
TEXTS = st.sampled_from(["", " ", "    ", "dam", " a dam ", "m", "“no”", "┃ "])


@st.composite
def frames(draw: st.DrawFn) -> str:
    """What Textual writes for a frame: styled texts, and moves between them."""
    system = draw(SYSTEMS)
    parts = draw(st.lists(st.tuples(STYLES, TEXTS) | MOVES, max_size=12))
    return "".join(
        part if isinstance(part, str) else part[0].render(part[1], color_system=system)
        for part in parts
    )


def cells(*written: str) -> list[object]:
    """The cells of a screen; of a blank the ink is not seen, but with a line or reversed."""
    screen = pyte.Screen(20, 6)
    stream = pyte.Stream(screen)
    for data in written:
        stream.feed(data)
    found = [screen.buffer[row][column] for row in range(6) for column in range(20)]
    return [
        cell._replace(fg="", bold=False, italics=False)
        if cell.data == " " and not (cell.underscore or cell.reverse)
        else cell
        for cell in found
    ]


@given(st.lists(frames(), max_size=3))
@settings(max_examples=60)
def test_the_screen_is_the_same(written: list[str]):
    shorter = [thrifty(data) for data in written]
    assert cells(*shorter) == cells(*written)
    assert all(len(new) <= len(old) for new, old in zip(shorter, written, strict=True))


@pytest.mark.parametrize(
    ("written", "shorter"),
    [
        ("", ""),
        ("\x1b[?2026h", "\x1b[?2026h"),
        ("\x1b[31mdam\x1b[0m\x1b[31m wall\x1b[0m", "\x1b[31mdam wall\x1b[0m"),
        ("\x1b[31;44mdam\x1b[0m\x1b[32;44m   \x1b[0m", "\x1b[31;44mdam   \x1b[0m"),
        ("\x1b[1;31mdam\x1b[0m\x1b[31mdam\x1b[0m", "\x1b[1;31mdam\x1b[0;31mdam\x1b[0m"),
        ("\x1b[31mdam\x1b[0m\r\n\x1b[31mdam\x1b[0m", "\x1b[31mdam\r\ndam\x1b[0m"),
        ("\x1b[31mdam\x1b[0mdam", "\x1b[31mdam\x1b[39mdam"),
    ],
)
def test_a_style_is_told_by_what_changes(written: str, shorter: str):
    assert thrifty(written) == shorter


def test_every_write_ends_without_style():
    assert thrifty("\x1b[1;38;2;1;2;3mdam\x1b[0m").endswith("\x1b[0m")
