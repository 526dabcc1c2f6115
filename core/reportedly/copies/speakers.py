"""Who a quotation is credited to: what labels say, or what the words around it seem to say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reportedly.copies.wording import words_in
from reportedly.text.grammar import PRONOUNS
from reportedly.text.propose import propose
from reportedly.text.quotations import Quotation
from reportedly.text.ranges import Range, overlaps
from reportedly.text.units import Units

BACK = 3
"""So many sentences before the quotation are looked at for whom a pronoun stands for."""

Speakers = tuple[str, ...]


class Credit(NamedTuple):
    """Whom a quotation is credited to.

    Attributes:
        speakers: Their names, or the words that stand for them; none where nobody is named.
        guessed: Whether that is read from the words around it and no label says so.
    """

    speakers: Speakers
    guessed: bool


class Labelled(NamedTuple):
    """What an attribution says: which stretches are somebody's words, and whose."""

    content: tuple[Range, ...]
    speakers: Speakers


def credit(text: str, units: Units, quotation: Quotation, labelled: Sequence[Labelled]) -> Credit:
    """Return whom a quotation is credited to: by the smallest labelled content around it, if any.

    Several labels of the same content, as of several annotators, are taken together.
    """
    around = [each for each in labelled if _holds(each.content, quotation.inner) and each.speakers]
    if around:
        least = min(map(_size, around))
        named = [each.speakers for each in around if _size(each) == least]
        return Credit(tuple(dict.fromkeys(one for names in named for one in names)), False)
    return Credit(_guess(text, units, quotation.outer), True)


def agree(one: Speakers, other: Speakers) -> bool:
    """Tell whether two credits may be the same: one is unknown, or the one's name is in the other.

    "Veale" is in "Colonel Thomas F. Veale".
    """
    known, others = _named(one), _named(other)
    return not known or not others or any(a <= b or b <= a for a in known for b in others)


def _named(speakers: Speakers) -> list[set[str]]:
    names = ({word.casefold() for word in words_in(name)} for name in speakers)
    return [name for name in names if name - PRONOUNS]


def _holds(content: Sequence[Range], inner: Range) -> bool:
    """Tell whether most of a quotation stands in a content."""
    held = sum(max(0, min(end, inner.end) - max(start, inner.start)) for start, end in content)
    return 2 * held > inner.end - inner.start


def _size(one: Labelled) -> int:
    return sum(end - start for start, end in one.content)


def _guess(text: str, units: Units, outer: Range) -> Speakers:
    source = _source(text, units, outer, apart_from=outer)
    if source is None or source.casefold() not in PRONOUNS:
        return (source,) if source else ()
    before = units.previous_unit("sentence", outer.start)
    for _ in range(BACK):
        if before is None:
            break
        named = _source(text, units, before)
        if named is not None and named.casefold() not in PRONOUNS:
            return (named,)
        before = units.previous_unit("sentence", before.start)
    return (source,)


def _source(
    text: str, units: Units, selected: Range, apart_from: Range | None = None
) -> str | None:
    """Return the source of the likeliest attribution that has one, and none within a stretch."""
    for each in propose(text, units, selected):
        inside = apart_from and any(overlaps(part, apart_from) for part in each.source)
        if each.source and not inside:
            return " ".join(text[slice(*part)] for part in each.source)
    return None
