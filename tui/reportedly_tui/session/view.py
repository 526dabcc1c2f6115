"""What of an article is in sight, and what has to be painted when something changed."""

from __future__ import annotations

from typing import NamedTuple

from reportedly.text.graphemes import next_boundary, previous_boundary
from reportedly_tui.session.highlights import Scene
from reportedly_tui.session.ladder import chain
from reportedly_tui.session.layout import Layout
from reportedly_tui.session.marks import extent
from reportedly_tui.session.reading import Reading
from reportedly_tui.session.room import GUTTER, text_width
from reportedly_tui.session.search import matches

BARS = ("", "┃  ", "┃┃ ", "┃┃┃")

ELSEWHERE = "┊"
"""Beside rows whose words stand in other articles too."""


class Seen(NamedTuple):
    """What was on screen before an action, to find what has to be painted after it."""

    reading: Reading
    version: int
    rows: set[int]
    chosen: str | None
    drafting: bool
    needle: str
    dimmed: bool
    top: int
    letters: dict[int, str]

    def only_moved(self, reading: Reading) -> bool:
        """Whether nothing but the caret or the selection has changed since."""
        drafting = self.drafting or reading.draft is not None
        same = (self.version, self.chosen) == (reading.version, None)
        return self.reading is reading and same and not drafting and reading.chosen is None


