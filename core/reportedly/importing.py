"""Import: text files become articles, made canonical once and never changed again."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reportedly.errors import ReportedlyError
from reportedly.files.document import KeyedFile
from reportedly.files.reader import Unreadable
from reportedly.files.save import ChangedOnDisk, digest, save
from reportedly.plaintext import Canonical, canonical
from reportedly.text.phrases import how_many
from reportedly.workspace import Missing, Workspace
from reportedly_schemas.collection import ArticleEntry, CollectionFile, Origin
from reportedly_schemas.ids import slug

LONGEST_TITLE = 300
LONGEST_ID = 63
"""What leaves room for `.txt` in the file's name."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file.

    Attributes:
        file: As it was given.
        state: `unchanged`: the collection has this very text already; `refused`: see `message`.
        address: The article's; None where the file was refused before it had one.
        message: What happened. May hold foreign text: show it with `visible`.
        hint: How to mend a refusal; may be empty.
    """

    file: str
    state: Literal["imported", "unchanged", "refused"]
    address: str | None
    message: str
    hint: str = ""


def title_of(text: str) -> str | None:
    """Return the first line that is not blank, cut where it is no title any more."""
    line = next((line.strip() for line in text.split("\n") if line.strip()), None)
    if line is None or len(line) <= LONGEST_TITLE:
        return line
    cut = line[:LONGEST_TITLE]
    return (cut.rpartition(" ")[0] or cut) + " …"


def import_files(workspace: Workspace, files: Iterable[Path], collection: str) -> list[Outcome]:
    """Make each file an article of `collection`, which is created when it is missing.

    One file that is refused does not stop the others. No text that is there is overwritten:
    labels hang on it. Texts are written first, the collection's file last: killed between the
    two, the same import again ends what was begun.

    Raises:
        ReportedlyError: Nothing can be imported into this collection.
    """
    path = workspace.collection_path(collection)
    listed, expected = _open(workspace, path, collection)
    outcomes = [_import_one(workspace, file, collection, listed) for file in files]
    if any(outcome.state == "imported" for outcome in outcomes):
        snapshot = listed.snapshot()
        data = snapshot.render()
        snapshot.verify(data)
        save(path, data, expected)
    return outcomes


def _open(
    workspace: Workspace, path: Path, collection: str
) -> tuple[KeyedFile[CollectionFile], str | None]:
    """Open a collection's file, or a new one; and tell the hash of what is on disk."""
    try:
        data = workspace.read_bytes(path)
        return KeyedFile.parse(data, CollectionFile), digest(data)
    except Missing:
        return KeyedFile.new(_new_collection(collection)), None
    except Unreadable as error:
        raise workspace.damaged(path, error) from None


def _new_collection(collection: str) -> CollectionFile:
    words = re.sub(r"[-_.]+", " ", collection).strip()
    return CollectionFile("reportedly/collection@1", title=words[:1].upper() + words[1:])


def _import_one(
    workspace: Workspace, file: Path, collection: str, listed: KeyedFile[CollectionFile]
) -> Outcome:
    address = None
    try:
        if file.is_dir():
            raise ReportedlyError("is a folder", f"name the files in it: {file}/*.txt")
        data = file.read_bytes()
        made = canonical(data)
        entry = _entry(file, data, made)
        address = f"{collection}/{entry.id}"
        place = workspace.collection_path(collection).with_name(entry.file)
        known = listed.items("articles").get(entry.id)
        if known is not None and known.sha256 != entry.sha256:
            raise _other_text(address)
        if _write(workspace, place, made.text.encode()) or known is None:
            listed.put("articles", entry.id, known or entry)
            return Outcome(str(file), "imported", address, f"as {address}{_changes(made)}")
        return Outcome(str(file), "unchanged", address, f"is {address} already; nothing changed")
    except ReportedlyError as error:
        return Outcome(str(file), "refused", address, error.message, error.hint)
    except OSError as error:
        return Outcome(str(file), "refused", address, error.strerror or "can't be read")


def _entry(file: Path, data: bytes, made: Canonical) -> ArticleEntry:
    name = os.fsencode(file.name).decode(errors="replace")
    article = slug(Path(name).stem)[:LONGEST_ID].rstrip("-._")
    return ArticleEntry(
        id=article,
        file=f"{article}.txt",
        sha256=digest(made.text.encode()),
        title=title_of(made.text) or article,
        origin=Origin(
            name, hashlib.sha256(data).hexdigest(), made.crlf, made.cr, made.bom, made.control
        ),
    )


def _write(workspace: Workspace, place: Path, data: bytes) -> bool:
    """Write an article's text where there is none yet; tell whether there was none.

    Raises:
        ReportedlyError: Another text stands there, or it can't be written.
    """
    try:
        save(place, data, None)
    except ChangedOnDisk:
        if workspace.read_bytes(place) != data:
            raise ReportedlyError(
                f"another text stands at {workspace.relative(place)}",
                "labels may hang on it: give the file another name and import it again",
            ) from None
        return False
    return True


def _other_text(address: str) -> ReportedlyError:
    return ReportedlyError(
        f"{address} is another text, and labels may hang on it",
        "give the file another name and import it again",
    )


def _changes(made: Canonical) -> str:
    told = [
        f"{how_many(count, what)} {done}"
        for count, what, done in (
            (made.crlf, "CR LF line end", "made LF"),
            (made.cr, "CR line end", "made LF"),
            (made.bom, "byte order mark", "dropped"),
            (made.control, "control character", "dropped"),
        )
        if count
    ]
    return f" ({', '.join(told)})" if told else ""
