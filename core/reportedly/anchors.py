"""Spans: making them from a stretch of an article so that they can be found again."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly_schemas.annotation import Span

CONTEXT = 32
"""Code points of `prefix` and `suffix` (the Hypothesis client keeps as many)."""


def make_span(text: str, start: int, end: int) -> Span:
    """The span over `text[start:end]`, with its context when those words stand there twice.

    Raises:
        ValueError: The stretch is empty or not within the text.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"[{start}, {end}) is no stretch of an article of {len(text)} code points")
    exact = text[start:end]
    first = text.find(exact)
    if first == start and text.find(exact, start + 1) < 0:
        return Span(start, end, exact)
    return Span(
        start,
        end,
        exact,
        prefix=text[max(0, start - CONTEXT) : start] or None,
        suffix=text[end : end + CONTEXT] or None,
    )


def holds(text: str, span: Span) -> bool:
    """Tell whether the article says at the span's place what the span says it does."""
    return 0 <= span.start < span.end <= len(text) and text[span.start : span.end] == span.exact


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out white space at both ends of a stretch; an all-white stretch becomes empty."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def merge(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """Sort stretches and join those that touch or overlap, so that a label's spans are in order."""
    joined: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda one: (one.start, one.end)):
        if joined and span.start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], span.end))
        else:
            joined.append((span.start, span.end))
    return tuple(make_span(text, start, end) for start, end in joined)
