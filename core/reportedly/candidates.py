"""Which claims of a collection may be about the same thing as one of them, the likeliest first.

Shared words count by how rare they are in the collection, and more where they follow each other
in both; then what is counted and how much, the event, and who is said to have said it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import NamedTuple

from reportedly.board.material import PlacedClaim
from reportedly.board.quantities import counted, figure
from reportedly.shared_words import EMPTY_WORDS, longest_run, singular, spelled

USUAL = 300
"""A word in more claims than this, and in more than a thirtieth of them all, finds none."""
LOOKED_INTO = 60
"""Of so many of the likeliest the order of their words is compared."""
EMPTY = 0.1
"""What a word of grammar weighs against one that is as rare."""
RUN = 4
"""So many words in the same order make a passage."""

MEASURE, POPULATION, NUMBER, EVENT, SPEAKER, PASSAGE = 0.3, 0.2, 0.3, 0.4, 0.25, 1.0
"""What each thing shared weighs, beside the share of the words' weight, which is 1 at most."""
ELSEWHERE = 0.15
"""What another article than the claim's own weighs."""
OWN = 0.05
"""What it weighs that a claim is the annotator's own."""


class Facts(NamedTuple):
    """What of a claim is compared.

    Attributes:
        words: Its words in the article and in its own sentence, case folded, each once.
        marks: What else it shares with others: measures, populations, numbers, event, speakers.
    """

    words: frozenset[str]
    marks: frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Shared:
    """Why a claim is a candidate.

    Attributes:
        words: The rarest words that both have, the rarest first.
        passage: The longest run of words that both have; empty when it is short.
        figures: What both count.
        event: The event both name.
        speakers: Who says both.
    """

    words: tuple[str, ...]
    passage: str
    figures: tuple[str, ...]
    event: str
    speakers: tuple[str, ...]


