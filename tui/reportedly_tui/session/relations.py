"""How relations between two claims are shown and read, in either direction."""

from __future__ import annotations

from reportedly.board.groups import SYMMETRIC
from reportedly_schemas.codebook import Codebook, Value

SIGNS = {
    "same": ("=", "="),
    "contradicts": ("≠", "≠"),
    "more_specific": (">", "<"),
    "overstates": ("↑", "↓"),
    "updates": ("→", "←"),
    "same_quote": ("”", "”"),
    "copied_text": ("≡", "≡"),
    "not_comparable": ("∦", "∦"),
}
"""The sign of a relation, seen from its first claim and from its second."""

KEYS = {
    "=": ("same", False),
    "!": ("contradicts", False),
    ">": ("more_specific", False),
    "<": ("more_specific", True),
    '"': ("same_quote", False),
}
"""Keys that link at once: a relation, and whether it goes from that claim to this one."""

READ = {
    "same": ("{0} and {1} say the same",) * 2,
    "contradicts": ("{0} and {1} can't both be true",) * 2,
    "more_specific": ("{0} is more specific than {1}", "{1} is more specific than {0}"),
    "overstates": ("{0} overstates {1}", "{1} overstates {0}"),
    "updates": ("{0} updates {1}", "{1} updates {0}"),
    "same_quote": ("{0} and {1} are one quotation",) * 2,
    "copied_text": ("{0} and {1} are one text, copied",) * 2,
    "not_comparable": ("{0} and {1} bear on different things",) * 2,
}
"""A relation as a sentence, for `this` and `that`."""


def is_directed(relation: str) -> bool:
    """Whether a relation goes from the first claim to the second and not back."""
    return relation not in SYMMETRIC


def sign(relation: str, outgoing: bool) -> str:
    """The sign of a relation, seen from this claim."""
    signs = SIGNS.get(relation, ("▸", "◂"))
    return signs[0] if outgoing else signs[1]


def reading(codebook: Codebook, relation: str, outgoing: bool) -> str:
    """A relation as a sentence about this claim and that one."""
    known = READ.get(relation)
    if known is not None:
        return known[0 if outgoing else 1].format("this", "that")
    value = codebook.find("link.relation", relation)
    words = (value.label if value else relation).lower()
    return f"this {words} that" if outgoing else f"that {words} this"


def offered(codebook: Codebook) -> tuple[Value, ...]:
    """The relations a new link can have."""
    return codebook.values("link.relation")
