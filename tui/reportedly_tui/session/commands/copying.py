"""Marking a sentence as copied, and taking over the labels that were made on a copy of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from reportedly.anchors import make_span
from reportedly.edits import Edit, add, change
from reportedly.errors import ReportedlyError
from reportedly_schemas.annotation import AnnotationFile, Attribution, Claim, Label, Span, Zone
from reportedly_tui.session.commands.attributing import adopt, claims_over, parent_for
from reportedly_tui.session.commands.labels import delete_label, fresh_id, with_content
from reportedly_tui.session.editing import batch, edit
from reportedly_tui.session.ladder import words_of
from reportedly_tui.session.marks import PARTS
from reportedly_tui.session.outcome import Choice, Menu, Notice, Outcome
from reportedly_tui.session.questions import LISTED
from reportedly_tui.session.reading import SECTIONS, Reading
from reportedly_tui.session.session import Session

if TYPE_CHECKING:
    from reportedly.copies.elsewhere import Standing
    from reportedly_schemas.collection import ArticleEntry

COPIED = "copied"
"""The kind of zone that says a passage was taken over from another article."""


class Offer(NamedTuple):
    """A label that could be made here, as it was made on a copy.

    Attributes:
        section: Its section.
        label: What would be made here; its id is the one it has there.
        article: Where it was made.
    """

    section: str
    label: Label
    article: str


def copied(session: Session) -> Outcome:
    """Mark the sentence here as copied from the article that had it first; again: remove that."""
    found = _here(session)
    if isinstance(found, Notice):
        return found
    reading = session.reading
    stretch = (found.start, found.end)
    zones = reading.file.items("zones")
    for label_id in reading.labels_over("zones", *stretch):
        if zones[label_id].kind == COPIED:
            return delete_label(session, label_id)
    value = session.codebook.find("zone.kind", COPIED)
    if value is None or value.deprecated:
        return Notice(f"the project's codebook has no zone '{COPIED}'", "warning")
    origin = _origin(session, found)
    span = make_span(reading.text, *stretch)
    label = Zone(fresh_id(session, "zones"), COPIED, (span,), copy_of=origin)
    reading.extending = False
    problem = edit(session, f"zone {label.id}", add("zones", label), choose=label.id)
    names = [_name(one) for one in _articles(found) if one != origin]
    also = f"; also in {', '.join(names[:3])}" if names else ""
    return problem or Notice(f"copied from {_name(origin)}{also}")


def offer(session: Session) -> Outcome:
    """Offer the labels made on copies of the sentence here, each accepted by its key."""
    found = _here(session)
    if isinstance(found, Notice):
        return found
    if session.reading.read_only:
        return Notice(f"read-only: {session.reading.read_only}", "warning")
    offers = list(_offers(session, found))
    if not offers:
        return Notice("no label of yours on the copies of this sentence that is not here too")
    return _menu(session, found, offers)


def _here(session: Session) -> Standing | Notice:
    """The sentence at the selection's start, if it stands elsewhere."""
    reading = session.reading
    if reading.copies is None:
        return Notice("the collection's other articles have not been compared", "warning")
    found = reading.copies.sentence_at(reading.selection.start)
    return found or Notice("this sentence stands in no other article", "warning")


def _articles(found: Standing) -> list[str]:
    """The other articles that have a sentence, each once."""
    return list(dict.fromkeys(place.article for place in found.others))


def _name(address: str) -> str:
    return address.partition("/")[2]


def _origin(session: Session, found: Standing) -> str:
    """The article published first of those that have the sentence, else the first one listed.

    An article without a date comes after those with one.
    """
    collection = session.reading.address.partition("/")[0]
    entries = {f"{collection}/{one.id}": one for one in session.workspace.articles(collection)}

    def published(address: str) -> tuple[bool, str]:
        entry: ArticleEntry | None = entries.get(address)
        date = entry.published if entry is not None else None
        return date is None, date or ""

    return min(_articles(found), key=published)


