"""Settling the labels of an article whose text changed, a key for each span."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from reportedly.anchors import trim
from reportedly.edits import Edit, SetItem, SetValue, remove
from reportedly.files.reader import Unreadable
from reportedly.reanchor.placing import WHY
from reportedly.reanchor.spans import Which, anchored_anew, own_spans, pinned, with_span
from reportedly.reanchor.survey import survey_labels
from reportedly.text.phrases import how_many
from reportedly_tui.session.commands.labels import NOTHING
from reportedly_tui.session.editing import batch, edit_files
from reportedly_tui.session.listing import listing
from reportedly_tui.session.outcome import Choice, Menu, Notice, Outcome
from reportedly_tui.session.reading import SECTIONS
from reportedly_tui.session.selection import Selection
from reportedly_tui.session.session import Session
from reportedly_tui.session.settling import Settling

SHOWN = 150
"""Code points of a span's words that a question shows."""


def begin(session: Session) -> Outcome:
    """Go through the spans that do not stand on the article's text as it is now."""
    reading = session.reading
    if reading.settling is not None:
        return take(session)
    if reading.read_only and not reading.outdated:
        return Notice(f"read-only: {reading.read_only}", "warning")
    session.past.look_again()
    file = reading.file
    labels = [(name, file.items(name)[key]) for name in SECTIONS for _, _, key in file.order(name)]
    found = survey_labels(labels, file.get("sha256"), reading.article, session.past)
    queue = [one for one in found if one.placement.state != "exact"]
    if queue:
        return _ask(session, Settling(queue))
    if not reading.outdated:
        return Notice("every label stands on the article's text")
    yes = Choice("yes", "the new text is meant: these are its labels", "y", also="enter")
    title = "the text changed, and every span stands where it stood"
    return Menu(title, (yes,), lambda _: _finish(session))


def take(session: Session) -> Outcome:
    """Take what was selected by hand for the span that is asked about."""
    reading = session.reading
    settling = reading.settling
    start, end = trim(reading.text, reading.selection.start, reading.selection.end)
    if settling is None or start >= end:
        return NOTHING
    reading.settling, reading.extending = None, False
    if settling.version != reading.version:
        return begin(session)
    return _accept(session, settling, start, end)


def leave(session: Session) -> Outcome:
    """Select nothing by hand after all: the question is put again."""
    settling, session.reading.settling = session.reading.settling, None
    if settling is None or settling.version != session.reading.version:
        return begin(session)
    return _ask(session, settling)


def _ask(session: Session, settling: Settling, warning: str = "") -> Outcome:
    """Show the next span at the place proposed for it, and ask what becomes of it."""
    if not settling.queue:
        return _end(session, settling)
    reading = session.reading
    one, spot, spots = settling.here, settling.spot, settling.here.placement.spots
    says = [f"was: {_quoted(one.span.exact)}"]
    choices = [
        Choice("by hand", "mark it by hand", "m"),
        Choice("skip", "skip it", "s"),
        Choice("remove", f"remove {one.which.label}", "d"),
    ]
    if len(settling.moved) > 1:
        choices.insert(0, Choice("all", f"all {len(settling.moved)} that moved", "a"))
    if len(spots) > 1:
        which = f"next place ({settling.shown + 1} of {len(spots)})"
        choices.insert(0, Choice("next", which, "n", also="tab"))
    if spot is None:
        says.append("now: nowhere")
    else:
        reading.select(Selection.over((spot.start, spot.end)))
        words = reading.text[spot.start : spot.end]
        says.append(f"now: {_quoted(words)} ({WHY[spot.why]})")
        choices.insert(0, Choice("yes", "it stands here", "y", also="enter"))
    number = settling.total - len(settling.queue) + 1
    title = f"{one.placement.state} · {one.which.part} of {one.which.label} · {number} of "
    then = partial(_answer, session, settling)
    says += [warning] if warning else []
    return Menu(f"{title}{settling.total}", tuple(choices), then, says=tuple(says))


def _answer(session: Session, settling: Settling, answer: str) -> Outcome:
    match answer:
        case "yes" if settling.spot is not None:
            return _accept(session, settling, settling.spot.start, settling.spot.end)
        case "next":
            settling.turn()
        case "all":
            return _accept_moved(session, settling)
        case "by hand":
            session.reading.settling = settling
            settling.version = session.reading.version
            return Notice(f"select the words of {settling.here.which.label}, then Enter")
        case "remove":
            return _remove(session, settling)
        case _:
            settling.skip()
    return _ask(session, settling)


