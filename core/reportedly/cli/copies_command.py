"""`reportedly copies [PATH|COLLECTION...]`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from reportedly.cli.opening import OpenRequest, resolve
from reportedly.cli.output import complain, counted, note, say
from reportedly.files.reader import collector_paused


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        help="collections or articles, by path or by name; default: every collection here",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text")


def run(given: argparse.Namespace) -> int:
    """List what the articles of each collection have from one another."""
    found = []
    with collector_paused():
        for asked in _asked([resolve(path) for path in given.paths or [None]]):
            found.append(_found(*asked))
    if given.format == "json":
        for line in json.dumps({"collections": found}, indent=2).split("\n"):
            say(line)
        return 0
    for each in found:
        _tell(each)
    if not found:
        note("no collection yet; make one: reportedly import FILE... -c COLLECTION")
    return 0


def _asked(requests: Iterable[OpenRequest]) -> Iterator[tuple[OpenRequest, str, set[str]]]:
    """Yield each collection that is asked for once, with the articles named; none means all."""
    wanted: dict[tuple[str, str], tuple[OpenRequest, set[str]]] = {}
    whole: set[tuple[str, str]] = set()
    for request in requests:
        names = [request.collection] if request.collection else request.workspace.collections()
        for name in names:
            key = (str(request.workspace.root), name)
            _, addresses = wanted.setdefault(key, (request, set()))
            if request.address is None:
                whole.add(key)
            else:
                addresses.add(request.address)
    for key, (request, addresses) in wanted.items():
        yield request, key[1], set() if key in whole else addresses


def _found(request: OpenRequest, collection: str, wanted: set[str]) -> dict[str, Any]:
    """Return what is shared in a collection, as JSON has it."""
    from reportedly.copies.collection import copied_sentences, quotations_of, read_texts
    from reportedly.copies.report import group_report, quotation_report

    workspace = request.workspace
    read = read_texts(workspace, collection)
    for error in read.missing:
        complain(error.message, error.hint)
    copies = [group_report(read.texts, group) for group in copied_sentences(read)]
    quoted = [quotation_report(read.texts, one) for one in quotations_of(workspace, read)]
    return {
        "collection": collection,
        "articles": len(read.texts),
        "copies": [one for one in copies if _touches(one, wanted)],
        "quotations": [one for one in quoted if _touches(one, wanted)],
    }


def _touches(one: Mapping[str, Any], wanted: set[str]) -> bool:
    return not wanted or any(place["article"] in wanted for place in one["places"])


def _tell(found: Mapping[str, Any]) -> None:
    copies, quotations = found["copies"], found["quotations"]
    told = (
        counted(found["articles"], "article"),
        counted(len(copies), "copied sentence"),
        counted(len(quotations), "shared quotation"),
    )
    say(f"{found['collection']}  {', '.join(told)}")
    for one in copies:
        say()
        say("  same sentence" if one["kind"] == "identical" else "  nearly the same sentence")
        _tell_places(one["places"])
    for one in quotations:
        say()
        title = "same quotation" if one["kind"] == "identical" else "nearly the same quotation"
        say(f"  {title}{', credited to different speakers' if one['credited_apart'] else ''}")
        _tell_places(one["places"])


def _tell_places(places: list[dict[str, Any]]) -> None:
    """Tell the places, the words only where they are not those of the place before."""
    from reportedly.copies.report import marked_place

    for number, one in enumerate(places):
        parts = [f"    {one['article']}:{one['line']}:{one['column']}"]
        if "credited" in one:
            said = ", ".join(one["credited"]) or "nobody named"
            parts.append(f"{said} (a guess)" if one["guessed"] and one["credited"] else said)
        if one.get("changes"):
            parts.append(f"{one['similarity']:.0%} alike")
        say("  ".join(parts))
        if number == 0 or one.get("changes"):
            say(f"      {marked_place(places, number)}")
