"""Stretches of many articles, sentences or quotations, and which are copies of one another."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reportedly.copies.near import Fingerprints, is_near
from reportedly.copies.wording import NUMBER, Vocabulary, Wording, words_of


class Place(NamedTuple):
    """A stretch of an article: its address, start and end in code points."""

    article: str
    start: int
    end: int


class SameWords(NamedTuple):
    """Places that have the same words, in the order of the articles.

    Attributes:
        places: Where.
        like: Which wording of the group, by its number, is nearly the same; None for the first.
    """

    places: tuple[Place, ...]
    like: int | None


Group = tuple[SameWords, ...]
"""What several articles have: one wording, or several that are nearly the same.

The wording that comes first in the articles is the first one.
"""


class CopyIndex:
    """Takes in stretches, article by article, and finds what several articles have.

    It keeps the words of each different stretch as numbers, and no text.

    Args:
        fewest: A stretch of fewer words is no copy: too many of them are alike by chance.
        fewest_near: A stretch of fewer words is no near copy; at least `near.RUN`.
    """

    def __init__(self, fewest: int, fewest_near: int) -> None:
        self._fewest, self._fewest_near = fewest, fewest_near
        self._articles: list[str] = []
        self._owner, self._start, self._end = array("I"), array("I"), array("I")
        self._wording = array("I")  # of each stretch, by its place in `_wordings`
        self._wordings: list[Wording] = []
        self._known: dict[object, int] = {}
        self._vocabulary = Vocabulary()
        self._fingerprints = Fingerprints()
        self._ties = Ties()

    def add(self, article: str, text: str, stretches: Iterable[tuple[int, int]]) -> None:
        """Take in stretches of an article.

        Args:
            article: Its address.
            text: All of it.
            stretches: Start and end of each in code points, in order.
        """
        owner = len(self._articles)
        self._articles.append(article)
        for start, end, words in words_of(text, stretches):
            if len(words) >= self._fewest:
                self._owner.append(owner)
                self._start.append(start)
                self._end.append(end)
                self._wording.append(self._number(words))

    def _number(self, words: list[str]) -> int:
        """Return the number of a wording, a new one where it is new."""
        wording = tuple(map(self._vocabulary.__getitem__, words))
        key: object = wording
        if NUMBER in wording:
            key = wording, tuple([word for word in words if word.isdecimal()])
        number = self._known.setdefault(key, len(self._wordings))
        if number == len(self._wordings):
            self._wordings.append(wording)
            if len(wording) >= self._fewest_near:
                self._tie(number, wording)
        return number

    def _tie(self, number: int, wording: Wording) -> None:
        """Tie a new wording to those before it that are nearly the same."""
        for other in self._fingerprints.meet(number, wording):
            if not self._ties.tied(number, other) and is_near(wording, self._wordings[other]):
                self._ties.tie(number, other)

    def groups(self) -> list[Group]:
        """Return the stretches that stand in several articles, in the order of the articles.

        What recurs in one article alone is no copy.
        """
        members: defaultdict[int, list[int]] = defaultdict(list)
        for each in self._shared():
            members[self._ties.leader(self._wording[each])].append(each)
        return [
            self._group(each)
            for each in members.values()
            if len({self._owner[one] for one in each}) > 1
        ]

    def _shared(self) -> Iterator[int]:
        """Yield the stretches whose wording stands elsewhere too, or has one near it."""
        times = array("I", bytes(4 * len(self._wordings)))
        for wording in self._wording:
            times[wording] += 1
        for each, wording in enumerate(self._wording):
            if times[wording] > 1 or wording in self._ties:
                yield each

    def _group(self, members: list[int]) -> Group:
        """Make a group of stretches, given in order."""
        places: dict[int, list[Place]] = {}
        for each in members:
            place = Place(self._articles[self._owner[each]], self._start[each], self._end[each])
            places.setdefault(self._wording[each], []).append(place)
        number = {wording: at for at, wording in enumerate(places)}
        first, *others = places
        like: dict[int, int | None] = {first: None}
        above = self._ties.above(first)
        for each in others:
            near_first = is_near(self._wordings[first], self._wordings[each])
            like[each] = number[first if near_first else above[each]]
        return tuple(SameWords(tuple(places[each]), like[each]) for each in places)


class Ties:
    """Which wordings, known by their numbers, are tied to which, directly or through others."""

    def __init__(self) -> None:
        self._leader: dict[int, int] = {}
        self._beside: defaultdict[int, list[int]] = defaultdict(list)

    def __contains__(self, number: int) -> bool:
        return number in self._leader

    def leader(self, number: int) -> int:
        """Return the smallest number it is tied to; its own where there is none."""
        leader = self._leader
        at = leader.get(number, number)
        while at != number:
            leader[number] = number = leader[at]
            at = leader[number]
        return at

    def tied(self, one: int, other: int) -> bool:
        """Tell whether two are tied."""
        return self.leader(one) == self.leader(other)

    def tie(self, one: int, other: int) -> None:
        """Tie two that are not tied yet."""
        first, second = sorted((self.leader(one), self.leader(other)))
        self._leader.setdefault(first, first)
        self._leader[second] = first
        for each in (one, other):
            self._leader.setdefault(each, first)
        self._beside[one].append(other)
        self._beside[other].append(one)

    def above(self, first: int) -> dict[int, int]:
        """Return for all that are tied to `first` the one that leads there, by ties."""
        above: dict[int, int] = {}
        reached = [first]
        for at in reached:
            for each in self._beside.get(at, ()):
                if each != first and each not in above:
                    above[each] = at
                    reached.append(each)
        return above
