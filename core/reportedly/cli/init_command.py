"""`reportedly init DIR [--sample] [--git] [--ci SYSTEM]`."""

from __future__ import annotations

import argparse
from pathlib import Path

from reportedly.ci import FILES
from reportedly.cli.output import note, say


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("folder", metavar="DIR", type=Path, help="created when it is missing")
    parser.add_argument("--sample", action="store_true", help="with a labelled collection")
    parser.add_argument(
        "--git", action="store_true", help="let git merge and compare labels by id and field"
    )
    parser.add_argument(
        "--ci",
        metavar="SYSTEM",
        choices=FILES,
        action="append",
        default=[],
        help=f"with a file that makes {', '.join(FILES)} check it; may be given again",
    )


def run(given: argparse.Namespace) -> int:
    """Make a workspace and say what was made and what was there."""
    from reportedly.init import init

    done = init(given.folder, given.sample, given.ci)
    for name in done.made:
        say(f"made {given.folder / name}{'/' if name.endswith('/') else ''}")
    for name in done.kept:
        say(f"kept {given.folder / name}{'/' if name.endswith('/') else ''}")
    for system in given.ci:
        if FILES[system][0] in done.kept:
            note(f"{FILES[system][0]} was there: add to it what docs/ci.md shows")
    if done.advice:
        note(done.advice)
    if given.git:
        from reportedly.gitsetup import set_up_git

        for line in set_up_git(given.folder.resolve()):
            say(line)
    if not given.ci:
        note(f"to have every commit checked: reportedly init {given.folder} --ci pre-commit")
    return 0
