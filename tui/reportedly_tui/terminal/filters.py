"""The last gate before the terminal: no control character of any text gets past it."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from reportedly.text.safe import visible


class Visible(LineFilter):
    """Shows control, bidirectional and invisible characters instead of sending them."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Replace text that is not plain, one code point for one; styles stay."""
        made = segments
        for number, (text, style, control) in enumerate(segments):
            shown = visible(text)
            if shown is not text and shown != text:
                if made is segments:
                    made = list(segments)
                made[number] = Segment(shown, style, control)
        return made
