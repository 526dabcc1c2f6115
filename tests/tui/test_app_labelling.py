"""Labels made with the keyboard, within the budgets of keys, end up in the file."""

from __future__ import annotations

import pytest
from piloting import at_desk, words_of

from reportedly.workspace import Workspace

HEADLINE = "Dam breach reportedly leaves more than 100 missing"
NO_CREW = "no crew was on the wall"


async def test_a_sentence_is_a_claim_with_two_keys(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("s 1")
        (claim,) = desk.labels("claims")
        assert words_of(claim.spans) == [HEADLINE]
        saved = await desk.saved()
        assert saved["claims"][0]["id"] == claim.id
        await desk.until(lambda: " saved" in desk.status)
        assert "1 claim " in desk.status


async def test_the_claim_key_again_removes_it(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("s 1 1")
        assert not desk.labels("claims")
        assert "claims" not in await desk.saved()


async def test_a_field_takes_three_keys(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("s 1 t k n")
        assert desk.labels("claims")[0].kind == "numerical"
        assert "numerical" in desk.text
        assert (await desk.saved())["claims"][0]["kind"] == "numerical"


async def test_backspace_in_the_question_clears_the_field(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("s 1 t k n t k backspace")
        assert desk.labels("claims")[0].kind is None


async def test_a_right_proposal_takes_three_keys(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("j j s a")
        assert "NEW ATTRIBUTION" in desk.text
        await desk.press("enter")
        (label,) = desk.labels("attributions")
        assert words_of(label.source) == ["the Water Board"]
        assert words_of(label.cue) == ["according to"]
        assert words_of(label.content) == ["Regional officials said that no crew was on the wall"]


async def test_tab_shows_the_other_proposals(workspace: Workspace):
    async with at_desk(workspace) as desk:
        desk.select(NO_CREW)
        await desk.press("a")
        assert "proposal 1 of 3" in desk.text
        await desk.press("tab")
        assert "proposal 2 of 3" in desk.text
        await desk.press("shift+tab shift+tab enter")
        (label,) = desk.labels("attributions")
        assert words_of(label.source) == ["the Water Board"]
        assert words_of(label.cue) == ["according to"]


async def test_all_three_parts_by_hand_take_twelve_keys_at_most(workspace: Workspace):
    keys = '" a ; w w > enter W W W enter'
    async with at_desk(workspace) as desk:
        await desk.press(keys)
        (label,) = desk.labels("attributions")
        assert words_of(label.source) == ["Mara Lind"]
        assert words_of(label.cue) == ["said"]
        assert words_of(label.content) == ["We are still counting,"]
        assert (label.quote_type, label.stance) == ("direct", "asserts")
    assert len(keys.split()) <= 12


async def test_a_content_around_its_cue_has_two_fragments(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press('" a enter " &')
        assert "c   content" in desk.text
        await desk.press("c")
        (label,) = desk.labels("attributions")
        assert words_of(label.content) == ["We are still counting,", "It is slow."]
        desk.select("It is slow.")
        await desk.press("& c")
        assert words_of(desk.labels("attributions")[0].content) == ["We are still counting,"]


async def test_fragments_while_it_is_made(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press('" a " & enter')
        assert len(desk.labels("attributions")[0].content) == 2


async def test_reportedly_has_an_implicit_source(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("s a")
        assert "implicit" in desk.text
        await desk.press("enter")
        (label,) = desk.labels("attributions")
        assert label.source == ()
        assert label.implicit is True
        assert (await desk.saved())["attributions"][0]["implicit"] is True


async def test_no_source_and_no_cue_by_hand(workspace: Workspace):
    async with at_desk(workspace) as desk:
        desk.select("200 had died")
        await desk.press("a x x")
        (label,) = desk.labels("attributions")
        assert (label.source, label.cue, label.implicit) == ((), (), True)


async def test_esc_drops_an_attribution_in_the_making(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("s a esc")
        assert desk.reading.draft is None
        assert not desk.labels("attributions")
        assert desk.selected == HEADLINE


async def test_three_deep_by_marking_inside_anothers_content(workspace: Workspace):
    async with at_desk(workspace) as desk:
        for content, source, cue in (
            (
                "the mayor believed that engineers had warned the board twice",
                "The Courier",
                "reported",
            ),
            ("engineers had warned the board twice", "the mayor", "believed"),
            ("the board twice", "engineers", "had warned"),
        ):
            desk.select(content)
            await desk.press("a")
            desk.select(source)
            await desk.press("enter")
            desk.select(cue)
            await desk.press("enter")
        outer, middle, inner = desk.labels("attributions")
        assert (outer.parent, middle.parent, inner.parent) == (None, outer.id, middle.id)
        ladder = [line[78:].rstrip() for line in desk.lines[2:6]]
        assert [line.strip(" ▸") for line in ladder] == [
            "the article",
            "The Courier  reported",
            "the mayor  believed",
            "engineers  had warned",
        ]
        indents = [len(line) - len(line.lstrip()) for line in ladder]
        assert indents == sorted(set(indents))
        assert "┃┃┃" in desk.text


async def test_an_outer_attribution_made_last_takes_the_inner_one_in(workspace: Workspace):
    async with at_desk(workspace) as desk:
        desk.select(NO_CREW)
        await desk.press("a enter")
        desk.select("Regional officials said that no crew was on the wall")
        await desk.press("a enter")
        outer, inner = sorted(desk.labels("attributions"), key=lambda one: one.parent or "")
        assert inner.parent == outer.id
        await desk.press("u")
        assert desk.labels("attributions")[0].parent is None


@pytest.mark.parametrize(("letter", "kind"), [("h", "headline"), ("b", "body")])
async def test_a_zone(workspace: Workspace, letter: str, kind: str):
    async with at_desk(workspace) as desk:
        await desk.press(f"p z {letter}")
        (zone,) = desk.labels("zones")
        assert zone.kind == kind
        assert desk.lines[1][1] == kind[0].upper()


async def test_flags_on_a_label_on_words_and_on_the_article(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("!")
        assert "flag the article" in desk.text
        await desk.press("h")
        await desk.press("esc w !")
        assert "flag the selection" in desk.text
        await desk.press("t")
        await desk.press("s 1 !")
        assert "flags of c" in desk.text
        await desk.press("c")
        flags = {flag.code: flag for flag in desk.labels("flags")}
        assert flags["headline_mismatch"].spans == ()
        assert words_of(flags["text_error"].spans) == ["Dam"]
        assert desk.labels("claims")[0].flags == ("needs_context",)


async def test_a_label_gets_other_words(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("s 1")
        desk.select("Dam breach")
        await desk.press("m")
        assert words_of(desk.labels("claims")[0].spans) == ["Dam breach"]
        desk.select("100 missing")
        await desk.press("&")
        assert words_of(desk.labels("claims")[0].spans) == ["Dam breach", "100 missing"]


async def test_undo_and_redo_go_from_article_to_article(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("s 1 g n s 1 d")
        assert desk.reading.address == "harrow/the-wire"
        assert not desk.labels("claims")
        await desk.press("u")
        assert len(desk.labels("claims")) == 1
        await desk.press("u u")
        assert desk.reading.address == "harrow/the-herald"
        assert "the-herald" in desk.status
        assert not desk.labels("claims")
        assert "undone: claim" in desk.footer
        await desk.press("u")
        assert "nothing to be undone" in desk.footer
        await desk.press("U U")
        assert desk.reading.address == "harrow/the-wire"
        assert len(desk.labels("claims")) == 1
        await desk.press("U g p")
        assert len(desk.labels("claims")) == 1


async def test_what_is_deleted_takes_what_refers_to_it_along(workspace: Workspace):
    async with at_desk(workspace) as desk:
        desk.select(NO_CREW)
        await desk.press("1 a enter")
        assert len(desk.labels("attributions")[0].claims) == 1
        claim = desk.labels("claims")[0].id
        desk.reading.choose(claim)
        await desk.press("d")
        assert desk.labels("attributions")[0].claims == ()
        await desk.press("u")
        assert desk.labels("attributions")[0].claims == (claim,)


async def test_the_label_picker_is_filtered_by_typing(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("s enter")
        await desk.type("numer")
        assert "claim: Numerical" in desk.text
        await desk.press("enter")
        assert desk.labels("claims")[0].kind == "numerical"


async def test_the_status_of_the_file(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("t s c")
        assert "ana · complete · " in desk.status
        assert (await desk.saved())["status"] == "complete"


async def test_a_key_that_does_nothing_says_so(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("Q")
        assert "Q does nothing here" in desk.footer
        await desk.press("ctrl+c")
        assert desk.app.is_running
        await desk.press("ctrl+q ctrl+z")
        assert desk.app.is_running


async def test_nothing_selected_is_said(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("j 1")
        assert not desk.labels("claims")
        assert "nothing is selected" in desk.footer


async def test_ctrl_s_says_that_all_is_saved(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press("s 1")
        await desk.saved()
        await desk.press("ctrl+s")
        assert "all is saved" in desk.footer
