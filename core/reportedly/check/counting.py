"""C4 and C5: the numbers that claims state."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportedly.check.rule import Finding
from reportedly.check.subjects import Labels
from reportedly_schemas.annotation import Quantity, Span
from reportedly_schemas.wording import shown

if TYPE_CHECKING:
    from reportedly.text.lexicon import Words

NUMERICAL = "numerical"
_SHARE = re.compile(
    r"\d+\.\d+|\d\s*(?:%|‰|per ?cent\b)|[½⅓⅔¼¾]|\b(?:half|thirds?|quarters?|twice|double|triple)\b",
    re.IGNORECASE,
)
"""Numbers that are no whole ones."""


def impossible_bounds(labels: Labels) -> Iterator[Finding]:
    """C4: min > max, a negative count."""
    for index, claim in enumerate(labels.file.claims):
        for number, quantity in enumerate(claim.quantities):
            wrong = _wrong_bound(quantity)
            if wrong:
                field, message, hint = wrong
                yield Finding(("claims", index, "quantities", number, field), message, hint)


def _wrong_bound(quantity: Quantity) -> tuple[str, str, str] | None:
    low, high = quantity.min, quantity.max
    for field, bound in (("min", low), ("max", high)):
        if bound is not None and bound < 0:
            hint = "a count is 0 or more; leave out the bound that the words do not give"
            return field, f"{field} is {bound}, below 0", hint
    if low is not None and high is not None and low > high:
        message = f"min {low} is above max {high}"
        return "min", message, "min is the lowest number the words allow, max the highest"
    return None


def number_without_quantity(labels: Labels) -> Iterator[Finding]:
    """C5: a numerical claim with a number in it and no quantity."""
    words: Words = {}
    for index, claim in enumerate(labels.file.claims):
        if claim.kind != NUMERICAL or claim.quantities:
            continue
        words = words or {
            word: bounds
            for word, bounds in labels.library.codebook.quantity_words.items()
            if bounds != (None, None)
        }
        number = next((found for span in claim.spans if (found := _number(span, words))), None)
        if number:
            yield Finding(
                ("claims", index, "quantities"),
                f"a numerical claim with {shown(number)} in it, and no quantity",
                "add quantities: what is counted, its words (raw), and the bounds they give",
            )


def _number(span: Span, words: Words) -> str | None:
    """Return the first number among a span's words."""
    from reportedly.text.lexicon import find_quantities

    for found in find_quantities(span.exact, 0, len(span.exact), words):
        return span.exact[slice(*found)]
    share = _SHARE.search(span.exact)
    return share.group() if share else None
