"""The stretches of an article that some spans cover together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from reportedly_schemas.annotation import Span


class Cover:
    """What spans cover; those that overlap or touch make one stretch."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted((span.start, span.end) for span in spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def __bool__(self) -> bool:
        return bool(self._starts)

    def holds(self, span: Span) -> bool:
        """Tell whether a span lies within one stretch."""
        at = bisect_right(self._starts, span.start) - 1
        return at >= 0 and span.end <= self._ends[at]

    def has(self, offset: int) -> bool:
        """Tell whether the character at an offset is covered."""
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at]

    def touches(self, span: Span) -> bool:
        """Tell whether a span shares a character with any stretch."""
        at = bisect_right(self._starts, span.end - 1) - 1
        return at >= 0 and span.start < self._ends[at]

    def gaps(self, span: Span) -> list[tuple[int, int]]:
        """Return the stretches of a span that are not covered, in order."""
        found: list[tuple[int, int]] = []
        reached = span.start
        at = max(bisect_right(self._starts, span.start) - 1, 0)
        while at < len(self._starts) and self._starts[at] < span.end:
            if self._starts[at] > reached:
                found.append((reached, self._starts[at]))
            reached = max(reached, self._ends[at])
            at += 1
        return [*found, (reached, span.end)] if reached < span.end else found
