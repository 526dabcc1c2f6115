"""The article: its rows in sight, painted from the session's state, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from reportedly.text.safe import visible
from reportedly_tui.session.highlights import BARE, EDGE, bare_ended, segments
from reportedly_tui.session.layout import Layout
from reportedly_tui.session.lines import Line
from reportedly_tui.session.room import GUTTER
from reportedly_tui.session.view import View
from reportedly_tui.widgets.painted import Painted
from reportedly_tui.widgets.palette import Palette
from reportedly_tui.widgets.rows import changed_cells, strip_of


class ArticleView(Painted):
    """Paints the rows of an article that are in sight.

    Args:
        palette: The styles.
        view: What is in sight; the screen tells it of every change.
    """

    @dataclass
    class Pointed(Message):
        """The mouse was pressed or dragged at a place of the article."""

        offset: int
        drag: bool
        clicks: int

    @dataclass
    class Wheeled(Message):
        """The wheel was turned by some rows."""

        rows: int

    def __init__(self, palette: Palette, view: View) -> None:
        super().__init__(id="article")
        self.palette = palette
        self.view = view
        self._strips: dict[int, Strip] = {}
        self._pressed = False
        self._below: list[Line] = []

    def show_below(self, lines: list[Line]) -> None:
        """Show lines over the last rows; none gives the rows back to the article.

        Of as many lines as before, only the cells that differ are painted.
        """
        before, self._below = self._below, lines
        width, height = self.size
        if len(lines) != len(before):
            rows = max(len(before), len(lines))
            self.refresh(Region(0, height - rows, width, rows))
            return
        regions = []
        for y, (old, new) in enumerate(zip(before, lines, strict=True), height - len(lines)):
            if old != new:
                strips = [strip_of(one, width, self.palette, panel=True) for one in (old, new)]
                start, end = changed_cells(*strips)
                regions.append(Region(start, y, max(1, end - start), 1))
        if regions:
            self.refresh(*regions)

    def restyle(self, palette: Palette) -> None:
        """Change the theme."""
        self.palette = palette
        self.repaint()

    def repaint(self) -> None:
        """Paint everything in sight anew."""
        self._strips.clear()
        self.refresh()

    def repaint_rows(self, rows: set[int]) -> None:
        """Paint some rows of the article anew, from the first cell that differs to the last."""
        width, height = self.size
        regions = []
        for row in rows:
            old = self._strips.pop(row, None)
            y = row - self.view.top
            if 0 <= y < height and row < self.view.layout.rows:
                start, end = changed_cells(old, self.strip(y, width)) if old else (0, width)
                if end > start:
                    regions.append(Region(start, y, end - start, 1))
        if regions:
            self.refresh(*regions)

    def scrolled(self) -> None:
        """The view's top has changed."""
        if len(self._strips) > 2000:
            self._strips.clear()
        self.refresh()

    def strip(self, y: int, width: int) -> Strip:
        """The strip of row `y` of what is in sight, of `width` cells."""
        if self._below and (over := y - self.size.height + len(self._below)) >= 0:
            return strip_of(self._below[over], width, self.palette, panel=True)
        row = self.view.top + y
        if row >= self.view.layout.rows:
            return Strip([Segment(" " * width, self.palette.pad)], width)
        strip = self._strips.get(row)
        if strip is None or strip.cell_length != width:
            strip = self._strips[row] = self._paint(row, width)
        return strip

    def _paint(self, row: int, width: int) -> Strip:
        view = self.view
        layout = view.layout
        role, paint = self.palette.role, self.palette.paint
        gutter = view.gutter(row)
        made = [Segment(text, role(name)) for text, name in gutter]
        if not any(text.strip() for text, _ in gutter):
            made = [Segment(" " * GUTTER, self.palette.pad)]
        bare = BARE if view.is_bare(row) else 0
        pieces = bare_ended(segments(view.stretch(row), view.scene(row)), layout.text)
        if layout.is_plain(row):
            text = layout.text
            made += [Segment(visible(text[a:b]), paint(bits | bare)) for a, b, bits in pieces]
            used = GUTTER + sum(end - start for start, end, _ in pieces)
        else:
            made += _painted_clusters(layout, row, pieces, bare, self.palette)
            used = GUTTER + sum(cluster.cells for cluster in layout.clusters(row))
        if view.edge_beyond(row):
            made.append(Segment(" ", paint(EDGE)))
            used += 1
        made.append(Segment(" " * max(0, width - used), self.palette.pad))
        strip = Strip(made, max(used, width)).crop(0, width)
        return self._with_letters(row, strip) if view.letters else strip

    def _with_letters(self, row: int, strip: Strip) -> Strip:
        """Put jump letters over the places of a row."""
        for offset, letters in self.view.letters.items():
            at, cell = self.view.layout.cell_of(offset)
            if at == row:
                x = GUTTER + cell
                label = Strip([Segment(letters, self.palette.role("letter"))], len(letters))
                rest = strip.crop(x + len(letters), strip.cell_length)
                strip = Strip.join([strip.crop(0, x), label, rest])
        return strip

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A press puts the caret; a second one selects the word, a third the sentence."""
        event.stop()
        self._pressed = True
        self.capture_mouse()
        self.post_message(self.Pointed(self._offset(event), drag=False, clicks=1))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Dragging extends the selection."""
        if self._pressed:
            event.stop()
            self.post_message(self.Pointed(self._offset(event), drag=True, clicks=1))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """The press has ended."""
        event.stop()
        self._pressed = False
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Two clicks select the word, three the sentence."""
        event.stop()
        if event.chain > 1:
            self.post_message(self.Pointed(self._offset(event), drag=False, clicks=event.chain))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Wheel down."""
        event.stop()
        self.post_message(self.Wheeled(3))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Wheel up."""
        event.stop()
        self.post_message(self.Wheeled(-3))

    def _offset(self, event: events.MouseEvent) -> int:
        row = self.view.top + max(0, min(event.y, self.size.height - 1))
        return self.view.layout.offset_at(row, event.x - GUTTER)


def _painted_clusters(
    layout: Layout, row: int, pieces: list[tuple[int, int, int]], bare: int, palette: Palette
) -> list[Segment]:
    """Segments of a row with wide or joined characters; a piece owns the graphemes it begins."""
    made = []
    left = list(layout.clusters(row))
    for _, end, bits in pieces:
        shown = ""
        while left and left[0].start < end:
            shown += left.pop(0).shown
        if shown:
            made.append(Segment(shown, palette.paint(bits | bare)))
    return made
