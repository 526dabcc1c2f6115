"""What a board says of a claim in a few words: its figure or its stance, and whose words it is."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.board.chains import Chain, Voice
from reportedly.board.conflicts import Clashing
from reportedly.board.groups import Clash
from reportedly.board.material import MadeLink, PlacedClaim
from reportedly.board.quantities import figure
from reportedly_schemas.annotation import Quantity

OWN_VOICE = "own voice"
INTO = " › "
"""Stands between the voices of a chain, the outer one first."""

SIGNS: dict[Clashing, str] = {"linked": "≠", "computed": "≁", "both": "≠"}
"""What marks a claim that contradicts another: linked by a person, or by its quantities alone."""

RELATION_SIGNS = {"same": "=", "contradicts": "≠", "updates": "↻", "more_specific": "⊃"}
"""Signs of the relations that have one; the others are written out."""


def said(placed: PlacedClaim) -> str:
    """Return a claim's figures, or what is done in saying it and how certain it is."""
    stance = _stance(placed.chain[-1]) if placed.chain else ""
    figures = "; ".join(map(counting, placed.claim.quantities))
    if figures:
        return figures if stance in ("", "asserts") else f"{stance} {figures}"
    told = [each for each in (stance, placed.claim.factuality) if each]
    return ", ".join(told) or "says so"


def counting(quantity: Quantity) -> str:
    """Return a quantity in short: `> 100 killed, contractors`."""
    of = f", {quantity.population}" if quantity.population else ""
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


def clash_in_short(clash: Clash) -> str:
    """Return the links of a clash: `a = b, b = c, and a ≠ c`; and whose they are if several."""
    same = ", ".join(link_in_short(made) for made in clash.chain) or "the same claim"
    told = f"{same}, and {link_in_short(clash.contradiction)}"
    who = clash.annotators
    return told if len(who) == 1 else f"{told} ({' and '.join(who)} disagree)"


def link_in_short(made: MadeLink) -> str:
    """Return the two ends of a link with what the first is to the second."""
    link = made.link
    return f"{link.from_} {RELATION_SIGNS.get(link.relation, link.relation)} {link.to}"


def plain(words: Iterable[str]) -> str:
    """Return words as one line, white space made single blanks."""
    return " ".join(" ".join(words).split())


def _stance(voice: Voice) -> str:
    if not voice.stance:
        return ""
    return f"not {voice.stance}" if voice.negated else voice.stance
