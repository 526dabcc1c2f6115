"""What rules look at: one file, and through the library whatever it refers to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from reportedly.check.places import Place
from reportedly.check.rule import Path
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


@dataclass(frozen=True, slots=True)
class Labels:
    """One annotator's labels of one article; `article` is None where there is no such text."""

    place: Place
    file: AnnotationFile
    article: Text | None
    library: Library


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


def span_lists(file: AnnotationFile) -> Iterator[tuple[Path, tuple[Span, ...]]]:
    """Yield every list of spans that has one, with its path."""
    for section in ("zones", "claims", "flags"):
        for index, label in enumerate(getattr(file, section)):
            yield (section, index, "spans"), label.spans
    for index, attribution in enumerate(file.attributions):
        yield ("attributions", index, "content"), attribution.content
        if attribution.source:
            yield ("attributions", index, "source"), attribution.source
        if attribution.cue:
            yield ("attributions", index, "cue"), attribution.cue
