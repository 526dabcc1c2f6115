"""The workspace: where articles and labels stand on disk, and nothing outside of it.

Every path is composed here, from ids that are checked first; what the result really is, with
all links resolved, must lie inside the workspace.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from reportedly.errors import ReportedlyError
from reportedly.plaintext import NotText, decode
from reportedly_schemas.collection import ArticleEntry, CollectionFile
from reportedly_schemas.ids import name_problem, split_address

if TYPE_CHECKING:
    from reportedly.files.reader import Unreadable
    from reportedly_schemas.codebook import Codebook

M = TypeVar("M")
COLLECTION_FILE = "collection.yaml"
CODEBOOK_FILE = "schemas/codebook.yaml"


class NoWorkspace(ReportedlyError):
    """There is no workspace here."""


class Missing(ReportedlyError):
    """A collection, an article or a file that is not there."""


class Outside(ReportedlyError):
    """A name or a link that would lead out of the workspace."""


class Damaged(ReportedlyError):
    """A file of the workspace that can't be read; the message begins with `path:line:column`."""

    exit_code = 1


@dataclass(frozen=True, slots=True)
class Article:
    """An article and its text.

    Attributes:
        address: `<collection>/<article>`.
        entry: What the collection says about it; its `sha256` may be another one.
        text: All of it; offsets count its code points.
        sha256: The hash of the bytes on disk.
    """

    address: str
    entry: ArticleEntry
    text: str
    sha256: str


def find_workspace(start: Path) -> Workspace:
    """Return the workspace that `start`, a file or folder, stands in: the nearest one upwards.

    Raises:
        NoWorkspace: No folder from `start` up has `data/` or `annotations/`.
    """
    here = Path(os.path.realpath(start))
    for folder in (here, *here.parents):
        # A folder /data on the system's own disk makes no workspace of all of it.
        if folder != folder.parent and any((folder / n).is_dir() for n in ("data", "annotations")):
            return Workspace(folder)
    folder = here.parent if here.is_file() else here
    if loose_texts(folder):
        hint = "make it one: reportedly init . && reportedly import *.txt -c NAME"
        raise NoWorkspace(f"{folder} has text files, but is no workspace", hint)
    raise NoWorkspace(
        f"no workspace at {here} or above: no folder data/ or annotations/",
        "start a new one: reportedly init DIR, or with something to look at: --sample",
    )


def loose_texts(folder: Path) -> list[str]:
    """Return the names of the text files in `folder`, sorted; none where it is no folder."""
    try:
        return sorted(name for name in os.listdir(folder) if name.lower().endswith(".txt"))
    except OSError:
        return []


