"""Quantities, verdicts, evidence and speakers: several values at once."""

from __future__ import annotations

from piloting import Desk, at_desk, words_of

from reportedly.workspace import Workspace
from reportedly_schemas.annotation import Claim


async def claimed(desk: Desk, words: str) -> Claim:
    desk.select(words)
    await desk.press("1")
    return the_claim(desk)


def the_claim(desk: Desk) -> Claim:
    (claim,) = desk.labels("claims")
    return claim


async def test_the_lexicon_reads_the_words_of_a_quantity(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await claimed(desk, "She denied that 200 had died")
        await desk.press("t q")
        await desk.type("killed")
        await desk.press("tab")
        await desk.type("people in the valley")
        await desk.press("tab backspace backspace backspace")
        await desk.type("more than 100")
        assert "101" in desk.text
        await desk.press("enter")
        (quantity,) = the_claim(desk).quantities
        assert (quantity.measure, quantity.raw) == ("killed", "more than 100")
        assert (quantity.min, quantity.max) == (101, None)
        saved = (await desk.saved())["claims"][0]["quantities"]
        assert saved[0]["population"] == "people in the valley"


async def test_the_first_number_of_a_claim_is_there_already(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await claimed(desk, "Dam breach reportedly leaves more than 100 missing")
        await desk.press("t q")
        await desk.type("missing")
        await desk.press("enter")
        (quantity,) = the_claim(desk).quantities
        assert (quantity.raw, quantity.min) == ("more than 100", 101)


async def test_a_quantity_of_nothing_is_refused_and_stays_on_screen(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await claimed(desk, "She denied that 200 had died")
        await desk.press("t q enter")
        assert "measure: of what is this a number" in desk.text
        await desk.type("killed")
        await desk.press("down down down")
        await desk.type("0x")
        await desk.press("enter")
        assert "min: a whole number" in desk.text
        await desk.press("esc")
        assert the_claim(desk).quantities == ()


async def test_a_derived_quantity(workspace: Workspace):
    async with at_desk(workspace) as desk:
        base = await claimed(desk, "Dam breach reportedly leaves more than 100 missing")
        desk.select("200 had died")
        await desk.press("1 t q")
        await desk.type("died")
        await desk.press("shift+tab 1 enter")
        derived = desk.labels("claims")[1]
        assert derived.quantities[0].derived_from == base.id


async def test_a_verdict_with_evidence_of_both_kinds(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await claimed(desk, "no crew was on the wall")
        await desk.press("t e")
        assert "set one first (ta)" in desk.footer
        await desk.press("t a r tab")
        await desk.type("the Wire says otherwise")
        await desk.press("enter t e")
        await desk.press("r tab tab")
        await desk.type("https://wire.example/dam")
        await desk.press("shift+tab shift+tab shift+tab")
        await desk.type("2024-05")
        await desk.press("enter g n s y g p n t e n")
        assert "span" in desk.text
        await desk.press("r enter")
        verdict = the_claim(desk).assessment
        assert verdict is not None
        assert (verdict.verdict, verdict.rationale) == ("refuted", "the Wire says otherwise")
        url, span = verdict.evidence
        assert (url.kind, url.ref, url.retrieved) == ("url", "https://wire.example/dam", "2024-05")
        assert (span.kind, span.ref, span.stance) == ("span", "harrow/the-wire", "refutes")
        assert span.exact == "Two crews were on the wall"
        saved = (await desk.saved())["claims"][0]["assessment"]
        assert [one["kind"] for one in saved["evidence"]] == ["url", "span"]


async def test_evidence_is_pasted(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await claimed(desk, "no crew was on the wall")
        await desk.press("t a s enter t e tab tab")
        await desk.paste("https://pasted.example")
        await desk.press("enter")
        assert the_claim(desk).assessment.evidence[0].ref == "https://pasted.example"


async def test_a_new_speaker_and_a_known_one(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press('" a enter t s')
        await desk.type("Mara Lind")
        assert "Enter adds" in desk.text
        await desk.press("enter p n")
        first = desk.labels("attributions")[0]
        assert first.speaker == ("mara-lind",)
        desk.select("200 had died")
        await desk.press("a enter t s")
        await desk.type("mara")
        await desk.press("enter")
        assert desk.labels("attributions")[1].speaker == ("mara-lind",)
        sources = workspace.sources_path("harrow")
        await desk.until(lambda: sources.exists() and "mara-lind" in sources.read_text())
        assert "type: person" in sources.read_text()
        await desk.press("u u u")
        await desk.until(lambda: "mara-lind" not in sources.read_text())
        assert words_of(desk.labels("attributions")[0].source) == ["Mara Lind"]


async def test_a_group_has_members(workspace: Workspace):
    async with at_desk(workspace) as desk:
        await desk.press('" a enter t s')
        await desk.type("Mara Lind")
        await desk.press("enter enter t s")
        await desk.type("two aid workers")
        await desk.press("enter tab shift+tab shift+tab shift+tab")
        await desk.type("Mara Lind; nobody")
        await desk.press("enter")
        assert "added as well: nobody" in desk.footer
        registry = desk.session.registry().items("sources")
        assert registry["two-aid-workers"].members == ("mara-lind", "nobody")
        assert desk.labels("attributions")[0].speaker == ("mara-lind", "two-aid-workers")
