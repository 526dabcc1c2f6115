"""What every test stands on: a home of its own, and properties that do not race a clock."""

from __future__ import annotations

import itertools
import os
from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is no failure. In CI the same commit always tries the same cases.
settings.register_profile("house", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("house")

OF_THE_USER = ("REPORTEDLY_", "GIT_", "NO_COLOR", "COLORTERM", "FORCE_COLOR")
XDG = ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory):
    """Yield one folder name after another, in a place that only this run writes to."""
    root = tmp_path_factory.mktemp("homes")
    return (root / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def home(homes, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test an empty home: no keymap, git user or colour setting of whoever runs it."""
    folder = next(homes)
    folder.mkdir()
    for name in [name for name in os.environ if name.startswith(OF_THE_USER)]:
        monkeypatch.delenv(name)
    for name in XDG:
        monkeypatch.setenv(name, str(folder / name.lower()))
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    return folder
