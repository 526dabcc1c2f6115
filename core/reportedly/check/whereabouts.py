"""Where the words of a span do stand when the article has others at its place."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from reportedly.check.occurrences import MOST, Occurrences

PLAIN = str.maketrans("“”„‟«»‘’‚‛‹›\u00a0\u2007\u2009\u202f–—−", "\"\"\"\"\"\"''''''    ---")
"""Marks and spaces that often change on the way, one for one."""
UNITS = (("UTF-8 byte", "utf-8", 1), ("UTF-16", "utf-16-le", 2))
"""What other programs count, its encoding, and the bytes of one."""


class Whereabouts:
    """Tells where the words of spans stand in a text.

    Args:
        text: The article's text.
        wanted: The words that will be asked for.
    """

    def __init__(self, text: str, wanted: Iterable[str]) -> None:
        self._text = text
        self._wanted = list(wanted)
        self._encoded = [(unit, _Encoded(text, encoding, size)) for unit, encoding, size in UNITS]

    def of(self, start: int, end: int, words: str) -> tuple[str, str]:
        """Return the facts about a span's words, and how to mend it."""
        for unit, encoded in self._encoded:
            at = encoded.start(start, end, words)
            if at is not None:
                told = f"these are {unit} offsets, in code points it is [{at}, {at + len(words)})"
                return told, f"{_set(at, words)}, and count code points"
        starts = self._as_it_is.starts(words)
        if not starts:
            alike = self._plain.starts(words.translate(PLAIN))
            if len(alike) == 1:
                told = f"[{alike[0]}, {alike[0] + len(words)}) is the same but for marks or spaces"
                return told, "label the article's own characters"
            return "those words stand nowhere in it", "label it anew, or remove it"
        if len(starts) == 1:
            return f"those words stand at {_at(starts[0], words)}", _set(starts[0], words)
        told = ", ".join(_at(each, words) for each in starts[: MOST - 1])
        times = f"{len(starts)} times: {told}"
        if len(starts) == MOST:
            times = f"{MOST} times or more: {told} …"
        return f"those words stand {times}", "find out which one is meant"

    @cached_property
    def _as_it_is(self) -> Occurrences:
        return Occurrences(self._text, self._wanted)

    @cached_property
    def _plain(self) -> Occurrences:
        plain = self._text.translate(PLAIN)
        return Occurrences(plain, [words.translate(PLAIN) for words in self._wanted])


class _Encoded:
    """A text as bytes, and how offsets in them become code points."""

    def __init__(self, text: str, encoding: str, size: int) -> None:
        self._text, self._encoding, self._size = text, encoding, size
        self._known = (0, 0)  # an offset in bytes, and the same in code points

    @cached_property
    def _data(self) -> bytes:
        return self._text.encode(self._encoding)

    def start(self, start: int, end: int, words: str) -> int | None:
        """Return where a span begins, in code points, if its offsets count units of this text."""
        low, high = start * self._size, end * self._size
        said = words.encode(self._encoding)
        if len(said) != high - low or self._data[max(low, 0) : max(high, 0)] != said:
            return None
        known, at = self._known  # labels stand in order: what lies between is short
        if low >= known:
            at += self._length(known, low)
        else:
            at -= self._length(low, known)
        self._known = (low, at)
        return at

    def _length(self, low: int, high: int) -> int:
        return len(self._data[low:high].decode(self._encoding, errors="replace"))


def _at(start: int, words: str) -> str:
    return f"[{start}, {start + len(words)})"


def _set(start: int, words: str) -> str:
    return f"write start: {start}, end: {start + len(words)}"
