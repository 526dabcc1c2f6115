"""Which of many wordings are nearly the same, without comparing each with each.

A wording's fingerprints are hashes of four words in a row: every fourth of them is remembered, and
all are looked up among those that earlier wordings left. So two sentences that share seven words in
a row are compared, wherever in them these words stand, unless an earlier third one has them too: a
fingerprint leads to the first wording that has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise
from operator import or_

from reportedly.copies.wording import Wording

RUN = 4
"""Words that a fingerprint is made of."""

STRIDE = 4
"""Of so many fingerprints in a row one is remembered."""

SHORT = 12
"""Of a wording of so many words or fewer every fingerprint is remembered."""

SUBSTITUTED, CUT, REST = 0.7, 0.9, 0.5
"""Which part of a sentence has to stand in the other one, in two words in a row or more.

Of the shorter one `SUBSTITUTED`, where `REST` of the longer one stands in it; or `CUT` of it.
"""

PASSAGE = 12
"""So many words in a row make two sentences near copies, whatever else stands in them."""


class Fingerprints:
    """The fingerprints of the wordings met so far, which are known by their numbers."""

    def __init__(self) -> None:
        self._first: dict[int, int] = {}

    def meet(self, number: int, wording: Wording) -> list[int]:
        """Take in a wording of `RUN` words or more.

        Returns:
            The numbers of earlier wordings to compare it with, sorted.
        """
        first = self._first
        found = fingerprints(wording)
        known = first.keys() & found
        for each in found if len(wording) <= SHORT else found[::STRIDE]:
            first.setdefault(each, number)
        return sorted({first[each] for each in known}) if known else []


def fingerprints(wording: Wording) -> list[int]:
    """Return the fingerprints of a wording, in order.

    Tuples of numbers have the same hash in every process, unlike strings.
    """
    return list(map(hash, zip(wording, wording[1:], wording[2:], wording[3:], strict=False)))


def is_near(one: Sequence[int], other: Sequence[int]) -> bool:
    """Tell whether two wordings say nearly the same in the same words, or share a passage."""
    shorter, longer = sorted((one, other), key=len)
    hits = _hits(shorter, longer)
    held = _held(hits)
    if held >= CUT * len(shorter):
        return True
    if held >= SUBSTITUTED * len(shorter) and _held(_hits(longer, shorter)) >= REST * len(longer):
        return True
    return held >= PASSAGE and any(
        run and sum(1 for _ in hit) + 1 >= PASSAGE for run, hit in groupby(hits)
    )


def _hits(one: Sequence[int], other: Sequence[int]) -> list[bool]:
    """Tell of each two words in a row whether they stand so in the other wording too."""
    there = set(pairwise(other))
    return [pair in there for pair in pairwise(one)]


def _held(hits: list[bool]) -> int:
    """Count the words that are in such a pair."""
    return sum(map(or_, [*hits, False], [False, *hits]))
