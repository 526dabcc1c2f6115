"""`reportedly schema [--out DIR]`."""

from __future__ import annotations

import argparse
from pathlib import Path

from reportedly.cli.output import say


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "--out", metavar="DIR", type=Path, help="default: the workspace's folder schemas"
    )


def run(given: argparse.Namespace) -> int:
    """Write the JSON Schemas for the workspace's codebook, and say what changed."""
    from reportedly.export import write_schemas
    from reportedly.workspace import find_workspace

    workspace = find_workspace(Path())
    folder = given.out or workspace.inside("schemas")
    for path, change in write_schemas(workspace.codebook(), folder).items():
        shown = path if given.out else workspace.relative(path)
        say(f"{change} {shown}")
    return 0
