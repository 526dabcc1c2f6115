"""Strokes become actions; a sequence such as `gg` waits for its second stroke."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly_tui.keys.keymap import Keymap


@dataclass(slots=True)
class KeyReader:
    """Collects strokes until they name an action, or none."""

    keymap: Keymap
    pending: tuple[str, ...] = field(default=())

    def press(self, context: str, stroke: str) -> str | None:
        """Take one stroke; return the id of the action it completes.

        None means either that more strokes are awaited (`pending` is not empty) or that the
        stroke means nothing here.
        """
        pressed = (*self.pending, stroke)
        self.pending = ()
        found = self.keymap.find(context, pressed)
        if found is None and self.keymap.continues(context, pressed):
            self.pending = pressed
        return found

    def cancel(self) -> bool:
        """Forget a begun sequence; tell whether there was one."""
        had = bool(self.pending)
        self.pending = ()
        return had
