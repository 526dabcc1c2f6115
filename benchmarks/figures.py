"""The little statistics that the tables need."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest of `values` that at least `percent` of them do not exceed (nearest rank).

    Raises:
        ValueError: There are no values, or `percent` is not within (0, 100].
    """
    if not values or not 0 < percent <= 100:
        raise ValueError("a percentile needs values, and a percentage above 0 and up to 100")
    return sorted(values)[math.ceil(len(values) * percent / 100) - 1]


def median(values: Sequence[float]) -> float:
    """The middle of `values`; of an even number of them, the mean of the two in the middle."""
    ordered = sorted(values)
    if not ordered:
        raise ValueError("a median needs values")
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


@dataclass(frozen=True, slots=True)
class Sample:
    """Seconds, one for each key."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        return median(self.seconds)

    @property
    def p99(self) -> float:
        return percentile(self.seconds, 99)

    def __str__(self) -> str:
        return f"{milliseconds(self.median)} / {milliseconds(self.p99)}"


def milliseconds(seconds: float) -> str:
    """`seconds` in milliseconds with three significant digits, at most two after the point."""
    value = seconds * 1000
    return f"{value:.{2 if value < 10 else 1 if value < 100 else 0}f}"


def mebibytes(count: float) -> str:
    """`count` bytes in MiB, one digit after the point."""
    return f"{count / (1 << 20):.1f}"
