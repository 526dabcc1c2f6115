"""`reportedly fmt [PATH...] [--check]`."""

from __future__ import annotations

import argparse
from collections import Counter
from typing import TYPE_CHECKING

from reportedly.cli.asked import names, start
from reportedly.cli.output import complain, say
from reportedly.errors import ReportedlyError
from reportedly.text.phrases import how_many

if TYPE_CHECKING:
    from reportedly.check.places import Place
    from reportedly.cli.meter import Meter
    from reportedly.workspace import Workspace


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "paths", metavar="PATH", nargs="*", help="files, folders or articles; default: everything"
    )
    parser.add_argument(
        "--check", action="store_true", help="write nothing, list what would change"
    )


def run(given: argparse.Namespace) -> int:
    """Format, and tell what changed; 1 when a file can't be, or with `--check` would be."""
    from reportedly.check.places import find_places
    from reportedly.check.selection import Selection
    from reportedly.cli.meter import Meter
    from reportedly.workspace import find_workspace

    workspace = find_workspace(start(given.paths))
    asked = Selection(names(workspace, given.paths)) if given.paths else Selection()
    places = sorted(find_places(workspace, asked)[0], key=lambda place: place.name)
    if given.paths and not places:
        raise ReportedlyError(f"there is nothing to format at {', '.join(given.paths)}")
    meter = Meter("formatting")
    states: Counter[str] = Counter()
    for done, place in enumerate(places, 1):
        meter.tell(done, len(places))
        states[_format(workspace, place, given.check, meter)] += 1
    meter.clear()
    say(_summary(states, given.check))
    return 1 if states["left"] or (given.check and states["changed"]) else 0


def _format(workspace: Workspace, place: Place, check: bool, meter: Meter) -> str:
    """Format one file and tell about it; return what became of it."""
    from reportedly.check.library import MODELS
    from reportedly.files.guard import Unreadable
    from reportedly.reformat import reformat

    try:
        path = workspace.inside(*place.name.split("/"))
        at = reformat(path, workspace.read_bytes(path), MODELS[place.role], write=not check)
    except Unreadable as error:
        meter.clear()
        complain(f"{place.name}:{error}", error.hint)
        return "left"
    except ReportedlyError as error:
        meter.clear()
        complain(f"{place.name}: {error.message}", error.hint)
        return "left"
    if at is None:
        return "same"
    meter.clear()
    say(f"{place.name}:{at[0]}:{at[1]}: would change" if check else f"formatted {place.name}")
    return "changed"


def _summary(states: Counter[str], check: bool) -> str:
    told = []
    if states["changed"]:
        told.append(
            f"{how_many(states['changed'], 'file')} {'would change' if check else 'changed'}"
        )
    if states["left"]:
        told.append(f"{how_many(states['left'], 'file')} can't be formatted")
    same = f"{how_many(states['same'], 'file')} in canonical form"
    return ", ".join([*told, f"{same} already" if told else same])
