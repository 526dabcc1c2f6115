"""Checking a workspace: which files, in which order, by how many processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

from reportedly.check.inspection import check_stray, inspect
from reportedly.check.library import Library
from reportedly.check.places import ROLES, Place, find_collections, find_places
from reportedly.check.report import Failure, Report
from reportedly.check.selection import Selection
from reportedly.problems import Problem
from reportedly.workspace import Workspace

WORTH_A_PROCESS = 100
"""Files for which one more process is worth its start."""
Outcome = list[Problem] | Failure
Tell = Callable[[int, int], None]
"""Is told how many files are done, and of how many."""


def check_workspace(
    workspace: Workspace,
    asked: Selection | None = None,
    jobs: int | None = None,
    tell: Tell | None = None,
) -> Report:
    """Check the files of a workspace.

    Args:
        workspace: Which.
        asked: What of it; everything when left out.
        jobs: How many processes share the work; as many as are worth it when left out.
        tell: Is told about the progress.

    Returns:
        The same report, whatever the number of processes.
    """
    library = Library(workspace)
    asked = asked or Selection()
    found, strays = find_places(workspace, asked)
    places = sorted([*found, *_texts(library, asked)], key=_in_turn)
    problems = [check_stray(stray, library) for stray in strays]
    failures: list[Failure] = []
    told = tell or _nobody
    for done, outcome in enumerate(_outcomes(places, library, jobs), 1):
        if isinstance(outcome, Failure):
            failures.append(outcome)
        else:
            problems += outcome
        told(done, len(places))
    names = sorted(place.name for place in places)
    return Report(tuple(sorted(problems)), tuple(names), tuple(sorted(failures)))


def _outcomes(places: list[Place], library: Library, jobs: int | None) -> Iterator[Outcome]:
    """Yield what each file's check says, in any order.

    Texts and labels stand on their own and can be shared out; what refers to many of them comes
    after, when all that is asked about them is known here.
    """
    alone = [place for place in places if place.role in ("text", "labels")]
    jobs = jobs or min(_processors(), len(alone) // WORTH_A_PROCESS)
    if jobs > 1 and len(alone) > 1:
        from reportedly.check.workers import share_out

        yield from share_out(alone, library, jobs)
        rest = [place for place in places if place.role not in ("text", "labels")]
    else:
        rest = places
    for place in rest:
        yield inspect(place, library)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _nobody(done: int, of: int) -> None:
    """Tell nobody."""


def _texts(library: Library, asked: Selection) -> Iterator[Place]:
    """Yield the texts that collections list and that are there."""
    for collection in find_collections(library.workspace, asked):
        folder = f"data/{collection}"
        for entry in (library.entries(collection) or {}).values():
            name = f"{folder}/{entry.file}"
            if asked.covers(name) and (library.workspace.root / name).is_file():
                yield Place(name, "text", collection, entry.id)


def _in_turn(place: Place) -> tuple[str, bool, str, int, str]:
    """Sort so that an article is followed by its labels, and all by what lists them."""
    of_article = place.role in ("text", "labels")
    return place.collection, not of_article, place.article, ROLES.index(place.role), place.name
