"""Texts and notes: the editor, what it keeps, and how it is taken back."""

from __future__ import annotations

import pytest
from piloting import Desk, at_desk
from textual import events

from reportedly.workspace import Workspace
from reportedly_tui.widgets import editor as editing
from reportedly_tui.widgets.editor import Editor

HOSTILE = "[red]x[/] [/b] [sic] \x1b[31m \x9b \x07\u202e“”\u200b \ud7ff\ue000"
SEPARATORS = "a\rb\vc\fd\x1ce\x1df\x1eg\x85h\u2028i\u2029j\nk"


def notes(desk: Desk) -> str | None:
    return desk.labels("claims")[0].notes


async def test_esc_keeps_what_was_written(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("s 1 e n")
        await desk.type("who counted?")
        await desk.press("enter")
        await desk.type("[red] nobody [/]")
        assert "[red] nobody [/]" in desk.text
        await desk.press("esc")
        assert notes(desk) == "who counted?\n[red] nobody [/]"
        assert not desk.app.screen.query(Editor)
        saved = (await desk.saved())["claims"][0]["notes"]
        assert saved == "who counted?\n[red] nobody [/]"
        await desk.press("u")
        assert notes(desk) is None
        await desk.press("U")
        assert notes(desk) is not None


async def test_enter_keeps_what_is_one_line(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("s 1 t v")
        await desk.send("\x1b[200~the\r\nbreach\x1b[201~")
        await desk.press("enter")
        assert desk.labels("claims")[0].event == "the breach"
        assert not desk.app.screen.query(Editor)
        await desk.press("1")
        assert not desk.labels("claims")


async def test_keys_go_to_the_article_again(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("s 1 e n")
        await desk.type("s1")
        await desk.press("esc s 1")
        assert notes(desk) == "s1"
        assert len(desk.labels("claims")) == 2


async def test_keys_typed_ahead_reach_the_editor(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("s 1")
        await desk.send("entyped ahead")
        await desk.send("\x1b")
        assert notes(desk) == "typed ahead"


async def test_an_editor_can_be_left_and_opened_again_at_once(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("s 1")
        for letter in "abc":
            for stroke in ["e", "n", letter, "ctrl+g"]:
                desk.app.post_message(events.Key(stroke, stroke if len(stroke) == 1 else None))
        await desk.until(lambda: notes(desk) == "abc")
        assert not desk.app.screen.query(Editor)


async def test_a_pause_saves_and_is_one_step_with_what_follows(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(editing, "PAUSE_SECONDS", 0.01)
    async with at_desk(workspace) as desk:
        await desk.press("s 1 e n")
        await desk.type("first")
        await desk.until(lambda: notes(desk) == "first")
        assert desk.app.screen.query(Editor)
        await desk.type(" second")
        await desk.until(lambda: notes(desk) == "first second")
        await desk.press("esc")
        assert notes(desk) == "first second"
        assert len(desk.session.history.done) == 2
        await desk.press("u")
        assert notes(desk) is None
        assert len(desk.labels("claims")) == 1


async def test_typing_on_and_on_is_saved_meanwhile(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(editing, "PAUSE_SECONDS", 0.05)
    async with at_desk(workspace) as desk:
        await desk.press("s 1 e n")
        for _ in range(200):
            await desk.type("a")
            if notes(desk):
                break
        assert notes(desk)


async def test_what_did_not_change_is_no_step(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("s 1 e n esc")
        assert len(desk.session.history.done) == 1
        await desk.press("e n")
        await desk.type("x")
        await desk.press("backspace esc")
        assert notes(desk) is None


@pytest.mark.parametrize("text", [HOSTILE, "two\nlines", "\n\nblank lines\n\n", "  spaces  "])
async def test_pasted_text_is_kept_to_the_bit(workspace: Workspace, text: str):
    async with at_desk(workspace) as desk:
        await desk.press("s 1 e n")
        await desk.paste(text)
        await desk.press("esc")
        assert notes(desk) == text
        assert (await desk.saved())["claims"][0]["notes"] == text


@pytest.mark.parametrize("newline", ["\r", "\r\n", "\n"])
async def test_line_ends_of_a_paste_are_line_feeds(workspace: Workspace, newline: str):
    async with at_desk(workspace) as desk:
        await desk.press("s 1 e n")
        await desk.paste(f"one{newline}two")
        await desk.press("esc")
        assert notes(desk) == "one\ntwo"


@pytest.mark.parametrize("text", [SEPARATORS, HOSTILE, "tab\there", "ends\n", ""])
async def test_what_stands_survives_opening_and_closing(workspace: Workspace, text: str):
    async with at_desk(workspace) as desk:
        await desk.press("s 1")
        claim = desk.labels("claims")[0].id
        section, label = desk.reading.find(claim)
        from reportedly.edits import change
        from reportedly_tui.session.editing import edit

        edit(desk.session, "notes", change(section, label, notes=text or None))
        await desk.press("e n")
        await desk.type("!")
        await desk.press("esc")
        assert notes(desk) == f"{text}!"
        assert (await desk.saved())["claims"][0]["notes"] == f"{text}!"


async def test_what_decides_stays_in_sight_above_the_editor(workspace: Workspace):
    async with at_desk(workspace, size=(60, 16)) as desk:
        await desk.press("g e S 1 e n")
        assert "engineers had warned" in desk.text
        assert "notes of c" in desk.text
        assert "Esc keeps it" in desk.text


async def test_a_click_beside_the_editor_does_not_lock_it(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("s 1 e n")
        await desk.click("Regional")
        await desk.type("still here")
        await desk.press("esc")
        assert "still here" in [claim.notes for claim in desk.labels("claims")]
        await desk.press("s 1")
        assert desk.app.is_running


async def test_the_text_of_a_claim_and_the_notes_of_the_file(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("s 1 t x")
        await desk.type("The dam broke.")
        await desk.press("esc t N")
        await desk.type("a note on the article")
        await desk.press("esc")
        saved = await desk.saved()
        assert saved["claims"][0]["text"] == "The dam broke."
        assert saved["notes"] == "a note on the article"


async def test_the_editor_has_the_colours_of_the_theme(workspace: Workspace):
    async with at_desk(workspace, theme="light") as desk:
        await desk.press("s 1 e n")
        editor = desk.app.screen.query_one(Editor)
        assert editor.styles.background.hex.lower() == desk.app.palette.theme.panel
        assert editor.border_title is not None


async def test_leaving_while_writing_keeps_the_text(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("s 1 e n")
        await desk.type("half a sen")
        desk.app.leave()
        assert notes(desk) == "half a sen"
        assert b"half a sen" in desk.path.read_bytes()
