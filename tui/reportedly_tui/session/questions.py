"""What a question is: keys go in, lines come out, and at the end an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from reportedly_tui.session.lines import Line
from reportedly_tui.session.outcome import Outcome

LISTED = 8
"""Entries of a menu or picker in sight."""

CANCEL = ("escape", "ctrl+g")
"""Keys that leave things as they are."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The question is answered; `result` is what its continuation came to."""

    result: Outcome


class Question(Protocol):
    """A question that is being answered."""

    def press(self, stroke: str) -> Answer | None:
        """Take a key; the answer when it was the last one."""

    def paste(self, text: str) -> None:
        """Take pasted text."""

    def lines(self, width: int) -> list[Line]:
        """What the panel shows."""
