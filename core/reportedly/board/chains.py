"""Whose words a claim is: the attributions it stands in, from the article inwards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from reportedly.text.words import folded
from reportedly_schemas.annotation import AnnotationFile, Attribution, Claim, Span
from reportedly_schemas.sources import Source

NOBODY = "nobody named"
"""What a source is called that the article does not name at all: reportedly, is believed to."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One attribution on the way from the article to who says it first.

    Attributes:
        attribution: The attribution's id.
        speaker: Who it is, as keys of the registry.
        candidates: Who it may be, as keys of the registry.
        name: The speakers' names; the article's own words where no speaker is given.
        stance: What the source does in saying it.
        negated: Whether the attribution itself is negated: did not say.
    """

    attribution: str
    speaker: tuple[str, ...]
    candidates: tuple[str, ...]
    name: str
    stance: str | None
    negated: bool

    @property
    def identity(self) -> str:
        """What is the same for the same source in every article: its keys, or else its words."""
        if self.speaker:
            return "+".join(sorted(self.speaker))
        return f"“{folded(self.name)}”"

    @property
    def does(self) -> str:
        """What it does in saying it: `denies`, `not confirms`; empty where none is given."""
        return f"not {self.stance}" if self.stance and self.negated else self.stance or ""


DEEPEST = 50
"""How many voices of a chain are followed; beyond that no reader could follow either."""

Chain = tuple[Voice, ...]
"""The voices of a claim, outermost first; none in the article's own voice."""

Order = Callable[[Attribution], tuple[int, int]]
"""What attributions are ordered by."""


def chains(file: AnnotationFile, sources: Mapping[str, Source]) -> dict[str, Chain]:
    """Return the chain of each claim of a file, by the claim's id.

    The innermost voice is the attribution that names the claim in its `claims`: of several, the
    one whose content is smallest, and of contents as large the one that is nested deepest. Where
    none names it, it is found so among those whose content holds all of the claim's spans. The
    others follow from `parent`.

    Args:
        file: One annotator's labels of an article.
        sources: The registry, by key.
    """
    if not file.attributions:
        return {claim.id: () for claim in file.claims}
    by_id = {each.id: each for each in file.attributions}
    inwards = partial(_innermost_first, by_id)
    innermost = _named(file.attributions, inwards)
    left = [claim for claim in file.claims if claim.id not in innermost]
    innermost.update(_holding(left, file.attributions, inwards))
    voices = {each.id: _voice(each, sources) for each in file.attributions}
    found: dict[str, Chain] = {}
    upwards: dict[str, Chain] = {}
    for claim in file.claims:
        inner = innermost.get(claim.id)
        if inner is None:
            found[claim.id] = ()
        else:
            if inner.id not in upwards:
                upwards[inner.id] = _upwards(inner, by_id, voices)
            found[claim.id] = upwards[inner.id]
    return found


def _innermost_first(by_id: Mapping[str, Attribution], each: Attribution) -> tuple[int, int]:
    """Order attributions of one place: small contents first, then what is nested deepest."""
    return sum(span.end - span.start for span in each.content), -len(_way(each, by_id))


def _upwards(
    inner: Attribution, by_id: Mapping[str, Attribution], voices: Mapping[str, Voice]
) -> Chain:
    return tuple(voices[name] for name in reversed(_way(inner, by_id)))


def _way(inner: Attribution, by_id: Mapping[str, Attribution]) -> list[str]:
    """Follow the parents; a cycle of them ends where it closes, and all end at `DEEPEST`."""
    way: list[str] = []
    here: Attribution | None = inner
    while here is not None and here.id not in way and len(way) < DEEPEST:
        way.append(here.id)
        here = by_id.get(here.parent) if here.parent else None
    return way


def _named(attributions: Iterable[Attribution], inwards: Order) -> dict[str, Attribution]:
    found: dict[str, Attribution] = {}
    for each in attributions:
        for claim in each.claims:
            if claim not in found or inwards(each) < inwards(found[claim]):
                found[claim] = each
    return found


def _holding(
    claims: Iterable[Claim], attributions: Iterable[Attribution], inwards: Order
) -> dict[str, Attribution]:
    """Find the smallest content around each claim, in one pass over both in order of place."""
    waiting = sorted(attributions, key=_start, reverse=True)
    around: list[Attribution] = []
    found: dict[str, Attribution] = {}
    for claim in sorted(claims, key=lambda claim: claim.spans[0].start):
        start = claim.spans[0].start
        while waiting and _start(waiting[-1]) <= start:
            around.append(waiting.pop())
        around = [each for each in around if each.content[-1].end > start]
        holding = [each for each in around if holds(each.content, claim.spans)]
        if holding:
            found[claim.id] = min(holding, key=inwards)
    return found


def holds(outer: Iterable[Span], inner: Iterable[Span]) -> bool:
    """Tell whether every inner span lies within one of the outer ones."""
    return all(any(o.start <= i.start and i.end <= o.end for o in outer) for i in inner)


def _start(attribution: Attribution) -> int:
    return attribution.content[0].start


def _voice(attribution: Attribution, sources: Mapping[str, Source]) -> Voice:
    known = [sources[key].name if key in sources else key for key in attribution.speaker]
    words = " … ".join(span.exact for span in attribution.source)
    return Voice(
        attribution.id,
        attribution.speaker,
        attribution.candidates,
        " and ".join(known) or words or NOBODY,
        attribution.stance,
        bool(attribution.negated),
    )
