"""Make docs/screenshots/*.svg: the app itself, on a copy of the sample workspace.

Run by `make screenshots`. An SVG holds no address: the viewer's own monospaced font is used.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Awaitable, Callable
from html import unescape
from pathlib import Path

from rich.cells import cell_len
from textual import events
from textual.pilot import Pilot

from reportedly.workspace import Workspace
from reportedly_tui.app import ReportedlyApp
from reportedly_tui.keys.keymap import make_keymap
from reportedly_tui.session.session import Session
from reportedly_tui.settings import Settings

ROOT = Path(__file__).parents[1]
SIZE = (120, 40)

RUN = re.compile(
    r'x="([\d.]+)" y="([\d.]+)" textLength="([\d.]+)"([^>]*)>'
    r"((?:&#160;)*)([^<\s]|[^<\s][^<]*?[^<\s])((?:&#160;)*)<"
)
"""A run of text in a row: its place, its length, its words and the blanks around them."""

Scene = Callable[[ReportedlyApp, Pilot[int]], Awaitable[None]]


async def desk(app: ReportedlyApp, pilot: Pilot[int]) -> None:
    """The desk of ana, who has labelled every article."""
    await _until(pilot, lambda: app.places.desk and len(app.places.desk.desk.progress) == 5)
    await _press(app, pilot, "j")


async def reader(app: ReportedlyApp, pilot: Pilot[int]) -> None:
    """A chain of three in the Herald, its innermost attribution chosen."""
    await _open(app, pilot, "harrow-dam/the-herald")
    reading = app.session.reading
    chosen = next(
        label_id
        for label_id, one in reading.file.items("attributions").items()
        if one.parent and [span.exact for span in one.source] == ["Dunmarrow Civil"]
    )
    before = app.shown_reader.view.seen()
    reading.choose(chosen)
    app.shown_reader.hand.conclude(None, before)


async def draft(app: ReportedlyApp, pilot: Pilot[int]) -> None:
    """What the app proposes for a sentence that nobody has labelled yet."""
    await _open(app, pilot, "harrow-dam/the-herald")
    await _press(app, pilot, "/", *"that no crew", "enter", "escape", "s", "a")


async def board(app: ReportedlyApp, pilot: Pilot[int]) -> None:
    """The board of ana: what the articles say about crews on the wall."""
    await _until(pilot, lambda: app.places.desk)
    await _press(app, pilot, "g", "b")
    await _until(pilot, lambda: app.places.board and app.places.board.view.loaded)
    await _press(app, pilot, "j", "j", "j", "tab")
    app.places.board.refresh_lines()


async def links(app: ReportedlyApp, pilot: Pilot[int]) -> None:
    """Which claim the one that no crew was on the wall is to be linked to."""
    await _open(app, pilot, "harrow-dam/the-herald")
    await _press(app, pilot, "/", *"no crew was", "enter", "escape", "L", "down")


async def sources(app: ReportedlyApp, pilot: Pilot[int]) -> None:
    """The registry of the sample, a group under the cursor."""
    await _press(app, pilot, "g", "s")
    await _until(pilot, lambda: app.places.sources and app.places.sources.sources.uses)
    await _press(app, pilot, "/", *"engineer and", "enter", "escape")


SCENES: dict[str, tuple[str, Scene]] = {
    "desk": ("ana", desk),
    "reader": ("ana", reader),
    "draft": ("you", draft),
    "board": ("ana", board),
    "links": ("ana", links),
    "sources": ("ana", sources),
}
"""Name of the picture → who labels, and what is to be seen."""


async def picture(workspace: Path, annotator: str, scene: Scene) -> str:
    """Open the app at the desk, play a scene, and return the screen as SVG."""
    app = ReportedlyApp(Session(Workspace(workspace), annotator), Settings(make_keymap()))
    async with app.run_test(size=SIZE) as pilot:
        await scene(app, pilot)
        await pilot.pause()
        made = app.export_screenshot(title="reportedly", simplify=True)
        app.session.close()
    return _plain(made)


def pictures(names: tuple[str, ...] = tuple(SCENES)) -> dict[str, str]:
    """Take some pictures, each on a fresh copy of the sample in a git repository."""
    made = {}
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            workspace = Path(folder) / "reportedly"
            _copy_sample(workspace)
            made[name] = asyncio.run(picture(workspace, *SCENES[name]))
    return made


def _copy_sample(workspace: Path) -> None:
    for part in ("data", "annotations"):
        shutil.copytree(ROOT / part, workspace / part)
    who = ("-c", "user.name=ana", "-c", "user.email=ana@example.org")
    for command in (("init", "-q", "-b", "main"), ("add", "."), (*who, "commit", "-qm", "sample")):
        subprocess.run(["git", *command], cwd=workspace, check=True)


async def _open(app: ReportedlyApp, pilot: Pilot[int], address: str) -> None:
    app.session.open(address)
    app.show_reader()
    reading = app.session.reading
    await _until(
        pilot,
        lambda: (
            app.watch_files.git is not None and reading.known_starts and reading.copies is not None
        ),
    )


async def _press(app: ReportedlyApp, pilot: Pilot[int], *keys: str) -> None:
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))
    await pilot.pause()


async def _until(pilot: Pilot[int], true: Callable[[], object]) -> None:
    while not true():
        await pilot.pause(0.01)


def _plain(svg: str) -> str:
    """Take out the addresses of fonts, and the blanks around words, which some viewers drop."""
    svg = re.sub(r"\s*@font-face \{.*?\}\n", "\n", svg, flags=re.DOTALL)
    svg = re.sub(r"\s*<!--.*?-->|<text[^>]*>\n</text>", "", svg, flags=re.DOTALL)
    return RUN.sub(_trimmed, svg)


def _trimmed(run: re.Match[str]) -> str:
    """Let a run of text begin and end with words; every cell stays where it was."""
    start, y, length, rest, before, words, after = run.groups()
    cells = cell_len(unescape(before + words + after))
    cell = float(length) / cells
    x = float(start) + cell * cell_len(unescape(before))
    length = cell * cell_len(unescape(words))
    return f'x="{x:g}" y="{y}" textLength="{length:g}"{rest}>{words}<'


if __name__ == "__main__":
    os.environ["HOME"] = tempfile.gettempdir()
    for name, svg in pictures().items():
        path = ROOT / "docs" / "screenshots" / f"{name}.svg"
        path.parent.mkdir(exist_ok=True)
        path.write_text(svg, encoding="utf-8")
