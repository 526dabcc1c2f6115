"""What a key event is called in a keymap."""

from __future__ import annotations

from textual import events

from reportedly_tui.keys.keymap import NAMED_KEYS


def stroke_of(event: events.Key) -> str | None:
    """The stroke of a key: the character it types, or its name. None for keys nobody binds."""
    if event.key in NAMED_KEYS or event.key.startswith("ctrl+"):
        return event.key
    if event.character and event.character.isprintable():
        return event.character
    return None
