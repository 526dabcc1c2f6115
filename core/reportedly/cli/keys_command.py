"""`reportedly keys`."""

from __future__ import annotations

import argparse
import json

from reportedly.cli.output import say
from reportedly.cli.tables import table

COLUMNS = ("context", "keys", "action", "help")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--format", choices=("table", "json"), default="table")


def run(given: argparse.Namespace) -> int:
    """List every action of the app."""
    actions = given.list_keys()
    if given.format == "json":
        for line in json.dumps(actions, indent=2).split("\n"):
            say(line)
        return 0
    for line in table([[each[name] for name in COLUMNS] for each in actions]):
        say(line)
    return 0
