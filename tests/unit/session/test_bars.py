"""The status line above the article and the footer below it."""

from __future__ import annotations

import pytest
from sitting import VALLEY_AT, Keyboard

from reportedly.gitstate import GitState
from reportedly.workspace import Workspace
from reportedly_tui.keys.keymap import make_keymap
from reportedly_tui.session.bars import (
    footer_line,
    git_words,
    list_footer,
    place_words,
    status_line,
)
from reportedly_tui.session.desk import Desk
from reportedly_tui.session.lines import Line, cells_of, filled

KEYS = make_keymap()


def text_of(one: Line) -> str:
    return "".join(text for text, _ in one.parts)


def status(keyboard: Keyboard, git: GitState | None = None, width: int = 120) -> str:
    return text_of(status_line(keyboard.session, git, width))


def footer(
    keyboard: Keyboard,
    context: str = "reader",
    pending: str = "",
    note: tuple[str, str] = ("", ""),
    width: int = 120,
    keymap=KEYS,
) -> str:
    return text_of(footer_line(keyboard.session, keymap, context, pending, note, width))


# The status line.


def test_article_annotator_and_state_are_always_said(keyboard: Keyboard):
    for width in (40, 80, 120, 200):
        shown = status(keyboard, GitState("main", "changed", 2), width)
        assert "the-herald" in shown
        assert "ana · in progress · " in shown
        assert "nothing yet" in shown


def test_what_there_is_no_room_for_goes(keyboard: Keyboard):
    git = GitState("main", "changed", 2)
    full = status(keyboard, git, 200)
    assert all(words in full for words in ("harrow-dam ▸", "main changed ✱2", "0 claims · 0 attr"))
    for width in range(40, 140):
        shown = status(keyboard, git, width)
        assert len(shown) - 1 <= width or "claims" not in shown


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("new", "nothing yet"),
        ("saved", "· saved"),
        ("saving", "saving…"),
        ("failed", "NOT SAVED"),
        ("changed", "CHANGED ON DISK"),
    ],
)
def test_whether_all_is_saved(keyboard: Keyboard, state, words: str):
    keyboard.session.file_of(keyboard.session.reading).state = state
    assert words in status(keyboard)
    keyboard.session.reading.read_only = "held elsewhere"
    assert "read-only" in status(keyboard)


def test_labels_are_counted(keyboard: Keyboard):
    keyboard.caret("Dozens").press("s 1")
    assert "1 claim · 0 attr" in status(keyboard)
    keyboard.caret("Regional").press("s a enter")
    keyboard.caret("breach").press("s 1")
    assert "2 claims · 1 attr" in status(keyboard)


def test_the_status_of_the_file(keyboard: Keyboard):
    keyboard.press("t s c")
    assert "ana · complete · " in status(keyboard)


@pytest.mark.parametrize(
    ("git", "words"),
    [
        (None, ""),
        (GitState(None, "none", 0), ""),
        (GitState("main", "clean", 0), " · main"),
        (GitState("main", "none", 0), " · main"),
        (GitState("main", "changed", 1), " · main changed ✱1"),
        (GitState("main", "untracked", 3), " · main untracked ✱3"),
        (GitState("a/b", "staged", 0), " · a/b staged"),
    ],
)
def test_what_git_says(git: GitState | None, words: str):
    assert git_words(git) == words


# The footer.


def test_where_the_selection_stands(keyboard: Keyboard):
    assert place_words(keyboard.session) == " 0 %"
    keyboard.session.reading.count_sentences()
    keyboard.caret("knew").press("w")
    assert place_words(keyboard.session) == " sentence 6/10 · 4 chars"
    assert place_words(keyboard.session, short=True) == " 6/10 · 4 chars"
    keyboard.press("g e")
    assert place_words(keyboard.session) == " sentence 10/10"


