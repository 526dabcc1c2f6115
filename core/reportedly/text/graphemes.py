"""Grapheme cluster boundaries (UAX 29), found at any offset without reading the whole text.

Clusters are those of `regex`'s `\\X`. That module is imported when the first text comes that is
not plain; in plain text every pair of neighbours but CR LF has a boundary between it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex


@cache
def _cluster() -> regex.Pattern[str]:
    import regex

    return regex.compile(r"\X")


@cache
def _certain() -> regex.Pattern[str]:
    """Compile a backward search for a boundary that is certain from its two neighbours alone.

    No rule joins a character to an `Other` one before it, except one that extends it; nothing is
    joined to a control but the LF after a CR; and after marks and Korean syllables only a
    consonant of an Indic script can be.
    """
    import regex

    extending = r"[\p{GCB=Extend}\p{GCB=ZWJ}\p{GCB=SpacingMark}]"
    complete = r"[\p{GCB=Extend}\p{GCB=SpacingMark}\p{GCB=V}\p{GCB=T}\p{GCB=LV}\p{GCB=LVT}]"
    fresh = r"[\p{GCB=Control}\p{GCB=L}\p{GCB=LV}\p{GCB=LVT}[\p{GCB=Other}--\p{InCB=Consonant}]]"
    return regex.compile(
        rf"(?rsV1)\A|(?<=\p{{GCB=Other}})(?!{extending})(?=.)|(?<=[\p{{GCB=Control}}\n])(?=.)"
        rf"|(?<={complete})(?={fresh})"
    )


def _is_plain(one: str, other: str) -> bool:
    """Tell whether two neighbours are of blocks where nothing attaches to its neighbour."""
    return _stands_alone(one) and _stands_alone(other) and not (one == "\r" and other == "\n")


def _stands_alone(character: str) -> bool:
    return (
        character < "\u0300"  # Latin
        or "\u0370" <= character <= "\u0482"  # Greek, Cyrillic
        or "\u048a" <= character <= "\u0590"
        or "\u2010" <= character <= "\u20cf"  # punctuation, currency
        or "\u3000" <= character <= "\u3029"
        or "\u3041" <= character <= "\u3096"  # kana
        or "\u30a0" <= character <= "\u30ff"
        or "\u4e00" <= character <= "\u9fff"  # ideographs
    )


def snap(text: str, at: int) -> int:
    """Return the last boundary at or before `at`, which is clamped to the text."""
    if at <= 0:
        return 0
    if at >= len(text):
        return len(text)
    before, after = text[at - 1], text[at]
    if before < "\u0300" > after != "\n" or _is_plain(before, after):
        return at
    found = _certain().search(text, 0, at + 1)
    boundary = found.start() if found else 0
    while boundary < at and (reached := _cluster_end(text, boundary)) <= at:
        boundary = reached
    return boundary


def is_boundary(text: str, at: int) -> bool:
    """Tell whether a cluster begins or ends at `at`; so it is at both ends of the text."""
    return at <= 0 or at >= len(text) or snap(text, at) == at


def next_boundary(text: str, at: int) -> int:
    """Return the first boundary after `at`, or the end of the text."""
    at = max(at, 0)
    if at >= len(text):
        return len(text)
    if at + 1 < len(text) and _is_plain(text[at], text[at + 1]):
        return at + 1
    return _cluster_end(text, snap(text, at))


def previous_boundary(text: str, at: int) -> int:
    """Return the last boundary before `at`, or 0."""
    return snap(text, min(at, len(text)) - 1)


def snap_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen `[start, end)` until it cuts no cluster."""
    return snap(text, start), end if is_boundary(text, end) else next_boundary(text, end)


def _cluster_end(text: str, boundary: int) -> int:
    found = _cluster().match(text, boundary)
    return found.end() if found else len(text)
