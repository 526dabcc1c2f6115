"""One sitting of one annotator: the open articles, their files, and one history over all."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportedly.files.document import KeyedFile
from reportedly.files.reader import Unreadable, collector_paused
from reportedly.files.save import digest
from reportedly.workspace import Article, Missing, Workspace
from reportedly_schemas.annotation import AnnotationFile
from reportedly_schemas.codebook import Codebook
from reportedly_tui.session.history import History
from reportedly_tui.session.reading import Reading
from reportedly_tui.session.saver import OpenFile, Saver, entries_of

if TYPE_CHECKING:
    from reportedly.copies.elsewhere import Elsewhere
    from reportedly.reanchor.past import Past
    from reportedly_schemas.sources import SourcesFile
    from reportedly_tui.session.comparing import Comparing
    from reportedly_tui.session.ties import Ties

REJOINED = 3
"""How often at the end a shared file is joined with what others wrote meanwhile."""


Work = Callable[[], None]


def _to_join(open_file: OpenFile) -> bool:
    return open_file.state == "changed" and open_file.base is not None


CHANGED = "the article's text changed after it was labelled; reanchor (gr) goes through the labels"
"""Why labels that were made on another text can't be edited."""


LONG = 200_000
"""Code points of an article whose labels may take longer to read than one wants to wait for it."""


