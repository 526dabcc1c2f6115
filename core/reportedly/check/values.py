"""P1: values of the codebook. And the codebook itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from reportedly.check.library import Library, misfit
from reportedly.check.rule import Finding, Path
from reportedly.check.subjects import Codes, Labels, Links, Sources
from reportedly_schemas.annotation import Assessment, Attribution, Claim, Flag, Zone
from reportedly_schemas.codebook import Codebook, ListName, list_of
from reportedly_schemas.links import Link
from reportedly_schemas.sources import Source


def labels_codes(labels: Labels) -> Iterator[Finding]:
    """P1 in an annotation file."""
    file, library = labels.file, labels.library
    for section in ("zones", "claims", "attributions", "flags"):
        for index, label in enumerate(getattr(file, section)):
            yield from _codes((section, index), section, label, library)
    for index, claim in enumerate(file.claims):
        if claim.assessment:
            path: Path = ("claims", index, "assessment")
            yield from _codes(path, "assessment", claim.assessment, library)


def links_codes(links: Links) -> Iterator[Finding]:
    """P1 in a file of links."""
    for index, link in enumerate(links.file.links):
        yield from _codes(("links", index), "links", link, links.library)


def sources_codes(sources: Sources) -> Iterator[Finding]:
    """P1 in a registry."""
    for key, source in sources.file.sources.items():
        yield from _codes(("sources", key), "sources", source, sources.library)


CODED = {
    section: [
        (each.name, codes) for each in fields(model) if (codes := list_of(section, each.name))
    ]
    for section, model in {
        "zones": Zone,
        "claims": Claim,
        "assessment": Assessment,
        "attributions": Attribution,
        "flags": Flag,
        "links": Link,
        "sources": Source,
    }.items()
}
"""The fields whose values come from a list, with that list, by section."""


def _codes(path: Path, section: str, item: Any, library: Library) -> Iterable[Finding]:
    """Return the findings about an item's values: nearly always none, and that quickly."""
    in_use = library.in_use
    found: list[Finding] = []
    for field, codes in CODED[section]:
        held = getattr(item, field)
        if isinstance(held, tuple):
            for index, value in enumerate(held):
                if value not in in_use[codes]:
                    found += _code((*path, field, index), codes, value, library.codebook)
        elif held is not None and held not in in_use[codes]:
            found += _code((*path, field), codes, held, library.codebook)
    return found


def _code(path: Path, codes: ListName, value: str, codebook: Codebook) -> Iterator[Finding]:
    known = codebook.find(codes, value)
    if known is None:
        from difflib import get_close_matches

        values = [each.value for each in codebook.values(codes)]
        close = get_close_matches(value.lower(), values, n=1)
        meant = f"; did you mean '{close[0]}'?" if close else ""
        hint = f"use one of {', '.join(values)}; or add it to schemas/codebook.yaml"
        yield Finding(path, f"'{value}' is not in the codebook's {codes}{meant}", hint)
    elif known.deprecated:
        message = f"'{value}' is out of use: {known.deprecated}"
        in_use = ", ".join(each.value for each in codebook.values(codes))
        yield Finding(path, message, f"use one of {in_use}", severity="warning")


def codebook_fits(codes: Codes) -> Iterator[Finding]:
    """S1 in the project's codebook: it has to fit the default one, and to name rules there are."""
    from reportedly.check.catalogue import RULES

    problem = misfit(codes.file)
    if problem is not None:
        hint = "`reportedly codebook` lists the values there are"
        yield Finding(problem.path, problem.message, hint)
    for code in codes.file.severities.keys() - {rule.code for rule in RULES}:
        path = ("severities", code)
        yield Finding(
            path, f"there is no rule '{code}'", "`reportedly rules` lists them", on_key=True
        )
