"""Proposals for the parts of an attribution, given what is selected as its content.

The selection may be the content itself (a clause, a quotation with or without its marks, the
paragraphs after a colon) or a sentence that holds source, cue and content. English only; where
nothing is recognised nothing is proposed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from reportedly.text.cues import stance_of
from reportedly.text.frames import Frame, frames, introduction
from reportedly.text.graphemes import snap_span
from reportedly.text.quotations import quotation_at, quotations, quote_type_of
from reportedly.text.ranges import Range, covers, first_ink, overlaps, trimmed
from reportedly.text.spotting import CLOSING, OPENING
from reportedly.text.units import Units

__all__ = ["MOST", "Proposal", "propose", "quote_type_of", "stance_of"]

MOST = 8
"""The most proposals made."""

_SENTENCES = 6
_FAR = 10_000
_PARAGRAPHS = 8
_INTRODUCING = 400
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
    readings = [each for each in _readings(text, units, selected) if each]
    first = [proposals[0] for proposals in readings]
    others = chain.from_iterable(proposals[1:] for proposals in readings)
    return list(dict.fromkeys(chain(first, others)))[:MOST]


def _readings(text: str, units: Units, selected: Range) -> list[list[Proposal]]:
    """Return the proposals of each attribution, the likeliest attribution first."""
    around: list[tuple[float, Frame]] = []
    within: list[Frame] = []
    for frame in _frames(text, units, selected):
        if overlaps(frame.cue, selected):
            within.append(frame)
        elif not (frame.source and overlaps(frame.source.short, selected)):
            around.append((max(_likeness(each, selected) for each in frame.contents), frame))
    around.sort(key=lambda scored: -scored[0])
    nested = sorted(within, key=lambda frame: sum(_holds(other, frame) for other in within))
    alike = [_of_selection(text, frame, selected) for score, frame in around if score >= _ALIKE]
    less = [_of_selection(text, frame, selected) for score, frame in around if 0 < score < _ALIKE]
    inner = [_of_frame(text, frame, frame.contents) for frame in nested]
    introduced = _introduced(text, units, selected)
    paragraph = units.unit_at("paragraph", selected.start)
    if paragraph and covers(selected, paragraph):
        return [introduced, *alike, *inner, *less]
    return [*alike, *inner, *less, introduced]


def _frames(text: str, units: Units, selected: Range) -> Iterator[Frame]:
    """Yield the attributions of the sentences that the selection touches.

    Among them is that of the sentence before, where a quotation goes on: “…,” X said. “…”
    """
    before = units.previous_unit("sentence", selected.start)
    for frame in frames(text, before) if before else ():
        if rest := _continuation(text, units, before, frame):
            yield replace(frame, contents=((rest,), (*frame.contents[0], rest)))
    for sentence in _sentences(text, units, selected):
        for frame in frames(text, sentence):
            rest = _continuation(text, units, sentence, frame)
            readings = [(*frame.contents[0], rest), *frame.contents] if rest else frame.contents
            if rest and not covers(selected, rest):
                readings = [*readings[1:], readings[0]]
            yield replace(frame, contents=tuple(readings))


def _sentences(text: str, units: Units, selected: Range) -> list[Range]:
    """Return the first and last sentences of the selection, and of quotations that it begins in."""
    start, end = selected
    found = units.units_in("sentence", start, min(end, start + _FAR))[:_SENTENCES]
    found += units.units_in("sentence", max(end - _FAR, start), end)[-_SENTENCES:]
    for quotation in quotations(text, start, start + 1):
        for at in (quotation.outer.start, quotation.outer.end - 1):
            found += units.units_in("sentence", at, at + 1)
    return sorted(set(found))


def _continuation(text: str, units: Units, sentence: Range | None, frame: Frame) -> Range | None:
    """Return the quotation right after the sentence, where it goes on with what is quoted."""
    at = first_ink(text, sentence.end) if sentence else None
    if sentence is None or at is None or text[at] not in OPENING:
        return None
    pair = quotation_at(text, at)
    after = units.unit_at("sentence", at)
    if pair is None or pair.outer.start != at or after is None:
        return None
    if text[frame.contents[0][-1].end - 1] not in CLOSING or "\n" in text[sentence.end : at]:
        return None
    others = (each for each in frames(text, after) if not covers(pair.outer, each.cue))
    taken = any(overlaps(part, pair.outer) for each in others for part in each.contents[0])
    return None if taken else pair.outer


def _introduced(text: str, units: Units, selected: Range) -> list[Proposal]:
    """Return the proposal of a paragraph before, which ends with a colon: "X reported:"."""
    paragraph = units.unit_at("paragraph", selected.start)
    for _ in range(_PARAGRAPHS):
        paragraph = units.previous_unit("paragraph", paragraph.start) if paragraph else None
        if paragraph is None or paragraph.end - paragraph.start > _INTRODUCING:
            continue
        sentence = units.previous_unit("sentence", paragraph.end)
        if text[paragraph.end - 1] == ":" and sentence:
            found = introduction(text, sentence)
            return _of_frame(text, found, ((selected,),)) if found else []
    return []


def _of_selection(text: str, frame: Frame, selected: Range) -> list[Proposal]:
    """Return proposals with the selection as content, or as one of its fragments."""
    contents: list[tuple[Range, ...]] = [(selected,)]
    for reading in frame.contents:
        others = [part for part in reading if not overlaps(part, selected)]
        held = next((part for part in reading if overlaps(part, selected)), selected)
        if text[held.start] in OPENING and held.start + 1 == selected.start:
            others = [_without_marks(text, part) for part in others]
        contents.append(tuple(sorted([*others, selected])))
        contents.append(reading)
    return _of_frame(text, frame, contents)


def _without_marks(text: str, part: Range) -> Range:
    pair = quotation_at(text, part.start)
    return pair.inner if pair and pair.outer == part else part


def _of_frame(text: str, frame: Frame, contents: Iterable[tuple[Range, ...]]) -> list[Proposal]:
    """Return the proposals of an attribution: its sources with the first content, then others."""
    source = frame.source
    named = dict.fromkeys([source.short, source.long] if source else [])
    sources: list[tuple[Range, ...]] = [(each,) for each in named] or [()]
    first, *others = contents
    pairs = [*((each, first) for each in sources), *((sources[0], each) for each in others)]
    made = (
        Proposal(who, (frame.cue,), said, source is None, frame.recipient) for who, said in pairs
    )
    return [each for each in made if _is_sound(text, each)]


def _is_sound(text: str, proposal: Proposal) -> bool:
    """Tell whether the parts are disjoint, trimmed, and cut no grapheme cluster."""
    parts = sorted([*proposal.source, *proposal.cue, *proposal.content])
    trim = all(
        snap_span(text, *part) == part and text[slice(*part)] == text[slice(*part)].strip()
        for part in parts
    )
    return trim and not any(overlaps(*pair) for pair in pairwise(parts))


def _holds(outer: Frame, inner: Frame) -> bool:
    return any(covers(part, inner.cue) for part in outer.contents[0])


def _likeness(reading: tuple[Range, ...], selected: Range) -> float:
    """Return how much two contents share, as a part of all they cover."""
    shared = sum(max(min(b, selected.end) - max(a, selected.start), 0) for a, b in reading)
    return shared / (sum(b - a for a, b in reading) + selected.end - selected.start - shared)
