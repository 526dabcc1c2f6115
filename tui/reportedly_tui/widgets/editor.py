"""The editor for texts and notes. What stands when it closes is kept; `u` takes it back."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.widgets import TextArea

from reportedly_tui.widgets.palette import Palette


class Editor(TextArea):
    """A text area that closes on Esc and says what was written.

    Args:
        palette: The styles.
        title: What is being written.
        text: What stands there now.
    """

    DEFAULT_CSS = """
    Editor { dock: bottom; height: 8; margin-bottom: 1; border: round $accent; padding: 0 1; }
    """

    @dataclass
    class Paused(Message):
        """Typing has paused: this is the text so far."""

        text: str

    @dataclass
    class Closed(Message):
        """The editor was closed with this text."""

        text: str

    def __init__(self, palette: Palette, title: str, text: str) -> None:
        super().__init__(text, id="editor", soft_wrap=True, tab_behavior="focus", compact=False)
        self.palette = palette
        self.border_title = title.replace("[", "\\[")
        self.border_subtitle = "Esc keeps it and closes; u takes it back"
        self._timer_pause = None

    async def _on_key(self, event: events.Key) -> None:
        if event.key in ("escape", "ctrl+g", "ctrl+s"):
            event.stop()
            event.prevent_default()
            self.post_message(self.Closed(self.text))
            return
        await super()._on_key(event)
