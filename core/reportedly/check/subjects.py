"""What rules look at: one file, and through the library whatever it refers to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from reportedly.anchors import holds
from reportedly.check.places import Place
from reportedly.check.rule import Path
from reportedly.check.whereabouts import Whereabouts
from reportedly_schemas.annotation import AnnotationFile, Span
from reportedly_schemas.collection import CollectionFile
from reportedly_schemas.extension import CodebookFile
from reportedly_schemas.links import LinksFile
from reportedly_schemas.sources import SourcesFile

if TYPE_CHECKING:
    from reportedly.check.library import Library


@dataclass(frozen=True)
class Text:
    """An article's text as it stands on disk."""

    data: bytes
    sha256: str

    @cached_property
    def text(self) -> str | None:
        """The text; None where it is not UTF-8."""
        try:
            return self.data.decode()
        except UnicodeDecodeError:
            return None


Placed = tuple[Path, Span]
"""A span with its path."""


@dataclass(frozen=True)
class Labels:
    """One annotator's labels of one article; `article` is None where there is no such text."""

    place: Place
    file: AnnotationFile
    article: Text | None
    library: Library

    @cached_property
    def text(self) -> str | None:
        """The article's text; None where there is none, or it is not UTF-8."""
        return self.article.text if self.article else None

    @cached_property
    def spans(self) -> list[tuple[Path, tuple[Span, ...]]]:
        """Every list of spans that has one, with its path."""
        return list(_span_lists(self.file))

    @property
    def standing(self) -> list[Placed]:
        """The spans whose words the article has at their place."""
        return self._compared[0]

    @property
    def adrift(self) -> list[Placed]:
        """The spans whose words are not what the article has there."""
        return self._compared[1]

    @cached_property
    def _compared(self) -> tuple[list[Placed], list[Placed]]:
        standing: list[Placed] = []
        adrift: list[Placed] = []
        for path, spans in self.spans if self.text is not None else ():
            for index, span in enumerate(spans):
                where = standing if holds(self.text or "", span) else adrift
                where.append(((*path, index), span))
        return standing, adrift

    @cached_property
    def whereabouts(self) -> Whereabouts:
        """Where the words of the spans that are adrift do stand."""
        return Whereabouts(self.text or "", [span.exact for _, span in self.adrift])


@dataclass(frozen=True, slots=True)
class Links:
    """One annotator's links between the claims of a collection."""

    place: Place
    file: LinksFile
    library: Library


@dataclass(frozen=True, slots=True)
class Sources:
    """A collection's registry of sources."""

    place: Place
    file: SourcesFile
    library: Library


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection's list of its articles."""

    place: Place
    file: CollectionFile
    library: Library


@dataclass(frozen=True, slots=True)
class Codes:
    """The project's codebook."""

    place: Place
    file: CodebookFile
    library: Library


Subject = Text | Labels | Links | Sources | Collection | Codes


def _span_lists(file: AnnotationFile) -> Iterator[tuple[Path, tuple[Span, ...]]]:
    for section in ("zones", "claims", "flags"):
        for index, label in enumerate(getattr(file, section)):
            yield (section, index, "spans"), label.spans
    for index, attribution in enumerate(file.attributions):
        yield ("attributions", index, "content"), attribution.content
        if attribution.source:
            yield ("attributions", index, "source"), attribution.source
        if attribution.cue:
            yield ("attributions", index, "cue"), attribution.cue
