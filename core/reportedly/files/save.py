"""Saving: after it, the file is the old one or the new one, whole, whatever happens meanwhile.

Lock, compare what is on disk with what was read, write beside it, sync, read back, rename, sync
the folder. What another program wrote is never overwritten unseen.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import secrets
import stat
import time
from contextlib import suppress
from io import BufferedReader
from pathlib import Path
from typing import NamedTuple

from reportedly.errors import ReportedlyError
from reportedly.files.locks import lock_for

PATIENCE = 10.0
"""Seconds to wait for another program that is saving the same file."""
BLOCK = 1 << 20
"""Bytes compared at a time."""
STALE = 3600.0
"""Seconds after which a leftover of a killed save is swept away."""
_SAFELY = os.O_NOFOLLOW | os.O_CLOEXEC
_WORDS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EACCES: "you may not write there",
    errno.EPERM: "you may not write there",
    errno.EROFS: "that disk is read-only",
    errno.EIO: "the disk reports an error",
    errno.ENOTDIR: "there is a file where a folder should be",
}


class Saved(NamedTuple):
    """What a save did.

    Attributes:
        sha256: Of what is on disk now.
        durable: Whether a power failure right now would leave it there; if not, the file is
            whole all the same.
    """

    sha256: str
    durable: bool


class CannotSave(ReportedlyError):
    """A file that could not be saved; what was on disk is there as it was.

    Attributes:
        path: The file.
        reason: Why not, in plain words.
    """

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path.name} can't be saved: {reason}")
        self.path = path
        self.reason = reason


class ChangedOnDisk(ReportedlyError):
    """A file that is no longer what was read; nothing was overwritten.

    Attributes:
        path: The file.
        found: The sha256 of what is there now; None when it is gone.
    """

    def __init__(self, path: Path, found: str | None) -> None:
        super().__init__(f"{path.name} was {'changed' if found else 'removed'} by another program")
        self.path = path
        self.found = found


def digest(data: bytes) -> str:
    """Return the sha256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def save(path: Path, data: bytes, expected: str | None) -> Saved:
    """Write a file so that it is never seen half written.

    Folders that are missing are made. The file keeps its permissions.

    Args:
        path: The file.
        data: All it shall hold.
        expected: The `digest` of what is there; None for a file that must not exist yet.

    Raises:
        ChangedOnDisk: Something else is there, or nothing.
        CannotSave: It could not be written; the old file is as it was.
    """
    from filelock import Timeout

    try:
        lock = lock_for(path, "save")
        lock.acquire(timeout=PATIENCE)
    except Timeout:
        raise CannotSave(path, "another program has been saving it for long") from None
    except OSError as error:
        raise CannotSave(path, f"no lock can be taken: {_in_words(error)}") from error
    try:
        return _replace(path, data, expected)
    except OSError as error:
        raise CannotSave(path, _in_words(error)) from error
    finally:
        lock.release()


def _replace(path: Path, data: bytes, expected: str | None) -> Saved:
    mode = _checked_mode(path, expected)
    _make_folder(path.parent)
    _sweep(path)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(8)}.tmp")
    try:
        _write(temporary, data, mode)
        if not _holds(temporary, data):
            raise CannotSave(path, "the disk does not give back what was written")
        os.replace(temporary, path)
        _sync_folder(path.parent)
    except OSError:
        if not _holds(path, data):  # or else the error came after the new file was in place
            raise
        return Saved(digest(data), durable=False)
    finally:
        with suppress(OSError):
            temporary.unlink()
    return Saved(digest(data), durable=True)


def _checked_mode(path: Path, expected: str | None) -> int | None:
    """Return the permissions of a file that may be replaced; None when it does not exist yet."""
    try:
        status = os.lstat(path)
    except FileNotFoundError:
        if expected is not None:
            raise ChangedOnDisk(path, None) from None
        return None
    if stat.S_ISLNK(status.st_mode):
        raise CannotSave(path, "it is a link to another file")
    if not stat.S_ISREG(status.st_mode):
        raise CannotSave(path, "it is not a file")
    found = _digest_on_disk(path)
    if found != expected:
        raise ChangedOnDisk(path, found)
    mode = stat.S_IMODE(status.st_mode)
    if not mode & 0o222 or not os.access(path, os.W_OK):
        raise CannotSave(path, "it is read-only")
    return mode


def _open(path: Path) -> BufferedReader:
    return open(os.open(path, os.O_RDONLY | _SAFELY), "rb")


def _digest_on_disk(path: Path) -> str:
    with _open(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _holds(path: Path, data: bytes) -> bool:
    """Tell whether a file has just these bytes, a block at a time: it may be a large one."""
    left = memoryview(data)
    try:
        with _open(path) as file:
            while block := file.read(BLOCK):
                if block != left[: len(block)]:
                    return False
                left = left[len(block) :]
    except OSError:
        return False
    return not left


def _write(path: Path, data: bytes, mode: int | None) -> None:
    """Write a new file and wait until it is on the disk."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _SAFELY, 0o666)
    try:
        if mode is not None:
            os.fchmod(descriptor, mode)
        left = memoryview(data)
        while left:
            left = left[os.write(descriptor, left) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _make_folder(folder: Path) -> None:
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for each in reversed(missing):
        with suppress(FileExistsError):
            os.mkdir(each)
        _sync_folder(each.parent)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | _SAFELY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sweep(path: Path) -> None:
    """Remove what killed saves of this file have left, but not what a running one needs."""
    leftover = re.compile(rf"\.{re.escape(path.name)}\.[0-9a-f]{{16}}\.tmp")
    with suppress(OSError), os.scandir(path.parent) as entries:
        for entry in entries:
            if leftover.fullmatch(entry.name):
                age = time.time() - entry.stat(follow_symlinks=False).st_mtime
                if age > STALE:
                    os.unlink(entry.path)


def _in_words(error: OSError) -> str:
    return _WORDS.get(error.errno or 0) or error.strerror or type(error).__name__
