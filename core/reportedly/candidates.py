"""Which claims of a collection may be about the same thing as one of them, the likeliest first.

Shared words count by how rare they are in the collection, and more where they follow each other
in both; then what is counted and how much, the event, and who is said to have said it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import nlargest
from math import log, sqrt
from typing import NamedTuple

from reportedly.board.material import PlacedClaim
from reportedly.board.quantities import counted, figure
from reportedly.shared_words import EMPTY_WORDS, longest_run, singular, spelled
from reportedly.text.words import folded

LOOKED_UP = 800
FEWEST = 2
"""Claims that are looked up by their words, the rarest words first; that many words at least."""
NEAR = 100
"""So many of the likeliest are put in order; all others follow as they came."""
LOOKED_INTO = 30
"""Of so many of the likeliest the order of their words is compared."""
EMPTY = 0.1
"""What a word of grammar weighs against one that is as rare."""
RUN = 4
"""So many words in the same order make a passage."""

MEASURE, POPULATION, NUMBER, EVENT, SPEAKER, PASSAGE = 0.5, 0.2, 0.2, 0.5, 0.2, 0.5
"""What each thing shared weighs, beside the share of the words' weight, which is 1 at most."""
ELSEWHERE = 0.35
"""What another article than the claim's own weighs."""
OWN = 0.05
"""What it weighs that a claim is the annotator's own."""


class Facts(NamedTuple):
    """What of a claim is compared.

    Attributes:
        words: Its words in the article and in its own sentence, case folded, each once.
        marks: What else it shares with others: measures, populations, numbers, event, speakers.
        said: Its words in the article, in order.
        meant: The words of its own sentence, or else those in the article, in order.
    """

    words: frozenset[str]
    marks: frozenset[tuple[str, ...]]
    said: tuple[str, ...]
    meant: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """Why a claim is a candidate.

    Attributes:
        words: The rarest words that both have, as the claim has them, the rarest first.
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

    def likeliest(self, placed: PlacedClaim) -> list[str]:
        """The addresses of the claims that are likeliest about the same, the first ones first."""
        mine = facts_of(placed)
        scores = self._scores(mine)
        scores.pop(placed.address, None)
        near = nlargest(NEAR, scores, key=scores.__getitem__)
        rated = {one: self._rated(placed, mine, one, scores[one]) for one in near}
        near.sort(key=rated.__getitem__, reverse=True)
        for one in near[:LOOKED_INTO]:
            run, whole = _passage(mine, self._facts[one])[1], len(mine.said)
            if run >= RUN:
                rated[one] += PASSAGE * run / max(RUN, min(whole, run + RUN))
        near.sort(key=rated.__getitem__, reverse=True)
        return near

    def after(self, near: Collection[str], placed: PlacedClaim) -> Iterator[str]:
        """Yield the addresses of all other claims but the likeliest ones, as they came."""
        known = {*near, placed.address}
        return (one for one in self.claims if one not in known)

    def _rated(self, placed: PlacedClaim, mine: Facts, address: str, score: float) -> float:
        """A score, less for a longer claim, more for another article and the annotator's own."""
        other = self.claims[address]
        longer = len(self._facts[address].words) / max(1, len(mine.words))
        score /= sqrt(max(1.0, longer))
        score += OWN if other.annotator == self.annotator else 0.0
        return score + (ELSEWHERE if other.article != placed.article else 0.0)

    def _scores(self, facts: Facts) -> dict[str, float]:
        """How much each claim that shares anything of weight shares."""
        scores: dict[str, float] = {}
        weights = {word: self._weight(word) for word in facts.words}
        whole = sum(weights.values()) or 1.0
        looked_up = 0
        for number, word in enumerate(sorted(weights, key=lambda one: (-weights[one], one))):
            having = self._having.get(word, {})
            looked_up += len(having)
            if looked_up > LOOKED_UP and number >= FEWEST:
                break
            share = weights[word] / whole
            for address in having:
                scores[address] = scores.get(address, 0.0) + share
        for mark in sorted(facts.marks):
            having = self._having.get(mark, {})
            weight = _MARKS[mark[0]]
            for address in having if len(having) <= LOOKED_UP // 4 else scores.keys() & having:
                scores[address] = scores.get(address, 0.0) + weight
        return scores

    def _weight(self, word: str) -> float:
        """How much a word says: the more, the fewer claims have it."""
        rare = log(1 + (len(self.claims) + 1) / (1 + len(self._having.get(word, ()))))
        return rare * EMPTY if word in EMPTY_WORDS else rare

    def holds(self, address: str, words: Iterable[str]) -> bool:
        """Tell whether a claim holds every word typed; words are case folded."""
        text = self._found_by[address]
        return all(word in text for word in words)

    def shared(self, placed: PlacedClaim, address: str) -> Shared:
        """Why a claim is a candidate."""
        mine, theirs = facts_of(placed), self._facts[address]
        rare = max(8, len(self.claims) // 10)
        words = {
            word
            for word in (mine.words & theirs.words) - EMPTY_WORDS
            if len(self._having[word]) <= rare
        }
        marks = mine.marks & theirs.marks
        whole = {singular(word): word for word in (*mine.meant, *mine.said)}
        run, count = _passage(mine, theirs)
        return Shared(
            tuple(whole[one] for one in sorted(words, key=lambda one: (-self._weight(one), one))),
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
        marks.add(("event", folded(claim.event)))
    said = tuple(spelled(placed.words))
    meant = tuple(spelled(claim.text)) if claim.text else said
    return Facts(frozenset(map(singular, said + meant)), frozenset(marks), said, meant)


def _passage(one: Facts, other: Facts) -> tuple[str, int]:
    """The longest run of words that both have, and of how many words it is."""
    said = longest_run(one.said, other.said)
    if (one.said, other.said) == (one.meant, other.meant):
        return said
    return max(said, longest_run(one.meant, other.meant), key=lambda found: found[1])


def _found_by(placed: PlacedClaim) -> str:
    """What typing finds a claim by, case folded."""
    claim = placed.claim
    figures = [f"{figure(one)} {one.measure} {one.population or ''}" for one in claim.quantities]
    names = [voice.name for voice in placed.chain]
    parts = (placed.article, placed.words, claim.text or "", *figures, *names, claim.event or "")
    return " ".join(parts).casefold()
