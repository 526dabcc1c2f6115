"""The list of actions: DESIGN's keys, all of them portable, each with one meaning in its place."""

from __future__ import annotations

import re
from itertools import groupby

import pytest

from reportedly_tui.keys.actions import ACTIONS, BY_ID, Action, in_context
from reportedly_tui.keys.keymap import NAMED_KEYS, make_keymap, strokes

CONTEXTS = ("everywhere", "desk", "board", "sources", "reader", "draft")

# The keys that people learn and scripts send: none may be missing or come to mean something else.
FIXED = {
    "h": "caret.left",
    "j": "row.down",
    "k": "row.up",
    "l": "caret.right",
    "left": "caret.left",
    "down": "row.down",
    "up": "row.up",
    "right": "caret.right",
    "w": "word.next",
    "W": "word.previous",
    "c": "clause.next",
    "C": "clause.previous",
    "s": "sentence.next",
    "S": "sentence.previous",
    "p": "paragraph.next",
    "P": "paragraph.previous",
    '"': "quotation.next",
    "n": "label.next",
    "N": "label.previous",
    ".": "unlabelled.next",
    ",": "unlabelled.previous",
    "gg": "top",
    "ge": "end",
    "f": "jump",
    "v": "extend",
    "o": "swap",
    ";": "collapse",
    "+": "grow",
    "-": "shrink",
    ">": "edge.right",
    "<": "edge.left",
    "shift+right": "nudge.right",
    "shift+left": "nudge.left",
    "shift+down": "nudge.down",
    "shift+up": "nudge.up",
    "escape": "cancel",
    "ctrl+g": "cancel",
    "tab": "pane",
    "gn": "article.next",
    "gp": "article.previous",
    "1": "claim",
    "a": "attribution",
    "z": "zone",
    "!": "flag",
    "enter": "pick",
    "t": "field",
    "e": "edit",
    "d": "delete",
    "u": "undo",
    "U": "redo",
    "/": "search",
    ":": "palette",
    "?": "help",
    "gd": "desk",
    "y": "copy",
    "q": "back",
    "ctrl+s": "saved",
}
FIXED_ON_THE_DESK = {"enter": "desk.open", "u": "undo", ":": "palette", "?": "help", "q": "back"}
FIXED_IN_A_DRAFT = {
    "enter": "draft.accept",
    "tab": "draft.next",
    "escape": "cancel",
    "w": "word.next",
}
FIXED_ON_THE_BOARD = {
    "h": "board.left",
    "j": "board.down",
    "k": "board.up",
    "l": "board.right",
    "left": "board.left",
    "down": "board.down",
    "up": "board.up",
    "right": "board.right",
    "enter": "board.open",
    "/": "board.filter",
    "gb": "board",
    "q": "back",
}

KEYS = [(action, key) for action in ACTIONS for key in action.keys]
EACH_KEY = pytest.mark.parametrize(
    ("action", "key"), KEYS, ids=[f"{action.id}-{key}" for action, key in KEYS]
)
EACH = pytest.mark.parametrize("action", ACTIONS, ids=[action.id for action in ACTIONS])


@pytest.mark.parametrize(("key", "action"), FIXED.items())
def test_a_fixed_key_of_the_reader_means_what_it_always_meant(key: str, action: str):
    assert make_keymap().find("reader", strokes(key)) == action


@pytest.mark.parametrize(("key", "action"), FIXED_ON_THE_DESK.items())
def test_a_fixed_key_of_the_desk(key: str, action: str):
    assert make_keymap().find("desk", strokes(key)) == action


@pytest.mark.parametrize(("key", "action"), FIXED_IN_A_DRAFT.items())
def test_a_fixed_key_while_an_attribution_is_made(key: str, action: str):
    assert make_keymap().find("draft", strokes(key)) == action


@pytest.mark.parametrize(("key", "action"), FIXED_ON_THE_BOARD.items())
def test_a_fixed_key_of_the_board(key: str, action: str):
    assert make_keymap().find("board", strokes(key)) == action


@pytest.mark.parametrize("context", CONTEXTS)
def test_the_board_is_two_keys_away(context: str):
    assert make_keymap().find(context, strokes("gb")) == "board"


@EACH_KEY
def test_a_default_key_is_one_that_plain_terminals_send(action: Action, key: str):
    typed = [stroke for stroke in strokes(key) if len(stroke) == 1]
    named = [stroke for stroke in strokes(key) if len(stroke) > 1]
    assert all(stroke.isascii() and stroke.isprintable() and stroke != " " for stroke in typed)
    assert all(stroke in NAMED_KEYS or re.fullmatch("ctrl\\+[a-z]", stroke) for stroke in named)
    assert not any(stroke in {f"ctrl+{letter}" for letter in "cdhijmqz"} for stroke in named)


@EACH_KEY
def test_a_default_key_needs_no_alt_gr_and_is_no_dead_key(action: Action, key: str):
    assert key in NAMED_KEYS or not set(key) & set("[]{}\\|@~^`´#€")


@EACH
def test_no_action_is_reached_by_ctrl_alone(action: Action):
    assert action.id == "saved" or any(not key.startswith("ctrl+") for key in action.keys)


@EACH
def test_an_action_says_what_it_does(action: Action):
    assert action.help
    assert action.help == action.help.strip().rstrip(".")
    assert action.title == action.title.strip().lower()
    assert len(action.title) <= 18
    assert action.group
    assert action.context in CONTEXTS
    assert action.keys
    assert re.fullmatch(r"[a-z]+(\.[a-z]+)?", action.id)


@pytest.mark.parametrize("context", CONTEXTS)
def test_a_key_starts_one_action_in_its_place(context: str):
    keys = [key for action in ACTIONS if action.context == context for key in action.keys]
    assert len(keys) == len(set(keys))


def test_no_place_takes_a_key_away_from_everywhere():
    everywhere = {
        key for action in ACTIONS if action.context == "everywhere" for key in action.keys
    }
    for action in ACTIONS:
        assert action.context == "everywhere" or not everywhere & set(action.keys)


def test_ids_are_unique():
    assert len(BY_ID) == len(ACTIONS)
    assert all(BY_ID[action.id] is action for action in ACTIONS)


def test_the_footer_has_an_order():
    for _, shared in groupby(sorted(ACTIONS, key=lambda one: one.context), lambda one: one.context):
        places = [action.footer for action in shared if action.footer]
        assert len(places) == len(set(places))


@pytest.mark.parametrize("context", CONTEXTS)
def test_a_place_lists_its_own_actions_then_those_of_every_place(context: str):
    listed = in_context(context)
    kinds = [action.context for action in listed]
    assert set(kinds) == {context, "everywhere"}
    if context != "everywhere":
        assert kinds == sorted(kinds, key=lambda kind: kind == "everywhere")
        assert len(set(listed)) == len(listed)


def test_titles_tell_a_places_actions_apart():
    for context in CONTEXTS:
        titles = [action.title for action in ACTIONS if action.context == context]
        assert len(titles) == len(set(titles)), context
