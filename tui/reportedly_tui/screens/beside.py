"""Work beside the keys, in threads, for what takes longer than a key may."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from reportedly.errors import ReportedlyError

if TYPE_CHECKING:
    from textual.timer import Timer

    from reportedly_tui.app import ReportedlyApp

RESTED_SECONDS = 0.5
"""How long after it was asked for what has time is done."""


class Beside:
    """Does work in threads, and what follows from it in the app's own.

    Args:
        app: The app.
    """

    def __init__(self, app: ReportedlyApp) -> None:
        self._app = app
        self._resting: Timer | None = None

    def do(self, work: Callable[[], None], then: Callable[[], None]) -> None:
        """Do some work, then what follows, and show the question that waits for it anew."""

        def follow() -> None:
            then()
            reader = self._app.reader
            if reader is not None and self._app.screen is reader:
                reader.hand.panel.show_again()

        def begin() -> None:
            with suppress(ReportedlyError):  # whoever asks for it again is told
                work()
            self._app.from_thread(follow)

        threading.Thread(target=begin, name="reportedly-beside", daemon=True).start()

    def do_later(self, work: Callable[[], None]) -> None:
        """Do some work once the keys rest; of several, the last one."""
        if self._resting is not None:
            self._resting.stop()
        self._resting = self._app.set_timer(RESTED_SECONDS, lambda: self.do(work, lambda: None))
