"""A6 and A7: attributions within attributions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportedly.check.cover import Cover
from reportedly.check.rule import Finding
from reportedly.check.subjects import Labels
from reportedly_schemas.annotation import Attribution
from reportedly_schemas.wording import shown

DEEPEST = 4
"""How many attributions may stand within each other."""
_TOLD = 5
_WORD = re.compile(r"\w")


def parents_in_a_circle(labels: Labels) -> Iterator[Finding]:
    """A6: a cycle of parents, told once, at the one that comes first in the file."""
    attributions = labels.file.attributions
    _, cycles = _climbed(attributions)
    for cycle in sorted(cycles, key=min):
        first = cycle.index(min(cycle))
        names = [attributions[index].id for index in cycle[first:] + cycle[:first]]
        told = names[:_TOLD] + ["…"] * (len(names) > _TOLD)
        message = f"a cycle of parents: {' → '.join([*told, names[0]])}"
        if len(names) == 1:
            message = f"'{names[0]}' is its own parent"
        yield Finding(
            ("attributions", min(cycle), "parent"),
            message,
            "take the parent out of the outermost: the one that the article itself reports",
        )


def child_not_within(labels: Labels) -> Iterator[Finding]:
    """A7: a child's content lies outside its parent's, or it is nested too deep."""
    attributions = labels.file.attributions
    depths, _ = _climbed(attributions)
    first = _by_id(attributions)
    covers: dict[int, Cover] = {}
    for index, attribution in enumerate(attributions):
        parent = first.get(attribution.parent or "", index)
        if parent == index:
            continue
        if parent not in covers:
            covers[parent] = Cover(attributions[parent].content)
        yield from _outside(index, attribution, covers[parent])
        if depths[index] == DEEPEST + 1:
            yield Finding(
                ("attributions", index, "parent"),
                f"nested deeper than {DEEPEST}: this is the {DEEPEST + 1}th within another",
                "see whether each really reports the next; two may be one, or stand side by side",
            )


def _outside(index: int, child: Attribution, around: Cover) -> Iterator[Finding]:
    for number, span in enumerate(child.content):
        gaps = [span.exact[a - span.start : b - span.start] for a, b in around.gaps(span)]
        beyond = next((gap.strip() for gap in gaps if _WORD.search(gap)), None)
        if beyond is not None:
            yield Finding(
                ("attributions", index, "content", number),
                f"{shown(beyond)} lies outside the content of its parent '{child.parent}'",
                "widen the parent's content, or name another parent",
            )
            return


def _climbed(attributions: Sequence[Attribution]) -> tuple[list[int], list[list[int]]]:
    """Return how deep each attribution is nested, from 1, and the cycles of parents.

    One in a cycle, or below one, has no depth: 0.
    """
    first = _by_id(attributions)
    parents = [first.get(each.parent or "") for each in attributions]
    depths: list[int | None] = [None] * len(attributions)
    cycles: list[list[int]] = []
    for start in range(len(attributions)):
        way: dict[int, int] = {}
        at: int | None = start
        while at is not None and depths[at] is None and at not in way:
            way[at] = len(way)
            at = parents[at]
        above: int | None = 0
        if at in way:
            cycles.append(list(way)[way[at] :])
            above = None
        elif at is not None:
            above = depths[at] or None
        for below, index in enumerate(reversed(way), 1):
            depths[index] = 0 if above is None else above + below
    return [depth or 0 for depth in depths], cycles


def _by_id(attributions: Sequence[Attribution]) -> dict[str, int]:
    first: dict[str, int] = {}
    for index, attribution in enumerate(attributions):
        first.setdefault(attribution.id, index)
    return first
