"""The board as somebody looks at it: which rows are shown, and where the cell cursor is."""

from __future__ import annotations

import gc
from contextlib import suppress
from dataclasses import dataclass, field
from typing import NamedTuple

from reportedly.board.material import Material, MaterialReader, PlacedClaim
from reportedly.board.provenance import Origin, Provenance
from reportedly.board.rows import Board, Row, make_board
from reportedly.board.selecting import Selection, select
from reportedly.errors import ReportedlyError
from reportedly.files.reader import collector_paused
from reportedly_tui.session.filtering import Filtered
from reportedly_tui.session.session import Session
from reportedly_tui.session.typing import Typing

QUICK = 100_000
"""Bytes of an article that is opened in no time."""


class Loaded(NamedTuple):
    """What a reading of the collection came to."""

    material: Material
    everybody: bool
    board: Board
    provenance: Provenance


class _Chosen(NamedTuple):
    """Rows of a kind, the articles in them, and how many of them contradict."""

    rows: list[Row]
    columns: list[str]
    contradicting: int
    unresolved: int


@dataclass
class BoardView(Filtered):
    """A board, and where one stands in it.

    Attributes:
        session: The session.
        collection: Whose board it is.
        everybody: Whether everybody's claims and links are shown, or the annotator's own; None
            until somebody asks for either: their own then, if there are any.
        loaded: What was read; None until it is.
        problem: Why the board can't be read; empty when it can.
        selection: Which rows are shown, and in what order.
        typing: What they are filtered by.
        filtering: Whether typing goes to the filter.
        rows: The rows that are shown.
        columns: The articles that have a claim in any of them.
        row: The number of the row under the cursor.
        column: The number of the column under the cursor.
        entry: The number of the claim under the cursor, within its cell.
        large: Whether there is more room for where the row comes from.
        contradicting: How many of the rows have contradictions.
        unresolved: How many have some that nothing settles.
    """

    session: Session
    collection: str
    everybody: bool | None = None
    loaded: Loaded | None = None
    problem: str = ""
    selection: Selection = field(default_factory=Selection)
    typing: Typing = field(default_factory=Typing)
    filtering: bool = False
    rows: list[Row] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    row: int = 0
    column: int = 0
    entry: int = 0
    large: bool = False
    contradicting: int = 0
    unresolved: int = 0

    def __post_init__(self) -> None:
        self._reader = MaterialReader(self.session.workspace, self.collection)
        self._chosen: dict[Selection, _Chosen] = {}
        self._origins: tuple[Row | None, list[Origin]] = (None, [])

    def load(self) -> Loaded | None:
        """Read the collection; for a thread beside the screen. None where nothing has changed.

        Raises:
            ReportedlyError: Its list of articles can't be read.
        """
        material = self._reader.read()
        annotator = self.session.annotator
        everybody = self.everybody
        if everybody is None:
            everybody = annotator not in material.annotators
        before = self.loaded
        if before and before.material is material and before.everybody is everybody:
            return None
        with collector_paused():
            board = make_board(material if everybody else material.of(annotator))
            for row in board.rows:  # what choosing rows asks for, before it is asked
                _ = row.searched, row.unresolved
            provenance = Provenance(material.articles, material.sources)
            gc.freeze()  # What was loaded stays: the collector need not look at it with every key.
        return Loaded(material, everybody, board, provenance)

    def try_load(self) -> Loaded | str | None:
        """Read the collection, or say why it can't be read."""
        try:
            return self.load()
        except ReportedlyError as error:
            return error.message

    def adopt(self, loaded: Loaded | str | None) -> None:
        """Show what was read, the cursor where it was."""
        if isinstance(loaded, str):
            self.problem = loaded
        elif loaded is not None:
            self.problem = ""
            self.loaded = loaded
            self._chosen.clear()
            self.show(self.selection)

    def show(self, selection: Selection) -> None:
        """Show the rows of a selection; the cursor stays on its claim if that is shown."""
        held, cell, before = self.claim, self.here, self.current
        self.selection = selection
        if self.loaded is None:
            return
        kinds = selection._replace(words="")
        if kinds not in self._chosen:
            self._chosen[kinds] = _chosen(self.loaded.board, select(self.loaded.board.rows, kinds))
        chosen = self._chosen[kinds]
        if selection.words:
            chosen = _chosen(
                self.loaded.board, select(chosen.rows, Selection(words=selection.words))
            )
        self.rows, self.columns, self.contradicting, self.unresolved = chosen
        same = next((n for n, row in enumerate(self.rows) if row is before), None)
        if same is None:
            self._return_to(held, cell)
        else:
            self.row = same
            self._return_to_cell(held, cell)

    def _return_to(self, held: PlacedClaim | None, cell: tuple[str, str] | None) -> None:
        key = cell[0] if cell else ""
        if held is not None:
            same = [number for number, row in enumerate(self.rows) if held.address in row.group_of]
            by_key = [number for number in same if self.rows[number].key == key]
            if same:
                self.row = (by_key or same)[0]
        elif key:
            self.row = next((n for n, row in enumerate(self.rows) if row.key == key), self.row)
        self._return_to_cell(held, cell)

    def _return_to_cell(self, held: PlacedClaim | None, cell: tuple[str, str] | None) -> None:
        article = cell[1] if cell else ""
        if article in self.columns:
            self.column = self.columns.index(article)
        self._stay()
        claims = self.cell
        addresses = [each.address for each in claims]
        self.entry = addresses.index(held.address) if held and held.address in addresses else 0

    def _stay(self) -> None:
        """Keep the cursor on the board."""
        self.row = max(0, min(self.row, len(self.rows) - 1))
        self.column = max(0, min(self.column, len(self.columns) - 1))
        self.entry = max(0, min(self.entry, len(self.cell) - 1))

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self.row] if self.rows else None

    @property
    def origins(self) -> list[Origin]:
        """Where the row under the cursor comes from."""
        row = self.current
        if row is None or self.loaded is None:
            return []
        if self._origins[0] is not row:
            self._origins = (row, self.loaded.provenance.of(row))
        return self._origins[1]

    @property
    def cell(self) -> tuple[PlacedClaim, ...]:
        """The claims of the cell under the cursor."""
        if not self.rows or not self.columns:
            return ()
        return self.rows[self.row].cells.get(self.columns[self.column], ())

    @property
    def claim(self) -> PlacedClaim | None:
        """The claim under the cursor."""
        claims = self.cell
        return claims[min(self.entry, len(claims) - 1)] if claims else None

    @property
    def here(self) -> tuple[str, str] | None:
        """The key of the row under the cursor, and the article of the column."""
        row = self.current
        return (row.key, self.columns[self.column]) if row and self.columns else None

    def prepare(self) -> None:
        """Open the article of the cell under the cursor, if that is quick: one may go there."""
        if self.here is None:
            return
        address = f"{self.collection}/{self.here[1]}"
        with suppress(ReportedlyError, OSError):
            if self.session.workspace.article_path(address).stat().st_size <= QUICK:
                _ = self.session.bring(address).marks

    def move(self, down: int = 0, right: int = 0) -> None:
        """Move the cursor over the cells."""
        self.row, self.column, self.entry = self.row + down, self.column + right, 0
        self._stay()

    def step(self, forward: bool) -> None:
        """Go to the next or the previous claim of the row, over empty cells; round at its end."""
        row = self.current
        if row is None:
            return
        claims = [
            (column, entry)
            for column, article in enumerate(self.columns)
            for entry in range(len(row.cells.get(article, ())))
        ]
        at = (self.column, self.entry if self.cell else -1 if forward else 0)
        if forward:
            found = next((place for place in claims if place > at), claims[0])
        else:
            found = next((place for place in reversed(claims) if place < at), claims[-1])
        self.column, self.entry = found

    def filter(self) -> None:
        """Show the rows that hold what was typed."""
        self.show(self.selection._replace(words=self.typing.text))

    def show_all(self) -> None:
        """End the filter."""
        super().show_all()
        self.filter()

    def forget(self) -> bool:
        """Show all rows again; tell whether any were hidden."""
        hidden = self.selection != Selection(order=self.selection.order)
        self.typing = Typing()
        self.filtering = False
        if hidden:
            self.show(Selection(order=self.selection.order))
        return hidden


def _chosen(board: Board, rows: list[Row]) -> _Chosen:
    used: set[str] = set()
    for row in rows:
        used.update(row.cells)
        if len(used) == len(board.articles):
            break
    columns = [one.id for one in board.articles if one.id in used]
    contradicting = sum(row.contradicts for row in rows)
    return _Chosen(rows, columns, contradicting, sum(row.unresolved for row in rows))
