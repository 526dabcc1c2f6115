"""What links say together: which claims are the same, and what follows from that.

`same` is symmetric and goes on: A = B and B = C make A = C. Claims joined so are a group.
`contradicts` between two claims holds for all of both groups; between two claims of one group it
is a clash: A = B, B = C, and A ≠ C.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportedly.board.material import MadeLink

SYMMETRIC = frozenset(["same", "contradicts", "same_quote", "copied_text", "not_comparable"])
"""Relations that hold in both directions. The others go from the first claim to the second."""


SAME = frozenset(["same"])


class Union:
    """Sets of names that grow together."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def find(self, name: str) -> str:
        """Return the name that stands for the set of `name`; itself where it was never joined."""
        above = self._above
        top = name
        while (higher := above.get(top, top)) != top:
            top = higher
        while name != top:
            above[name], name = top, above.get(name, top)
        return top

    def join(self, one: str, other: str) -> None:
        """Make one set of two."""
        first, second = sorted((self.find(one), self.find(other)))
        self._above[second] = self._above[first] = first

    def tops(self) -> dict[str, str]:
        """Return the name that stands for its set, for each that was joined."""
        return {name: self.find(name) for name in self._above}

    def holds(self, name: str) -> bool:
        """Tell whether `name` was ever joined."""
        return name in self._above

    def sets(self) -> dict[str, list[str]]:
        """Return all that were joined, sorted, by the name that stands for each set."""
        found: dict[str, list[str]] = {}
        for name in sorted(self._above):
            found.setdefault(self.find(name), []).append(name)
        return found


@dataclass(frozen=True, slots=True)
class Clash:
    """Claims that are linked to be the same, and to contradict each other.

    Attributes:
        contradiction: The link that says they contradict.
        chain: The links of `same` that lead from its one end to the other, in order; none where
            a claim is said to contradict itself.
    """

    contradiction: MadeLink
    chain: tuple[MadeLink, ...]

    @property
    def way(self) -> list[str]:
        """The claims that the chain leads over, from one end of the contradiction to the other."""
        here = self.contradiction.link.from_
        claims = [here]
        for made in self.chain:
            here = made.link.to if made.link.from_ == here else made.link.from_
            claims.append(here)
        return claims

    @property
    def annotators(self) -> list[str]:
        """Who made the links; more than one where annotators disagree with each other."""
        return sorted({made.annotator for made in (self.contradiction, *self.chain)})


class Relations:
    """What links say of any two claims, directly or through claims that are the same.

    Attributes:
        same: The groups of claims that are the same.
    """

    def __init__(self, links: Iterable[MadeLink]) -> None:
        made_links = list(links)
        self.same = same_groups(made_links)
        self._tops = self.same.tops()
        self._between: dict[tuple[str, str], set[str]] = {}
        for made in made_links:
            if made.link.relation != "same":
                pair = self._pair(made.link.from_, made.link.to)
                self._between.setdefault(pair, set()).add(made.link.relation)

    def between(self, one: str, other: str) -> frozenset[str]:
        """Return the relations of two claims; none where no link joins them."""
        first, second = self._pair(one, other)
        found = self._between.get((first, second), ())
        return frozenset(found) | SAME if first == second else frozenset(found)

    def joined(self, one: str, other: str) -> bool:
        """Tell whether a link says what one claim is to the other."""
        first, second = self._pair(one, other)
        return first == second or (first, second) in self._between

    def _pair(self, one: str, other: str) -> tuple[str, str]:
        first, second = self._tops.get(one, one), self._tops.get(other, other)
        return (first, second) if first < second else (second, first)


def same_groups(links: Iterable[MadeLink]) -> Union:
    """Return the sets of claims that links of `same` make, directly or through others."""
    union = Union()
    for made in links:
        if made.link.relation == "same":
            union.join(made.link.from_, made.link.to)
    return union


def clashes(links: Iterable[MadeLink], union: Union | None = None) -> Iterator[Clash]:
    """Yield each contradiction within a group of claims that are the same.

    Args:
        links: Links of one annotator, or of several.
        union: What `same_groups` made of these links, where it is known already.
    """
    made_links = list(links)
    union = union or same_groups(made_links)
    ways: dict[str, list[MadeLink]] | None = None
    for made in made_links:
        link = made.link
        if link.relation == "contradicts" and union.find(link.from_) == union.find(link.to):
            ways = ways or _ways(made_links)
            yield Clash(made, _shortest(link.from_, link.to, ways))


def way_of_same(start: str, end: str, links: Iterable[MadeLink]) -> tuple[MadeLink, ...]:
    """Return the fewest links of `same` that lead from one claim of a group to another."""
    return _shortest(start, end, _ways(links))


def _ways(links: Iterable[MadeLink]) -> dict[str, list[MadeLink]]:
    """Return the links of `same` at each claim."""
    ways: dict[str, list[MadeLink]] = {}
    for made in links:
        if made.link.relation == "same":
            ways.setdefault(made.link.from_, []).append(made)
            ways.setdefault(made.link.to, []).append(made)
    return ways


def _shortest(start: str, end: str, ways: dict[str, list[MadeLink]]) -> tuple[MadeLink, ...]:
    """Return the fewest links of `same` that lead from one claim to another."""
    before: dict[str, tuple[str, MadeLink]] = {}
    waiting = deque([start])
    while waiting and end not in before:
        here = waiting.popleft()
        for made in ways.get(here, ()):
            there = made.link.to if made.link.from_ == here else made.link.from_
            if there != start and there not in before:
                before[there] = (here, made)
                waiting.append(there)
    way: list[MadeLink] = []
    while end != start:
        end, made = before[end]
        way.append(made)
    return tuple(reversed(way))
