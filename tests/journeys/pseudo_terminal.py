"""A real pseudo-terminal with the app in it: bytes go in, and a screen comes out."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pyte

from reportedly.files.emit import write
from reportedly.files.reader import read
from reportedly.files.save import digest
from reportedly_schemas.annotation import AnnotationFile
from reportedly_schemas.collection import ArticleEntry, CollectionFile

PATIENCE = 60.0
"""Seconds after which a wait was in vain; only a failing test waits so long."""

APP = (sys.executable, "-m", "reportedly_tui")
TAKES_TERMINAL = 'exec "$@" <>"$0" >&0 2>&0'
"""The first terminal that the leader of a session opens controls it: it may then hang up."""

ENTERED, LEFT = b"\x1b[?1049h", b"\x1b[?1049l"
"""What switches to the terminal's other screen and back."""


class Terminal:
    """A program in a pseudo-terminal of its own. Leaving the context kills it.

    Args:
        argv: The program.
        folder: Where it runs.
        environment: Its environment, added to the test's own.
        size: Columns and rows.

    Attributes:
        raw: Every byte it has written.
    """

    def __init__(
        self,
        argv: tuple[str, ...],
        folder: Path,
        environment: Mapping[str, str] | None = None,
        size: tuple[int, int] = (80, 24),
    ) -> None:
        self.raw = bytearray()
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._fd, self._child = pty.openpty()
        self._resize(size)
        self.before = self.settings
        self.process = subprocess.Popen(
            ("sh", "-c", TAKES_TERMINAL, os.ttyname(self._child), *argv),
            cwd=folder,
            env={**os.environ, "TERM": "xterm-256color", **(environment or {})},
            start_new_session=True,
        )

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()
        self.process.wait()
        self.hang_up()

    @property
    def settings(self) -> list[object]:
        """The terminal's modes: echo, line by line, signals …"""
        return termios.tcgetattr(self._fd)

    @property
    def lines(self) -> list[str]:
        """What is on screen, row by row."""
        return [row.rstrip() for row in self._screen.display]

    @property
    def text(self) -> str:
        """What is on screen."""
        return "\n".join(self.lines)

    @property
    def cursor_hidden(self) -> bool:
        """Whether the terminal's own cursor is hidden."""
        return self._screen.cursor.hidden

    def type(self, keys: bytes | str) -> None:
        """Send bytes, as a terminal sends keys."""
        left = keys.encode() if isinstance(keys, str) else keys
        while left:
            left = left[os.write(self._fd, left) :]

    def enters(self) -> None:
        """Read until the app has the screen."""
        self.until(lambda: ENTERED in self.raw, "the app's screen")

    def until(self, true: Callable[[], object], what: str = "") -> None:
        """Read until something is so."""
        end = time.monotonic() + PATIENCE
        while not true():
            ended = self.process.poll() is not None
            if not self._read(0.05):
                assert time.monotonic() < end, f"{what or 'it'} never came:\n{self.text}"
                assert not ended or true(), f"it ended before {what or 'it'} came:\n{self.text}"

    def watch(self, look: Callable[[], object], seconds: float) -> None:
        """Read for some time, and look at the screen after everything that came."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._read(left)
            look()

    def shows(self, *words: str) -> None:
        """Read until all these words are on screen."""
        self.until(lambda: all(one in self.text for one in words), repr(words))

    def resize(self, columns: int, rows: int) -> None:
        """Change the terminal's size."""
        self._screen.resize(rows, columns)
        self._resize((columns, rows))

    def hang_up(self) -> None:
        """Close the terminal, as one closes its window."""
        for descriptor in (self._fd, self._child):
            if descriptor >= 0:
                os.close(descriptor)
        self._fd = self._child = -1

    def signal(self, number: signal.Signals) -> None:
        """Send a signal."""
        self.process.send_signal(number)

    def end(self) -> int:
        """Read until the program has ended, and return its exit code."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            assert time.monotonic() < end, f"it never ended:\n{self.text}"
            self._read(0.05)
        while self._read(0.0):
            pass
        return self.process.returncode

    def _read(self, seconds: float) -> bool:
        """Read what comes within a time; tell whether anything did."""
        if not select.select([self._fd], [], [], seconds)[0]:
            return False
        data = os.read(self._fd, 1 << 16)
        self.raw += data
        self._stream.feed(data)
        return True

    def _resize(self, size: tuple[int, int]) -> None:
        columns, rows = size
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


Start = Callable[..., Terminal]
"""What the fixture `start` is: it starts the app in a terminal of its own."""


def make_workspace(root: Path, texts: Mapping[str, str], **facts: str) -> Path:
    """A workspace with one collection, `harrow`, of these articles, whatever is in them.

    Args:
        root: Where.
        texts: Each article's id and text.
        facts: What else is known of every article, such as its publisher.
    """
    folder = root / "data" / "harrow"
    folder.mkdir(parents=True)
    (root / "annotations").mkdir()
    entries = []
    for name, text in texts.items():
        data = text.encode()
        (folder / f"{name}.txt").write_bytes(data)
        facts = {"title": text.partition("\n")[0], **facts}
        entries.append(ArticleEntry(name, f"{name}.txt", digest(data), **facts))
    made = CollectionFile("reportedly/collection@1", "Harrow", articles=tuple(entries))
    (folder / "collection.yaml").write_bytes(write(made))
    return root


def labels(root: Path, article: str = "the-herald", annotator: str = "ana") -> AnnotationFile:
    """The annotator's file, which is whole and valid."""
    path = root / "annotations" / "harrow" / article / f"{annotator}.yaml"
    return read(path.read_bytes(), AnnotationFile)


def left_as_found(terminal: Terminal) -> None:
    """The terminal shows its own screen and cursor, and its modes are those from before."""
    after = bytes(terminal.raw).rpartition(LEFT)[2]
    assert ENTERED not in after
    assert not terminal.cursor_hidden
    assert terminal.settings == terminal.before
    for mode in (b"1000", b"1003", b"1006", b"2004"):
        on = terminal.raw.rfind(b"\x1b[?" + mode + b"h")
        assert on < terminal.raw.rfind(b"\x1b[?" + mode + b"l") or on < 0
