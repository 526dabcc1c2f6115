"""One sitting of one annotator: the open articles, their files, and one history over all."""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from reportedly.files.document import KeyedFile
from reportedly.files.save import digest

from reportedly.edits import Batch, Edit, apply, items_of
from reportedly.files.reader import Unreadable
from reportedly.workspace import Article, Workspace
from reportedly_schemas.annotation import AnnotationFile
from reportedly_schemas.codebook import Codebook
from reportedly_tui.session.history import History, Step
from reportedly_tui.session.outcome import Notice, Outcome, Write
from reportedly_tui.session.reading import SECTIONS, Reading
from reportedly_tui.session.saver import OpenFile, Saver

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly_schemas.sources import SourcesFile


@contextmanager
def collector_paused() -> Iterator[None]:
    """Load without the cyclic garbage collector, which dominates big loads."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


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
        rewriting: Whether the text being written was saved once already, as the last step.
    """

    workspace: Workspace
    annotator: str
    report: Callable[[OpenFile], None]
    readings: dict[str, Reading] = field(default_factory=dict)
    current: Reading | None = None
    history: History = field(default_factory=History)
    files: dict[str, OpenFile] = field(default_factory=dict)
    copied: tuple[str, int, int] | None = None
    rewriting: bool = False
    saver: Saver = field(init=False)
    codebook: Codebook = field(init=False)

    def __post_init__(self) -> None:
        self.saver = Saver(self.report)
        self.codebook = self.workspace.codebook()

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
            with collector_paused():
                self.readings[address] = self._load(address)
        self.current = self.readings[address]
        return self.current

    def _load(self, address: str) -> Reading:
        article = self.workspace.article(address)
        path = self.workspace.annotation_path(address, self.annotator)
        file, data, problem = self._read_labels(article, path)
        self.files[str(path)] = OpenFile(
            path, file, None if data is None else digest(data), "new" if data is None else "saved"
        )
        reading = Reading(article, file, read_only=problem)
        if not problem and file.get("sha256") != article.sha256:
            reading.read_only = (
                "the article's text changed after it was labelled: run reportedly check"
            )
        return reading

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
        return self.files[str(self.workspace.annotation_path(reading.address, self.annotator))]

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

    def edit(self, title: str, *edits: Edit, choose: str | None = None) -> Notice | None:
        """Carry out edits on the current article's labels and have them saved."""
        path = str(self.file_of(self.reading).path)
        return self._carry_out(title, [(path, edit) for edit in edits], choose)

    def edit_with_source(self, title: str, source: Edit, *edits: Edit) -> Notice | None:
        """Edit the registry and the current article's labels in one step."""
        registry = str(self.sources(self.reading.address.partition("/")[0]).path)
        labels = str(self.file_of(self.reading).path)
        return self._carry_out(
            title, [(registry, source), *((labels, edit) for edit in edits)], None
        )

    def _carry_out(
        self, title: str, edits: list[tuple[str, Edit]], choose: str | None
    ) -> Notice | None:
        reading = self.reading
        if reading.read_only:
            return Notice(f"read-only: {reading.read_only}", "warning")
        before = (reading.selection, reading.chosen)
        inverses = self._apply(edits)
        self.history.record(Step(reading.address, title, tuple(inverses), *before))
        if choose is not None:
            reading.choose(choose)
        return None

    def _apply(self, edits: list[tuple[str, Edit]]) -> list[tuple[str, Edit]]:
        """Apply edits, keep the indexes, ask for saving; returns what takes them back."""
        inverses: list[tuple[str, Edit]] = []
        for path, edit in edits:
            open_file = self.files[path]
            inverses.insert(0, (path, apply(open_file.file, edit)))
            for reading in self.readings.values():
                if reading.file is open_file.file:
                    self._follow(reading, edit)
        for path in dict.fromkeys(path for path, _ in edits):
            self.saver.request(self.files[path])
        return inverses

    def _follow(self, reading: Reading, edit: Edit) -> None:
        reading.version += 1
        for item in items_of(edit):
            if item.section in SECTIONS:
                reading.reindex(item.section, item.before, item.after)
        if not reading.exists(reading.chosen):
            reading.chosen = None
        if not reading.exists(reading.held):
            reading.held = None

    def undo(self) -> Notice:
        """Take back the last step, in whichever article it was made, and show it."""
        return self._travel(self.history.done, self.history.undone, "undone")

    def redo(self) -> Notice:
        """Carry out again what was undone last."""
        return self._travel(self.history.undone, self.history.done, "redone")

    def _travel(self, origin: list[Step], target: list[Step], word: str) -> Notice:
        if not origin:
            return Notice(f"nothing to be {word}")
        step = origin[-1]
        reading = self.open(step.place)
        if reading.read_only:
            return Notice(f"read-only: {reading.read_only}", "warning")
        origin.pop()
        here = (reading.selection, reading.chosen)
        inverses = self._apply(list(step.edits))
        target.append(Step(step.place, step.title, tuple(inverses), *here))
        reading.select(step.selection, step.chosen if reading.exists(step.chosen) else None)
        reading.draft = None
        return Notice(f"{word}: {step.title}")

    def rewrite(self, question: Write, text: str) -> Outcome:
        """Save what is being written; earlier states of the same text are one step with it."""
        if self.rewriting:
            self.undo()
        steps = len(self.history.done)
        result = question.then(text)
        self.rewriting = len(self.history.done) > steps
        return result

    def batch(self, edits: list[Edit]) -> Edit:
        """One edit of several."""
        return edits[0] if len(edits) == 1 else Batch(tuple(edits))

    def neighbour(self, forward: bool) -> str | None:
        """The address of the next or previous article of the collection."""
        collection, _, article = self.reading.address.partition("/")
        ids = [entry.id for entry in self.workspace.articles(collection)]
        place = ids.index(article) + (1 if forward else -1)
        return f"{collection}/{ids[place]}" if 0 <= place < len(ids) else None

    def reread(self, open_file: OpenFile) -> None:
        """Read a file anew that was changed on disk; its steps can no longer be undone."""
        data = open_file.path.read_bytes()
        kind = cast("type[Any]", open_file.file.model_type)
        fresh = KeyedFile.parse(data, kind)
        for reading in self.readings.values():
            if reading.file is open_file.file:
                reading.file = fresh
                reading.version += 1
                reading.__dict__.pop("marks", None)
                reading.select(reading.selection)
                reading.held = None
        open_file.file, open_file.digest = fresh, digest(data)
        open_file.state, open_file.reason = "saved", ""
        self.history.forget(str(open_file.path))

    def close(self) -> None:
        """Write what is pending and give up every lock."""
        self.saver.close(list(self.files.values()))
