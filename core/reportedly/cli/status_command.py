"""`reportedly status`."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from reportedly.cli.output import complain, note, say
from reportedly.progress import Progress, progress
from reportedly.text.phrases import how_many
from reportedly.workspace import Damaged, Workspace, find_workspace

STATES = ("complete", "adjudicated", "in_progress")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes: nothing."""


def run(given: argparse.Namespace) -> int:
    """Tell the progress of every annotator in every collection."""
    workspace = find_workspace(Path())
    collections = workspace.collections()
    for collection in collections:
        _tell(workspace, collection)
    for folder in workspace.unlisted():
        note(
            f"data/{folder} has text files, but is no collection yet; make it one: "
            f"reportedly import data/{folder}/*.txt -c {folder}"
        )
    if not collections:
        note("no collection yet; make one: reportedly import FILE... -c COLLECTION")
    return 0


def _tell(workspace: Workspace, collection: str) -> None:
    articles = workspace.articles(collection)
    say(f"{collection}  {how_many(len(articles), 'article')}")
    states: dict[str, Counter[str]] = {}
    labels: dict[str, Counter[str]] = {}
    for done in _all_progress(workspace, [f"{collection}/{entry.id}" for entry in articles]):
        states.setdefault(done.annotator, Counter())[done.status] += 1
        labels.setdefault(done.annotator, Counter()).update(done.labels)
    for annotator in sorted(states):
        counts = states[annotator]
        told = [f"{counts[state]} {state.replace('_', ' ')}" for state in STATES if counts[state]]
        left = len(articles) - counts.total()
        told += [f"{left} not begun"] if left else []
        made = (how_many(n, kind.removesuffix("s")) for kind, n in labels[annotator].items())
        say(f"  {annotator}  {', '.join(told)}; {', '.join(made)}")
    if not states:
        say("  nobody has begun")


def _all_progress(workspace: Workspace, addresses: list[str]) -> Iterator[Progress]:
    """Yield everybody's progress; labels that can't be read are told on standard error."""
    for address in addresses:
        for annotator in workspace.annotators(address):
            try:
                yield progress(workspace, address, annotator)
            except Damaged as error:
                complain(error.message, "see: reportedly check")
