"""JUnit XML, which every CI system shows: a test case for each file. ASCII throughout."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from reportedly.check.report import Failure, Report
from reportedly.cli.reports.text import told
from reportedly.problems import Problem
from reportedly.text.phrases import how_many
from reportedly.text.safe import visible


def lines(report: Report, strict: bool) -> Iterator[str]:
    """Yield the report as one test suite.

    A file with errors has failed; one with only warnings has not, unless `strict`, and tells them
    as its output.
    """
    found = {name: list(of) for name, of in groupby(report.problems, lambda each: each.path)}
    failed = {failure.path: failure for failure in report.failures}
    names = sorted({*report.names, *found, *failed})
    failing = {
        name: [p for p in of if strict or p.severity == "error"] for name, of in found.items()
    }
    counts = (
        f'tests="{len(names)}" failures="{sum(map(bool, failing.values()))}" '
        f'errors="{len(failed)}" skipped="0"'
    )
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<testsuites name="reportedly check" {counts}>'
    yield f'  <testsuite name="reportedly check" {counts}>'
    for name in names:
        inside = [
            *_failures(failing.get(name, [])),
            *_errors(failed.get(name)),
            *_output([each for each in found.get(name, []) if each not in failing[name]]),
        ]
        case = f'    <testcase classname="reportedly" name="{_xml(name)}" file="{_xml(name)}"'
        yield from (f"{case}>", *inside, "    </testcase>") if inside else (f"{case}/>",)
    yield "  </testsuite>"
    yield "</testsuites>"


def _failures(problems: list[Problem]) -> Iterator[str]:
    """Yield one failure: some CI systems read no more than that of a test case."""
    if problems:
        first = f"line {problems[0].line}: {problems[0].code} {problems[0].message}"
        more = f" (and {len(problems) - 1} more)" if problems[1:] else ""
        yield f'      <failure type="{problems[0].code}" message="{_xml(first + more)}">'
        yield from (_xml(f"{problem.path}:{told(problem)}") for problem in problems)
        yield "      </failure>"


def _errors(failure: Failure | None) -> Iterator[str]:
    if failure:
        yield f'      <error type="internal" message="{_xml(failure.message)}"/>'


def _output(warnings: list[Problem]) -> Iterator[str]:
    if warnings:
        yield f"      <system-out>{how_many(len(warnings), 'warning')}"
        yield from (_xml(f"{problem.path}:{told(problem)}") for problem in warnings)
        yield "      </system-out>"


def _xml(text: str) -> str:
    """Escape text for an element or an attribute. What XML can't hold, `visible` replaces."""
    shown = visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return shown.replace('"', "&quot;").encode("ascii", "xmlcharrefreplace").decode()
