"""Every command but the app itself: reading its arguments, and what `--help` says."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from reportedly.cli import COMMANDS, ListKeys
from reportedly.cli.output import say
from reportedly.errors import ReportedlyError

USAGE = "usage: reportedly [PATH] [--annotator ID]\n       reportedly COMMAND ..."
EXAMPLES = """\
  reportedly                                   the workspace here, or in the nearest parent
  reportedly harrow-dam/the-herald             one article of it
  reportedly harrow-dam --annotator ana        a collection, labelling as ana
  reportedly init desk --sample                a new workspace in the folder desk
  reportedly import *.txt -c harrow-dam        text files become articles of a collection
  reportedly check                             what is wrong, with file, line and column
  reportedly ./check                           a folder that is called like a command"""


class Parser(argparse.ArgumentParser):
    """Argparse, but errors go through our own boundary: its own would print foreign bytes."""

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong with the arguments."""
        raise ReportedlyError(message, f"see: {self.prog} --help")


def run_command(argv: Sequence[str], list_keys: ListKeys) -> int:
    """Run the command that `argv` begins with; or tell the version, or help."""
    if argv[0] == "--version":
        from importlib.metadata import version

        say(f"reportedly {version('reportedly')}")
        return 0
    if argv[0] not in COMMANDS:
        _help()
        return 0
    name = argv[0]
    module = import_module(f"reportedly.cli.{name}_command")
    parser = Parser(
        prog=f"reportedly {name}",
        description=f"{COMMANDS[name][0].upper()}{COMMANDS[name][1:]}.",
        allow_abbrev=False,
    )
    module.arguments(parser)
    try:
        arguments = parser.parse_args(argv[1:])
    except SystemExit:  # --help has been printed
        return 0
    arguments.list_keys = list_keys
    return int(module.run(arguments))


def _help() -> None:
    width = max(map(len, COMMANDS))
    say_all(
        USAGE,
        "",
        "Read articles, mark what they claim and whom each claim is attributed to, as YAML in git.",
        "",
        "PATH is a workspace or a folder in it, an article's text or labels, or its address.",
        "",
        "commands:",
        *(f"  {name:<{width}}  {what}" for name, what in COMMANDS.items()),
        "",
        "options:",
        "  --annotator ID   who labels; otherwise the environment or git's user name says",
        "  --version        tell the version",
        "  --help           tell this; after a command, tell about the command",
        "",
        "examples:",
        EXAMPLES,
    )


def say_all(*parts: str) -> None:
    """Print texts of one line or more."""
    for part in parts:
        for line in part.split("\n"):
            say(line)
