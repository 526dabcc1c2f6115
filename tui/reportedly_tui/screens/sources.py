"""The screen of the sources: the collection's registry, listed, changed, followed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reportedly.errors import ReportedlyError
from reportedly.speakers import uses
from reportedly_tui.keys.sequence import KeyReader
from reportedly_tui.screens.overview import Overview
from reportedly_tui.session import outcome as ask
from reportedly_tui.session.bars import SAVED
from reportedly_tui.session.commands import merging, registry
from reportedly_tui.session.lines import line
from reportedly_tui.session.source_list import SourceList
from reportedly_tui.widgets.palette import Palette

if TYPE_CHECKING:
    from reportedly_tui.app import ReportedlyApp

CHANGES = {
    "sources.edit": registry.change_entry,
    "sources.members": registry.members,
    "sources.merge": merging.merge,
    "sources.remove": registry.remove,
    "sources.open": registry.where,
}
"""Actions on the source under the cursor."""


class SourcesScreen(Overview):
    """Lists the sources; how often they are named is read beside it and shown as it comes."""

    context = "sources"

    def __init__(self, sources: SourceList, palette: Palette, keys: KeyReader) -> None:
        super().__init__(sources, palette, keys)
        self.sources = sources

    def on_mount(self) -> None:
        """Show the list at once; read who names what after that."""
        self.call_after_refresh(self.read_beside)

    def _read(self, app: ReportedlyApp) -> None:
        """Read how often each source is named."""
        counts: dict[str, Counter[str]] = {}
        try:
            found = uses(self.sources.session.workspace, self.sources.collection).found
        except ReportedlyError:  # the list of articles; checking says so
            found = []
        for one in found:
            counts.setdefault(one.key, Counter())[one.annotator] += 1
        self.sources.uses = counts
        app.from_thread(self.refresh_lines)

    def refresh_lines(self) -> None:
        """Paint what changed."""
        width = self.size.width
        session, state = self.sources.session, self.sources
        count = len(state.known)
        self._status.show(
            [
                line(
                    (f" {state.collection} ▸", "muted"),
                    (" sources", "heading"),
                    (f"  {count}", "muted"),
                    ("\t", ""),
                    (f"{session.annotator} · ", "muted"),
                    self._saved(),
                    (" ", "muted"),
                )
            ]
        )
        height = self.size.height - self._panel.height - 2
        self._list.show(state.lines(width, max(1, height)))
        self.refresh_footer()

    def _saved(self) -> tuple[str, str]:
        path = self.sources.session.workspace.sources_path(self.sources.collection)
        open_file = self.sources.session.files.get(str(path))
        return SAVED[open_file.state] if open_file else ("can't be read", "bad")

    def perform(self, action: str) -> None:
        """Carry out an action."""
        state = self.sources
        match action:
            case "sources.down":
                state.move(1)
            case "sources.up":
                state.move(-1)
            case "sources.top":
                state.move(-len(state.listed))
            case "sources.end":
                state.move(len(state.listed))
            case "sources.filter":
                state.filtering = True
            case "cancel" if state.typing.text:
                state.show_all()
            case "sources.add":
                self.conclude(registry.add(state.session, state.collection))
            case _ if action in CHANGES and state.chosen:
                change = CHANGES[action]
                self.conclude(change(state.session, state.collection, state.chosen))
            case _ if action in CHANGES:
                self.note = ("there is no source under the cursor", "warning")
            case _:
                super().perform(action)

    def conclude(self, result: ask.Outcome) -> None:
        """Show what an action or an answer came to, its source under the cursor."""
        self.sources.follow()
        super().conclude(result)
