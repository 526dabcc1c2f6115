"""Small collections, written down in a few words each."""

from __future__ import annotations

from typing import Any

from reportedly.board.chains import Voice
from reportedly.board.material import MadeLink, Material, PlacedClaim
from reportedly_schemas.annotation import Claim, Quantity, Span
from reportedly_schemas.collection import ArticleEntry
from reportedly_schemas.links import Link
from reportedly_schemas.sources import Source

RELATIONS = {
    "=": "same",
    "!": "contradicts",
    ">": "more_specific",
    "^": "overstates",
    "u": "updates",
    "~": "not_comparable",
}


def killed(
    low: int | None = None, high: int | None = None, population: str | None = "people", **other: Any
) -> Quantity:
    """A number of people killed."""
    other = {"measure": "killed", "raw": "some", **other}
    return Quantity(population=population, min=low, max=high, **other)


def address(name: str) -> str:
    """`a1` is the claim c00001 of the article a; `b12` is c00012 of b."""
    return f"{name[0]}#c{int(name[1:]):05}"


def claim(
    name: str,
    *quantities: Quantity,
    chain: tuple[Voice, ...] = (),
    annotator: str = "ana",
    copied_from: str | None = None,
    **fields: Any,
) -> PlacedClaim:
    """A claim at `address(name)`."""
    made = Claim(
        address(name).partition("#")[2], (Span(0, 4, "Mist"),), quantities=quantities, **fields
    )
    return PlacedClaim(address(name), name[0], annotator, made, chain, copied_from)


def voice(name: str, stance: str | None = "asserts", key: str | None = None, **f: Any) -> Voice:
    """A voice in a chain; `key` is its speaker."""
    given = {"attribution": "a00001", "speaker": (key,) if key else (), "candidates": (), **f}
    return Voice(**{"name": name, "stance": stance, "negated": False, **given})


def links(told: str, annotator: str = "ana") -> tuple[MadeLink, ...]:
    """Links as in `a1=b1 b1!c1`."""
    made = []
    for number, each in enumerate(told.split()):
        sign = next(sign for sign in RELATIONS if sign in each)
        one, other = each.split(sign)
        link = Link(f"l{number:05}", address(one), address(other), RELATIONS[sign])
        made.append(MadeLink(annotator, link))
    return tuple(made)


def material(
    *claims: PlacedClaim,
    links: tuple[MadeLink, ...] = (),
    sources: dict[str, Source] | None = None,
    articles: str = "abcdefgh",
) -> Material:
    """A collection of articles with names of one letter."""
    entries = tuple(ArticleEntry(name, f"{name}.txt", "0" * 64) for name in articles)
    held = {each.address: each for each in claims}
    return Material("mist", "Mist", entries, held, links, sources or {})
