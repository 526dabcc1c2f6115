"""An attribution in the making: its parts so far, and which part is asked for next."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportedly_tui.session.selection import Selection

if TYPE_CHECKING:
    from reportedly.text.propose import Proposal

Stretch = tuple[int, int]

ASKED = ("source", "cue", "content")
"""The parts in the order they are asked for; the content is there from the start."""


@dataclass(slots=True)
class Draft:
    """The parts of an attribution that is not made yet, each a list of stretches.

    Attributes:
        origin: The selection it began with; an Enter that finds it unmoved accepts.
        proposals: What was found beside the selection, best first.
        shown: Which proposal is shown.
        asked: The part that the next selection fills.
        by_hand: The parts the reviewer filled.
        last: The part filled last, which further fragments go to.
        begun: What was selected when it began.
    """

    origin: Selection
    proposals: tuple[Proposal, ...] = ()
    shown: int = 0
    source: list[Stretch] = field(default_factory=list)
    cue: list[Stretch] = field(default_factory=list)
    content: list[Stretch] = field(default_factory=list)
    implicit: bool = False
    recipient: str = ""
    asked: str = "source"
    by_hand: set[str] = field(default_factory=set)
    last: str = "content"
    begun: Stretch = field(init=False)

    def __post_init__(self) -> None:
        self.begun = (self.origin.start, self.origin.end)

    def show(self, number: int, text: str) -> None:
        """Take over the parts of a proposal; `text` is the article."""
        if not self.proposals:
            return
        self.shown = number % len(self.proposals)
        proposal = self.proposals[self.shown]
        self.source = [(one.start, one.end) for one in proposal.source]
        self.cue = [(one.start, one.end) for one in proposal.cue]
        self.content = [(one.start, one.end) for one in proposal.content]
        self.implicit = proposal.implicit
        told = proposal.recipient
        self.recipient = text[told.start : told.end] if told else ""
        self.by_hand.clear()
        self.asked = "source"

    def part(self, name: str) -> list[Stretch]:
        """The stretches of a part."""
        stretches: list[Stretch] = getattr(self, name)
        return stretches

    def fill(self, stretch: Stretch) -> None:
        """Fill the part asked for and ask for the next one.

        A source or cue from outside what was selected at first means that all of that is content,
        where the proposal took less of it.
        """
        self.part(self.asked)[:] = [stretch]
        if self.asked == "source":
            self.implicit = False
        self._done()
        outside = stretch[1] <= self.begun[0] or self.begun[1] <= stretch[0]
        if outside and "content" not in self.by_hand and not self._holds_all():
            self.content = [self.begun]

    def _holds_all(self) -> bool:
        """Whether what was selected at first lies within the content."""
        first, last = self.content[0][0], self.content[-1][1]
        return first <= self.begun[0] and self.begun[1] <= last

    def leave_empty(self) -> None:
        """Leave the part asked for empty; no source means an implicit one."""
        self.part(self.asked).clear()
        if self.asked == "source":
            self.implicit = True
        self._done()

    def skip(self) -> None:
        """Ask for the next part, this one left as it is."""
        self.asked = ASKED[(ASKED.index(self.asked) + 1) % len(ASKED)]

    def _done(self) -> None:
        self.by_hand.add(self.asked)
        self.last = self.asked
        self.skip()

    @property
    def complete(self) -> bool:
        """Whether it can be made: a content, and a source unless it is implicit."""
        return bool(self.content) and (bool(self.source) or self.implicit)

    @property
    def all_by_hand(self) -> bool:
        """Whether source and cue were both settled by the reviewer."""
        return {"source", "cue"} <= self.by_hand
