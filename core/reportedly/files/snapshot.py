"""An open file as it stood at one moment: rendered and proved in another thread."""

from __future__ import annotations

from typing import Any, NamedTuple

from reportedly.errors import ReportedlyError
from reportedly.files.guard import LARGEST, Unreadable, decoded
from reportedly.files.reader import read
from reportedly.files.shapes import as_data, same


class NotEqual(ReportedlyError):
    """What would be written does not read as what was meant; the file on disk is as it was."""


class Changes:
    """What was changed in an open file since it was last proved.

    Attributes:
        count: How many changes were made in all.
        proved: Up to which of them a snapshot was proved.
        items: The last change of each item, by section and key.
    """

    def __init__(self) -> None:
        self.count = 0
        self.proved = 0
        self.items: dict[tuple[str, str], int] = {}

    def note(self, section: str, key: str) -> None:
        """Take down that an item was put or removed."""
        self.count += 1
        self.items[section, key] = self.count

    def open(self) -> list[tuple[str, str]]:
        """Return the items changed since the last proof, and forget the others."""
        self.items = {item: count for item, count in self.items.items() if count > self.proved}
        return list(self.items)


class Snapshot(NamedTuple):
    """An open file at one moment. Edits that come after don't change it.

    Attributes:
        model: The kind of file.
        pieces: Its bytes.
        sample: The bytes of a file with all its fields, and of its items those only that were
            changed since the last proof.
        values: What the sample shall say, by field.
        changes: What the file notes down, to learn of the proof.
        edits: How many changes there were.
    """

    model: type
    pieces: list[bytes]
    sample: list[bytes]
    values: dict[str, Any]
    changes: Changes
    edits: int

    def render(self) -> bytes:
        """Return the whole file."""
        return b"".join(self.pieces)

    def _is(self, data: memoryview) -> bool:
        """Compare bytes with those of the file, piece by piece."""
        at = 0
        for piece in self.pieces:
            if data[at : at + len(piece)] != piece:
                return False
            at += len(piece)
        return at == len(data)

    def verify(self, data: bytes) -> None:
        """Prove that `data` says what was meant, before it replaces anything.

        Read back is a small file: all fields, and the items changed since the last proof. A YAML
        parser must find in it what the models hold, and so must `read`, which checks it against
        the model. That is enough for the whole: an item's lines mean the same wherever they stand
        in their section (they begin with its dash or key and end before the next), all other
        items still have the bytes they were read from or proved with, and `data` is compared with
        all of them byte for byte.

        Raises:
            NotEqual: It does not.
        """
        from reportedly.files.nodes import plain_data

        if not self._is(memoryview(data)):
            raise NotEqual("these are not the bytes of this file")
        if len(data) > LARGEST:
            raise NotEqual(f"a file of more than {LARGEST >> 20} MiB could not be read again")
        sample = b"".join(self.sample)
        meant = self.model(**self.values)
        try:
            text = decoded(sample)
            if not same(plain_data(text), as_data(meant)) or read(sample, self.model) != meant:
                raise NotEqual("what would be written does not read as what was meant")
        except Unreadable as error:
            raise NotEqual(f"what would be written can't be read: {error}") from error
        self.changes.proved = max(self.changes.proved, self.edits)
