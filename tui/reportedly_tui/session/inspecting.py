"""The inspector's own keys, while they go to it: move over the fields, set one, clear one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly_tui.session.commands import setting
from reportedly_tui.session.fields import FIELDS, FILE, Field
from reportedly_tui.session.outcome import Outcome
from reportedly_tui.session.session import Session

if TYPE_CHECKING:
    from reportedly_tui.session.ties import Tie

LEAVE = frozenset(["tab", "shift+tab", "escape", "ctrl+g", "h", "left"])


@dataclass(slots=True)
class InspectorCursor:
    """Which field the inspector's keys act on.

    Attributes:
        at: The field's number, or None while the keys go to the article.
    """

    at: int | None = None

    def takes(self, session: Session, stroke: str) -> bool:
        """Whether a stroke is the inspector's, not the article's."""
        if self.tie(session) is not None and stroke in ("t", "e"):
            return True
        return stroke in ("j", "down", "k", "up", "enter", "l", "right", "d", "backspace", "delete")

    def tie(self, session: Session) -> Tie | None:
        """The link under the cursor, below the fields."""
        number = (self.at or 0) - len(_fields(session))
        ties = _ties(session)
        return ties[number] if 0 <= number < len(ties) else None

    def press(self, session: Session, stroke: str) -> Outcome:
        """Move over fields and links, ask for the value of one, or clear one."""
        names = [one.name for one in _fields(session)]
        last = len(names) + len(_ties(session)) - 1
        at = min(self.at or 0, last)
        subject = session.reading.subject
        if stroke in ("j", "down", "k", "up"):
            self.at = min(at + 1, last) if stroke in ("j", "down") else max(at - 1, 0)
            return None
        if (tie := self.tie(session)) is not None:
            return _press_link(session, tie, stroke)
        at = min(at, len(names) - 1)
        match stroke:
            case "enter" | "l" | "right":
                return setting.ask_value(session, subject, names[at])
            case _:
                return setting.clear(session, subject, names[at])

    def by_letter(self, session: Session, stroke: str) -> str | None:
        """The field whose letter a stroke is."""
        return next((one.name for one in _fields(session) if one.key == stroke), None)


def _ties(session: Session) -> list[Tie]:
    if not session.has_links():
        return []
    from reportedly_tui.session.ties import ties_here

    return ties_here(session)


def _press_link(session: Session, tie: Tie, stroke: str) -> Outcome:
    """Go to the other claim, change the link, or remove it."""
    from reportedly_tui.session.commands import links

    match stroke:
        case "enter" | "l" | "right":
            return links.go_to(session, tie)
        case "t":
            return links.ask_field(session, tie)
        case "e":
            return links.ask_notes(session, tie)
        case _:
            return links.remove(session, tie)


def _fields(session: Session) -> tuple[Field, ...]:
    subject = session.reading.subject
    section = FILE if subject is None else session.reading.find(subject)[0]
    return FIELDS[section]
