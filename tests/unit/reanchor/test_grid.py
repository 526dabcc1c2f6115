"""Where the pieces of an old text stand: the same places, however many pieces there are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reanchor import grid
from reportedly.reanchor.grid import BLOCK

TEXTS = st.text("ab", max_size=80)


@given(TEXTS, st.sets(st.text("ab", min_size=BLOCK, max_size=BLOCK), max_size=3), st.data())
def test_few_pieces_are_found_where_many_are(text: str, pieces: set[str], data: st.DataObject):
    if len(text) >= BLOCK:
        start = data.draw(st.integers(0, len(text) - BLOCK))
        pieces = pieces | {text[start : start + BLOCK]}
    one_by_one = grid._places(text, pieces)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grid, "FEW", -1)
        assert grid._places(text, pieces) == one_by_one
