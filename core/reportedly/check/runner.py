"""Checking a workspace: every rule over every file, and where in the file each finding stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportedly.check.catalogue import RULES
from reportedly.check.library import MODELS, Library
from reportedly.check.places import ROLES, Place, Stray, find_places
from reportedly.check.rule import Check, Finding
from reportedly.check.structure import form_problems
from reportedly.check.subjects import Codes, Collection, Labels, Links, Sources, Subject, Text
from reportedly.errors import ReportedlyError
from reportedly.files.reader import locate_each
from reportedly.problems import Problem
from reportedly.workspace import Workspace

BY_CODE = {rule.code: rule for rule in RULES}
CHECKS: dict[type, list[tuple[str, Check]]] = {
    kind: [(rule.code, rule.checks[kind]) for rule in RULES if kind in rule.checks]
    for kind in (Text, Labels, Links, Sources, Collection, Codes)
}
"""What is looked for in each kind of file."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was found, sorted, and in how many files."""

    problems: tuple[Problem, ...]
    files: int

    def count(self, severity: str) -> int:
        """Return how many problems have this severity."""
        return sum(problem.severity == severity for problem in self.problems)


def check_workspace(workspace: Workspace, paths: Sequence[Path] = ()) -> Report:
    """Check the files of a workspace, or only those at or under `paths`.

    Raises:
        ReportedlyError: There is nothing to check there.
    """
    library = Library(workspace)
    places, strays = find_places(workspace)
    places = sorted(_with_texts(library, places), key=_in_turn)
    names = [place.name for place in places] + [stray.name for stray in strays]
    wanted = _wanted(workspace, paths, names)
    places = [place for place in places if place.name in wanted]
    problems = [problem for place in places for problem in check_file(place, library)]
    problems += [_stray(stray, library) for stray in strays if stray.name in wanted]
    return Report(tuple(sorted(problems)), len(places))


def check_file(place: Place, library: Library) -> list[Problem]:
    """Check one file."""
    if place.role == "text":
        text = library.text(place.address)
        found = list(_apply(text)) if text else []
        return _located(place, b"", found, library)
    try:
        data, file = library.open(place)
    except ReportedlyError:
        finding = Finding((), "this file can't be read", "see who may read it", place=(1, 1))
        return _located(place, b"", [("Y3", finding)], library)
    if file is None:
        found = form_problems(data, MODELS[place.role])
    else:
        found = list(_apply(_subject(place, file, library)))
    return _located(place, data, found, library)


def _with_texts(library: Library, places: list[Place]) -> Iterator[Place]:
    """Add the texts that collections list and that are there."""
    for place in places:
        yield place
        if place.role == "collection":
            for entry in (library.entries(place.collection) or {}).values():
                name = f"data/{place.collection}/{entry.file}"
                if (library.workspace.root / name).is_file():
                    yield Place(name, "text", place.collection, entry.id)


def _in_turn(place: Place) -> tuple[str, bool, str, int, str]:
    """Sort so that an article is followed by its labels, and all by what lists them."""
    of_article = place.role in ("text", "labels")
    return place.collection, not of_article, place.article, ROLES.index(place.role), place.name


def _subject(place: Place, file: Any, library: Library) -> Subject:
    match place.role:
        case "labels":
            return Labels(place, file, library.text(file.article), library)
        case "links":
            return Links(place, file, library)
        case "sources":
            return Sources(place, file, library)
        case "collection":
            return Collection(place, file, library)
        case _:
            return Codes(place, file, library)


def _apply(subject: Subject) -> Iterator[tuple[str, Finding]]:
    for code, check in CHECKS[type(subject)]:
        for finding in check(subject):
            yield code, finding


def _located(
    place: Place, data: bytes, found: list[tuple[str, Finding]], library: Library
) -> list[Problem]:
    """Make problems of findings; their paths are looked up in one walk over the file."""
    ways = [(each.path, each.on_key) for _, each in found if each.place is None]
    looked_up = iter(locate_each(data, ways) if ways else ())
    return [
        _problem(place.name, code, finding.place or next(looked_up), finding, library)
        for code, finding in found
    ]


def _stray(stray: Stray, library: Library) -> Problem:
    finding = Finding((), stray.message, stray.hint)
    return _problem(stray.name, stray.code, (1, 1), finding, library)


def _problem(
    name: str, code: str, at: tuple[int, int], finding: Finding, library: Library
) -> Problem:
    usual = library.codebook.severities.get(code, BY_CODE[code].severity)
    severity = finding.severity or usual
    return Problem(name, *at, code, severity, finding.message, finding.hint)


def _wanted(workspace: Workspace, paths: Sequence[Path], names: list[str]) -> frozenset[str]:
    """Return which of the names stand at or under one of the paths; all when there are none.

    Raises:
        ReportedlyError: Nothing stands there.
    """
    folders = [workspace.relative(path) for path in paths]
    if not folders or "." in folders:
        return frozenset(names)
    wanted = {
        name
        for name in names
        if any(name == folder or name.startswith(f"{folder}/") for folder in folders)
    }
    if not wanted:
        raise ReportedlyError(f"there is nothing to check at {', '.join(folders)}")
    return frozenset(wanted)
