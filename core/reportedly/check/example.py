"""What breaks a rule and the same mended: small pieces of files, for docs that tests run."""

from __future__ import annotations

import re
from dataclasses import dataclass
from textwrap import dedent, wrap

MARK = "‸"
"""Stands before each value that `check` names. It is shown as a caret in the line below."""

Change = tuple[str, str, str]
"""A file, a piece of it, and what stands there instead; a file that is new has an empty piece."""


@dataclass(frozen=True, slots=True)
class Example:
    """What breaks a rule, and the same mended.

    Attributes:
        file: The file of the workspace `tests/examples/base` that both are pieces of.
        instead: The piece of that file in whose place they stand.
        wrong: The piece that breaks the rule, a `MARK` before each value that is told.
        right: The piece that does not.
        setting: What else is changed in the workspace, for both.
    """

    file: str
    instead: str
    wrong: str
    right: str
    setting: tuple[Change, ...] = ()

    def marked(self) -> list[tuple[int, int]]:
        """Return the marked places: the line and the column in `wrong`, both from 0."""
        places = []
        for number, line in enumerate(self.wrong.split("\n")):
            *before, _ = line.split(MARK)
            places += [(number, len("".join(before[: i + 1]))) for i in range(len(before))]
        return places

    def shown_wrong(self) -> str:
        """Return the wrong piece for a reader, a caret below each marked value."""
        margin = _margin(self.unmarked())
        carets: dict[int, str] = {}
        for number, column in self.marked():
            carets[number] = carets.get(number, "").ljust(column - margin) + "^"
        lines = dedent(self.unmarked()).rstrip("\n").split("\n")
        shown = [[line, carets[at]] if at in carets else [line] for at, line in enumerate(lines)]
        return "\n".join(line for both in shown for line in both)

    def shown_right(self) -> str:
        """Return the right piece for a reader."""
        return dedent(self.right).rstrip("\n")

    def unmarked(self) -> str:
        """Return the wrong piece as it stands in the file."""
        return self.wrong.replace(MARK, "")


def wrapped(text: str, width: int) -> list[str]:
    """Return a text as lines; what stands in backticks is kept on one."""
    kept = re.sub(r"`[^`]*`", lambda found: found[0].replace(" ", "\0"), text)
    lines = wrap(kept, width, break_on_hyphens=False, break_long_words=False)
    return [line.replace("\0", " ") for line in lines]


def _margin(text: str) -> int:
    """Return how many blanks `dedent` takes from every line."""
    line = next(each for each in text.split("\n") if each.strip())
    kept = next(each for each in dedent(text).split("\n") if each.strip())
    return len(line) - len(kept)
