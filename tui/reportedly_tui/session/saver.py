"""Saving off the key path: one thread that writes what was edited, in order.

"Saved" is said only after the file and its folder were synced. A burst of edits is written
once, with the last state.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from reportedly.files.document import KeyedFile
    from reportedly.files.locks import SessionLock
    from reportedly.files.snapshot import Snapshot

FRAME_SECONDS = 0.02
"""How long a save lets the frame of its key go first."""

State = Literal["new", "saved", "saving", "failed", "changed"]


@dataclass(eq=False)
class OpenFile:
    """A file of the workspace that is open for editing.

    Attributes:
        path: Where it lies, or will lie.
        file: Its content and the edits on it.
        digest: sha256 of what is on disk; None when there is nothing yet.
        state: `changed` means that someone else wrote it and nothing was overwritten.
        reason: Why it could not be saved.
        seen: Time, size and inode of what was read or written last.
        edits: How many edits were made here.
        lock: Held while it is open, so that a second app opens it read-only.
    """

    path: Path
    file: KeyedFile[Any]
    digest: str | None
    state: State = "saved"
    reason: str = ""
    lock: SessionLock | None = None
    edits: int = 0
    seen: tuple[int, int, int] | None = None


class Saver:
    """Writes open files in a thread of its own.

    Args:
        report: Called in that thread whenever a file's state has changed.
    """

    def __init__(self, report: Callable[[OpenFile], None]) -> None:
        self._report = report
        self._pending: dict[OpenFile, tuple[int, Snapshot]] = {}
        self._guard = threading.Lock()
        self._wake: queue.SimpleQueue[OpenFile | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    def lock(self, open_file: OpenFile) -> None:
        """Take the lock of a file that was opened; without it the state becomes `failed`."""
        self._start()
        self._wake.put(open_file)

    def request(self, open_file: OpenFile) -> None:
        """Have the file written as it is now."""
        with self._guard:
            open_file.edits += 1
            open_file.state = "saving"
            self._pending[open_file] = (open_file.edits, open_file.file.snapshot())
        self._start()
        self._wake.put(open_file)

    def close(self, open_files: list[OpenFile]) -> None:
        """Write what is pending, then give up the locks; returns when all is done."""
        if self._thread is not None:
            self._wake.put(None)
            self._thread.join()
            self._thread = None
        for open_file in open_files:
            if open_file.lock is not None:
                open_file.lock.release()
                open_file.lock = None

    def _start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="reportedly-saver", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while (open_file := self._wake.get()) is not None:
            if open_file.lock is None and not self._take_lock(open_file):
                continue
            if open_file not in self._pending:
                continue
            time.sleep(FRAME_SECONDS)
            with self._guard:
                job = self._pending.pop(open_file)
            self._write(open_file, *job)

    def _take_lock(self, open_file: OpenFile) -> bool:
        from reportedly.files.locks import hold

        try:
            open_file.lock = hold(open_file.path)
        except OSError as error:
            open_file.reason = f"no lock could be taken: {error.strerror or error}"
        else:
            if open_file.lock is None:
                open_file.reason = "another reportedly has this file open"
        if open_file.lock is None:
            open_file.state = "failed"
            self._report(open_file)
            return False
        return True

    def _write(self, open_file: OpenFile, edits: int, snapshot: Snapshot) -> None:
        from reportedly.files.save import CannotSave, ChangedOnDisk, save

        try:
            data = snapshot.render()
            snapshot.verify(data)
            open_file.digest = save(open_file.path, data, open_file.digest).sha256
            facts = open_file.path.stat()
            open_file.seen = (facts.st_mtime_ns, facts.st_size, facts.st_ino)
        except ChangedOnDisk:
            open_file.state, open_file.reason = "changed", "someone else wrote this file"
        except CannotSave as error:
            open_file.state, open_file.reason = "failed", str(error)
        except Exception as error:
            open_file.state, open_file.reason = "failed", f"{type(error).__name__}: {error}"
        else:
            open_file.reason = ""
            with self._guard:
                if open_file.edits == edits:
                    open_file.state = "saved"
        self._report(open_file)
