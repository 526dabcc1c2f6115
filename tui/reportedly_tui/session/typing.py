"""One line of typed text with a cursor: what pickers, forms and the search line edit."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.text.graphemes import next_boundary, previous_boundary
from reportedly_tui.session.lines import Part


@dataclass(slots=True)
class Typing:
    """Text and cursor, in code points.

    Attributes:
        text: What was typed.
        cursor: Where the next character goes.
    """

    text: str = ""
    cursor: int = 0

    @classmethod
    def of(cls, text: str) -> Typing:
        """A line that holds `text`, the cursor at its end."""
        return cls(text, len(text))

    def insert(self, typed: str) -> None:
        """Insert what was typed or pasted."""
        self.text = self.text[: self.cursor] + typed + self.text[self.cursor :]
        self.cursor += len(typed)

    def press(self, stroke: str) -> bool:
        """Carry out an editing key; tell whether it was one."""
        match stroke:
            case "left":
                self.cursor = previous_boundary(self.text, self.cursor)
            case "right":
                self.cursor = next_boundary(self.text, self.cursor)
            case "home":
                self.cursor = 0
            case "end":
                self.cursor = len(self.text)
            case "backspace":
                start = previous_boundary(self.text, self.cursor)
                self.text = self.text[:start] + self.text[self.cursor :]
                self.cursor = start
            case "delete":
                end = next_boundary(self.text, self.cursor)
                self.text = self.text[: self.cursor] + self.text[end:]
            case _:
                return False
        return True

    def take(self, stroke: str) -> None:
        """Carry out a key: an editing key, or a character to insert."""
        if not self.press(stroke):
            if stroke == "space":
                self.insert(" ")
            elif len(stroke) == 1 or not stroke.isascii():
                self.insert(stroke)

    def parts(self, room: int, role: str = "text") -> list[Part]:
        """The line as it is painted, its cursor as a block, within about `room` cells."""
        first = max(0, self.cursor - room + 2)
        end = next_boundary(self.text, self.cursor)
        shown = self.text.replace("\n", "⏎")
        under = shown[self.cursor : end] or " "
        return [
            (shown[first : self.cursor], role),
            (under, "cursor"),
            (shown[end : first + room], role),
        ]
