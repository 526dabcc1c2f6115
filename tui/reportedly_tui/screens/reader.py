"""The reader: one article, its labels, the inspector, and a panel for questions below."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.strip import Strip
from textual.timer import Timer

from reportedly_tui.keys.sequence import KeyReader
from reportedly_tui.screens.ahead import passed_on
from reportedly_tui.screens.repaints import Repaints
from reportedly_tui.screens.strokes import stroke_of
from reportedly_tui.session.bars import INSPECTING, footer_line, status_line
from reportedly_tui.session.inspector import inspector_lines
from reportedly_tui.session.room import FOLDS, INSPECTOR, article_width
from reportedly_tui.session.session import Session
from reportedly_tui.session.view import Seen, View
from reportedly_tui.widgets.article import ArticleView
from reportedly_tui.widgets.palette import Palette
from reportedly_tui.widgets.rows import Rows

if TYPE_CHECKING:
    from textual.await_remove import AwaitRemove
    from textual.widget import AwaitMount

    from reportedly_tui.app import ReportedlyApp
    from reportedly_tui.screens.hand import Hand
    from reportedly_tui.session.lines import Line
    from reportedly_tui.session.outcome import Outcome
    from reportedly_tui.widgets.editor import Editor


SETTLED_SECONDS = 0.05
"""How long after an article is shown what its first frame does not need is done."""

PAUSE_SECONDS = 0.04
"""How long the caret rests, or a question stands, before the inspector shows what is so now."""


class Reader(Screen[None]):
    """Paints the current article and what is known of it; its `hand` acts on the keys."""

    CSS = """
    Reader #status { dock: top; height: 1; }
    Reader #footer { dock: bottom; height: 1; }
    Reader #inspector { dock: right; width: 41; height: 100%; margin: 1 0; }
    Reader #article { width: 1fr; height: 1fr; }
    """
    AUTO_FOCUS = None

    app: ReportedlyApp

    def __init__(self, session: Session, palette: Palette, keys: KeyReader) -> None:
        super().__init__()
        self.session = session
        self.keys = keys
        self.palette = palette
        self.note: tuple[str, str] = ("", "")
        self._status = Rows(palette, id="status")
        self._inspector = Rows(palette, id="inspector")
        self._footer = Rows(palette, id="footer")
        self._article = ArticleView(palette, View(session.reading, 80, 22))
        self._cursor: int | None = None
        self._inspecting: Timer | None = None
        self._repaints = Repaints(self, self._repaint_since)
        self._editor_changing: AwaitMount | AwaitRemove | None = None

    def compose(self) -> ComposeResult:
        """Status line, article, inspector, footer."""
        yield from (self._status, self._article, self._inspector, self._footer)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Nothing: the widgets cover the screen."""
        return [Strip.blank(crop.width)] * crop.height

    @property
    def view(self) -> View:
        """What of the article is in sight."""
        return self._article.view

    def on_resize(self, event: events.Resize) -> None:
        """Wrap to the new width."""
        self._fit(event.size)
        self.refresh_lines()

    def _fit(self, size: Size) -> None:
        """Wrap the article to what the inspector leaves it; that folds away when it is narrow."""
        self._inspector.display = self._cursor is not None or size.width >= FOLDS
        width = article_width(size.width, inspector=self._inspector.display)
        self.view.resize(width, self._height(size.height))
        self._article.repaint()

    def _height(self, height: int) -> int:
        """Rows left for the article."""
        return max(1, height - 2 - (self.hand.asked_rows if "hand" in self.__dict__ else 0))

    def show_reading(self) -> None:
        """Show the session's current article."""
        reading = self.session.reading
        self.app.watch_files.recall(reading)
        if self.view.reading is not reading:
            self._article.view = self.view.of(reading)
        self.view.follow()
        self._article.repaint()
        self.refresh_lines()
        self.set_timer(SETTLED_SECONDS, lambda: self.app.watch_files.attend(reading))

    def refresh_lines(self) -> None:
        """Status, inspector and footer; each repaints only the lines that changed."""
        self.refresh_status()
        self._inspect()
        self.refresh_footer()

    def _inspect(self) -> None:
        """The inspector, the field under its cursor in sight."""
        if self._inspecting is not None:
            self._inspecting.pause()
        if self._inspector.display:
            lines = inspector_lines(self.session, INSPECTOR, self._cursor)
            last = max((at for at, one in enumerate(lines) if one.here), default=0)
            self._inspector.show(lines, max(0, last - (self.size.height - 3)))

    def on_mount(self) -> None:
        """Prepare to show the inspector when the moving pauses."""
        self._inspecting = self.set_interval(PAUSE_SECONDS, self._inspect, pause=True)

    def refresh_status(self) -> None:
        """The status line."""
        self._status.show([status_line(self.session, self.app.watch_files.git, self.size.width)])

    def hear_saved(self) -> None:
        """A file was saved, or could not be: the status line tells."""
        self.refresh_status()

    def refresh_footer(self) -> None:
        """The footer."""
        pending = "".join(self.keys.pending)
        note = self.note if self.note[0] or self._cursor is None else INSPECTING
        made = footer_line(
            self.session, self.keys.keymap, self.context, pending, note, self.size.width
        )
        self._footer.show([made])

    def restyle(self, palette: Palette) -> None:
        """Change the theme."""
        self.palette = palette
        for rows in (self._status, self._inspector, self._footer):
            rows.restyle(palette)
        self._article.restyle(palette)

    @property
    def context(self) -> str:
        """Where the keys go: a draft has some of its own."""
        return "draft" if self.session.reading.draft is not None else "reader"

    @cached_property
    def hand(self) -> Hand:
        """What acts on keys; loaded with the first one, or when nothing else is to be done."""
        from reportedly_tui.screens.hand import Hand

        return Hand(self)

    async def on_key(self, event: events.Key) -> None:
        """Every key comes here first, so that none overtakes another on its way to the editor."""
        if passed_on(self, event):
            return
        event.stop()
        event.prevent_default()
        if self.hand.writing is not None:
            await self.hand.write(event)
        elif (stroke := stroke_of(event)) is not None:
            self.hand.press(stroke)
        if self._editor_changing is not None:
            await self._editor_changing
            self._editor_changing = None

    async def on_paste(self, event: events.Paste) -> None:
        """Pasted text goes to the editor, or to the question, if one is put."""
        if passed_on(self, event):
            return
        event.stop()
        if self.hand.writing is not None:
            await self.hand.write(event)
        else:
            self.hand.paste(event.text)

    def on_article_view_pointed(self, message: ArticleView.Pointed) -> None:
        """The mouse was pressed or dragged."""
        self.hand.point(message.offset, message.drag, message.clicks)

    def on_article_view_wheeled(self, message: ArticleView.Wheeled) -> None:
        """The wheel scrolls; the selection stays where it is."""
        if self.view.scroll(message.rows):
            self._article.scrolled()

    def on_editor_paused(self, message: Editor.Paused) -> None:
        """Typing paused in the editor."""
        self.hand.pause(message.text)

    @property
    def busy(self) -> bool:
        """Whether something is being asked or written, which nothing may interrupt."""
        return self.hand.busy

    def conclude(self, result: Outcome) -> None:
        """Show what something came to that no key of the reader began."""
        self.hand.conclude(result)

    def perform(self, action: str) -> None:
        """Carry out an action."""
        self.hand.perform(action)

    def repaint_change(self, before: Seen | None) -> None:
        """Repaint what has changed; once for all keys that came together."""
        self._repaints.ask(before)

    def _repaint_since(self, before: Seen | None) -> None:
        """Repaint the rows that actions touched, or all of them when they touched more."""
        if self.view.reading is not self.session.reading:
            self.show_reading()
            return
        if before is not None and before.reading is not self.view.reading:
            return  # all of it was painted when it was opened
        self.view.follow()
        rows = self.view.changed_rows(before) if before is not None else None
        if rows is None:
            self._article.repaint()
        else:
            self._article.repaint_rows(rows)
            if before is not None and before.top != self.view.top:
                self._article.scrolled()
        moved = before is not None and before.only_moved(self.view.reading)
        asking = before is not None and self.hand.panel.asking and self.hand.only_answers
        self.hand.only_answers = True
        if not moved and not asking:
            self.refresh_lines()
            return
        if not moved:
            self.refresh_status()
        self.refresh_footer()
        if self._inspecting is not None:
            self._inspecting.reset()
            self._inspecting.resume()

    def show_copies(self) -> None:
        """Show in the margin and the inspector what is known by now of copies."""
        self._article.repaint()
        self._inspect()

    def say(self, text: str, role: str = "text") -> None:
        """Show a line in the footer until the next key."""
        self.note = (text, role)
        self.refresh_footer()

    def asking_width(self) -> int:
        """Cells a question's lines may take: the article's column."""
        return self._article.size.width

    def show_below(self, lines: list[Line]) -> None:
        """Show a question's lines over the article's last rows; its selection stays in sight."""
        self._article.show_below(lines)
        self.view.height = self._height(self.size.height)
        if self.view.follow():
            self._article.scrolled()

    def make_room(self) -> None:
        """Let the article end above the panel, its selection in sight."""
        self._fit(self.size)
        self.refresh_lines()

    def open_editor(self, editor: Editor) -> None:
        """Show the editor below the article; the next key waits for it."""
        self._editor_changing = self.mount(editor, before=self._footer)
        self.set_focus(editor)
        self.call_after_refresh(self.make_room)

    def close_editor(self, editor: Editor) -> None:
        """Take the editor away; the next key, which may open another, waits for it."""
        self.set_focus(None)
        self._editor_changing = editor.remove()
        self.call_after_refresh(self.make_room)

    def show_inspector(self, cursor: int | None) -> None:
        """Show which field the inspector's keys act on; where it is folded away it unfolds."""
        self._cursor = cursor
        wanted = cursor is not None or self.size.width >= FOLDS
        if self._inspector.display != wanted:
            self._fit(self.size)
        self.refresh_lines()
