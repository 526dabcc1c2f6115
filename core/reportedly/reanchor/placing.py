"""Where one span stands in the new text, and how certain that is.

`exact` and `moved` follow one strict rule: the span's words and 32 code points of context on both
sides stand in the new text at one place only. Whatever is less than that is a suggestion.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Literal

from reportedly.anchors import CONTEXT, holds
from reportedly.reanchor.grid import Grid
from reportedly.reanchor.likeness import is_still_there, most_alike
from reportedly_schemas.annotation import Span

State = Literal["exact", "moved", "ambiguous", "lost"]
Why = Literal["context", "beside", "words", "alike"]

WHY: dict[Why, str] = {
    "context": "words and context",
    "beside": "the words, and what stands on one side of them",
    "words": "the words alone",
    "alike": "similar words",
}
"""What speaks for a place, in words."""
MOST = 5
"""Places that are listed for one span, the best first."""
LOOKED_AT = 200
"""Places of a span that are compared before the best are listed."""
WIDE = 50_000
"""Code points before and after the place expected in which a span's bare words are sought first."""
NEARBY = 96
"""Code points around span and context in which a copied passage makes its place uncertain."""
FAR = 1000
"""Code points up to which two places are compared by how far they agree with the old text."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place where a span may stand: text[start:end] of the new text.

    Attributes:
        start: In code points.
        end: In code points.
        why: What speaks for it: `context`, words and context on both sides; `beside`, the words
            and the context on one side; `words`, the words alone; `alike`, similar words.
    """

    start: int
    end: int
    why: Why


@dataclass(frozen=True, slots=True)
class Placement:
    """What became of a span.

    Attributes:
        state: How certain it is.
        spots: Of an exact or moved span the one place where it stands; otherwise candidates, the
            best first. One that is lost may have none.
    """

    state: State
    spots: tuple[Spot, ...] = ()

    @property
    def settled(self) -> bool:
        """Whether it is certain where the span stands."""
        return self.state in ("exact", "moved")