class View:
    """The rows of a reading that are in sight.

    Attributes:
        reading: The article shown.
        layout: Its rows at the present width.
        top: The first row in sight.
        height: Rows in sight.
        letters: Offset → letters shown there while jumping.
    """

    def __init__(self, reading: Reading, width: int, height: int) -> None:
        self.reading = reading
        self.layout = Layout(reading.text, text_width(width))
        self.top = 0
        self.height = max(1, height)
        self.letters: dict[int, str] = {}

    def of(self, reading: Reading) -> View:
        """A view of the same size of another article, its selection in sight."""
        other = View(reading, self.layout.width + GUTTER + 1, self.height)
        other.follow()
        return other

    def seen(self) -> Seen:
        """What is on screen now."""
        reading = self.reading
        rows = self.rows_of(reading.selection.start, reading.selection.end)
        return Seen(
            reading,
            reading.version,
            rows | self.rows_of_label(reading.chosen),
            reading.chosen,
            reading.draft is not None,
            reading.needle,
            reading.dimmed,
            self.top,
            self.letters,
        )

    def changed_rows(self, before: Seen) -> set[int] | None:
        """The rows to paint anew, or None when that is all of them."""
        now = self.seen()
        touched, self.reading.touched = self.reading.touched, []
        dimming = now.dimmed and before.chosen != now.chosen
        if before.drafting or now.drafting or dimming or before.reading is not now.reading:
            return None
        shown = (before.needle, before.dimmed, before.letters)
        if shown != (now.needle, now.dimmed, now.letters):
            return None
        if before.version != now.version and not touched:
            return None
        rows = before.rows | now.rows
        return rows.union(*(self.rows_of(*stretch) for stretch in touched))

    def resize(self, width: int, height: int) -> None:
        """Wrap anew when the width changed; what was on top stays in sight."""
        offset = self.layout.span(self.top)[0]
        if text_width(width) != self.layout.width:
            self.layout = Layout(self.reading.text, text_width(width))
        self.height = max(1, height)
        self.top = self._within(self.layout.row_of(offset))
        self.follow()

    def _within(self, top: int) -> int:
        return max(0, min(top, self.layout.rows - self.height))

    def scroll(self, rows: int) -> bool:
        """Scroll by some rows; tell whether anything moved."""
        before, self.top = self.top, self._within(self.top + rows)
        return self.top != before

    def follow(self) -> bool:
        """Scroll so that the selection's active end is in sight, and its start if there is room."""
        at = self.reading.selection
        active = at.active - 1 if at.active > at.anchor else at.active
        row, other = self.layout.row_of(active), self.layout.row_of(at.start)
        margin = min(2, (self.height - 1) // 2)
        top = self.top
        if row < top + margin or row >= top + self.height - margin:
            near = abs(row - top) < 2 * self.height
            if not near:
                top = row - self.height // 3
            elif row < top + margin:
                top = row - margin
            else:
                top = row - self.height + 1 + margin
        room = self.height - margin - (row - other)
        if room > 0 and other < row:
            top = min(top, other - min(margin, room - 1))
        before, self.top = self.top, self._within(top)
        return self.top != before

    @property
    def edge(self) -> tuple[int, int]:
        """The grapheme of the caret, or of the selection's active end."""
        at = self.reading.selection
        text = self.reading.text
        if at.active > at.anchor:
            return previous_boundary(text, at.active), at.active
        return at.active, next_boundary(text, at.active)

    def edge_beyond(self, row: int) -> bool:
        """Whether the caret stands on the line feed or the end that closes `row`."""
        start, end = self.edge
        if self.layout.row_of(start) != row:
            return False
        return start >= len(self.reading.text) or self.reading.text[start:end] == "\n"

    def stretch(self, row: int) -> tuple[int, int]:
        """First and last offset of a row's text, its line feed left out."""
        start, end = self.layout.span(row)
        return start, end - 1 if end > start and self.reading.text[end - 1] == "\n" else end

    def scene(self, row: int) -> Scene:
        """What a row is painted from."""
        reading = self.reading
        start, end = self.stretch(row)
        return Scene(
            reading.marks.between(start, end) if end > start else (),
            reading.selection,
            self.edge,
            reading.chosen,
            reading.dimmed and reading.chosen is not None,
            tuple(matches(reading.text, reading.needle, start, end)),
            reading.draft,
        )

    def gutter(self, row: int) -> list[tuple[str, str]]:
        """Label letter, zone letter, bars of nesting and the mark of copies, with their roles."""
        start, end = self.layout.span(row)
        marks = self.reading.marks.between(start, max(end, start + 1))
        letters = {mark.section[0] for mark in marks if start <= mark.start < end}
        label = "a" if "a" in letters else "c" if "c" in letters else " "
        label = "!" if "f" in letters else label
        zones = (mark.id for mark in marks if mark.section == "zones" and mark.start >= start)
        said = {mark.id for mark in marks if mark.part == "content"}
        attributions = self.reading.file.items("attributions")
        deep = max((len(chain(attributions, one)) for one in said), default=0)
        return [
            (label, "flag" if label == "!" else "text" if label == "c" else "content"),
            (self._zone_letter(next(zones, None)), "zone"),
            *self._bars(row, min(deep, 3)),
        ]

    def _bars(self, row: int, deep: int) -> list[tuple[str, str]]:
        """The bars of nesting, and beside them the mark of what stands elsewhere."""
        copies = self.reading.copies
        if copies is None or not copies.touches(*self.stretch(row)):
            return [(BARS[deep].ljust(4), "content")]
        return [(BARS[deep].ljust(3), "content"), (ELSEWHERE, "muted")]

    def _zone_letter(self, zone_id: str | None) -> str:
        zones = self.reading.file.items("zones")
        return " " if zone_id is None else str(zones[zone_id].kind)[:1].upper()

    def is_bare(self, row: int) -> bool:
        """Whether a row is boilerplate."""
        start, end = self.layout.span(row)
        zones = self.reading.file.items("zones")
        return any(
            mark.section == "zones" and zones[mark.id].kind == "boilerplate"
            for mark in self.reading.marks.between(start, max(end, start + 1))
        )

    def rows_of(self, start: int, end: int) -> set[int]:
        """The rows in sight that show a stretch."""
        first = max(self.layout.row_of(start), self.top)
        last = min(self.layout.row_of(max(start, end)), self.top + self.height)
        return set(range(first, last + 1))

    def rows_of_label(self, label_id: str | None) -> set[int]:
        """The rows in sight that show a label."""
        if label_id is None or not self.reading.exists(label_id):
            return set()
        return self.rows_of(*extent(self.reading.find(label_id)[1]))

    def labels_in_sight(self) -> list[tuple[int, str]]:
        """Offset and id of the labels that begin in sight, in reading order."""
        last = min(self.top + self.height, self.layout.rows) - 1
        start, end = self.layout.span(self.top)[0], self.layout.span(last)[1]
        seen: dict[str, int] = {}
        for mark in self.reading.marks.between(start, end):
            if mark.start >= start:
                seen.setdefault(mark.id, mark.start)
        return sorted((offset, label_id) for label_id, offset in seen.items())
