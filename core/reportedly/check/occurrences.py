"""Where words stand in a text, for so many words that one search for each would take too long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

MOST = 4
"""How many places of the same words are looked up."""

ENOUGH = 20_000_000
"""Code points that may be searched one by one: fewer than that takes no time."""
FEW = 100
"""So many searches through a text take about as long as one look at each of its characters."""
_KEY = 8

_Shapes = dict[tuple[int, int], set[str]]  # by how much stands before the key, and by length


class Occurrences:
    """The first places of words in a text.

    Args:
        text: The text.
        wanted: Words that will be asked for, if only some of them.
    """

    def __init__(self, text: str, wanted: Iterable[str]) -> None:
        self._text = text
        self._found: dict[str, list[int]] = {}
        distinct = set(wanted)
        if len(text) * len(distinct) > ENOUGH:
            self._find_all(distinct)

    def starts(self, words: str) -> list[int]:
        """Return where the words begin, in order; at most `MOST` places."""
        if words not in self._found:
            self._found[words] = _starts(self._text, words)
        return self._found[words]

    def _find_all(self, wanted: Iterable[str]) -> None:
        """Look for many words at once, by a few characters that they have.

        Most have a space in them, and a text has far fewer spaces than characters: those from
        their first space on. The first ones of all others. Few are left to be searched one by one.
        """
        spaced: list[str] = []
        others: dict[int, list[str]] = {}
        for words in wanted:
            if 0 <= words.find(" ") <= len(words) - _KEY:
                spaced.append(words)
            else:
                others.setdefault(min(len(words), _KEY), []).append(words)
        if len(spaced) > FEW:
            keys: dict[str, _Shapes] = {}
            for words in spaced:
                self._note(keys, words, words.find(" "), _KEY)
            self._scan(keys, _spaces(self._text), _KEY)
        for size, alike in others.items():
            if len(alike) > FEW:
                keys = {}
                for words in alike:
                    self._note(keys, words, 0, size)
                self._scan(keys, range(len(self._text)), size)

    def _note(self, keys: dict[str, _Shapes], words: str, at: int, size: int) -> None:
        shapes = keys.setdefault(words[at : at + size], {})
        shapes.setdefault((at, len(words)), set()).add(words)
        self._found[words] = []

    def _scan(self, keys: dict[str, _Shapes], places: Iterable[int], size: int) -> None:
        text, found = self._text, self._found
        for at in places:
            if (shapes := keys.get(text[at : at + size])) is None:
                continue
            for (before, length), known in shapes.items():
                piece = text[max(at - before, 0) : at - before + length]
                if piece in known and len(found[piece]) < MOST:
                    found[piece].append(at - before)


def _starts(text: str, words: str) -> list[int]:
    starts: list[int] = []
    start = text.find(words)
    while start >= 0 and len(starts) < MOST:
        starts.append(start)
        start = text.find(words, start + 1)
    return starts


def _spaces(text: str) -> Iterator[int]:
    at = text.find(" ")
    while at >= 0:
        yield at
        at = text.find(" ", at + 1)
