"""Overlapping marks become the segments of a row, each with one set of paints."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reportedly_tui.session.marks import PARTS, Mark
from reportedly_tui.session.selection import Selection

if TYPE_CHECKING:
    from reportedly_tui.session.drafts import Draft

CLAIM, SOURCE, CUE, CONTENT, FLAG = 1, 2, 4, 8, 16
CHOSEN, SELECTED, EDGE, MATCH, DIM, BARE = 32, 64, 128, 256, 512, 1024
"""Paints, one bit each, so that any overlap is one number and one cached style.

CHOSEN: of the chosen label. EDGE: the selection's active end, or the caret. MATCH: found by
search. DIM: not of the chosen label while the others are dimmed. BARE: boilerplate.
"""

PAINT = {
    "claims": CLAIM,
    "source": SOURCE,
    "cue": CUE,
    "content": CONTENT,
    "zones": 0,
    "flags": FLAG,
}

Segment = tuple[int, int, int]
"""Start and end in code points, and paints."""


class Scene(NamedTuple):
    """What a row is painted from, besides its text.

    Attributes:
        marks: The marks that touch the row.
        selection: What is selected.
        edge: The grapheme of the caret or of the selection's active end.
        chosen: Id of the chosen label.
        dim: Whether the other labels are dimmed.
        matches: What the search found in the row.
        draft: The attribution being made; its parts are painted as if chosen.
    """

    marks: Sequence[Mark]
    selection: Selection
    edge: tuple[int, int]
    chosen: str | None = None
    dim: bool = False
    matches: Sequence[tuple[int, int]] = ()
    draft: Draft | None = None


def segments(row: tuple[int, int], scene: Scene) -> list[Segment]:
    """Cut a row, given by its first offset and the one after its last, where any paint changes.

    Returns:
        Segments that tile the row in order.
    """
    paints = [
        (mark.start, mark.end, _paint(mark, scene.chosen))
        for mark in scene.marks
        if not scene.dim or mark.id == scene.chosen
    ]
    paints.extend((start, end, MATCH) for start, end in scene.matches)
    if scene.draft is not None:
        for part in PARTS:
            paints.extend((*stretch, PAINT[part] | CHOSEN) for stretch in scene.draft.part(part))
    if not scene.selection.empty:
        paints.append((scene.selection.start, scene.selection.end, SELECTED))
    paints.append((*scene.edge, EDGE))
    tiles = _tile(row, paints)
    if not scene.dim:
        return tiles
    return [(start, end, bits if bits & CHOSEN else bits | DIM) for start, end, bits in tiles]


def bare_ended(row: Sequence[Segment], text: str) -> list[Segment]:
    """Leave the blanks at which a row is wrapped unpainted, unless they are selected.

    Args:
        row: The row's segments.
        text: The article.
    """
    if not row:
        return []
    start, end, bits = row[-1]
    ink = start + len(text[start:end].rstrip(" "))
    if ink == end or bits & (SELECTED | EDGE):
        return list(row)
    inked = [(start, ink, bits)] if ink > start else []
    return [*row[:-1], *inked, (ink, end, bits & DIM)]


def _paint(mark: Mark, chosen: str | None) -> int:
    paint = PAINT[mark.part]
    return paint | CHOSEN if mark.id == chosen else paint


def _tile(row: tuple[int, int], paints: list[Segment]) -> list[Segment]:
    start, end = row
    inside = [
        (max(a, start), min(b, end), paint) for a, b, paint in paints if a < end and b > start
    ]
    if not inside:
        return [(start, end, 0)] if end > start else []
    cuts = sorted({start, end, *(a for a, _, _ in inside), *(b for _, b, _ in inside)})
    made: list[Segment] = []
    for left, right in pairwise(cuts):
        paint = 0
        for a, b, bit in inside:
            if a <= left and b >= right:
                paint |= bit
        if made and made[-1][2] == paint:
            made[-1] = (made[-1][0], right, paint)
        else:
            made.append((left, right, paint))
    return made
