"""`reportedly board [COLLECTION]`."""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.board.selecting import ONLY, ORDERS, Selection
from reportedly.cli.output import complain, note, say
from reportedly.errors import ReportedlyError
from reportedly.text.phrases import how_many

if TYPE_CHECKING:
    from reportedly.board.data import Shown
    from reportedly.board.material import Material
    from reportedly.workspace import Workspace

FORMATS = ("table", "json", "md", "html")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "collection", metavar="COLLECTION", nargs="?", help="which one; default: the only one"
    )
    parser.add_argument("--format", choices=FORMATS, default="table")
    parser.add_argument(
        "--annotator", metavar="ID", help="whose claims and links; default: everybody's"
    )
    parser.add_argument("--only", choices=ONLY, help="rows of one kind")
    parser.add_argument("--measure", metavar="WORDS", default="", help="rows that count this")
    parser.add_argument("--speaker", metavar="WORDS", default="", help="rows where they speak")
    parser.add_argument("--sort", choices=ORDERS, default="collection")
    parser.add_argument(
        "--provenance",
        action="store_true",
        help="tell also where rows come from; json and html always do",
    )


def run(given: argparse.Namespace) -> int:
    """Print a collection's board; what could not be read is told on standard error."""
    from reportedly.board.data import Shown
    from reportedly.board.material import read_material
    from reportedly.board.provenance import Provenance
    from reportedly.board.rows import make_board
    from reportedly.board.selecting import select

    workspace, collection = _collection(given.collection)
    material = read_material(workspace, collection)
    if given.annotator is not None:
        material = _narrowed(material, given.annotator)
    board = make_board(material)
    selection = Selection(given.only, given.measure, given.speaker, order=given.sort)
    provenance = Provenance(material.articles, material.sources)
    rows = select(board.rows, selection)
    for line in _lines(
        given.format, Shown(board, rows, provenance, given.annotator, given.provenance)
    ):
        say(line)
    for told in board.skipped:
        complain(told, "left out; see: reportedly check")
    if board.dangling:
        note(
            f"{how_many(len(board.dangling), 'link')} to claims that are not there; "
            "see: reportedly check"
        )
    return 0


def _collection(named: str | None) -> tuple[Workspace, str]:
    """Return the workspace, and the collection that is meant.

    Raises:
        ReportedlyError: There is none, or more than one and none was named.
    """
    from reportedly.cli.opening import resolve
    from reportedly.workspace import find_workspace

    if named is not None:
        found = resolve(named)
        if found.collection is not None:
            return found.workspace, found.collection
        workspace = found.workspace
    else:
        workspace = find_workspace(Path())
    collections = workspace.collections()
    if len(collections) == 1:
        return workspace, collections[0]
    if not collections:
        raise ReportedlyError(
            "no collection yet", "make one: reportedly import FILE... -c COLLECTION"
        )
    raise ReportedlyError("which collection?", f"there are: {', '.join(collections)}")


def _narrowed(material: Material, annotator: str) -> Material:
    known = material.annotators
    if annotator not in known:
        hint = f"there are: {', '.join(known)}" if known else ""
        raise ReportedlyError(f"'{annotator}' has labelled no claim and made no link here", hint)
    return material.of(annotator)


def _lines(form: str, shown: Shown) -> Iterator[str]:
    if form == "json":
        from reportedly.board.data import board_data

        return iter(json.dumps(board_data(shown), indent=2).split("\n"))
    if form == "md":
        from reportedly.board.markdown import markdown_lines

        return markdown_lines(shown)
    if form == "html":
        from reportedly.board.page import page_lines

        return page_lines(shown)
    from reportedly.board.table import table_lines

    return table_lines(shown, shutil.get_terminal_size((100, 24)).columns)
