"""The files that others refer to, each read once while a workspace is checked."""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Set
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from reportedly.board.exclusions import Counted, Exclusions
from reportedly.board.groups import Relations
from reportedly.board.material import MadeLink
from reportedly.check.places import Place
from reportedly.check.subjects import Text
from reportedly.errors import ReportedlyError
from reportedly.files.formatting import is_canonical
from reportedly.files.reader import read_parts
from reportedly.files.save import digest
from reportedly.workspace import CODEBOOK_FILE, COLLECTION_FILE, Workspace
from reportedly_schemas.annotation import AnnotationFile, Quantity
from reportedly_schemas.codebook import Codebook
from reportedly_schemas.collection import ArticleEntry, CollectionFile
from reportedly_schemas.default_codebook import DEFAULT
from reportedly_schemas.extension import CodebookError, CodebookFile, extend
from reportedly_schemas.ids import name_problem, split_address
from reportedly_schemas.links import LinksFile
from reportedly_schemas.sources import SourcesFile

MODELS: dict[str, type] = {
    "labels": AnnotationFile,
    "links": LinksFile,
    "sources": SourcesFile,
    "collection": CollectionFile,
    "codebook": CodebookFile,
}
SHARED = frozenset(["links", "sources", "collection", "codebook"])
"""What is kept once it is read, because other files refer to it."""
KEPT = 4_000_000
"""How many bytes of articles are kept."""


class ClaimFacts(NamedTuple):
    """What links have to know of a claim."""

    quantities: tuple[Quantity, ...]
    verdict: str | None


class Opened(NamedTuple):
    """A file's bytes, and what they say: None where they can't be read."""

    data: bytes
    file: Any
    canonical: bool = False
    """Whether it is known to be in canonical form."""


class Gained(NamedTuple):
    """What checking texts and labels tells about them, for those who refer to them."""

    hashes: dict[str, str | None]
    claims: dict[str, Mapping[str, ClaimFacts] | None]
    read: set[str]
    unread: set[str]
    referred: dict[str, set[str]]


class CountedSoFar(NamedTuple):
    """What an annotator has counted, and the articles that are not yet looked at, sorted."""

    counted: Exclusions
    waiting: list[str]


