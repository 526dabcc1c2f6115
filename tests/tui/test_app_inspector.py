"""The inspector: reached by Tab, every field of it set and cleared."""

from __future__ import annotations

import pytest
from piloting import Desk, at_desk

from reportedly.workspace import Workspace
from reportedly_tui.session.fields import FIELDS, SHOWN


async def test_tab_goes_there_and_back(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("s 1 tab j")
        assert desk.reading.chosen is not None
        await desk.press("enter c")
        assert desk.labels("claims")[0].checkworthiness == "cfs"
        await desk.press("tab s 1")
        assert len(desk.labels("claims")) == 2


async def test_the_letter_of_a_field_sets_it(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("s 1 tab f")
        await desk.press("esc esc")
        assert desk.labels("claims")[0].factuality is None


async def test_it_unfolds_on_a_narrow_screen_while_the_keys_go_to_it(workspace: Workspace):
    async with at_desk(workspace, size=(80, 24)) as desk:
        await desk.press("s 1")
        assert "CLAIM" not in desk.text
        await desk.press("tab")
        assert "CLAIM" in desk.text
        assert "Dam breach" in desk.text
        await desk.press("k n")
        await desk.press("esc tab")
        assert "CLAIM" not in desk.text


ANSWERS = {
    "code": "1",
    "codes": "h",
    "bool": "y",
    "status": "c",
}


async def set_field(desk: Desk, kind: str) -> None:
    """Answer the question that the inspector puts."""
    match kind:
        case "text" | "line":
            await desk.type("words")
            await desk.press("esc")
        case "sources":
            await desk.type("Mara Lind")
            await desk.press("enter enter")
        case "label" | "labels" | "article":
            await desk.press("enter")
        case "quantities":
            await desk.type("missing")
            await desk.press("enter")
        case "assessment":
            await desk.press("s enter")
        case "evidence":
            await desk.press("tab tab")
            await desk.type("https://x.example")
            await desk.press("enter")
        case "code":
            assert desk.app.reader is not None
            question = desk.app.reader.hand.panel._question
            await desk.press(question.menu.choices[0].key)
        case _:
            await desk.press(ANSWERS[kind])


def value(desk: Desk, section: str, name: str) -> object:
    label = desk.reading.find(desk.reading.subject)[1]
    if name == "evidence":
        return label.assessment.evidence if label.assessment else ()
    return getattr(label, name)


CASES = [
    (section, number, one)
    for section in ("claims", "attributions", "zones", "flags")
    for number, one in enumerate(FIELDS[section])
    if one.name not in ("implicit",)
]


@pytest.mark.parametrize(
    ("section", "number", "field"), CASES, ids=[f"{case[0]}-{case[2].name}" for case in CASES]
)
async def test_every_field_is_set_and_cleared(
    workspace: Workspace, section: str, number: int, field
):
    async with at_desk(workspace) as desk:
        desk.select("no crew was on the wall")
        await desk.press("1 a enter")
        desk.select("200 had died")
        made = {
            "claims": "1",
            "attributions": "a enter",
            "zones": "z b",
            "flags": "! s",
        }[section]
        await desk.press(made)
        if field.name == "evidence":
            await desk.press("t a s enter")
        if field.name == "claims":
            desk.labels("attributions")[1]
        await desk.press("tab")
        for _ in range(number):
            await desk.press("j")
        if (section, field.name) in (("zones", "kind"), ("flags", "code")):
            await desk.press("d")
            assert "can't be cleared" in desk.footer
            return
        await desk.press("d")
        empty = value(desk, section, field.name)
        assert empty in (None, ())
        await desk.press("enter")
        await set_field(desk, field.kind)
        assert value(desk, section, field.name) not in (None, ())
        await desk.press("d")
        assert value(desk, section, field.name) == empty
        await desk.press("u")
        assert value(desk, section, field.name) not in (None, ())


async def test_the_fields_of_the_file(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("tab enter c j enter")
        await desk.type("noted")
        await desk.press("esc")
        saved = await desk.saved()
        assert (saved["status"], saved["notes"]) == ("complete", "noted")
        await desk.press("d")
        assert "notes" not in await desk.saved()
        await desk.press("k d")
        assert "can't be cleared" in desk.footer


async def test_the_field_under_the_cursor_is_in_sight(workspace: Workspace):
    async with at_desk(workspace, size=(80, 16)) as desk:
        await desk.press("s s a enter tab")
        for field in FIELDS["attributions"]:
            shown = SHOWN.get(field.name, field.name)
            assert any(f" {shown} " in line for line in desk.lines[1:-1]), field.name
            await desk.press("j")
        assert "ATTRIBUTION" not in desk.text
        await desk.press("tab")
        assert "ATTRIBUTION" not in desk.text
        await desk.press("tab")
        assert "ATTRIBUTION" in desk.text


async def test_the_footer_says_what_the_inspectors_keys_do(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("s 1 tab")
        assert "d clears" in desk.footer
        await desk.press("j j tab")
        assert "d clears" not in desk.footer
        assert "claim" in desk.footer


async def test_moving_on_forgets_which_field_it_was(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("s 1 tab j j j tab s ! t tab enter")
        assert desk.app.is_running
