"""A board as plain data, for JSON: docs/board.md says what each field is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from reportedly.board.chains import Voice
from reportedly.board.conflicts import Contradiction
from reportedly.board.groups import Clash
from reportedly.board.material import MadeLink, PlacedClaim
from reportedly.board.provenance import Origin, Provenance
from reportedly.board.quantities import figure
from reportedly.board.rows import Board, Row
from reportedly_schemas.annotation import Quantity

FORMAT = "reportedly/board@1"


@dataclass(frozen=True, slots=True)
class Shown:
    """What is printed of a board.

    Attributes:
        board: All of it.
        rows: The rows that are shown, in order.
        provenance: What finds out where a row comes from.
        annotator: Whose board it is; None for everybody's.
        origins: Whether to print where rows come from, where a format leaves that open.
    """

    board: Board
    rows: list[Row]
    provenance: Provenance
    annotator: str | None = None
    origins: bool = False


def board_data(shown: Shown) -> dict[str, Any]:
    """Return what is shown of a board as dicts, lists, texts, numbers and truth values."""
    board = shown.board
    return {
        "format": FORMAT,
        "collection": board.collection,
        "title": board.title,
        "annotator": shown.annotator,
        "articles": [
            {
                "id": entry.id,
                "title": entry.title,
                "publisher": entry.publisher,
                "published": entry.published,
                "url": entry.url,
            }
            for entry in board.articles
        ],
        "rows": [_row(row, board, shown.provenance) for row in shown.rows],
        "dangling": [_link(made) for made in board.dangling],
        "skipped": list(board.skipped),
    }


def _row(row: Row, board: Board, provenance: Provenance) -> dict[str, Any]:
    return {
        "id": row.key,
        "linked": row.linked,
        "title": row.title,
        "counts": [{"measure": measure, "population": of} for measure, of in row.counts],
        "groups": [
            {"name": group.name, "claims": [each.address for each in group.claims]}
            for group in row.groups
        ],
        "cells": [
            {
                "article": entry.id,
                "claims": [_claim(row, each) for each in row.cells[entry.id]],
            }
            for entry in board.articles
            if entry.id in row.cells
        ],
        "links": [_link(made) for made in row.links],
        "contradictions": [_contradiction(each) for each in row.contradictions],
        "unresolved": row.unresolved,
        "clashes": [_clash(clash) for clash in row.clashes],
        "provenance": _origins(provenance.of(row)),
    }


def _claim(row: Row, placed: PlacedClaim) -> dict[str, Any]:
    claim = placed.claim
    return {
        "address": placed.address,
        "group": row.group_of[placed.address],
        "annotator": placed.annotator,
        "words": placed.words,
        "text": claim.text,
        "kind": claim.kind,
        "factuality": claim.factuality,
        "event": claim.event,
        "stance": placed.stance,
        "quantities": [_quantity(each) for each in claim.quantities],
        "chain": [_voice(voice) for voice in placed.chain],
        "copied_from": placed.copied_from,
        "verdict": claim.assessment.verdict if claim.assessment else None,
        "contradicts": row.clashing.get(placed.address),
    }


def _quantity(quantity: Quantity) -> dict[str, Any]:
    return {
        "measure": quantity.measure,
        "population": quantity.population,
        "raw": quantity.raw,
        "min": quantity.min,
        "max": quantity.max,
        "approximate": bool(quantity.approximate),
        "figure": figure(quantity),
    }


def _voice(voice: Voice) -> dict[str, Any]:
    return {
        "attribution": voice.attribution,
        "name": voice.name,
        "speaker": list(voice.speaker),
        "candidates": list(voice.candidates),
        "stance": voice.stance,
        "negated": voice.negated,
    }


def _link(made: MadeLink) -> dict[str, Any]:
    link = made.link
    return {
        "id": link.id,
        "annotator": made.annotator,
        "from": link.from_,
        "to": link.to,
        "relation": link.relation,
        "basis": list(link.basis),
        "notes": link.notes,
    }


def _contradiction(each: Contradiction) -> dict[str, Any]:
    return {
        "between": list(each.between),
        "linked": [made.link.id for made in each.linked],
        "computed": [list(pair) for pair in each.computed],
        "settled": each.settled,
    }


def _clash(clash: Clash) -> dict[str, Any]:
    return {
        "contradiction": clash.contradiction.link.id,
        "chain": [made.link.id for made in clash.chain],
        "annotators": clash.annotators,
    }


def _origins(origins: Iterable[Origin]) -> list[dict[str, Any]]:
    return [
        {
            "name": origin.name,
            "source": origin.key,
            "stances": origin.stances,
            "articles": origin.articles,
            "origins": _origins(origin.origins),
            "leaves": [
                {"article": leaf.article, "claims": leaf.claims, "copies": leaf.copies}
                for leaf in origin.leaves
            ],
        }
        for origin in origins
    ]
