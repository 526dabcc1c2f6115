"""`reportedly import FILE... -c COLLECTION`."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from reportedly.cli.output import complain, counted, note, say


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help="UTF-8 text")
    parser.add_argument(
        "-c", "--collection", required=True, help="its id; created when it is missing"
    )


def run(given: argparse.Namespace) -> int:
    """Import files into a collection of the workspace here."""
    from reportedly.importing import import_files
    from reportedly.workspace import find_workspace

    outcomes = import_files(find_workspace(Path()), given.files, given.collection)
    for outcome in outcomes:
        if outcome.state == "refused":
            complain(f"{outcome.file}: {outcome.message}", outcome.hint)
        else:
            say(f"{outcome.state} {outcome.file}: {outcome.message}")
    states = Counter(outcome.state for outcome in outcomes)
    told = (f"{states[state]} {state}" for state in ("imported", "unchanged", "refused"))
    note(f"{counted(len(outcomes), 'file')}: {', '.join(told)}")
    return 1 if states["refused"] else 0
