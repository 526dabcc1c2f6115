"""Quotations that several articles have, in the same words or nearly, and whom they credit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from reportedly.copies.index import CopyIndex, Group, Place
from reportedly.copies.speakers import Labelled, Speakers, agree, credit
from reportedly.copies.wording import words_in
from reportedly.text.marks import OPENERS
from reportedly.text.quotations import Quotation, quotations
from reportedly.text.ranges import Range
from reportedly.text.stretches import stretch_at
from reportedly.text.units import Units

FEWEST = 4
"""A quotation of fewer words is shared by chance."""

FEWEST_NEAR = 6
"""One of fewer words is not found where a word of it differs."""

BETWEEN = " … "
"""What parts the fragments of a quotation."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation as an article has it.

    Attributes:
        article: Its address.
        fragments: What stands between the marks, in order; several around "…,” he said. “…".
        words: The fragments' text.
        speakers: Whom it is credited to; none where nobody is named.
        guessed: Whether no label says so.
    """

    article: str
    fragments: tuple[Range, ...]
    words: str
    speakers: Speakers
    guessed: bool


@dataclass(frozen=True, slots=True)
class SharedQuotation:
    """A quotation of several articles, in the order of the articles."""

    quoted: tuple[Quoted, ...]

    @property
    def credited_apart(self) -> bool:
        """Whether two articles credit it to different speakers."""
        named = dict.fromkeys(one.speakers for one in self.quoted)
        return not all(agree(one, other) for one, other in combinations(named, 2))

    @property
    def altered(self) -> bool:
        """Whether its words differ."""
        return len({tuple(map(str.casefold, words_in(one.words))) for one in self.quoted}) > 1


def shared_quotations(
    texts: Mapping[str, str],
    language: str,
    labelled: Callable[[str], Sequence[Labelled]],
    pause: Callable[[], object] = lambda: None,
) -> list[SharedQuotation]:
    """Find the quotations that several articles have.

    Args:
        texts: The articles' texts by address, in order.
        language: ISO 639-1 code.
        labelled: Gives the attributions of an article; asked only where it shares a quotation.
        pause: Called after each article and each shared quotation, to let others go on meanwhile.
    """
    index = CopyIndex(FEWEST, FEWEST_NEAR)
    for address, text in texts.items():
        quoted = any(mark in text for mark in OPENERS)
        found = quotations(text, 0, len(text)) if quoted else []
        index.add(address, text, [each.inner for each in found])
        pause()
    credits = _Credits(texts, language, labelled)
    made = []
    for places in _joined(texts, index.groups()):
        made.append(credits.shared(places))
        pause()
    return made


def _joined(texts: Mapping[str, str], groups: Sequence[Group]) -> list[list[Place]]:
    """Take the groups together that are fragments of one quotation, in the order of the first.

    Fragments that stand in the same paragraphs are, also where some paragraphs lack one.
    """
    joined: list[tuple[set[tuple[str, int]], list[Place]]] = []
    beside: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for group in groups:
        places = [place for wording in group for place in wording.places]
        where = {_paragraph(texts, place) for place in places}
        near = sorted({number for each in where for number in beside[each]})
        fit = (at for at in near if where <= joined[at][0] or joined[at][0] <= where)
        number = next(fit, len(joined))
        if number == len(joined):
            joined.append((set(), []))
        for each in where - joined[number][0]:
            beside[each].append(number)
        joined[number][0].update(where)
        joined[number][1].extend(places)
    return [places for _, places in joined]


def _paragraph(texts: Mapping[str, str], place: Place) -> tuple[str, int]:
    """Return the article and where in it the paragraph of a place begins."""
    return place.article, stretch_at(texts[place.article], place.start).start


class _Credits:
    """Says who is credited with what."""

    def __init__(
        self,
        texts: Mapping[str, str],
        language: str,
        labelled: Callable[[str], Sequence[Labelled]],
    ) -> None:
        self._texts = texts
        self._language = language
        self._labelled = labelled
        self._order = {address: at for at, address in enumerate(texts)}

    def shared(self, places: Sequence[Place]) -> SharedQuotation:
        """Make a shared quotation of the places of its fragments."""
        own: dict[tuple[str, int], list[Place]] = {}
        for place in sorted(
            places, key=lambda one: (self._order[one.article], one.start, -one.end)
        ):
            fragments = own.setdefault(_paragraph(self._texts, place), [])
            if not fragments or place.start >= fragments[-1].end:  # none within another
                fragments.append(place)
        return SharedQuotation(tuple(self._quoted(each) for each in own.values()))

    def _quoted(self, places: Sequence[Place]) -> Quoted:
        article = places[0].article
        text = self._texts[article]
        units = Units(text, self._language)
        labelled = self._labelled(article)
        credits = [credit(text, units, _quotation(text, place), labelled) for place in places]
        said = next((one for one in credits if not one.guessed), credits[0])
        return Quoted(
            article,
            tuple(Range(place.start, place.end) for place in places),
            BETWEEN.join(text[place.start : place.end] for place in places),
            said.speakers,
            said.guessed,
        )


def _quotation(text: str, place: Place) -> Quotation:
    """Return the quotation whose inner stretch is at a place."""
    inner = Range(place.start, place.end)
    marks = Range(max(inner.start - 1, 0), min(inner.end + 1, len(text)))
    around = quotations(text, *inner)
    return next((each for each in around if each.inner == inner), Quotation(marks, inner, True))
