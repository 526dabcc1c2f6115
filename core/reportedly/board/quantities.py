"""Comparing what two claims count.

Two quantities are comparable when they count the same: their measures are the same words, and so
are their populations, upper or lower case and spacing aside. One that says no population is
comparable only to another that says none. A quantity without any bound ("some", "numerous") and
one whose lowest number is above its highest compare with nothing.

A bound that is not given is open: "more than 100" goes from 101 upwards without end. An
approximate quantity reaches a tenth further on both sides, by one at least: "about 60" is at odds
with 67, but not with 66.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from math import inf
from typing import Literal

from reportedly.text.words import folded
from reportedly_schemas.annotation import Quantity

Comparison = Literal["equal", "within", "contains", "overlaps", "excludes"]
"""How a first quantity lies to a second that counts the same."""

APPROXIMATE_PARTS = 10
"""An approximate bound reaches further by one such part of itself, rounded up."""


@dataclass(frozen=True, slots=True)
class Reach:
    """The numbers a quantity allows, both ends included; an open end is infinite."""

    low: float
    high: float

    def excludes(self, other: Reach) -> bool:
        """Tell whether no number is in both."""
        return self.high < other.low or other.high < self.low


def counted(quantity: Quantity) -> tuple[str, str]:
    """Return what a quantity counts: its measure and population, in one spelling."""
    return _spelled(quantity.measure), _spelled(quantity.population or "")


def reach(quantity: Quantity) -> Reach | None:
    """Return the numbers a quantity allows; None where it bounds nothing, or its bounds cross."""
    low, high = quantity.min, quantity.max
    if (low is None and high is None) or (low is not None and high is not None and low > high):
        return None
    if quantity.approximate:
        low = None if low is None else low - _part(low)
        high = None if high is None else high + _part(high)
    return Reach(-inf if low is None else low, inf if high is None else high)


def compare(first: Quantity, second: Quantity) -> Comparison | None:
    """Say how `first` lies to `second`; None where the two are not comparable.

    Returns:
        `equal`: the same numbers; `within`: all that the first allows, the second does;
        `contains`: the reverse; `overlaps`: some numbers are in both; `excludes`: none is.
    """
    if counted(first) != counted(second):
        return None
    one, other = reach(first), reach(second)
    if one is None or other is None:
        return None
    if one == other:
        return "equal"
    if one.excludes(other):
        return "excludes"
    if other.low <= one.low and one.high <= other.high:
        return "within"
    if one.low <= other.low and other.high <= one.high:
        return "contains"
    return "overlaps"


def figure(quantity: Quantity) -> str:
    """Return a quantity's bounds in short: `60`, `~60`, `24–99`, `≥ 120`, `> 100`, `≤ 200`.

    Where it has no bounds, the article's words for it. `>` and `<` stand with the number that
    the article itself has.
    """
    about = "~" if quantity.approximate else ""
    low, high = quantity.min, quantity.max
    if low is not None and high is not None:
        return f"{about}{low:,}" if low == high else f"{about}{low:,}–{high:,}"
    if low is not None:
        beyond = _says(quantity.raw, low - 1) and not _says(quantity.raw, low)
        return about + (f"> {low - 1:,}" if beyond else f"≥ {low:,}")
    if high is not None:
        below = _says(quantity.raw, high + 1) and not _says(quantity.raw, high)
        return about + (f"< {high + 1:,}" if below else f"≤ {high:,}")
    return quantity.raw


def _says(raw: str, number: int) -> bool:
    return str(number) in re.findall(r"\d+", raw.replace(",", ""))


def _part(bound: int) -> int:
    return max(1, -(-abs(bound) // APPROXIMATE_PARTS))


@lru_cache(maxsize=4096)
def _spelled(words: str) -> str:
    return folded(words)
