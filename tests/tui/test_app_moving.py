"""Getting about: search, jump letters, palette, help, the mouse, from article to article."""

from __future__ import annotations

import pytest
from piloting import at_desk

from reportedly.workspace import Workspace
from reportedly_tui.keys.actions import in_context
from reportedly_tui.session.themes import THEMES


async def test_search_goes_round_with_n_and_back_with_shift_n(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("/")
        await desk.type("that")
        assert desk.reading.selection.start == desk.reading.text.index("that")
        await desk.press("enter")
        places = []
        for _ in range(4):
            assert desk.selected == "that"
            places.append(desk.reading.selection.start)
            await desk.press("n")
        assert places == sorted(set(places))
        await desk.press("N")
        assert desk.reading.selection.start == places[-1]
        assert "/that" in desk.footer


async def test_esc_while_searching_goes_back(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("s /")
        await desk.type("Mara")
        await desk.press("esc")
        assert desk.selected.startswith("Dam breach")
        assert desk.reading.needle == ""


async def test_esc_ends_the_search_so_that_n_goes_to_labels(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("s 1 /")
        await desk.type("Mara")
        await desk.press("enter esc g g n")
        assert desk.reading.chosen == desk.labels("claims")[0].id


async def test_what_is_not_there_is_said(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("/")
        await desk.type("[/no]")
        await desk.press("enter")
        assert "not found: [/no]" in desk.footer


async def test_jump_letters(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("s 1 s 1 s 1 g g f")
        third = desk.labels("claims")[2]
        assert "type the letters of a label" in desk.text
        row, column = desk.lines[6], 6
        assert row[column] == "d"
        await desk.press("d")
        assert desk.reading.chosen == third.id
        assert "d" not in desk.lines[6][:6]


async def test_jumping_where_nothing_is_labelled(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("f")
        assert "no label begins in sight" in desk.footer


async def test_sentences_without_a_label(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("s 1 .")
        assert desk.selected.startswith("Regional officials")
        await desk.press(". . . .")
        assert desk.selected.startswith("The Courier")
        await desk.press(".")
        assert "every sentence from here on has a label" in desk.footer or desk.selected


async def test_the_palette_runs_a_command(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("s :")
        await desk.type("claim from the sel")
        await desk.press("enter")
        assert len(desk.labels("claims")) == 1


async def test_the_palette_opens_help_and_quits_it(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press(":")
        await desk.type("help for this")
        await desk.press("enter")
        assert "THE READER" in desk.text
        await desk.press("x s 1")
        assert len(desk.labels("claims")) == 1


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_help_shows_every_action_of_its_place(workspace: Workspace, size: tuple[int, int]):
    async with at_desk(workspace, size=size) as desk:
        await desk.press("?")
        seen = desk.text
        for _ in range(12):
            await desk.press("pagedown")
            seen += desk.text
        words = " ".join(seen.split())
        for action in (*in_context("reader"), *in_context("draft")):
            assert action.help in words, action.id
        await desk.press("k j q")
        assert "THE READER" not in desk.text
        assert "the-herald" in desk.status


async def test_help_of_the_desk(workspace: Workspace):
    async with at_desk(workspace, None) as desk:
        await desk.press("?")
        assert "THE DESK" in desk.text
        assert "claim from the selection" not in desk.text


async def test_copy_gives_the_words_and_their_address(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("w y")
        assert desk.app.clipboard == "Dam\nharrow/the-herald[0:3]"
        assert "copied harrow/the-herald[0:3]" in desk.footer
        await desk.press("s 1 y")
        assert desk.app.clipboard.endswith(f"harrow/the-herald#{desk.labels('claims')[0].id}")


async def test_themes_change_every_part(workspace: Workspace):
    async with at_desk(workspace) as desk:
        grounds = set()
        for name in THEMES:
            assert desk.app.theme_name == name
            strips = desk.app.screen._compositor.render_strips()
            found = {part.style.bgcolor.name for part in strips[5] if part.style.bgcolor}
            assert not found & grounds
            grounds |= found
            await desk.press("g t")
        assert desk.app.theme_name == "dark"


async def test_a_click_puts_the_caret(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.click("officials said", plus=2)
        at = desk.reading.selection
        assert at.empty
        assert desk.reading.text[at.start :].startswith("ficials said")


async def test_dragging_selects(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.click("no crew", then="wall")
        assert desk.selected == "no crew was on the wall"
        await desk.press("1")
        assert len(desk.labels("claims")) == 1


async def test_dragging_backwards_selects(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.click("on the wall", then="said that")
        assert desk.selected == " no crew was "


async def test_two_clicks_take_the_word_three_the_sentence(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.click("officials", times=2)
        assert desk.selected == "officials"
        await desk.click("officials", times=3)
        assert desk.selected.startswith("Regional officials said")


async def test_a_click_below_or_beside_the_text_stays_in_it(workspace: Workspace):
    async with at_desk(workspace) as desk:
        for column, row in ((1, 30), (79, 2), (1, 2), (100, 5), (3, 1), (3, 40)):
            await desk.send(f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m")
            assert 0 <= desk.reading.selection.start <= len(desk.reading.text)


async def test_the_wheel_scrolls_and_leaves_the_selection(workspace: Workspace):
    async with at_desk(workspace, size=(60, 8)) as desk:
        await desk.press("s")
        before = desk.lines[1]
        await desk.send("\x1b[<65;10;4M")
        assert desk.lines[1] != before
        assert desk.selected.startswith("Dam breach")
        await desk.send("\x1b[<64;10;4M")
        assert desk.lines[1] == before


async def test_the_selection_is_kept_in_sight(workspace: Workspace):
    async with at_desk(workspace, size=(60, 8)) as desk:
        await desk.press("g e w")
        assert "twice" in desk.text
        await desk.press("g g")
        assert "Dam breach" in desk.text


async def test_from_article_to_article_and_back(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("s 1 g n")
        assert "Two crews" in desk.text
        await desk.press("g n")
        assert "this is the last article" in desk.footer
        await desk.press("g p")
        assert desk.reading.chosen is not None
        await desk.press("g p")
        assert "this is the first article" in desk.footer


async def test_the_desk_and_back(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("s g d")
        assert "harrow" in desk.text
        assert "the-wire" in desk.text
        await desk.press("enter")
        assert desk.selected.startswith("Dam breach")
        assert "the-herald" in desk.status
