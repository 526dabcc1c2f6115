"""JSON that no terminal obeys and that every program reads back bit by bit: all of it ASCII."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from reportedly.check.report import Report


def lines(report: Report) -> Iterator[str]:
    """Yield the report as one JSON object."""
    found: dict[str, Any] = {
        "files": report.files,
        "errors": report.count("error"),
        "warnings": report.count("warning"),
        "problems": [asdict(problem) for problem in report.problems],
    }
    if report.failures:
        found["failures"] = [
            {"path": failure.path, "message": failure.message} for failure in report.failures
        ]
    yield from written(found)


def written(data: Any) -> Iterator[str]:
    """Yield lines of JSON in ASCII, the one control character that JSON leaves alone escaped."""
    yield from json.dumps(data, indent=2).replace("\x7f", "\\u007f").split("\n")
