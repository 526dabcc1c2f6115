"""`reportedly init DIR [--sample] [--git]`."""

from __future__ import annotations

import argparse
from pathlib import Path

from reportedly.cli.output import note, say


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("folder", metavar="DIR", type=Path, help="created when it is missing")
    parser.add_argument("--sample", action="store_true", help="with a labelled collection")
    parser.add_argument(
        "--git", action="store_true", help="let git merge and compare labels by id and field"
    )


def run(given: argparse.Namespace) -> int:
    """Make a workspace and say what was made and what was there."""
    from reportedly.init import init

    done = init(given.folder, given.sample)
    for name in done.made:
        say(f"made {given.folder / name}{'/' if name.endswith('/') else ''}")
    for name in done.kept:
        say(f"kept {given.folder / name}{'/' if name.endswith('/') else ''}")
    if done.advice:
        note(done.advice)
    if given.git:
        from reportedly.gitsetup import set_up_git

        for line in set_up_git(given.folder.resolve()):
            say(line)
    return 0
