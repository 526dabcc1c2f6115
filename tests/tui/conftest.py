"""A small workspace for the app."""

from __future__ import annotations

from pathlib import Path

import pytest
from piloting import HERALD, WIRE, add_articles

from reportedly.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Two short articles in one collection."""
    root = tmp_path / "desk"
    (root / "data").mkdir(parents=True)
    (root / "annotations").mkdir()
    made = Workspace(root)
    add_articles(made, {"the-herald": HERALD, "the-wire": WIRE})
    return made
