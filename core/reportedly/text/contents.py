"""Where in a sentence what is said begins and ends."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.text.grammar import (
    COORDINATORS,
    PREPOSITIONS,
    SUBORDINATORS,
    TIMES,
    Token,
    has_verb,
    is_adverb,
    is_verb,
    word_at,
)
from reportedly.text.quotations import quotation_at
from reportedly.text.ranges import Range
from reportedly.text.spotting import CLOSING, OPENING

_LOOSE = frozenset(",.;:—–-")


def content(text: str, found: Sequence[Token], start: int, end: int) -> Range | None:
    """Return the stretch of the tokens `start … end - 1` as content.

    It has no loose punctuation at its ends, nor a coordinator at its end, nor a quotation mark
    whose other half lies outside. None when nothing is left.
    """
    while start < end:
        first, last = found[start], found[end - 1]
        if first.text in _LOOSE or _is_halved(text, first, first.start, last.end):
            start += 1
        elif (
            last.text in _LOOSE
            or last.word in COORDINATORS
            or _is_halved(text, last, first.start, last.end)
        ):
            end -= 1
        else:
            return Range(first.start, last.end)
    return None


def _is_halved(text: str, token: Token, start: int, end: int) -> bool:
    """Tell whether a token is a quotation mark whose other half lies outside `[start, end)`."""
    if token.text not in OPENING | CLOSING:
        return False
    pair = quotation_at(text, token.start)
    if pair is None or token.start not in (pair.outer.start, pair.outer.end - 1):
        return False
    return pair.outer.start < start or pair.outer.end > end


def content_before(
    text: str, found: Sequence[Token], end: int, *, only_quoted: bool
) -> Range | None:
    """Return the content that stands before the token `end`.

    A quotation that began in an earlier sentence is taken whole.

    Args:
        text: The text.
        found: The tokens of the sentence.
        end: Index of the first token of the source or cue after it.
        only_quoted: Take no more than the quotation, where it ends with one.
    """
    while end and found[end - 1].text in _LOOSE:
        end -= 1
    start = 0
    while start < end and found[start].word in COORDINATORS:
        start += 1
    if start == end:
        return None
    last = found[end - 1]
    quoted = quotation_at(text, last.start) if last.text in CLOSING else None
    if quoted and (only_quoted or quoted.outer.start < found[0].start):
        return quoted.outer
    return Range(found[start].start, last.end)


def rest_of_quotation(text: str, found: Sequence[Token], at: int) -> Range | None:
    """Return the quotation that begins at or after the token `at`: “…,” he said, “…”."""
    for token in found[at:]:
        if token.text in OPENING:
            pair = quotation_at(text, token.start)
            return pair.outer if pair and pair.outer.start == token.start else None
    return None


def trails(found: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether a source and cue stand after their content.

    Args:
        found: The tokens of the sentence.
        start: Index of the source's first token.
        end: Index after the cue's last.
    """
    if start < 2:
        return False
    quoted = any(found[at].text in CLOSING for at in (start - 1, start - 2))
    said = found[0].word in SUBORDINATORS or has_verb(found, 0, start)
    clause = found[start - 1].text == "," and said
    return (quoted or clause) and is_only_adjunct(found, end)


def is_only_adjunct(found: Sequence[Token], at: int) -> bool:
    """Tell whether no content begins at the token `at`: the sentence ends, or "in a briefing"."""
    if at >= len(found):
        return True
    if not found[at].is_word:
        return found[at].text != ":"
    if found[at].word in COORDINATORS | {"when", "while"}:
        return True
    if found[at].word not in PREPOSITIONS | TIMES:
        return False
    stop = next((i for i in range(at, len(found)) if not found[i].is_word), len(found))
    return not has_verb(found, at, stop) and all(each.word != "that" for each in found[at:stop])


def content_start(found: Sequence[Token], at: int) -> int:
    """Return the index of the first token after "in a statement", "on Tuesday" and "that"."""
    while at < len(found) and found[at].text in ",:":
        at += 1
    if word_at(found, at) in PREPOSITIONS | TIMES:
        ahead = range(at, min(at + 12, len(found)))
        begin = next((i for i in ahead if _introduces(found, i)), None)
        introduced = begin is not None and not has_verb(found, at, begin)
        at = begin if begin is not None and introduced else _after_time(found, at)
    while word_at(found, at) == "that":
        at += 1
    return at


def _introduces(found: Sequence[Token], at: int) -> bool:
    return found[at].word == "that" or (found[at].text in OPENING and found[at - 1].text in ",:")


def _after_time(found: Sequence[Token], at: int) -> int:
    """Return the index after "last week" or "on Tuesday", if it stands at the token `at`."""
    end = at + (word_at(found, at) == "on")
    if word_at(found, end) not in TIMES:
        return at
    while word_at(found, end) in TIMES | {"week", "month", "year", "night", "morning"}:
        end += 1
    return end


def asked_at(found: Sequence[Token], at: int, end: int) -> int:
    """Return the index of "when asked" among the tokens `at … end - 1`, or `end`."""
    asked = ("asked", "pressed", "questioned")
    whens = (i for i in range(at, end) if found[i].word == "when")
    return next((i for i in whens if word_at(found, i + 1) in asked), end)


def resumption(found: Sequence[Token], at: int, end: int) -> int | None:
    """Return the index of a coordinator after which the cue's own subject may go on acting.

    "… said Russia is a threat, but has also …": the "but". The content begins with the token `at`
    and ends before `end`.
    """
    for joint in range(at + 1, end - 1):
        if found[joint].word not in ("but", "and"):
            continue
        before = found[joint - 1].text
        apart = before == "," or before in CLOSING or not has_verb(found, at, joint)
        if apart and is_verb(found, after_adverbs(found, joint + 1)):
            return joint
    return None


def after_adverbs(found: Sequence[Token], at: int) -> int:
    """Return the index of the first token from `at` on that is no adverb; at most the last one."""
    while at < len(found) - 1 and is_adverb(found[at].word):
        at += 1
    return at
