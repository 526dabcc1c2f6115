"""Which claims contradict each other: because somebody linked them so, or by their quantities.

Linked contradictions hold for everything that is the same as the two claims. Quantities that
exclude each other contradict where nobody said otherwise: two groups that a person linked in
another way (one updates the other, say) are left to that link. Claims linked as the same whose
quantities exclude each other contradict, too: one of the labels or the link must be wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Literal

from reportedly.board.exclusions import Counted, Exclusions
from reportedly.board.groups import Relations
from reportedly.board.material import MadeLink, PlacedClaim

if TYPE_CHECKING:
    from reportedly.board.rows import Row

Clashing = Literal["linked", "computed", "both"]
"""Who says that a claim contradicts another: a person, its quantities, or both."""

DECIDED = frozenset(["supported", "refuted"])
"""Verdicts that settle a contradiction."""

OPEN = frozenset(["same", "contradicts"])
"""Relations beside which quantities have their say."""

MOST_PAIRS = 1000
"""How many computed pairs of a row are listed."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two groups of a row that contradict each other; a group with itself where links clash.

    Attributes:
        between: The names of the two groups.
        linked: The links that say so.
        computed: Claims of the one and of the other whose quantities exclude each other.
        settled: Whether a link says that one updates the other, or a claim of either has been
            found supported or refuted.
    """

    between: tuple[str, str]
    linked: tuple[MadeLink, ...]
    computed: tuple[tuple[str, str], ...]
    settled: bool


def conflicts(
    claims: Sequence[PlacedClaim], links: Iterable[MadeLink], relations: Relations
) -> Mapping[str, Clashing]:
    """Return, for each claim of a row that contradicts another one in it, who says so."""
    same = relations.same
    contradicting = [made.link for made in links if made.link.relation == "contradicts"]
    opposed = {same.find(end) for link in contradicting for end in (link.from_, link.to)}
    found: dict[str, Clashing] = {}
    exclusions = _exclusions(claims)
    for each in claims:
        linked = bool(opposed) and same.find(each.address) in opposed
        computed = any(True for _ in _excluded(each, exclusions, relations))
        if linked or computed:
            found[each.address] = (
                "both" if linked and computed else "linked" if linked else "computed"
            )
    return found


def contradictions(row: Row) -> list[Contradiction]:
    """Return which groups of a row contradict each other, and why, in the row's order."""
    order = {group.name: number for number, group in enumerate(row.groups)}
    linked: dict[tuple[str, str], list[MadeLink]] = {}
    computed: dict[tuple[str, str], list[tuple[str, str]]] = {}

    def between(one: str, other: str) -> tuple[str, str]:
        first, second = sorted((row.group_of[one], row.group_of[other]), key=order.__getitem__)
        return first, second

    for made in row.links:
        if made.link.relation == "contradicts":
            pair = between(made.link.from_, made.link.to)
            linked.setdefault(pair, []).append(made)
    for one, other in islice(excluding_pairs(row), MOST_PAIRS):
        computed.setdefault(between(one, other), []).append((one, other))
    pairs = sorted(linked.keys() | computed, key=lambda pair: (order[pair[0]], order[pair[1]]))
    groups = {group.name: group for group in row.groups}
    return [
        Contradiction(
            pair,
            tuple(linked.get(pair, ())),
            tuple(computed.get(pair, ())),
            _settled(row, [groups[name].claims for name in pair]),
        )
        for pair in pairs
    ]


def excluding_pairs(row: Row) -> Iterator[tuple[str, str]]:
    """Yield each two claims of a row whose quantities exclude each other, in the row's order."""
    place = {each.address: number for number, each in enumerate(row.claims)}
    exclusions = _exclusions(row.claims)
    for each in row.claims:
        others = set(_excluded(each, exclusions, row.relations))
        later = (other for other in others if place[other] > place[each.address])
        yield from ((each.address, other) for other in sorted(later, key=place.__getitem__))


def _settled(row: Row, pair: Sequence[tuple[PlacedClaim, ...]]) -> bool:
    one, other = pair
    if "updates" in row.relations.between(one[0].address, other[0].address):
        return True
    return any(
        each.claim.assessment is not None and each.claim.assessment.verdict in DECIDED
        for claims in pair
        for each in claims
    )


def _exclusions(claims: Iterable[PlacedClaim]) -> Exclusions:
    made = Exclusions()
    for each in claims:
        for quantity in each.claim.quantities:
            made.add(Counted(each.article, each.address, quantity))
    return made


def _excluded(each: PlacedClaim, among: Exclusions, relations: Relations) -> Iterator[str]:
    for quantity in each.claim.quantities:
        for other in among.of(quantity):
            if other.claim != each.address and _open_to_quantities(
                relations, each.address, other.claim
            ):
                yield other.claim


def _open_to_quantities(relations: Relations, one: str, other: str) -> bool:
    """Tell whether links leave it to quantities to say if two claims contradict."""
    return not relations.joined(one, other) or relations.between(one, other) <= OPEN
