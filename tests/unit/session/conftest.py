"""The workspace, the session and the keyboard of every test here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sitting import HERALD_AT, Keyboard, Reports, make_workspace, open_session

from reportedly.workspace import Workspace
from reportedly_tui.session.session import Session


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return make_workspace(tmp_path)


@pytest.fixture
def reports() -> Reports:
    return Reports()


@pytest.fixture
def session(workspace: Workspace) -> Session:
    """A session of ana's that saves nothing, the Herald open."""
    return open_session(workspace)


@pytest.fixture
def saving(workspace: Workspace, reports: Reports) -> Iterator[Session]:
    """A session of ana's that saves, the Herald open."""
    made = Session(workspace, "ana", reports)
    made.open(HERALD_AT)
    yield made
    made.close()


@pytest.fixture
def keyboard(session: Session) -> Keyboard:
    return Keyboard(session)
