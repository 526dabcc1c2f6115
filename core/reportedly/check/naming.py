"""P3 and P4: names that work on every system, and files that stand where they say they do."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.check.rule import Finding, Path
from reportedly.check.subjects import Collection, Labels
from reportedly_schemas.ids import name_problem


def labels_names(labels: Labels) -> Iterator[Finding]:
    """P3 in an annotation file. (Anything that is not even formed like an id is no id at all.)"""
    file = labels.file
    yield from _names(("article",), file.article)
    yield from _names(("annotator",), file.annotator)
    for index, zone in enumerate(file.zones):
        if zone.copy_of:
            yield from _names(("zones", index, "copy_of"), zone.copy_of)
    for index, claim in enumerate(file.claims):
        for number, evidence in enumerate(claim.assessment.evidence if claim.assessment else ()):
            if evidence.kind == "span":
                path = ("claims", index, "assessment", "evidence", number, "ref")
                yield from _names(path, evidence.ref)


def collection_names(collection: Collection) -> Iterator[Finding]:
    """P3 in a collection: ids and files."""
    for index, entry in enumerate(collection.file.articles):
        yield from _names(("articles", index, "id"), entry.id)
        yield from _names(("articles", index, "file"), entry.file.removesuffix(".txt"))


def _names(path: Path, address: str) -> Iterator[Finding]:
    for part in address.split("/"):
        problem = name_problem(part)
        if problem is not None:
            yield Finding(path, f"{problem}: '{part}'", "rename it, here and on disk")
            return


def place_differs(labels: Labels) -> Iterator[Finding]:
    """P4: the file's place and its `article` or `annotator`."""
    place, file = labels.place, labels.file
    for field, said, meant in (
        ("article", file.article, place.address),
        ("annotator", file.annotator, place.annotator),
    ):
        if said != meant:
            yield Finding(
                (field,),
                f"{field} is '{said}', but the file stands where '{meant}' belongs",
                f"write {field}: {meant}, or move the file",
            )
