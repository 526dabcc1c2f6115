"""For people, and for programs that know compilers: a problem a line, and a count last."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.check.report import Report
from reportedly.cli.output import counted
from reportedly.problems import Problem


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
    files = counted(report.files, "file")
    if not report.problems:
        return f"{files} checked, no problems"
    errors, warnings = report.count("error"), report.count("warning")
    return f"{counted(errors, 'error')}, {counted(warnings, 'warning')} in {files}"
