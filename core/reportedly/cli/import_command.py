"""`reportedly import FILE... -c COLLECTION`."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.cli.output import complain, note, say
from reportedly.text.phrases import how_many

if TYPE_CHECKING:
    from reportedly.workspace import Workspace


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

    workspace = find_workspace(Path())
    outcomes = import_files(workspace, given.files, given.collection)
    for outcome in outcomes:
        if outcome.state == "refused":
            complain(f"{outcome.file}: {outcome.message}", outcome.hint)
        else:
            say(f"{outcome.state} {outcome.file}: {outcome.message}")
    made = [one.address for one in outcomes if one.state == "imported" and one.address]
    if made:
        _tell_copies(workspace, given.collection, made)
    states = Counter(outcome.state for outcome in outcomes)
    told = (f"{states[state]} {state}" for state in ("imported", "unchanged", "refused"))
    note(f"{how_many(len(outcomes), 'file')}: {', '.join(told)}")
    return 1 if states["refused"] else 0


def _tell_copies(workspace: Workspace, collection: str, made: list[str]) -> None:
    """Tell of each new article how many of its sentences stand in others too."""
    from reportedly.copies.collection import NAMED, copied_sentences, read_texts, shares
    from reportedly.files.reader import collector_paused

    with collector_paused():
        read = read_texts(workspace, collection)
        counts = shares(copied_sentences(read))
    if len(read.texts) < 2:
        return
    for address in made:
        own = counts[address]
        if not own.sentences:
            say(f"{address}: no sentence of it stands in another article")
            continue
        names = [other.partition("/")[2] for other in own.others]
        others = ", ".join(names[:NAMED]) + (", …" if names[NAMED:] else "")
        stand = "sentence also stands" if own.sentences == 1 else "sentences also stand"
        say(f"{address}: {own.sentences} {stand} in {others}")
