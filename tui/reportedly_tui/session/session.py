"""One sitting of one annotator: the open articles, their files, and one history over all."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.files.document import KeyedFile
from reportedly.files.reader import Unreadable, collector_paused
from reportedly.files.save import digest
from reportedly.workspace import Article, Workspace
from reportedly_schemas.annotation import AnnotationFile
from reportedly_schemas.codebook import Codebook
from reportedly_tui.session.history import History
from reportedly_tui.session.reading import Reading
from reportedly_tui.session.saver import OpenFile, Saver

if TYPE_CHECKING:
    from reportedly.copies.elsewhere import Elsewhere
    from reportedly_schemas.sources import SourcesFile


@dataclass
class Session:
    """Everything the screens show and the keys act on.

    Attributes:
        workspace: The workspace.
        annotator: Who labels.
        report: Called, in the saver's thread, when a file's state has changed.
        readings: The articles opened so far, by address.
        current: The article on screen, if one is.
        copied: Address, start and end of what was copied last.
        collection: The collection that was asked for, if one was.
        elsewhere: What of each article stands in others, by collection, once that is known.
        rewriting: Whether the text being written was saved once already, as the last step.
    """

    workspace: Workspace
    annotator: str
    report: Callable[[OpenFile], None] = field(default=lambda _file: None)
    readings: dict[str, Reading] = field(default_factory=dict)
    current: Reading | None = None
    history: History = field(default_factory=History)
    files: dict[str, OpenFile] = field(default_factory=dict)
    copied: tuple[str, int, int] | None = None
    elsewhere: dict[str, Elsewhere] = field(default_factory=dict)
    rewriting: bool = False
    collection: str | None = None
    saver: Saver = field(init=False)
    codebook: Codebook = field(init=False)

    def __post_init__(self) -> None:
        self.saver = Saver(self._tell)
        self.codebook = self.workspace.codebook()

    def _tell(self, open_file: OpenFile) -> None:
        self.report(open_file)

    @property
    def reading(self) -> Reading:
        """The article on screen; only asked for while there is one."""
        assert self.current is not None
        return self.current

    def open(self, address: str) -> Reading:
        """Open an article, or return to it; it becomes the current one.

        Raises:
            WorkspaceError: There is no such article, or it can't be read.
        """
        if address not in self.readings:
            return self.begin(self.workspace.article(address))
        self.current = self.readings[address]
        return self.current

    def begin(self, article: Article) -> Reading:
        """Open an article that was read just now."""
        with collector_paused():
            self.current = self.readings[article.address] = self._load(article)
            _ = self.current.marks
        gc.freeze()  # What was loaded stays: the collector need not look at it with every key.
        return self.current

    def _load(self, article: Article) -> Reading:
        path = self.workspace.annotation_path(article.address, self.annotator)
        file, data, problem = self._read_labels(article, path)
        self.files[str(path)] = OpenFile(
            path, file, None if data is None else digest(data), "new" if data is None else "saved"
        )
        collection = self.workspace.collection(article.address.partition("/")[0])
        language = collection.language.partition("-")[0]
        reading = Reading(article, file, str(path), language)
        reading.read_only = problem or self.objection(reading)
        return reading

    def objection(self, reading: Reading) -> str:
        """Why an article's labels can be read but not edited; empty when they can."""
        if reading.file.get("sha256") == reading.article.sha256:
            return ""
        return "the article's text changed after it was labelled: run reportedly check"

    def _read_labels(
        self, article: Article, path: Path
    ) -> tuple[KeyedFile[AnnotationFile], bytes | None, str]:
        """The annotator's file, its bytes (None when there is none), and why it can't be edited."""
        fresh = AnnotationFile(
            format="reportedly/annotation@1",
            article=article.address,
            sha256=article.sha256,
            codebook=self.codebook.tag,
            annotator=self.annotator,
        )
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return KeyedFile.new(fresh), None, ""
        try:
            return KeyedFile.parse(data, AnnotationFile), data, ""
        except Unreadable as error:
            place = f"{self.workspace.relative(path)}:{error.line}:{error.column}"
            return KeyedFile.new(fresh), data, f"{place}: {error.message}"

    def file_of(self, reading: Reading) -> OpenFile:
        """The annotator's open file on an article."""
        return self.files[reading.path]

    def sources(self, collection: str) -> OpenFile:
        """The collection's registry, opened when it is first asked for.

        Raises:
            Unreadable: The registry can't be read.
        """
        from reportedly_schemas.sources import SourcesFile

        path = self.workspace.sources_path(collection)
        if str(path) not in self.files:
            try:
                data = path.read_bytes()
            except FileNotFoundError:
                made = KeyedFile.new(SourcesFile(format="reportedly/sources@1"))
                self.files[str(path)] = OpenFile(path, made, None, "new")
            else:
                self.files[str(path)] = OpenFile(
                    path, KeyedFile.parse(data, SourcesFile), digest(data)
                )
        return self.files[str(path)]

    def registry(self) -> KeyedFile[SourcesFile]:
        """The registry of the current article's collection."""
        return self.sources(self.reading.address.partition("/")[0]).file

    def neighbour(self, forward: bool) -> str | None:
        """The address of the next or previous article of the collection."""
        collection, _, article = self.reading.address.partition("/")
        ids = [entry.id for entry in self.workspace.articles(collection)]
        place = ids.index(article) + (1 if forward else -1)
        return f"{collection}/{ids[place]}" if 0 <= place < len(ids) else None

    def close(self) -> None:
        """Write what is pending and give up every lock."""
        self.saver.close(list(self.files.values()))
