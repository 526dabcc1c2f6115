"""Quantities that exclude each other and that nobody has linked: what `check` warns of as L4."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.board.exclusions import Counted, Exclusions
from reportedly.board.groups import Relations, Union
from reportedly.board.material import PlacedClaim
from reportedly.board.quantities import counted


def unlinked(
    claims: Iterable[PlacedClaim], rows: Union, relations: Relations
) -> list[list[PlacedClaim]]:
    """Return the claims that exclude another one which no link joins them to, by what they count.

    Only claims of one annotator in different articles are compared: what two annotators count of
    the same passage is no conflict of the articles. What stands in one row is compared there.

    Args:
        claims: All claims.
        rows: Which of them links have brought into one row.
        relations: What links say of them.

    Returns:
        For each annotator, measure and population the claims, all in the order given.
    """
    held: dict[tuple[str, str, str], list[tuple[PlacedClaim, Counted]]] = {}
    for each in claims:
        for quantity in each.claim.quantities:
            key = each.annotator, *counted(quantity)
            item = Counted(each.article, each.address, quantity)
            held.setdefault(key, []).append((each, item))
    tops = rows.tops()
    found = (
        _excluding(together, tops, relations) for together in held.values() if len(together) > 1
    )
    return [claims for claims in found if claims]


def _excluding(
    together: list[tuple[PlacedClaim, Counted]], tops: dict[str, str], relations: Relations
) -> list[PlacedClaim]:
    exclusions = Exclusions()
    for _, item in together:
        exclusions.add(item)
    found: dict[str, PlacedClaim] = {}
    for each, item in together:
        if any(
            other.article != item.article
            and tops.get(other.claim, other.claim) != tops.get(item.claim, item.claim)
            and not relations.joined(other.claim, item.claim)
            for other in exclusions.of(item.quantity)
        ):
            found[each.address] = each
    return list(found.values())
