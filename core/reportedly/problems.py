"""What `check` and every reader report: a problem with its place, its code and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One problem in one file.

    Attributes:
        path: The file, relative to the workspace, with `/` between folders.
        line: 1-based line of the value it is about.
        column: 1-based column, in code points.
        code: The rule's code, such as `T2`.
        severity: `error` or `warning`.
        message: What is wrong, with the facts. May hold foreign text: show it with `visible`.
        hint: How to mend it; may be empty.
    """

    path: str
    line: int
    column: int
    code: str
    severity: Severity
    message: str
    hint: str = ""
