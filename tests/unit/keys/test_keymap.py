"""What keys start: the defaults, what a user changes, and what is refused, with the reason."""

from __future__ import annotations

import string

import pytest

from reportedly_tui.keys.actions import ACTIONS, BY_ID
from reportedly_tui.keys.keymap import (
    NAMED_KEYS,
    KeymapError,
    help_lines,
    make_keymap,
    strokes,
)

PLACES = ("reader", "desk", "draft")


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("w", ("w",)),
        ("W", ("W",)),
        ("+", ("+",)),
        ("gg", ("g", "g")),
        ("g+", ("g", "+")),
        ("++", ("+", "+")),
        ('"', ('"',)),
        ("é", ("é",)),
        ("ж", ("ж",)),
        ("ctrl+s", ("ctrl+s",)),
        ("ctrl+x", ("ctrl+x",)),
        *((name, (name,)) for name in sorted(NAMED_KEYS)),
    ],
)
def test_a_binding_is_split_into_strokes(keys: str, expected: tuple[str, ...]):
    assert strokes(keys) == expected


@pytest.mark.parametrize(
    "keys",
    [
        "",
        " ",
        "g ",
        "\t",
        "\x1b",
        "\n",
        "insert",
        "ggg",
        "del",
        "Enter",
        "pgdn",
        "alt+f",
        "alt+.",
        "meta+x",
        "super+a",
        "shift+a",
        "shift+f5",
        "shift+enter",
        "ctrl+shift+a",
        "ctrl+left",
        "ctrl+space",
        "ctrl+A",
        "ctrl+é",
        "ctrl+1",
        "ctrl++",
        *(f"ctrl+{letter}" for letter in "chijm@["),
    ],
)
def test_what_plain_terminals_do_not_send_is_refused(keys: str):
    with pytest.raises(KeymapError, match=r"no such key|do not send"):
        strokes(keys)


@pytest.mark.parametrize("letter", sorted(set(string.ascii_lowercase) - set("chijm")))
def test_other_letters_go_with_ctrl(letter: str):
    assert strokes(f"ctrl+{letter}") == (f"ctrl+{letter}",)


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_default_is_found_where_the_action_works(action):
    keymap = make_keymap()
    places = PLACES if action.context == "everywhere" else (action.context,)
    for place in places:
        for key in action.keys:
            assert keymap.find(place, strokes(key)) == action.id
    assert keymap.keys_of(action.id) == action.keys
    assert keymap.key_of(action.id) == action.keys[0]


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_can_be_rebound(action):
    keymap = make_keymap({action.id: ("ctrl+y",)})
    assert keymap.keys_of(action.id) == ("ctrl+y",)
    place = "reader" if action.context == "everywhere" else action.context
    assert keymap.find(place, ("ctrl+y",)) == action.id
    for key in action.keys:
        assert keymap.find(place, strokes(key)) != action.id


def test_an_action_can_have_several_keys_or_none():
    keymap = make_keymap({"claim": ("1", "X"), "jump": ()})
    assert keymap.keys_of("claim") == ("1", "X")
    assert keymap.find("reader", ("X",)) == "claim"
    assert keymap.key_of("jump") == ""
    assert keymap.keys_of("jump") == ()
    assert keymap.find("reader", ("f",)) is None


def test_two_keys_can_be_swapped():
    keymap = make_keymap({"word.next": ("c",), "clause.next": ("w",)})
    assert keymap.find("reader", ("c",)) == "word.next"
    assert keymap.find("reader", ("w",)) == "clause.next"


def test_a_key_given_away_can_be_taken():
    keymap = make_keymap({"undo": ("Z",), "claim": ("u",)})
    assert keymap.find("reader", ("u",)) == "claim"


@pytest.mark.parametrize("unknown", ["word", "claims", "", "Claim", "quit"])
def test_an_unknown_action_is_refused(unknown: str):
    with pytest.raises(KeymapError, match=f"'{unknown}' is no action; `reportedly keys`"):
        make_keymap({unknown: ("x",)})


def test_an_impossible_key_is_refused():
    with pytest.raises(KeymapError, match=r"'alt\+c'"):
        make_keymap({"claim": ("alt+c",)})


@pytest.mark.parametrize(
    ("changes", "both"),
    [
        ({"claim": ("a",)}, ("claim", "attribution")),
        ({"claim": ("gg",)}, ("claim", "top")),
        ({"claim": ("u",)}, ("claim", "undo")),
        ({"desk.open": ("?",)}, ("desk.open", "help")),
        ({"draft.skip": ("u",)}, ("draft.skip", "undo")),
        ({"draft.skip": ("x",)}, ("draft.skip", "draft.empty")),
        ({"undo": ("w",)}, ("undo", "word.next")),
        ({"claim": ("x", "x")}, ("claim", "claim")),
    ],
)
def test_two_actions_on_one_key_are_refused_and_both_named(changes, both: tuple[str, str]):
    with pytest.raises(KeymapError, match="would start both") as refused:
        make_keymap(changes)
    assert all(f"'{action}'" in str(refused.value) for action in both)


@pytest.mark.parametrize(
    ("changes", "hidden", "by"),
    [
        ({"claim": ("g",)}, "g", "claim"),
        ({"claim": ("wx",)}, "wx", "word.next"),
        ({"claim": ("ux",)}, "ux", "undo"),
        ({"redo": ("dd",)}, "dd", "delete"),
        ({"desk.open": ("jo",)}, "jo", "desk.down"),
        ({"draft.skip": ("ux",)}, "ux", "undo"),
        ({"draft.skip": ("wx",)}, "wx", "word.next"),
        ({"draft.skip": ("g",)}, "g", "draft.skip"),
        ({"theme": ("g",)}, "g", "theme"),
    ],
)
def test_a_binding_that_could_not_be_typed_is_refused(changes, hidden: str, by: str):
    with pytest.raises(KeymapError, match="can't be typed") as refused:
        make_keymap(changes)
    assert f"'{by}' at once" in str(refused.value)
    assert f"'{hidden}" in str(refused.value)


def test_a_draft_may_give_a_key_of_the_reader_another_meaning():
    keymap = make_keymap({"draft.skip": ("w",)})
    assert keymap.find("draft", ("w",)) == "draft.skip"
    assert keymap.find("reader", ("w",)) == "word.next"


@pytest.mark.parametrize(
    ("context", "pressed", "more"),
    [
        ("reader", ("g",), True),
        ("draft", ("g",), True),
        ("desk", ("g",), True),
        ("reader", ("g", "g"), False),
        ("reader", ("w",), False),
        ("reader", (), True),
        ("reader", ("x",), False),
        ("reader", ("ctrl+g",), False),
    ],
)
def test_it_is_known_whether_more_can_follow(context: str, pressed: tuple[str, ...], more: bool):
    assert make_keymap().continues(context, pressed) is more


@pytest.mark.parametrize("context", PLACES)
def test_the_help_names_every_action_of_a_place_with_its_keys(context: str):
    keymap = make_keymap({"undo": ("Z", "u")})
    listed = [entry for _, entries in help_lines(keymap, context) for entry in entries]
    expected = [one for one in ACTIONS if one.context in (context, "everywhere")]
    assert len(listed) == len(expected)
    assert {words for _, words in listed} == {one.help for one in expected}
    assert ("Z  u", BY_ID["undo"].help) in listed


def test_the_help_has_each_heading_once():
    headings = [heading for heading, _ in help_lines(make_keymap(), "reader")]
    assert len(headings) == len(set(headings))
