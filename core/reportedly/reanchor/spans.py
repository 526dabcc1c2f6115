"""Every span of an annotation file: naming it, reading it, and putting another in its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any, NamedTuple

from reportedly.anchors import CONTEXT, holds, make_span
from reportedly_schemas.annotation import AnnotationFile, Attribution, Span

SECTIONS = ("zones", "claims", "attributions", "flags")
PARTS = ("source", "cue", "content")


class Which(NamedTuple):
    """Names a span: label, part (`spans`, `source`, `cue`, `content`, `evidence`), position."""

    section: str
    label: str
    part: str
    nth: int


def parts_of(label: Any) -> tuple[str, ...]:
    """The fields of a label that hold spans of its own article."""
    return PARTS if isinstance(label, Attribution) else ("spans",)


def own_spans(section: str, label: Any) -> Iterator[tuple[Which, Span]]:
    """Yield the spans of a label in its own article."""
    for part in parts_of(label):
        for index, span in enumerate(getattr(label, part)):
            yield Which(section, label.id, part, index), span


def cited_spans(file: AnnotationFile) -> Iterator[tuple[Which, Span, str]]:
    """Yield the stretches of articles that are cited as evidence, each with its article."""
    for claim in file.claims:
        for index, one in enumerate(claim.assessment.evidence if claim.assessment else ()):
            if one.kind == "span" and None not in (one.start, one.end, one.exact):
                which = Which("claims", claim.id, "evidence", index)
                yield which, Span(one.start or 0, one.end or 0, one.exact or ""), one.ref


def with_span(label: Any, which: Which, span: Span) -> Any:
    """Return the label with that span, or that piece of evidence, put elsewhere."""
    if which.part == "evidence":
        held = list(label.assessment.evidence)
        cited = held[which.nth]
        held[which.nth] = replace(cited, start=span.start, end=span.end, exact=span.exact)
        return replace(label, assessment=replace(label.assessment, evidence=tuple(held)))
    spans = list(getattr(label, which.part))
    spans[which.nth] = span
    return replace(label, **{which.part: tuple(spans)})


def pinned(text: str, start: int, end: int) -> Span:
    """The span over text[start:end] with all its context.

    While a file is only partly re-anchored, that is how a span tells which text it is of.
    """
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Span(start, end, text[start:end], before or None, after or None)


def anchored_anew(label: Any, text: str) -> Any:
    """Return a label all of whose spans stand in `text`, as if it were made on that text.

    Raises:
        ValueError: One of them does not.
    """
    made: dict[str, tuple[Span, ...]] = {}
    for part in parts_of(label):
        spans = sorted(getattr(label, part), key=lambda span: (span.start, span.end))
        if not all(holds(text, span) for span in spans):
            raise ValueError(f"{part} of {label.id} does not stand in this text")
        made[part] = tuple(make_span(text, span.start, span.end) for span in spans)
    return replace(label, **made)


def overlapping(spans: Mapping[Which, tuple[int, int]]) -> Iterable[Which]:
    """Yield those spans of a label's own that would share words where they are to stand."""
    placed = sorted((place, which) for which, place in spans.items())
    for (before, first), (after, second) in pairwise(placed):
        if after[0] < before[1]:
            yield from (first, second)
