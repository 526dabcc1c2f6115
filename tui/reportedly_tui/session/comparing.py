"""The claims of a collection as links need them: everybody's, and one's own as they are here."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Mapping
from time import monotonic
from typing import Any

from reportedly.board.chains import Chain
from reportedly.board.material import MadeLink, MaterialReader, PlacedClaim, placed_claims
from reportedly.candidates import Candidates
from reportedly.errors import ReportedlyError
from reportedly.files.reader import collector_paused
from reportedly_schemas.annotation import AnnotationFile
from reportedly_schemas.sources import Source
from reportedly_tui.session.reading import Reading
from reportedly_tui.session.session import Session

KEPT = 50
"""Texts of other articles that are kept."""
FRESH_SECONDS = 1.0
"""How long what was seen in a folder is taken to be there still."""
Facts = frozenset[tuple[str, int, int, int]]
"""What a folder holds, without having opened it."""
Token = tuple[Any, ...]
"""What tells whether the labels of an article are still those that were read."""


class Comparing:
    """One collection's claims, kept up to date with what is labelled here and elsewhere.

    Args:
        session: The session.
        collection: The collection's id.

    Attributes:
        candidates: The claims that links can lead to; where others labelled the same words as the
            annotator, the annotator's own claim.
        others: Other annotators' links, by the addresses of their ends.
        ready: Whether all articles have been read once.
    """

    def __init__(self, session: Session, collection: str) -> None:
        self.session = session
        self.collection = collection
        self.candidates = Candidates(session.annotator)
        self.others: dict[str, list[MadeLink]] = {}
        self._reader = MaterialReader(session.workspace, collection)
        self.ready = False
        self._articles: dict[str, tuple[Token, dict[str, PlacedClaim]]] = {}
        self._put: dict[str, tuple[Token, list[str]]] = {}
        self._on_disk: dict[str, tuple[Facts, list[tuple[str, AnnotationFile]]]] = {}
        self._seen: dict[str, float] = {}
        self._changed: dict[str, None] = {}
        self._texts: dict[str, str] = {}

    def warm(self) -> None:
        """Read all articles that are not open here, in a thread or before anything else is asked.

        Raises:
            ReportedlyError: The collection's list of articles can't be read.
        """
        with collector_paused():
            for entry in self.session.workspace.articles(self.collection):
                if f"{self.collection}/{entry.id}" not in self.session.readings:
                    self._take(entry.id)
        gc.freeze()  # What was read stays: the collector need not look at it with every key.
        self.ready = True

    def look(self) -> None:
        """Read, in a thread, what changed on disk; `refresh` takes the labels over.

        Raises:
            ReportedlyError: The collection's list of articles can't be read.
        """
        for entry in self.session.workspace.articles(self.collection):
            before = self._on_disk.get(entry.id)
            self._seen.pop(entry.id, None)
            self._labels(entry.id)
            if self._on_disk[entry.id] is not before:
                self._changed[entry.id] = None
        self.refresh_others()

    def refresh(self) -> None:
        """Have the candidates as they are here by now, and on disk as it was looked at last.

        Raises:
            ReportedlyError: The collection's list of articles can't be read.
        """
        if not self.ready:
            self.warm()
        listed = {entry.id for entry in self.session.workspace.articles(self.collection)}
        readings = (address.partition("/") for address in self.session.readings)
        here = {article for collection, _, article in readings if collection == self.collection}
        for article in (here | set(self._changed)) & listed:
            self._changed.pop(article, None)
            self._take(article)

    def _take(self, article: str) -> None:
        """Have the claims of an article among the candidates as they are now."""
        claims = self._claims(article)
        token = self._articles[article][0]
        known = self._put.get(article)
        if known is None or known[0] is not token:
            shown = _shown(claims.values(), self.session.annotator)
            gone = set(known[1] if known else ()) - {one.address for one in shown}
            self.candidates.drop(gone)
            self.candidates.put(shown)
            self._put[article] = (token, [one.address for one in shown])

    def refresh_others(self) -> None:
        """Read other annotators' links."""
        others: dict[str, list[MadeLink]] = {}
        for annotator, file in self._reader.links():
            for link in file.links if annotator != self.session.annotator else ():
                for end in {link.from_, link.to}:
                    others.setdefault(end, []).append(MadeLink(annotator, link))
        self.others = others

    def claim(self, address: str) -> PlacedClaim | None:
        """The claim at an address `<article>#<id>`; None where there is none by now."""
        return self._claims(address.partition("#")[0]).get(address)

    def _claims(self, article: str) -> dict[str, PlacedClaim]:
        """Everybody's claims in an article, the annotator's own first."""
        reading = self._open(article)
        labels = [
            (annotator, file)
            for annotator, file in self._labels(article)
            if reading is None or annotator != self.session.annotator
        ]
        mine = () if reading is None else (reading.file, reading.version)
        token = (*mine, *(file for _, file in labels))
        known = self._articles.get(article)
        if known is None or not _is_same(known[0], token):
            if reading is not None:
                labels.insert(0, (self.session.annotator, _as_file(reading)))
            labels.sort(key=lambda one: one[0] != self.session.annotator)
            made: dict[str, PlacedClaim] = {}
            sources = self.sources
            for annotator, file in labels:
                for placed in placed_claims(article, annotator, file, sources):
                    made.setdefault(placed.address, placed)
            known = self._articles[article] = (token, made)
        return known[1]

    def _labels(self, article: str) -> list[tuple[str, AnnotationFile]]:
        """Everybody's labels of an article on disk; read where anything in its folder changed.

        A key asks for many of them, several times over: its folder is looked into once.
        """
        now = monotonic()
        if now - self._seen.get(article, -FRESH_SECONDS) < FRESH_SECONDS:
            return self._on_disk[article][1]
        facts = _facts(f"{self.session.workspace.root}/annotations/{self.collection}/{article}")
        known = self._on_disk.get(article)
        if known is None or known[0] != facts:
            known = self._on_disk[article] = (facts, self._reader.labels(article))
        self._seen[article] = now
        return known[1]

    def _open(self, article: str) -> Reading | None:
        """The article as it is open here, when its labels are those that count."""
        reading = self.session.readings.get(f"{self.collection}/{article}")
        return None if reading is None or reading.read_only else reading

    @property
    def sources(self) -> Mapping[str, Source]:
        """The registry as it is here; nothing where it can't be read."""
        try:
            return self.session.sources(self.collection).file.items("sources")
        except ReportedlyError:
            return {}

    def text(self, article: str) -> str:
        """An article's text; empty where it can't be read."""
        address = f"{self.collection}/{article}"
        if address in self.session.readings:
            return self.session.readings[address].text
        if article not in self._texts:
            if len(self._texts) >= KEPT:
                self._texts.clear()
            try:
                self._texts[article] = self.session.workspace.article(address).text
            except ReportedlyError:
                return ""
        return self._texts[article]

    def chain_words(self, chain: Chain) -> list[str]:
        """Who says it, outermost first, by their names in the registry."""
        sources = self.sources
        return [
            " and ".join(sources[key].name for key in voice.speaker if key in sources) or voice.name
            for voice in chain
        ]


