"""The words that two texts share, each by itself and in a row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.text.grammar import (
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
)

EMPTY_WORDS = (
    COORDINATORS | SUBORDINATORS | RELATIVES | DETERMINERS | PRONOUNS | PREPOSITIONS | AUXILIARIES
)
"""Words of grammar: they say little of what a text is about."""

LOOKED_AT = 500
"""So many words of a text are looked through for a run."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


def spelled(text: str) -> list[str]:
    """The words of a text, case folded; where no spaces part them, pairs of characters."""
    found = []
    for word in _WORD.findall(text.casefold()):
        if _UNSPACED.search(word):
            found += [word[at : at + 2] for at in range(max(1, len(word) - 1))]
        else:
            found.append(word)
    return found


def singular(word: str) -> str:
    """A word without the ending of a plural."""
    plural = len(word) > 3 and word[-1] == "s" and word[-2] != "s"
    return word[:-1] if plural else word


def longest_run(one: Sequence[str], other: Sequence[str]) -> tuple[str, int]:
    """The longest run of words that stands in both, and how many words it has.

    Of a very long text only the beginning is looked at.
    """
    one, other = one[:LOOKED_AT], other[:LOOKED_AT]
    places: dict[str, list[int]] = {}
    for at, word in enumerate(other):
        places.setdefault(word, []).append(at)
    best, end = 0, 0
    before: dict[int, int] = {}
    for at, word in enumerate(one):
        here = {place: before.get(place - 1, 0) + 1 for place in places.get(word, ())}
        for length in here.values():
            if length > best:
                best, end = length, at + 1
        before = here
    return _joined(one[end - best : end]), best


def _joined(words: Sequence[str]) -> str:
    """Words as one text; pairs of characters overlap."""
    if words and _UNSPACED.search("".join(words)):
        return "".join(word[0] for word in words) + words[-1][1:]
    return " ".join(words)
