"""The desk: the collections and their articles, who has labelled them and how far."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.errors import ReportedlyError
from reportedly.progress import Progress, progress
from reportedly.workspace import Workspace
from reportedly_tui.session.filtering import Filtered
from reportedly_tui.session.lines import Line, cut, line
from reportedly_tui.session.room import FOLDS
from reportedly_tui.session.typing import Typing

BAR = 10
"""Cells of a progress bar."""

OTHERS = 24
"""At most so many cells for the names of who else has labelled an article."""

NAMES = 24
"""At most so many cells for the id of an article."""

FIXED = 36
"""Cells of an article's line without its id, its title, the bar and who else has labelled it."""

MARKS = {"in_progress": ("…", "warning"), "complete": ("✓", "good"), "adjudicated": ("★", "good")}


@dataclass(frozen=True, slots=True)
class Columns:
    """How the cells of an article's line are shared out.

    Attributes:
        article: For the article's id.
        others: For who else has labelled it.
        bar: Whether there is room for a bar.
        width: All of them.
    """

    article: int
    others: int
    bar: bool
    width: int

    @property
    def title(self) -> int:
        """What is left for the title."""
        return self.width - FIXED - self.article - self.others - BAR * self.bar


@dataclass
class Desk(Filtered):
    """The list of articles and where the cursor is in it.

    Attributes:
        workspace: The workspace.
        annotator: Whose progress is shown.
        progress: For each article's address, each annotator's progress; filled in as it is read.
        typing: What the articles are filtered by.
        filtering: Whether typing goes to the filter.
        at: Number of the article under the cursor, among those that are listed.
        problems: What could not be read: place and annotator → why.
    """

    workspace: Workspace
    annotator: str
    progress: dict[str, dict[str, Progress]] = field(default_factory=dict)
    typing: Typing = field(default_factory=Typing)
    filtering: bool = False
    at: int = 0
    problems: dict[tuple[str, str], str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for collection in self.workspace.collections():
            try:
                entries = self.workspace.articles(collection)
            except ReportedlyError as error:
                self.problems[collection, ""] = error.message
                continue
            for entry in entries:
                self.titles[f"{collection}/{entry.id}"] = entry.title or entry.id

    @property
    def listed(self) -> list[str]:
        """The addresses that match the filter, in the collections' order."""
        words = self.typing.text.casefold().split()
        return [
            address
            for address, title in self.titles.items()
            if all(word in f"{address} {title}".casefold() for word in words)
        ]

    @property
    def address(self) -> str | None:
        """The article under the cursor."""
        listed = self.listed
        return listed[min(self.at, len(listed) - 1)] if listed else None

    def show_all(self) -> None:
        """End the filter, on the same article."""
        address = self.address
        super().show_all()
        if address is not None:
            self.stand_on(address)

    def filter(self) -> None:
        """Stand on the first that matches."""
        self.at = 0

    def stand_on(self, address: str) -> None:
        """Put the cursor on the first article whose address begins so, if it is listed."""
        for number, listed in enumerate(self.listed):
            if listed.startswith(address):
                self.at = number
                return

    def move(self, step: int) -> None:
        """Move the cursor over the listed articles."""
        self.at = max(0, min(self.at + step, len(self.listed) - 1))

    def read_progress(self, address: str) -> dict[str, Progress]:
        """Read every annotator's file on an article; for a thread beside the screen."""
        made = {}
        for annotator in self.workspace.annotators(address):
            self.problems.pop((address, annotator), None)
            try:
                made[annotator] = progress(self.workspace, address, annotator)
            except (ReportedlyError, OSError) as error:
                self.problems[address, annotator] = str(error)
        return made

    def lines(self, width: int) -> tuple[list[Line], int]:
        """The desk's lines, and the number of the one under the cursor."""
        made: list[Line] = []
        current, at = "", 0
        listed = self.listed
        cursor = min(self.at, len(listed) - 1)
        columns = Columns(
            min(NAMES, max((len(one.partition("/")[2]) for one in listed), default=0)),
            min(OTHERS, max((len(self._others(one)) for one in listed), default=0)),
            width >= FOLDS,
            width,
        )
        for number, address in enumerate(listed):
            collection = address.partition("/")[0]
            if collection != current:
                made += [line(), self._collection_line(collection)]
                current = collection
            here = number == cursor
            if here:
                at = len(made)
            made.append(self._article_line(address, columns, here))
        made += [line((f" {problem}", "bad")) for problem in self.problems.values()]
        if not self.titles:
            made += _nothing_yet()
        elif not listed:
            made.append(line((" no article matches", "muted")))
        return made, at

    def _collection_line(self, collection: str) -> Line:
        addresses = [one for one in self.titles if one.startswith(f"{collection}/")]
        done = sum(
            1
            for one in addresses
            if (mine := self.progress.get(one, {}).get(self.annotator))
            and mine.status != "in_progress"
        )
        share = done / len(addresses)
        return line(
            (f" {collection}", "heading"),
            (f"  {done} of {len(addresses)} complete  ", "muted"),
            *bar(share),
        )

    def _others(self, address: str) -> str:
        """The other annotators of an article."""
        return ", ".join(name for name in self.progress.get(address, {}) if name != self.annotator)

    def _article_line(self, address: str, columns: Columns, here: bool) -> Line:
        """An article, its title in what the other columns leave free."""
        known = self.progress.get(address, {})
        mine = known.get(self.annotator)
        mark, role = MARKS.get(mine.status, ("!", "bad")) if mine else ("·", "muted")
        article = address.partition("/")[2]
        progress_bar = bar(mine.covered if mine else 0.0)
        counts = (
            f"{mine.labels['claims']:>3} claims {mine.labels['attributions']:>3} attr"
            if mine
            else ""
        )
        return line(
            (f"  {mark} ", role),
            (f"{article:<{columns.article}.{columns.article}}", "text"),
            ("  ", "text"),
            (cut(self.titles[address], columns.title), "muted"),
            ("\t", ""),
            (f" {self._others(address):<{columns.others}.{columns.others}}", "muted"),
            (f" {counts:<19} ", "text"),
            *(progress_bar if columns.bar else progress_bar[-1:]),
            (" ", "text"),
            about=address,
            here=here,
        )


def _nothing_yet() -> list[Line]:
    return [
        line(),
        line((" There is no article here yet.", "text")),
        line((" reportedly import FILE... -c COLLECTION brings text files in.", "muted")),
    ]


def bar(share: float) -> list[tuple[str, str]]:
    """A progress bar of `BAR` cells and its percentage."""
    full = round(share * BAR)
    return [("━" * full, "good"), ("─" * (BAR - full), "muted"), (f" {share:4.0%}", "muted")]
