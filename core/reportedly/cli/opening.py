"""What to open: a workspace, a collection or an article, however the user names it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reportedly.errors import ReportedlyError
from reportedly.workspace import Missing, Workspace, find_workspace
from reportedly_schemas.ids import name_problem, split_address

OPTION = "--annotator"


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """What the app shall open.

    Attributes:
        workspace: Where.
        collection: Which collection, or None for all of them.
        address: Which article, or None for none yet.
        annotator: Whose labels, or None where the user did not say.
    """

    workspace: Workspace
    collection: str | None = None
    address: str | None = None
    annotator: str | None = None


def open_request(argv: Sequence[str]) -> OpenRequest:
    """Read `[PATH] [--annotator ID]`. By hand: argparse alone would cost 10 ms of every start.

    Raises:
        ReportedlyError: An argument means nothing, or nothing is there.
    """
    path = annotator = None
    given = iter(argv)
    for argument in given:
        name, equals, value = argument.partition("=")
        if name == OPTION:
            annotator = value if equals else next(given, "")
        elif argument.startswith("-"):
            raise ReportedlyError(f"unknown option '{argument}'", "see: reportedly --help")
        elif path is not None:
            raise ReportedlyError(f"one PATH at a time, not also '{argument}'")
        else:
            path = argument
    problem = None if annotator is None else name_problem(annotator)
    if problem:
        raise ReportedlyError(f"{OPTION}: {problem}")
    return resolve(path, annotator)


def resolve(path: str | None, annotator: str | None = None) -> OpenRequest:
    """Find what `path` means: something on disk, or the id or address of something.

    Raises:
        ReportedlyError: There is no such thing, or no workspace.
    """
    if path is None:
        return OpenRequest(find_workspace(Path()), annotator=annotator)
    if os.path.exists(path):
        return _by_place(Path(os.path.realpath(path)), annotator)
    try:
        workspace = find_workspace(Path())
    except ReportedlyError:
        raise Missing(f"there is no '{path}'", _meant(path)) from None
    if path in workspace.collections():
        return OpenRequest(workspace, path, None, annotator)
    try:
        collection, article, _ = split_address(path)
    except ValueError:
        hint = _meant(path) or "name a folder, a file, or an article: <collection>/<article>"
        raise Missing(f"there is no '{path}'", hint) from None
    address = f"{collection}/{article}"
    workspace.entry(address)
    return OpenRequest(workspace, collection, address, annotator)


def _by_place(place: Path, annotator: str | None) -> OpenRequest:
    workspace = find_workspace(place)
    match workspace.relative(place).split("/"):
        case ["data", collection, file] if file.endswith(".txt"):
            return OpenRequest(
                workspace, collection, listed(workspace, collection, file), annotator
            )
        case ["annotations", collection, "links" | "sources.yaml", *_]:
            return OpenRequest(workspace, collection, None, annotator)
        case ["annotations", collection, article, *files]:
            workspace.entry(f"{collection}/{article}")
            whose = files[0].removesuffix(".yaml") if files else None
            return OpenRequest(workspace, collection, f"{collection}/{article}", annotator or whose)
        case ["data" | "annotations", collection, *_]:
            workspace.collection(collection)
            return OpenRequest(workspace, collection, None, annotator)
        case _:
            return OpenRequest(workspace, annotator=annotator)


def listed(workspace: Workspace, collection: str, file: str) -> str:
    """Return the address of the article whose text is in a file of a collection.

    Raises:
        Missing: The collection lists none such.
    """
    for entry in workspace.articles(collection):
        if entry.file == file:
            return f"{collection}/{entry.id}"
    raise Missing(
        f"data/{collection}/{file} is not in the collection's list",
        f"put it there: reportedly import data/{collection}/{file} -c {collection}",
    )


def _meant(path: str) -> str:
    from difflib import get_close_matches

    from reportedly.cli import COMMANDS

    close = get_close_matches(path, COMMANDS, n=1)
    return f"did you mean the command '{close[0]}'?" if close else ""