@dataclass
class Session:
    """Everything the screens show and the keys act on.

    Attributes:
        workspace: The workspace.
        annotator: Who labels.
        report: Called, in the saver's thread, when a file's state has changed.
        preview: Called with a long article whose labels are to be read before it can be shown.
        beside: Does work that takes long, and then what has to follow it here.
        later: Does work that has time.
        readings: The articles opened so far, by address.
        current: The article on screen, if one is.
        copied: Address, start and end of what was copied last.
        collection: The collection that was asked for, if one was.
        compared: By collection, the claims and links that were asked for so far.
        elsewhere: What of each article stands in others, by collection, once that is known.
        rewriting: Whether the text being written was saved once already, as the last step.
    """

    workspace: Workspace
    annotator: str
    report: Callable[[OpenFile], None] = field(default=lambda _file: None)
    preview: Callable[[Article], None] = field(default=lambda _article: None)
    beside: Callable[[Work, Work], None] = field(default=lambda work, then: (work(), then())[1])
    later: Callable[[Work], None] = field(default=lambda work: work())
    readings: dict[str, Reading] = field(default_factory=dict)
    current: Reading | None = None
    history: History = field(default_factory=History)
    files: dict[str, OpenFile] = field(default_factory=dict)
    copied: tuple[str, int, int] | None = None
    elsewhere: dict[str, Elsewhere] = field(default_factory=dict)
    rewriting: bool = False
    collection: str | None = None
    compared: dict[str, tuple[Comparing, Ties]] = field(default_factory=dict)
    _apart: dict[tuple[str, str], OpenFile] = field(default_factory=dict)
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
            article = self.workspace.article(address)
            if len(article.text) > LONG:
                self.preview(article)
            return self.begin(article)
        self.current = self.readings[address]
        return self.current

    def begin(self, article: Article) -> Reading:
        """Open an article that was read just now."""
        with collector_paused():
            self.current = self.readings[article.address] = self._load(article)
            _ = self.current.marks
        gc.freeze()  # What was loaded stays: the collector need not look at it with every key.
        return self.current

    def bring(self, address: str) -> Reading:
        """An article for edits that reach it from elsewhere; the current one stays the current one.

        Raises:
            ReportedlyError: There is no such article, or it can't be read.
        """
        if address not in self.readings:
            self.readings[address] = self._load(self.workspace.article(address))
        return self.readings[address]

    def _load(self, article: Article) -> Reading:
        path = self.workspace.annotation_path(article.address, self.annotator)
        file, data, problem = self._read_labels(article, path)
        self.files[str(path)] = OpenFile(
            path, file, None if data is None else digest(data), "new" if data is None else "saved"
        )
        collection = self.workspace.collection(article.address.partition("/")[0])
        language = collection.language.partition("-")[0]
        reading = Reading(article, file, str(path), language)
        reading.read_only = problem
        self.judge(reading)
        return reading

    def judge(self, reading: Reading) -> None:
        """Let labels that were made on another text be read, but not edited until they fit."""
        if reading.read_only and not reading.outdated:
            return  # for another reason
        reading.outdated = reading.file.get("sha256") != reading.article.sha256
        reading.read_only = CHANGED if reading.outdated else ""

    def renew(self, article: Article) -> Reading:
        """Show an article that is open with the text it has now; its labels stay as they are."""
        was = self.readings[article.address]
        self.past.keep(was.text)
        if self.files[was.path].state == "new" and not self.files[was.path].edits:
            was.file.set("sha256", article.sha256)
        fresh = Reading(article, was.file, was.path, was.language, dimmed=was.dimmed)
        fresh.select(was.selection.within(len(article.text)))
        fresh.read_only, fresh.outdated = was.read_only, was.outdated
        self.judge(fresh)
        self.readings[article.address] = fresh
        if self.current is was:
            self.current = fresh
        return fresh

    @cached_property
    def past(self) -> Past:
        """Where the texts are found that labels were made on."""
        from reportedly.reanchor.past import Past

        return Past(self.workspace)

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
            ReportedlyError: The registry can't be read.
        """
        known = self._apart.get(("sources", collection))
        if known is None:
            from reportedly_schemas.sources import SourcesFile

            path = self.workspace.sources_path(collection)
            known = self._open_file(path, SourcesFile(format="reportedly/sources@1"))
            known.base = entries_of(known.file)
            self._apart["sources", collection] = known
        return known

    def links(self, collection: str) -> OpenFile:
        """The annotator's links between a collection's claims, opened when first asked for.

        Raises:
            ReportedlyError: They can't be read.
        """
        known = self._apart.get(("links", collection))
        if known is None:
            from reportedly_schemas.links import LinksFile

            path = self.workspace.links_path(collection, self.annotator)
            known = self._open_file(path, LinksFile(format="reportedly/links@1"))
            self._apart["links", collection] = known
        return known

    def has_links(self) -> bool:
        """Whether anybody has linked claims of the collection that the article on screen is in."""
        folder = self.workspace.root / "annotations" / self.here / "links"
        return ("links", self.here) in self._apart or folder.is_dir()

    def _open_file(self, path: Path, fresh: Any) -> OpenFile:
        """Open a file that is kept open; `fresh` is what it holds where it is not there yet."""
        try:
            data = self.workspace.read_bytes(path)
            made = OpenFile(path, KeyedFile.parse(data, type(fresh)), digest(data))
        except Missing:
            made = OpenFile(path, KeyedFile.new(fresh), None, "new")
        except Unreadable as error:
            raise self.workspace.damaged(path, error) from None
        self.files[str(path)] = made
        return made

    def registry(self) -> KeyedFile[SourcesFile]:
        """The registry of the current article's collection."""
        return self.sources(self.here).file

    @property
    def here(self) -> str:
        """The collection of the article on screen; else the one that was asked for, if one was."""
        if self.current is not None:
            return self.current.address.partition("/")[0]
        return self.collection or ""

    def watched(self) -> list[OpenFile]:
        """The open files that show on screen: the labels here, the sources, the links."""
        apart = {reading.path for reading in self.readings.values()}
        if self.current is not None:
            apart.discard(self.current.path)
        return [one for path, one in self.files.items() if path not in apart]

    def neighbour(self, forward: bool) -> str | None:
        """The address of the next or previous article of the collection."""
        collection, _, article = self.reading.address.partition("/")
        ids = [entry.id for entry in self.workspace.articles(collection)]
        place = ids.index(article) + (1 if forward else -1)
        return f"{collection}/{ids[place]}" if 0 <= place < len(ids) else None

    def close(self) -> None:
        """Write what is pending and give up every lock."""
        from reportedly_tui.session.conflicts import rejoin

        self.saver.close(list(self.files.values()))
        for _ in range(REJOINED):
            changed = [one for one in self.files.values() if _to_join(one)]
            joined = [rejoin(self, one) is None for one in changed]
            if not any(joined):
                return
            self.saver.close(list(self.files.values()))
