"""A: who says what, by which words."""

from __future__ import annotations

from reportedly.check import values
from reportedly.check.example import Example
from reportedly.check.rule import Rule
from reportedly.check.subjects import Labels

FILE = "annotations/harbour/harbour-note/ben.yaml"

RULES: tuple[Rule, ...] = (
    Rule(
        "A3",
        "error",
        "empty content",
        "An attribution says that something is said: its content has words.",
        "Label what is said. Where there is nothing to label, there is no attribution.",
        Example(
            FILE,
            '    content:\n      - {start: 57, end: 80, exact: "two boats had been seen"}\n',
            "    content: ‸[]\n",
            '    content:\n      - {start: 57, end: 80, exact: "two boats had been seen"}\n',
        ),
        {Labels: values.empty_content},
    ),
)
