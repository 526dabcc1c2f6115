"""Quantities in words, read as bounds by the project's convention.

"more than 100" is at least 101, "as many as 100" at most 100, "about 100" is 100 and approximate,
"dozens" lies between 24 and 99. Words such as "dozens" come from the codebook.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reportedly.text.cues import listed
from reportedly.text.numerals import PLURALS, Piece, amount, pieces, word
from reportedly.text.ranges import Range
from reportedly_schemas.default_codebook import QUANTITY_WORDS

Words = Mapping[str, tuple[int | None, int | None]]
"""Words and the least and most they stand for; None where there is no bound."""

DEFAULT_WORDS: Words = QUANTITY_WORDS | dict.fromkeys(("several", "many"), (None, None))

_MEANINGS = {
    "more": """more than|over|just over|well over|above|in excess of|upwards of|greater than
        |exceeding""",
    "least": "at least|no fewer than|no less than|not less than|a minimum of",
    "most": "as many as|as much as|up to|at most|no more than|not more than|a maximum of",
    "fewer": "fewer than|less than|just under|under|below",
    "about": """about|around|roughly|approximately|some|nearly|almost|close to|closer to
        |an estimated|estimated""",
}
_PREFIXES = {phrase.strip(): kind for kind, said in _MEANINGS.items() for phrase in said.split("|")}
_SUFFIXES = {
    "or so": "about",
    "or more": "least",
    "+": "least",
    "plus": "least",
    "or fewer": "most",
    "or less": "most",
}
_LEADING = listed("the a an another all only just total of additional further these those “ \" ‘ '")
_MONTHS = listed(
    """january february march april may june july august september october november december jan
    feb mar apr jun jul aug sept sep oct nov dec"""
)
_NUMBERED = listed(
    """no number article chapter section page room flight route version part phase level figure
    table vol p pp # unit resolution"""
)
_NOT_BEFORE_ONE = listed("no any every some each this that which the another")
_NOT_AFTER_ONE = listed("of another day 's ’s")
_UNITS = listed(
    """year month week day hour minute second mile kilometre kilometer metre meter foot ton tonne
    man woman person member strong odd storey story point seat"""
)
_CLOCK = re.compile(r"\s*(?:[ap]\.?m\b|:\d)", re.IGNORECASE)
_YEARS = range(1900, 2100)
_LONGEST = 200


class Bounds(NamedTuple):
    """What a quantity says in numbers.

    Attributes:
        min: The least it can be, or None.
        max: The most it can be, or None.
        approximate: Whether its figure is only a rough one.
    """

    min: int | None
    max: int | None
    approximate: bool


class _Reading(NamedTuple):
    bounds: Bounds
    end: int
    qualified: bool
    vague: bool


def read_quantity(raw: str, words: Words = DEFAULT_WORDS) -> Bounds | None:
    """Return the bounds of a quantity as an article words it.

    What is counted may follow ("about 100 people"), another number may not.

    Args:
        raw: The words, such as "more than 100".
        words: Words without digits, in lower case, and their bounds.

    Returns:
        None when it does not read as one quantity of whole numbers.
    """
    if len(raw) > _LONGEST:
        return None
    found = pieces(raw, 0, len(raw))
    at = 0
    while at < len(found):
        read = _read(found, at, words)
        if read:
            later = (_read(found, each, words) for each in range(read.end, len(found)))
            return None if any(each and any(each.bounds) for each in later) else read.bounds
        if found[at].word not in _LEADING:
            return None
        at += 1
    return None


def find_quantities(text: str, start: int, end: int, words: Words = DEFAULT_WORDS) -> list[Range]:
    """Return the stretches of `[start, end)` that read as a quantity, the longest ones, in order.

    Dates, years, times of day, numbers in names (F-16) and "one" as a pronoun are left out.
    """
    found = pieces(text, start, end)
    ranges: list[Range] = []
    at = 0
    while at < len(found):
        read = _read(found, at, words)
        if read is None or _is_no_count(text, found, at, read):
            at += 1
            continue
        after = _after_unit(found, read.end)
        ranges.append(Range(found[at].start, found[after - 1].end))
        at = after
    return ranges


