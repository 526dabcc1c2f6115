"""Where in a sentence cues stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from reportedly.text import cues
from reportedly.text.cues import listed
from reportedly.text.grammar import (
    AUXILIARIES,
    BE,
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    Token,
    has_verb,
    is_adverb,
    is_auxiliary,
    word_at,
)

OPENING = frozenset("“„‘«\"'")
CLOSING = frozenset("”’»\"'")
_HEADLINE = listed("says said denies confirms admits")
_CATENATIVE = listed(
    """able agreed agrees continue continued continues decline declined declines declining fail
    failed fails offered refuse refused refuses refusing unable unwilling went"""
)
_TOLLS = listed("count damage death dead figure number tally toll total")


class Spot(NamedTuple):
    """A cue in a list of tokens.

    Attributes:
        kind: `verb` has its source before it or, inverted, after it; `after` has it right after
            it ("according to"); `implicit` has none ("reportedly", "is believed to").
        start: Index of its first token.
        end: Index after its last token.
        base: Base form of its verb; else the word that makes it a cue.
    """

    kind: Literal["verb", "after", "implicit"]
    start: int
    end: int
    base: str


def spots(found: Sequence[Token]) -> list[Spot]:
    """Return the cues among the tokens of a sentence, in order, not overlapping."""
    result: list[Spot] = []
    for at in range(len(found)):
        if result and at < result[-1].end:
            continue
        spot = _phrase(found, at) or _passive(found, at) or _verb(found, at)
        if spot and not (result and spot.start < result[-1].end):
            result.append(spot)
    return result


def _phrase(found: Sequence[Token], at: int) -> Spot | None:
    word = found[at].word
    after = word_at(found, at + 1)
    if word == "according" and after == "to":
        return Spot("after", at, at + 2, "say")
    if word in cues.CITING and word_at(found, at - 1) == ",":
        return Spot("after", at, at + 1, "say")
    told = at + 1 + (after == "first" or is_adverb(after))
    if word == "as" and word_at(found, told + 1) in ("by", "in"):
        base = cues.bases().get(word_at(found, told))
        return Spot("after", at, told + 2, base) if base else None
    if word in cues.ADVERBS:
        return Spot("implicit", at, at + 1, word)
    if word in cues.HEARSAY and word_at(found, at + 1) in ("that", "of"):
        start = at - 1
        while start > 0 and at - start < 5 and found[start].word not in ("there", "there's"):
            start -= 1
        if start >= 0 and found[start].word.startswith("there"):
            return Spot("implicit", start, at + 1 + (after == "of"), word)
    return None


def _passive(found: Sequence[Token], at: int) -> Spot | None:
    word = found[at].word
    if word not in cues.bases() or not word.endswith(("ed", "said", "thought", "understood")):
        return None
    start = at
    while start > 0 and (found[start - 1].word in AUXILIARIES or is_adverb(found[start - 1].word)):
        start -= 1
    if not any(found[each].word in BE for each in range(start, at)):
        return None
    while is_adverb(found[start].word):
        start += 1
    after = word_at(found, at + 1)
    if after == "by":
        return Spot("after", start, at + 2, cues.bases()[word])
    if word not in cues.PASSIVES:
        return None
    return Spot("implicit", start, at + 1 + (after in ("to", "of", "as")), word)


def _verb(found: Sequence[Token], at: int) -> Spot | None:
    token = found[at]
    base = cues.bases().get(token.word)
    if base is None or (token.is_name and not (at and token.word in _HEADLINE)):
        return None
    before = word_at(found, at - 1)
    start = _start(found, at)
    if before == "to" and start == at:
        return None
    if token.word.endswith("ed") and word_at(found, at + 1) == "by":  # "missiles reported by"
        return None
    progressive = start < at or is_auxiliary(before)
    if token.word.endswith("ing") and not (progressive or before in (",", "statement")):
        return None
    end = at + 1 + (word_at(found, at + 1) in cues.PREPOSITIONS.get(base, "").split())
    if start == at and before in DETERMINERS | PREPOSITIONS | {"their", "own"}:
        return None
    passive = any(found[each].word in BE for each in range(start, at)) and before != "to"
    if passive and not token.word.endswith("ing"):
        return None
    return Spot("verb", start, end, base) if _fits(found, start, at, end, base) else None


def _start(found: Sequence[Token], at: int) -> int:
    """Return where the verb phrase that ends with the verb `at` begins: "would not confirm"."""
    start = at
    if word_at(found, at - 1) == "to" and word_at(found, at - 2) in _CATENATIVE:
        start = at - 2
    reached = start
    while reached and (is_auxiliary(found[reached - 1].word) or is_adverb(found[reached - 1].word)):
        reached -= 1
        if is_auxiliary(found[reached].word) and "'" not in found[reached].word.replace("n't", ""):
            start = reached
    return start


def _fits(found: Sequence[Token], start: int, at: int, end: int, base: str) -> bool:
    """Tell whether what stands around a verb shows that it links a source to something said."""
    word, after = found[at].word, word_at(found, end)
    said = after in ("that", ":") or after in OPENING or _quoted_before(found, start)
    if base in ("ask", "decline", "refuse") and after in ("to", "not"):
        return False
    if word_at(found, start - 1) in ("when", "if"):  # "when asked whether"
        return False
    if base == "put":
        return any(word_at(found, each) in _TOLLS for each in range(end, end + 5))
    if base in cues.VERBS["evaluates"]:
        return said or after in DETERMINERS | PRONOUNS | {"it", "him", "them", "us", "reports"}
    if base in cues.DEMANDING_THAT:
        return said
    if base in cues.VERBS["believes"]:
        return said or _begins_clause(found, end)
    if word in cues.NOUNS:
        before = word_at(found, start - 1)
        return said or start < at or before in PRONOUNS or _begins_clause(found, end)
    return not word_at(found, start - 1).isdigit()


def _quoted_before(found: Sequence[Token], start: int) -> bool:
    """Tell whether a comma or closing mark stands before the subject, which is a few words long."""
    for at in range(start - 1, max(start - 8, -1), -1):
        if not found[at].is_word:
            return found[at].text in CLOSING
    return False


def _begins_clause(found: Sequence[Token], at: int) -> bool:
    """Tell whether a subject and its verb follow."""
    if at >= len(found) or not found[at].is_word or found[at].word in COORDINATORS:
        return False
    stop = next((each for each in range(at, len(found)) if not found[each].is_word), len(found))
    return has_verb(found, at + 1, min(stop, at + 12))
