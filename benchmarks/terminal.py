"""A program in a pseudo-terminal of its own, driven by keys and timed from the outside."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import frames
from benchmarks.frames import Chunk, Frame

COLUMNS, ROWS = 120, 40
QUIET = 0.02
"""Seconds without a byte after which a frame counts as whole, parts painted later included."""
PATIENCE = 10.0
"""Seconds to wait for the first byte."""
IDLE = 0.3
"""Seconds of silence without any work after which a program counts as ready."""
_READ = 1 << 16


class TroubleError(Exception):
    """The program ended while it was driven, or does not do what is measured."""


@dataclass(frozen=True, slots=True)
class Response:
    """What a program wrote after a key: the time of the key, and the chunks read."""

    pressed: float
    chunks: tuple[Chunk, ...]

    @property
    def data(self) -> bytes:
        return b"".join(read for _, read in self.chunks)

    @property
    def frames(self) -> list[Frame]:
        return frames.split(self.chunks)

    def seconds(self, aside: Sequence[int] = ()) -> float | None:
        """From the key to the last byte of the last frame, one on the rows `aside` left out."""
        painted = frames.beyond(self.frames, aside)
        return painted[-1].ended - self.pressed if painted else None


class Program:
    """A running program. Use as a context manager: leaving it kills what it started.

    Attributes:
        started: When it was spawned, on the clock of `time.perf_counter`.
        transcript: Everything it has written so far.
    """

    def __init__(self, argv: Sequence[str], environment: Mapping[str, str], folder: Path) -> None:
        self.started = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            _become(argv, environment, folder)
        os.set_blocking(self.fd, False)
        self.transcript: list[Chunk] = []
        self._asked = b""

    def __enter__(self) -> Program:
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)

    def write(self, keys: bytes) -> float:
        """Send `keys` at once and return the time just before."""
        now = time.perf_counter()
        os.write(self.fd, keys)
        return now

    def read(self, seconds: float) -> Chunk | None:
        """The next bytes and their time, or None when none came within `seconds`.

        Raises:
            TroubleError: There will be no more.
        """
        if not select.select([self.fd], [], [], max(0.0, seconds))[0]:
            return None
        try:
            data = os.read(self.fd, _READ)
        except OSError:
            data = b""
        now = time.perf_counter()
        if not data:
            said = frames.words(b"".join(read for _, read in self.transcript[-20:]))
            raise TroubleError(" ".join(said.split())[-400:])
        self.transcript.append((now, data))
        self._answer(data)
        return now, data

    def _answer(self, data: bytes) -> None:
        """Say that this terminal knows synchronised output, when asked."""
        self._asked = self._asked[-len(frames.QUERY) :] + data
        if frames.QUERY in self._asked:
            self._asked = b""
            os.write(self.fd, frames.ANSWER)

    def settle(self, quiet: float = QUIET, patience: float = PATIENCE) -> tuple[Chunk, ...]:
        """Read until nothing has come for `quiet` seconds and no frame is open.

        Args:
            quiet: Seconds of silence after the last byte.
            patience: Seconds to wait for the first byte.
        """
        chunks: list[Chunk] = []
        data = b""
        until = time.perf_counter() + patience
        while (left := until - time.perf_counter()) > 0:
            chunk = self.read(left)
            if chunk is None:
                continue
            chunks.append(chunk)
            data += chunk[1]
            until = chunk[0] + (PATIENCE if frames.is_open(data) else quiet)
        return tuple(chunks)

    def rest(self) -> float:
        """Read until it is silent and idle; returns when the last byte came.

        An app that paints first and loads afterwards is silent before it is ready.
        """
        last = self.started
        used = -1.0
        while used < (used := self.cpu()):
            chunks = self.settle(quiet=IDLE, patience=IDLE)
            last = chunks[-1][0] if chunks else last
        return last

    def press(self, keys: bytes, quiet: float = QUIET, patience: float = PATIENCE) -> Response:
        """Send `keys` at once and collect what they lead to; output from before is dropped."""
        while self.read(0.0):
            pass
        return Response(self.write(keys), self.settle(quiet, patience))

    def shown(self, word: str, patience: float = PATIENCE) -> float:
        """Read until `word` has been written and return when, on the clock of `started`.

        Raises:
            TimeoutError: It was not within `patience` seconds.
        """
        seen = b""
        until = time.perf_counter() + patience
        while (left := until - time.perf_counter()) > 0:
            chunk = self.read(left)
            if chunk is None:
                break
            seen += chunk[1]
            if word in frames.words(seen):
                return chunk[0]
        raise TimeoutError(f"'{word}' was not shown within {patience:.0f} s")

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size; the program is told by the kernel."""
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def peak_memory(self) -> int:
        """The most memory the process has had resident, in bytes (Linux)."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        if found is None:
            raise TroubleError("the process is gone")
        return int(found[1]) * 1024

    def cpu(self) -> float:
        """The processor time of all its threads so far, in seconds (Linux)."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2]
        user, system = fields.split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _become(argv: Sequence[str], environment: Mapping[str, str], folder: Path) -> None:
    """In the forked child: set the terminal's size and turn into the program."""
    try:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        os.chdir(folder)
        os.execvpe(argv[0], list(argv), dict(environment))
    finally:
        os._exit(127)
