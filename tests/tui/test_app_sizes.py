"""Any size of terminal, any text: nothing crashes, and the caret stands on graphemes."""

from __future__ import annotations

import pytest
import regex
from piloting import Desk, add_articles, at_desk

from reportedly.workspace import Workspace

FAMILY = "👩‍👩‍👧‍👦"
TEXTS = {
    "empty": "",
    "one-line": "x" * 5000,
    "long": "The dam gave way. " * 1200,
    "cjk": "堤防が決壊した。\n当局によると、百人が行方不明。" * 20,
    "arabic": "قال المسؤولون إن السد انهار ليلة الجمعة.\n" * 20,
    "devanagari": "अधिकारियों ने कहा कि बाँध टूट गया।\n" * 20,
    "families": f"{FAMILY}{FAMILY} at 🏳️‍🌈 the 🇫🇮🇸🇪 dam 👍🏽\n" * 20,
    "combining": "e\u0301a\u0323\u0302o\u0308\u0303 \u0301 Zalgo z\u0351\u036b\u0343\n" * 20,
    "tabs": "a\tb\t\tc\n\t\tindented\ttext\n" * 20,
    "hidden": "b\u202eidi\u202c zero\u200bwidth \ufeff \u2066x\u2069\n" * 5,
    "blank": "\n\n\n   \n\u00a0\n",
    "no-break": "no\u00a0break\u202fspaces\u2007everywhere " * 40,
}


@pytest.fixture
def odd(workspace: Workspace) -> Workspace:
    """Texts of every kind in one collection."""
    add_articles(workspace, TEXTS)
    return workspace


def boundaries(text: str) -> set[int]:
    return {0, *(match.end() for match in regex.finditer(r"\X", text))}


async def every_key(desk: Desk) -> None:
    """Move by everything there is, label, and take it back."""
    allowed = boundaries(desk.reading.text)
    keys = "l l l j w W s S c p P v l l o ; + + + - - < > shift+right shift+left k . , pagedown end"
    for key in keys.split():
        await desk.press(key)
        at = desk.reading.selection
        assert {at.start, at.end} <= allowed, key
    await desk.press("home s 1 t k n a esc z b ! t f esc / x enter n N esc u u u u u")
    await desk.press("= g e g g d u tab j tab")


@pytest.mark.parametrize("name", TEXTS)
async def test_any_text(odd: Workspace, name: str):
    async with at_desk(odd, f"harrow/{name}", size=(80, 24)) as desk:
        await every_key(desk)
        assert desk.app.is_running


@pytest.mark.parametrize("name", ["cjk", "families", "combining", "devanagari", "tabs"])
async def test_the_caret_visits_every_grapheme(odd: Workspace, name: str):
    async with at_desk(odd, f"harrow/{name}") as desk:
        text = desk.reading.text
        wanted = sorted(boundaries(text))[:40]
        seen = [desk.reading.selection.active]
        for _ in wanted[1:]:
            await desk.press("l")
            seen.append(desk.reading.selection.active)
        assert seen == wanted
        await desk.press("h")
        assert desk.reading.selection.active == wanted[-2]


@pytest.mark.parametrize("name", ["cjk", "families", "combining", "tabs"])
async def test_a_label_on_any_script_is_saved(odd: Workspace, name: str):
    async with at_desk(odd, f"harrow/{name}") as desk:
        await desk.press("s 1")
        saved = await desk.saved()
        (span,) = saved["claims"][0]["spans"]
        text = odd.article(f"harrow/{name}").text
        assert text[span["start"] : span["end"]] == span["exact"]


async def test_a_click_on_a_wide_grapheme(odd: Workspace):
    async with at_desk(odd, "harrow/families") as desk:
        for column in range(7, 40):
            await desk.send(f"\x1b[<0;{column};2M\x1b[<0;{column};2m")
            assert desk.reading.selection.active in boundaries(desk.reading.text)


async def test_nothing_to_label_in_an_empty_article(odd: Workspace):
    async with at_desk(odd, "harrow/empty") as desk:
        await desk.press("s 1 a z h")
        assert not desk.labels("claims")
        await desk.press("esc ! h")
        assert desk.labels("flags")[0].spans == ()
        assert (await desk.saved())["flags"][0]["code"] == "headline_mismatch"


async def resize(desk: Desk, width: int, height: int) -> None:
    await desk.pilot.resize_terminal(width, height)
    await desk.settle()


SIZES = [(1, 1), (2, 2), (500, 200), (40, 3), (99, 24), (100, 24), (10, 40), (3, 100), (80, 24)]


@pytest.mark.parametrize("name", ["the-herald", "families", "empty"])
async def test_a_storm_of_sizes(odd: Workspace, name: str):
    async with at_desk(odd, f"harrow/{name}") as desk:
        await desk.press("s 1")
        for width, height in SIZES:
            await resize(desk, width, height)
            await desk.press("j l w tab j tab t esc k")
        await resize(desk, 120, 40)
        assert name in desk.status
        assert "? help" in desk.footer


@pytest.mark.parametrize("keys", ["t", "s 1 e n", "s a", "?", ":", "g d", "s 1 tab", "/", "enter"])
async def test_sizes_change_whatever_is_open(odd: Workspace, keys: str):
    async with at_desk(odd) as desk:
        await desk.press(keys)
        for width, height in SIZES:
            await resize(desk, width, height)
        await desk.press("esc esc esc")
        assert desk.app.is_running


@pytest.mark.parametrize(("width", "folded"), [(80, True), (99, True), (100, False), (160, False)])
async def test_the_inspector_folds_away_under_100_columns(
    workspace: Workspace, width: int, folded: bool
):
    async with at_desk(workspace, size=(width, 24)) as desk:
        assert ("ARTICLE" not in desk.text) == folded


@pytest.mark.parametrize("width", [80, 100, 120, 200])
async def test_the_article_column_is_88_wide_at_most(odd: Workspace, width: int):
    async with at_desk(odd, "harrow/long", size=(width, 24)) as desk:
        assert desk.app.reader is not None
        assert desk.app.reader.view.layout.width + 7 <= 88


async def test_80_by_24_has_what_matters(workspace: Workspace):
    async with at_desk(workspace, size=(80, 24)) as desk:
        await desk.press("s 1")
        assert "the-herald" in desk.status
        assert "ana" in desk.status
        assert "? help" in desk.footer
        assert "1 claim" in desk.footer
        assert "t set field" in desk.footer
        await desk.press("t")
        assert "kind" in desk.text
        assert "Esc leaves it" in desk.text
        await desk.press("esc s a")
        assert "source?" in desk.footer
        assert "esc cancel" in desk.footer
        assert all(len(line) <= 80 for line in desk.lines)


async def test_what_is_asked_about_stays_in_sight(odd: Workspace):
    async with at_desk(odd, "harrow/long", size=(80, 16)) as desk:
        for _ in range(25):
            await desk.press("s")
        await desk.press("1 t k")
        row = desk.app.reader.view.layout.row_of(desk.reading.selection.start)
        view = desk.app.reader.view
        assert view.top <= row < view.top + view.height
