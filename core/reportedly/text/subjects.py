"""The words that name a source: before a verb, or after a cue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reportedly.text.cues import listed
from reportedly.text.grammar import (
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    TIMES,
    Token,
    has_verb,
    is_adverb,
    is_auxiliary,
    is_verb,
    word_at,
)
from reportedly.text.ranges import Range

_BREAKS = frozenset(';:“”„«»"()—–-')
_APPOSED = listed("a an the his her its their our my") | RELATIVES
_FILLERS = listed(
    """however moreover meanwhile furthermore nevertheless nonetheless besides indeed instead
    earlier later separately still also then as and but so though although while whereas
    that"""
)
_ADJUNCTS = (PREPOSITIONS | TIMES | SUBORDINATORS) - {"like"}
_NEVER_APPOSED = _FILLERS | _ADJUNCTS | COORDINATORS | PRONOUNS - RELATIVES
_LEADING_ON = PREPOSITIONS | COORDINATORS | DETERMINERS
_TIMELY = listed("first since")
_ASIDES = listed("citing quoting speaking")
_ENDING = listed("in on at during after before via through by as when while because")
_LONGEST = 60


class Source(NamedTuple):
    """A source as a stretch of a sentence.

    Attributes:
        short: The smallest noun phrase that names it.
        long: With its apposition; the same where there is none.
        head: Index of the first token of its short form.
        start: Index of the first token of its long form.
        end: Index after the last token of its long form.
    """

    short: Range
    long: Range
    head: int
    start: int
    end: int


def subject_before(found: Sequence[Token], at: int, floor: int) -> Source | None:
    """Return the subject of the verb phrase that begins with the token `at`.

    Args:
        found: The tokens of the sentence.
        at: Index of the verb phrase's first token.
        floor: Index of the first token that may belong to the subject.

    Returns:
        None when the verb has no subject of its own: "… and said".
    """
    while at > floor and (is_adverb(found[at - 1].word) or found[at - 1].word in _TIMELY):
        at -= 1
    if at > floor and found[at - 1].word == "who":
        at -= 1
    elif at > floor and _pronoun(found[at - 1]) in PRONOUNS:  # "he", also in "he's claiming"
        return _source(found, (at - 1, at), (at - 1, at))
    parts = _parts(found, _clause_start(found, at, floor), at)
    while parts and not _is_phrase(found, *parts[0]):
        parts.pop(0)
    if not parts:
        return None
    if found[at - 1].text == ",":
        short, last = parts[0], parts[0]
        for part in parts[1:]:
            if not _is_apposition(found, *part):
                break
            last = part
        return _source(found, short, (short[0], last[1]))
    own = parts[-1][1] == at and _is_phrase(found, *parts[-1])
    return _adjacent(found, parts) if own else None


def _adjacent(found: Sequence[Token], parts: Sequence[tuple[int, int]]) -> Source:
    """Return the subject whose last part stands right before its verb, without a comma."""
    *before, last = parts
    if not before:
        return _source(found, last, last)
    start, end = before[-1]
    whole = start, last[1]
    if found[start].is_name and found[last[0]].word in ("a", "an"):
        return _source(found, before[-1], whole)
    if any(each.word in ("and", "or") for each in found[last[0] : last[1]]) and end - start <= 3:
        return _source(found, (before[0][0], last[1]), (before[0][0], last[1]))
    return _source(found, last, whole)


def source_after(found: Sequence[Token], at: int) -> Source | None:
    """Return the noun phrase that begins with the token `at`, with its apposition."""
    if at >= len(found) or not found[at].is_word or found[at].word in _ADJUNCTS | RELATIVES:
        return None
    end = at
    while end < len(found) and not _ends_phrase(found, at, end):
        end += 1
    if end == at + 1 and not found[at].is_name and end < len(found) and found[end].word == "who":
        while end < len(found) and found[end].is_word:
            end += 1
    if end == at:
        return None
    stop = _part_end(found, end + 1)
    apposed = end < len(found) and found[end].text == "," and _is_apposition(found, end + 1, stop)
    return _source(found, (at, end), (at, stop if apposed else end))


def _source(found: Sequence[Token], short: tuple[int, int], long: tuple[int, int]) -> Source:
    return Source(span(found, *short), span(found, *long), short[0], *long)


def span(found: Sequence[Token], start: int, end: int) -> Range:
    """Return the stretch of the tokens `start … end - 1`; of "he's", it takes "he"."""
    last = found[end - 1]
    cut = last.word.find("'") if is_auxiliary(last.word) and "n't" not in last.word else -1
    return Range(found[start].start, last.start + cut if cut > 0 else last.end)


def _clause_start(found: Sequence[Token], at: int, floor: int) -> int:
    """Return the index of the first token of the clause whose verb is the token `at`."""
    start = _before_aside(found, at, floor)
    while start > max(floor, at - _LONGEST):
        word = found[start - 1].word
        if word in _BREAKS or word in SUBORDINATORS or word in ("that", "which", "whom", "where"):
            break
        if word in ("but", "yet") or (word in COORDINATORS and _joins(found, start - 1, floor)):
            break
        start -= 1
    return start


def _before_aside(found: Sequence[Token], at: int, floor: int) -> int:
    """Return the index of the comma before what stands between a subject and its verb."""
    if at - 1 <= floor or found[at - 1].text != ",":
        return at
    for comma in range(at - 2, floor, -1):
        if found[comma].text == "," and found[comma + 1].word in RELATIVES | _APPOSED | _ASIDES:
            return comma
    return at


def _joins(found: Sequence[Token], at: int, floor: int) -> bool:
    """Tell whether the coordinator `at` begins a clause, and not the last item of a list."""
    start = at
    while start > floor and found[start - 1].text != ",":
        start -= 1
    if start == at:
        return has_verb(found, floor, at)
    participle = start > floor and found[start].word.endswith("ed")
    return not participle and has_verb(found, start, at)


def _parts(found: Sequence[Token], start: int, end: int) -> list[tuple[int, int]]:
    """Cut tokens at their commas, and each part down to the phrase it may hold."""
    commas = [at for at in range(start, end) if found[at].text == ","]
    bounds = [start, *(at + 1 for at in commas)]
    parts = [_without_fillers(found, *part) for part in zip(bounds, [*commas, end], strict=True)]
    if parts[-1][0] < parts[-1][1]:
        parts[-1] = _after_adjunct(found, *parts[-1])
    return [part for part in parts if part[0] < part[1]]


def _without_fillers(found: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """Drop "however" and the like before a noun phrase, and what trails after it."""
    while start < end and _is_filler(found[start]):
        start += 1
    while end > start and (found[end - 1].word in RELATIVES or is_adverb(found[end - 1].word)):
        end -= 1
    return start, end


def _after_adjunct(found: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """Drop "In a statement" before a noun phrase that follows without a comma."""
    if found[start].word not in _ADJUNCTS:
        return start, end
    return next((at for at in range(start + 2, end) if _begins_phrase(found, at)), start), end


def _is_filler(token: Token) -> bool:
    return token.word in _FILLERS or is_adverb(token.word) or not token.is_word


def _begins_phrase(found: Sequence[Token], at: int) -> bool:
    """Tell whether, after "In a statement" or "On Tuesday", a noun phrase begins here."""
    begins = found[at].is_name or found[at].word in DETERMINERS | PRONOUNS
    before = found[at - 1]
    return begins and (before.word in TIMES or not (before.word in _ADJUNCTS or before.is_name))


def _is_phrase(found: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether the tokens can be a noun phrase."""
    first = found[start]
    if first.word in _ADJUNCTS | RELATIVES or not first.is_word:
        return False
    if first.word.endswith(("ed", "ing")) and word_at(found, start + 1) in PREPOSITIONS:
        return False
    return not has_verb(found, start, _relative(found, start, end))


