"""What a person can mend: every expected error says what is wrong and how to go on."""

from __future__ import annotations


class ReportedlyError(Exception):
    """An expected error; the command line shows it as one line and exits with `exit_code`.

    Attributes:
        message: What is wrong. May hold foreign text: show it with `visible`.
        hint: How to mend it; may be empty.
        exit_code: 2, wrong use, unless a subclass means 1, problems found.
    """

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
