"""Which of many wordings are nearly the same, without comparing each with each.

A wording's fingerprints are hashes of four words in a row. Of every four such hashes that follow
one another the smallest is kept (winnowing, Schleimer, Wilkerson and Aiken 2003), of a short
wording all are. So two sentences that share seven words in a row share a fingerprint, wherever in
them these words stand, unless those are a formula that many have. Those that share one are compared
word by word.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import combinations, groupby, pairwise
from operator import or_

from reportedly.copies.wording import Wording

RUN = 4
"""Words that a fingerprint is made of."""

WINDOW = 4
"""Of so many fingerprints in a row at least one is kept."""

SHORT = 14
"""Of a wording of so many words or fewer every fingerprint is kept."""

SUBSTITUTED, CUT, REST = 0.7, 0.9, 0.5
"""Which part of a sentence has to stand in the other one, in two words in a row or more.

Of the shorter one `SUBSTITUTED`, where `REST` of the longer one stands in it; or `CUT` of it.
"""

PASSAGE = 12
"""So many words in a row make two sentences near copies, whatever else stands in them."""

FORMULA, FORMULA_REACH = 12, 3
"""Words that stand in more wordings than `FORMULA` are a formula: of these wordings, each is
compared with `FORMULA_REACH` that come before it, not with all."""

_PARTS = 64
_NUMBER_BITS = 24
_NUMBER = (1 << _NUMBER_BITS) - 1
_HASH = (1 << 40) - 1


class Fingerprints:
    """The fingerprints of wordings, which are known by their numbers, at most 16.7 million."""

    def __init__(self) -> None:
        self._parts = [array("Q") for _ in range(_PARTS)]

    def add(self, number: int, wording: Wording) -> None:
        """Take in a wording of `RUN` words or more."""
        parts = self._parts
        for each in fingerprints(wording):
            parts[each % _PARTS].append((each & _HASH) << _NUMBER_BITS | number)

    def candidates(self) -> Iterator[tuple[int, int]]:
        """Yield pairs of wordings that share a fingerprint, the smaller number first.

        A pair that shares several may come several times.
        """
        for part in self._parts:
            for numbers in _sharing(part):
                if len(numbers) <= FORMULA:
                    yield from combinations(numbers, 2)
                    continue
                for at, number in enumerate(numbers):
                    yield from (
                        (before, number) for before in numbers[max(0, at - FORMULA_REACH) : at]
                    )


def _sharing(part: array[int]) -> Iterator[list[int]]:
    """Yield the wordings of each fingerprint that several have, sorted."""
    known, numbers = -1, [0]
    for packed in sorted(part):
        fingerprint = packed >> _NUMBER_BITS
        if fingerprint == known:
            numbers.append(packed & _NUMBER)
            continue
        if len(numbers) > 1:
            yield numbers
        known, numbers = fingerprint, [packed & _NUMBER]
    if len(numbers) > 1:
        yield numbers


def fingerprints(wording: Wording) -> set[int]:
    """Return the fingerprints of a wording of `RUN` words or more.

    Tuples of numbers have the same hash in every process, unlike strings.
    """
    hashes = list(map(hash, zip(wording, wording[1:], wording[2:], wording[3:], strict=False)))
    if len(wording) <= SHORT:
        return set(hashes)
    return set(map(min, hashes, hashes[1:], hashes[2:], hashes[3:]))


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