class Workspace:
    """A folder with `data/` and `annotations/`.

    Attributes:
        root: Its real path.
    """

    def __init__(self, root: Path) -> None:
        self.root = Path(os.path.realpath(root))
        self._read: dict[Path, tuple[tuple[int, int, int], CollectionFile]] = {}

    def collections(self) -> list[str]:
        """Return the ids of all collections, sorted."""
        return [
            name
            for name in self._names("data")
            if (self.root / "data" / name / COLLECTION_FILE).is_file()
        ]

    def unlisted(self) -> list[str]:
        """Return the folders below `data/` that have text files, but no list of articles yet."""
        known = self.collections()
        data = self.root / "data"
        return [n for n in self._names("data") if n not in known and loose_texts(data / n)]

    def collection(self, collection: str) -> CollectionFile:
        """Read a collection's file, or give what was read when it has not changed since.

        Raises:
            Missing: There is none.
            Outside: The id is none, or leads out.
            Damaged: It can't be read.
        """
        path = self.collection_path(collection)
        try:
            facts = path.stat()
        except OSError:
            raise self._no_collection(collection) from None
        seen = (facts.st_mtime_ns, facts.st_size, facts.st_ino)
        known = self._read.get(path)
        if known is None or known[0] != seen:
            known = self._read[path] = (seen, self.load(path, CollectionFile))
        return known[1]

    def articles(self, collection: str) -> tuple[ArticleEntry, ...]:
        """Return a collection's articles in its own order; raises as `collection` does."""
        return self.collection(collection).articles

    def entry(self, address: str) -> ArticleEntry:
        """Return what the collection says about an article.

        Raises:
            Missing: The collection has none such. Otherwise as `collection`.
        """
        collection, article = self._split(address)
        for entry in self.articles(collection):
            if entry.id == article:
                return entry
        raise Missing(f"no article '{article}' in the collection '{collection}'")

    def article(self, address: str) -> Article:
        """Read an article.

        Raises:
            Missing: Its collection has none such, or its text is not there.
            Outside: Its address is none, or leads out.
            Damaged: Its text is not UTF-8, or its collection can't be read.
        """
        return self.read_article(address, self.entry(address))

    def read_article(self, address: str, entry: ArticleEntry) -> Article:
        """Read an article whose entry in its collection is at hand; raises as `article` does."""
        import hashlib

        path = self._text_path(address.partition("/")[0], entry)
        data = self.read_bytes(path)
        try:
            text = decode(data)
        except NotText as error:
            where = f"{self.relative(path)}:{error.line}:{error.column}"
            raise Damaged(f"{where}: {error.message}", "see: reportedly check") from None
        return Article(address, entry, text, hashlib.sha256(data).hexdigest())

    def annotators(self, address: str) -> list[str]:
        """Return who has labelled an article, sorted."""
        collection, article = self._split(address)
        return self._names("annotations", collection, article, suffix=".yaml")

    def linkers(self, collection: str) -> list[str]:
        """Return who has linked a collection's claims, sorted."""
        return self._names("annotations", _name(collection), "links", suffix=".yaml")

    def codebook(self) -> Codebook:
        """Return the default codebook, or the project's own where `schemas/` has one.

        Raises:
            Damaged: The project's can't be read, or does not fit the default one.
        """
        from reportedly_schemas.default_codebook import DEFAULT
        from reportedly_schemas.extension import CodebookError, CodebookFile, extend

        path = self.codebook_path()
        if not path.exists():
            return DEFAULT
        file = self.load(path, CodebookFile)
        try:
            return extend(DEFAULT, file)
        except CodebookError as error:
            from reportedly.files.reader import locate

            line, column = locate(self.read_bytes(path), error.path)
            raise Damaged(f"{self.relative(path)}:{line}:{column}: {error.message}") from None

    def collection_path(self, collection: str) -> Path:
        """Return where a collection's file stands, or would."""
        return self.inside("data", _name(collection), COLLECTION_FILE)

    def article_path(self, address: str) -> Path:
        """Return where an article's text stands; raises as `entry` does."""
        return self._text_path(address.partition("/")[0], self.entry(address))

    def annotation_path(self, address: str, annotator: str) -> Path:
        """Return where an annotator's labels of an article stand, or would."""
        collection, article = self._split(address)
        return self.inside("annotations", collection, article, f"{_name(annotator)}.yaml")

    def links_path(self, collection: str, annotator: str) -> Path:
        """Return where an annotator's links between a collection's claims stand, or would."""
        return self.inside("annotations", _name(collection), "links", f"{_name(annotator)}.yaml")

    def sources_path(self, collection: str) -> Path:
        """Return where a collection's registry of sources stands, or would."""
        return self.inside("annotations", _name(collection), "sources.yaml")

    def codebook_path(self) -> Path:
        """Return where the project's own codebook stands, or would."""
        return self.inside(*CODEBOOK_FILE.split("/"))

    def inside(self, *parts: str) -> Path:
        """Return the real path of what stands at `parts` below the root, or would.

        Raises:
            Outside: A link leads out of the workspace.
        """
        path = self.root.joinpath(*parts)
        real = Path(os.path.realpath(path))
        if not real.is_relative_to(self.root):
            raise Outside(f"{self.relative(path)} is a link that leads out of the workspace")
        return real

    def relative(self, path: Path) -> str:
        """Return `path` as it is shown: from the root, with `/` between folders."""
        return Path(os.path.relpath(path, self.root)).as_posix()

    def read_bytes(self, path: Path) -> bytes:
        """Read a file of the workspace; `path` has been resolved, so no link is followed.

        Raises:
            Missing: There is none.
            Damaged: It can't be read, or is no file.
        """
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        try:
            with open(os.open(path, flags | getattr(os, "O_BINARY", 0)), "rb") as file:
                if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                    raise Damaged(f"{self.relative(path)}:1:1: this is no file")
                return file.read()
        except FileNotFoundError:
            raise Missing(f"{self.relative(path)} is not there") from None
        except OSError as error:
            raise Damaged(f"{self.relative(path)}:1:1: {error.strerror}") from None

    def load(self, path: Path, model: type[M]) -> M:
        """Read a YAML file of the workspace.

        Raises:
            Missing: There is none.
            Damaged: It does not hold what `model` says.
        """
        from reportedly.files.reader import Unreadable, read

        try:
            return read(self.read_bytes(path), model)
        except Unreadable as error:
            raise self.damaged(path, error) from None

    def damaged(self, path: Path, error: Unreadable) -> Damaged:
        """Return the error that tells where in the workspace the unreadable file stands."""
        where = f"{self.relative(path)}:{error.line}:{error.column}"
        return Damaged(f"{where}: {error.code} {error.message}", error.hint)

    def _names(self, *folder: str, suffix: str = "") -> list[str]:
        place = self.inside(*folder)
        try:
            names = os.listdir(place)
        except OSError:
            return []
        names = [name.removesuffix(suffix) for name in names if name.endswith(suffix)]
        return sorted(name for name in names if name_problem(name) is None)

    def _split(self, address: str) -> tuple[str, str]:
        try:
            collection, article, label = split_address(address)
        except ValueError as error:
            raise Outside(str(error)) from None
        if label is not None:
            raise Outside(f"'{address}' is a label's address, not an article's")
        return collection, article

    def _text_path(self, collection: str, entry: ArticleEntry) -> Path:
        stem = entry.file.removesuffix(".txt")
        if stem == entry.file:
            raise Outside(f"'{entry.file}' is no file of a collection: it does not end in .txt")
        return self.inside("data", _name(collection), f"{_name(stem)}.txt")

    def _no_collection(self, collection: str) -> Missing:
        folder = self.root / "data" / collection
        texts = loose_texts(folder)
        if texts:
            return Missing(
                f"data/{collection} has text files, but no {COLLECTION_FILE}",
                f"make it a collection: reportedly import data/{collection}/*.txt -c {collection}",
            )
        known = ", ".join(self.collections()) or "none yet"
        return Missing(f"no collection '{collection}'; there are: {known}")


def _name(name: str) -> str:
    problem = name_problem(name)
    if problem is not None:
        raise Outside(f"'{name}': {problem}")
    return name
