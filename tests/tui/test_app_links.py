"""Linking on screen: both texts in sight while deciding, also at 80×24; the inspector's links."""

from __future__ import annotations

import pytest
from piloting import Desk, at_desk

from reportedly.files.reader import read
from reportedly.workspace import Workspace
from reportedly_schemas.links import Link, LinksFile

CREW, CREWS = "no crew was on the wall", "Two crews were on the wall"


async def label_both(desk: Desk) -> None:
    """A claim in each article, said by somebody in the one; that one chosen, in the Herald."""
    desk.select(CREW)
    await desk.press("1 a enter")
    await desk.press("g n")
    desk.select(CREWS)
    await desk.press("1 g p")
    desk.select(CREW)
    desk.reading.choose(desk.labels("claims")[0].id)
    await desk.press("tab tab")


def links(desk: Desk) -> list[Link]:
    return list(desk.session.links("harrow").file.items("links").values())


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40)])
@pytest.mark.parametrize("keys", ["L", "L enter"])
async def test_both_texts_are_in_sight_while_deciding(workspace: Workspace, size, keys: str):
    async with at_desk(workspace, size=size) as desk:
        await label_both(desk)
        await desk.press(keys)
        shown = " ".join(desk.text.split())
        article = " ".join(line[:58] for line in desk.lines).split()
        assert "Regional officials said that no crew" in " ".join(article)
        assert "Two crews were on the wall" in shown.partition("that the-wire")[2]
        assert "this the-herald ▸ Regional officials" in shown or "▸ Water Board" in shown
        await desk.press("esc esc esc")
        assert "link to" not in desk.text


async def test_a_link_is_made_shown_followed_changed_and_removed(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await label_both(desk)
        await desk.press("L !")
        (made,) = links(desk)
        assert made.relation == "contradicts"
        assert "this and that can't both be true: the-wire" in desk.footer
        assert "≠ the-wire  “Two crews were on" in desk.text
        await desk.press("g l")
        assert desk.reading.address == "harrow/the-wire"
        assert desk.selected == CREWS
        assert "≠ the-herald" in desk.text
        await desk.press("tab k")
        for _ in range(20):
            await desk.press("j")
        await desk.press("t b a")
        assert links(desk)[0].basis == ("attribution",)
        await desk.press("e")
        await desk.type("The log says so.")
        await desk.press("esc")
        assert links(desk)[0].notes == "The log says so."
        open_file = desk.session.links("harrow")
        await desk.until(lambda: open_file.state == "saved")
        assert read(open_file.path.read_bytes(), LinksFile).links == tuple(links(desk))
        await desk.press("enter")
        assert desk.reading.address == "harrow/the-herald"
        assert "≠ the-wire" in desk.text
        await desk.press("tab " + "j " * 20 + "d")
        assert links(desk) == []


async def test_the_cursor_of_the_inspector_stays_in_sight(workspace: Workspace):
    async with at_desk(workspace, size=(80, 24)) as desk:
        await label_both(desk)
        await desk.press("L !")
        await desk.press("tab " + "j " * 20)
        assert "≠ the-wire" in desk.text


async def test_typing_narrows_and_the_candidate_below_follows(workspace: Workspace):
    async with at_desk(workspace, size=(80, 24)) as desk:
        await label_both(desk)
        desk.select("200 had died")
        await desk.press("1")
        desk.reading.choose(desk.labels("claims")[0].id)
        await desk.press("L")
        assert "that the-wire" in desk.text
        await desk.type("200")
        assert "1 of 2" in desk.text
        assert "that the-herald" in desk.text
        await desk.press("backspace backspace backspace down")
        assert "2 of 2" in desk.text
        await desk.press("esc")


async def test_undo_takes_a_claim_and_its_link_back_together(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await label_both(desk)
        await desk.press("L = d")
        assert "with 1 link;" in desk.footer
        assert links(desk) == []
        await desk.press("u")
        assert len(links(desk)) == 1
        assert "= the-wire" in desk.text


async def test_a_link_that_leads_nowhere_by_now_is_shown_as_that(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await label_both(desk)
        await desk.press("L =")
        await desk.until(lambda: desk.session.links("harrow").state == "saved")
    workspace.annotation_path("harrow/the-wire", "ana").unlink()
    async with at_desk(workspace) as desk:
        await desk.press("n n")
        desk.reading.choose(desk.labels("claims")[0].id)
        await desk.press("t esc")
        assert "= the-wire" in desk.text
        assert "is no claim" in desk.text
        await desk.press("g l")
        assert "is no claim any more" in desk.footer
        assert desk.reading.address == "harrow/the-herald"


async def test_a_large_collection_is_read_while_the_question_stands(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
):
    from reportedly_tui.session.commands import links as command

    monkeypatch.setattr(command, "AT_ONCE", 0)
    async with at_desk(workspace) as desk:
        await label_both(desk)
        await desk.press("L")
        assert "this the-herald" in desk.text
        await desk.until(lambda: "that the-wire" in desk.text)
        await desk.press("!")
        assert [one.relation for one in links(desk)] == ["contradicts"]
        await desk.press("L")
        assert "that the-wire" in desk.text, "from then on at once"


async def test_the_inspector_follows_when_the_typing_rests(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await label_both(desk)
        await desk.press("esc g g")
        await desk.until(lambda: "ATTRIBUTION" not in desk.text)
        await desk.press("/")
        await desk.type("no crew was")
        await desk.until(lambda: "ATTRIBUTION" in desk.text)
        await desk.press("enter L down")
        assert "link to" in desk.text
        assert "CLAIM" in desk.text
