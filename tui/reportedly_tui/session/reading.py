"""One open article: its text, its labels, and where the reviewer stands in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from reportedly.files.document import KeyedFile
from reportedly.workspace import Article
from reportedly_schemas.annotation import AnnotationFile, Attribution, Label
from reportedly_tui.session.marks import Mark, MarkIndex, extent
from reportedly_tui.session.selection import Selection

if TYPE_CHECKING:
    from reportedly.copies.elsewhere import Copies, Elsewhere
    from reportedly.text.units import Units
    from reportedly_tui.session.drafts import Draft
    from reportedly_tui.session.settling import Settling

COUNTED = 200_000
"""Up to this many code points the sentences of an article are counted."""

SECTIONS = ("zones", "claims", "attributions", "flags")


@dataclass
class Reading:
    """The state of one open article.

    Attributes:
        article: The article and its text.
        file: The annotator's file on it, open for editing.
        path: Where that file lies.
        language: ISO 639-1 code of the article's language.
        selection: What is selected, in code points.
        chosen: Id of the chosen label, which the next key acts on.
        held: Id of the label last chosen, which `&` and `m` act on.
        extending: Whether every move extends the selection.
        draft: The attribution being made, if any.
        needle: What was searched for; empty when not searching.
        read_only: Why nothing can be edited; empty when it can.
        outdated: Whether that is because the labels were made on another text.
        settling: The labels that are being gone through, one by one, if any are.
        seen: Time, size and inode of the text that was read.
        version: Grows with every edit.
        touched: Stretches whose labels changed since they were painted.
        dimmed: Whether labels that are not chosen are dimmed.
        copies: What of the article stands in others; None until that is known.
        compared_in: The comparison it comes from.
    """

    article: Article
    file: KeyedFile[AnnotationFile]
    path: str
    language: str = "en"
    selection: Selection = field(default_factory=lambda: Selection.caret(0))
    chosen: str | None = None
    held: str | None = None
    extending: bool = False
    draft: Draft | None = None
    needle: str = ""
    read_only: str = ""
    outdated: bool = False
    settling: Settling | None = None
    seen: tuple[int, int, int] | None = None
    version: int = 0
    dimmed: bool = False
    copies: Copies | None = None
    compared_in: Elsewhere | None = None
    goal_cell: int | None = None
    grown: list[Selection] = field(default_factory=list)
    known_starts: list[int] = field(default_factory=list)
    touched: list[tuple[int, int]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    @property
    def address(self) -> str:
        """The article's address."""
        return self.article.address

    @cached_property
    def units(self) -> Units:
        """The article's words, clauses, sentences and paragraphs."""
        from reportedly.text.units import Units

        return Units(self.text, self.language)

    def count_sentences(self) -> None:
        """Find where the sentences begin, for "sentence 3 of 41"; not in very long articles."""
        if len(self.text) <= COUNTED and not self.known_starts:
            found = self.units.units_in("sentence", 0, len(self.text))
            self.known_starts = [one[0] for one in found]

    @cached_property
    def marks(self) -> MarkIndex:
        """Every span of every label, by place."""
        index = MarkIndex(lambda section, label_id: self.file.items(section)[label_id])
        for section in SECTIONS:
            index.fill(section, self.file.order(section))
        return index

    def select(self, selection: Selection, chosen: str | None = None) -> None:
        """Select a stretch, and the label it stands for if there is one."""
        self.selection = selection
        self.chosen = chosen
        if chosen is not None:
            self.held = chosen
        self.goal_cell = None

    def choose(self, label_id: str) -> None:
        """Choose a label and select all it covers."""
        spans = extent(self.find(label_id)[1])
        self.select(Selection.over(spans) if spans != (0, 0) else self.selection, label_id)

    def find(self, label_id: str) -> tuple[str, Label]:
        """The section and the label of an id.

        Raises:
            KeyError: There is no such label.
        """
        for section in SECTIONS:
            label = self.file.items(section).get(label_id)
            if label is not None:
                return section, label
        raise KeyError(label_id)

    def exists(self, label_id: str | None) -> bool:
        """Tell whether a label of that id is in the file."""
        return label_id is not None and any(
            label_id in self.file.items(section) for section in SECTIONS
        )

    def here(self) -> list[str]:
        """Ids of the labels at the selection's start or within it, the innermost first."""
        at = self.selection
        marks = self.marks.between(at.start, max(at.end, at.start + 1))
        around = [mark for mark in marks if mark.start <= at.start and mark.end >= at.end]
        around.sort(key=lambda mark: (mark.section == "zones", mark.end - mark.start, mark.id))
        return list(dict.fromkeys(mark.id for mark in around))

    @property
    def subject(self) -> str | None:
        """The label the next key acts on: the chosen one, or the innermost one here."""
        if self.chosen is not None:
            return self.chosen
        here = self.here()
        return here[0] if here else None

    def labels_over(self, section: str, start: int, end: int) -> list[str]:
        """Ids of the labels of `section` that cover just [start, end)."""
        found = (mark.id for mark in self.marks.between(start, end) if mark.section == section)
        return [
            label_id
            for label_id in dict.fromkeys(found)
            if extent(self.file.items(section)[label_id]) == (start, end)
        ]

    def step(self, forward: bool) -> str | None:
        """Id of the next or previous label from the chosen one or the caret, in reading order."""
        best: tuple[int, int, str] | None = None
        at = self._standing(forward)
        for section in SECTIONS:
            order = self.file.order(section)
            place = bisect_right(order, at) if forward else bisect_left(order, at) - 1
            if 0 <= place < len(order):
                found = order[place]
                if best is None or (found < best if forward else found > best):
                    best = found
        return best[2] if best else None

    def _standing(self, forward: bool) -> tuple[int, int, str]:
        if self.chosen is not None and self.exists(self.chosen):
            start, end = extent(self.find(self.chosen)[1])
            return start, end - start, self.chosen
        start = self.selection.start
        return (start, -1, "") if forward else (start, 0, "")

    def rank(self, label_id: str) -> tuple[int, int]:
        """The label's number and how many there are, within its section, counted from 1."""
        section, label = self.find(label_id)
        order = self.file.order(section)
        start, end = extent(label)
        return bisect_left(order, (start, end - start, label_id)) + 1, len(order)

    def reindex(self, section: str, before: Any, after: Any) -> None:
        """Let the index follow an edit that replaced `before` by `after`."""
        self.touched += [extent(label) for label in (before, after) if label is not None]
        if "marks" not in self.__dict__:
            return  # nobody has asked yet; who does finds the labels as they are
        if before is not None:
            self.marks.remove(section, before)
        if after is not None:
            self.marks.add(section, after)

    def attributions_around(self, start: int, end: int) -> Iterator[Attribution]:
        """The attributions one of whose contents covers [start, end), the innermost first."""
        marks = [
            mark
            for mark in self.marks.between(start, end)
            if mark.part == "content" and mark.start <= start and mark.end >= end
        ]
        for mark in sorted(marks, key=lambda mark: (mark.end - mark.start, mark.id)):
            yield self.file.items("attributions")[mark.id]

    def marks_in(self, start: int, end: int) -> list[Mark]:
        """The marks that share a code point with [start, end)."""
        return self.marks.between(start, end)
