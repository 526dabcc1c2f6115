"""`reportedly diff [REV] [PATH...]`, and as git calls it."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING, Any

from reportedly.cli.asked import names, start
from reportedly.cli.output import complain, say
from reportedly.errors import ReportedlyError

if TYPE_CHECKING:
    from reportedly.comparing import Change
    from reportedly.revisions import Pair
    from reportedly.workspace import Workspace


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "words",
        metavar="REV|PATH",
        nargs="*",
        help="a git revision, or two as REV..REV, then files, folders or articles; default: HEAD",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument(
        "--git", metavar="WORD", nargs=argparse.REMAINDER, help="what git gives its diff driver"
    )


def run(given: argparse.Namespace) -> int:
    """Tell what changed; 1 when a file can't be read."""
    if given.git:
        from reportedly.cli.reports.driver import drive

        for line in drive(given.git):
            say(line)
        return 0
    return _between_revisions(given)


def _between_revisions(given: argparse.Namespace) -> int:
    from reportedly.check.selection import Selection
    from reportedly.revisions import commit_of, pairs
    from reportedly.workspace import find_workspace

    here = given.words[1:] if given.words and not os.path.exists(given.words[0]) else given.words
    workspace = find_workspace(start(here))
    revisions, paths = _split(workspace, given.words)
    commits = [commit_of(workspace.root, each) for each in revisions]
    for revision, commit in zip(revisions, commits, strict=True):
        if commit is None:
            raise ReportedlyError(f"git knows no revision '{revision}'")
    asked = Selection(names(workspace, paths)) if paths else Selection()
    found = pairs(workspace, asked, str(commits[0]), commits[1] if commits[1:] else None)
    told = [_told(pair) for pair in found]
    if given.format == "json":
        from reportedly.cli.reports.ascii_json import written

        ends = {"from": revisions[0], "to": revisions[1] if revisions[1:] else None}
        for line in written({**ends, "files": told}):
            say(line)
    else:
        for file in told:
            _as_text(file)
    broken = [file for file in told if file["problem"]]
    for file in broken:
        complain(f"{file['path']}: {file['problem']}")
    return 1 if broken else 0


def _split(workspace: Workspace, words: list[str]) -> tuple[list[str], list[str]]:
    """Return one revision or two, and the paths after them; what is on disk is a path."""
    from reportedly.revisions import commit_of

    first = words[0] if words else ""
    if first and not os.path.exists(first):
        old, dots, new = first.partition("..")
        if dots and ".." not in new:
            return [old or "HEAD", new or "HEAD"], words[1:]
        if commit_of(workspace.root, first) or not _is_address(first):
            return [first], words[1:]
    return ["HEAD"], words


def _is_address(word: str) -> bool:
    from reportedly.cli.opening import resolve

    try:
        resolve(word)
    except ReportedlyError:
        return False
    return True


def _told(pair: Pair) -> dict[str, Any]:
    """Return what is told of a file, as it stands in JSON."""
    from reportedly.comparing import compare
    from reportedly.files.guard import Unreadable

    change = "added" if pair.old is None else "removed" if pair.new is None else "changed"
    told: dict[str, Any] = {"path": pair.name, "change": change, "problem": None, "changes": []}
    try:
        told["changes"] = [_as_data(each) for each in compare(pair.old, pair.new, pair.model)]
    except Unreadable as error:
        told["problem"] = f"{_side(pair)} can't be read: {error}"
    return told


def _side(pair: Pair) -> str:
    from reportedly.files.reader import problems

    return "what it was" if pair.old and problems(pair.old, pair.model) else "what it is"


def _as_data(change: Change) -> dict[str, Any]:
    fields = [each._asdict() for each in change.fields]
    return {**change._asdict(), "fields": fields, "told": change.told()}


def _as_text(file: dict[str, Any]) -> None:
    change = file["change"]
    say(file["path"] if change == "changed" else f"{file['path']} ({change})")
    for each in file["changes"]:
        say(f"  {each['told']}")
    if not (file["changes"] or file["problem"]):
        say("  only its form or its comments")
