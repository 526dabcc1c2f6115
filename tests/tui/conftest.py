"""A small workspace, and the app on it without a terminal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reportedly.importing import import_files
from reportedly.workspace import Workspace
from reportedly_tui.app import ReportedlyApp
from reportedly_tui.keys.keymap import make_keymap
from reportedly_tui.session.session import Session
from reportedly_tui.settings import Settings

HERALD = """Dam breach leaves more than 100 missing

Regional officials said that no crew was on the wall, according to the Water Board.

“We are still counting,” said Mara Lind. “It is slow.” She denied that 200 had died.
"""

WIRE = """Two crews were on the wall

Dozens were reportedly hurt [sic] near the dam.
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Two short articles in one collection."""
    root = tmp_path / "desk"
    (root / "data").mkdir(parents=True)
    (root / "annotations").mkdir()
    for name, text in (("the-herald.txt", HERALD), ("the-wire.txt", WIRE)):
        (tmp_path / name).write_bytes(text.encode())
    made = Workspace(root)
    import_files(made, [tmp_path / "the-herald.txt", tmp_path / "the-wire.txt"], "harrow")
    return made


Make = Callable[..., ReportedlyApp]


@pytest.fixture
def make_app(workspace: Workspace) -> Make:
    """Make an app on the workspace; `address` is the article it begins with."""

    def make(address: str | None = "harrow/the-herald", **settings: str) -> ReportedlyApp:
        session = Session(workspace, "ana")
        if address is not None:
            session.open(address)
        return ReportedlyApp(session, Settings(make_keymap(), **settings))

    return make


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys one after another and let each be carried out."""
    for key in keys:
        await pilot.press(key)
    await pilot.pause()


async def until(pilot: Pilot[int], true: Callable[[], object]) -> None:
    """Wait until something is so; the test's own time limit ends a wait in vain."""
    for _ in range(2000):
        if true():
            return
        await pilot.pause(0.005)
    raise AssertionError("it never came true")


def screen_text(app: ReportedlyApp) -> str:
    """What is on screen, as plain lines."""
    width, height = app.size
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips[:height])
