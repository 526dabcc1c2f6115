"""Which command each action starts."""

from __future__ import annotations

from collections.abc import Callable

from reportedly_tui.session.commands import attributing, copying, labels, moves, picking, setting
from reportedly_tui.session.editing import redo, undo
from reportedly_tui.session.outcome import Copy, Find, Go, Notice, Outcome
from reportedly_tui.session.search import find
from reportedly_tui.session.selection import Selection
from reportedly_tui.session.session import Session

Command = Callable[[Session], Outcome]


def _units() -> dict[str, Command]:
    table: dict[str, Command] = {}
    for kind in ("word", "clause", "sentence", "paragraph"):
        table[f"{kind}.next"] = lambda session, kind=kind: moves.by_unit(session, kind, "next")  # type: ignore[misc]
        table[f"{kind}.previous"] = lambda session, kind=kind: moves.by_unit(
            session, kind, "previous"
        )  # type: ignore[misc]
    return table


def search(session: Session) -> Outcome:
    """Search as the user types; Esc goes back to where it began."""
    reading = session.reading
    origin, chosen = reading.selection, reading.chosen

    def seek(needle: str) -> Outcome:
        found = find(reading.text, needle, origin.start, True)
        reading.needle = needle
        if found is not None:
            moves.put(reading, Selection.over(found))
        return None

    def done(needle: str) -> Outcome:
        seek(needle)
        if needle and find(reading.text, needle, origin.start, True) is None:
            reading.needle = ""
            return Notice(f"not found: {needle}", "warning")
        return None

    def back() -> Outcome:
        reading.needle = ""
        reading.select(origin, chosen)
        return None

    return Find(reading.needle, seek, done, back)


def copy(session: Session) -> Outcome:
    """Copy the selection with its address; evidence forms take it over."""
    reading = session.reading
    at = reading.selection
    if at.empty:
        return labels.NOTHING
    session.copied = (reading.address, at.start, at.end)
    place = (
        f"{reading.address}#{reading.chosen}"
        if reading.chosen
        else f"{reading.address}[{at.start}:{at.end}]"
    )
    return Copy(f"{reading.text[at.start : at.end]}\n{place}", place)


def cancel(session: Session) -> Outcome:
    """Cancel one level: a draft, extending, a search, the chosen label, the selection."""
    reading = session.reading
    if reading.draft is not None:
        return attributing.cancel(session)
    if reading.settling is not None:
        from reportedly_tui.session.commands.reanchoring import leave

        return leave(session)
    if reading.extending:
        reading.extending = False
    elif reading.needle:
        reading.needle = ""
    elif reading.chosen is not None:
        reading.select(reading.selection)
    elif not reading.selection.empty:
        reading.select(Selection.caret(reading.selection.start))
    return None


def pick(session: Session) -> Outcome:
    """The label picker; while a span is marked by hand, its words."""
    if session.reading.settling is not None:
        return reanchor(session)
    return picking.pick(session)


def reanchor(session: Session) -> Outcome:
    """Go through the labels of a changed text; what that takes is loaded when it is needed."""
    from reportedly_tui.session.commands.reanchoring import begin

    return begin(session)


def dim(session: Session) -> Outcome:
    """Dim the labels that are not chosen, on or off."""
    session.reading.dimmed = not session.reading.dimmed
    return None


def link(session: Session) -> Outcome:
    """Link the claim here to another."""
    from reportedly_tui.session.commands import links

    return links.link(session)


def follow_link(session: Session) -> Outcome:
    """Go to the claim that the one here is linked to."""
    from reportedly_tui.session.commands import links

    return links.follow(session)


def neighbour(session: Session, forward: bool) -> Outcome:
    """The next or previous article of the collection."""
    address = session.neighbour(forward)
    if address is None:
        return Notice("this is the last article" if forward else "this is the first article")
    return Go("article", address)


COMMANDS: dict[str, Command] = {
    **_units(),
    "caret.left": lambda session: moves.by_grapheme(session, "previous"),
    "caret.right": lambda session: moves.by_grapheme(session, "next"),
    "nudge.left": lambda session: moves.by_edge(session, "grapheme", "previous"),
    "nudge.right": lambda session: moves.by_edge(session, "grapheme", "next"),
    "edge.left": lambda session: moves.by_edge(session, "word", "previous"),
    "edge.right": lambda session: moves.by_edge(session, "word", "next"),
    "top": moves.top,
    "end": moves.end,
    "quotation.next": moves.quotation,
    "label.next": lambda session: moves.label(session, True),
    "label.previous": lambda session: moves.label(session, False),
    "unlabelled.next": lambda session: moves.unlabelled(session, True),
    "unlabelled.previous": lambda session: moves.unlabelled(session, False),
    "extend": moves.extend,
    "swap": moves.swap,
    "collapse": moves.collapse,
    "grow": moves.grow,
    "shrink": moves.shrink,
    "claim": labels.claim,
    "attribution": attributing.begin,
    "zone": labels.zone,
    "flag": labels.flag,
    "pick": pick,
    "reanchor": reanchor,
    "field": setting.ask_field,
    "edit": setting.ask_edit,
    "fragment": labels.fragment,
    "respan": labels.respan,
    "delete": labels.delete,
    "link": link,
    "linked": follow_link,
    "dim": dim,
    "copied": copying.copied,
    "offer": copying.offer,
    "draft.accept": attributing.accept,
    "draft.next": lambda session: attributing.turn(session, 1),
    "draft.previous": lambda session: attributing.turn(session, -1),
    "draft.fragment": attributing.fragment,
    "draft.empty": attributing.leave_empty,
    "draft.skip": attributing.skip,
    "undo": undo,
    "redo": redo,
    "copy": copy,
    "search": search,
    "article.next": lambda session: neighbour(session, True),
    "article.previous": lambda session: neighbour(session, False),
    "cancel": cancel,
    "desk": lambda _session: Go("desk"),
    "board": lambda _session: Go("board"),
    "sources": lambda _session: Go("sources"),
    "pane": lambda _session: Go("pane"),
    "palette": lambda _session: Go("palette"),
    "help": lambda _session: Go("help"),
    "theme": lambda _session: Go("theme"),
}
"""Commands of the reader that need no layout; `reportedly_tui.screens.reader` has the others."""
