"""Keys typed faster than screens change: each is taken by the screen it was meant for."""

from __future__ import annotations

import pytest
from piloting import Desk, at_desk

from reportedly.workspace import Workspace


def claims(desk: Desk, address: str) -> int:
    reading = desk.session.readings.get(address)
    return len(reading.file.items("claims")) if reading else 0


async def test_from_the_desk_into_an_article(workspace: Workspace):
    async with at_desk(workspace, None) as desk:
        await desk.send("\rs1")
        await desk.until(lambda: claims(desk, "harrow/the-herald") == 1)


async def test_a_filter_ends_where_it_leads(workspace: Workspace):
    async with at_desk(workspace, None) as desk:
        await desk.send("wire\rs1qk\rs1")
        await desk.until(lambda: claims(desk, "harrow/the-herald") == 1)
        assert claims(desk, "harrow/the-wire") == 1


async def test_through_several_places(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.send("s1gdj\rs1gdk\rgns1q")
        await desk.until(lambda: desk.app.screen is desk.app.places.desk)
        assert claims(desk, "harrow/the-herald") == 1
        assert claims(desk, "harrow/the-wire") == 2


@pytest.mark.parametrize("keys", ["?x", "?x?x?x", "?jj?" * 20])
async def test_help_is_left_once(workspace: Workspace, keys: str):
    async with at_desk(workspace) as desk:
        await desk.send(f"{keys}s1")
        await desk.until(lambda: claims(desk, "harrow/the-herald") == 1)
        assert desk.app.screen is desk.app.reader


async def test_pasted_text_goes_with_the_keys(workspace: Workspace):
    async with at_desk(workspace, None) as desk:
        await desk.send("\r/\x1b[200~Mara Lind\x1b[201~\r")
        await desk.until(lambda: desk.session.current and desk.selected == "Mara Lind")


async def test_a_command_of_the_palette_comes_before_what_is_typed_next(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.send("s:article.next\rs1")
        await desk.until(lambda: claims(desk, "harrow/the-wire") == 1)
