"""Writing what was confirmed: new offsets, and the text's hash once every span stands on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from reportedly.anchors import holds
from reportedly.files.document import KeyedFile
from reportedly.files.reader import Unreadable
from reportedly.files.save import digest, save
from reportedly.reanchor.spans import SECTIONS, anchored_anew, own_spans, pinned, with_span
from reportedly.reanchor.survey import Found, Surveyed
from reportedly.workspace import Article, Workspace
from reportedly_schemas.annotation import AnnotationFile
from reportedly_schemas.collection import CollectionFile


def apply_moved(surveyed: Surveyed) -> bool:
    """Write the new places of a file's spans that moved; tell whether nothing is left in it.

    Spans that have no certain place stay as they are, and so does the file's `sha256` then: it
    says that the labels are not those of the present text yet.

    Raises:
        ReportedlyError: The file can't be saved, or somebody else wrote it meanwhile.
    """
    file = KeyedFile.parse(surveyed.data, AnnotationFile)
    for one in surveyed.found:
        if one.placement.state == "moved":
            _move(file, one)
    if not surveyed.outdated:
        _tidy(file, surveyed)
    own = [one for one in surveyed.found if one.which.part != "evidence"]
    if surveyed.outdated and all(one.placement.settled for one in own):
        finish(file, surveyed.article)
    _save(file, surveyed.path, surveyed.data)
    return surveyed.left == 0


def _move(file: KeyedFile[AnnotationFile], one: Found) -> None:
    section, key = one.which.section, one.which.label
    spot = one.placement.spots[0]
    span = pinned(one.article.text, spot.start, spot.end)
    file.put(section, key, with_span(file.items(section)[key], one.which, span))


def _tidy(file: KeyedFile[AnnotationFile], surveyed: Surveyed) -> None:
    """Write labels whose spans all stand in the text again as if they were made on it."""
    text = surveyed.article.text
    for section, key in {one.which[:2] for one in surveyed.found if one.which.part != "evidence"}:
        label = file.items(section)[key]
        if all(holds(text, span) for _, span in own_spans(section, label)):
            file.put(section, key, anchored_anew(label, text))


def finish(file: KeyedFile[AnnotationFile], article: Article) -> None:
    """Let labels whose spans all stand in the present text be labels of that text."""
    for section in SECTIONS:
        for key, label in list(file.items(section).items()):
            file.put(section, key, anchored_anew(label, article.text))
    file.set("sha256", article.sha256)


def accept_texts(workspace: Workspace, articles: Iterable[Article]) -> None:
    """Write into their collections that these are the articles' texts.

    Raises:
        ReportedlyError: A collection can't be read or saved.
    """
    for article in articles:
        path = workspace.collection_path(article.address.partition("/")[0])
        data = workspace.read_bytes(path)
        try:
            file = KeyedFile.parse(data, CollectionFile)
        except Unreadable as error:
            raise workspace.damaged(path, error) from None
        entry = file.items("articles")[article.entry.id]
        file.put("articles", entry.id, replace(entry, sha256=article.sha256))
        _save(file, path, data)


def _save(
    file: KeyedFile[AnnotationFile] | KeyedFile[CollectionFile], path: Path, was: bytes
) -> None:
    snapshot = file.snapshot()
    data = snapshot.render()
    if data != was:
        snapshot.verify(data)
        save(path, data, digest(was))
