"""Characters that an editor of lines would take for line ends, carried through it unharmed."""

from __future__ import annotations

SEPARATORS = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
"""What `str.splitlines` splits at, besides the line feed."""


def hide(text: str) -> tuple[str, dict[int, str]]:
    """Put a private-use character that `text` does not have in the place of each separator.

    Returns:
        The text without separators, and the table that `restore` takes.
    """
    found = [mark for mark in SEPARATORS if mark in text]
    if not found:
        return text, {}
    free = (chr(code) for code in range(0xE000, 0xF8FF) if chr(code) not in text)
    table = {next(free): mark for mark in found}
    hidden = text.translate({ord(mark): stand_in for stand_in, mark in table.items()})
    return hidden, {ord(stand_in): mark for stand_in, mark in table.items()}


def restore(text: str, table: dict[int, str]) -> str:
    """Put the separators back."""
    return text.translate(table) if table else text