class Placer:
    """Places the spans of one article's labels.

    Args:
        new: The article's text as it is now.
        old: The text the labels were made on, where it is known.
    """

    def __init__(self, new: str, old: str | None = None) -> None:
        self.new = new
        self.old = old

    @cached_property
    def _grid(self) -> Grid:
        return Grid(self.old or "", self.new)

    def place(self, span: Span) -> Placement:
        """Return what became of a span."""
        if self.old is not None and _recorded(self.old, span):
            found = self._by_old_text(self.old, span)
            bare = span.prefix is None and span.suffix is None
            if found.state == "moved" and bare and holds(self.new, span):
                # It may be of the new text already, put there by hand: nothing tells.
                here = _spot(span.start, span, "words")
                return Placement("ambiguous", (*found.spots, here))
            return found
        return self._by_itself(span)

    def _by_old_text(self, old: str, span: Span) -> Placement:
        low, high = max(0, span.start - CONTEXT), min(len(old), span.end + CONTEXT)
        # What is too short to have a context that tells can only be suggested.
        if high - low - (span.end - span.start) < CONTEXT:
            return self._suggest(self._grid, span, span.start, [])
        found = islice(self._grid.in_new(low, high), LOOKED_AT)
        starts = [place + span.start - low for place in found]
        if len(starts) > 1:
            others = [start for start in starts if start != span.start]
            if len(others) < len(starts) and self._stands_out(span.start, others):
                return Placement("exact", (_spot(span.start, span, "context"),))
            return Placement("ambiguous", _spots(starts, span))
        if starts and self._is_original(low, high, starts[0] - span.start):
            return Placement("exact" if starts[0] == span.start else "moved", _spots(starts, span))
        return self._suggest(self._grid, span, span.start, starts)

    def _is_original(self, low: int, high: int, shift: int) -> bool:
        """Whether old[low:high], found `shift` further on and nowhere else, is no copy of itself.

        It may be one when its own place was edited. That is out of the question where what stood
        before and after it came along. Otherwise nothing nearby may stand more often than before,
        and where nothing came along, its own place must not be there any more.
        """
        grid = self._grid
        if not grid.is_unique(low, high):
            return False
        shifts = grid.shifts(low, high)
        if shifts and set(shifts) == {shift}:
            return True
        if grid.was_copied(low - NEARBY, high + NEARBY):
            return False
        return shift in shifts or not is_still_there(grid, low, high, shifts)

    def _stands_out(self, start: int, others: list[int]) -> bool:
        """Whether the text around `start` agrees with the old one farther than around others.

        A passage that stands twice now may have been copied to before itself, or after.
        """
        before, after = self._agreement(start, start)
        for other in others:
            left, right = self._agreement(start, other)
            if left > before or right > after or (left, right) == (before, after):
                return False
        return True

    def _agreement(self, old_at: int, new_at: int) -> tuple[int, int]:
        """How many code points before and after two places are the same, up to `FAR`."""
        assert self.old is not None
        before = _same_before(self.old, old_at, self.new, new_at, FAR)
        return before, _same_after(self.old, old_at, self.new, new_at, FAR)

    def _by_itself(self, span: Span) -> Placement:
        """Place a span whose old text is not known, by the context it holds itself."""
        before, after = span.prefix or "", span.suffix or ""
        known = before + span.exact + after
        certain = len(before) + len(after) >= CONTEXT
        found = occurrences(self.new, known if certain else span.exact)
        starts = [at + len(before) * certain for at in islice(found, MOST + 1)]
        # Words that are not unique in the old text have their context.
        if starts == [span.start] or (
            # Put there since the text changed: its context is not that of the old text.
            certain and span.start in starts and self.old is not None
        ):
            return Placement("exact", (_spot(span.start, span, "context"),))
        if certain and len(starts) > 1:
            return Placement("ambiguous", _spots(starts, span))
        # Where its own place was edited and a copy was not, one of the contexts is left of it.
        if certain and starts and self._stands_once(before) and self._stands_once(after):
            return Placement("moved", _spots(starts, span))
        return self._suggest(Grid(known, self.new), span, len(before), starts if certain else [])

    def _stands_once(self, context: str) -> bool:
        return not context or len(list(islice(occurrences(self.new, context), 2))) == 1

    def _suggest(self, grid: Grid, span: Span, start: int, certain: list[int]) -> Placement:
        """Return candidates for a span that has no certain place.

        Args:
            grid: Of the text that has the span, and the new one.
            span: The span.
            start: Where the span begins in that text.
            certain: Where its words stand with their context, though that does not suffice.
        """
        end = start + len(span.exact)
        left = min(start, CONTEXT)
        right = min(len(grid.old) - end, CONTEXT)
        ranked = []
        for at in self._near(span):
            before = _same_before(grid.old, start, self.new, at, left)
            after = _same_after(grid.old, end, self.new, at + len(span.exact), right)
            beside = 0 < left == before or 0 < right == after
            ranked.append((at not in certain, not beside, -before - after, at))
        ranked.sort()
        spots = [
            _spot(at, span, "words" if elsewhere else "beside")
            if apart
            else _spot(at, span, "context")
            for apart, elsewhere, _, at in ranked[:MOST]
        ]
        # Without the old text a search for similar words takes a walk over the article.
        known = grid is self._grid
        alike = most_alike(grid, start, end) if known or not spots else None
        if alike is not None and all((each.start, each.end) != alike for each in spots):
            strong = sum(each.why != "words" for each in spots)
            spots.insert(strong, Spot(*alike, "alike"))
        told = [each.why for each in spots]
        alone = len(told) < 2 or (told[0] == "beside" and told.count("beside") == 1)
        return Placement("lost" if alone or told[0] == "alike" else "ambiguous", tuple(spots))

    def _near(self, span: Span) -> list[int]:
        """Return where a span's bare words stand near the place it had, or else anywhere."""
        low, high = max(0, span.start - WIDE), span.end + WIDE
        found = [low + at for at in islice(occurrences(self.new[low:high], span.exact), LOOKED_AT)]
        return found or list(islice(occurrences(self.new, span.exact), LOOKED_AT))


def occurrences(text: str, words: str) -> Iterator[int]:
    """Yield every offset at which `words` stand in a text, overlapping ones included."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _recorded(old: str, span: Span) -> bool:
    """Whether a span is one of the old text: its words and what it holds of its context."""
    return (
        holds(old, span)
        and old[: span.start].endswith(span.prefix or "")
        and old.startswith(span.suffix or "", span.end)
    )


def _spot(start: int, span: Span, why: Why) -> Spot:
    return Spot(start, start + len(span.exact), why)


def _spots(starts: list[int], span: Span) -> tuple[Spot, ...]:
    """The places of a span and its context, first the one where it stood."""
    starts = sorted(starts, key=lambda start: (start != span.start, start))
    return tuple(_spot(start, span, "context") for start in starts[:MOST])


def _same_after(one: str, at: int, other: str, other_at: int, most: int) -> int:
    """How many code points of two texts are the same from two offsets on, at most `most`."""
    return _in_common(one[at : at + most], other[other_at : other_at + most])


def _same_before(one: str, at: int, other: str, other_at: int, most: int) -> int:
    """How many code points of two texts are the same up to two offsets, at most `most`."""
    before, other_before = one[max(0, at - most) : at], other[max(0, other_at - most) : other_at]
    return _in_common(before[::-1], other_before[::-1])


def _in_common(one: str, other: str) -> int:
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[at] != other[at]), shorter)
