"""All of a collection that claims are compared by, read once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from reportedly.board.chains import Chain, chains, holds
from reportedly.errors import ReportedlyError
from reportedly.files.reader import collector_paused
from reportedly.workspace import Missing, Workspace
from reportedly_schemas.annotation import AnnotationFile, Claim
from reportedly_schemas.collection import ArticleEntry, CollectionFile
from reportedly_schemas.links import Link, LinksFile
from reportedly_schemas.sources import Source, SourcesFile

BETWEEN = " … "
"""What stands between the spans of a label where its words are shown as one text."""


@dataclass(frozen=True, slots=True)
class PlacedClaim:
    """A claim with its place in the collection.

    Attributes:
        address: `<article>#<id>`, as links name it.
        article: The article's id.
        annotator: Whose file it is from.
        claim: The label itself.
        chain: Whose words it is, outermost voice first; none in the article's own voice.
        copied_from: Where it stands in a zone of copied text, the article that the zone was
            copied from: its id, or its address where it is of another collection; empty where
            the zone does not say. None otherwise.
    """

    address: str
    article: str
    annotator: str
    claim: Claim
    chain: Chain
    copied_from: str | None

    @property
    def stance(self) -> str | None:
        """What the innermost voice does in saying it."""
        return self.chain[-1].stance if self.chain else None

    @property
    def words(self) -> str:
        """The article's words, as one text."""
        return BETWEEN.join(span.exact for span in self.claim.spans)

    @property
    def wording(self) -> str:
        """The claim as a sentence where its label has one, else the article's words."""
        return self.claim.text or self.words


@dataclass(frozen=True, slots=True)
class MadeLink:
    """A link, and who made it."""

    annotator: str
    link: Link


@dataclass(frozen=True, slots=True)
class Material:
    """What a collection has to compare.

    Attributes:
        collection: Its id.
        title: What its articles are about.
        articles: Its articles, in its own order.
        claims: Everybody's claims by their address; in the order of articles, then of annotators,
            then of place.
        links: Everybody's links.
        sources: The registry, by key.
        skipped: What could not be read and is left out; each begins with `path:line:column`.
    """

    collection: str
    title: str
    articles: tuple[ArticleEntry, ...]
    claims: Mapping[str, PlacedClaim]
    links: tuple[MadeLink, ...]
    sources: Mapping[str, Source]
    skipped: tuple[str, ...] = ()

    @property
    def annotators(self) -> list[str]:
        """Who has labelled a claim or made a link, sorted."""
        labelling = {each.annotator for each in self.claims.values()}
        return sorted(labelling | {made.annotator for made in self.links})

    def of(self, annotator: str) -> Material:
        """Return an annotator's claims and links alone, and the claims that those links name."""
        links = tuple(made for made in self.links if made.annotator == annotator)
        named = {end for made in links for end in (made.link.from_, made.link.to)}
        claims = {
            address: each
            for address, each in self.claims.items()
            if each.annotator == annotator or address in named
        }
        return replace(self, claims=claims, links=links)


class _Gathered(NamedTuple):
    """The files that a material is made of."""

    collection: CollectionFile
    sources: SourcesFile | None
    labels: list[tuple[str, str, AnnotationFile]]
    links: list[tuple[str, LinksFile]]
    skipped: list[str]


