"""Clauses of one sentence, with their offsets: a heuristic, so that content is selected quickly.

A sentence is cut
- at a semicolon, a colon, a dash, a comma that is not a Latin one, and where a sentence ends
  inside a quotation;
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
from bisect import bisect_left
from collections.abc import Sequence
from itertools import chain, pairwise

from reportedly.text.cues import listed
from reportedly.text.frames import LONGEST, frames
from reportedly.text.grammar import (
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    Token,
    has_verb,
    is_adverb,
    is_verb,
    tokens,
    word_at,
)
from reportedly.text.quotations import quotations
from reportedly.text.ranges import Range, trimmed
from reportedly.text.spotting import CLOSING

SEPARATORS = ",;:.—–-，、；：。،؛"
"""What stands between clauses and in none of them; a coordinator may, too."""

_HARD = frozenset(";:—–-，；：،؛")
_TRAILING = CLOSING | frozenset(SEPARATORS)
_STOPS = frozenset(".!?…")
_OPENERS = listed("according despite especially including mostly particularly with")
_BEFORE_CLAUSE = SUBORDINATORS | {"after", "before"}
_APPOSING = listed("a an the his her its their")
_PARTICIPLE = re.compile(r"[a-z]{3,}ing")
_QUOTED = 4
_PUNCTUATED = re.compile(r"[,;:—–]\s+")


def clauses(text: str, start: int, end: int) -> list[Range]:
    """Return the clauses of the sentence `[start, end)`, in order.

    They are disjoint, cut no grapheme cluster, and cover the sentence but for white space,
    `SEPARATORS` and the coordinators between them.
    """
    if end - start > LONGEST:
        bounds = [start, *(found.end() for found in _PUNCTUATED.finditer(text, start, end)), end]
        pieces = [trimmed(text, *piece, SEPARATORS) for piece in pairwise(bounds)]
        return [piece for piece in pieces if piece]
    found = tokens(text, start, end)
    cuts = _cuts(text, found) if found else []
    result: list[Range] = []
    for first, after in pairwise([0, *cuts, len(found)]):
        piece = _without_joints(text, found, first, after)
        if piece and result and piece.start < result[-1].end:
            piece = Range(result.pop().start, piece.end)
        if piece:
            result.append(piece)
    return result


def _without_joints(text: str, found: Sequence[Token], first: int, after: int) -> Range | None:
    """Return the tokens `first … after - 1` without separators and coordinators at their ends."""
    while first < after and _is_joint(found[first], first > 0):
        first += 1
    while first < after and _is_joint(found[after - 1], after < len(found)):
        after -= 1
    return trimmed(text, found[first].start, found[after - 1].end) if first < after else None


def _is_joint(token: Token, inside: bool) -> bool:
    return token.text in SEPARATORS or (inside and token.word in COORDINATORS)


def _cuts(text: str, found: Sequence[Token]) -> list[int]:
    """Return the indices, but the first, of the tokens that begin a clause."""
    certain = _certain(text, found)
    cuts = [0]
    for at in range(1, len(found)):
        introduces = found[at].word == "that" and (at + 1 in certain or at + 2 in certain)
        if at in certain or (not introduces and _begins(found, at, cuts[-1])):
            cuts.append(at)
    return cuts[1:]


def _certain(text: str, found: Sequence[Token]) -> set[int]:
    """Return the indices where quotations, and what sources say, begin and end."""
    sentence = found[0].start, found[-1].end
    marked = quotations(text, *sentence)
    offsets: list[int] = []
    for quotation in marked:
        if len(text[slice(*quotation.inner)].split()) >= _QUOTED:
            offsets += quotation.outer
    for frame in frames(text, sentence):
        said = frame.contents[0]
        if frame.source:
            offsets += chain.from_iterable(said)
        elif text[frame.cue.end : said[0].start].strip() == "that":
            offsets.append(said[0].start)
    starts = [token.start for token in found]
    openings = {quotation.outer.start for quotation in marked}
    result: set[int] = set()
    for offset in offsets:
        at = bisect_left(starts, offset)
        while at < len(found) and starts[at] not in openings and found[at].text in _TRAILING:
            at += 1
        result.add(at)
    return result


def _begins(found: Sequence[Token], at: int, last: int) -> bool:
    """Tell whether the token `at` begins a clause, the one before it having begun at `last`."""
    token, before = found[at], found[at - 1]
    stop = next((i for i in range(at + 1, len(found)) if not found[i].is_word), len(found))
    if before.text in _HARD:
        return before.text not in ":-" or token.start > before.end
    if before.text in _STOPS or (before.text in CLOSING and word_at(found, at - 2) in _STOPS):
        return token.is_name or token.text in "“„‘«"
    if not token.is_word:
        return False
    if before.text == ",":
        return _begins_after_comma(found, at, last, stop)
    left, right = at - last, stop - at
    if token.word in RELATIVES:
        return left >= 3 and right >= 4 and before.word not in PREPOSITIONS
    if token.word in _BEFORE_CLAUSE:
        return left >= 2 and right >= 3 and _states(found, at, stop)
    if token.word == "that":
        return left >= 3 and right >= 3 and (is_verb(found, at + 1) or _is_subject(found[at + 1]))
    return token.word in COORDINATORS and has_verb(found, last, at) and _acts(found, at, stop)


def _begins_after_comma(found: Sequence[Token], at: int, last: int, stop: int) -> bool:
    token, right = found[at], stop - at
    if token.word in RELATIVES or found[last].word in RELATIVES:
        return True
    if at - last < 4 and not has_verb(found, last, at - 1):  # "On Tuesday,"
        return False
    if token.word in COORDINATORS:
        return not _lists(found, at, last) and (_acts(found, at, stop) or _states(found, at, stop))
    if token.word in _BEFORE_CLAUSE:
        return _states(found, at, stop)
    if token.word in _OPENERS or _PARTICIPLE.fullmatch(token.word):
        return right >= 2
    if is_verb(found, at):
        return False
    listed_on = token.word == "the" and any(each.word in ("and", "or") for each in found[at:stop])
    apposition = token.word in _APPOSING and right >= 3 and not listed_on
    acting = any(_PARTICIPLE.fullmatch(each.word) for each in found[at:stop])
    return apposition or acting or has_verb(found, at, stop)


def _lists(found: Sequence[Token], at: int, last: int) -> bool:
    """Tell whether the coordinator `at`, after a comma, joins the last item of a list."""
    item = at - 1
    while item > last and found[item - 1].text != ",":
        item -= 1
    acts = has_verb(found, item, at - 1) or _PARTICIPLE.fullmatch(found[item].word)
    return item > last and not acts and at - item <= 5


def _acts(found: Sequence[Token], at: int, stop: int) -> bool:
    """Tell whether after the coordinator `at` stands a verb, or a short subject with its verb."""
    body = at + 1
    while body < stop - 1 and is_adverb(found[body].word):
        body += 1
    if stop - body < 2:
        return found[at - 1].text == "," and body < stop and is_verb(found, body)
    relative = next((i for i in range(body, stop) if found[i].word in RELATIVES), stop)
    short = found[body].word in DETERMINERS | PRONOUNS
    return is_verb(found, body) or (short and has_verb(found, body + 1, min(relative, body + 7)))


def _is_subject(token: Token) -> bool:
    return token.word in DETERMINERS | PRONOUNS or token.is_name


def _states(found: Sequence[Token], at: int, stop: int) -> bool:
    """Tell whether after the word `at` stands a subject with its verb."""
    subject = at + 1 < stop and not found[at + 1].word.isdigit()
    return subject and has_verb(found, at + 2, stop)
