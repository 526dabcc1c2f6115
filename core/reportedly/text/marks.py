"""Quotation marks of one paragraph, paired. Apostrophes and possessives are told from them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from reportedly.text.ranges import Range

SINGLE = "‘‚'"
"""Opening marks that may as well be an apostrophe."""

_DEPTH = 8
_LOOK = 1000

_CLOSERS = {
    "“": "”",
    "„": "”“",
    "«": "»",
    "「": "」",
    "『": "』",
    '"': '"',
    "‘": "’",
    "‚": "’‘",
    "'": "'’",
}
OPENERS = "".join(_CLOSERS)
"""All marks that can open a quotation."""

_MARK = re.compile("[" + "".join({*_CLOSERS, *"".join(_CLOSERS.values())}) + "]")
_OPENS_AFTER = re.compile(r"[\s(\[{<“„‘‚«「『\"'—–/:-]")
_ELISION = re.compile(r"['‘’](?:\d\ds?|s|t|d|m|ll|re|ve|em|til|tis|twas|cause|n)\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?<=[sSzZxX])['’](?=\s+[^\W\dA-Z_])")
_SINGLE_CLOSER = re.compile(r"(?<=\S)['’](?!\w)")


class Pairs(NamedTuple):
    """The quotations of a paragraph, each from its opening mark, relative to the paragraph's start.

    Attributes:
        closed: Up to the end of the closing mark.
        broken: Up to where the same mark opens again before anything closed it.
        open: Offsets of the opening marks that nothing closed, outermost first.
    """

    closed: tuple[Range, ...]
    broken: tuple[Range, ...]
    open: tuple[int, ...]


@lru_cache(maxsize=256)
def pairs(paragraph: str) -> Pairs:
    """Pair the marks of a paragraph."""
    closed: list[Range] = []
    unclosed: list[int] = []
    open_marks: list[int] = []
    for found in _MARK.finditer(paragraph):
        at = found.start()
        opener = _opener(paragraph, at, open_marks)
        if opener is not None:
            closed.append(Range(opener, at + 1))
            del open_marks[open_marks.index(opener) :]
        elif _opens(paragraph, at):
            if paragraph[at] in "\"'":  # marks without a direction do not nest in themselves
                again = [each for each in open_marks if paragraph[each] == paragraph[at]]
                unclosed += again
                open_marks = [each for each in open_marks if each not in again]
            open_marks.append(at)
            if len(open_marks) > _DEPTH:
                unclosed.append(open_marks.pop(0))
    return _settled(paragraph, sorted(closed), {*unclosed, *open_marks})


def _settled(paragraph: str, closed: list[Range], unclosed: set[int]) -> Pairs:
    """Break off each unclosed quotation where the same mark opens again."""
    broken: list[Range] = []
    still_open: list[int] = []
    following: dict[str, int] = {}
    for at in sorted([*(pair.start for pair in closed), *unclosed], reverse=True):
        mark = paragraph[at]
        if at in unclosed and mark not in following:
            still_open.append(at)
        elif at in unclosed and mark not in SINGLE:
            broken.append(Range(at, following[mark]))
        following[mark] = at
    return Pairs(tuple(closed), tuple(reversed(broken)), tuple(reversed(still_open)))


def _opener(paragraph: str, at: int, open_marks: list[int]) -> int | None:
    """Return the innermost open mark which the mark at `at` closes."""
    mark = paragraph[at]
    opener = next(
        (each for each in reversed(open_marks) if mark in _CLOSERS[paragraph[each]]), None
    )
    if opener is None:
        return None
    if mark in "'’":
        return opener if _closes_single(paragraph, at) else None
    if mark in _CLOSERS and _opens(paragraph, at) and paragraph[opener] not in "„‚":
        return None
    return opener


def _closes_single(paragraph: str, at: int) -> bool:
    if not _SINGLE_CLOSER.match(paragraph, at):
        return False
    if not _POSSESSIVE.match(paragraph, at):
        return True
    # “the soldiers’ base”: a possessive, if something further on can close the quotation.
    for found in _MARK.finditer(paragraph, at + 1, at + _LOOK):
        later = found.start()
        if paragraph[later] in SINGLE and _opens(paragraph, later):
            return True
        if _SINGLE_CLOSER.match(paragraph, later) and not _POSSESSIVE.match(paragraph, later):
            return False
    return True


def _opens(paragraph: str, at: int) -> bool:
    mark = paragraph[at]
    if mark not in _CLOSERS or at + 1 == len(paragraph):
        return False
    if mark in "„«「『":
        return True
    if mark in SINGLE and _ELISION.match(paragraph, at):
        return False
    shaped = at == 0 or _OPENS_AFTER.match(paragraph, at - 1) is not None
    return shaped and not paragraph[at + 1].isspace()
