"""Where the labels of the sitting and of others name the sources of a collection."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from reportedly.edits import Edit, items_of
from reportedly.speakers import Use, Uses, uses, uses_in
from reportedly_tui.session.session import Session


def uses_here(session: Session, collection: str, keys: Collection[str] | None = None) -> Uses:
    """What names sources: the annotator's open labels as they are here, all others from disk.

    Raises:
        ReportedlyError: The collection's list of articles can't be read.
    """
    found = uses(session.workspace, collection, keys)
    mine = {
        reading.address: reading
        for reading in session.readings.values()
        if reading.address.startswith(f"{collection}/") and not reading.read_only
    }
    made = [
        one for one in found.found if one.annotator != session.annotator or one.article not in mine
    ]
    for address, reading in mine.items():
        attributions = reading.file.items("attributions").values()
        made += uses_in(attributions, address, session.annotator, keys)
    articles = [f"{collection}/{entry.id}" for entry in session.workspace.articles(collection)]
    made.sort(key=lambda one: (articles.index(one.article), one.annotator != session.annotator))
    return Uses(made, found.unread)


def kept_by_others(session: Session, edits: Iterable[tuple[str, Edit]]) -> str:
    """Why edits must not be made: they remove a source that somebody else's labels name by now."""
    for path, edit in edits:
        gone = [one.key for one in items_of(edit) if one.section == "sources" and not one.after]
        if not gone:
            continue
        others = (
            one
            for one in uses(session.workspace, Path(path).parent.name, gone).found
            if one.annotator != session.annotator
        )
        if (one := next(others, None)) is not None:
            return f"{one.annotator}'s labels of {one.article} name '{one.key}' by now"
    return ""


def places(found: Iterable[Use], shown: int = 4) -> str:
    """The first places of some uses, and how many more there are."""
    names = [f"{one.article.partition('/')[2]} {one.label} ({one.annotator})" for one in found]
    more = f" and {len(names) - shown} more" if len(names) > shown else ""
    return ", ".join(names[:shown]) + more
