"""Bringing a file on disk to canonical form: not under an app that has it open."""

from __future__ import annotations

from pathlib import Path

from reportedly.errors import ReportedlyError
from reportedly.files.formatting import difference, formatted
from reportedly.files.locks import hold
from reportedly.files.save import CannotSave, digest, save


class StillOpen(ReportedlyError):
    """A file that somebody is labelling; it stays as it is."""


def reformat(path: Path, data: bytes, model: type, write: bool) -> tuple[int, int] | None:
    """Bring a file to canonical form, or only tell whether it is.

    Args:
        path: The file.
        data: What was read from it.
        model: Its kind.
        write: Whether to save it.

    Returns:
        Where it was not in canonical form, 1-based line and column; None when it was.

    Raises:
        Unreadable: It can't be read, or does not fit its model.
        NotEqual: What would be written does not read as the file does.
        StillOpen: An app has it open for editing.
        CannotSave: It could not be written.
        ChangedOnDisk: It was changed meanwhile.
    """
    made = formatted(data, model)
    if made == data:
        return None
    if write:
        _replace(path, data, made)
    return difference(data, made)


def _replace(path: Path, data: bytes, made: bytes) -> None:
    try:
        lock = hold(path)
    except OSError as error:
        raise CannotSave(path, f"no lock can be taken: {error.strerror}") from error
    if lock is None:
        raise StillOpen("it is open in the app", "close it there, or let the app save it")
    try:
        save(path, made, digest(data))
    finally:
        lock.release()
