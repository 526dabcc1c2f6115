"""Where a collection's labels name its sources: who is the speaker of what, in whose labels."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from reportedly.errors import ReportedlyError
from reportedly.files.reader import read
from reportedly.workspace import Workspace
from reportedly_schemas.annotation import AnnotationFile, Attribution
from reportedly_schemas.sources import Source

FIELDS = ("speaker", "candidates")
"""The fields of an attribution that name sources."""


class Use(NamedTuple):
    """One attribution that names a source.

    Attributes:
        key: The source.
        field: `speaker` or `candidates`.
        article: The article's address.
        annotator: Whose labels it is in.
        label: The attribution's id.
        start: Where the attribution's source stands, or else its content, in code points.
        end: Where that ends.
        words: Those words.
    """

    key: str
    field: str
    article: str
    annotator: str
    label: str
    start: int
    end: int
    words: str


class Uses(NamedTuple):
    """What names sources, and the files that could not be asked.

    Attributes:
        found: In the order of articles, annotators and places.
        unread: Article and annotator of the files that can't be read.
    """

    found: list[Use]
    unread: list[tuple[str, str]]


def uses(workspace: Workspace, collection: str, keys: Collection[str] | None = None) -> Uses:
    """Find the attributions that name sources, in everybody's labels.

    Args:
        workspace: Where.
        collection: The collection's id.
        keys: The sources to look for; all where it is None.

    Raises:
        ReportedlyError: The collection's list of articles can't be read.
    """
    made = Uses([], [])
    sought = None if keys is None else [key.encode() for key in keys]
    for entry in workspace.articles(collection):
        address = f"{collection}/{entry.id}"
        for annotator in workspace.annotators(address):
            try:
                data = workspace.read_bytes(workspace.annotation_path(address, annotator))
                if sought is not None and not any(key in data for key in sought):
                    continue
                file = read(data, AnnotationFile)
            except ReportedlyError:
                made.unread.append((address, annotator))
                continue
            made.found.extend(uses_in(file.attributions, address, annotator, keys))
    return made


def uses_in(
    attributions: Collection[Attribution],
    article: str,
    annotator: str,
    keys: Collection[str] | None = None,
) -> Iterator[Use]:
    """Yield what names sources among the attributions of one file."""
    for one in attributions:
        spans = one.source or one.content
        words = " … ".join(span.exact for span in spans)
        for field in FIELDS:
            for key in getattr(one, field):
                if keys is None or key in keys:
                    start, end = spans[0].start, spans[-1].end
                    yield Use(key, field, article, annotator, one.id, start, end, words)


def groups_of(sources: dict[str, Source] | Any, key: str) -> list[str]:
    """The keys of the groups that a source is a member of."""
    return [group for group, one in sources.items() if key in one.members]


def renamed(keys: tuple[str, ...], old: str, new: str | None) -> tuple[str, ...]:
    """Keys with one put in another's place, or taken out; none stands twice."""
    made = (new if key == old else key for key in keys)
    return tuple(dict.fromkeys(key for key in made if key is not None))