class MaterialReader:
    """Reads a collection's material; a file that has not changed since is not read again.

    Args:
        workspace: Where.
        collection: The collection's id.
    """

    def __init__(self, workspace: Workspace, collection: str) -> None:
        self.workspace = workspace
        self.collection = collection
        self._kept: dict[Path, tuple[tuple[int, int, int], Any]] = {}
        self._last: tuple[_Gathered, Material] | None = None

    def read(self) -> Material:
        """Read everything; what can't be read is left out and told in `skipped`.

        Returns:
            The material; the very same as before where no file has changed.

        Raises:
            ReportedlyError: There is no such collection, or its list of articles can't be read.
        """
        with collector_paused():
            gathered = self._gather()
            if self._last is None or self._last[0] != gathered:
                self._last = (gathered, _material(self.collection, gathered))
            return self._last[1]

    def _gather(self) -> _Gathered:
        workspace, collection = self.workspace, self.collection
        file = workspace.collection(collection)
        found = _Gathered(file, None, [], [], [])
        with _told(found.skipped):
            path = workspace.sources_path(collection)
            found = found._replace(sources=self._file(path, SourcesFile))
        for entry in file.articles:
            labels = self._labels(entry.id, found.skipped)
            found.labels.extend((entry.id, annotator, file) for annotator, file in labels)
        found.links.extend(self._links(found.skipped))
        return found

    def labels(self, article: str) -> list[tuple[str, AnnotationFile]]:
        """Return everybody's labels of an article, by its id; the same values until they change."""
        return list(self._labels(article, []))

    def links(self) -> list[tuple[str, LinksFile]]:
        """Return everybody's links."""
        return list(self._links([]))

    def _labels(self, article: str, skipped: list[str]) -> Iterator[tuple[str, AnnotationFile]]:
        address = f"{self.collection}/{article}"
        with _told(skipped):
            annotators = self.workspace.annotators(address)
            # What was adjudicated counts where others' files have the same label.
            for annotator in sorted(annotators, key=lambda name: (name != "gold", name)):
                with _told(skipped):
                    path = self.workspace.annotation_path(address, annotator)
                    labels = self._file(path, AnnotationFile)
                    if labels is not None:
                        yield annotator, labels

    def _links(self, skipped: list[str]) -> Iterator[tuple[str, LinksFile]]:
        with _told(skipped):
            for annotator in self.workspace.linkers(self.collection):
                with _told(skipped):
                    path = self.workspace.links_path(self.collection, annotator)
                    links = self._file(path, LinksFile)
                    if links is not None:
                        yield annotator, links

    def _file(self, path: Path, model: type) -> Any:
        """Return what a file says, or None where there is none."""
        try:
            facts = path.stat()
        except OSError:
            return None
        seen = (facts.st_mtime_ns, facts.st_size, facts.st_ino)
        kept = self._kept.get(path)
        if kept is None or kept[0] != seen:
            try:
                kept = self._kept[path] = (seen, self.workspace.load(path, model))
            except Missing:
                return None
        return kept[1]


@contextmanager
def _told(skipped: list[str]) -> Iterator[None]:
    """Leave out what can't be read."""
    try:
        yield
    except ReportedlyError as error:
        skipped.append(error.message)


def _material(collection: str, gathered: _Gathered) -> Material:
    sources = {} if gathered.sources is None else gathered.sources.sources
    claims: dict[str, PlacedClaim] = {}
    for article, annotator, file in gathered.labels:
        for placed in placed_claims(article, annotator, file, sources):
            claims.setdefault(placed.address, placed)
    links = tuple(
        MadeLink(annotator, link) for annotator, file in gathered.links for link in file.links
    )
    return Material(
        collection,
        gathered.collection.title,
        gathered.collection.articles,
        claims,
        links,
        sources,
        tuple(gathered.skipped),
    )


def read_material(workspace: Workspace, collection: str) -> Material:
    """Read all of a collection that claims are compared by; raises as `MaterialReader.read`."""
    return MaterialReader(workspace, collection).read()


def placed_claims(
    article: str, annotator: str, file: AnnotationFile, sources: Mapping[str, Source]
) -> Iterator[PlacedClaim]:
    """Yield the claims of a file with their place in the collection.

    Args:
        article: The article's id.
        annotator: Whose file it is.
        file: The labels.
        sources: The registry, by key.
    """
    voices = chains(file, sources)
    copied = [zone for zone in file.zones if zone.kind == "copied"]
    own = f"{file.article.partition('/')[0]}/"
    for claim in file.claims:
        zone = next((zone for zone in copied if holds(zone.spans, claim.spans)), None)
        copied_from = None if zone is None else (zone.copy_of or "").removeprefix(own)
        address = f"{article}#{claim.id}"
        yield PlacedClaim(address, article, annotator, claim, voices[claim.id], copied_from)
