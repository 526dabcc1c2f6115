"""Literal search: lower case finds both cases, an upper-case letter makes it exact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

Stretch = tuple[int, int]


@lru_cache(maxsize=16)
def _pattern(needle: str) -> re.Pattern[str]:
    flags = re.NOFLAG if any(letter.isupper() for letter in needle) else re.IGNORECASE
    words = [re.escape(word) for word in re.split(" +", needle)]
    return re.compile(r"[ \xa0\n]+".join(words), flags)


def find(text: str, needle: str, offset: int, forward: bool) -> Stretch | None:
    """The next match from `offset`, or the last one before it; round the end when there is none.

    Spaces in `needle` find any run of spaces, no-break spaces and line feeds.
    """
    if not needle.strip():
        return None
    pattern = _pattern(needle)
    if forward:
        found = pattern.search(text, offset) or pattern.search(text)
        return found.span() if found else None
    return _last(pattern, text, 0, offset) or _last(pattern, text, 0, len(text))


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> Stretch | None:
    """The last match within [start, end), looked for in ever larger windows from its end."""
    window = 4096
    while True:
        begin = max(start, end - window)
        found = None
        for match in pattern.finditer(text, begin, end):
            found = match.span()
        if found or begin == start:
            return found
        window *= 4


def matches(text: str, needle: str, start: int, end: int) -> Iterator[Stretch]:
    """The matches that touch [start, end)."""
    if not needle.strip():
        return
    reach = 2 * len(needle)
    for match in _pattern(needle).finditer(
        text, max(0, start - reach), min(len(text), end + reach)
    ):
        if match.start() < end and match.end() > start:
            yield match.span()
