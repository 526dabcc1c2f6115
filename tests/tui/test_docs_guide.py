"""The guide's keys, pressed one after the other, do what the guide says they do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from reportedly.check import check_workspace
from reportedly.importing import import_files
from reportedly.workspace import Workspace
from reportedly_schemas.annotation import AnnotationFile
from reportedly_tui.app import ReportedlyApp
from reportedly_tui.keys.keymap import make_keymap
from reportedly_tui.session.session import Session
from reportedly_tui.settings import Settings

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs/guide.md").read_text(encoding="utf-8")
STEPS = [
    step
    for block in re.findall(r"^```keys\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    for step in block.splitlines()
]
NAMED = {
    "Enter": "enter",
    "Esc": "escape",
    "Tab": "tab",
    "Backspace": "backspace",
    "Ctrl+S": "ctrl+s",
}
LABEL_ID = re.compile(r"\b[zcaf][0-9a-hjkmnp-tv-z]{5}\b(?!-)")


def presses(keys: str) -> list[list[events.Key]]:
    """Return the key presses of a step, those of typed words together."""
    made = []
    for token in re.findall(r"‹[^›]*›|\S+", keys):
        if token in NAMED:
            made.append([events.Key(NAMED[token], None)])
        else:
            made.append([events.Key(_character_to_key(one), one) for one in token.strip("‹›")])
    return made


def agrees(selected: str, quoted: str) -> bool:
    """Tell whether the guide quotes what is selected; `…` stands for any words."""
    return bool(re.fullmatch(".*".join(map(re.escape, quoted.split("…"))), selected, re.DOTALL))


async def play(app: ReportedlyApp, pilot: Pilot[int], step: str) -> None:
    """Press the keys of a step and compare what the guide quotes with what is selected then."""
    keys, _, says = step.partition("  ")
    for group in presses(keys):
        for press in group:
            app.post_message(press)
        await pilot.pause()
        await pilot.pause()
    if said := re.match(r"\s*“(.*)”$", says):
        reading = app.session.reading
        selected = reading.text[reading.selection.start : reading.selection.end]
        assert agrees(selected, said[1]), step
    if app.session.current is not None and app.shown_reader.is_current:
        assert "does nothing here" not in app.shown_reader.note[0], step


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
    app = ReportedlyApp(Session(workspace, "you"), Settings(make_keymap()))
    async with app.run_test(size=(120, 40)) as pilot:
        for step in STEPS:
            await play(app, pilot, step)
    assert app.return_code == 0

    path = workspace.annotation_path("dam/the-wire", "you")
    file = workspace.load(path, AnnotationFile)
    assert file.status == "complete"
    assert (len(file.claims), len(file.attributions)) == (17, 28)
    assert check_workspace(workspace, []).problems == []
    (example,) = re.findall(r"^```yaml\n(  - id: .*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    assert LABEL_ID.sub("id", example) in LABEL_ID.sub("id", path.read_text(encoding="utf-8"))
