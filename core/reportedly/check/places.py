"""Which files a workspace has, by what they are, and those that stand where nothing reads them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reportedly.check.selection import Selection
from reportedly.workspace import CODEBOOK_FILE, COLLECTION_FILE, Workspace
from reportedly_schemas.ids import name_problem

Role = Literal["text", "labels", "links", "sources", "collection", "codebook"]
ROLES: tuple[Role, ...] = ("text", "labels", "links", "sources", "collection", "codebook")
"""In the order a collection's files are checked: an article and its labels next to each other."""

LAYOUT = "annotations/<collection>/<article>/<annotator>.yaml"


@dataclass(frozen=True, slots=True)
class Place:
    """A file of the workspace.

    Attributes:
        name: Its path from the root, with `/` between folders.
        role: What it is.
        collection: Its collection's id; empty for the codebook.
        article: The article's id, of a text or of labels.
        annotator: Whose labels or links they are.
    """

    name: str
    role: Role
    collection: str = ""
    article: str = ""
    annotator: str = ""

    @property
    def address(self) -> str:
        """The article's address."""
        return f"{self.collection}/{self.article}"


@dataclass(frozen=True, slots=True)
class Stray:
    """A file or folder that can't be used where it stands: a problem of its name or place."""

    name: str
    code: Literal["P3", "P4"]
    message: str
    hint: str


def find_places(
    workspace: Workspace, asked: Selection | None = None
) -> tuple[list[Place], list[Stray]]:
    """List the YAML files of a workspace, and what stands in the way of reading others.

    The articles' texts are not among them: collections list those.

    Args:
        workspace: Where.
        asked: What of it; folders that don't lead there are not even looked into.
    """
    places: list[Place] = []
    strays: list[Stray] = []
    walk = _Walk(workspace.root, asked or Selection())
    for found in (*walk.data(), *walk.annotations(), *walk.codebook()):
        if isinstance(found, Place):
            places.append(found)
        else:
            strays.append(found)
    return places, strays


def find_collections(workspace: Workspace, asked: Selection) -> list[str]:
    """List the collections that what is asked for may have texts of."""
    return [
        folder.name
        for folder in _Walk(workspace.root, asked).entries("data")
        if not isinstance(folder, Stray) and folder.is_dir() and name_problem(folder.name) is None
    ]


class _Walk:
    """One look at the folders; links are not followed."""

    def __init__(self, root: Path, asked: Selection) -> None:
        self.root = root
        self.asked = asked

    def data(self) -> Iterator[Place | Stray]:
        for folder in self.entries("data"):
            if isinstance(folder, Stray):
                yield folder
            elif folder.is_dir():
                yield from _named(f"data/{folder.name}", folder.name) or self._collection(folder)

    def annotations(self) -> Iterator[Place | Stray]:
        for entry in self.entries("annotations"):
            if isinstance(entry, Stray):
                yield entry
            elif not entry.is_dir():
                yield from _misplaced(f"annotations/{entry.name}")
            else:
                name = f"annotations/{entry.name}"
                yield from _named(name, entry.name) or self._labelled(entry.name)

    def codebook(self) -> Iterator[Place | Stray]:
        for entry in self.entries("schemas"):
            if isinstance(entry, Stray):
                if entry.name in (CODEBOOK_FILE, "schemas"):
                    yield entry
            elif f"schemas/{entry.name}" == CODEBOOK_FILE:
                yield Place(CODEBOOK_FILE, "codebook")

    def _collection(self, folder: os.DirEntry[str]) -> Iterator[Place | Stray]:
        for entry in self.entries(f"data/{folder.name}"):
            if isinstance(entry, Stray):
                yield entry
                continue
            name = f"data/{folder.name}/{entry.name}"
            if entry.name == COLLECTION_FILE:
                yield Place(name, "collection", folder.name)
            elif entry.name.lower().endswith(".txt"):
                yield from _named(name, entry.name.removesuffix(".txt"))

    def _labelled(self, collection: str) -> Iterator[Place | Stray]:
        for entry in self.entries(f"annotations/{collection}"):
            if isinstance(entry, Stray):
                yield entry
                continue
            name = f"annotations/{collection}/{entry.name}"
            if entry.name == "sources.yaml":
                yield Place(name, "sources", collection)
            elif not entry.is_dir():
                yield from _misplaced(name)
            elif entry.name == "links":
                yield from self._annotators(name, "links", collection, "")
            else:
                named = _named(name, entry.name)
                yield from named or self._annotators(name, "labels", collection, entry.name)

    def _annotators(
        self, folder: str, role: Role, collection: str, article: str
    ) -> Iterator[Place | Stray]:
        for entry in self.entries(folder):
            if isinstance(entry, Stray):
                yield entry
                continue
            name = f"{folder}/{entry.name}"
            annotator = entry.name.removesuffix(".yaml")
            if entry.is_dir() or annotator == entry.name:
                yield from _misplaced(name, folder=entry.is_dir())
            else:
                named = _named(name, annotator)
                yield from named or (Place(name, role, collection, article, annotator),)

    def entries(self, folder: str) -> Iterator[os.DirEntry[str] | Stray]:
        """Yield what is asked for in a folder, sorted, without what is hidden; links as strays."""
        if not self.asked.leads_to(folder):
            return
        all_of_it = self.asked.covers(folder)
        place = self.root / folder
        if place.is_symlink():
            yield _link(folder)
            return
        try:
            entries = sorted(os.scandir(place), key=lambda entry: entry.name)
        except OSError:
            return
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if not all_of_it and not self.asked.leads_to(f"{folder}/{entry.name}"):
                continue
            if not entry.is_symlink():
                yield entry
            elif entry.is_dir() or entry.name.lower().endswith((".txt", ".yaml", ".yml")):
                yield _link(f"{folder}/{entry.name}")


def _named(name: str, part: str) -> tuple[Stray, ...]:
    """Return a stray when `part`, the last of the path `name`, is no portable id."""
    problem = name_problem(part)
    return (Stray(name, "P3", f"{problem}: '{part}'", "rename it"),) if problem else ()


def _link(name: str) -> Stray:
    return Stray(name, "P3", "a link: other systems don't have them", "put the file itself here")


def _misplaced(name: str, folder: bool = False) -> Iterator[Stray]:
    """Yield a stray when a file that looks like labels stands where none are read."""
    if folder:
        yield Stray(name, "P4", "no labels are read from a folder here", f"labels: {LAYOUT}")
    elif name.endswith(".yml"):
        yield Stray(name, "P4", "not read: it ends in .yml", "let it end in .yaml")
    elif name.endswith(".yaml"):
        yield Stray(name, "P4", "not read: no labels are expected here", f"labels: {LAYOUT}")
