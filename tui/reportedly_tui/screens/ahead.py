"""Keys typed ahead: those that a screen finds in its queue once another one is shown."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.screen import Screen


def passed_on(screen: Screen[Any], event: events.Key | events.Paste) -> bool:
    """Hand a key or a paste on to the screen shown by now, if that is another one.

    Keys go into the queue of the screen that is shown when they come in; one of them may change
    it, and those after it were meant for what it leads to. Every screen asks this first.
    """
    shown = screen.app.screen
    if shown is screen:
        return False
    event.stop()
    event.prevent_default()
    if isinstance(event, events.Key):
        shown.post_message(events.Key(event.key, event.character))
    else:
        shown.post_message(events.Paste(event.text))
    return True
