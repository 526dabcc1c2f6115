"""What becomes of the open files, told on screen: saved, written by others, known to git."""

from __future__ import annotations

import threading
from functools import cached_property
from typing import TYPE_CHECKING

from reportedly_tui.session.reading import Reading
from reportedly_tui.session.saver import OpenFile

if TYPE_CHECKING:
    from reportedly.gitstate import GitState
    from reportedly_tui.app import ReportedlyApp
    from reportedly_tui.session.copies import CopyFinder

GIT_SECONDS = 0.3
"""How long after a save git's word on the file is asked for."""

WATCH_SECONDS = 2.0
"""How often the files that show on screen are looked at for changes by others."""


class Watch:
    """Looks after the open files, once the first frame is painted.

    Args:
        app: The app.

    Attributes:
        git: How git sees the labels on screen; None until it was asked.
    """

    def __init__(self, app: ReportedlyApp) -> None:
        self._app = app
        self._session = app.session
        self._untold: dict[OpenFile, None] = {}
        self._begun = False
        self.git: GitState | None = None

    def begin(self) -> None:
        """Look after the article on screen, and after all files from now on."""
        self._begun = True
        self._git_timer = self._app.set_interval(GIT_SECONDS, self._ask_git, pause=True)
        self.attend(self._session.reading)
        self._app.set_interval(WATCH_SECONDS, self._look)

    def attend(self, reading: Reading) -> None:
        """What an article needs once it is painted: its lock, git's word, the sentence count."""
        if not self._begun:
            return
        open_file = self._session.file_of(reading)
        if open_file.lock is None and not reading.read_only:
            self._session.saver.lock(open_file)
        self._tell()
        self._ask_git()
        reading.count_sentences()
        self._app.shown_reader.refresh_footer()
        self._copies.look(reading)

    def recall(self, reading: Reading) -> None:
        """Tell an article, before it is painted, what is known by now of copies of it."""
        if self._begun:
            self._copies.attach(reading)

    @cached_property
    def _copies(self) -> CopyFinder:
        """What compares the articles of a collection; loaded once a frame is painted."""
        from reportedly_tui.session.copies import CopyFinder

        return CopyFinder(self._session, lambda: self._app.from_thread(self._show_copies))

    def _show_copies(self) -> None:
        """Show what of the article on screen stands elsewhere, if that is news."""
        reader = self._app.reader
        if reader and self._copies.attach(self._session.reading) and reader.is_current:
            reader.show_copies()

    def _ask_git(self) -> None:
        """Learn git's state of the file in a thread."""
        self._git_timer.pause()
        if self._session.current is None:
            return
        root, path = self._session.workspace.root, self._session.file_of(self._session.reading).path

        def learn() -> None:
            from reportedly.gitstate import git_state

            self.git = git_state(root, path)
            self._app.from_thread(self._show_git)

        threading.Thread(target=learn, name="reportedly-git", daemon=True).start()

    def _show_git(self) -> None:
        reader = self._app.reader
        if reader is not None and self._app.shows(reader):
            reader.refresh_status()

    def hear(self, open_file: OpenFile) -> None:
        """From the saver's thread: a file was saved, or could not be."""
        self._app.from_thread(lambda: self._show_state(open_file))

    def _show_state(self, open_file: OpenFile) -> None:
        if open_file.state in ("failed", "changed"):
            self._untold[open_file] = None
        elif self._begun:
            self._git_timer.reset()
            self._git_timer.resume()
        self._tell()
        if (here := self._app.places.here) is not None:
            here.hear_saved()

    def _tell(self) -> None:
        """Say or ask what became of files that could not be saved, once nothing else is asked."""
        from reportedly_tui.session.conflicts import settle

        while self._untold and (here := self._app.places.here) is not None and not here.busy:
            open_file, _ = self._untold.popitem()
            here.conclude(settle(self._session, open_file))

    def _look(self) -> None:
        """Look whether somebody else wrote a file that shows on screen, or git went on."""
        from reportedly.gitstate import git_moved
        from reportedly_tui.session.conflicts import look

        places = self._app.places
        here = places.here
        if here is None or here is places.desk or here.busy:
            return
        self._tell()
        result = look(self._session)
        if result is not None:
            here.conclude(result)
        if result is not None or git_moved(self._session.workspace.root):
            self._ask_git()
