"""Amounts in figures and in number words: 1,200 · $3bn · 3.5 million · two hundred and five."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL = {word: number for number, word in enumerate(_ONES.split())}
_SMALL |= {word: 10 * number for number, word in enumerate(_TENS.split(), 2)}
_LARGE = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_UNITS = {"dozen": 12, "hundred": 100} | _LARGE
_SHORT = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}
PLURALS = {"tens": 10} | {f"{word}s": value for word, value in _LARGE.items()}
"""Plurals of units, by their unit: tens (of thousands), thousands, millions."""

_DIGITS = 15
_DECIMALS = 6
_WHOLE: int = 10**_DECIMALS
_TOKEN = re.compile(
    r"(?P<figure>[£$€¥]?\d+(?:[,\u00a0\u202f]\d{3})*(?:\.\d+)?)(?P<short>mn|bn|tn|[mk])?%?(?!\w)"
    r"|\w+(?:['’]\w+)*|[^\w\s]",
    re.ASCII | re.IGNORECASE,
)


class Piece(NamedTuple):
    """A word, a figure or a punctuation mark.

    Attributes:
        start: Its offset.
        end: The offset after it.
        word: In lower case.
        figure: Its value in millionths, when it is written in digits.
    """

    start: int
    end: int
    word: str
    figure: int | None


def pieces(text: str, start: int, end: int) -> list[Piece]:
    """Return the words, figures and punctuation marks of `[start, end)`, in order."""
    return [
        Piece(found.start(), found.end(), found[0].lower(), _figure(found))
        for found in _TOKEN.finditer(text, start, end)
    ]


def _figure(found: re.Match[str]) -> int | None:
    written = found["figure"]
    if written is None or len(written) > _DIGITS:
        return None
    whole, _, decimals = written.partition(".")
    value = int(re.sub(r"\D", "", whole)) * _WHOLE
    value += int(decimals.ljust(_DECIMALS, "0")[:_DECIMALS]) if decimals else 0
    short: str | None = found["short"]
    return value * _SHORT[short.lower()] if short else value


def amount(found: Sequence[Piece], at: int) -> tuple[int, int] | None:
    """Read the amount that begins with the piece `at`.

    Returns:
        The whole number, and the index after its last piece; None when there is none, or it is
        not whole.
    """
    read = _figure_amount(found, at) or _worded(found, at)
    if read is None or read[0] % _WHOLE:
        return None
    return read[0] // _WHOLE, read[1]


def word(found: Sequence[Piece], at: int) -> str:
    """Return the word of the piece `at`, or an empty string beyond the ends."""
    return found[at].word if 0 <= at < len(found) else ""


def _figure_amount(found: Sequence[Piece], at: int) -> tuple[int, int] | None:
    value = found[at].figure if at < len(found) else None
    if value is None:
        return None
    at += 1
    while (unit := word(found, at)) in _UNITS:
        value *= _UNITS[unit]
        at += 1
    return value, at


def _worded(found: Sequence[Piece], at: int) -> tuple[int, int] | None:
    """Read number words: total of the thousands so far, and the hundreds being read."""
    half = word(found, at) == "half"
    at += half
    if word(found, at) in ("a", "an"):
        if word(found, at + 1) not in _UNITS:
            return None
        total, hundreds, at = 0, _WHOLE // 2 if half else _WHOLE, at + 1
    elif half:
        return None
    else:
        total, hundreds = 0, 0
    begun = at
    while True:
        here = _after_joint(found, at) if at > begun else at
        each = word(found, here)
        if each in _SMALL:
            if at > begun and not _may_follow(hundreds, _SMALL[each]):
                break
            hundreds += _SMALL[each] * _WHOLE
        elif each in _LARGE:
            total, hundreds = total + (hundreds or _WHOLE) * _LARGE[each], 0
        elif each in _UNITS:
            hundreds = (hundreds or _WHOLE) * _UNITS[each]
        else:
            break
        at = here + 1
    return (total + hundreds, at) if at > begun else None


def _after_joint(found: Sequence[Piece], at: int) -> int:
    """Return the index after "and" or a hyphen between two number words."""
    before, joint, after = word(found, at - 1), word(found, at), word(found, at + 1)
    if joint == "-" and before in _SMALL and after in _SMALL:
        return at + 1
    if joint == "and" and (before == "hundred" or before in _LARGE) and after in _SMALL:
        return at + 1
    return at


def _may_follow(hundreds: int, small: int) -> bool:
    """Tell whether "five" may follow "twenty" or "two hundred": not "five" after "five"."""
    rest = hundreds // _WHOLE % 100
    return rest == 0 or (rest >= 20 and rest % 10 == 0 and small < 10)
