"""The reader: one article, its labels, the inspector, and a panel for questions below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen

from reportedly_tui.keys.actions import BY_ID
from reportedly_tui.keys.sequence import KeyReader
from reportedly_tui.screens.panel import Panel
from reportedly_tui.screens.strokes import stroke_of
from reportedly_tui.session import outcome as ask
from reportedly_tui.session.bars import footer_line, status_line
from reportedly_tui.session.commands import setting
from reportedly_tui.session.commands.table import COMMANDS
from reportedly_tui.session.commands.viewing import VIEW_COMMANDS, point
from reportedly_tui.session.inspecting import LEAVE, InspectorCursor
from reportedly_tui.session.inspector import inspector_lines
from reportedly_tui.session.session import Session
from reportedly_tui.session.view import Seen, View
from reportedly_tui.widgets.article import ArticleView
from reportedly_tui.widgets.palette import Palette
from reportedly_tui.widgets.rows import Rows

if TYPE_CHECKING:
    from reportedly_tui.app import ReportedlyApp
    from reportedly_tui.widgets.editor import Editor

INSPECTOR = 41
"""Cells of the inspector."""

FOLDS = 100
"""Under this many columns the inspector folds away."""


class Reader(Screen[None]):
    """Turns keys into actions on the current article and repaints what they changed."""

    CSS = """
    Reader { layout: vertical; }
    Reader #status, Reader #footer { height: 1; }
    Reader #inspector { width: 41; height: 1fr; }
    Reader #article { width: 1fr; height: 1fr; }
    Reader #ask { height: 1; display: none; }
    """
    AUTO_FOCUS = None

    app: ReportedlyApp

    def __init__(self, session: Session, palette: Palette, keys: KeyReader) -> None:
        super().__init__()
        self.session = session
        self.keys = keys
        self.note: tuple[str, str] = ("", "")
        self.cursor = InspectorCursor()
        self._status = Rows(palette, id="status")
        self._inspector = Rows(palette, id="inspector")
        self._footer = Rows(palette, id="footer")
        self._article = ArticleView(palette, View(session.reading, 80, 22))
        self._panel = Panel(Rows(palette, id="ask"), self.conclude, self._make_room)
        self._writing: tuple[ask.Write, Editor] | None = None
        self._wanted: bool | None = None

    def compose(self) -> ComposeResult:
        """Status line, article and inspector, the panel (hidden until it asks), footer."""
        yield self._status
        yield Horizontal(self._article, self._inspector)
        yield self._panel.rows
        yield self._footer

    @property
    def view(self) -> View:
        """What of the article is in sight."""
        return self._article.view

    def on_resize(self, event: events.Resize) -> None:
        """Wrap to the new width; fold the inspector away when it is narrow."""
        shown = event.size.width >= FOLDS if self._wanted is None else self._wanted
        self._inspector.display = shown
        width = event.size.width - (INSPECTOR if shown else 0)
        self.view.resize(width, self._height(event.size.height))
        self._article.repaint()
        self.refresh_lines()

    def _height(self, height: int) -> int:
        editor = self._writing[1].size.height if self._writing else 0
        return max(1, height - 2 - self._panel.height - editor)

    def show_reading(self) -> None:
        """Show the session's current article."""
        reading = self.session.reading
        if self.view.reading is not reading:
            self._article.view = self.view.of(reading)
        self.view.follow()
        self._article.repaint()
        self.refresh_lines()
        self.app.after_frame(reading)

    def refresh_lines(self) -> None:
        """Status, inspector and footer; each repaints only the lines that changed."""
        self._status.show([status_line(self.session, self.app.git)])
        if self._inspector.display:
            self._inspector.show(inspector_lines(self.session, INSPECTOR, self.cursor.at))
        self.refresh_footer()

    def refresh_footer(self) -> None:
        """The footer."""
        pending = "".join(self.keys.pending)
        made = footer_line(self.session, self.keys.keymap, self.context, pending, self.note)
        self._footer.show([made])

    def restyle(self, palette: Palette) -> None:
        """Change the theme."""
        for rows in (self._status, self._inspector, self._footer, self._panel.rows):
            rows.restyle(palette)
        self._article.restyle(palette)

    @property
    def context(self) -> str:
        """Where the keys go: a draft has some of its own."""
        return "draft" if self.session.reading.draft is not None else "reader"

    def on_key(self, event: events.Key) -> None:
        """From a key to an action; a question takes it first, then the inspector."""
        stroke = stroke_of(event)
        if self._writing is not None or stroke is None:
            return
        event.stop()
        event.prevent_default()
        if self._panel.asking:
            self._panel.press(stroke)
        elif self.cursor.at is not None and self._inspector_takes(stroke):
            return
        else:
            self._act(stroke)

    def _act(self, stroke: str) -> None:
        action = self.keys.press(self.context, stroke)
        if action is not None:
            self.perform(action)
        elif self.keys.pending:
            self.note = ("", "")
            self.refresh_footer()
        else:
            self.say(f"{stroke} does nothing here; ? lists the keys", "muted")

    def perform(self, action: str) -> None:
        """Carry out an action and repaint what it changed."""
        if self.context == "draft" and BY_ID[action].group == "Label":
            self.say("Enter makes the attribution, Esc drops it", "warning")
            return
        before = self.view.seen()
        self.note = ("", "")
        if action in COMMANDS:
            self.conclude(COMMANDS[action](self.session), before)
        elif action in VIEW_COMMANDS:
            self.conclude(VIEW_COMMANDS[action](self.session, self.view), before)
        else:
            self.app.perform(action)

    def conclude(self, result: ask.Outcome, before: Seen | None = None) -> None:
        """Show what an action came to: a line, a question, another place; then repaint."""
        if isinstance(result, ask.Notice):
            role = {"information": "text", "warning": "warning", "error": "bad"}[result.severity]
            self.note = (result.text, role)
        elif isinstance(result, ask.Write):
            self._write(result)
        elif isinstance(result, ask.Go | ask.Copy):
            self.app.go(result)
        elif result is not None:
            self._panel.ask(result)
        if self.is_current:
            self.repaint_change(before)

    def repaint_change(self, before: Seen | None) -> None:
        """Repaint the rows that an action touched, or all of them when it touched more."""
        if self.view.reading is not self.session.reading:
            self.show_reading()
            return
        scrolled = self.view.follow()
        rows = self.view.changed_rows(before) if before is not None else None
        if rows is None:
            self._article.repaint()
        else:
            self._article.repaint_rows(rows)
            if scrolled:
                self._article.scrolled()
        self.refresh_lines()

    def say(self, text: str, role: str = "text") -> None:
        """Show a line in the footer until the next key."""
        self.note = (text, role)
        self.refresh_footer()

    def _make_room(self) -> None:
        """Let the article end above the panel, its selection in sight."""
        self.view.letters = self._panel.letters
        self.view.height = self._height(self.size.height)
        self.view.follow()
        self._article.repaint()
        self.refresh_lines()

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text goes to the question, if one is put."""
        if self._panel.asking:
            event.stop()
            self._panel.paste(event.text)

    def ask(self, question: ask.Outcome) -> None:
        """Put a question of the app's own, such as the palette."""
        self.conclude(question, self.view.seen())

    def _write(self, question: ask.Write) -> None:
        from reportedly_tui.widgets.editor import Editor

        editor = Editor(self._status.palette, question.title, question.text)
        self._writing = (question, editor)
        self.mount(editor, before=self._footer)
        editor.focus()
        self.call_after_refresh(self._make_room)

    def on_editor_paused(self, message: Editor.Paused) -> None:
        """Typing paused: what stands is saved, as one step with what comes after."""
        if self._writing is not None:
            self.session.rewrite(self._writing[0], message.text)
            self.refresh_lines()

    def on_editor_closed(self, message: Editor.Closed) -> None:
        """The editor was closed; what stands in it is kept."""
        if self._writing is None:
            return
        question, editor = self._writing
        self._writing = None
        self.set_focus(None)
        editor.remove()
        result = self.session.rewrite(question, message.text)
        self.session.rewriting = None
        self.conclude(result)
        self.call_after_refresh(self._make_room)

    def toggle_pane(self) -> None:
        """Give the keys to the inspector, which unfolds for it, or back to the article."""
        self.cursor.at = 0 if self.cursor.at is None else None
        if self.size.width < FOLDS:
            self._wanted = True if self.cursor.at is not None else None
            self.on_resize(events.Resize(self.size, self.size))
        self.refresh_lines()

    def _inspector_takes(self, stroke: str) -> bool:
        """Let the inspector have a key of its own, or a field's letter."""
        before = self.view.seen()
        self.note = ("", "")
        if stroke in LEAVE:
            self.toggle_pane()
        elif self.cursor.takes(stroke):
            self.conclude(self.cursor.press(self.session, stroke), before)
        elif (name := self.cursor.by_letter(self.session, stroke)) is not None:
            subject = self.session.reading.subject
            self.conclude(setting.ask_value(self.session, subject, name), before)
        else:
            return False
        return True

    def on_article_view_pointed(self, message: ArticleView.Pointed) -> None:
        """The mouse, a second way in."""
        before = self.view.seen()
        self.note = ("", "")
        point(self.session, message.offset, message.drag, message.clicks)
        self.repaint_change(before)

    def on_article_view_wheeled(self, message: ArticleView.Wheeled) -> None:
        """The wheel scrolls; the selection stays where it is."""
        if self.view.scroll(message.rows):
            self._article.scrolled()
