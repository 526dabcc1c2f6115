"""What the files, folders, articles and collections that a user names are in a workspace."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.cli.opening import listed, resolve
from reportedly.errors import ReportedlyError

if TYPE_CHECKING:
    from reportedly.workspace import Workspace


def start(named: list[str]) -> Path:
    """Return where the workspace is looked for: where the first path leads, or here."""
    return Path(named[0]) if named and os.path.exists(named[0]) else Path()


def names(workspace: Workspace, named: list[str]) -> list[str]:
    """Return the files and folders that are meant, as paths from the root.

    Raises:
        ReportedlyError: One means nothing, or something outside the workspace.
    """
    return [workspace.relative(path) for each in named for path in _paths(workspace, each)]


def _paths(workspace: Workspace, named: str) -> list[Path]:
    """Return what one word means; an article is its text and its labels."""
    place = Path(os.path.realpath(named))
    if place.exists() and not place.is_relative_to(workspace.root):
        raise ReportedlyError(f"{named} is not in the workspace {workspace.root}")
    if place.exists() and place.suffix != ".txt":
        return [place]
    match workspace.relative(place).split("/"):
        case ["data", collection, file] if place.exists():
            return [place, workspace.root / "annotations" / listed(workspace, collection, file)]
    found = resolve(named)
    labels = workspace.root / "annotations" / (found.address or found.collection or "")
    text = workspace.article_path(found.address) if found.address else None
    return [text or workspace.root / "data" / (found.collection or ""), labels]
