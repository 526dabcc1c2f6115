"""Keys typed ahead: those that a screen finds in its queue when they are no longer its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from textual import events
from textual.screen import Screen

if TYPE_CHECKING:
    from reportedly_tui.app import ReportedlyApp


def passed_on(screen: Screen[Any], event: events.Key | events.Paste) -> bool:
    """Tell whether a key or a paste is not this screen's to take; if so, see to it.

    Keys go into the queue of the screen that is shown when they come in. One of them may show
    another, and those after it were meant for that one; one of them may end the app, and those
    after it are not heeded. Every screen asks this first.
    """
    app = cast("ReportedlyApp", screen.app)
    shown = None if app.ending else app.in_sight
    if shown is screen:
        return False
    event.stop()
    event.prevent_default()
    if shown is not None:
        again = (
            events.Key(event.key, event.character)
            if isinstance(event, events.Key)
            else events.Paste(event.text)
        )
        shown.post_message(again)
    return True