def _facts(folder: str) -> Facts:
    """Names, times, sizes and inodes of what is in a folder; looking opens no file."""
    try:
        with os.scandir(folder) as entries:
            found = [(one.name, one.stat(follow_symlinks=False)) for one in entries]
    except OSError:
        return frozenset()
    return frozenset((name, one.st_mtime_ns, one.st_size, one.st_ino) for name, one in found)


def _as_file(reading: Reading) -> AnnotationFile:
    """The labels of an open article as they are here."""
    file = reading.file

    def listed(section: str) -> tuple[Any, ...]:
        return tuple(file.items(section)[key] for _, _, key in file.order(section))

    return AnnotationFile(
        file.get("format"),
        reading.address,
        file.get("sha256"),
        file.get("codebook"),
        file.get("annotator"),
        zones=listed("zones"),
        claims=listed("claims"),
        attributions=listed("attributions"),
    )


def _is_same(one: Token, other: Token) -> bool:
    """Whether two tokens are of the same things; versions are numbers, files are themselves."""
    return len(one) == len(other) and all(
        mine is theirs or (isinstance(mine, int) and mine == theirs)
        for mine, theirs in zip(one, other, strict=True)
    )


def _shown(claims: Iterable[PlacedClaim], annotator: str) -> list[PlacedClaim]:
    """The claims without those of others over words that are a claim of the annotator's own."""
    listed: list[PlacedClaim] = list(claims)
    own = {_extent(one) for one in listed if one.annotator == annotator}
    return [one for one in listed if one.annotator == annotator or _extent(one) not in own]


def _extent(placed: PlacedClaim) -> tuple[int, int]:
    spans = placed.claim.spans
    return spans[0].start, spans[-1].end
