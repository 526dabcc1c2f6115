"""`reportedly check [PATH...]`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportedly.cli.asked import names, start
from reportedly.cli.boundary import INTERNAL
from reportedly.cli.output import complain, say
from reportedly.errors import ReportedlyError

if TYPE_CHECKING:
    from pathlib import Path

    from reportedly.check import Report
    from reportedly.check.selection import Selection
    from reportedly.workspace import Workspace

FORMATS = ("text", "json", "github", "sarif", "junit")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "paths", metavar="PATH", nargs="*", help="files, folders or articles; default: everything"
    )
    parser.add_argument("--format", choices=FORMATS, default="text")
    parser.add_argument("--strict", action="store_true", help="warnings fail as errors do")
    parser.add_argument(
        "--jobs", metavar="N", type=_number, help="processes; default: as many as are worth it"
    )
    parser.add_argument(
        "--changed-since",
        metavar="REV",
        help="only files that differ from a git revision, and what depends on them",
    )


def run(given: argparse.Namespace) -> int:
    """Check and report; 1 when there is an error, 3 when a file could not be checked."""
    from reportedly.workspace import find_workspace

    workspace = find_workspace(start(given.paths))
    asked = _asked(workspace, given.paths, given.changed_since)
    from reportedly.check import check_workspace
    from reportedly.cli.meter import Meter

    meter = Meter("checking")
    try:
        report = check_workspace(workspace, asked, given.jobs, meter.tell)
    finally:
        meter.clear()
    if given.paths and not given.changed_since and not (report.names or report.problems):
        raise ReportedlyError(f"there is nothing to check at {', '.join(given.paths)}")
    for line in _lines(report, given.format, given.strict, workspace):
        say(line)
    if report.failures:
        _admit(report)
        return INTERNAL
    return 1 if report.broken(given.strict) else 0


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 1000):
        raise argparse.ArgumentTypeError(f"'{text}' is no number from 1 to 1000")
    return int(text)


def _asked(workspace: Workspace, named: list[str], revision: str | None) -> Selection:
    """Return what is to be checked.

    Raises:
        ReportedlyError: A path means nothing, or git can't tell what changed.
    """
    from reportedly.check.selection import Selection

    groups = [names(workspace, named)] if named else []
    if revision is not None:
        from reportedly.gitchanges import comparison

        with comparison(workspace.root, revision) as compared:  # git works while we load the rules
            from reportedly.check.changes import affected

            groups.append(list(affected(workspace, compared.changed())))
    return Selection(*groups)


def _lines(report: Report, form: str, strict: bool, workspace: Workspace) -> Iterator[str]:
    match form:
        case "json":
            from reportedly.cli.reports import ascii_json

            return ascii_json.lines(report)
        case "github":
            from reportedly.cli.reports import github

            return github.lines(report, _folder(workspace.root))
        case "sarif":
            from reportedly.cli.reports import sarif

            return sarif.lines(report, _folder(workspace.root))
        case "junit":
            from reportedly.cli.reports import junit

            return junit.lines(report, strict)
        case _:
            from reportedly.cli.reports import text

            return text.lines(report)


def _folder(root: Path) -> str:
    """Return where in its repository a workspace is, as a path from the top that ends with `/`."""
    top = next((each for each in (root, *root.parents) if (each / ".git").exists()), root)
    return "" if top == root else f"{root.relative_to(top).as_posix()}/"


def _admit(report: Report) -> None:
    """Say which files could not be checked, and where the details are."""
    from reportedly.cli.boundary import log

    hint = log("\n".join(f"{failure.path}\n{failure.details}" for failure in report.failures))
    for failure in report.failures:
        complain(f"internal error in {failure.path}: {failure.message}", hint)