class Library:
    """Everything rules ask for beyond their own file.

    What can't be read is not there for those who refer to it, or not asked after: its own check
    says what is wrong with it.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._shared: dict[str, Opened] = {}
        self._entries: dict[str, Mapping[str, ArticleEntry] | None] = {}
        self._speakers: dict[str, Mapping[str, Any] | None] = {}
        self._hashes: dict[str, str | None] = {}
        self._claims: dict[str, Mapping[str, ClaimFacts] | None] = {}
        """The claims in each file of labels, where links may refer to them."""
        self._anyones: dict[str, Mapping[str, ClaimFacts] | None] = {}
        self._relations: dict[str, Relations | None] = {}
        self._counted: dict[tuple[str, str], CountedSoFar] = {}
        self._read: set[str] = set()
        self._unread: set[str] = set()
        """Files of labels that were read, and collections where one can't be."""
        self._referred: dict[str, set[str]] = {}
        """The keys of the sources that a collection's labels name."""
        self._texts: OrderedDict[str, Text | None] = OrderedDict()
        self._kept = 0

    def open(self, place: Place) -> Opened:
        """Read a YAML file.

        Raises:
            ReportedlyError: It is gone, or the system does not let us read it.
        """
        opened = self._shared.get(place.name)
        if opened is None:
            data = self.workspace.read_bytes(self._path(place.name))
            try:
                file: Any
                file, parts = read_parts(data, MODELS[place.role])
                canonical = parts is not None and is_canonical(parts, type(file))
                opened = Opened(data, file, canonical)
            except Exception:  # also an error of ours, which the file's own check will meet again
                opened = Opened(data, None)
            if place.role in SHARED:
                self._shared[place.name] = opened
            elif place.role == "labels":
                self._remember(place, opened.file)
        return opened

    def _remember(self, place: Place, labels: AnnotationFile | None) -> None:
        """Keep what other files ask of an annotation file, and no more."""
        if self._has_links(place.collection):
            self._claims[place.name] = None if labels is None else _facts(labels)
        self._read.add(place.name)
        if labels is None:
            self._unread.add(place.collection)
            return
        referred = self._referred.setdefault(place.collection, set())
        for attribution in labels.attributions:
            referred.update(attribution.speaker, attribution.candidates)

    def unreferred(self, collection: str, keys: Set[str]) -> Set[str]:
        """Return which of these keys of sources no labels name; none where labels are unreadable.

        No more files are read than it takes to find every key.
        """
        left = keys - self._referred.get(collection, set())
        for place in self._labels(collection) if left else ():
            if place.name not in self._read:
                self._file(place)
            left = left - self._referred.get(collection, set())
            if not left or collection in self._unread:
                return frozenset()
        return left

    def entries(self, collection: str) -> Mapping[str, ArticleEntry] | None:
        """Return a collection's articles by id: none without a list, None if unreadable."""
        if collection not in self._entries:
            place = Place(f"data/{collection}/{COLLECTION_FILE}", "collection", collection)
            file = self._file(place)
            if file is None:
                self._entries[collection] = None if self._path(place.name).exists() else {}
            else:
                self._entries[collection] = {entry.id: entry for entry in file.articles}
        return self._entries[collection]

    def has_article(self, address: str) -> bool:
        """Tell whether a collection lists an article, as far as its list can be read."""
        try:
            collection, article, label = split_address(address)
        except ValueError:
            return False
        entries = self.entries(collection)
        return label is None and (entries is None or article in entries)

    def text(self, address: str) -> Text | None:
        """Return an article's text; the last ones are kept, as labels and evidence need them."""
        if address in self._texts:
            self._texts.move_to_end(address)
            return self._texts[address]
        text = self._text(address)
        self._hashes[address] = text.sha256 if text else None
        self._texts[address] = text
        self._kept += len(text.data) if text else 0
        while self._kept > KEPT and len(self._texts) > 1:
            _, oldest = self._texts.popitem(last=False)
            self._kept -= len(oldest.data) if oldest else 0
        return text

    def sha256(self, address: str) -> str | None:
        """Return the hash of an article's text; None where there is no text."""
        if address not in self._hashes:
            self.text(address)
        return self._hashes[address]

    def speakers(self, collection: str) -> Mapping[str, Any] | None:
        """Return a collection's sources by key; None where its registry can't be read."""
        if collection not in self._speakers:
            place = Place(f"annotations/{collection}/sources.yaml", "sources", collection)
            there = self._path(place.name).exists()
            file = self._file(place) if there else None
            self._speakers[collection] = file.sources if file else None if there else {}
        return self._speakers[collection]

    def claims(self, address: str) -> Mapping[str, ClaimFacts] | None:
        """Return the claims anyone has labelled, by id; None where labels are unreadable."""
        if address not in self._anyones:
            annotators = self.workspace.annotators(address)
            files = [self._claims_of(address, annotator) for annotator in annotators]
            found: dict[str, ClaimFacts] = {}
            for claims in files:
                found.update(claims or {})
            self._anyones[address] = None if None in files else found
        return self._anyones[address]

    def relations(self, collection: str) -> Relations | None:
        """Return which claims anybody's links join; None where the collection has no links."""
        if collection not in self._relations:
            made: list[MadeLink] = []
            for name in self.workspace.linkers(collection):
                path = f"annotations/{collection}/links/{name}.yaml"
                file = self._file(Place(path, "links", collection, "", name))
                made += [MadeLink(name, link) for link in (file.links if file else ())]
            self._relations[collection] = Relations(made) if made else None
        return self._relations[collection]

    def counted_before(self, place: Place) -> Exclusions:
        """Return the quantities of an annotator's claims in the articles that sort before."""
        key = place.collection, place.annotator
        if key not in self._counted:
            self._counted[key] = CountedSoFar(Exclusions(), sorted(self.entries(key[0]) or {}))
        counted, waiting = self._counted[key]
        while waiting and waiting[0] < place.article:
            article = waiting.pop(0)
            claims = self._claims_of(f"{place.collection}/{article}", place.annotator) or {}
            for name, facts in claims.items():
                for quantity in facts.quantities:
                    counted.add(Counted(article, f"{article}#{name}", quantity))
        return counted

    def _claims_of(self, address: str, annotator: str) -> Mapping[str, ClaimFacts] | None:
        name = f"annotations/{address}/{annotator}.yaml"
        if name not in self._claims:
            collection, _, article = address.partition("/")
            self._file(Place(name, "labels", collection, article, annotator))
        return self._claims.get(name)

    @cached_property
    def codebook(self) -> Codebook:
        """The project's codebook; the default one where it has none that fits."""
        place = Place(CODEBOOK_FILE, "codebook")
        file = self._file(place) if self._path(place.name).exists() else None
        return DEFAULT if file is None or misfit(file) else extend(DEFAULT, file)

    def gained(self) -> Gained:
        """Return what was found out since the last call, for another process's library."""
        gained = Gained(self._hashes, self._claims, self._read, self._unread, self._referred)
        self._hashes, self._claims, self._referred = {}, {}, {}
        self._read, self._unread = set(), set()
        return gained

    def learn(self, gained: Gained) -> None:
        """Take over what another process has found out."""
        self._hashes |= gained.hashes
        self._claims |= gained.claims
        self._read |= gained.read
        self._unread |= gained.unread
        for collection, sources in gained.referred.items():
            self._referred.setdefault(collection, set()).update(sources)

    @cached_property
    def in_use(self) -> Mapping[str, Set[str]]:
        """The values of each of the codebook's lists that are in use."""
        codebook = self.codebook
        return {name: {each.value for each in codebook.values(name)} for name in codebook.lists}

    def _labels(self, collection: str) -> Iterator[Place]:
        """Yield the files of labels, whether or not a collection lists their articles."""
        for entry in list(os.scandir(self._path(f"annotations/{collection}"))):
            if name_problem(entry.name) or not entry.is_dir(follow_symlinks=False):
                continue
            address = f"{collection}/{entry.name}"
            for annotator in self.workspace.annotators(address):
                name = f"annotations/{address}/{annotator}.yaml"
                yield Place(name, "labels", collection, entry.name, annotator)

    def _has_links(self, collection: str) -> bool:
        return (self.workspace.root / "annotations" / collection / "links").is_dir()

    def _file(self, place: Place) -> Any:
        try:
            return self.open(place).file
        except ReportedlyError:
            return None

    def _text(self, address: str) -> Text | None:
        collection, _, article = address.partition("/")
        entry = (self.entries(collection) or {}).get(article)
        if entry is None or name_problem(entry.file.removesuffix(".txt")):
            return None
        try:
            data = self.workspace.read_bytes(self._path(f"data/{collection}/{entry.file}"))
        except ReportedlyError:
            return None
        return Text(data, digest(data))

    def _path(self, name: str) -> Path:
        return self.workspace.inside(*name.split("/"))


def _facts(labels: AnnotationFile) -> Mapping[str, ClaimFacts]:
    return {
        claim.id: ClaimFacts(
            claim.quantities, claim.assessment.verdict if claim.assessment else None
        )
        for claim in labels.claims
    }


def misfit(file: CodebookFile) -> CodebookError | None:
    """Say why a project's codebook does not fit the default one; None when it does."""
    try:
        extend(DEFAULT, file)
    except CodebookError as error:
        return error
    return None
