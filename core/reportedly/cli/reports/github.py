"""For GitHub: workflow commands, which it shows as annotations beside the changed lines."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.check.catalogue import RULES
from reportedly.check.report import Report
from reportedly.cli.reports.text import count
from reportedly.problems import Problem
from reportedly.text.safe import visible


def lines(report: Report, folder: str) -> Iterator[str]:
    """Yield a command for each problem, and the count.

    Args:
        report: What was found.
        folder: Where in the repository the workspace is: empty, or a path that ends with `/`.
    """
    titles = {rule.code: rule.title for rule in RULES}
    for problem in report.problems:
        yield _command(folder, problem, f"{problem.code}: {titles[problem.code]}")
    for failure in report.failures:
        yield f"::error file={_property(folder + failure.path)}::{_data(failure.message)}"
    yield count(report)


def _command(folder: str, problem: Problem, title: str) -> str:
    properties = {
        "file": folder + problem.path,
        "line": str(problem.line),
        "col": str(problem.column),
        "title": title,
    }
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    hint = f" → {problem.hint}" if problem.hint else ""
    return f"::{problem.severity} {told}::{_data(problem.message + hint)}"


def _data(text: str) -> str:
    """Escape a message: nothing in it ends the line, so nothing in it begins another command."""
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape the value of a property."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
