"""The desk's screen: choose an article."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from reportedly.errors import ReportedlyError
from reportedly_tui.keys.sequence import KeyReader
from reportedly_tui.screens.overview import Overview
from reportedly_tui.session import outcome as ask
from reportedly_tui.session.desk import Desk
from reportedly_tui.session.lines import line
from reportedly_tui.widgets.palette import Palette

if TYPE_CHECKING:
    from reportedly_tui.app import ReportedlyApp


class DeskScreen(Overview):
    """Lists the articles; progress is read beside it and shown as it comes."""

    context = "desk"

    def __init__(self, desk: Desk, palette: Palette, keys: KeyReader) -> None:
        super().__init__(desk, palette, keys)
        self.desk = desk

    def on_mount(self) -> None:
        """Show the list at once; read the progress after that."""
        self.call_after_refresh(self.read_beside)

    def on_screen_resume(self) -> None:
        """Labels may have changed since the desk was left."""
        self.read_beside()

    def _read(self, app: ReportedlyApp) -> None:
        """Read every annotator's files."""
        for address in list(self.desk.titles):
            with suppress(OSError, ReportedlyError):
                self.desk.progress[address] = self.desk.read_progress(address)
        app.from_thread(self.refresh_lines)

    def refresh_lines(self) -> None:
        """Paint what changed."""
        width = self.size.width
        root = self.desk.workspace.root.name
        self._status.show(
            [line((f" {root}", "heading"), ("\t", ""), (f"{self.desk.annotator} ", "muted"))]
        )
        lines, at = self.desk.lines(width)
        height = max(1, self._list.size.height)
        first = max(0, min(at - height // 2, len(lines) - height))
        self._list.show(lines, first)
        self.refresh_footer()

    def _filter(self, stroke: str) -> None:
        """Enter opens the article at once."""
        if stroke == "enter":
            self.perform("desk.open")
        else:
            super()._filter(stroke)

    def _take_unbound(self, stroke: str) -> None:
        """A letter that is no key here begins a filter."""
        if len(stroke) == 1:
            self.desk.filtering = True
            self.desk.press(stroke)

    def perform(self, action: str) -> None:
        """Carry out an action."""
        match action:
            case "desk.down":
                self.desk.move(1)
            case "desk.up":
                self.desk.move(-1)
            case "desk.top":
                self.desk.at = 0
            case "desk.end":
                self.desk.move(len(self.desk.titles))
            case "desk.open":
                if (address := self.desk.address) is not None:
                    self.desk.show_all()
                    self.app.places.go(ask.Go("article", address))
            case "desk.filter":
                self.desk.filtering = True
            case _:
                super().perform(action)
