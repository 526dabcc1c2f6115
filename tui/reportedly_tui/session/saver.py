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
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from reportedly_tui.session.keys_first import keys_first

if TYPE_CHECKING:
    from reportedly.files.document import KeyedFile
    from reportedly.files.locks import SessionLock
    from reportedly.files.snapshot import Snapshot

FRAME_SECONDS = 0.02
"""How long a save lets the frame of its key go first."""

Entries = dict[tuple[str, str], Any]
"""The items of a file, by section and key."""

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
        base: Of a file that several people write at a time: its entries as they were read or
            written last. None for a file that is one annotator's own.
    """

    path: Path
    file: KeyedFile[Any]
    digest: str | None
    state: State = "saved"
    reason: str = ""
    lock: SessionLock | None = None
    edits: int = 0
    seen: tuple[int, int, int] | None = None
    base: Entries | None = None


def entries_of(file: KeyedFile[Any]) -> Entries:
    """All items of a file as they are now."""
    return {
        (section, key): item
        for section in file.sections
        for key, item in file.items(section).items()
    }


class Job(NamedTuple):
    """A file to be written as it was at one moment.

    Attributes:
        edits: How many edits had been made then.
        file: The open file; once that is another, the job is void.
        snapshot: What to write.
        entries: Its entries, of a file that is shared.
    """

    edits: int
    file: KeyedFile[Any]
    snapshot: Snapshot
    entries: Entries | None


class Saver:
    """Writes open files in a thread of its own.

    Args:
        report: Called in that thread whenever a file's state has changed.
    """

    def __init__(self, report: Callable[[OpenFile], None]) -> None:
        self._report = report
        self._pending: dict[OpenFile, Job] = {}
        self._guard = threading.Lock()
        self._locking = threading.Lock()
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
            file = open_file.file
            entries = None if open_file.base is None else entries_of(file)
            self._pending[open_file] = Job(open_file.edits, file, file.snapshot(), entries)
        self._start()
        self._wake.put(open_file)

    def adopt(
        self, open_file: OpenFile, file: KeyedFile[Any], digest: str, base: Entries | None = None
    ) -> None:
        """Go on with a file as it was read from disk; what was still to be written is dropped.

        Args:
            open_file: The open file.
            file: What it holds from now on.
            digest: sha256 of what was read.
            base: Of a shared file, the entries that were read, where `file` holds others by now.
        """
        with self._guard:
            self._pending.pop(open_file, None)
            open_file.file, open_file.digest = file, digest
            open_file.state, open_file.reason = "saved", ""
            if open_file.base is not None:
                open_file.base = entries_of(file) if base is None else base

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
            own = open_file.base is None
            if own and open_file.lock is None and not self._take_lock(open_file):
                continue
            if open_file not in self._pending:
                continue
            time.sleep(FRAME_SECONDS)
            with self._guard:
                job = self._pending.pop(open_file, None)
            if job is not None:
                with keys_first():
                    self._write(open_file, job)

    def holds(self, open_file: OpenFile) -> bool:
        """Tell whether a file is held for editing; its lock is taken when it can be."""
        from reportedly.files.locks import hold

        with self._locking:
            if open_file.lock is not None:
                return True
            try:
                open_file.lock = hold(open_file.path)
            except OSError as error:
                open_file.reason = f"no lock could be taken: {error.strerror or error}"
                return False
            if open_file.lock is None:
                open_file.reason = "another reportedly has this file open"
            return open_file.lock is not None

    def _take_lock(self, open_file: OpenFile) -> bool:
        if self.holds(open_file):
            return True
        open_file.state = "failed"
        self._report(open_file)
        return False

    def _write(self, open_file: OpenFile, job: Job) -> None:
        from reportedly.files.save import CannotSave, ChangedOnDisk, save

        with self._guard:
            if open_file.file is not job.file:  # it was read anew meanwhile
                return
            expected = open_file.digest
        state: State = "failed"
        reason, written = "", None
        try:
            data = job.snapshot.render()
            job.snapshot.verify(data)
            written = save(open_file.path, data, expected).sha256
            facts = open_file.path.stat()
            open_file.seen = (facts.st_mtime_ns, facts.st_size, facts.st_ino)
            state = "saved"
        except ChangedOnDisk:
            state, reason = "changed", "someone else wrote this file"
        except CannotSave as error:
            reason = str(error)
        except Exception as error:
            reason = f"{type(error).__name__}: {error}"
        with self._guard:
            if open_file.file is not job.file:
                return
            if written is not None:
                open_file.digest, open_file.base = written, job.entries
            open_file.reason = reason
            if state != "saved" or open_file.edits == job.edits:
                open_file.state = state
        self._report(open_file)
