"""The desk: choosing an article, filtering, progress."""

from __future__ import annotations

import pytest
from piloting import add_articles, at_desk

from reportedly.workspace import Workspace


async def test_enter_opens_the_article_under_the_cursor(workspace: Workspace):
    async with at_desk(workspace, None) as desk:
        await desk.press("j enter")
        assert desk.reading.address == "harrow/the-wire"
        assert "Two crews" in desk.text
        await desk.press("q")
        assert desk.session.current is not None
        assert "complete" in desk.text


async def test_typing_filters(workspace: Workspace):
    async with at_desk(workspace, None) as desk:
        await desk.type("wire")
        assert "filter: wire" in desk.footer
        assert "the-herald" not in desk.text
        await desk.press("enter")
        assert desk.reading.address == "harrow/the-wire"


@pytest.mark.parametrize("start", ["/", "x"])
async def test_a_filter_that_nothing_matches_and_esc(workspace: Workspace, start: str):
    async with at_desk(workspace, None) as desk:
        await desk.press(f"{start} z [ / ]")
        assert "no article matches" in desk.text
        await desk.press("enter")
        assert desk.session.current is None
        await desk.press("esc")
        assert "the-herald" in desk.text
        await desk.press("enter")
        assert desk.reading.address == "harrow/the-herald"


async def test_progress_appears(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("s 1 t S c")
        await desk.saved()
        await desk.press("g d")
        await desk.until(lambda: "1 of 2 complete" in desk.text)
        assert "✓ the-herald" in desk.text
        assert "  1 claims " in desk.text


async def test_other_annotators_are_named(workspace: Workspace):
    async with at_desk(workspace, annotator="ben") as desk:
        await desk.press("s 1")
        await desk.saved()
    async with at_desk(workspace, None) as desk:
        await desk.until(lambda: "ben" in desk.text)


async def test_undo_from_the_desk_shows_the_article(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("s 1 g d u")
        assert "the-herald" in desk.status
        assert not desk.labels("claims")


async def test_q_leaves_and_what_was_labelled_is_saved(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("s 1 q q")
        assert desk.app.return_code == 0
        assert desk.path.exists()


async def test_the_palette_of_the_desk(workspace: Workspace):
    async with at_desk(workspace, None) as desk:
        await desk.press(":")
        await desk.type("last article")
        await desk.press("enter")
        await desk.press("enter")
        assert desk.reading.address == "harrow/the-wire"


async def test_a_workspace_without_articles_says_how_to_get_some(tmp_path):
    (tmp_path / "data").mkdir()
    async with at_desk(Workspace(tmp_path), None) as desk:
        assert "reportedly import" in desk.text
        await desk.press("enter j k g g")
        assert desk.app.is_running


async def test_many_articles_scroll(workspace: Workspace):
    add_articles(workspace, {f"more-{n:02}": f"Title {n}\n\nText.\n" for n in range(40)})
    async with at_desk(workspace, None, size=(80, 24)) as desk:
        await desk.press("end")
        assert "more-39" in desk.text
        await desk.press("home")
        assert "the-herald" in desk.text


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_titles_show(workspace: Workspace, size: tuple[int, int]):
    async with at_desk(workspace, None, size=size) as desk:
        assert "Dam brea" in desk.text
