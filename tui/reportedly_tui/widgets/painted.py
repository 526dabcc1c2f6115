"""The base of widgets that paint their rows themselves.

Textual renders every row of every widget between two changed rows of the screen, through its
style cache and filters. Rows that are kept painted cost a look-up instead.
"""

from __future__ import annotations

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class Painted(Widget):
    """A widget without borders or padding whose rows are strips it keeps.

    Its strips hold no control character: whatever paints them puts its text through `visible`.
    """

    can_focus = False
    ALLOW_SELECT = False

    def strip(self, y: int, width: int) -> Strip:
        """The strip of row `y` of what is in sight, of `width` cells, as wide as the widget."""
        raise NotImplementedError

    def render_lines(self, crop: Region) -> list[Strip]:
        """The strips of a region of the widget."""
        width = self.size.width
        strips = [self.strip(y, width) for y in crop.line_range]
        start, end = crop.column_span
        if start == 0 and end == width:
            return strips
        return [strip.crop(start, end) for strip in strips]
