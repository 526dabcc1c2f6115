"""The yardstick: the smallest Textual app that can be, one cell changed by each key.

Whatever an app adds to this, its own code adds. It runs with the frame rate and the escape delay
that the app sets for itself, so that both have the same means.
"""

from __future__ import annotations

import os

os.environ.setdefault("TEXTUAL_FPS", "250")
os.environ.setdefault("ESCDELAY", "25")

from rich.segment import Segment
from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

CELL = Region(0, 0, 1, 1)


class Cell(Widget, can_focus=True):
    """A cell that shows another character after each key, before the word that says who runs."""

    pressed = 0

    def render_line(self, y: int) -> Strip:
        text = f"{'ox'[self.pressed % 2]} floorapp" if y == 0 else ""
        return Strip([Segment(text)]).adjust_cell_length(self.size.width)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        self.pressed += 1
        self.refresh(CELL)


class FloorApp(App[None]):
    """The cell and nothing else."""

    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        yield Cell()


if __name__ == "__main__":
    FloorApp().run()
