"""A widget that shows lines and repaints only those that changed."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from reportedly.text.safe import visible
from reportedly_tui.session.lines import Line
from reportedly_tui.widgets.palette import Palette


class Rows(Widget):
    """Shows a list of lines, one a row, cut at its width.

    Args:
        palette: The styles.
        panel: Whether it stands on the panel's ground.
    """

    can_focus = False
    ALLOW_SELECT = False

    def __init__(self, palette: Palette, *, id: str, panel: bool = True) -> None:
        super().__init__(id=id)
        self.palette = palette
        self.panel = panel
        self.lines: Sequence[Line] = ()
        self.first = 0

    def show(self, lines: Sequence[Line], first: int = 0) -> None:
        """Show these lines from number `first` on."""
        before, start = self.lines, self.first
        self.lines, self.first = lines, first
        if start != first:
            self.refresh()
            return
        width = self.size.width
        for number in range(max(len(before), len(lines))):
            old = before[number] if number < len(before) else None
            new = lines[number] if number < len(lines) else None
            if old != new and 0 <= number - first < self.size.height:
                self.refresh(Region(0, number - first, width, 1))

    def restyle(self, palette: Palette) -> None:
        """Change the theme."""
        self.palette = palette
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The strip of row `y` of what is in sight."""
        number = y + self.first
        line = self.lines[number] if 0 <= number < len(self.lines) else Line()
        return strip_of(line, self.size.width, self.palette, self.panel)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as there are lines."""
        return len(self.lines)


def strip_of(line: Line, width: int, palette: Palette, panel: bool) -> Strip:
    """Paint a line into a strip of `width` cells. A `\\t` part pushes what follows to the right."""
    left: list[Segment] = []
    right: list[Segment] = []
    into = left
    for text, role in line.parts:
        if text == "\t":
            into = right
        elif text:
            into.append(Segment(visible(text), palette.role(role, panel, line.here)))
    pad = palette.role("text", panel, line.here)
    if not right:
        return Strip(left).adjust_cell_length(width, pad)
    end = Strip(right)
    start = Strip(left).adjust_cell_length(max(0, width - end.cell_length), pad)
    return Strip([*start, *end]).adjust_cell_length(width, pad)
