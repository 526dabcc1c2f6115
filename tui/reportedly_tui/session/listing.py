"""A collection's list of its articles, open for an edit: a changed text that is accepted."""

from __future__ import annotations

from reportedly.files.document import KeyedFile
from reportedly.files.save import digest
from reportedly_schemas.collection import CollectionFile
from reportedly_tui.session.saver import OpenFile
from reportedly_tui.session.session import Session


def listing(session: Session, collection: str) -> OpenFile:
    """The collection's list of its articles, opened anew unless an edit of it is pending.

    Raises:
        Unreadable: It can't be read.
    """
    path = session.workspace.collection_path(collection)
    known = session.files.get(str(path))
    if known is not None and known.state != "saved":
        return known
    data = path.read_bytes()
    found = digest(data)
    if known is None:
        known = OpenFile(path, KeyedFile.parse(data, CollectionFile), found)
        session.files[str(path)] = known
    elif known.digest != found:
        known.file, known.digest = KeyedFile.parse(data, CollectionFile), found
        session.history.forget(str(path))
    return known