def test_an_empty_article_has_a_place(workspace):
    from sitting import open_session

    path = workspace.root / "data" / "harrow-dam" / "valley-post.txt"
    path.write_text("", encoding="utf-8")
    session = open_session(workspace, VALLEY_AT)
    session.reading.count_sentences()
    assert place_words(session) == " 0 %"


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 200])
@pytest.mark.parametrize("context", ["reader", "draft"])
def test_the_footer_keeps_to_the_width(keyboard: Keyboard, context: str, width: int):
    keyboard.select("the board knew of the cracks")
    if context == "draft":
        keyboard.press("a")
    keyboard.session.reading.count_sentences()
    assert len(footer(keyboard, context, width=width)) <= max(width, 60)


def test_the_footer_leads_to_the_help(keyboard: Keyboard):
    for width in (60, 80, 200):
        assert "? help" in footer(keyboard, width=width)


def test_the_footer_shows_what_works_here(keyboard: Keyboard):
    assert "1 claim" in footer(keyboard)
    assert "e edit" not in footer(keyboard, width=200)
    keyboard.select("cracks").press("1")
    assert "e edit" in footer(keyboard, width=200)


def test_the_footer_shows_the_users_keys(keyboard: Keyboard):
    keymap = make_keymap({"claim": ("X",), "help": ("escape",), "cancel": ("ctrl+g",)})
    shown = footer(keyboard, keymap=keymap)
    assert "X claim" in shown
    assert "esc help" in shown


def test_an_action_without_a_key_is_not_in_the_footer(keyboard: Keyboard):
    assert " claim" not in footer(keyboard, keymap=make_keymap({"claim": ()}))


def test_a_draft_says_which_part_it_asks_for(keyboard: Keyboard):
    keyboard.select("the board knew of the cracks").press("a")
    for width in (80, 120):
        shown = footer(keyboard, "draft", width=width)
        assert "source? 1/" in shown
        assert "enter accept" in shown
    keyboard.press("escape")
    keyboard.caret("Subscribe").press("s a")
    assert "source? by hand" in footer(keyboard, "draft")


def test_a_begun_sequence_is_shown(keyboard: Keyboard):
    assert "g…" in footer(keyboard, pending="g")


@pytest.mark.parametrize("width", [60, 120])
def test_a_note_takes_the_place_of_the_keys(keyboard: Keyboard, width: int):
    shown = footer(keyboard, note=("nothing to be undone", "text"), width=width)
    assert "nothing to be undone" in shown
    assert "? help" not in shown


def test_a_long_note_takes_the_whole_line(keyboard: Keyboard):
    note = "read-only: " + "x" * 100
    shown = footer(keyboard, note=(note, "warning"))
    assert shown.strip() == note


def test_extending_and_searching_are_shown(keyboard: Keyboard):
    keyboard.press("v")
    keyboard.session.reading.needle = "dam"
    shown = footer(keyboard)
    assert "EXTEND" in shown
    assert "/dam" in shown


@pytest.mark.parametrize(
    ("context", "first", "last"),
    [("desk", "enter open", "q quit"), ("sources", "enter where", "q back")],
)
@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_footer_of_a_list_begins_and_ends_alike(
    workspace: Workspace, context: str, first: str, last: str, width: int
):
    made = list_footer(Desk(workspace, "ana"), make_keymap(), context, "", ("", ""), width)
    told = text_of(made)
    assert told.startswith(f" {first}")
    assert told.endswith(f"? help  {last}")
    assert len(told) <= width


def test_what_filters_a_list_takes_the_place_of_the_keys(workspace: Workspace):
    desk = Desk(workspace, "ana")
    desk.paste("two\nwords")
    made = list_footer(desk, make_keymap(), "desk", "", ("", ""), 80)
    assert text_of(made).startswith(" filter: two words")


@pytest.mark.parametrize(
    "text", ["", "Ana", "a longer name", "新华社记者", "新华社", "e\u0301te\u0301"]
)
@pytest.mark.parametrize("room", [5, 6, 7])
def test_a_column_takes_just_its_cells(text: str, room: int):
    made = filled(text, room)
    assert cells_of(made) == room
    assert ("…" in made) == (cells_of(text) > room)
