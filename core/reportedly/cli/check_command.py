"""`reportedly check [PATH...]`."""

from __future__ import annotations

import argparse
import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.cli.opening import resolve
from reportedly.cli.output import counted, say
from reportedly.errors import ReportedlyError

if TYPE_CHECKING:
    from reportedly.check import Report
    from reportedly.workspace import Workspace


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "paths", metavar="PATH", nargs="*", help="files, folders or articles; default: everything"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text")


def run(given: argparse.Namespace) -> int:
    """Check and report; 1 when there is an error."""
    from reportedly.check import check_workspace
    from reportedly.workspace import find_workspace

    workspace = find_workspace(_start(given.paths))
    paths = [path for named in given.paths for path in _paths(workspace, named)]
    report = check_workspace(workspace, paths)
    (_as_json if given.format == "json" else _as_text)(report)
    return 1 if report.count("error") else 0


def _start(named: list[str]) -> Path:
    """Return where the workspace is looked for: where the first path leads, or here."""
    return Path(named[0]) if named and os.path.exists(named[0]) else Path()


def _paths(workspace: Workspace, named: str) -> list[Path]:
    """Return the files and folders that `named` means; an article is its text and its labels.

    Raises:
        ReportedlyError: It means nothing, or something outside the workspace.
    """
    place = Path(os.path.realpath(named))
    if place.exists() and not place.is_relative_to(workspace.root):
        raise ReportedlyError(f"{named} is not in the workspace {workspace.root}")
    if place.exists() and place.suffix != ".txt":
        return [place]
    found = resolve(named)
    labels = workspace.root / "annotations" / (found.address or found.collection or "")
    text = workspace.article_path(found.address) if found.address else None
    return [text or workspace.root / "data" / (found.collection or ""), labels]


def _as_text(report: Report) -> None:
    for problem in report.problems:
        at = f"{problem.path}:{problem.line}:{problem.column}"
        hint = f" → {problem.hint}" if problem.hint else ""
        say(f"{at}: {problem.code} {problem.severity} {problem.message}{hint}")
    errors, warnings = report.count("error"), report.count("warning")
    files = counted(report.files, "file")
    if not report.problems:
        say(f"{files} checked, no problems")
    else:
        say(f"{counted(errors, 'error')}, {counted(warnings, 'warning')} in {files}")


def _as_json(report: Report) -> None:
    found = {
        "files": report.files,
        "errors": report.count("error"),
        "warnings": report.count("warning"),
        "problems": [asdict(problem) for problem in report.problems],
    }
    for line in json.dumps(found, indent=2).split("\n"):
        say(line)
