"""L1 to L8: do the links of a collection agree with themselves, and with what they join?

Each looks at one annotator's links: where two annotators link against each other they disagree,
which is theirs to settle and no error. The board shows it.
"""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import islice, pairwise

from reportedly.board.groups import SYMMETRIC, Union, clashes, same_groups, way_of_same
from reportedly.board.material import MadeLink
from reportedly.board.quantities import counted, figure
from reportedly.check.library import ClaimFacts
from reportedly.check.rule import Finding, Path
from reportedly.check.subjects import Labels, Links
from reportedly_schemas.annotation import Quantity
from reportedly_schemas.links import Link

ORDERED = ("more_specific", "updates")
"""Relations that can't lead back to where they began."""
OPPOSITE = frozenset(["supported", "refuted"])
MOST_TOLD = 3
"""How many of the quantities that one excludes a message tells."""


def link_again(links: Links) -> Iterator[Finding]:
    """L1: a link to itself, twice, or reversed where the relation is symmetric."""
    first: dict[tuple[str, str, str], Link] = {}
    for index, link in enumerate(links.file.links):
        ends = link.from_, link.to
        if link.from_ == link.to:
            hint = "name the other claim, or remove the link"
            yield Finding(("links", index, "to"), f"{link.to} is linked to itself", hint)
            continue
        one, other = sorted(ends) if link.relation in SYMMETRIC else ends
        before = first.setdefault((one, other, link.relation), link)
        if before is not link:
            turned = before.from_ != link.from_
            again = "the other way round, which says the same" if turned else "already"
            message = f"{before.id} links these two claims as {link.relation} {again}"
            yield Finding(("links", index), message, "remove one of the two")


def same_and_contradicting(links: Links) -> Iterator[Finding]:
    """L2: `contradicts` between claims that are `same`, directly or through others."""
    made = _made(links)
    for clash in clashes(made):
        if clash.chain:
            link = clash.contradiction.link
            yield Finding(
                _relation(links, link),
                f"{link.from_} contradicts {link.to}, and is the same: {' = '.join(clash.way)}",
                "find out which of these links is wrong, and change or remove it",
            )


def contradicting_about_nothing(links: Links) -> Iterator[Finding]:
    """L3: `contradicts` between quantities that count something else."""
    for index, link in enumerate(links.file.links):
        if link.relation != "contradicts" or (link.basis and "quantity" not in link.basis):
            continue
        one, other = (_facts(links, end) for end in (link.from_, link.to))
        if not one or not other or not one.quantities or not other.quantities:
            continue
        if not any(_may_compare(a, b) for a in one.quantities for b in other.quantities):
            yield Finding(
                ("links", index, "relation"),
                f"{link.from_} counts {_what(one.quantities)}, "
                f"{link.to} counts {_what(other.quantities)}",
                "link them not_comparable, or give as basis what they contradict each other about",
            )


def unlinked_exclusion(labels: Labels) -> Iterator[Finding]:
    """L4: a quantity that excludes one of the same annotator's in another article, unlinked."""
    place, library = labels.place, labels.library
    if not any(claim.quantities for claim in labels.file.claims):
        return
    relations = library.relations(place.collection)
    if relations is None:
        return
    earlier = library.counted_before(place)
    for index, claim in enumerate(labels.file.claims):
        own = f"{place.article}#{claim.id}"
        for number, quantity in enumerate(claim.quantities):
            open_ones = (
                each
                for each in earlier.of(quantity)
                if each.article < place.article and not relations.joined(own, each.claim)
            )
            found = list(islice(open_ones, MOST_TOLD + 1))
            if found:
                told = [f"{figure(each.quantity)} in {each.claim}" for each in found[:MOST_TOLD]]
                more = ", …" if len(found) > MOST_TOLD else ""
                message = f"{figure(quantity)} excludes {', '.join(told)}{more}; no link joins them"
                yield Finding(
                    ("claims", index, "quantities", number),
                    f"{_what((quantity,))}: {message}",
                    "link the claims: contradicts, updates, not_comparable …",
                )


