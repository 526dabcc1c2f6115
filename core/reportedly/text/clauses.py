"""Clauses of one sentence, with their offsets: a heuristic, so that content is selected quickly.

A sentence is cut
- at a semicolon, a colon, a dash, and where a sentence ends inside a quotation;
- at the marks of a quotation of four words or more;
- where what is said begins and ends, as far as `frames` sees it: after "Russian officials said
  that" (with the "that"), before "according to";
- before a relative clause, a subordinator, and "that" with its clause;
- at a comma before something that has a verb or is an apposition, an opener ("including") or a
  participle of its own: not in a list, not after "On Tuesday";
- before "and", "but", "or" with a verb.

A clause has no separator at its ends and does not begin with the coordinator that joins it, so
that it can be taken as content as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportedly.text.frames import LONGEST, frames
from reportedly.text.grammar import (
    COORDINATORS,
    DETERMINERS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    Token,
    has_verb,
    is_adverb,
    is_verb,
    tokens,
)
from reportedly.text.quotations import quotations
from reportedly.text.ranges import Range, trimmed
from reportedly.text.spotting import CLOSING, OPENING, word_at

SEPARATORS = ",;:.—–-"
"""What stands between clauses and in none of them; a coordinator may, too."""

_HARD = frozenset(";:—–-")
_STOPS = frozenset(".!?…")
_OPENERS = frozenset("according despite especially including mostly particularly with".split())
_BEFORE_CLAUSE = SUBORDINATORS | {"after", "before", "as"}
_PUNCTUATED = re.compile(r"[,;:—–]\s+")


def clauses(text: str, start: int, end: int) -> list[Range]:
    """Return the clauses of the sentence `[start, end)`, in order.

    They are disjoint, cut no grapheme cluster, and cover the sentence but for white space,
    `SEPARATORS` and the coordinators between them.
    """
    if end - start > LONGEST:
        cuts = [start, *(found.end() for found in _PUNCTUATED.finditer(text, start, end)), end]
        pieces = [trimmed(text, a, b, SEPARATORS) for a, b in zip(cuts, cuts[1:])]
        return [piece for piece in pieces if piece]
    found = tokens(text, start, end)
    cuts = sorted({0, *_cuts(text, found), len(found)})
    result: list[Range] = []
    for first, last in zip(cuts, cuts[1:]):
        while first < last and _is_joint(found[first], first > 0):
            first += 1
        while first < last and _is_joint(found[last - 1], first > 0):
            last -= 1
        ...
    return result
