"""Commands that need to know what is in sight: rows, pages, jump letters, the mouse."""

from __future__ import annotations

from collections.abc import Callable

from reportedly_tui.session.commands import moves
from reportedly_tui.session.jumping import jump_letters
from reportedly_tui.session.outcome import Outcome
from reportedly_tui.session.selection import Selection
from reportedly_tui.session.session import Session
from reportedly_tui.session.view import View


def page(session: Session, view: View, direction: int) -> Outcome:
    """Scroll by a page and take the caret along."""
    count = max(1, view.height - 2) * direction
    view.scroll(count)
    return moves.by_rows(session, view.layout, count)


def point(session: Session, offset: int, drag: bool, clicks: int) -> None:
    """A press puts the caret, dragging selects, two clicks take the word, three the sentence."""
    reading = session.reading
    if drag:
        moves.put(reading, Selection(reading.selection.anchor, offset))
    elif clicks > 1:
        unit = reading.units.unit_at("word" if clicks == 2 else "sentence", offset)
        if unit is not None:
            moves.put(reading, Selection.over((unit[0], unit[1])))
    else:
        moves.put(reading, Selection.caret(offset))


VIEW_COMMANDS: dict[str, Callable[[Session, View], Outcome]] = {
    "row.down": lambda session, view: moves.by_rows(session, view.layout, 1),
    "row.up": lambda session, view: moves.by_rows(session, view.layout, -1),
    "nudge.down": lambda session, view: moves.by_rows(session, view.layout, 1, extend=True),
    "nudge.up": lambda session, view: moves.by_rows(session, view.layout, -1, extend=True),
    "page.down": lambda session, view: page(session, view, 1),
    "page.up": lambda session, view: page(session, view, -1),
    "jump": lambda _session, view: jump_letters(view),
}
