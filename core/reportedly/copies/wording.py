"""The words of a sentence as numbers, so that comparing sentences is comparing numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from reportedly.text.ranges import Range, first_ink
from reportedly.text.sentences import sentences
from reportedly.text.stretches import stretch_at

NUMBER = 0
"""What stands for every number written in digits."""

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff"
_WORD = re.compile(r"\w+")
_SPACED = "".join(each if _WORD.match(each) else " " for each in map(chr, range(128)))
_ANY_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")

Wording = tuple[int, ...]
"""A sentence's words, each a number that is the same in every article and on every machine."""


class Vocabulary(dict[str, int]):
    """Gives each word its number; upper and lower case are one, and so are all numbers."""

    def __missing__(self, word: str) -> int:
        made = NUMBER
        if not word.isdecimal():
            digest = blake2b(word.casefold().encode("utf-8", "surrogatepass"), digest_size=7)
            made = int.from_bytes(digest.digest(), "big") or 1
        self[word] = made
        return made


def sentences_of(text: str, language: str) -> Iterator[Range]:
    """Yield the sentences of a text as the reader selects them, in order.

    Args:
        text: The text.
        language: ISO 639-1 code.
    """
    at = first_ink(text, 0)
    while at is not None:
        stretch = stretch_at(text, at)
        yield from sentences(text, *stretch, language)
        at = first_ink(text, stretch.end)


def words_in(stretch: str) -> list[str]:
    """Return the words of a stretch of text, punctuation and quotation marks left out.

    In scripts without spaces every character is a word.
    """
    if stretch.isascii():
        return stretch.translate(_SPACED).split()
    return _ANY_WORD.findall(stretch)


def words_of(
    text: str, stretches: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int, list[str]]]:
    """Yield start and end of each stretch of a text, and the words in it."""
    if not text.isascii():
        for start, end in stretches:
            yield start, end, words_in(text[start:end])
        return
    blanked = text.translate(_SPACED)
    for start, end in stretches:
        yield start, end, blanked[start:end].split()


def word_places(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return start and end of the words of `[start, end)`: those that `words_in` gives."""
    pattern = _WORD if text[start:end].isascii() else _ANY_WORD
    return [found.span() for found in pattern.finditer(text, start, end)]
