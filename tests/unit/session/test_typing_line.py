"""A line of typed text and its cursor."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly_tui.session.typing import Typing

FAMILY = "👩\u200d👩\u200d👧"


def after(text: str, *strokes: str) -> Typing:
    typing = Typing.of(text)
    for stroke in strokes:
        assert typing.press(stroke)
    return typing


@pytest.mark.parametrize(
    ("text", "strokes", "expected", "cursor"),
    [
        ("", ["backspace"], "", 0),
        ("", ["delete"], "", 0),
        ("", ["left"], "", 0),
        ("", ["right"], "", 0),
        ("dam", [], "dam", 3),
        ("dam", ["left"], "dam", 2),
        ("dam", ["left", "left", "left", "left"], "dam", 0),
        ("dam", ["home"], "dam", 0),
        ("dam", ["home", "right"], "dam", 1),
        ("dam", ["home", "end"], "dam", 3),
        ("dam", ["right"], "dam", 3),
        ("dam", ["backspace"], "da", 2),
        ("dam", ["home", "delete"], "am", 0),
        ("dam", ["left", "delete"], "da", 2),
        ("dam", ["left", "backspace"], "dm", 1),
        ("dam", ["home", "backspace"], "dam", 0),
        ("dam", ["delete"], "dam", 3),
        ("xe\u0301", ["backspace"], "x", 1),
        ("xe\u0301", ["left"], "xe\u0301", 1),
        (f"x{FAMILY}", ["backspace"], "x", 1),
        (f"{FAMILY}x", ["home", "right"], f"{FAMILY}x", len(FAMILY)),
        (f"{FAMILY}x", ["home", "delete"], "x", 0),
        ("क्षि", ["backspace"], "", 0),
        ("🇩🇪🇫🇷", ["backspace"], "🇩🇪", 2),
    ],
)
def test_keys_edit_by_grapheme(text: str, strokes: list[str], expected: str, cursor: int):
    assert after(text, *strokes) == Typing(expected, cursor)


@pytest.mark.parametrize("stroke", ["a", "enter", "tab", "escape", "up", "down", "f5", "é", ""])
def test_other_keys_are_left_to_others(stroke: str):
    typing = Typing.of("dam")
    assert not typing.press(stroke)
    assert typing == Typing("dam", 3)


@pytest.mark.parametrize(
    ("cursor", "typed", "expected"),
    [(0, "the ", "the dam"), (3, "s", "dams"), (1, "r", "dram"), (2, "", "dam")],
)
def test_what_is_typed_goes_to_the_cursor(cursor: int, typed: str, expected: str):
    typing = Typing("dam", cursor)
    typing.insert(typed)
    assert typing == Typing(expected, cursor + len(typed))


@pytest.mark.parametrize(
    ("typing", "expected"),
    [
        (Typing(), ["", " ", ""]),
        (Typing.of("dam"), ["dam", " ", ""]),
        (Typing("dam", 0), ["", "d", "am"]),
        (Typing("dam", 1), ["d", "a", "m"]),
        (Typing("xe\u0301y", 1), ["x", "e\u0301", "y"]),
        (Typing("a\nb", 1), ["a", "⏎", "b"]),
        (Typing("a\nb", 3), ["a⏎b", " ", ""]),
    ],
)
def test_the_cursor_stands_on_a_grapheme(typing: Typing, expected: list[str]):
    parts = typing.parts(20, "on")
    assert [text for text, _ in parts] == expected
    assert [role for _, role in parts] == ["on", "cursor", "on"]


@pytest.mark.parametrize("room", [-5, 0, 1, 2, 3, 10, 40])
@pytest.mark.parametrize("cursor", [0, 1, 20, 39, 40])
def test_the_cursor_is_in_sight_in_any_room(cursor: int, room: int):
    typing = Typing("0123456789" * 4, cursor)
    before, under, behind = (text for text, _ in typing.parts(room))
    assert under == (typing.text[cursor] if cursor < 40 else " ")
    assert len(before + under + behind) <= max(room, 1) + 1
    assert typing.text[:cursor].endswith(before)
    assert typing.text[cursor + 1 :].startswith(behind)


def boundaries(text: str) -> set[int]:
    return {0, *(found.end() for found in regex.finditer(r"\X", text))}


strokes = st.sampled_from(["left", "right", "home", "end", "backspace", "delete"])
typed = st.sampled_from(["a", "dam ", "é", "e\u0301", FAMILY, "漢", "\u0301"])


@settings(max_examples=100)
@given(st.lists(st.one_of(strokes, typed), max_size=25))
def test_keys_never_cut_a_grapheme(keys: list[str]):
    typing = Typing()
    for key in keys:
        before, whole = typing.text, boundaries(typing.text)
        stood_whole = typing.cursor in whole
        if not typing.press(key):
            typing.insert(key)
            assert len(typing.text) == len(before) + len(key)
        elif key in ("backspace", "delete"):
            gone = len(before) - len(typing.text)
            assert not stood_whole or gone in {b - a for a in whole for b in whole if a <= b}
        else:
            assert typing.text == before
            assert typing.cursor in whole
        assert 0 <= typing.cursor <= len(typing.text)
