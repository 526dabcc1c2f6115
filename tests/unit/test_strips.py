"""A line painted into a row: what does not fit is cut, and that is seen."""

from __future__ import annotations

import pytest

from reportedly_tui.session.lines import Part, line
from reportedly_tui.session.themes import THEMES
from reportedly_tui.widgets.palette import Palette
from reportedly_tui.widgets.rows import strip_of

PALETTE = Palette(THEMES["dark"], colour=True)


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        (["left", "\t", "right"], "left      right"),
        (["quite long", "\t", "right"], "quite longright"),
        (["much too long", "\t", "right"], "much too… right"),
        (["much ", "too long", "\t", "right"], "much too… right"),
        (["a line much too long"], "a line much to…"),
        (["fifteen cells !"], "fifteen cells !"),
        (["漢字かな交じり", "\t", "right"], "漢字かな… right"),
        (["one", "\t", "far too long for it"], "… far too long "),
        ([], " " * 15),
    ],
)
def test_left_and_right_share_a_row(parts: list[str], shown: str):
    made: list[Part] = [(text, "text") for text in parts]
    strip = strip_of(line(*made), 15, PALETTE, panel=True)
    assert strip.text == shown
    assert strip.cell_length == 15
