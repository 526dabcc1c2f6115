"""The guide's keys, pressed one after the other, do what the guide says they do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from piloting import SENT, Desk, at_desk

from reportedly.check import check_workspace
from reportedly.importing import import_files
from reportedly.workspace import Workspace
from reportedly_schemas.annotation import AnnotationFile
from reportedly_schemas.links import LinksFile
from reportedly_tui.keys.actions import ACTIONS
from reportedly_tui.screens.reader import Reader

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs/guide.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
STEPS = [
    step
    for block in re.findall(r"^```keys\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    for step in block.splitlines()
]
SEQUENCES = {key for action in ACTIONS for key in action.keys if len(key) == 2}
LABEL_ID = re.compile(r"\b[zcaf][0-9a-hjkmnp-tv-z]{5}\b(?!-)")


def sent(token: str) -> str:
    """Return what a terminal sends for a key of the guide, or for words in ‹ ›."""
    if token.startswith("‹"):
        return token.strip("‹›")
    assert len(token) == 1 or token in SEQUENCES or token.lower() in SENT, token
    return SENT.get(token.lower(), token) if len(token) > 1 else token


def agrees(selected: str, quoted: str) -> bool:
    """Tell whether the guide quotes what is selected; `…` stands for any words."""
    return bool(re.fullmatch(".*".join(map(re.escape, quoted.split("…"))), selected, re.DOTALL))


async def take(desk: Desk, step: str) -> None:
    """Press the keys of a step; what the guide quotes is selected then, and no question open."""
    keys, _, says = step.partition("  ")
    for token in re.findall(r"‹[^›]*›|\S+", keys):
        await desk.send(sent(token))
    if isinstance(desk.app.screen, Reader):
        assert "does nothing" not in desk.footer, step
        assert not desk.app.screen.hand.panel.asking, step
        if said := re.match(r"\s*“(.*)”$", says):
            assert agrees(desk.selected, said[1]), f"{step}\n{desk.selected}"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Two articles of the sample in a collection `dam`, as the guide imports them."""
    made = Workspace(tmp_path / "play")
    for folder in ("data", "annotations"):
        (made.root / folder).mkdir(parents=True)
    sample = ROOT / "data/harrow-dam"
    import_files(made, [sample / "the-wire.txt", sample / "the-herald.txt"], "dam")
    return made


async def test_the_guide_labels_the_whole_article(workspace: Workspace):
    async with at_desk(workspace, None, annotator="you") as desk:
        for step in STEPS:
            await take(desk, step)
        assert desk.app.return_code == 0

    path = workspace.annotation_path("dam/the-wire", "you")
    file = workspace.load(path, AnnotationFile)
    assert file.status == "complete"
    assert (len(file.claims), len(file.attributions)) == (16, 28)
    links = workspace.load(workspace.links_path("dam", "you"), LinksFile).links
    assert [(one.relation, one.from_.partition("#")[0]) for one in links] == [
        ("more_specific", "the-wire")
    ]
    # The guide leaves some sources without a speaker, and says that check warns of them.
    assert {problem.code for problem in check_workspace(workspace).problems} == {"A10"}
    (example,) = re.findall(r"^```yaml\n(  - id: .*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    assert LABEL_ID.sub("id", example) in LABEL_ID.sub("id", path.read_text(encoding="utf-8"))


async def test_the_keys_of_the_readmes_tour_work(workspace: Workspace):
    table = README.partition("| to mark | press |\n|---|---|\n")[2].partition("\n\n")[0]
    rows = re.findall(r"^\|[^|]+\| ((?:`\S+` ?)+) \|$", table, re.MULTILINE)
    assert len(rows) == 4
    async with at_desk(workspace, "dam/the-wire", annotator="you") as desk:
        for row in rows:
            await take(desk, row.replace("`", ""))
        (claim,), (attribution,), (zone,) = map(desk.labels, ("claims", "attributions", "zones"))
    assert (claim.kind, zone.kind) == ("numerical", "headline")
    assert attribution.source
