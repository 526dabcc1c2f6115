"""Help for one place, made from the action list."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen

from reportedly_tui.keys.keymap import Keymap, help_lines
from reportedly_tui.screens.ahead import passed_on
from reportedly_tui.screens.strokes import stroke_of
from reportedly_tui.session.lines import Line, line, wrapped
from reportedly_tui.widgets.palette import Palette
from reportedly_tui.widgets.rows import Rows

KEYS = 23
"""Cells for the keys."""

HEADINGS = {
    "reader": "THE READER",
    "desk": "THE DESK",
    "sources": "THE SOURCES",
    "board": "THE BOARD",
    "draft": "A NEW ATTRIBUTION",
}


class Help(Screen[None]):
    """Lists every key that works in a place; any key but the scrolling ones closes it."""

    CSS = "Help #help { height: 1fr; } Help #footer { height: 1; }"
    AUTO_FOCUS = None

    def __init__(self, context: str, palette: Palette, keymap: Keymap) -> None:
        super().__init__()
        self._keymap, self._place = keymap, context
        self._made: list[Line] = []
        self._first = 0
        self._list = Rows(palette, id="help", panel=False)
        self._footer = Rows(palette, id="footer")

    def compose(self) -> ComposeResult:
        """The list and a footer."""
        yield self._list
        yield self._footer

    def on_resize(self) -> None:
        """Fit the new width and show what fits."""
        self._made = help_of(self._keymap, self._place, self.size.width)
        self._list.show(self._made, self._first)
        self._footer.show([line((" j k, PageDown PageUp scroll · any other key closes", "muted"))])

    def on_key(self, event: events.Key) -> None:
        """Scroll or close."""
        if passed_on(self, event):
            return
        event.stop()
        event.prevent_default()
        page = max(1, self.size.height - 3)
        steps = {
            "j": 1,
            "down": 1,
            "k": -1,
            "up": -1,
            "pagedown": page,
            "space": page,
            "pageup": -page,
        }
        step = steps.get(stroke_of(event) or "")
        if step is None:
            self.dismiss()
            return
        last = max(0, len(self._made) - self.size.height + 1)
        self._first = max(0, min(self._first + step, last))
        self._list.show(self._made, self._first)


def help_of(keymap: Keymap, context: str, width: int) -> list[Line]:
    """The help's lines for a place; the reader's include those of a new attribution."""
    made: list[Line] = []
    for place in (context, "draft") if context == "reader" else (context,):
        made += [line(), line((f" {HEADINGS[place]}", "heading"))]
        for group, entries in help_lines(keymap, place):
            if place == "draft" and group != "Attribution":
                continue
            made += [line(), line((f"   {group}", "on"))]
            for keys, text in entries:
                first, *more = wrapped(text, width - 1, "text", KEYS)
                made += [line((f"{keys:>{KEYS - 2}}  ", "key"), *first.parts[1:]), *more]
    return made