def _offers(session: Session, found: Standing) -> Iterator[Offer]:
    """Yield what labels made on the copies would be here, those that are here left out."""
    from reportedly.copies.carrying import Carrier, Passage
    from reportedly.text.ranges import Range

    reading = session.reading
    assert reading.copies is not None
    assert reading.compared_in is not None
    seen: list[Label] = []
    for article in _articles(found):
        shared = reading.copies.shared_with(article)
        passages = [
            Passage(Range(there.start, there.end), Range(here.start, here.end))
            for here, there in shared
        ]
        carrier = Carrier(reading.compared_in.texts[article], reading.text, passages)
        places = [place for place in found.others if place.article == article]
        for section, label in _labels(session, article):
            parts = [span for _, spans in _parts(label) for span in spans]
            touched = any(
                place.start <= span.start < place.end for span in parts for place in places
            )
            made = carrier.carry(label, label.id) if touched else None
            if made is None or _is_here(reading, section, made) or _known(seen, made):
                continue
            seen.append(made)
            yield Offer(section, made, article)


def _known(seen: list[Label], made: Label) -> bool:
    return any(replace(made, id=one.id) == one for one in seen if type(one) is type(made))


def _labels(session: Session, article: str) -> Iterator[tuple[str, Label]]:
    """Yield the annotator's labels of another article, in reading order, without copied zones."""
    opened = session.readings.get(article)
    for section in SECTIONS:
        if opened is not None:
            items = opened.file.items(section)
            labels = [items[key] for _, _, key in opened.file.order(section)]
        else:
            labels = list(getattr(_file(session, article), section, ()))
        for label in labels:
            if not (isinstance(label, Zone) and label.kind == COPIED):
                yield section, label


def _file(session: Session, article: str) -> AnnotationFile | None:
    """The annotator's labels of an article that is not open; None where there are none to read."""
    path = session.workspace.annotation_path(article, session.annotator)
    try:
        return session.workspace.load(path, AnnotationFile)
    except ReportedlyError:
        return None


def _parts(label: Label) -> list[tuple[str, tuple[Span, ...]]]:
    names = PARTS if isinstance(label, Attribution) else ("spans",)
    return [(name, getattr(label, name)) for name in names]


def _is_here(reading: Reading, section: str, made: Label) -> bool:
    """Tell whether a label of the section covers the same words here already."""
    items = reading.file.items(section)
    spans = [span for _, part in _parts(made) for span in part]
    start, end = min(one.start for one in spans), max(one.end for one in spans)
    return any(
        _parts(items[label_id]) == _parts(made)
        for label_id in reading.labels_over(section, start, end)
    )


def _menu(session: Session, found: Standing, offers: list[Offer]) -> Menu:
    """Show the offers; a digit accepts one, and those that are left are shown again."""

    def accept(number: str) -> Outcome:
        problem = _accept(session, offers[int(number)])
        left = list(_offers(session, found))
        return problem or (_menu(session, found, left) if left else None)

    choices = tuple(
        Choice(str(at), _title(one), str(at + 1), f"“{words_of(one.label)}”  {_name(one.article)}")
        for at, one in enumerate(offers[:LISTED])
    )
    return Menu("labels on copies of this sentence: a digit takes one over", choices, accept)


def _title(one: Offer) -> str:
    what = getattr(one.label, "kind", None) or getattr(one.label, "code", None)
    what = what or getattr(one.label, "stance", None) or ""
    return f"{one.section.removesuffix('s')} {what}".strip()


def _accept(session: Session, one: Offer) -> Notice | None:
    """Make an offered label here, nested and tied as one made by hand would be."""
    reading = session.reading
    label = replace(one.label, id=fresh_id(session, one.section))
    edits: list[Edit] = []
    if isinstance(label, Attribution):
        label = replace(
            label,
            parent=parent_for(reading, label.source, label.cue, label.content),
            claims=claims_over(reading, label.content),
        )
        edits += adopt(reading, label)
    elif isinstance(label, Claim) and len(label.spans) == 1:
        stretch = (label.spans[0].start, label.spans[0].end)
        for said in with_content(reading, stretch):
            edits.append(change("attributions", said, claims=(*said.claims, label.id)))
    reading.extending = False
    title = f"{one.section.removesuffix('s')} {label.id} as in {_name(one.article)}"
    return edit(session, title, batch([add(one.section, label), *edits]), choose=label.id)
