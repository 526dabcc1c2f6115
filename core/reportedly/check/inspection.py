"""Checking one file: every rule over it, and where in it each finding stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportedly.check.catalogue import RULES
from reportedly.check.library import MODELS, Library
from reportedly.check.places import Place, Stray
from reportedly.check.report import Failure
from reportedly.check.rule import Check, Finding, Path
from reportedly.check.subjects import Codes, Collection, Labels, Links, Sources, Subject, Text
from reportedly.errors import ReportedlyError
from reportedly.problems import Problem, Severity

BY_CODE = {rule.code: rule for rule in RULES}
CHECKS: dict[type, list[tuple[str, Check]]] = {
    kind: [(rule.code, rule.checks[kind]) for rule in RULES if kind in rule.checks]
    for kind in (Text, Labels, Links, Sources, Collection, Codes)
}
"""What is looked for in each kind of file."""
Way = tuple[Path, bool]
"""Leads to a value, or to the name before it."""
OFFSETS = frozenset(["T2", "T3", "T4", "S1"])
"""Labels stand in the order of their offsets: while those are wrong, so is the order."""


def inspect(place: Place, library: Library) -> list[Problem] | Failure:
    """Check one file; an error of ours ends with this file, not with the whole check."""
    try:
        return check_file(place, library)
    except Exception as error:
        from traceback import format_exc

        return Failure(place.name, f"{type(error).__name__}: {error}", format_exc())


def check_file(place: Place, library: Library) -> list[Problem]:
    """Check one file."""
    if place.role == "text":
        text = library.text(place.address)
        found = list(findings(text)) if text else []
        return _located(place, b"", found, library)
    try:
        data, file, canonical = library.open(place)
    except ReportedlyError:
        finding = Finding((), "this file can't be read", "see who may read it", place=(1, 1))
        return _located(place, b"", [("Y3", finding)], library)
    if file is None:
        found = _form_problems(place, data)
    else:
        found = list(findings(subject_of(place, file, library)))
        if not canonical and place.role != "codebook":  # people write that one
            found += _not_canonical(data, file, {code for code, _ in found})
    return _located(place, data, found, library, canonical)


def check_stray(stray: Stray, library: Library) -> Problem:
    """Return the problem that something stands where nothing reads it."""
    finding = Finding((), stray.message, stray.hint)
    return _problem(stray.name, stray.code, (1, 1), finding, library)


def _form_problems(place: Place, data: bytes) -> list[tuple[str, Finding]]:
    from reportedly.check.structure import form_problems

    found = form_problems(data, MODELS[place.role])
    if not found:
        raise AssertionError("it can't be read, and nothing says why")
    return found


def _not_canonical(data: bytes, file: Any, codes: set[str]) -> list[tuple[str, Finding]]:
    """Return where a file leaves canonical form; `codes` are those of what else was found."""
    from reportedly.files.formatting import difference, formatted
    from reportedly.text.safe import one_line

    made = formatted(data, type(file), headed=False)
    if made == data:
        return []
    if codes & OFFSETS and sorted(made.split(b"\n")) == sorted(data.split(b"\n")):
        return []
    line, column = difference(data, made)
    there = one_line(made.decode().split("\n")[line - 1][column - 1 :], 40)
    would = f"“{there}” would stand here" if there else "the line would end here"
    found = Finding(
        (), f"not in canonical form: {would}", "run: reportedly fmt", place=(line, column)
    )
    return [("Y4", found)]


def subject_of(place: Place, file: Any, library: Library) -> Subject:
    """Return what rules look at: a file, and whatever it refers to."""
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


def findings(subject: Subject) -> Iterator[tuple[str, Finding]]:
    """Yield what the rules find, with the code of each."""
    for code, check in CHECKS[type(subject)]:
        for finding in check(subject):
            yield code, finding


def _located(
    place: Place,
    data: bytes,
    found: list[tuple[str, Finding]],
    library: Library,
    canonical: bool = False,
) -> list[Problem]:
    """Make problems of findings; their paths are looked up in one walk over the file."""
    ways = [(each.path, each.on_key) for _, each in found if each.place is None]
    looked_up = iter(_places(data, ways, canonical))
    return [
        _problem(place.name, code, finding.place or next(looked_up), finding, library)
        for code, finding in found
    ]


def _places(data: bytes, ways: list[Way], canonical: bool) -> list[tuple[int, int]]:
    if not ways:
        return []
    if canonical:
        from reportedly.files.canonical_places import CanonicalPlaces

        places = CanonicalPlaces(data.decode())
        return [places.find(path, on_key) for path, on_key in ways]
    from reportedly.files.reader import locate_each

    return locate_each(data, ways)


def _problem(
    name: str, code: str, at: tuple[int, int], finding: Finding, library: Library
) -> Problem:
    severity = severity_of(code, finding, library)
    return Problem(name, *at, code, severity, finding.message, finding.hint)


def severity_of(code: str, finding: Finding, library: Library) -> Severity:
    """Return how much a finding weighs in this workspace: the project has the last word."""
    usual = finding.severity or BY_CODE[code].severity
    return library.codebook.severities.get(code, usual)
