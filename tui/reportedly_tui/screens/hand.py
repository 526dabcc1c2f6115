"""The hand of the reader: from keys, questions and the mouse to actions, and what they came to.

Loaded with the first key, so that the first frame need not wait for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from reportedly_tui.keys.actions import BY_ID
from reportedly_tui.screens.panel import Panel
from reportedly_tui.session import outcome as ask
from reportedly_tui.session.commands import setting
from reportedly_tui.session.commands.table import COMMANDS
from reportedly_tui.session.commands.viewing import VIEW_COMMANDS, point
from reportedly_tui.session.editing import rewrite
from reportedly_tui.session.inspecting import LEAVE, InspectorCursor
from reportedly_tui.session.lines import Line
from reportedly_tui.session.view import Seen

if TYPE_CHECKING:
    from reportedly_tui.screens.reader import Reader
    from reportedly_tui.widgets.editor import Editor

CLOSING = ("escape", "ctrl+g", "ctrl+s")
"""Keys that close the editor."""


class Hand:
    """Acts on the session for a reader, which then repaints what changed.

    Args:
        reader: The screen.

    Attributes:
        only_answers: Whether all keys since the last repaint were for a question.
    """

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.session = reader.session
        self.keys = reader.keys
        self.cursor = InspectorCursor()
        self.panel = Panel(self._show_question, reader.asking_width, self._answered)
        self._before: Seen | None = None
        self.only_answers = False
        self.writing: tuple[ask.Write, Editor] | None = None

    @property
    def asked_rows(self) -> int:
        """Rows that a question or the editor takes below the article."""
        return self.panel.height + (self.writing[1].outer_size.height if self.writing else 0)

    @property
    def busy(self) -> bool:
        """Whether something is being asked or written, which nothing may interrupt."""
        return self.panel.asking or self.writing is not None

    async def write(self, event: events.Key | events.Paste) -> None:
        """A key or a paste while the editor is open."""
        assert self.writing is not None
        question, editor = self.writing
        closing = (*CLOSING, "enter") if question.one_line else CLOSING
        if isinstance(event, events.Key) and event.key in closing:
            self.close_editor()
        else:
            await editor.take(event)

    def press(self, stroke: str) -> None:
        """A key: a question takes it first, then the inspector, then the key map."""
        if self.panel.asking:
            self._before = self.reader.view.seen()
            if not self.panel.press(stroke):
                self.reader.repaint_change(self._before)
            return
        self.only_answers = False
        if self.cursor.at is None or not self._inspector_takes(stroke):
            self._act(stroke)

    def _act(self, stroke: str) -> None:
        action = self.keys.press(self.reader.context, stroke)
        if action is not None:
            self.perform(action)
        elif self.keys.pending:
            self.reader.say("")
        else:
            self.reader.say(f"{stroke} does nothing here; ? lists the keys", "muted")

    def perform(self, action: str) -> None:
        """Carry out an action and repaint what it changed."""
        if self.reader.context == "draft" and BY_ID[action].group == "Label":
            self.reader.say("Enter makes the attribution, Esc drops it", "warning")
            return
        before = self.reader.view.seen()
        self.reader.note = ("", "")
        if action in COMMANDS:
            self.conclude(COMMANDS[action](self.session), before)
        elif action in VIEW_COMMANDS:
            self.conclude(VIEW_COMMANDS[action](self.session, self.reader.view), before)
        else:
            self.reader.app.places.perform(action)

    def conclude(self, result: ask.Outcome, before: Seen | None = None) -> None:
        """Show what an action came to: a line, a question, another place; then repaint."""
        if isinstance(result, ask.Notice):
            self.reader.note = (result.text, result.role)
        elif isinstance(result, ask.Write):
            self._write(result)
        elif isinstance(result, ask.Go | ask.Copy):
            self.reader.app.places.go(result)
        elif result is not None:
            self.panel.ask(result)
        if self.reader.is_current:
            self.reader.repaint_change(before)

    def paste(self, text: str) -> None:
        """Pasted text goes to the question, if one is put."""
        before = self.reader.view.seen()
        self.panel.paste(text)
        self.reader.repaint_change(before)

    def _answered(self, result: ask.Outcome) -> None:
        self.conclude(result, self._before)

    def _show_question(self, lines: list[Line]) -> None:
        self.reader.view.letters = self.panel.letters
        self.reader.show_below(lines)

    # Texts

    def _write(self, question: ask.Write) -> None:
        from reportedly_tui.widgets.editor import Editor

        editor = Editor(self.reader.palette, question)
        self.writing = (question, editor)
        self.reader.open_editor(editor)

    def pause(self, text: str) -> None:
        """Typing paused: what stands is saved, as one step with what comes after."""
        if self.writing is not None:
            rewrite(self.session, self.writing[0], text)
            self.reader.refresh_lines()

    def close_editor(self) -> None:
        """Close the editor; what stands in it is kept."""
        assert self.writing is not None
        question, editor = self.writing
        self.writing = None
        self.reader.close_editor(editor)
        result = rewrite(self.session, question, editor.written)
        self.session.rewriting = False
        self.conclude(result)

    def keep_text(self) -> None:
        """Save what stands in the editor: the app is about to end."""
        if self.writing is not None:
            rewrite(self.session, self.writing[0], self.writing[1].written)

    # The inspector

    def toggle_pane(self) -> None:
        """Give the keys to the inspector, which unfolds for it, or back to the article."""
        self.cursor.at = 0 if self.cursor.at is None else None
        self.reader.show_inspector(self.cursor.at)

    def _inspector_takes(self, stroke: str) -> bool:
        """Let the inspector have a key of its own, or a field's letter."""
        before, reading = self.reader.view.seen(), self.session.reading
        self.reader.note = ("", "")
        if stroke in LEAVE:
            self.toggle_pane()
        elif self.cursor.takes(self.session, stroke):
            self.conclude(self.cursor.press(self.session, stroke), before)
        elif (name := self.cursor.by_letter(self.session, stroke)) is not None:
            subject = self.session.reading.subject
            self.conclude(setting.ask_value(self.session, subject, name), before)
        else:
            return False
        if self.session.reading is not reading:  # a link was followed: the keys go to its article
            self.cursor.at = None
        self.reader.show_inspector(self.cursor.at)
        return True

    # The mouse, a second way in

    def point(self, offset: int, drag: bool, clicks: int) -> None:
        """A press, a drag, two or three clicks at a place of the article."""
        before = self.reader.view.seen()
        self.reader.note = ("", "")
        point(self.session, offset, drag, clicks)
        self.reader.repaint_change(before)
