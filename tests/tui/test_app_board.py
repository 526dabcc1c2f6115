"""The board in the app: read, walked over, filtered, left for an article and returned to."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from piloting import Desk, at_desk

from reportedly.files.emit import write
from reportedly.workspace import Workspace
from reportedly_schemas.links import Link, LinksFile

ROOT = Path(__file__).parents[2]
HERALD = "harrow-dam/the-herald"


@pytest.fixture
def sample(tmp_path: Path) -> Workspace:
    """The sample workspace."""
    for folder in ("data", "annotations"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return Workspace(tmp_path)


async def open_board(desk: Desk) -> None:
    await desk.press("g b")
    await desk.until(lambda: desk.app.places.board and desk.app.places.board.view.loaded)
    await desk.settle()


def view(desk: Desk):
    return desk.app.places.board.view


async def told(desk: Desk, words: str) -> None:
    """Wait until the panel below tells something."""
    await desk.until(lambda: words in desk.text)


@pytest.mark.parametrize("address", [HERALD, None])
@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_the_board_opens_from_everywhere(sample: Workspace, address, size):
    async with at_desk(sample, address, size=size) as desk:
        await open_board(desk)
        assert "harrow-dam ▸ board  11 rows · 7 ≠ · 4 unresolved" in desk.status
        assert "killed (people)" in desk.text
        await told(desk, "WHERE IT COMES FROM")
        await desk.press("q")
        assert desk.app.screen is (desk.app.places.desk if address is None else desk.app.reader)


async def test_enter_goes_to_the_claim_and_q_returns_to_the_cell(sample: Workspace):
    async with at_desk(sample, HERALD) as desk:
        await open_board(desk)
        await desk.press("j j j l")
        cell = view(desk).here
        assert view(desk).claim.address == "the-herald#ca6q61"
        await desk.press("enter")
        assert desk.app.screen is desk.app.reader
        assert (desk.reading.address, desk.reading.chosen) == (HERALD, "ca6q61")
        await desk.press("q")
        assert desk.app.screen is desk.app.places.board
        assert view(desk).here == cell
        await desk.press("enter g b")
        assert view(desk).here == cell
        await desk.press("q")
        assert desk.app.screen is desk.app.reader
        await desk.press("q")
        assert desk.app.screen is desk.app.places.desk


async def test_an_empty_cell_leads_to_its_article(sample: Workspace):
    async with at_desk(sample, HERALD) as desk:
        await open_board(desk)
        await desk.press("j l l")
        await told(desk, "the-rattle has no claim in this row")
        await desk.press("enter")
        assert desk.reading.address == "harrow-dam/the-rattle"


async def test_a_claim_of_another_annotator_is_selected_by_its_words(sample: Workspace):
    async with at_desk(sample, HERALD, annotator="ben") as desk:
        await open_board(desk)
        await desk.press("w")
        await desk.until(lambda: "everybody’s" in desk.status)
        await desk.press("g g h h h h j j j l")
        assert view(desk).claim.annotator == "ana"
        await desk.press("enter")
        assert desk.reading.chosen is None
        assert desk.selected.startswith("none of its people were")


async def test_what_is_under_the_cursor_is_told(sample: Workspace):
    async with at_desk(sample, HERALD) as desk:
        await open_board(desk)
        await desk.press("j j j l")
        await told(desk, "same_quote → the-wire#cffwsp (attribution)  ana")
        assert "“none of its people were “on the structure””" in desk.text
        assert "Dunmarrow Civil denies · 3 articles" in desk.text
        assert "├ the-wire, copied by the-roundup" in desk.text


async def test_tab_goes_from_claim_to_claim(sample: Workspace):
    async with at_desk(sample, HERALD) as desk:
        await open_board(desk)
        walked = []
        for _ in range(5):
            walked.append(view(desk).claim.address.partition("#")[0])
            await desk.press("tab")
        assert walked == ["the-wire"] * 4 + ["the-rattle"]
        await desk.press("shift+tab shift+tab")
        assert view(desk).claim.article == "the-wire"


async def test_keys_choose_rows(sample: Workspace):
    async with at_desk(sample, HERALD) as desk:
        await open_board(desk)
        await desk.press("!")
        assert "7 rows" in desk.status
        assert "contradictions" in desk.status
        await desk.press("! x")
        assert "4 rows" in desk.status
        await desk.press("esc")
        assert "11 rows" in desk.status
        await desk.press("m")
        await desk.type("missing")
        await desk.press("enter")
        assert "2 rows" in desk.status
        await desk.press("esc s")
        await desk.type("grouter")
        await desk.press("enter")
        assert "1 row " in desk.status
        await desk.press("esc t a o a")
        assert "by articles" in desk.status


async def test_typing_filters(sample: Workspace):
    async with at_desk(sample, HERALD) as desk:
        await open_board(desk)
        await desk.press("/")
        await desk.type("siren 3.31")
        assert "filter: siren 3.31" in desk.footer
        assert "1 row " in desk.status
        await desk.press("enter x")
        assert "A siren sounded" in desk.text
        await desk.press("/")
        await desk.type("[/] x\\")
        assert "no row is like that" in desk.text
        await desk.press("esc esc")
        assert "11 rows" in desk.status


async def test_nothing_linked_yet(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await open_board(desk)
        assert "linked any claims of harrow yet" in desk.text
        await desk.press("j l tab enter p G q")
        assert desk.app.screen is desk.app.reader


async def test_an_annotator_who_has_nothing_sees_everybodys(sample: Workspace):
    async with at_desk(sample, HERALD, annotator="zoe") as desk:
        await open_board(desk)
        assert "everybody’s" in desk.status
        assert "links clash" in desk.text


async def test_what_changed_meanwhile_is_shown_on_return(sample: Workspace):
    async with at_desk(sample, HERALD) as desk:
        await open_board(desk)
        await desk.press("j j enter")
        path = sample.links_path("harrow-dam", "ana")
        kept = Link("l00001", "the-wire#cqw9sj", "the-roundup#c10hr3", "same")
        path.write_bytes(write(LinksFile("reportedly/links@1", (kept,))))
        await desk.press("q")
        await desk.until(lambda: "nineteen hours" in desk.text or "7 rows" in desk.status)
        assert "7 rows" in desk.status


async def test_files_that_can_not_be_read_are_told(sample: Workspace):
    sample.annotation_path("harrow-dam/the-wire", "ben").write_text("<<<<<<< ours\n")
    async with at_desk(sample, HERALD) as desk:
        await open_board(desk)
        assert "1 file not read" in desk.status


async def test_hostile_names_are_shown(sample: Workspace):
    path = sample.sources_path("harrow-dam")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"Grouter"', '"[red]G\\e]0;x\\a[/]"'), encoding="utf-8")
    async with at_desk(sample, HERALD) as desk:
        await open_board(desk)
        await desk.press("j j j")
        await told(desk, "[red]G␛]0;x␇[/]")
        assert "\x1b" not in desk.text


async def test_more_room_for_where_it_comes_from(sample: Workspace):
    async with at_desk(sample, HERALD, size=(80, 24)) as desk:
        await open_board(desk)
        await told(desk, "│   …")
        rule = desk.place("WHERE IT COMES FROM")[1]
        await desk.press("p")
        await desk.until(lambda: desk.place("WHERE IT COMES FROM")[1] < rule)
        await desk.until(lambda: "│   …" not in desk.text)
        await desk.press("p")
        await desk.until(lambda: desk.place("WHERE IT COMES FROM")[1] == rule)


async def test_help_palette_and_theme_work_here(sample: Workspace):
    async with at_desk(sample, HERALD) as desk:
        await open_board(desk)
        await desk.press("?")
        assert "THE BOARD" in desk.text
        await desk.press("q g t :")
        await desk.type("last row")
        await desk.press("enter")
        await desk.until(lambda: view(desk).row == 10)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12), (20, 6)])
async def test_the_cell_under_the_cursor_is_always_in_sight(sample: Workspace, size):
    async with at_desk(sample, HERALD, size=size) as desk:
        await open_board(desk)
        for keys in ("j j j", "l l", "g e", "l l", "g g", "pagedown", "h h h h h", "pageup", "g e"):
            await desk.press(keys)
            assert "▸" in "".join(line[:2] for line in desk.lines[1:])


async def test_a_claim_is_linked_from_its_cell(sample: Workspace):
    async with at_desk(sample, HERALD) as desk:
        await open_board(desk)
        await desk.press("j j j l L")
        assert desk.app.screen is desk.app.reader
        assert desk.reading.chosen == "ca6q61"
        assert desk.app.reader.busy
        await desk.press("esc q h")
        assert desk.app.screen is desk.app.places.board
        await desk.press("l l g g j L")
        assert "no claim of yours" in desk.footer


async def test_boards_of_two_collections(sample: Workspace):
    for folder in ("data", "annotations"):
        shutil.copytree(sample.root / folder / "harrow-dam", sample.root / folder / "other-dam")
    async with at_desk(sample, HERALD) as desk:
        for collection in ("other-dam", "harrow-dam", "other-dam"):
            desk.session.open(f"{collection}/the-wire")
            desk.app.show_reader()
            await open_board(desk)
            assert f"{collection} ▸ board" in desk.status
            await desk.press("q")
