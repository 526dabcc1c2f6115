"""Finding, in a thread of its own, what the articles of a collection have from one another."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from reportedly.errors import ReportedlyError
from reportedly_tui.session.keys_first import keys_first
from reportedly_tui.session.reading import Reading
from reportedly_tui.session.session import Session

if TYPE_CHECKING:
    from reportedly.copies.elsewhere import Elsewhere
    from reportedly_schemas.collection import CollectionFile

MOST = 2000
"""A collection of more articles is not compared while one of them is read."""

LONGEST = 4_000_000
"""Nor is one whose articles have more code points than this together."""

BREATH_SECONDS = 0.0005
"""How long the thread rests after every article, so that keys go first."""


class CopyFinder:
    """Compares the articles of a collection once, when the first of them is read.

    Args:
        session: The sitting.
        report: Called, in the finder's thread, when a collection has been compared.
    """

    def __init__(self, session: Session, report: Callable[[], None]) -> None:
        self._session = session
        self._report = report
        self._compared: dict[str, CollectionFile] = {}

    def look(self, reading: Reading) -> None:
        """Have the article's collection compared, unless it was, as it is now."""
        collection = reading.address.partition("/")[0]
        try:
            listed = self._session.workspace.collection(collection)
        except ReportedlyError:
            return
        if self._compared.get(collection) is not listed and 1 < len(listed.articles) <= MOST:
            self._compared[collection] = listed
            work = threading.Thread(
                target=self._compare, args=(collection,), name="reportedly-copies", daemon=True
            )
            work.start()

    def attach(self, reading: Reading) -> bool:
        """Tell the article what of it stands elsewhere; return whether that is news.

        Nothing is told of an article that was another text when it was compared.
        """
        elsewhere = self._session.elsewhere.get(reading.address.partition("/")[0])
        if elsewhere is None or reading.compared_in is elsewhere:
            return False
        if elsewhere.texts.get(reading.address) != reading.text:
            return False
        reading.compared_in = elsewhere
        reading.copies = elsewhere.of(reading.address)
        return True

    def _compare(self, collection: str) -> None:
        try:
            with keys_first():
                self._session.elsewhere[collection] = self._made(collection)
        except ReportedlyError:  # too long; or gone, and `check` tells what is wrong
            return
        self._report()

    def _made(self, collection: str) -> Elsewhere:
        from reportedly.copies.collection import copied_sentences, quotations_of, read_texts
        from reportedly.copies.elsewhere import Elsewhere

        workspace = self._session.workspace
        read = read_texts(workspace, collection, LONGEST)
        groups = copied_sentences(read, _breathe)
        return Elsewhere(read.texts, groups, quotations_of(workspace, read, _breathe))


def _breathe() -> None:
    time.sleep(BREATH_SECONDS)
