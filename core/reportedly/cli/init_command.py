"""`reportedly init DIR [--sample]`."""

from __future__ import annotations

import argparse
from pathlib import Path

from reportedly.cli.output import note, say


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("folder", metavar="DIR", type=Path, help="created when it is missing")
    parser.add_argument("--sample", action="store_true", help="with a labelled collection")


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
    return 0
