"""The selection: two ends, one of them active."""

from __future__ import annotations

import pytest

from reportedly_tui.session.selection import Selection


@pytest.mark.parametrize(
    ("selection", "start", "end", "empty"),
    [
        (Selection(3, 9), 3, 9, False),
        (Selection(9, 3), 3, 9, False),
        (Selection(4, 4), 4, 4, True),
        (Selection.caret(7), 7, 7, True),
        (Selection.over((2, 5)), 2, 5, False),
        (Selection.over((2, 2)), 2, 2, True),
    ],
)
def test_start_and_end(selection: Selection, start: int, end: int, empty: bool):
    assert (selection.start, selection.end, selection.empty) == (start, end, empty)


def test_the_end_is_active_in_a_fresh_selection():
    assert Selection.over((2, 5)).active == 5


@pytest.mark.parametrize("selection", [Selection(3, 9), Selection(9, 3), Selection(4, 4)])
def test_swapping_twice_changes_nothing(selection: Selection):
    swapped = selection.swapped()
    assert (swapped.start, swapped.end) == (selection.start, selection.end)
    assert swapped.active == selection.anchor
    assert swapped.swapped() == selection
