"""The rows of a board: claims that links join, each row with the groups that are the same.

A link joins two claims into one row unless it is `not_comparable`. Within the row `same` makes
groups: all of a group say the same thing. Claims that nobody linked, but whose quantities exclude
each other, make rows of their own (`unlinked.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from reportedly.board.conflicts import Clashing, Contradiction, conflicts, contradictions
from reportedly.board.groups import Clash, Relations, Union, clashes
from reportedly.board.material import MadeLink, Material, PlacedClaim
from reportedly.board.unlinked import unlinked
from reportedly_schemas.collection import ArticleEntry

LONGEST_TITLE = 200
"""Characters of a claim that make a row's title."""

APART = "not_comparable"
"""The relation that joins no row."""


@dataclass(frozen=True, slots=True)
class Group:
    """Claims of a row that are the same.

    Attributes:
        name: A letter, unique within the row.
        claims: In the order of the collection.
    """

    name: str
    claims: tuple[PlacedClaim, ...]


@dataclass(frozen=True)
class Row:
    """Claims about the same thing.

    Attributes:
        groups: Those that are the same, in the order of their first claims.
        links: Everything that links them to each other; none where nobody linked them.
        clashing: For each claim that contradicts another in the row, who says so.
        clashes: Where links that make claims the same also say that they contradict.
        relations: What links say between the groups.
    """

    groups: tuple[Group, ...]
    links: tuple[MadeLink, ...]
    clashing: Mapping[str, Clashing]
    clashes: tuple[Clash, ...]
    relations: Relations

    @property
    def key(self) -> str:
        """The address of its first claim: the same row has it when the board is made again."""
        return self.claims[0].address

    @property
    def linked(self) -> bool:
        """Whether somebody linked its claims."""
        return bool(self.links)

    @cached_property
    def claims(self) -> tuple[PlacedClaim, ...]:
        """All its claims, group by group."""
        return tuple(each for group in self.groups for each in group.claims)

    @cached_property
    def cells(self) -> Mapping[str, tuple[PlacedClaim, ...]]:
        """Its claims by article."""
        found: dict[str, list[PlacedClaim]] = {}
        for each in self.claims:
            found.setdefault(each.article, []).append(each)
        return {article: tuple(claims) for article, claims in found.items()}

    @cached_property
    def group_of(self) -> Mapping[str, str]:
        """The name of each claim's group, by the claim's address."""
        return {each.address: group.name for group in self.groups for each in group.claims}

    @cached_property
    def counts(self) -> tuple[tuple[str, str | None], ...]:
        """What its claims count: measures with their populations, the most frequent first."""
        found = Counter(
            (one.measure, one.population) for each in self.claims for one in each.claim.quantities
        )
        return tuple(what for what, _ in found.most_common())

    @cached_property
    def counting(self) -> bool:
        """Whether half of its claims count something, or more."""
        return 2 * sum(bool(each.claim.quantities) for each in self.claims) >= len(self.claims)

    @cached_property
    def title(self) -> str:
        """What it is about: what its claims count, if half of them do, or what the first says."""
        if self.counting:
            measure, population = self.counts[0]
            return f"{measure} ({population})" if population else measure
        named = next((each for each in self.claims if each.claim.text), self.claims[0])
        words = named.wording
        return words if len(words) <= LONGEST_TITLE else f"{words[:LONGEST_TITLE]}…"

    @cached_property
    def measured(self) -> str:
        """All that its claims count, in lower case, to look for words in."""
        return " ".join(
            f"{measure} {population or ''}" for measure, population in self.counts
        ).casefold()

    @cached_property
    def spoken(self) -> str:
        """All who speak in it, by name and by key, in lower case, to look for words in."""
        voices = {voice for each in self.claims for voice in each.chain}
        return " ".join(" ".join((voice.name, *voice.speaker)) for voice in voices).casefold()

    @cached_property
    def searched(self) -> str:
        """All that is said in it, in lower case, to look for words in."""
        claims = " ".join(f"{each.claim.text or ''} {each.words}" for each in self.claims)
        return f"{claims.casefold()} {self.measured} {self.spoken}"

    @property
    def contradicts(self) -> bool:
        """Whether any of its claims contradicts another."""
        return bool(self.clashing)

    @cached_property
    def contradictions(self) -> list[Contradiction]:
        """Which of its groups contradict each other, and why."""
        return contradictions(self)

    @cached_property
    def unresolved(self) -> bool:
        """Whether it has clashing links, or a contradiction that nothing settles."""
        return bool(self.clashes) or (
            self.contradicts and not all(each.settled for each in self.contradictions)
        )


@dataclass(frozen=True, slots=True)
class Board:
    """A collection's rows.

    Attributes:
        collection: Its id.
        title: What its articles are about.
        articles: Its articles: the columns.
        rows: The linked rows in the order of their first claims, then those nobody linked.
        dangling: Links that name a claim which is not there.
        skipped: What could not be read; each begins with `path:line:column`.
    """

    collection: str
    title: str
    articles: tuple[ArticleEntry, ...]
    rows: tuple[Row, ...]
    dangling: tuple[MadeLink, ...]
    skipped: tuple[str, ...]


def make_board(material: Material) -> Board:
    """Return a collection's board."""
    held = material.claims
    links: list[MadeLink] = []
    dangling: list[MadeLink] = []
    for made in material.links:
        there = made.link.from_ in held and made.link.to in held
        (links if there else dangling).append(made)
    relations = Relations(links)
    joined = Union()
    for made in links:
        if made.link.relation != APART:
            joined.join(made.link.from_, made.link.to)
    rows = [*_linked(held, links, joined, relations)]
    rows += [
        _row(((each,) for each in claims), (), (), relations)
        for claims in unlinked(held.values(), joined, relations)
    ]
    return Board(
        material.collection,
        material.title,
        material.articles,
        tuple(rows),
        tuple(dangling),
        material.skipped,
    )


def _linked(
    held: Mapping[str, PlacedClaim], links: list[MadeLink], joined: Union, relations: Relations
) -> Iterable[Row]:
    members: dict[str, dict[str, list[PlacedClaim]]] = {}
    ends = {end for made in links for end in (made.link.from_, made.link.to)}
    for address, each in held.items():
        if address in ends and joined.holds(address):
            groups = members.setdefault(joined.find(address), {})
            groups.setdefault(relations.same.find(address), []).append(each)
    inside: dict[str, list[MadeLink]] = {}
    for made in links:
        row = joined.find(made.link.from_)
        if row == joined.find(made.link.to):
            inside.setdefault(row, []).append(made)
    clashing: dict[str, list[Clash]] = {}
    for clash in clashes(links, relations.same):
        clashing.setdefault(joined.find(clash.contradiction.link.from_), []).append(clash)
    for row, groups in members.items():
        yield _row(groups.values(), inside.get(row, ()), clashing.get(row, ()), relations)


def _row(
    groups: Iterable[Iterable[PlacedClaim]],
    links: Iterable[MadeLink],
    clashes: Iterable[Clash],
    relations: Relations,
) -> Row:
    named = tuple(Group(letters(number), tuple(each)) for number, each in enumerate(groups))
    claims = [each for group in named for each in group.claims]
    made = tuple(links)
    return Row(named, made, conflicts(claims, made, relations), tuple(clashes), relations)


def letters(number: int) -> str:
    """Return A, B … Z, AA, AB … for 0, 1 …"""
    name = ""
    number += 1
    while number:
        number, left = divmod(number - 1, 26)
        name = chr(ord("A") + left) + name
    return name
