"""A registry and labels that name its sources, for two annotators."""

from __future__ import annotations

from reportedly.files.emit import write
from reportedly.files.reader import read
from reportedly.workspace import Workspace
from reportedly_schemas.annotation import AnnotationFile, Attribution, Span
from reportedly_schemas.sources import Source, SourcesFile
from reportedly_tui.session.session import Session

COLLECTION = "harrow-dam"
BOARD = Source("State Water Board", "government", "named", ("the board", "the water board"))
WATER = Source("Water Board", "government", aliases=("the water people",), notes="Seen once.")
MAYOR = Source("Otto Verne", "government", "named", ("the mayor",))
OFFICIALS = Source("Officials", "group", members=("otto-verne", "water-board"))
KNOWN = {
    "officials": OFFICIALS,
    "otto-verne": MAYOR,
    "state-water-board": BOARD,
    "water-board": WATER,
}


def attribution(name: str, source: str, content: str, text: str, *keys: str, **fields):
    """An attribution of words in a text."""
    spans = []
    for words in (source, content):
        at = text.index(words)
        spans.append((Span(at, at + len(words), words),))
    return Attribution(id=name, source=spans[0], content=spans[1], speaker=keys, **fields)


def write_registry(workspace: Workspace, sources: dict[str, Source]) -> bytes:
    path = workspace.sources_path(COLLECTION)
    path.parent.mkdir(parents=True, exist_ok=True)
    data = write(SourcesFile("reportedly/sources@1", dict(sorted(sources.items()))))
    path.write_bytes(data)
    return data


def write_labels(workspace: Workspace, address: str, annotator: str, *attributions) -> None:
    article = workspace.article(address)
    path = workspace.annotation_path(address, annotator)
    path.parent.mkdir(parents=True, exist_ok=True)
    file = AnnotationFile(
        "reportedly/annotation@1",
        address,
        article.sha256,
        "default@1",
        annotator,
        attributions=attributions,
    )
    path.write_bytes(write(file))


def on_disk(workspace: Workspace) -> dict[str, Source]:
    return read(workspace.sources_path(COLLECTION).read_bytes(), SourcesFile).sources


def here(session: Session) -> dict[str, Source]:
    return dict(session.sources(COLLECTION).file.items("sources"))
