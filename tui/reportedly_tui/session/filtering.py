"""A list that typing filters: what the desk, the sources and the board share."""

from __future__ import annotations

from abc import ABC, abstractmethod

from reportedly_tui.session.questions import CANCEL
from reportedly_tui.session.typing import Typing


class Filtered(ABC):
    """A list with a cursor, of which what matches the typed words is shown.

    Attributes:
        typing: What it is filtered by.
        filtering: Whether keys go to the filter.
    """

    typing: Typing
    filtering: bool

    @abstractmethod
    def move(self, step: int, /) -> None:
        """Move the cursor by so many entries."""

    @abstractmethod
    def filter(self) -> None:
        """Show what matches: the typed words have changed."""

    def show_all(self) -> None:
        """End the filter."""
        self.typing, self.filtering = Typing(), False

    def press(self, stroke: str) -> None:
        """A key while typing goes to the filter."""
        if stroke in CANCEL:
            self.show_all()
        elif stroke == "enter":
            self.filtering = False
        elif stroke in ("down", "up"):
            self.move(1 if stroke == "down" else -1)
        else:
            self.typing.take(stroke)
            self.filter()

    def paste(self, text: str) -> None:
        """Pasted text filters."""
        self.filtering = True
        self.typing.insert(text.replace("\n", " "))
        self.filter()
