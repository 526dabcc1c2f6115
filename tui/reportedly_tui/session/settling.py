"""Going through the labels of a changed article: what is to be decided, and in which order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.reanchor.placing import Spot
    from reportedly.reanchor.spans import Which
    from reportedly.reanchor.survey import Found


@dataclass
class Settling:
    """Spans that a person decides about, one after the other.

    Attributes:
        queue: The spans that are still to come; the first one is asked about.
        total: How many there were.
        left: Those that were passed over.
        shown: Which of the first one's places is shown.
        version: The article's, when its words began to be selected by hand.
    """

    queue: list[Found]
    total: int = field(init=False)
    left: set[Which] = field(default_factory=set)
    shown: int = 0
    version: int = 0

    def __post_init__(self) -> None:
        self.queue.sort(key=lambda one: one.placement.state != "moved")
        self.total = len(self.queue)

    @property
    def here(self) -> Found:
        """The span that is asked about."""
        return self.queue[0]

    @property
    def spot(self) -> Spot | None:
        """The place that is proposed for it."""
        spots = self.here.placement.spots
        return spots[self.shown] if spots else None

    @property
    def moved(self) -> list[Found]:
        """Those to come that certainly moved."""
        return [one for one in self.queue if one.placement.state == "moved"]

    @property
    def open(self) -> set[Which]:
        """The spans that do not stand on the present text yet."""
        return self.left | {one.which for one in self.queue}

    def turn(self) -> None:
        """Show the next place."""
        self.shown = (self.shown + 1) % len(self.here.placement.spots)

    def skip(self) -> None:
        """Pass over a span."""
        self.left.add(self.here.which)
        self.drop({self.here.which})

    def drop(self, done: set[Which]) -> None:
        """Go on without some spans."""
        self.queue = [one for one in self.queue if one.which not in done]
        self.shown = 0
