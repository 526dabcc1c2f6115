"""What a rule is: a function from one file and what it refers to, to findings by their path."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reportedly.check.example import Example
from reportedly.problems import Severity

Path = tuple[str | int, ...]
"""Keys and positions that lead to a value from the top of its file."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found; where it stands in the file is looked up only for what is reported.

    Attributes:
        path: The value it is about.
        message: What is wrong, with the facts. May hold foreign text.
        hint: How to mend it.
        severity: Where it is not the rule's own; a codebook that names the rule overrules both.
        place: 1-based line and column in a file that is no YAML, where paths lead nowhere.
        on_key: Whether it is about the name before the value.
    """

    path: Path
    message: str
    hint: str = ""
    severity: Severity | None = None
    place: tuple[int, int] | None = None
    on_key: bool = False


Check = Callable[[Any], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of `check`.

    Attributes:
        code: Its stable code, such as `T2`.
        severity: How much it weighs unless the codebook says otherwise.
        title: What it catches, in one line.
        explanation: What it means, in a few sentences.
        mending: How to mend it.
        example: What breaks it, and the same mended.
        checks: What looks for it, by the kind of file (a class of `check.subjects`); none for
            what the reader itself refuses.
    """

    code: str
    severity: Severity
    title: str
    explanation: str
    mending: str
    example: Example
    checks: Mapping[type, Check]
