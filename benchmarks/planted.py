"""Articles with planted copies: of each sentence it is known which one it was copied from, and how.

Words are drawn from an invented vocabulary, the frequent ones often, as in any language.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from random import Random

SENTENCES = 20
"""Sentences of an article."""

COPIED, EDITED = 0.15, 0.5
"""How many sentences are copies, and how many of these were edited."""

KINDS = ("identical", "words changed", "numbers changed", "end cut")
"""How a copy was made; every other sentence is its own original."""

ORIGINAL = len(KINDS)
_NUMBERS = 0.05
_VOCABULARY = 6000
_ONSETS = (*"bcdfghklmnprstvw", "st", "tr", "pl")
_NUCLEI = ("a", "e", "i", "o", "u", "ea", "ou")
_ENDS = ("ning", "rel", "sor", "tast", "nim", "rast", "lor")


@dataclass
class Planted:
    """Articles, and what their sentences are.

    Attributes:
        texts: The articles.
        starts: Of all sentences, where they begin in their article; `SENTENCES` of each.
        origin: Of each sentence, the number of the one it comes from; its own, of an original.
        kind: Of each sentence, which of `KINDS` it is, or `ORIGINAL`.
    """

    texts: list[str] = field(default_factory=list)
    starts: array[int] = field(default_factory=lambda: array("I"))
    origin: array[int] = field(default_factory=lambda: array("I"))
    kind: array[int] = field(default_factory=lambda: array("B"))

    def sentences(self, article: int, start: int, end: int) -> range:
        """The numbers of the sentences of an article that `[start, end)` touches."""
        first = article * SENTENCES
        starts = self.starts[first : first + SENTENCES]
        return range(first + bisect_right(starts, start) - 1, first + bisect_right(starts, end - 1))

    def stretch(self, number: int) -> str:
        """The text of a sentence."""
        article, at = divmod(number, SENTENCES)
        text = self.texts[article]
        end = self.starts[number + 1] if at + 1 < SENTENCES else len(text)
        return text[self.starts[number] : end].strip()


def plant(articles: int, seed: int = 7) -> Planted:
    """Write so many articles; copies come from any article written before."""
    random = Random(seed)
    words = _vocabulary(random)
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(words))))
    made = Planted()
    originals: list[int] = []
    for article in range(articles):
        pieces, at = [], 0
        before = len(originals)
        for place in range(SENTENCES):
            if before and random.random() < COPIED:
                origin = originals[random.randrange(before)]
                kind, sentence = _copy(random, words, made.stretch(origin).rstrip(".").split())
            else:
                origin, kind = article * SENTENCES + place, ORIGINAL
                originals.append(origin)
                sentence = random.choices(words, cum_weights=weights, k=random.randint(11, 28))
                for number in range(len(sentence)):
                    if random.random() < _NUMBERS:
                        sentence[number] = str(random.randint(2, 900))
            text = " ".join(sentence)
            gap = "" if not place else "\n\n" if place % 4 == 0 else " "
            made.starts.append(at + len(gap))
            made.origin.append(origin)
            made.kind.append(kind)
            pieces.append(f"{gap}{text[0].upper()}{text[1:]}.")
            at += len(pieces[-1])
        made.texts.append("".join(pieces))
    return made


def _vocabulary(random: Random) -> list[str]:
    made: dict[str, None] = {}
    while len(made) < _VOCABULARY:
        syllables = random.randint(1, 3)
        stem = "".join(random.choice(_ONSETS) + random.choice(_NUCLEI) for _ in range(syllables))
        made[stem + random.choice(_ENDS)] = None
    return list(made)


def _copy(random: Random, words: Sequence[str], sentence: list[str]) -> tuple[int, list[str]]:
    """Copy a sentence, half of the time with an edit."""
    sentence[0] = sentence[0].lower()
    if random.random() >= EDITED:
        return 0, sentence
    numbers = [at for at, word in enumerate(sentence) if word.isdecimal()]
    kind = random.choice((1, 2, 3))
    if kind == 2 and numbers:
        for at in numbers:
            sentence[at] = str(random.randint(901, 999))
        return 2, sentence
    if kind == 3:
        kept = max(9, int(len(sentence) * random.uniform(0.5, 0.8)))
        return 3, sentence[:kept] if random.random() < 0.5 else sentence[-kept:]
    for _ in range(random.randint(1, 2)):
        sentence[random.randrange(len(sentence))] = random.choice(words)
    return 1, sentence
