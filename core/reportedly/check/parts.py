"""A1, A3, A4 and A5: source, cue and content of one attribution."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportedly.check.cover import Cover
from reportedly.check.rule import Finding
from reportedly.check.subjects import Labels
from reportedly_schemas.annotation import Span
from reportedly_schemas.wording import shown

PARTS = ("content", "source", "cue")
"""Where two overlap, it is told at the one that comes later here."""
ORPHAN = "orphan_quote"


def sourceless(labels: Labels) -> Iterator[Finding]:
    """A1: no source and not `implicit`; or both."""
    for index, attribution in enumerate(labels.file.attributions):
        if attribution.source and attribution.implicit:
            yield Finding(
                ("attributions", index, "implicit"),
                f"implicit, and yet there is a source, {_words(attribution.source)}",
                "take out implicit if those words name who says it, else the source",
            )
        elif not attribution.source and not attribution.implicit:
            field = "source" if attribution.implicit is None else "implicit"
            yield Finding(
                ("attributions", index, field),
                "no source, and not implicit",
                "label the words that name who says it; where none do, write implicit: true",
            )


def empty_content(labels: Labels) -> Iterator[Finding]:
    """A3: content of nothing but white space. (No content at all is not even readable.)"""
    for index, attribution in enumerate(labels.file.attributions):
        if all(span.exact.isspace() for span in attribution.content):
            yield Finding(
                ("attributions", index, "content"),
                "the content is nothing but white space",
                "label what is said, or remove the attribution",
            )


def cueless(labels: Labels) -> Iterator[Finding]:
    """A4: no cue, and neither a block quotation nor flagged orphan_quote."""
    flags = labels.file.flags
    orphans = Cover(span for flag in flags if flag.code == ORPHAN for span in flag.spans)
    for index, attribution in enumerate(labels.file.attributions):
        if attribution.cue or attribution.quote_type == "block" or ORPHAN in attribution.flags:
            continue
        if not any(orphans.touches(span) for span in attribution.content):
            yield Finding(
                ("attributions", index, "cue"),
                "no cue, and neither a block quotation nor flagged orphan_quote",
                "label the words that link source and content; "
                "where there are none, write flags: [orphan_quote]",
            )


class _Piece(NamedTuple):
    start: int
    end: int
    rank: int
    number: int
    exact: str


def parts_overlap(labels: Labels) -> Iterator[Finding]:
    """A5: source, cue and content of one attribution overlap."""
    for index, attribution in enumerate(labels.file.attributions):
        pieces = sorted(
            _Piece(span.start, span.end, rank, number, span.exact)
            for rank, part in enumerate(PARTS)
            for number, span in enumerate(getattr(attribution, part))
        )
        if all(one[1] <= other[0] for one, other in pairwise(pieces)):
            continue
        for piece, other in sorted(_overlapping(pieces).items()):
            part, told = PARTS[piece.rank], shown(piece.exact)
            yield Finding(
                ("attributions", index, part, piece.number),
                f"the {part} {told} overlaps the {PARTS[other.rank]} {shown(other.exact)}",
                "cut one of them: no word belongs to two parts of an attribution",
            )


def _overlapping(pieces: Sequence[_Piece]) -> dict[_Piece, _Piece]:
    """Return the pieces that overlap one of another part, each with that one."""
    found: dict[_Piece, _Piece] = {}
    furthest: dict[int, _Piece] = {}
    for piece in pieces:
        for rank, other in furthest.items():
            if rank != piece.rank and other.end > piece.start:
                earlier, later = sorted((piece, other), key=lambda each: each.rank)
                found.setdefault(later, earlier)
        furthest[piece.rank] = max(furthest.get(piece.rank, piece), piece, key=_end)
    return found


def _end(piece: _Piece) -> int:
    return piece.end


def _words(spans: tuple[Span, ...]) -> str:
    return shown(" … ".join(span.exact for span in spans))