def _is_apposition(found: Sequence[Token], start: int, end: int) -> bool:
    first = found[min(start, len(found) - 1)]
    if start >= end or first.word in _NEVER_APPOSED or is_adverb(first.word):
        return False
    participle = first.word.endswith("ed") and word_at(found, start + 1) in PREPOSITIONS
    if _pronoun(first) in RELATIVES or participle:
        return True
    if first.word not in _APPOSED and (first.word in DETERMINERS or not first.word.isalpha()):
        return False
    return not has_verb(found, start, _relative(found, start, end))


def _relative(found: Sequence[Token], start: int, end: int) -> int:
    """Return the index of the first relative pronoun, or `end`."""
    pronouns = RELATIVES | {"that"}
    return next((at for at in range(start, end) if _pronoun(found[at]) in pronouns), end)


def _pronoun(token: Token) -> str:
    """Return the word without what is contracted to it: "who" of "who's"."""
    return token.word.partition("'")[0]


def _ends_phrase(found: Sequence[Token], start: int, at: int) -> bool:
    token = found[at]
    if not token.is_word:
        return token.text not in "'’-/&." or at + 1 == len(found)
    if token.word in _ENDING | RELATIVES | SUBORDINATORS | {"that", "but"}:
        return True
    if at > start and not token.is_name and token.word in TIMES | PRONOUNS:
        return True
    if at > start and token.word in DETERMINERS and found[at - 1].word not in _LEADING_ON:
        return True
    if at > start and token.word in TIMES and found[at - 1].is_name and token.word.endswith("day"):
        return True
    if token.word in COORDINATORS:
        return at + 1 == len(found) or is_verb(found, at + 1) or is_adverb(found[at + 1].word)
    return is_verb(found, at)


def _part_end(found: Sequence[Token], at: int) -> int:
    """Return the index of the comma, mark or end that ends the part of a sentence at `at`."""
    while at < len(found) and (found[at].text not in ",." and found[at].text not in _BREAKS):
        at += 1
    return min(at, len(found))
