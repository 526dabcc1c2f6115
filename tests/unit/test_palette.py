"""Without colour every style is one of attributes alone, and still tells the paints apart."""

from __future__ import annotations

import pytest
from rich.color import Color, ColorSystem

from reportedly_tui.session import highlights as paint
from reportedly_tui.session.themes import THEMES, of_sixteen
from reportedly_tui.widgets.palette import Palette

ROLES = ("text", "muted", "heading", "source", "cue", "content", "claim", "cursor", "letter")
PAINTS = (0, paint.CLAIM, paint.SOURCE, paint.CUE, paint.FLAG, paint.CONTENT, paint.SELECTED)


@pytest.fixture(params=THEMES)
def plain(request: pytest.FixtureRequest) -> Palette:
    return Palette(THEMES[request.param], colour=False)


@pytest.mark.parametrize("here", [False, True])
@pytest.mark.parametrize("role", ROLES)
def test_no_role_has_a_colour(plain: Palette, role: str, here: bool):
    style = plain.role(role, here=here)
    assert (style.color, style.bgcolor) == (None, None)


@pytest.mark.parametrize("bits", [*PAINTS, paint.EDGE, paint.MATCH, paint.BARE])
def test_no_paint_has_a_colour(plain: Palette, bits: int):
    style = plain.paint(bits)
    assert (style.color, style.bgcolor) == (None, None)
    assert (plain.pad.color, plain.pad.bgcolor) == (None, None)


def test_attributes_tell_the_paints_apart(plain: Palette):
    assert len({plain.paint(bits) for bits in PAINTS}) == len(PAINTS)


@pytest.mark.parametrize("name", THEMES)
def test_with_colour_every_paint_has_ink_and_ground(name: str):
    coloured = Palette(THEMES[name], colour=True)
    assert all(coloured.paint(bits).color and coloured.paint(bits).bgcolor for bits in PAINTS)


# Sixteen colours.


def sixteen(colour: Color | None) -> int | None:
    """The number of the colour that a terminal of sixteen shows."""
    assert colour is not None
    return colour.downgrade(ColorSystem.STANDARD).number


@pytest.mark.parametrize("name", THEMES)
def test_sixteen_colours_tell_the_paints_apart(name: str):
    palette = Palette(of_sixteen(THEMES[name]), colour=True)
    assert palette.theme.name == name
    bits = [*PAINTS, paint.EDGE, paint.MATCH, paint.CHOSEN]
    styles = [palette.paint(each) for each in bits]
    looks = {(sixteen(one.color), sixteen(one.bgcolor), one.underline) for one in styles}
    assert len(looks) == len(bits)
    ground = sixteen(palette.pad.bgcolor)
    for tint in (paint.SELECTED, paint.CHOSEN, paint.MATCH):
        assert sixteen(palette.paint(tint).bgcolor) != ground
        tinted = palette.paint(tint | paint.CONTENT)
        assert sixteen(tinted.bgcolor) == sixteen(palette.paint(tint).bgcolor)
        assert sixteen(tinted.color) != sixteen(tinted.bgcolor)
