"""The inspector's own keys, while they go to it: move over the fields, set one, clear one."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly_tui.session.commands import setting
from reportedly_tui.session.fields import FIELDS, FILE, Field
from reportedly_tui.session.outcome import Outcome
from reportedly_tui.session.session import Session

LEAVE = frozenset(["tab", "shift+tab", "escape", "ctrl+g", "h", "left"])


@dataclass(slots=True)
class InspectorCursor:
    """Which field the inspector's keys act on.

    Attributes:
        at: The field's number, or None while the keys go to the article.
    """

    at: int | None = None

    def takes(self, stroke: str) -> bool:
        """Whether a stroke is the inspector's, not the article's."""
        return stroke in ("j", "down", "k", "up", "enter", "l", "right", "d", "backspace", "delete")

    def press(self, session: Session, stroke: str) -> Outcome:
        """Move over the fields, ask for the value of one, or clear one."""
        names = [one.name for one in _fields(session)]
        at = min(self.at or 0, len(names) - 1)
        subject = session.reading.subject
        match stroke:
            case "j" | "down":
                self.at = min(at + 1, len(names) - 1)
            case "k" | "up":
                self.at = max(at - 1, 0)
            case "enter" | "l" | "right":
                return setting.ask_value(session, subject, names[at])
            case _:
                return setting.clear(session, subject, names[at])
        return None

    def by_letter(self, session: Session, stroke: str) -> str | None:
        """The field whose letter a stroke is."""
        return next((one.name for one in _fields(session) if one.key == stroke), None)


def _fields(session: Session) -> tuple[Field, ...]:
    subject = session.reading.subject
    section = FILE if subject is None else session.reading.find(subject)[0]
    return FIELDS[section]