def _accept(session: Session, settling: Settling, start: int, end: int) -> Outcome:
    """Put a span where the reviewer says that it stands."""
    which = settling.here.which
    _, label = session.reading.find(which.label)
    for other, span in own_spans(which.section, label):
        if other not in settling.open and span.start < end and start < span.end:
            return _ask(session, settling, f"it would share words with the {other.part} there")
    return _put(session, settling, {which: (start, end)}, f"{which.part} of {which.label}")


def _accept_moved(session: Session, settling: Settling) -> Outcome:
    """Put every span that certainly moved where it stands now."""
    moves = {one.which: one.placement.spots[0] for one in settling.moved}
    places = {which: (spot.start, spot.end) for which, spot in moves.items()}
    return _put(session, settling, places, f"{len(places)} spans moved")


def _put(
    session: Session, settling: Settling, places: dict[Which, tuple[int, int]], title: str
) -> Outcome:
    """Move spans as one step, then ask about the next one."""
    reading = session.reading
    made: dict[str, tuple[str, Any, Any]] = {}
    for which, (start, end) in places.items():
        section, label = reading.find(which.label)
        before, after = made.get(which.label, ("", label, label))[1:]
        span = pinned(reading.text, start, end)
        made[which.label] = (section, before, with_span(after, which, span))
    left = {which.label for which in settling.open - places.keys()}
    edits: list[Edit] = []
    for key, (section, before, after) in made.items():
        whole = not reading.outdated and key not in left
        done = anchored_anew(after, reading.text) if whole else after
        edits.append(SetItem(section, key, before, done))
    problem = edit_files(session, title, [(reading.path, batch(edits))], settling=True)
    if problem is not None:
        return problem
    settling.drop(set(places))
    return _ask(session, settling)


def _remove(session: Session, settling: Settling) -> Outcome:
    """Remove the label, with all its spans that were to come."""
    reading, key = session.reading, settling.here.which.label
    gone = remove(reading.file, *reading.find(key))
    problem = edit_files(session, f"{key} deleted", [(reading.path, gone)], settling=True)
    if problem is not None:
        return problem
    of_label = {which for which in settling.open if which.label == key}
    settling.left -= of_label
    settling.drop(of_label)
    return _ask(session, settling)


def _end(session: Session, settling: Settling) -> Outcome:
    if settling.left:
        left = how_many(len(settling.left), "span")
        again = "reanchor (gr) asks about them again"
        return Notice(f"{left} left; {again}", "warning")
    if session.reading.outdated:
        return _finish(session)
    return Notice("every label stands on the article's text; u takes back the last step")


def _finish(session: Session) -> Outcome:
    """Every span stands on the present text: the file and the collection say so."""
    reading = session.reading
    edits: list[Edit] = []
    for section in SECTIONS:
        for key, label in reading.file.items(section).items():
            made = anchored_anew(label, reading.text)
            if made != label:
                edits.append(SetItem(section, key, label, made))
    text = reading.article.sha256
    edits.append(SetValue("sha256", reading.file.get("sha256"), text))
    pairs = [(reading.path, batch(edits)), *_listed(session, text)]
    problem = edit_files(session, "labels of the new text", pairs, settling=True)
    return problem or Notice("every label stands on the new text; u takes it back")


def _listed(session: Session, sha256: str) -> list[tuple[str, Edit]]:
    """What lets the collection list the present text; nothing where it can't be read."""
    collection, _, article = session.reading.address.partition("/")
    try:
        listed = listing(session, collection)
    except (Unreadable, OSError):
        return []
    entry = listed.file.items("articles").get(article)
    if entry is None or entry.sha256 == sha256:
        return []
    return [(str(listed.path), SetItem("articles", article, entry, replace(entry, sha256=sha256)))]


def _quoted(words: str) -> str:
    """Return words in quotation marks, their middle left out where they are many."""
    if len(words) > SHOWN:
        words = f"{words[: SHOWN // 2]} … {words[-SHOWN // 2 :]}"
    return f"“{words}”"
