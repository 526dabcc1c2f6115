"""Sharing out the work among processes, none of which outlives this one."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING

from reportedly.check.inspection import inspect
from reportedly.check.report import Failure

if TYPE_CHECKING:
    from reportedly.check.library import Library
    from reportedly.check.places import Place
    from reportedly.check.runner import Outcome

PORTION = 64
"""Files that a process takes at a time, at most."""


def share_out(places: list[Place], library: Library, jobs: int) -> Iterator[Outcome]:
    """Check files in `jobs` processes and yield what is found, in the order it comes in.

    Args:
        places: Files that can be checked one by one.
        library: Learns what the processes find out that others will ask for.
        jobs: How many processes.
    """
    portion = max(1, min(PORTION, len(places) // (4 * jobs)))
    portions = [places[at : at + portion] for at in range(0, len(places), portion)]
    crew = _Crew(portions, library)
    try:
        crew.hire(min(jobs, len(portions)))
        yield from crew.outcomes()
    finally:
        crew.dismiss()


class _Crew:
    """Processes that each have a copy of the library, and one portion of the files at a time."""

    def __init__(self, portions: list[list[Place]], library: Library) -> None:
        self._portions = portions
        self._library = library
        self._left = iter(range(len(portions)))
        self._processes: list[BaseProcess] = []
        self._busy: dict[Connection, int] = {}
        """What each process is at, by the connection to it."""

    def hire(self, number: int) -> None:
        """Start processes. They are forks: what has been read so far need not be read again."""
        context = get_context("fork")
        for _ in range(number):
            ours, theirs = context.Pipe()
            others = [*self._busy, ours]
            arguments = (theirs, others, self._portions, self._library)
            process = context.Process(target=_work, args=arguments, daemon=True)
            with _uninterrupted():
                process.start()
                self._processes.append(process)
            theirs.close()
            self._give(ours)

    def outcomes(self) -> Iterator[Outcome]:
        """Yield what comes in, and give out what is left."""
        while self._busy:
            for connection in wait(list(self._busy)):
                assert isinstance(connection, Connection)
                at = self._busy.pop(connection)
                try:
                    found, gained = connection.recv()
                except (EOFError, OSError):
                    yield from map(_lost, self._portions[at])
                    continue
                self._give(connection)
                self._library.learn(gained)
                yield from found

    def dismiss(self) -> None:
        """End every process, at once where it is still at work."""
        for process in self._processes:
            process.kill()
        for process in self._processes:
            process.join()

    def _give(self, connection: Connection) -> None:
        at = next(self._left, None)
        if at is None:
            connection.close()
            return
        connection.send(at)
        self._busy[connection] = at


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Put an interrupt off: no process may be started and not known."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(
    parent: Connection, others: list[Connection], portions: list[list[Place]], library: Library
) -> None:
    """Check the portions that the parent names, until it names no more or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
    for connection in others:  # or else a parent that is gone would not be missed
        connection.close()
    while True:
        try:
            places = portions[parent.recv()]
            found = [inspect(place, library) for place in places]
            parent.send((found, library.gained()))
        except (EOFError, OSError):
            return


def _lost(place: Place) -> Failure:
    return Failure(place.name, "the process that was to check it has ended", "")
