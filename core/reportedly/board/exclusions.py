"""Finding, among many quantities, those that exclude one: by bisection, not by comparing all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator
from typing import NamedTuple

from reportedly.board.quantities import counted, reach
from reportedly_schemas.annotation import Quantity


class Counted(NamedTuple):
    """A quantity of a claim, and where that claim stands.

    Attributes:
        article: The article's id.
        claim: The claim's address in its collection.
        quantity: What it counts.
    """

    article: str
    claim: str
    quantity: Quantity


class Exclusions:
    """Quantities that are asked which of them exclude another one."""

    def __init__(self) -> None:
        self._held: list[Counted] = []
        self._by_high: dict[tuple[str, str], list[tuple[float, int]]] = {}
        self._by_low: dict[tuple[str, str], list[tuple[float, int]]] = {}

    def add(self, each: Counted) -> None:
        """Hold one more; one that compares with nothing is never found."""
        numbers = reach(each.quantity)
        if numbers is not None:
            what, place = counted(each.quantity), len(self._held)
            self._held.append(each)
            insort(self._by_high.setdefault(what, []), (numbers.high, place))
            insort(self._by_low.setdefault(what, []), (numbers.low, place))

    def of(self, quantity: Quantity) -> Iterator[Counted]:
        """Yield those that exclude `quantity`, the ones farthest from it first on each side."""
        numbers, what = reach(quantity), counted(quantity)
        if numbers is None or what not in self._by_high:
            return
        below, above = self._by_high[what], self._by_low[what]
        for number in range(bisect_left(below, (numbers.low, -1))):
            yield self._held[below[number][1]]
        beyond = bisect_right(above, (numbers.high, len(self._held)))
        for number in range(len(above) - 1, beyond - 1, -1):
            yield self._held[above[number][1]]
