"""Going from place to place, and the actions that work everywhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reportedly.errors import ReportedlyError
from reportedly_tui.keys.actions import in_context
from reportedly_tui.screens.desk import DeskScreen
from reportedly_tui.screens.help import Help
from reportedly_tui.screens.overview import Overview
from reportedly_tui.session import outcome as ask
from reportedly_tui.session.commands.table import COMMANDS
from reportedly_tui.session.desk import Desk
from reportedly_tui.session.selection import Selection

if TYPE_CHECKING:
    from reportedly_tui.app import ReportedlyApp
    from reportedly_tui.screens.board import BoardScreen
    from reportedly_tui.screens.reader import Reader
    from reportedly_tui.screens.sources import SourcesScreen


class Places:
    """Shows the desk, an article, help or the palette, whichever is asked for.

    Args:
        app: The app.
    """

    def __init__(self, app: ReportedlyApp) -> None:
        self._app = app
        self._session = app.session
        self.desk: DeskScreen | None = None
        self.sources: SourcesScreen | None = None
        self.board: BoardScreen | None = None
        self._boards: dict[str, BoardScreen] = {}
        self._from_board = False

    @property
    def known(self) -> list[Reader | Overview]:
        """The screens there are by now that keys act on."""
        made = (self._app.reader, self.desk, self.sources, self.board)
        return [one for one in made if one is not None]

    @property
    def here(self) -> Reader | Overview | None:
        """The screen that keys act on; None while help is shown."""
        screen = self._app.in_sight
        return next((one for one in self.known if screen is one), None)

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
                self._open(to)
            case "sources":
                self.show_sources()
            case "board":
                self.show_board()
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
        self._leave_sources()
        self._leave_board()
        if app.screen is app.reader:
            app.pop_screen()
        if app.screen is not self.desk:
            app.push_screen(self.desk)

    def show_sources(self) -> None:
        """Show the sources of the collection that one is in, over what is shown now."""
        from reportedly_tui.screens.sources import SourcesScreen
        from reportedly_tui.session.source_list import SourceList

        app, session = self._app, self._session
        collection = self._collection
        if not collection:
            self.say("there is no collection here", "warning")
        elif self.sources is None:
            state = SourceList(session, collection)
            self.sources = SourcesScreen(state, app.palette, app.keys)
            app.push_screen(self.sources)
            self.sources.call_after_refresh(self._look)

    @property
    def _collection(self) -> str:
        """The collection that one is in; empty when there is none."""
        here = self._session.here
        if self.board is not None and self._app.screen is self.board:
            return self.board.view.collection
        if self.desk is not None and self._app.screen is self.desk:
            return (self.desk.desk.address or here).partition("/")[0]
        return here

    def show_board(self) -> None:
        """Show the board of the collection that one is in, over what is shown now."""
        from reportedly_tui.screens.board import BoardScreen
        from reportedly_tui.session.board_view import BoardView

        app, collection = self._app, self._collection
        if not collection:
            self.say("there is no collection here", "warning")
            return
        self._leave_sources()
        if collection not in self._boards:
            made = BoardScreen(BoardView(self._session, collection), app.palette, app.keys)
            self._boards[collection] = made
            app.install_screen(made, f"board {collection}")
        self.board = self._boards[collection]
        self.board.restyle(app.palette)
        if app.screen is not self.board:
            app.push_screen(self.board)

    def _leave_board(self) -> None:
        """Go back to what was shown before the board; the board stays as it is."""
        if self.board is not None and self._app.screen is self.board:
            self._app.pop_screen()

    def _look(self) -> None:
        """Read anew what others changed since it was opened."""
        from reportedly_tui.session.conflicts import look

        if self.here is not None:
            self.here.conclude(look(self._session))

    def _leave_sources(self) -> None:
        """Go back to what was shown before the sources."""
        if self.sources is not None:
            self._app.pop_screen()
            self.sources = None

    def _open(self, to: ask.Go) -> None:
        try:
            reading = self._session.open(to.address)
        except ReportedlyError as error:
            self.say(error.message, "bad")
            return
        if to.label and reading.exists(to.label):
            reading.choose(to.label)
        elif to.span is not None:
            reading.select(Selection.over(to.span))
        self._leave_sources()
        self._from_board = self.board is not None and self._app.screen is self.board
        reader = self._app.reader
        if self._from_board and reader is not None and self._app.screen_stack[-2] is reader:
            reader.show_reading()  # before it is seen, so that it is painted once
            self._leave_board()
        else:
            self._leave_board()
            self._app.show_reader()

    @property
    def _context(self) -> str:
        here = self.here
        return here.context if isinstance(here, Overview) else "reader"

    def _ask_command(self) -> None:
        """The palette: every action that works here, by what it does."""
        keymap = self._app.keys.keymap
        choices = tuple(
            ask.Choice(one.id, one.help, detail=f"{one.id}  {'  '.join(keymap.keys_of(one.id))}")
            for one in in_context(self._context)
            if one.id != "palette"
        )

        if self.here is not None:
            self.here.conclude(ask.Pick("command", choices, partial(ask.Go, "command")))

    def perform(self, action: str) -> None:
        """The actions that work everywhere."""
        match action:
            case "back" if self.sources is not None:
                self._leave_sources()
            case "back" if self.here is self.board and self.board is not None:
                self._from_board = False
                self._leave_board()
            case "back" if self._from_board and self._app.screen is self._app.reader:
                self.show_board()
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
        """Undo or redo from elsewhere: the article it was made in, if it was in one, is shown."""
        history = self._session.history
        steps = history.done if action == "undo" else history.undone
        place = steps[-1].place if steps else ""
        result = COMMANDS[action](self._session)
        if place and self._session.current is not None:
            self._leave_sources()
            self._leave_board()
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