class Candidates:
    """The claims of a collection, by what they share. Claims come and go by their address.

    Args:
        annotator: Whose claims come first where others are as likely.

    Attributes:
        claims: The claims, by address.
    """

    def __init__(self, annotator: str) -> None:
        self.annotator = annotator
        self.claims: dict[str, PlacedClaim] = {}
        self._found_by: dict[str, str] = {}
        self._facts: dict[str, Facts] = {}
        self._having: dict[str | tuple[str, ...], dict[str, None]] = {}

    def put(self, claims: Iterable[PlacedClaim]) -> None:
        """Take claims in; one that is known by its address is replaced."""
        for placed in claims:
            if (known := self.claims.get(placed.address)) is not None:
                if known == placed:
                    continue
                self.drop([placed.address])
            facts = facts_of(placed)
            self._found_by[placed.address] = _found_by(placed)
            self.claims[placed.address] = placed
            self._facts[placed.address] = facts
            names: list[str | tuple[str, ...]] = [*facts.words, *facts.marks]
            for name in names:
                self._having.setdefault(name, {})[placed.address] = None

    def drop(self, addresses: Iterable[str]) -> None:
        """Forget claims; those that are not known are none."""
        for address in addresses:
            if self.claims.pop(address, None) is None:
                continue
            facts = self._facts.pop(address)
            del self._found_by[address]
            names: list[str | tuple[str, ...]] = [*facts.words, *facts.marks]
            for name in names:
                having = self._having[name]
                del having[address]
                if not having:
                    del self._having[name]

    def ranked(self, placed: PlacedClaim) -> list[str]:
        """The addresses of all other claims, the likeliest first; then as they came."""
        scores = self._scores(facts_of(placed))
        scores.pop(placed.address, None)
        best = sorted(scores, key=lambda one: -self._rated(placed, one, scores[one]))
        words = spelled(placed.wording), spelled(placed.words)
        near = best[:LOOKED_INTO]
        rated = {one: self._rated(placed, one, scores[one]) for one in near}
        for one in near:
            other = self.claims[one]
            run = max(
                longest_run(mine, theirs)[1]
                for mine, theirs in zip(
                    words, (spelled(other.wording), spelled(other.words)), strict=True
                )
            )
            if run >= RUN:
                rated[one] += PASSAGE * run / max(RUN, min(len(words[1]), run + RUN))
        near.sort(key=lambda one: -rated[one])
        rest = [one for one in self.claims if one not in scores and one != placed.address]
        return near + best[LOOKED_INTO:] + rest

    def _rated(self, placed: PlacedClaim, address: str, score: float) -> float:
        other = self.claims[address]
        if other.annotator == self.annotator:
            score += OWN
        return score + (ELSEWHERE if other.article != placed.article else 0.0)

    def _scores(self, facts: Facts) -> dict[str, float]:
        """How much each claim that shares anything of weight shares."""
        scores: dict[str, float] = {}
        usual = max(USUAL, len(self.claims) // 30)
        weights = {word: self._weight(word) for word in facts.words}
        whole = sum(weights.values()) or 1.0
        size = len(facts.words)
        for word in sorted(facts.words):
            having = self._having.get(word, {})
            if len(having) <= usual:
                share = weights[word] / whole
                for address in having:
                    scores[address] = scores.get(address, 0.0) + share
        for address in scores:
            longer = len(self._facts[address].words) / max(1, size)
            if longer > 1:
                scores[address] /= sqrt(longer)
        for mark in sorted(facts.marks):
            having = self._having.get(mark, {})
            if len(having) <= usual:
                for address in having:
                    scores[address] = scores.get(address, 0.0) + _MARKS[mark[0]]
            else:
                for address in scores:
                    if address in having:
                        scores[address] += _MARKS[mark[0]]
        return scores

    def _weight(self, word: str) -> float:
        """How much a word says: the more, the fewer claims have it."""
        rare = log(1 + (len(self.claims) + 1) / (1 + len(self._having.get(word, ()))))
        return rare * EMPTY if word in EMPTY_WORDS else rare

    def narrowed(self, addresses: Sequence[str], words: Sequence[str]) -> list[str]:
        """Those of the addresses whose claims hold every word typed, in the same order."""
        found = list(addresses)
        for word in {word.casefold() for word in words}:
            texts = self._found_by
            found = [one for one in found if word in texts[one]]
        return found

    def shared(self, placed: PlacedClaim, address: str) -> Shared:
        """Why a claim is a candidate."""
        mine, theirs = facts_of(placed), self._facts[address]
        other = self.claims[address]
        rare = max(8, len(self.claims) // 10)
        words = {
            word
            for word in (mine.words & theirs.words) - EMPTY_WORDS
            if len(self._having[word]) <= rare
        }
        marks = mine.marks & theirs.marks
        runs = [
            longest_run(spelled(a), spelled(b))
            for a, b in ((placed.words, other.words), (placed.wording, other.wording))
        ]
        run, count = max(runs, key=lambda one: one[1])
        return Shared(
            tuple(sorted(words, key=lambda word: (-self._weight(word), word))),
            run if count >= RUN else "",
            tuple(sorted(mark[1] for mark in marks if mark[0] == "measure")),
            next((mark[1] for mark in marks if mark[0] == "event"), ""),
            tuple(sorted(mark[1] for mark in marks if mark[0] == "speaker")),
        )


_MARKS: Mapping[str, float] = {
    "measure": MEASURE,
    "population": POPULATION,
    "number": NUMBER,
    "event": EVENT,
    "speaker": SPEAKER,
}


def facts_of(placed: PlacedClaim) -> Facts:
    """What of a claim is compared."""
    claim = placed.claim
    marks: set[tuple[str, ...]] = {
        ("speaker", key) for voice in placed.chain for key in voice.speaker
    }
    for one in claim.quantities:
        measure, population = counted(one)
        marks.add(("measure", measure))
        if population:
            marks.add(("population", measure, population))
        if one.min is not None or one.max is not None:
            marks.add(("number", measure, str(one.min), str(one.max)))
    if claim.event:
        marks.add(("event", " ".join(claim.event.casefold().split())))
    return Facts(
        frozenset(map(singular, spelled(f"{claim.text or ''} {placed.words}"))), frozenset(marks)
    )


def _found_by(placed: PlacedClaim) -> str:
    """What typing finds a claim by, case folded."""
    claim = placed.claim
    figures = [f"{figure(one)} {one.measure} {one.population or ''}" for one in claim.quantities]
    names = [voice.name for voice in placed.chain]
    parts = (placed.article, placed.words, claim.text or "", *figures, *names, claim.event or "")
    return " ".join(parts).casefold()
