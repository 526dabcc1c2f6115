"""Locks that keep two programs from writing one file at the same time.

They lie in the user's state folder, named by a hash of the file's real path: nothing of them
shows in the workspace or in git.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from filelock import BaseFileLock


class SessionLock:
    """The right to edit a file, held by one app at a time; gone when the process ends."""

    def __init__(self, lock: BaseFileLock) -> None:
        self._lock = lock

    def release(self) -> None:
        """Give the file free."""
        self._lock.release()


def hold(path: Path) -> SessionLock | None:
    """Take the lock of a file that is opened for editing.

    Returns:
        The lock; None when another app has the file open, which is then to be read only.

    Raises:
        OSError: There is no place for locks.
    """
    from filelock import Timeout

    lock = lock_for(path, "session")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return None
    return SessionLock(lock)


def lock_for(path: Path, purpose: str) -> BaseFileLock:
    """Return the lock of a file for a purpose, not taken yet.

    Raises:
        OSError: There is no place for locks.
    """
    from filelock import FileLock
    from platformdirs import user_state_path

    folder = user_state_path("reportedly", appauthor=False) / "locks"
    folder.mkdir(parents=True, exist_ok=True)
    name = hashlib.sha256(os.fsencode(os.path.realpath(path))).hexdigest()[:32]
    # One thread may take a lock and another give it back.
    return FileLock(folder / f"{name}.{purpose}", thread_local=False)
