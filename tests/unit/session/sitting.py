"""A small workspace, a session on it, and a keyboard without a screen."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from reportedly.files.emit import write
from reportedly.files.save import digest
from reportedly.workspace import Workspace
from reportedly_schemas.annotation import AnnotationFile
from reportedly_schemas.collection import ArticleEntry, CollectionFile
from reportedly_tui.keys.keymap import make_keymap
from reportedly_tui.keys.sequence import KeyReader
from reportedly_tui.session.asking import question_for
from reportedly_tui.session.commands.table import COMMANDS
from reportedly_tui.session.commands.viewing import VIEW_COMMANDS
from reportedly_tui.session.editing import rewrite
from reportedly_tui.session.outcome import Copy, Go, Notice, Outcome, Write
from reportedly_tui.session.questions import Answer
from reportedly_tui.session.saver import OpenFile, Saver
from reportedly_tui.session.selection import Selection
from reportedly_tui.session.session import Session
from reportedly_tui.session.view import View

HERALD = """\
Dam breach reportedly leaves more than 100 missing

HARROW, 7 May – The wall of the Harrow reservoir gave way on Friday night.

Regional officials said that no crew was on the wall when it gave way, according to the State \
Water Board.

“We are still counting,” said Mara Lind, who runs the shelter. “Nobody knows the number.”

The mayor said that the board knew of the cracks. He denied that he had been warned.

Dozens of houses were flooded. More than 100 people are missing, the mayor told the Herald.

Subscribe to our newsletter.
"""
WIRE = """\
Two crews were on the dam

Two crews were on the wall, the water board said on Saturday.

The mayor said that the board knew of the cracks.
"""
VALLEY = "堤防が決壊した。\n当局によると、百人が行方不明。"
ARTICLES = {"the-herald": HERALD, "wire-service": WIRE, "valley-post": VALLEY}
HERALD_AT, WIRE_AT, VALLEY_AT = (f"harrow-dam/{name}" for name in ARTICLES)


def make_workspace(root: Path) -> Workspace:
    """A workspace with one collection and no labels yet."""
    folder = root / "data" / "harrow-dam"
    folder.mkdir(parents=True)
    entries = []
    for name, text in ARTICLES.items():
        data = text.encode()
        (folder / f"{name}.txt").write_bytes(data)
        title = text.partition("\n")[0]
        entries.append(
            ArticleEntry(name, f"{name}.txt", digest(data), title=title, publisher=name.title())
        )
    made = CollectionFile("reportedly/collection@1", "Harrow dam", articles=tuple(entries))
    (folder / "collection.yaml").write_bytes(write(made))
    return Workspace(root)


def labels_of(workspace: Workspace, address: str, **sections) -> bytes:
    """The bytes of an annotator's file on an article with these labels."""
    article = workspace.article(address)
    return write(
        AnnotationFile(
            "reportedly/annotation@1", address, article.sha256, "default@1", "ana", **sections
        )
    )


class Reports:
    """What the saver tells, waited for."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str]] = []
        self._changed = threading.Condition()

    def __call__(self, open_file: OpenFile) -> None:
        with self._changed:
            self.told.append((open_file.path.name, open_file.state))
            self._changed.notify_all()

    def wait_for(self, condition: Callable[[], bool]) -> None:
        """Wait until something that the saver does has come about."""
        with self._changed:
            assert self._changed.wait_for(condition, timeout=20)


class NoSaver(Saver):
    """Saves nothing, for what has nothing to do with the disk."""

    def request(self, open_file: OpenFile) -> None:
        open_file.edits += 1


def open_session(workspace: Workspace, address: str = HERALD_AT) -> Session:
    """A session of ana's that saves nothing."""
    made = Session(workspace, "ana")
    made.saver = NoSaver(made.report)
    made.open(address)
    return made


@dataclass
class Keyboard:
    """Keys go in; what the last one came to is kept in `said`."""

    session: Session
    said: Outcome = None
    keys: KeyReader = field(default_factory=lambda: KeyReader(make_keymap()))
    view: View = field(init=False)
    count: int = 0

    def __post_init__(self) -> None:
        self.view = View(self.session.reading, 80, 20)
        self._question = None

    def press(self, *strokes: str) -> Outcome:
        """Press keys; a space parts them within a string."""
        for stroke in " ".join(strokes).split():
            self.count += 1
            self._press(stroke)
        return self.said

    def type(self, text: str) -> Keyboard:
        """Type a text into the question that is put."""
        for letter in text:
            self._press("space" if letter == " " else letter)
        return self

    def write(self, text: str) -> Outcome:
        """Write a text where one is asked for, and close the editor."""
        question = self.said
        assert isinstance(question, Write)
        self._conclude(rewrite(self.session, question, text))
        self.session.rewriting = False
        return self.said

    def select(self, words: str, nth: int = 0) -> Keyboard:
        """Select words of the article as any motion would."""
        at = -1
        for _ in range(nth + 1):
            at = self.session.reading.text.index(words, at + 1)
        self.session.reading.select(Selection(at, at + len(words)))
        return self

    def caret(self, words: str, plus: int = 0) -> Keyboard:
        """Put the caret at the first of some words."""
        at = self.session.reading.text.index(words) + plus
        self.session.reading.select(Selection.caret(at))
        return self

    @property
    def asked(self) -> bool:
        """Whether a question is put."""
        return self._question is not None

    def lines(self, width: int = 80) -> list[str]:
        """The lines of the question that is put."""
        assert self._question is not None
        return ["".join(text for text, _ in one.parts) for one in self._question.lines(width)]

    def _press(self, stroke: str) -> None:
        if self._question is not None:
            answer = self._question.press(stroke)
            if isinstance(answer, Answer):
                self._question = None
                self._conclude(answer.result)
            return
        context = "reader" if self.session.reading.draft is None else "draft"
        action = self.keys.press(context, stroke)
        if action in COMMANDS:
            self._conclude(COMMANDS[action](self.session))
        elif action in VIEW_COMMANDS:
            self.view = self.view.of(self.session.reading)
            self._conclude(VIEW_COMMANDS[action](self.session, self.view))
        else:
            assert self.keys.pending, f"{stroke} does nothing in the {context}"

    def _conclude(self, outcome: Outcome) -> None:
        self.said = outcome
        if outcome is not None and not isinstance(outcome, Notice | Write | Go | Copy):
            self._question = question_for(outcome)


def items(session: Session, section: str) -> list:
    """The labels of a section in reading order."""
    file = session.reading.file
    return [file.items(section)[key] for _, _, key in file.order(section)]


def words_of(spans) -> list[str]:
    return [span.exact for span in spans]


def notice(outcome: Outcome) -> str:
    assert isinstance(outcome, Notice), outcome
    return outcome.text
