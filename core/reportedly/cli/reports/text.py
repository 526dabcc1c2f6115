"""For people, and for programs that know compilers: a problem a line, and a count last."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.check.report import Report
from reportedly.problems import Problem
from reportedly.text.phrases import how_many


def lines(report: Report) -> Iterator[str]:
    """Yield `path:line:column: code severity message → hint` for each problem, and the count."""
    for problem in report.problems:
        yield f"{problem.path}:{told(problem)}"
    yield count(report)


def told(problem: Problem) -> str:
    """Return what is told of a problem within its file."""
    hint = f" → {problem.hint}" if problem.hint else ""
    at = f"{problem.line}:{problem.column}"
    return f"{at}: {problem.code} {problem.severity} {problem.message}{hint}"


def count(report: Report) -> str:
    """Return how much was found in how many files."""
    files = how_many(report.files, "file")
    if not report.problems:
        return f"{files} checked, no problems"
    errors, warnings = report.count("error"), report.count("warning")
    return f"{how_many(errors, 'error')}, {how_many(warnings, 'warning')} in {files}"
