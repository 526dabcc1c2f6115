"""A8 and A9: quotation marks around and within what is said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from reportedly.anchors import holds
from reportedly.check.cover import Cover
from reportedly.check.rule import Finding
from reportedly.check.subjects import Labels
from reportedly.text.marks import SINGLE, pairs
from reportedly.text.quotations import quotations, quote_type_of
from reportedly.text.ranges import Range, first_ink, last_ink, overlaps
from reportedly.text.stretches import LONG, stretch_at
from reportedly_schemas.annotation import Attribution, Span
from reportedly_schemas.wording import shown

TEXT_ERROR = "text_error"
_MARK = re.compile("[“”„«»「」『』\"‘’‚']")
_CLOSING = re.compile("[”»」』]")
_OPENERS = frozenset("“„«「『")
_CLOSERS = frozenset("”»」』")
_UNDIRECTED = frozenset("\"'‘‚")
_WORD = re.compile(r"\w")


def type_and_marks(labels: Labels) -> Iterator[Finding]:
    """A8: `direct` without quotation marks, or `indirect` within them."""
    text = labels.text or ""
    for index, attribution in enumerate(labels.file.attributions):
        path = ("attributions", index, "quote_type")
        if attribution.quote_type not in ("direct", "indirect") or not _stands(text, attribution):
            continue
        parts = [span for span in attribution.content if _WORD.search(span.exact)]
        if attribution.quote_type == "direct":
            bare = next((span for span in parts if _is_bare(text, span)), None)
            if bare is not None:
                message = f"direct, but {shown(bare.exact)} stands in no quotation marks"
                hint = "write indirect, or block where it is set apart as a paragraph of its own"
                yield Finding(path, message, hint)
        elif parts and all(_is_quoted(text, span, attribution) for span in parts):
            message = f"indirect, but {shown(parts[0].exact)} stands in quotation marks"
            yield Finding(path, message, "write direct")


def _stands(text: str, attribution: Attribution) -> bool:
    return all(holds(text, span) for span in attribution.content)


def _is_bare(text: str, span: Span) -> bool:
    """Tell whether no word of a span stands in quotation marks."""
    if span.exact[0] in _OPENERS or text[span.start - 1 : span.start] in _OPENERS:
        return False
    return quote_type_of(text, [(span.start, span.end)]) in ("indirect", "block")


def _is_quoted(text: str, span: Span, attribution: Attribution) -> bool:
    """Tell whether all words of a span stand in quotation marks of their own.

    Marks that have source or cue between them too are another's: “he told me that …,” she said.
    """
    word = _WORD.search(span.exact)
    first = span.start + (word.start() if word else 0)
    line = text.rfind("\n", max(first - LONG, 0), first) + 1
    marks = _MARK.findall(text, max(line, first - LONG), first)
    if not marks or (marks[-1] in _CLOSERS and _UNDIRECTED.isdisjoint(marks)):
        return False
    at = span.start
    parts = [(part.start, part.end) for part in (*attribution.source, *attribution.cue)]
    for each in quotations(text, span.start, span.end):
        if any(overlaps(each.outer, part) for part in parts):
            continue
        if _WORD.search(text, at, max(at, each.outer.start)):
            return False
        at = max(at, each.outer.end)
    return not _WORD.search(text, at, span.end)


def unbalanced(labels: Labels) -> Iterator[Finding]:
    """A9: a quotation mark in content whose other half lies outside it, or nowhere."""
    text = labels.text or ""
    for index, attribution in enumerate(labels.file.attributions):
        if TEXT_ERROR in attribution.flags or not _stands(text, attribution):
            continue
        if not any(_MARK.search(span.exact) for span in attribution.content):
            continue
        half = _half(text, attribution.content)
        for number, span in enumerate(attribution.content):
            if half is not None and span.start <= half < span.end:
                yield Finding(
                    ("attributions", index, "content", number, "exact"),
                    f"the quotation mark {text[half]} at {half} has no other half in the content",
                    "take both marks into the content or neither; where the article itself lacks "
                    "one, write flags: [text_error]",
                )
                break


def _half(text: str, content: tuple[Span, ...]) -> int | None:
    """Return the offset of the first mark in a content without its other half, if there is one.

    An opening mark and a closing one that are left over, each in its paragraph, are taken for
    halves of one quotation.
    """
    cover = Cover(content)
    opening: list[int] = []
    closing: list[int] = []
    for stretch in _stretches(text, content):
        for start, end in _quotations(text, stretch):
            first = start if start is not None and cover.has(start) else None
            last = end if end is not None and cover.has(end) else None
            if first is not None and last is None:
                if end is not None or not _goes_on(text, stretch, first, cover):
                    opening.append(first)
            elif last is not None and first is None:
                closing.append(last)
    matched = min(len(opening), len(closing))
    return min(opening[matched:] + closing[matched:], default=None)


def _quotations(text: str, stretch: Range) -> Iterator[tuple[int | None, int | None]]:
    """Yield where the marks of each quotation in a stretch stand, None for one that is missing.

    Apostrophes are left out, as are »marks« and ”marks” that are used the other way round.
    """
    part = text[slice(*stretch)]
    at, found = stretch.start, pairs(part)
    other_way = "«»" if 0 <= part.find("»") < part.find("«") else ""
    for start, end in found.closed:
        if part[start] not in other_way:
            yield at + start, at + end - 1
    for start in (*(each.start for each in found.broken), *found.open):
        if part[start] not in SINGLE + other_way:
            yield at + start, None
    closed = {end - 1 for _, end in found.closed}
    stray = [each.start() for each in _CLOSING.finditer(part) if each.start() not in closed]
    counts = Counter(part[end] for end in stray)
    for end in stray:
        if part[end] not in other_way and counts[part[end]] % 2:
            yield None, at + end


def _goes_on(text: str, stretch: Range, start: int, cover: Cover) -> bool:
    """Tell whether the next paragraph takes up a quotation that is in the content to its end."""
    last, following = last_ink(text, stretch.end), first_ink(text, stretch.end)
    if last is None or following is None or not cover.has(last):
        return False
    return text[following] == text[start]


def _stretches(text: str, content: tuple[Span, ...]) -> Iterator[Range]:
    """Yield the stretches that a content stands in, each once."""
    reached = 0
    for span in content:
        at: int | None = max(span.start, reached)
        while at is not None and at < span.end:
            stretch = stretch_at(text, at)
            yield stretch
            reached = max(stretch.end, at + 1)
            at = first_ink(text, reached)
