"""Words of one stretch of text, with their offsets."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reportedly.text.graphemes import snap_span
from reportedly.text.ranges import Range

if TYPE_CHECKING:
    import regex

# Scripts written without spaces: with no dictionary at hand, each cluster is a word.
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}"
_LETTER = rf"[[\p{{L}}\p{{M}}\p{{N}}\p{{Pc}}\u200c\u200d\u00ad]--[{_UNSPACED}\p{{Katakana}}]]"
_JOINED = rf"(?: ['’\-\u2010\u2011] {_LETTER}+ | (?<=\d) [.,:] (?=\d) {_LETTER}+ )*"
_WORD = rf"""
    (?: \p{{L}} \. ){{2,}} {_JOINED}                                # U.S., a.m., U.S.-backed
  | (?: \p{{Sc}} (?=\d) )? {_LETTER}+ {_JOINED} (?: (?<=\d) [%‰] )?  # couldn’t, $3bn, 1,200
  | \p{{Katakana}} [\p{{Katakana}}\p{{M}}ー]*
  | [{_UNSPACED}]
  | \p{{Regional_Indicator}} | \p{{Extended_Pictographic}}
"""

_REACH = 64
"""How far around an offset a word is looked for, in code points."""


@cache
def _word() -> regex.Pattern[str]:
    import regex

    return regex.compile(_WORD, regex.VERBOSE | regex.VERSION1)


def words(text: str, start: int, end: int) -> list[Range]:
    """Return the words of `[start, end)`, in order; they are disjoint and cut no grapheme cluster.

    A word is a run of letters, digits and marks, with the apostrophes, hyphens and the decimal
    points and commas inside it, a currency sign before a number, and the points of an
    abbreviation (U.S.). In scripts without spaces it is one grapheme cluster, in katakana a run
    of it. An emoji is a word; punctuation is not.
    """
    found: list[Range] = []
    reached = start
    for match in _word().finditer(text, start, end):
        at, stop = snap_span(text, max(match.start(), reached), match.end())
        if at >= reached and stop > at:
            found.append(Range(at, stop))
            reached = stop
    return found


def word_over(text: str, at: int) -> Range | None:
    """Return the word that goes on over an offset between two characters that are no white space.

    It is looked for in the 64 code points on either side.
    """
    low = at - len(text[max(at - _REACH, 0) : at].rsplit(maxsplit=1)[-1])
    high = at + len(text[at : at + _REACH].split(maxsplit=1)[0])
    return next((each for each in words(text, low, high) if each.start < at < each.end), None)


def folded(words: str) -> str:
    """Return words as they are compared where neither case nor white space matters."""
    return " ".join(words.casefold().split())
