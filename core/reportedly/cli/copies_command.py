"""`reportedly copies [PATH|COLLECTION...]`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from reportedly.cli.opening import OpenRequest, resolve
from reportedly.cli.output import complain, note, say
from reportedly.files.reader import collector_paused
from reportedly.text.phrases import how_many

if TYPE_CHECKING:
    from reportedly.copies.collection import Texts
    from reportedly.copies.index import Group
    from reportedly.copies.quoting import SharedQuotation


class Found(NamedTuple):
    """What the articles of a collection share."""

    read: Texts
    copies: list[Group]
    quotations: list[SharedQuotation]


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
    with collector_paused():
        asked = _asked([resolve(path) for path in given.paths or [None]])
        found = [_found(*each) for each in asked]
        if given.format == "json":
            told = {"collections": [_report(each) for each in found]}
            for line in json.dumps(told, indent=2).split("\n"):
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


def _found(request: OpenRequest, collection: str, wanted: set[str]) -> Found:
    """Return what is shared in a collection, and by the articles that are wanted, if any are."""
    from reportedly.copies.collection import copied_sentences, quotations_of, read_texts

    read = read_texts(request.workspace, collection)
    for error in read.missing:
        complain(error.message, error.hint)
    copies = copied_sentences(read)
    quotations = quotations_of(request.workspace, read)
    if wanted:
        copies = [group for group in copies if not wanted.isdisjoint(_articles_of(group))]
        quotations = [
            one for one in quotations if any(each.article in wanted for each in one.quoted)
        ]
    return Found(read, copies, quotations)


def _articles_of(group: Group) -> set[str]:
    """Return the addresses of the articles that a group's places are in."""
    return {place.article for wording in group for place in wording.places}


def _report(found: Found) -> dict[str, Any]:
    """Return what was found as plain data."""
    from reportedly.copies.report import group_report, quotation_report

    texts = found.read.texts
    return {
        "collection": found.read.collection,
        "articles": len(texts),
        "copies": [group_report(texts, one) for one in found.copies],
        "quotations": [quotation_report(texts, one) for one in found.quotations],
    }


def _tell(found: Found) -> None:
    from reportedly.copies.report import group_report, quotation_report

    texts = found.read.texts
    told = (
        how_many(len(texts), "article"),
        how_many(len(found.copies), "copied sentence"),
        how_many(len(found.quotations), "shared quotation"),
    )
    say(f"{found.read.collection}  {', '.join(told)}")
    for group in found.copies:
        say()
        say("  same sentence" if len(group) == 1 else "  nearly the same sentence")
        _tell_places(group_report(texts, group)["places"])
    for shared in found.quotations:
        one = quotation_report(texts, shared)
        say()
        title = "same quotation" if one["kind"] == "identical" else "nearly the same quotation"
        say(f"  {title}{', credited to different speakers' if one['credited_apart'] else ''}")
        _tell_places(one["places"])


def _tell_places(places: list[dict[str, Any]]) -> None:
    """Tell the places, the words only where they are not those of the place before."""
    from reportedly.copies.report import marked_place

    for number, one in enumerate(places):
        parts = [f"    {_where(one)}"]
        if "credited" in one:
            said = ", ".join(one["credited"]) or "nobody named"
            parts.append(f"{said} (a guess)" if one["guessed"] and one["credited"] else said)
        if one.get("changes"):
            other = f" to {_where(places[one['like']])}" if one.get("like") else ""
            parts.append(f"{one['similarity']:.0%} alike{other}")
        say("  ".join(parts))
        if number == 0 or one.get("changes"):
            say(f"      {marked_place(places, number)}")


def _where(place: dict[str, Any]) -> str:
    return f"{place['article']}:{place['line']}:{place['column']}"
