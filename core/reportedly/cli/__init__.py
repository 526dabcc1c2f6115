"""The command line. What opens the app comes first here: it must be quick."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from reportedly.cli.boundary import guarded
from reportedly.cli.opening import OpenRequest, open_request

__all__ = ["COMMANDS", "OpenRequest", "main"]

COMMANDS = {
    "init": "a new workspace, empty or with the sample collection",
    "import": "text files become articles",
    "check": "check files, with file, line and column of every problem",
    "rules": "what check looks for; one rule explained, wrong and right",
    "fmt": "bring files to canonical form",
    "diff": "what changed in the labels, in words; git's diff driver",
    "merge": "merge two versions of a file, label by label; git's merge driver",
    "reanchor": "where labels stand in an article whose text changed; moves them when told to",
    "copies": "sentences and quotations that stand in several articles",
    "board": "what every article says about the same thing, and whom each had it from",
    "schema": "write the JSON Schemas, with the codebook's values as enums",
    "status": "progress per collection and annotator",
    "keys": "every action, its id and its key",
    "codebook": "the label lists with definitions",
}
"""Every command, with what it does; each is a module of this package."""


OpenApp = Callable[[OpenRequest], int]
ListKeys = Callable[[], Sequence[Mapping[str, str]]]
"""Gives each action's `action`, `keys`, `context` and `help`."""


def main(argv: Sequence[str], open_app: OpenApp, list_keys: ListKeys) -> int:
    """Run the command line and return its exit code.

    Args:
        argv: The arguments, without the program's name.
        open_app: Opens the app and returns the exit code; called where `argv` is no command.
        list_keys: Gives the app's actions, in the order they are listed.

    Returns:
        0 fine, 1 problems found, 2 wrong use, 3 internal error, 130 interrupted.
    """
    return guarded(lambda: _run(argv, open_app, list_keys))


def _run(argv: Sequence[str], open_app: OpenApp, list_keys: ListKeys) -> int:
    if argv and argv[0] in (*COMMANDS, "-h", "--help", "--version"):
        from reportedly.cli.commands import run_command

        return run_command(argv, list_keys)
    return open_app(open_request(argv))
