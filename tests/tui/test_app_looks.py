"""What labels look like: in colours, and where there are none."""

from __future__ import annotations

from collections import defaultdict

import pytest
from piloting import Desk, add_articles, at_desk
from rich.style import Style

from reportedly.workspace import Workspace
from reportedly_tui.session.themes import THEMES


def styles(desk: Desk) -> dict[str, Style]:
    """The style of every word on screen, where it is first."""
    found: dict[str, Style] = {}
    for strip in desk.app.screen._compositor.render_strips():
        for segment in strip:
            for word in segment.text.split():
                found.setdefault(word.strip(".,“”"), segment.style)
    return found


def carried(style: Style) -> tuple[object, ...]:
    """What of a style is seen without colours."""
    return (
        style.bold,
        style.italic,
        style.underline,
        style.underline2,
        style.reverse,
        style.dim,
    )


async def label_all(desk: Desk) -> None:
    """An attribution, a claim and a flag, and the caret elsewhere."""
    desk.select("the mayor believed that engineers had warned the board")
    await desk.press("a enter")
    desk.select("Regional officials")
    await desk.press("1")
    desk.select("slow")
    await desk.press("! t g g esc")


async def test_without_colours_attributes_tell_labels_apart(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("NO_COLOR", "1")
    async with at_desk(workspace, size=(80, 24)) as desk:
        await label_all(desk)
        found = styles(desk)
        looks = defaultdict(list)
        for what, word in {
            "source": "Courier",
            "cue": "reported",
            "content": "believed",
            "claim": "Regional",
            "flag": "slow",
            "plain": "denied",
        }.items():
            looks[carried(found[word])].append(what)
        assert all(len(whats) == 1 for whats in looks.values()), dict(looks)
        desk.select("denied that")
        await desk.press("shift+left")
        assert styles(desk)["denied"].reverse


async def test_without_colours_the_gutter_has_letters_and_bars(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("NO_COLOR", "1")
    async with at_desk(workspace, size=(80, 24)) as desk:
        await label_all(desk)
        gutters = "".join(line[:6] for line in desk.lines[1:-1])
        assert set("ac!┃") <= set(gutters)


@pytest.mark.parametrize("theme", THEMES)
async def test_in_colour_every_part_has_its_own(workspace: Workspace, theme: str):
    async with at_desk(workspace, theme=theme) as desk:
        await label_all(desk)
        found = styles(desk)
        inks = [found[word].color for word in ("Courier", "reported", "believed", "slow", "denied")]
        assert len({str(ink) for ink in inks}) == 5
        assert found["Regional"].underline


async def test_everything_but_the_chosen_label_is_dimmed(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await label_all(desk)
        await desk.press("n =")
        muted = desk.app.palette.theme.muted
        found = styles(desk)
        assert found["denied"].color.name == muted
        await desk.press("=")
        assert styles(desk)["denied"].color.name != muted


HOSTILE = (
    "[red]Red[/] \x1b]0;title\x07 \x9b31m \x1b[2J [@click=app.exit]x[/] [/b] [sic] \u202egnp\n"
)


async def test_markup_and_controls_are_shown_as_they_are(workspace: Workspace):
    # Import drops control characters; an article made by other means may have them.
    add_articles(workspace, {"hostile": HOSTILE})
    async with at_desk(workspace, "harrow/hostile") as desk:
        assert "[red]Red[/]" in desk.text
        assert "[@click=app.exit]x[/] [/b] [sic]" in desk.text.replace("\n", " ")
        await desk.press("s 1 t n")
        assert "[sic]" in desk.text
        await desk.press("esc g d")
        assert "[red]Red[/]" in desk.text
        for line in desk.lines:
            assert line.isprintable()


async def test_what_is_searched_shows_while_one_types(workspace: Workspace):
    async with at_desk(workspace) as desk:
        before = styles(desk)["slow"]
        await desk.press("/")
        await desk.type("slow")
        assert styles(desk)["slow"] != before
        await desk.press("backspace backspace backspace backspace")
        await desk.type("mayor")
        assert styles(desk)["slow"] == before
