"""The list of sources: reached from anywhere, filtered, changed, followed to where one is named."""

from __future__ import annotations

import unicodedata

import pytest
from piloting import Desk, at_desk

from reportedly.files.emit import write
from reportedly.workspace import Workspace
from reportedly_schemas.sources import Source, SourcesFile

HOSTILE = "\x1b[2J\x1b]0;x\x07[bold]Mayor[/] [sic] \u202eresruc\u2066 \x9b31m"


def write_registry(workspace: Workspace, sources: dict[str, Source]) -> None:
    path = workspace.sources_path("harrow")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(write(SourcesFile("reportedly/sources@1", dict(sorted(sources.items())))))


KNOWN = {
    "mara-lind": Source("Mara Lind", "person", "named", ("Ms Lind",)),
    "officials": Source("Regional officials", "group", members=("mara-lind",)),
    "water-board": Source("Water Board", "government", "named", ("the board",)),
}


def known(desk: Desk) -> dict[str, Source]:
    return dict(desk.session.sources("harrow").file.items("sources"))


@pytest.mark.parametrize("start", [None, "harrow/the-herald"])
async def test_gs_goes_there_and_q_back(workspace: Workspace, start: str | None):
    write_registry(workspace, KNOWN)
    async with at_desk(workspace, start) as desk:
        await desk.press("g s")
        assert "harrow ▸ sources  3" in desk.text
        assert "Regional officials" in desk.text
        assert "1 member: Mara Lind" in desk.text
        await desk.press("q")
        assert "the-herald" in desk.text
        assert "▸ sources" not in desk.text


async def test_a_source_is_added_filtered_and_removed(workspace: Workspace):
    async with at_desk(workspace, None) as desk:
        await desk.press("g s")
        assert "has no sources yet" in desk.text
        await desk.press("a")
        await desk.type("Otto Verne")
        await desk.press("tab g enter")
        await desk.until(lambda: "Otto Verne" in desk.lines[2])
        await desk.press("/")
        await desk.type("zz")
        assert "no source is called so" in desk.text
        await desk.press("esc d")
        assert known(desk) == {}
        await desk.press("u")
        assert known(desk) == {"otto-verne": Source("Otto Verne", "government")}
        assert "Otto Verne" in desk.text
        await desk.until(lambda: "saved" in desk.status)
    path = workspace.sources_path("harrow")
    assert b'name: "Otto Verne"' in path.read_bytes()


async def test_where_one_is_named_is_shown_and_reached(workspace: Workspace):
    write_registry(workspace, KNOWN)
    async with at_desk(workspace) as desk:
        desk.select("no crew was on the wall")
        await desk.press("a enter")
        assert desk.labels("attributions")[0].speaker == ("officials",)
        await desk.saved()
        await desk.press("g n g s j")
        await desk.until(lambda: "1 time: ana 1" in desk.text)
        await desk.press("enter")
        assert "where Regional officials is named" in desk.text
        await desk.press("enter")
        assert desk.reading.address == "harrow/the-herald"
        assert desk.reading.chosen == desk.labels("attributions")[0].id
        await desk.press("q")
        assert "▸ sources" not in desk.text


async def test_merging_says_what_it_does_and_is_undone_from_the_list(workspace: Workspace):
    write_registry(workspace, KNOWN)
    async with at_desk(workspace) as desk:
        desk.select("no crew was on the wall")
        await desk.press("a enter")
        assert desk.labels("attributions")[0].speaker == ("officials",)
        await desk.saved()
        await desk.press("g s j m")
        await desk.type("water")
        await desk.press("enter")
        assert "1 of your labels will name Water Board" in desk.text
        assert "'officials' goes" in desk.text
        await desk.press("M")
        assert desk.labels("attributions")[0].speaker == ("water-board",)
        assert "merged" in desk.footer
        await desk.press("u")
        assert known(desk) == KNOWN
        assert desk.labels("attributions")[0].speaker == ("officials",)
        assert "▸ sources" in desk.text


async def test_an_edit_of_a_label_is_undone_where_it_was_made(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("s 1 g s u")
        assert "▸ sources" not in desk.text
        assert desk.labels("claims") == []
        assert "undone" in desk.footer


async def test_hostile_names_and_notes_are_shown_and_do_nothing(workspace: Workspace):
    write_registry(
        workspace,
        {
            "mayor": Source(HOSTILE, "person", aliases=(HOSTILE,), notes=HOSTILE),
            "group": Source("[/]", "group", members=("mayor",), notes="a\nb"),
        },
    )
    async with at_desk(workspace) as desk:
        await desk.press("g s j")
        for keys in ("m", "esc", "e", "esc", "k b", "esc", "/ [ esc"):
            await desk.press(keys)
            shown = "".join(desk.lines)
            assert "[bold]Mayor[/] [sic]" in shown or "b" in keys or "[" in keys
            assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cf")]
        await desk.press("q")
        desk.select("no crew was on the wall")
        await desk.press("a enter t s")
        assert "[bold]Mayor[/] [sic]" in desk.text
        await desk.press("enter tab tab")
        assert not [c for c in "".join(desk.lines) if unicodedata.category(c) in ("Cc", "Cf")]


async def test_at_80_columns_and_at_less(workspace: Workspace):
    write_registry(workspace, KNOWN)
    for size in ((80, 24), (40, 12), (20, 6)):
        async with at_desk(workspace, size=size) as desk:
            await desk.press("g s j j k b esc m esc e esc")
            assert "harr" in desk.status


async def test_what_another_app_adds_is_kept_and_shown(workspace: Workspace):
    write_registry(workspace, KNOWN)
    async with at_desk(workspace) as desk:
        await desk.press("g s")
        write_registry(workspace, KNOWN | {"zed": Source("Zed")})
        await desk.press("a")
        await desk.type("Otto")
        await desk.press("tab enter")
        await desk.until(lambda: "saved" in desk.status and "Zed" in desk.text)
        assert set(known(desk)) == {*KNOWN, "otto", "zed"}
        assert b"zed:" in workspace.sources_path("harrow").read_bytes()
        assert b"otto:" in workspace.sources_path("harrow").read_bytes()


async def test_a_pronoun_proposes_who_spoke_before(workspace: Workspace):
    write_registry(workspace, KNOWN)
    async with at_desk(workspace) as desk:
        desk.select("We are still counting")
        await desk.press("a enter")
        assert desk.labels("attributions")[0].speaker == ("mara-lind",)
        desk.select("200 had died")
        await desk.press("a enter")
        said = desk.labels("attributions")[-1]
        assert [one.exact for one in said.source] == ["She"]
        await desk.press("t s")
        assert "spoke before" in desk.text
        await desk.press("enter")
        assert desk.labels("attributions")[-1].speaker == ("mara-lind",)


async def test_a_registry_that_can_not_be_read_says_so_to_every_key(workspace: Workspace):
    path = workspace.sources_path("harrow")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"<<<<<<< ours\n")
    async with at_desk(workspace) as desk:
        await desk.press("g s")
        assert "sources.yaml:1:1:" in desk.text
        for key in ("a", "e", "b", "m", "d", "enter", "j", "g e", "/ x enter"):
            await desk.press(key)
            assert "sources.yaml:1:1:" in desk.text
        await desk.press("q")
        desk.select("no crew was on the wall")
        await desk.press("a enter t s")
        assert "sources.yaml:1:1:" in desk.footer
    assert path.read_bytes() == b"<<<<<<< ours\n"
