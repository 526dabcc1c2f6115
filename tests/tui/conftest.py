"""A small workspace for the app."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.importing import import_files
from reportedly.workspace import Workspace

HERALD = """Dam breach reportedly leaves more than 100 missing

Regional officials said that no crew was on the wall, according to the Water Board.

“We are still counting,” said Mara Lind. “It is slow.” She denied that 200 had died.

The Courier reported that the mayor believed that engineers had warned the board twice.
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
    made = Workspace(root)
    add_articles(made, {"the-herald": HERALD, "the-wire": WIRE})
    return made


def add_articles(workspace: Workspace, texts: dict[str, str]) -> None:
    """Import articles, given by id, into the workspace's one collection."""
    files = []
    for name, text in texts.items():
        file = workspace.root.parent / f"{name}.txt"
        file.write_bytes(text.encode())
        files.append(file)
    import_files(workspace, files, "harrow")
