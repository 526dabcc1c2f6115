"""Where else each sentence and quotation of an article stands, found by bisection."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TypeVar

from reportedly.copies.index import Group, Place
from reportedly.copies.quoting import Quoted, SharedQuotation

SMALL_GROUP = 30
"""In a group of more wordings only those directly tied to a wording stand beside it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A sentence that stands in other articles too.

    Attributes:
        place: Where it stands here.
        same: All places of its very words.
        near: Places of words that are nearly the same.
    """

    place: Place
    same: tuple[Place, ...]
    near: tuple[Place, ...]

    @property
    def start(self) -> int:
        """Its start, in code points."""
        return self.place.start

    @property
    def end(self) -> int:
        """Its end, in code points."""
        return self.place.end

    @property
    def others(self) -> tuple[Place, ...]:
        """Its places in other articles: first those of its very words, then those nearly."""
        own = self.place.article
        return tuple(one for one in (*self.same, *self.near) if one.article != own)


@dataclass(frozen=True, slots=True)
class Requoted:
    """A fragment of a quotation that other articles have too.

    Attributes:
        start: Its start, in code points.
        end: Its end.
        own: The quotation as this article has it.
        all: As every article has it.
    """

    start: int
    end: int
    own: Quoted
    all: tuple[Quoted, ...]

    @property
    def others(self) -> tuple[Quoted, ...]:
        """The quotation as other articles have it."""
        return tuple(one for one in self.all if one.article != self.own.article)


class Copies:
    """What of one article stands in others. Nothing overlaps another of its kind.

    Args:
        sentences: In any order.
        quotations: In any order; one within another is left out.
    """

    def __init__(self, sentences: Iterable[Standing], quotations: Iterable[Requoted]) -> None:
        self._sentences = sorted(sentences, key=attrgetter("start"))
        self._quotations: list[Requoted] = []
        for each in sorted(quotations, key=lambda one: (one.start, -one.end)):
            if not self._quotations or each.start >= self._quotations[-1].end:
                self._quotations.append(each)

    def sentence_at(self, offset: int) -> Standing | None:
        """Return the sentence at an offset, if it stands elsewhere."""
        return _at(self._sentences, offset)

    def quotation_at(self, offset: int) -> Requoted | None:
        """Return the fragment of a quotation at an offset, if it stands elsewhere."""
        return _at(self._quotations, offset)

    def touches(self, start: int, end: int) -> bool:
        """Tell whether anything of `[start, end)` stands elsewhere."""
        return _touches(self._sentences, start, end) or _touches(self._quotations, start, end)

    def shared_with(self, article: str) -> list[tuple[Standing, Place]]:
        """Return the sentences that stand in another article, each with its first place there."""
        made = []
        for each in self._sentences:
            there = next((place for place in each.others if place.article == article), None)
            if there is not None:
                made.append((each, there))
        return made


class Elsewhere:
    """What of each article of a collection stands in others.

    Attributes:
        texts: The articles' texts by address.
    """

    def __init__(
        self,
        texts: Mapping[str, str],
        groups: Iterable[Group],
        quotations: Iterable[SharedQuotation],
    ) -> None:
        self.texts = texts
        self._sentences: defaultdict[str, list[Standing]] = defaultdict(list)
        self._quotations: defaultdict[str, list[Requoted]] = defaultdict(list)
        for group in groups:
            self._take_group(group)
        for shared in quotations:
            self._take_quotation(shared)

    def of(self, article: str) -> Copies:
        """Return what of an article stands in others."""
        return Copies(self._sentences.get(article, ()), self._quotations.get(article, ()))

    def _take_group(self, group: Group) -> None:
        near = _near(group)
        for number, wording in enumerate(group):
            beside = tuple(place for other in near[number] for place in group[other].places)
            for place in wording.places:
                if any(one.article != place.article for one in (*wording.places, *beside)):
                    standing = Standing(place, wording.places, beside)
                    self._sentences[place.article].append(standing)

    def _take_quotation(self, shared: SharedQuotation) -> None:
        for one in shared.quoted:
            for start, end in one.fragments:
                requoted = Requoted(start, end, one, shared.quoted)
                self._quotations[one.article].append(requoted)


def _near(group: Group) -> list[list[int]]:
    """Return for each wording of a group the others that stand beside it, by their numbers."""
    numbers = range(len(group))
    if len(group) <= SMALL_GROUP:
        return [[other for other in numbers if other != number] for number in numbers]
    beside: list[list[int]] = [[] for _ in numbers]
    for number, wording in enumerate(group):
        if wording.like is not None:
            beside[number].append(wording.like)
            beside[wording.like].append(number)
    return beside


S = TypeVar("S", Standing, Requoted)


def _at(stretches: Sequence[S], offset: int) -> S | None:
    at = bisect_right(stretches, offset, key=attrgetter("start")) - 1
    return stretches[at] if at >= 0 and offset < stretches[at].end else None


def _touches(stretches: Sequence[S], start: int, end: int) -> bool:
    at = bisect_left(stretches, end, key=attrgetter("start")) - 1
    return at >= 0 and stretches[at].end > start
