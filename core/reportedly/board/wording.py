"""What a board says of a claim in a few words: its figure or its stance, and whose words it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reportedly.board.chains import Chain
from reportedly.board.conflicts import Clashing
from reportedly.board.groups import Clash
from reportedly.board.material import PlacedClaim
from reportedly.board.quantities import figure
from reportedly_schemas.annotation import Quantity

if TYPE_CHECKING:
    from reportedly.board.rows import Row

OWN_VOICE = "own voice"
INTO = " › "
"""Stands between the voices of a chain, the outer one first."""

SIGNS: dict[Clashing, str] = {"linked": "≠", "both": "≠", "computed": "≠?"}
"""What marks a claim that contradicts another: a person linked it so, or only its quantities do."""


def said(row: Row, placed: PlacedClaim, brief: bool = False) -> str:
    """Return a claim's figures, or what is done in saying it and how certain it is.

    A population that all of the row's figures have is left to the row's title.

    Args:
        row: The row it stands in.
        placed: The claim.
        brief: Leave the measure to the row's title, too, where that has it.
    """
    stance = placed.chain[-1].does if placed.chain else ""
    shared = len({population for _, population in row.counts}) == 1
    titled = row.counts[0][0] if brief and row.counting else None
    figures = "; ".join(
        figure(each) if each.measure == titled and shared else counting(each, not shared)
        for each in placed.claim.quantities
    )
    if figures:
        return figures if stance in ("", "asserts") else f"{stance} {figures}"
    told = [each for each in (stance, placed.claim.factuality) if each]
    return ", ".join(told) or "says so"


def counting(quantity: Quantity, populated: bool = True) -> str:
    """Return a quantity in short: `> 100 killed, contractors`; without whom if not `populated`."""
    of = f", {quantity.population}" if quantity.population and populated else ""
    return f"{figure(quantity)} {quantity.measure}{of}"


def chain_in_short(chain: Chain, limit: int = 0) -> str:
    """Return the voices of a claim, outermost first, or that it is the article's own voice.

    Args:
        chain: The voices.
        limit: How many characters there is room for; 0 for all. The innermost voice stays
            longest, because everything hangs on it.
    """
    names = [voice.name for voice in chain]
    told = INTO.join(names) or OWN_VOICE
    if limit and len(told) > limit and len(names) > 1:
        shorter = INTO.join((names[0], "…", names[-1])) if len(names) > 2 else told
        told = shorter if len(shorter) <= limit else f"…{INTO}{names[-1]}"
    return told


def marked(row: Row, placed: PlacedClaim) -> str:
    """Return a claim's group and whether it contradicts another, as in `B≠`; often nothing."""
    group = row.group_of[placed.address] if len(row.groups) > 1 and row.linked else ""
    sign = SIGNS[row.clashing[placed.address]] if placed.address in row.clashing else ""
    return group + sign


def state(row: Row) -> str:
    """Return in a few words whether a row's claims contradict each other; often nothing."""
    told = ["links clash"] if row.clashes else []
    if row.contradicts:
        linked = any(kind != "computed" for kind in row.clashing.values())
        sign = SIGNS["linked" if linked else "computed"]
        told.append(f"{sign} {'unresolved' if row.unresolved else 'settled'}")
    return ", ".join(told)


def not_linked(row: Row) -> str:
    """Return that nobody linked a row's claims, and whose labels they are; nothing otherwise."""
    return "" if row.linked else f"not linked yet by {row.claims[0].annotator}"


def clash_in_short(clash: Clash) -> str:
    """Return the links of a clash: `a = b = c, and a ≠ c`; and whose they are if several."""
    link = clash.contradiction.link
    told = f"{' = '.join(clash.way)}, and {link.from_} ≠ {link.to}"
    who = clash.annotators
    return told if len(who) == 1 else f"{told} ({' and '.join(who)} disagree)"


def plain(words: Iterable[str]) -> str:
    """Return words as one line, white space made single blanks."""
    return " ".join(" ".join(words).split())
