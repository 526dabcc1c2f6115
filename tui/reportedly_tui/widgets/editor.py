"""The editor for texts and notes. What stands when it closes is kept; `u` takes it back."""

from __future__ import annotations

import re
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import TextArea
from textual.widgets.text_area import TextAreaTheme

from reportedly_tui.session.outcome import Write
from reportedly_tui.session.separators import hide, restore
from reportedly_tui.widgets.palette import Palette

PAUSE_SECONDS = 1.0
"""After so long what was typed is handed on, so that a kill loses no more."""


class Editor(TextArea):
    """A text area that says what was written; who opened it closes it.

    Args:
        palette: The styles.
        question: What is to be written, and what stands there now.
    """

    DEFAULT_CSS = """
    Editor { dock: bottom; height: 8; margin-bottom: 1; padding: 0 1; }
    Editor.one-line { height: 3; }
    """

    @dataclass
    class Paused(Message):
        """Something was typed: this is the text so far."""

        text: str

    def __init__(self, palette: Palette, question: Write) -> None:
        shown, self._hidden = hide(question.text)
        super().__init__(
            shown, id="editor", soft_wrap=not question.one_line, highlight_cursor_line=False
        )
        self.set_class(question.one_line, "one-line")
        self.border_title = Content(question.title)
        closing = "Enter keeps" if question.one_line else "Esc keeps"
        self.border_subtitle = Content(f"{closing} it and closes; u takes it back")
        self._one_line = question.one_line
        self._palette = palette
        self._pausing: Timer | None = None
        self.move_cursor(self.document.end)

    def on_mount(self) -> None:
        """Look like the rest."""
        self.restyle(self._palette)

    @property
    def written(self) -> str:
        """The text as it stands."""
        return restore(self.text, self._hidden)

    def restyle(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        theme = palette.theme
        cursor, selected = palette.role("cursor"), palette.role("text", here=True)
        self.register_theme(
            TextAreaTheme(theme.name, cursor_style=cursor, selection_style=selected)
        )
        self.theme = theme.name
        self.styles.background, self.styles.color = theme.panel, theme.text
        self.styles.border = ("round", theme.accent)

    def on_text_area_changed(self) -> None:
        """Have what was typed handed on in a moment, also while typing goes on."""
        if self._pausing is None:
            self._pausing = self.set_timer(PAUSE_SECONDS, self._pause)

    def _pause(self) -> None:
        self._pausing = None
        self.post_message(self.Paused(self.written))

    async def take(self, event: events.Key | events.Paste) -> None:
        """Do what a key or a paste asks for, before the next one is looked at."""
        if isinstance(event, events.Paste):
            if self._one_line:
                event = events.Paste(re.sub(r"[\r\n]+", " ", event.text))
            await self._on_paste(event)
        elif bound := self._bindings.key_to_bindings.get(event.key):
            await self.app.run_action(bound[0].action, self)
        else:
            await self._on_key(event)
