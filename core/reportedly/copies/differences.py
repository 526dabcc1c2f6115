"""Which words of two stretches differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from reportedly.copies.wording import word_places
from reportedly.text.ranges import Range

_MOST = 250_000  # words of one times words of the other; beyond, all of the middle differs


class Change(NamedTuple):
    """Words of one stretch that are other words, or none, in the other one.

    Attributes:
        old: Where they stand in the first text; empty where words were added.
        new: Where the others stand in the second one; empty where words were left out.
    """

    old: Range
    new: Range


class Comparison(NamedTuple):
    """Two stretches beside one another.

    Attributes:
        similarity: Words that are the same in both, as a part of all words of both; 1 at most.
        changes: The words that differ, in order; upper and lower case do not.
    """

    similarity: float
    changes: tuple[Change, ...]


@lru_cache(maxsize=256)
def compare(one: str, other: str) -> Comparison:
    """Compare two stretches word by word; offsets count from the start of each."""
    places, others = word_places(one, 0, len(one)), word_places(other, 0, len(other))
    words = [one[start:end].casefold() for start, end in places]
    theirs = [other[start:end].casefold() for start, end in others]
    changes, same = [], len(words)
    for a, b, c, d in _differing(words, theirs):
        changes.append(Change(_around(places, a, b), _around(others, c, d)))
        same -= b - a
    total = len(words) + len(theirs)
    return Comparison(2 * same / total if total else 1.0, tuple(changes))


def marked(one: str, other: str) -> str:
    """Return the first stretch with the words that differ as `{old → new}`."""
    made, at = "", 0
    for old, new in compare(one, other).changes:
        made += one[at : old.start]
        at = old.end
        words = other[slice(*new)]
        if one[slice(*old)]:
            made += f"{{{one[slice(*old)]} →{' ' if words else ''}{words}}}"
        else:
            before = " " if made[-1:].isalnum() else ""
            after = " " if one[at : at + 1].isalnum() else ""
            made += f"{before}{{→ {words}}}{after}"
    return made + one[at:]


def _differing(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield where words differ: from, to in the one, from, to in the other."""
    limit = min(len(one), len(other))
    head = next((at for at in range(limit) if one[at] != other[at]), limit)
    left = limit - head
    tail = next((at for at in range(left) if one[-1 - at] != other[-1 - at]), left)
    middle, theirs = one[head : len(one) - tail], other[head : len(other) - tail]
    if not middle and not theirs:
        return
    if not middle or not theirs or len(middle) * len(theirs) > _MOST:
        yield head, head + len(middle), head, head + len(theirs)
        return
    for tag, a, b, c, d in SequenceMatcher(None, middle, theirs, autojunk=False).get_opcodes():
        if tag != "equal":
            yield head + a, head + b, head + c, head + d


def _around(places: Sequence[tuple[int, int]], first: int, last: int) -> Range:
    """Return the stretch from word number `first` to before `last`; empty where there is none."""
    if first < last:
        return Range(places[first][0], places[last - 1][1])
    if first < len(places):
        return Range(places[first][0], places[first][0])
    end = places[-1][1] if places else 0
    return Range(end, end)
