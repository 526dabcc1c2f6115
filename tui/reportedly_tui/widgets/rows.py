"""A widget that shows lines and repaints only those that changed."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.strip import Strip

from reportedly.text.safe import visible
from reportedly_tui.session.lines import Line, cells_of
from reportedly_tui.widgets.painted import Painted
from reportedly_tui.widgets.palette import Palette

BLANK = Line()
FEW = 3
"""Up to so many changed rows are repainted one by one, only where they differ."""


class Rows(Painted):
    """Shows a list of lines, one a row, cut at its width.

    Args:
        palette: The styles.
        panel: Whether it stands on the panel's ground.
    """

    def __init__(self, palette: Palette, *, id: str, panel: bool = True) -> None:
        super().__init__(id=id)
        self.palette = palette
        self.panel = panel
        self.lines: Sequence[Line] = ()
        self.first = 0
        self._strips: dict[int, Strip] = {}

    def show(self, lines: Sequence[Line], first: int = 0) -> None:
        """Show these lines from number `first` on."""
        before, start = self.lines, self.first
        self.lines, self.first = lines, first
        if start != first:
            self._forget()
            return
        width, height = self.size
        changed = [y for y in range(height) if _line(before, y + first) != _line(lines, y + first)]
        if len(changed) > FEW:
            for y in changed:
                self._strips.pop(y, None)
            self.refresh(Region(0, changed[0], width, changed[-1] - changed[0] + 1))
        elif changed:
            self.refresh(*[self._repainted(y, width) for y in changed])

    def _repainted(self, y: int, width: int) -> Region:
        """Paint a row anew; the cells from the first that differs to the last."""
        old = self._strips.pop(y, None)
        new = self.strip(y, width)
        start, end = changed_cells(old, new) if old is not None else (0, width)
        return Region(start, y, max(1, end - start), 1)

    def restyle(self, palette: Palette) -> None:
        """Change the theme."""
        self.palette = palette
        self._forget()

    def on_resize(self) -> None:
        """Every row has another width."""
        self._forget()

    def _forget(self) -> None:
        self._strips.clear()
        self.refresh()

    def strip(self, y: int, width: int) -> Strip:
        """The strip of row `y` of what is in sight, of `width` cells."""
        made = self._strips.get(y)
        if made is None or made.cell_length != width:
            line = _line(self.lines, y + self.first)
            made = strip_of(line, width, self.palette, self.panel)
            self._strips[y] = made
        return made

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as there are lines."""
        return len(self.lines)


def _line(lines: Sequence[Line], number: int) -> Line:
    return lines[number] if number < len(lines) else BLANK


def strip_of(line: Line, width: int, palette: Palette, panel: bool) -> Strip:
    """Paint a line into a strip of `width` cells. A `\\t` part pushes what follows to the right.

    What does not fit is cut before that, with an ellipsis.
    """
    sides: tuple[list[Segment], list[Segment]] = ([], [])
    used = [0, 0]
    side = 0
    for text, role in line.parts:
        if text == "\t":
            side = 1
        elif text:
            shown = visible(text)
            sides[side].append(Segment(shown, palette.role(role, panel, line.here)))
            used[side] += cells_of(shown)
    pad = palette.role("text", panel, line.here)
    free = width - used[0] - used[1]
    if free >= 0:
        return Strip([*sides[0], Segment(" " * free, pad), *sides[1]], width)
    cut = Segment("… " if sides[1] else "…", pad)
    left = Strip(sides[0], used[0]).crop(0, max(0, width - used[1] - len(cut.text)))
    return Strip([*left, cut, *sides[1]]).adjust_cell_length(width, pad)


def changed_cells(old: Strip, new: Strip) -> tuple[int, int]:
    """The cells from the first segment in which two strips differ to the last such segment."""
    before, after = list(old), list(new)
    start = 0
    while before and after and before[0] == after[0]:
        start += after.pop(0).cell_length
        del before[0]
    end = new.cell_length
    if old.cell_length == end:
        while before and after and before[-1] == after[-1]:
            end -= after.pop().cell_length
            del before[-1]
    return start, end
