"""What every topic is given: where to measure, how often, and how to get a program ready."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks import workspaces
from benchmarks.programs import VIM, Place
from benchmarks.prose import FIRST_WORD
from benchmarks.terminal import Program, TroubleError
from benchmarks.workspaces import Size

FLOOR_WORD = "floorapp"
LARGE_PATIENCE = 60.0
TROUBLE = (TroubleError, TimeoutError, LookupError)
"""What can go wrong with a program that is measured, and is then said in the table."""


@dataclass(frozen=True, slots=True)
class Bench:
    """One run.

    Attributes:
        place: Where the workspaces are and how programs are started.
        keys: How many keys of a kind are timed.
        starts: How many times a program is started where starting is timed.
    """

    place: Place
    keys: int
    starts: int

    def article(self, size: Size) -> Path:
        """The first article of the workspace of that size."""
        return workspaces.article_path(self.place.folder, size)

    def workspace(self, size: Size) -> Path:
        """The workspace of that size."""
        return self.place.folder / size.name

    @contextmanager
    def running(self, start: Callable[[], Program], word: str = FIRST_WORD) -> Iterator[Program]:
        """A program that has shown `word` and has nothing more to do."""
        with start() as program:
            program.shown(word, LARGE_PATIENCE)
            program.rest()
            yield program

    def floor(self, stack: ExitStack) -> Program:
        """The yardstick, ready."""
        return stack.enter_context(self.running(self.place.floor, FLOOR_WORD))

    def app(self, stack: ExitStack, size: Size) -> Program:
        """The app on the first article of that size, ready."""
        return stack.enter_context(self.running(lambda: self.place.app(self.article(size))))

    def textarea(self, stack: ExitStack, size: Size) -> Program:
        """The same article in a TextArea, ready."""
        return stack.enter_context(self.running(lambda: self.place.textarea(self.article(size))))

    def vim(self, stack: ExitStack, size: Size) -> Program | None:
        """The same article in vim, ready; None when there is no vim."""
        if VIM is None:
            return None
        return stack.enter_context(self.running(lambda: self.place.vim(self.article(size))))