def going_round(links: Links) -> Iterator[Finding]:
    """L5: a cycle of `more_specific` or of `updates`; claims that are `same` count as one."""
    same = same_groups(_made(links))
    for relation in ORDERED:
        left = [link for link in links.file.links if link.relation == relation]
        left = [link for link in left if link.from_ != link.to]
        while cycle := _cycle(left, same):
            last = cycle[-1]
            round_ = ", ".join(f"{link.from_} → {link.to}" for link in cycle)
            yield Finding(
                _relation(links, last),
                f"{relation} goes round in a circle: {round_}",
                "find out which of these links is wrong, and turn or remove it",
            )
            left.remove(last)


def opposite_verdicts(links: Links) -> Iterator[Finding]:
    """L8: claims that are `same`, one supported and one refuted; told at the link between them.

    Where only a chain of `same` joins the two, it is told at the last link of the shortest one.
    """
    made = [each for each in _made(links) if each.link.relation == "same"]
    verdicts = {end: _verdict(links, end) for m in made for end in (m.link.from_, m.link.to)}
    told: set[str] = set()
    same = same_groups(made)
    for each in made:
        if {verdicts[each.link.from_], verdicts[each.link.to]} == OPPOSITE:
            told.add(same.find(each.link.from_))
            yield _opposite(links, each.link, (each,), verdicts)
    for top, claims in same.sets().items():
        supported = [name for name in claims if verdicts[name] == "supported"]
        refuted = [name for name in claims if verdicts[name] == "refuted"]
        if top not in told and supported and refuted:
            way = way_of_same(supported[0], refuted[0], made)
            last = max(way, key=lambda each: links.file.links.index(each.link))
            yield _opposite(links, last.link, way, verdicts)


def _opposite(
    links: Links, link: Link, way: tuple[MadeLink, ...], verdicts: dict[str, str | None]
) -> Finding:
    ends = [end for each in way for end in (each.link.from_, each.link.to)]
    opposed = dict.fromkeys(end for end in ends if verdicts[end] in OPPOSITE)
    return Finding(
        _relation(links, link),
        "the same, with opposite verdicts: "
        + ", ".join(f"{end} is {verdicts[end]}" for end in opposed),
        "look at both assessments again; or the claims are not the same",
    )


def _cycle(links: list[Link], same: Union) -> list[Link]:
    """Return the links of one cycle in the order of the file; [] when there is none."""
    steps: dict[tuple[str, str], Link] = {}
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for link in links:
        before, after = same.find(link.from_), same.find(link.to)
        if before == after:
            return [link]
        steps[before, after] = link
        sorter.add(after, before)
    try:
        sorter.prepare()
    except CycleError as error:
        names = error.args[1]
        found = {steps[pair] for pair in pairwise(names)}
        return [link for link in links if link in found]
    return []


def _made(links: Links) -> list[MadeLink]:
    return [MadeLink(links.place.annotator, link) for link in links.file.links]


def _relation(links: Links, link: Link) -> Path:
    return ("links", links.file.links.index(link), "relation")


def _facts(links: Links, end: str) -> ClaimFacts | None:
    article, _, name = end.partition("#")
    return (links.library.claims(f"{links.place.collection}/{article}") or {}).get(name)


def _verdict(links: Links, end: str) -> str | None:
    facts = _facts(links, end)
    return facts.verdict if facts else None


def _may_compare(one: Quantity, other: Quantity) -> bool:
    """Tell whether two quantities count the same, or may: one may leave its population unsaid."""
    (measure, population), (other_measure, other_population) = counted(one), counted(other)
    return measure == other_measure and (
        population == other_population or not population or not other_population
    )


def _what(quantities: tuple[Quantity, ...]) -> str:
    return " and ".join(
        dict.fromkeys(
            f"{one.measure} ({one.population})" if one.population else one.measure
            for one in quantities
        )
    )
