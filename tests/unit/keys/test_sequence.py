"""Strokes become actions, one after another."""

from __future__ import annotations

import pytest

from reportedly_tui.keys.keymap import make_keymap
from reportedly_tui.keys.sequence import KeyReader


def typed(*pressed: str, context: str = "reader") -> list[str | None]:
    """What each stroke comes to."""
    reader = KeyReader(make_keymap())
    return [reader.press(context, stroke) for stroke in pressed]


@pytest.mark.parametrize(
    ("pressed", "expected"),
    [
        (("w",), ["word.next"]),
        (("w", "w", "1"), ["word.next", "word.next", "claim"]),
        (("g", "g"), [None, "top"]),
        (("g", "e"), [None, "end"]),
        (("g", "d"), [None, "desk"]),
        (("g", "g", "g", "g"), [None, "top", None, "top"]),
        (("x",), [None]),
        (("x", "w"), [None, "word.next"]),
        (("shift+left",), ["nudge.left"]),
        (("escape",), ["cancel"]),
    ],
)
def test_strokes_start_actions(pressed: tuple[str, ...], expected: list[str | None]):
    assert typed(*pressed) == expected


@pytest.mark.parametrize("stroke", ["z", "w", "escape", "x", "tab", "ctrl+g"])
def test_a_stroke_that_does_not_go_on_ends_the_sequence_and_does_nothing(stroke: str):
    assert typed("g", stroke, "w") == [None, None, "word.next"]


def test_the_begun_sequence_can_be_seen():
    reader = KeyReader(make_keymap())
    assert reader.pending == ()
    reader.press("reader", "g")
    assert reader.pending == ("g",)
    reader.press("reader", "g")
    assert reader.pending == ()


def test_a_begun_sequence_can_be_cancelled():
    reader = KeyReader(make_keymap())
    assert not reader.cancel()
    reader.press("reader", "g")
    assert reader.cancel()
    assert not reader.cancel()
    assert reader.press("reader", "e") == "edit"


@pytest.mark.parametrize(
    ("context", "stroke", "action"),
    [
        ("reader", "enter", "pick"),
        ("desk", "enter", "desk.open"),
        ("draft", "enter", "draft.accept"),
        ("draft", "s", "sentence.next"),
        ("reader", "x", None),
        ("draft", "x", "draft.empty"),
        ("desk", "w", None),
        ("desk", "/", "desk.filter"),
        ("reader", "/", "search"),
        ("desk", "1", None),
    ],
)
def test_a_stroke_means_what_it_means_in_its_place(context: str, stroke: str, action: str | None):
    assert typed(stroke, context=context) == [action]


def test_a_keymap_of_the_users_is_followed():
    reader = KeyReader(make_keymap({"top": ("tt",), "field": ("T",)}))
    assert [reader.press("reader", stroke) for stroke in "ttT"] == [None, "top", "field"]
