"""Proposals for the parts of an attribution, given what is selected as its content.

The selection may be the content itself (a clause, a quotation with or without its marks, the
paragraphs after a colon) or a sentence that holds source, cue and content. English only; where
nothing is recognised nothing is proposed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from reportedly.text.cues import stance_of
from reportedly.text.frames import Frame, frames, introduction
from reportedly.text.quotations import quotation_at, quote_type_of
from reportedly.text.ranges import Range, covers, first_ink, overlaps, trimmed
from reportedly.text.spotting import CLOSING, OPENING
from reportedly.text.units import Units

__all__ = ["MOST", "Proposal", "propose", "quote_type_of", "stance_of"]

MOST = 8
"""The most proposals made."""

_SENTENCES = 12
_PARAGRAPHS = 8
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Proposal:
    """One way to read an attribution.

    No part overlaps another, begins or ends in white space, or cuts a grapheme cluster.

    Attributes:
        source: Who says it; empty when `implicit`.
        cue: The words that link.
        content: What is said, one fragment or more, in order.
        implicit: The words name no source: "reportedly".
        recipient: Who is told, where the words say so.
    """

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    implicit: bool = False
    recipient: Range | None = None


def propose(text: str, units: Units, selection: Range) -> list[Proposal]:
    """Return the likeliest attributions of what is selected, best first, at most `MOST`.

    What is selected is the content where an attribution around it says about as much; one that
    lies within the selection, cue and all, keeps the content it has. Every attribution comes once
    as it is likeliest, outer ones first, before any comes again: with the source's apposition, or
    with more or less content.

    Args:
        text: The article.
        units: Its units.
        selection: A stretch of it; white space at its ends does not matter.

    Returns:
        An empty list when no attribution is recognised.
    """
    selected = trimmed(text, *selection)
    if selected is None:
        return []
    readings = _readings(text, units, selected)
    first = [proposals[0] for proposals in readings if proposals]
    others = chain.from_iterable(proposals[1:] for proposals in readings)
    distinct = dict.fromkeys(chain(first, others))
    return list(distinct)[:MOST]


def _readings(text: str, units: Units, selected: Range) -> list[list[Proposal]]:
    """Return the proposals of each attribution, the likeliest attribution first."""
    sentences = units.units_in("sentence", *selected)[:_SENTENCES]
    around: list[tuple[float, Frame]] = []
    within: list[Frame] = []
    for frame in _frames(text, units, sentences):
        if overlaps(frame.cue, selected):
            within.append(frame)
        elif not (frame.source and overlaps(frame.source.short, selected)):
            around.append((max(_likeness(each, selected) for each in frame.contents), frame))
    around.sort(key=lambda scored: -scored[0])
    within.sort(key=lambda frame: -_length(frame.contents[0]))
    introduced = _introduced(text, units, selected)
    alike = [_with_selection(frame, selected) for score, frame in around if score >= _ALIKE]
    less = [_with_selection(frame, selected) for score, frame in around if 0 < score < _ALIKE]
    inner = [_as_read(frame, selected) for frame in within]
    whole = units.unit_at("paragraph", selected.start) or selected
    if introduced and covers(selected, whole):
        return [introduced, *alike, *inner, *less]
    return [*alike, *inner, *less, introduced]


def _frames(text: str, units: Units, sentences: list[Range]) -> Iterator[Frame]:
    """Yield the attributions of the sentences, and the one that a quotation in them goes on with.

    “…,” X said. “…” – the second sentence is X's as well.
    """
    previous = units.previous_unit("sentence", sentences[0].start) if sentences else None
    for sentence in [previous, *sentences]:
        if sentence is None:
            continue
        for frame in frames(text, sentence):
            rest = _continuation(text, units, sentence, frame)
            if rest:
                said = frame.contents[0]
                frame = replace(frame, contents=(said, (*said, rest), *frame.contents[1:]))
            if rest or sentence is not previous:
                yield frame


def _continuation(text: str, units: Units, sentence: Range, frame: Frame) -> Range | None:
    """Return the quotation right after the sentence, if it goes on with what the frame quotes."""
    said = frame.contents[0][-1]
    at = first_ink(text, sentence.end)
    if at is None or text[at] not in OPENING or text[said.end - 1] not in CLOSING:
        return None
    pair = quotation_at(text, at)
    if pair is None or pair.outer.start != at or "\n" in text[sentence.end : pair.outer.end]:
        return None
    after = units.unit_at("sentence", at)
    taken = (each for each in frames(text, after) if not covers(pair.outer, each.cue)) if after else ()
    return None if any(overlaps(each.contents[0][0], pair.outer) for each in taken) else pair.outer