def _read(found: Sequence[Piece], at: int, words: Words) -> _Reading | None:
    """Read the quantity that begins with the piece `at`."""
    start = at
    kinds: list[str] = []
    while (prefix := _phrase(found, at, _PREFIXES)) and len(kinds) < 2:
        kinds.append(prefix[0])
        at = prefix[1]
    read = _range(found, at) or _vague(found, at, words)
    if read is None:
        read = _vague(found, start, words) if kinds else None
        return _Reading(*read, qualified=False, vague=True) if read else None
    bounds, end = read
    if suffix := _phrase(found, end, _SUFFIXES):
        kinds.append(suffix[0])
        end = suffix[1]
    for kind in kinds:
        bounds = _qualified(bounds, kind)
    return _Reading(bounds, end, bool(kinds), found[at].word in words)


def _qualified(bounds: Bounds, kind: str) -> Bounds:
    low, high, rough = bounds
    if kind == "about":
        return Bounds(low, high, True)
    if kind in ("more", "least"):
        above = 1 if kind == "more" and low == high else 0
        return Bounds(None if low is None else low + above, None, rough)
    below = 1 if kind == "fewer" else 0
    return Bounds(None, None if high is None else high - below, rough)


def _phrase(found: Sequence[Piece], at: int, phrases: Mapping[str, str]) -> tuple[str, int] | None:
    """Return the kind of the longest phrase at the piece `at`, and the index after it."""
    for length in (3, 2, 1):
        kind = phrases.get(" ".join(each.word for each in found[at : at + length]))
        if kind and at + length <= len(found):
            return kind, at + length
    return None


def _range(found: Sequence[Piece], at: int) -> tuple[Bounds, int] | None:
    """Read a number, or two: "200 to 300", "between 200 and 300"."""
    opening = word(found, at)
    joints = {"between": ("and",), "from": ("to",)}.get(opening, ("to", "-", "–", "—"))
    low = amount(found, at + (opening in ("between", "from")))
    if low is None:
        return None
    high = amount(found, low[1] + 1) if word(found, low[1]) in joints else None
    if high and high[0] > low[0]:
        return Bounds(low[0], high[0], False), high[1]
    if opening in ("between", "from"):
        return None
    return Bounds(low[0], low[0], False), low[1]


def _vague(found: Sequence[Piece], at: int, words: Words) -> tuple[Bounds, int] | None:
    """Read a word of the table, or "tens of thousands": at least two of the unit."""
    for length in (3, 2, 1):
        known = words.get(" ".join(each.word for each in found[at : at + length]))
        if known and at + length <= len(found):
            low, high = known
            break
    else:
        length = 1
        if word(found, at) not in PLURALS:
            return None
        low, high = 2 * PLURALS[word(found, at)], None
    end = at + length
    unit = PLURALS.get(word(found, end + 1)) if word(found, end) == "of" else None
    if unit and low:
        return Bounds(low * unit, None, False), end + 2
    return None if word(found, at) == "tens" else (Bounds(low, high, False), end)


def _is_no_count(text: str, found: Sequence[Piece], at: int, read: _Reading) -> bool:
    """Tell whether what reads as a number is a date, a name, a time or a pronoun."""
    first, last = found[at], found[read.end - 1]
    before, after = word(found, at - 1), word(found, read.end)
    if at > 0 and found[at - 1].end == first.start and before in "-‑/.:#":
        return True
    if _CLOCK.match(text, last.end) or _is_compound(found, read.end):
        return True
    if read.vague:
        return before in ("how", "so", "too", "as") or (first.word == "some" and after == "of")
    if read.qualified:
        return False
    named = word(found, at - 2) if before == "." else before
    if before in _MONTHS or after in _MONTHS or named in _NUMBERED:
        return True
    if first.word == "one" and read.bounds.max == 1:
        return before in _NOT_BEFORE_ONE or after in _NOT_AFTER_ONE
    return any(_is_year(text[each.start : each.end]) for each in found[at : read.end])


def _is_year(written: str) -> bool:
    return len(written) == 4 and written.isdecimal() and int(written) in _YEARS


def _is_compound(found: Sequence[Piece], at: int) -> bool:
    """Tell whether a hyphen and a word that is no unit are attached: "two-thirds", "747-style"."""
    return _is_hyphenated(found, at) and found[at + 1].word not in _UNITS


def _is_hyphenated(found: Sequence[Piece], at: int) -> bool:
    if at + 1 >= len(found) or found[at].word not in "-‑":
        return False
    return found[at - 1].end == found[at].start and found[at].end == found[at + 1].start


def _after_unit(found: Sequence[Piece], at: int) -> int:
    """Return the index after the words that a hyphen attaches: "16-year-old"."""
    while _is_hyphenated(found, at):
        at += 2
    return at
