"""From the files that changed to all that must be checked again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reportedly.check.library import Library
from reportedly.check.places import find_places
from reportedly.check.selection import Selection
from reportedly.errors import ReportedlyError
from reportedly.workspace import CODEBOOK_FILE, COLLECTION_FILE, Workspace


def affected(workspace: Workspace, changed: Iterable[str]) -> Iterator[str]:
    """Yield the names of all files and folders to check when these files changed.

    What depends on a file is checked too, even if it may turn out to be fine: on an article its
    labels and all that name it, on labels the links and sources of their collection, on a
    collection's own files all of its labels, on the codebook everything.
    """
    cited: set[str] = set()
    library = Library(workspace)
    for name in changed:
        yield name
        match name.split("/"):
            case _ if name == CODEBOOK_FILE:
                yield "."
            case ["data", collection, file]:
                yield f"data/{collection}/{COLLECTION_FILE}"
                if file == COLLECTION_FILE:
                    yield from (f"data/{collection}", f"annotations/{collection}")
                    cited.add(f"{collection}/")
                for article in _articles(library, collection, file):
                    yield f"annotations/{collection}/{article}"
                    cited.add(f"{collection}/{article}")
            case ["annotations", collection, "sources.yaml"]:
                yield f"annotations/{collection}"
            case ["annotations", collection, _, _]:
                yield f"annotations/{collection}/links"
                yield f"annotations/{collection}/sources.yaml"
    if cited:
        yield from _naming(workspace, cited)


def _articles(library: Library, collection: str, file: str) -> list[str]:
    """Return the articles of a collection that have their text in a file."""
    entries = library.entries(collection) or {}
    return [entry.id for entry in entries.values() if entry.file == file]


def _naming(workspace: Workspace, addresses: set[str]) -> Iterator[str]:
    """Yield the labels that have one of these addresses in them, as evidence or as an origin."""
    named = re.compile(b"|".join(re.escape(each.encode()) for each in sorted(addresses)))
    for place in find_places(workspace, Selection(["annotations"]))[0]:
        if place.role == "labels":
            try:
                data = workspace.read_bytes(workspace.inside(*place.name.split("/")))
            except ReportedlyError:
                continue
            if named.search(data):
                yield place.name
