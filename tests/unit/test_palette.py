"""Without colour every style is one of attributes alone, and still tells the paints apart."""

from __future__ import annotations

import pytest

from reportedly_tui.session import highlights as paint
from reportedly_tui.session.themes import THEMES
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
    assert (plain.pad.color, plain.panel_pad.bgcolor) == (None, None)


def test_attributes_tell_the_paints_apart(plain: Palette):
    assert len({plain.paint(bits) for bits in PAINTS}) == len(PAINTS)


@pytest.mark.parametrize("name", THEMES)
def test_with_colour_every_paint_has_ink_and_ground(name: str):
    coloured = Palette(THEMES[name], colour=True)
    assert all(coloured.paint(bits).color and coloured.paint(bits).bgcolor for bits in PAINTS)
