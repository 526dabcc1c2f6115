"""I1 and I2: every id once, and every reference to something that is there."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from reportedly.check.rule import Finding, Path
from reportedly.check.subjects import Collection, Labels, Links, Sources
from reportedly_schemas.annotation import Attribution, Claim
from reportedly_schemas.ids import LETTERS

SECTIONS = ("zones", "claims", "attributions", "flags")
KINDS = {letter: section.removesuffix("s") for section, letter in LETTERS.items()}
"""What an id's first letter says it is."""


def label_id_twice(labels: Labels) -> Iterator[Finding]:
    """I1 in an annotation file: ids are its own over all sections."""
    yield from _twice(
        ((section, index, "id"), label.id)
        for section in SECTIONS
        for index, label in enumerate(getattr(labels.file, section))
    )


def link_id_twice(links: Links) -> Iterator[Finding]:
    """I1 in a file of links."""
    yield from _twice((("links", i, "id"), link.id) for i, link in enumerate(links.file.links))


def article_twice(collection: Collection) -> Iterator[Finding]:
    """I1 in a collection: an article's id, and its file."""
    articles = collection.file.articles
    yield from _twice((("articles", i, "id"), entry.id) for i, entry in enumerate(articles))
    yield from _twice((("articles", i, "file"), entry.file) for i, entry in enumerate(articles))


def _twice(ids: Iterable[tuple[Path, str]]) -> Iterator[Finding]:
    first: dict[str, Path] = {}
    for path, name in ids:
        if name in first:
            section, index = first[name][:2]
            yield Finding(
                path,
                f"'{name}' is taken: {section}, entry {int(index) + 1}, has it",
                "a merge may have doubled it: remove one, or give it an id of its own",
            )
        first.setdefault(name, path)


def wrong_letter(labels: Labels) -> Iterator[Finding]:
    """S1: an id whose letter says that it is another kind of label."""
    for section in SECTIONS:
        for index, label in enumerate(getattr(labels.file, section)):
            if label.id[0] != LETTERS[section]:
                yield _letter((section, index, "id"), section, label.id)


def wrong_link_letter(links: Links) -> Iterator[Finding]:
    """S1 in a file of links."""
    for index, link in enumerate(links.file.links):
        if link.id[0] != LETTERS["links"]:
            yield _letter(("links", index, "id"), "links", link.id)


def _letter(path: Path, section: str, found: str) -> Finding:
    kind, letter = KINDS[LETTERS[section]], LETTERS[section]
    message = f"the id of a {kind} begins with {letter}, this one is '{found}'"
    return Finding(path, message, f"give it an id of its own: {letter} and five characters")


def labels_to_nothing(labels: Labels) -> Iterator[Finding]:
    """I2 in an annotation file: articles, claims, attributions, speakers."""
    file, library = labels.file, labels.library
    if not library.has_article(file.article):
        yield _no_article(("article",), file.article)
    for index, zone in enumerate(file.zones):
        if zone.copy_of and not library.has_article(zone.copy_of):
            yield _no_article(("zones", index, "copy_of"), zone.copy_of)
    claims = {claim.id for claim in file.claims}
    for index, claim in enumerate(file.claims):
        yield from _from_claim(("claims", index), claim, claims, labels)
    attributions = {attribution.id for attribution in file.attributions}
    speakers = library.speakers(labels.place.collection)
    for index, attribution in enumerate(file.attributions):
        path: Path = ("attributions", index)
        yield from _from_attribution(path, attribution, claims, attributions)
        if speakers is not None:
            yield from _to_speakers(path, attribution, speakers, labels.place.collection)


def _from_claim(path: Path, claim: Claim, claims: set[str], labels: Labels) -> Iterator[Finding]:
    for index, quantity in enumerate(claim.quantities):
        if quantity.derived_from and quantity.derived_from not in claims:
            where = (*path, "quantities", index, "derived_from")
            yield _no_label(where, "claim", quantity.derived_from)
    for index, evidence in enumerate(claim.assessment.evidence if claim.assessment else ()):
        if evidence.kind == "span" and not labels.library.has_article(evidence.ref):
            yield _no_article((*path, "assessment", "evidence", index, "ref"), evidence.ref)


def _from_attribution(
    path: Path, attribution: Attribution, claims: set[str], attributions: set[str]
) -> Iterator[Finding]:
    for field in ("parent", "target"):
        name = getattr(attribution, field)
        if name and name not in attributions:
            yield _no_label((*path, field), "attribution", name)
    for index, claim in enumerate(attribution.claims):
        if claim not in claims:
            yield _no_label((*path, "claims", index), "claim", claim)


def _to_speakers(
    path: Path, attribution: Attribution, speakers: Container[str], collection: str
) -> Iterator[Finding]:
    for field in ("speaker", "candidates"):
        for index, name in enumerate(getattr(attribution, field)):
            if name not in speakers:
                yield _no_source((*path, field, index), name, collection)


def links_to_nothing(links: Links) -> Iterator[Finding]:
    """I2 in a file of links: both ends are claims that some annotator has labelled."""
    for index, link in enumerate(links.file.links):
        for field, address in (("from", link.from_), ("to", link.to)):
            path: Path = ("links", index, field)
            article, _, name = address.partition("#")
            place = f"{links.place.collection}/{article}"
            if not links.library.has_article(place):
                yield _no_article(path, place)
                continue
            claims = links.library.claims(place)
            if claims is not None and name not in claims:
                yield _no_label(path, "claim", name, f"in anyone's labels of {place}")


def members_of_nothing(sources: Sources) -> Iterator[Finding]:
    """I2 in a registry: a group's members."""
    for key, source in sources.file.sources.items():
        for index, member in enumerate(source.members):
            if member not in sources.file.sources:
                path: Path = ("sources", key, "members", index)
                yield _no_source(path, member, sources.place.collection)


def texts_of_nothing(collection: Collection) -> Iterator[Finding]:
    """I2 in a collection: a text that is not there."""
    for index, entry in enumerate(collection.file.articles):
        if collection.library.sha256(f"{collection.place.collection}/{entry.id}") is None:
            yield Finding(
                ("articles", index, "file"),
                f"there is no file {entry.file} in data/{collection.place.collection}",
                "bring it back from git, or import it again",
            )


def _no_article(path: Path, address: str) -> Finding:
    return Finding(path, f"there is no article '{address}'", "check its address, or import it")


def _no_label(path: Path, kind: str, name: str, where: str = "in this file") -> Finding:
    is_kind = KINDS.get(name[0])
    if is_kind != kind:
        message = f"'{name}' is no {kind}'s id: it begins as those of {is_kind}s do"
        return Finding(path, message, f"name one of the {kind}s, or take the reference out")
    return Finding(
        path, f"there is no {kind} '{name}' {where}", "name one that is, or take the reference out"
    )


def _no_source(path: Path, name: str, collection: str) -> Finding:
    registry = f"annotations/{collection}/sources.yaml"
    return Finding(path, f"there is no source '{name}' in {registry}", "add it there")
