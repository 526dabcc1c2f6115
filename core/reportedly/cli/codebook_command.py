"""`reportedly codebook`."""

from __future__ import annotations

import argparse
from pathlib import Path

from reportedly.cli.output import say
from reportedly.cli.tables import table


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes: nothing."""


def run(given: argparse.Namespace) -> int:
    """Tell the label lists of the workspace, or the default ones outside of any."""
    from reportedly.workspace import NoWorkspace, find_workspace
    from reportedly_schemas.default_codebook import DEFAULT

    try:
        codebook = find_workspace(Path()).codebook()
    except NoWorkspace:
        codebook = DEFAULT
    say(f"codebook {codebook.tag}")
    for name, values in codebook.lists.items():
        say()
        say(name)
        rows = [
            (
                f"  {each.key}",
                each.value,
                each.label,
                f"(out of use: {each.deprecated})" if each.deprecated else each.definition,
            )
            for each in values
        ]
        for line in table(rows):
            say(line)
    say()
    say("quantity words")
    for word, bounds in codebook.quantity_words.items():
        say(f"  {word}: {_told(*bounds)}")
    return 0


def _told(low: int | None, high: int | None) -> str:
    if low is None:
        return "no bounds" if high is None else f"{high} at most"
    return f"{low} or more" if high is None else f"{low} to {high}"
