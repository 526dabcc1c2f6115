"""Copies in the app: found beside the first frame, shown in the margin and the inspector."""

from __future__ import annotations

import pytest
from piloting import HERALD, Desk, add_articles, at_desk

from reportedly.workspace import Workspace

COPY = "Regional officials said that no crew was on the wall, according to the Water Board."
NEAR = COPY.replace("no crew was", "one crew was")


@pytest.fixture
def workspace(workspace: Workspace) -> Workspace:
    """Two more articles, one with a sentence of the Herald's and one with nearly the same."""
    assert COPY in HERALD
    add_articles(workspace, {"the-post": f"Post\n\n{COPY}\n", "the-vale": f"Vale\n\n{NEAR}\n"})
    return workspace


async def compared(desk: Desk) -> None:
    await desk.until(lambda: desk.reading.copies is not None)
    await desk.settle()


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
@pytest.mark.parametrize("colour", ["", "1"])
async def test_the_margin_shows_copies(
    workspace: Workspace, size: tuple[int, int], colour: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("NO_COLOR", colour)
    async with at_desk(workspace, size=size) as desk:
        await compared(desk)
        rows = [line for line in desk.lines if line[5] == "┊"]
        assert rows[0][6:].startswith("Regional officials")
        assert all("┊" not in line for line in desk.lines if line not in rows)


async def test_the_inspector_tells_and_a_key_marks(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await compared(desk)
        desk.select("Regional")
        await desk.press("s")
        await desk.until(lambda: "ALSO IN" in desk.text)
        assert "the-post" in desk.text
        assert "no → one" in desk.text
        await desk.press("K")
        assert "copied from the-post; also in the-vale" in desk.footer
        assert (await desk.saved())["zones"][0]["copy_of"] == "harrow/the-post"
        await desk.press("u")
        assert not desk.labels("zones")


async def test_a_label_is_taken_over_from_a_copy(workspace: Workspace):
    async with at_desk(workspace) as desk:
        desk.select("no crew was on the wall")
        await desk.press("1 t k e")
        await desk.press("gn gn")
        assert desk.reading.address == "harrow/the-post"
        await compared(desk)
        desk.select("Regional")
        await desk.press("gk")
        assert "“no crew was on the wall”  the-herald" in desk.text
        await desk.press("1")
        (claim,) = desk.labels("claims")
        assert claim.kind == "event_property"
        assert desk.selected == "no crew was on the wall"


async def test_the_app_ends_while_articles_are_compared(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("q q")
        assert desk.app.return_code == 0
