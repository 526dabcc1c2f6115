"""Progress on a terminal, of what takes more than a second."""

from __future__ import annotations

import sys
import time

PATIENCE = 1.0
"""Seconds after which the progress is shown."""
PAUSE = 0.1
"""Seconds between two looks."""


class Meter:
    """One line on standard error that tells how far it is, and is gone at the end."""

    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._next = time.monotonic() + PATIENCE
        self._shown = False
        self._wanted = sys.stderr.isatty()

    def tell(self, done: int, of: int) -> None:
        """Show how much is done, when it is time to."""
        if self._wanted and time.monotonic() >= self._next:
            self._next = time.monotonic() + PAUSE
            self._write(f"{self._doing} {done:,} of {of:,} files, {100 * done // of} %")
            self._shown = True

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            self._write("")

    def _write(self, line: str) -> None:
        sys.stderr.write(f"\r{line}\x1b[K")
        sys.stderr.flush()
