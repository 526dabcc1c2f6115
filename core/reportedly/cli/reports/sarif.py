"""SARIF 2.1.0, which code hosts and editors take from any checker. ASCII throughout."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from reportedly.check.catalogue import RULES
from reportedly.check.report import Report
from reportedly.check.rule import Rule
from reportedly.cli.reports.ascii_json import written
from reportedly.problems import Problem
from reportedly.text.safe import visible

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
BASE = "SRCROOT"
"""What paths are relative to: the top of the repository, wherever it is checked out."""


def lines(report: Report, folder: str) -> Iterator[str]:
    """Yield the report as a SARIF log of one run.

    Args:
        report: What was found.
        folder: Where in the repository the workspace is: empty, or a path that ends with `/`.
    """
    from importlib.metadata import version

    numbers = {rule.code: number for number, rule in enumerate(RULES)}
    driver = {
        "name": "reportedly",
        "semanticVersion": version("reportedly"),
        "rules": [_rule(rule) for rule in RULES],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {BASE: {"description": {"text": "The top of the repository."}}},
        "invocations": [_invocation(report, folder)],
        "results": [_result(each, numbers[each.code], folder) for each in report.problems],
    }
    yield from written({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "shortDescription": {"text": _sentence(rule.title)},
        "fullDescription": {"text": rule.explanation},
        "help": {"text": rule.mending},
        "defaultConfiguration": {"level": rule.severity},
    }


def _sentence(title: str) -> str:
    return f"{title[0].upper()}{title[1:]}."


def _result(problem: Problem, number: int, folder: str) -> dict[str, Any]:
    hint = f"\n{problem.hint}" if problem.hint else ""
    text = visible(problem.message + hint, keep_newlines=True)
    region = {"startLine": problem.line, "startColumn": problem.column}
    place = {"artifactLocation": _location(folder + problem.path), "region": region}
    return {
        "ruleId": problem.code,
        "ruleIndex": number,
        "level": problem.severity,
        "message": {"text": text},
        "locations": [{"physicalLocation": place}],
    }


def _invocation(report: Report, folder: str) -> dict[str, Any]:
    """Return how the run went: whether every file could be checked."""
    failed = [
        {
            "level": "error",
            "message": {"text": visible(failure.message)},
            "locations": [
                {"physicalLocation": {"artifactLocation": _location(folder + failure.path)}}
            ],
        }
        for failure in report.failures
    ]
    told = {"toolExecutionNotifications": failed} if failed else {}
    return {"executionSuccessful": not failed, **told}


def _location(path: str) -> dict[str, str]:
    """Return where a file is; a name that is no UTF-8 keeps its bytes."""
    return {"uri": quote(os.fsencode(path), safe="/"), "uriBaseId": BASE}
