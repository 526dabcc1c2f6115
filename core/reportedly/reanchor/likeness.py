"""The stretch of a new text that is most like one of the old text: only ever a suggestion."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from reportedly.reanchor.grid import BLOCK, REACH, Grid

MARGIN = 64
"""Code points around a stretch that are compared word by word."""
LONGEST = 5000
"""Code points of the longest stretch that is compared."""
LEAST = 0.5
"""How much two stretches must have in common, unless all around them is the same."""
KEPT = 3
"""Words, marks and spaces on each side that have to be the same where little else is."""
TOKEN = re.compile(r"\w+|\W")


def most_alike(grid: Grid, start: int, end: int) -> tuple[int, int] | None:
    """Return what stands in the new text where old[start:end] would, or None.

    Args:
        grid: The two texts.
        start: Where the stretch begins in the old text, in code points.
        end: Where it ends.
    """
    if end - start > LONGEST:
        return None
    anchors = grid.anchors(start - REACH, end + REACH)
    before = [anchor for anchor in anchors if anchor[0] + BLOCK <= start][-1:]
    after = [anchor for anchor in anchors if anchor[0] >= end][:1]
    within = [anchor for anchor in anchors if start < anchor[0] + BLOCK and anchor[0] < end]
    shifts = dict.fromkeys(new - old for old, new in (*within[:1], *within[-1:], *before, *after))
    found = [one for shift in shifts if (one := _compare(grid, start, end, shift)) is not None]
    return max(found)[1:] if found else None


def is_still_there(grid: Grid, low: int, high: int, shifts: list[int]) -> bool:
    """Tell whether something like old[low:high] stands where what is around it moved to."""
    return any(_compare(grid, low, high, shift) is not None for shift in shifts)


def _compare(grid: Grid, start: int, end: int, shift: int) -> tuple[float, int, int] | None:
    """Compare word by word around a place: likeness, start and end in the new text."""
    low = max(0, start - MARGIN)
    new_low = max(0, low + shift - MARGIN)
    old = TOKEN.findall(grid.old[low : end + MARGIN])
    new = TOKEN.findall(grid.new[new_low : max(0, end + shift) + 2 * MARGIN])
    old_at, new_at = _offsets(old, low), _offsets(new, new_low)
    first = max(i for i, at in enumerate(old_at) if at <= start)
    last = min(i for i, at in enumerate(old_at) if at >= end)
    begin = stop = same = 0
    kept_before = kept_after = False
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        equal = tag == "equal"
        if i1 <= first < i2:
            begin = j1 + (first - i1 if equal else 0)
        if i1 <= last - 1 < i2:
            stop = j1 + last - i1 if equal else j2
        if equal:
            same += sum(map(len, old[max(i1, first) : min(i2, last)]))
            kept_before = kept_before or (i1 + KEPT <= first <= i2)
            kept_after = kept_after or (i1 <= last <= i2 - KEPT)
    begin_at, stop_at = new_at[begin], new_at[stop]
    if begin_at >= stop_at:
        return None
    likeness = 2 * same / (old_at[last] - old_at[first] + stop_at - begin_at)
    if likeness < LEAST and not (kept_before and kept_after):
        return None
    return likeness, begin_at, stop_at


def _offsets(tokens: list[str], low: int) -> list[int]:
    """Return where each token begins, and where the last one ends."""
    at = [low]
    for token in tokens:
        at.append(at[-1] + len(token))
    return at
