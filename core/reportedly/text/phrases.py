"""Phrases that every part of the house words in the same way."""

from __future__ import annotations


def how_many(number: int, what: str) -> str:
    """Return `1 file`, `2 files`."""
    return f"{number} {what}{'' if number == 1 else 's'}"
