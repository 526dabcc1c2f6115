"""Going from place to place, and the actions that work everywhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reportedly.errors import ReportedlyError
from reportedly_tui.keys.actions import in_context
from reportedly_tui.screens.desk import DeskScreen
from reportedly_tui.screens.help import Help
from reportedly_tui.session import outcome as ask
from reportedly_tui.session.commands.table import COMMANDS
from reportedly_tui.session.desk import Desk

if TYPE_CHECKING:
    from reportedly_tui.app import ReportedlyApp
    from reportedly_tui.screens.reader import Reader


class Places:
    """Shows the desk, an article, help or the palette, whichever is asked for.

    Args:
        app: The app.
    """

    def __init__(self, app: ReportedlyApp) -> None:
        self._app = app
        self._session = app.session
        self.desk: DeskScreen | None = None

    @property
    def here(self) -> Reader | DeskScreen | None:
        """The screen that keys act on; None while help is shown."""
        screen = self._app.screen
        if screen is self._app.reader:
            return self._app.reader
        return self.desk if screen is self.desk else None

    def go(self, to: ask.Go | ask.Copy) -> None:
        """Show another place, or copy."""
        if isinstance(to, ask.Copy):
            self._app.copy_to_clipboard(to.text)
            self.say(f"copied {to.what}")
            return
        match to.place:
            case "desk":
                self.show_desk()
            case "article":
                self._open(to.address)
            case "help":
                self._app.push_screen(Help(self._context, self._app.palette, self._app.keys.keymap))
            case "palette":
                self._ask_command()
            case "theme":
                self.say(f"theme: {self._app.next_theme()}")
            case "command" if self.here is not None:
                self.here.perform(to.address)
            case "pane":
                self._app.shown_reader.hand.toggle_pane()

    def show_desk(self) -> None:
        """Show the desk, its cursor on the article that was left."""
        app = self._app
        if self.desk is None:
            self.desk = DeskScreen(
                Desk(self._session.workspace, self._session.annotator), app.palette, app.keys
            )
            app.install_screen(self.desk, "desk")
            self.desk.desk.stand_on(f"{self._session.collection}/")
        if self._session.current is not None:
            self.desk.desk.stand_on(self._session.reading.address)
        if app.screen is app.reader:
            app.pop_screen()
        if app.screen is not self.desk:
            app.push_screen(self.desk)

    def _open(self, address: str) -> None:
        try:
            self._session.open(address)
        except ReportedlyError as error:
            self.say(error.message, "bad")
            return
        self._app.show_reader()

    @property
    def _context(self) -> str:
        return "reader" if self._app.screen is self._app.reader else "desk"

    def _ask_command(self) -> None:
        """The palette: every action that works here, by what it does."""
        keymap = self._app.keys.keymap
        choices = tuple(
            ask.Choice(one.id, one.help, detail=f"{one.id}  {'  '.join(keymap.keys_of(one.id))}")
            for one in in_context(self._context)
            if one.id != "palette"
        )

        if self.here is not None:
            self.here.ask(ask.Pick("command", choices, partial(ask.Go, "command")))

    def perform(self, action: str) -> None:
        """The actions that work everywhere."""
        match action:
            case "back" if self._app.screen is self._app.reader:
                self.show_desk()
            case "back":
                self._app.leave()
            case "saved":
                self.say(*self.saved_words())
            case "undo" | "redo":
                self._travel(action)
            case "cancel":
                self.say("")
            case _:
                result = COMMANDS[action](self._session)
                if isinstance(result, ask.Go | ask.Copy):
                    self.go(result)

    def _travel(self, action: str) -> None:
        """Undo or redo from the desk: the article it was made in is shown."""
        result = COMMANDS[action](self._session)
        if self._session.current is not None:
            self._app.show_reader()
        if isinstance(result, ask.Notice):
            self.say(result.text)

    def saved_words(self) -> tuple[str, str]:
        """What `Ctrl+S` answers."""
        files = self._session.files.values()
        for one in files:
            if one.state in ("failed", "changed"):
                return f"NOT saved: {one.path.name}: {one.reason}", "bad"
        if any(one.state == "saving" for one in files):
            return "saving…", "warning"
        return "all is saved; every edit is saved at once", "good"

    def say(self, text: str, role: str = "text") -> None:
        """Show a line in the footer of the present screen."""
        if self.here is not None:
            self.here.say(text, role)
