"""Looking over a workspace: which labels stand on another text, and where they belong now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from reportedly.anchors import holds
from reportedly.errors import ReportedlyError
from reportedly.files.reader import Unreadable, read
from reportedly.reanchor.past import Past
from reportedly.reanchor.placing import Placement, Placer
from reportedly.reanchor.spans import SECTIONS, Which, cited_spans, overlapping, own_spans
from reportedly.workspace import Article, Workspace
from reportedly_schemas.annotation import AnnotationFile, Span

Wanted = Callable[[str, str], bool]
"""Tells whether an article's labels by an annotator are asked for; by "", whether all are."""


@dataclass(frozen=True, slots=True)
class Found:
    """One span, and where it stands now.

    Attributes:
        which: Its name in its file.
        span: As its file has it.
        placement: What became of it.
        article: The article it is a stretch of.
    """

    which: Which
    span: Span
    placement: Placement
    article: Article


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A file of labels in which something is to be done.

    Attributes:
        path: The file.
        data: Its bytes.
        article: The article that was labelled.
        file: What it says.
        found: Its spans that were looked for, in the file's order.
        outdated: Whether its own labels were asked for, and were made on another text.
    """

    path: Path
    data: bytes
    article: Article
    file: AnnotationFile
    found: tuple[Found, ...]
    outdated: bool

    @property
    def left(self) -> int:
        """How many spans have no certain place."""
        return sum(not one.placement.settled for one in self.found)


class Survey:
    """Everything that is to be done, and what stood in the way of looking.

    Args:
        workspace: The workspace.
        wanted: Which labels are asked for.
        past: Where older texts are to be found.

    Attributes:
        files: The files with something to do.
        changed: The articles asked for whose text is not what their collection lists.
        errors: What could not be read.
    """

    def __init__(self, workspace: Workspace, wanted: Wanted, past: Past) -> None:
        self._workspace = workspace
        self._wanted = wanted
        self._past = past
        self._articles: dict[str, Article | None] = {}
        self.files: list[Surveyed] = []
        self.changed: list[Article] = []
        self.errors: list[ReportedlyError] = []
        for address in self._addresses():
            self._look_at(address)

    @property
    def something(self) -> bool:
        """Whether there is anything to be done."""
        return bool(self.files or self.changed)

    def _addresses(self) -> Iterator[str]:
        for collection in self._workspace.collections():
            try:
                entries = self._workspace.articles(collection)
            except ReportedlyError as error:
                self.errors.append(error)
                continue
            yield from (f"{collection}/{entry.id}" for entry in entries)

    def _look_at(self, address: str) -> None:
        annotators = self._workspace.annotators(address)
        if any(self._wanted(address, annotator) for annotator in (*annotators, "")):
            article = self._article(address)
            if article is not None and article.entry.sha256 != article.sha256:
                self.changed.append(article)
        for annotator in annotators:
            try:
                found = self._labels(address, annotator)
            except ReportedlyError as error:
                self.errors.append(error)
            else:
                if found is not None:
                    self.files.append(found)

    def _labels(self, address: str, annotator: str) -> Surveyed | None:
        path = self._workspace.annotation_path(address, annotator)
        data = self._workspace.read_bytes(path)
        asked = self._wanted(address, annotator)
        if not asked and b"evidence" not in data:
            return None
        article = self._article(address)
        if article is None:
            return None
        try:
            file = read(data, AnnotationFile)
        except Unreadable as error:
            raise self._workspace.damaged(path, error) from None
        outdated = asked and file.sha256 != article.sha256
        labels = [(name, label) for name in SECTIONS for label in getattr(file, name)]
        own = survey_labels(labels, file.sha256, article, self._past) if asked else ()
        cited = self._cited(file, asked)
        if not (own or cited or outdated):
            return None
        order = {which: at for at, (which, _) in enumerate(_all_spans(file))}
        found = sorted((*own, *cited), key=lambda one: order.get(one.which, len(order)))
        return Surveyed(path, data, article, file, tuple(found), outdated)

    def _cited(self, file: AnnotationFile, asked: bool) -> list[Found]:
        """What the labels cite as evidence from articles whose text is another one now."""
        found = []
        for which, span, address in cited_spans(file):
            if not (asked or self._wanted(address, "")):
                continue
            article = self._article(address)
            if article is None:
                continue
            changed = article.entry.sha256 != article.sha256
            if changed or not holds(article.text, span):
                old = self._past.text(address, article.entry.sha256) if changed else None
                if old is None or not holds(old, span):
                    old = self._past.text_with(address, span.start, span.exact)
                placement = Placer(article.text, old).place(span)
                found.append(Found(which, span, placement, article))
        return found

    def _article(self, address: str) -> Article | None:
        """Read an article once; None where it can't be read."""
        if address not in self._articles:
            self._articles[address] = None
            try:
                self._articles[address] = self._workspace.article(address)
            except ReportedlyError as error:
                self.errors.append(error)
        return self._articles[address]


def survey_labels(
    labels: Iterable[tuple[str, Any]], sha256: str, article: Article, past: Past
) -> tuple[Found, ...]:
    """Place every span of an article's labels that were made on another text.

    Of labels that say they were made on this very text, only spans that don't fit it are placed.

    Args:
        labels: The labels, each with its section.
        sha256: The hash of the text they say they were made on.
        article: The article as it is now.
        past: Where that text is looked for, or else a text that has a span's words.
    """
    outdated = sha256 != article.sha256
    placer = Placer(article.text, past.text(article.address, sha256) if outdated else None)
    found: list[Found] = []
    for section, label in labels:
        made = []
        for which, span in own_spans(section, label):
            if outdated:
                made.append(Found(which, span, placer.place(span), article))
            elif not holds(article.text, span):
                text = past.text_with(article.address, span.start, span.exact)
                placement = Placer(article.text, text).place(span)
                made.append(Found(which, span, placement, article))
        found += _without_overlaps(made)
    return tuple(found)


def _without_overlaps(found: list[Found]) -> list[Found]:
    """Take the certainty from spans of a label that would come to share words."""
    spots = {one.which: one.placement.spots[0] for one in found if one.placement.settled}
    clash = set(overlapping({which: (at.start, at.end) for which, at in spots.items()}))
    return [
        replace(one, placement=Placement("ambiguous", one.placement.spots))
        if one.which in clash
        else one
        for one in found
    ]


def _all_spans(file: AnnotationFile) -> Iterator[tuple[Which, Span]]:
    for section in SECTIONS:
        for label in getattr(file, section):
            yield from own_spans(section, label)
    yield from ((which, span) for which, span, _ in cited_spans(file))
