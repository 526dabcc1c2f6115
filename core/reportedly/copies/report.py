"""Copies and shared quotations as plain data, for programs and for printing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from reportedly.copies.differences import compare, marked
from reportedly.copies.index import Group
from reportedly.copies.quoting import Quoted, SharedQuotation
from reportedly.plaintext import place


def group_report(texts: Mapping[str, str], group: Group) -> dict[str, Any]:
    """Return a group of copied sentences.

    Each place says how it compares with an earlier one, by that one's number: `identical` in its
    words, or `near` with the words that differ.
    """
    firsts: list[int] = []
    places: list[dict[str, Any]] = []
    for wording in group:
        firsts.append(len(places))
        for article, start, end in wording.places:
            told = {"article": article, **_where(texts[article], start, end)}
            if len(places) > firsts[-1]:
                told |= {"kind": "identical", "like": firsts[-1], "similarity": 1.0, "changes": []}
            elif wording.like is not None:
                other = firsts[wording.like]
                told |= {"kind": "near", "like": other, **_compared(places[other], told)}
            places.append(told)
    return {"kind": "identical" if len(group) == 1 else "near", "places": places}


def quotation_report(texts: Mapping[str, str], shared: SharedQuotation) -> dict[str, Any]:
    """Return a shared quotation; every place after the first is compared with the first."""
    places: list[dict[str, Any]] = []
    for one in shared.quoted:
        told = _quoted(texts[one.article], one)
        if places:
            told |= _compared(places[0], told)
        places.append(told)
    return {
        "kind": "near" if shared.altered else "identical",
        "credited_apart": shared.credited_apart,
        "places": places,
    }


def marked_place(places: list[dict[str, Any]], number: int) -> str:
    """Return a place's words, those that differ from the place it is compared with marked.

    It is one line: `¶` stands where a paragraph ends.
    """
    told = places[number]
    shown = str(told["text"])
    if told.get("changes"):
        shown = marked(places[told.get("like", 0)]["text"], shown)
    return re.sub(r"\s*\n\s*", " ¶ ", shown)


def _quoted(text: str, one: Quoted) -> dict[str, Any]:
    fragments = [_where(text, *fragment) for fragment in one.fragments]
    return {
        "article": one.article,
        "line": fragments[0]["line"],
        "column": fragments[0]["column"],
        "text": one.words,
        "fragments": fragments,
        "credited": list(one.speakers),
        "guessed": one.guessed,
    }


def _where(text: str, start: int, end: int) -> dict[str, Any]:
    line, column = place(text, start)
    return {"start": start, "end": end, "line": line, "column": column, "text": text[start:end]}


def _compared(other: Mapping[str, Any], told: Mapping[str, Any]) -> dict[str, Any]:
    one, two = str(other["text"]), str(told["text"])
    similarity, changes = compare(one, two)
    words = [{"from": one[slice(*old)], "to": two[slice(*new)]} for old, new in changes]
    return {"similarity": round(similarity, 3), "changes": words}
