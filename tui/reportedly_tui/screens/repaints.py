"""One repaint for all keys that came together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.screen import Screen

from reportedly_tui.session.view import Seen

Paint = Callable[[Seen | None], None]
"""Repaints what has changed since something was seen; None stands for everything."""


class Repaints:
    """Puts off a repaint while more keys wait.

    Args:
        screen: The screen that the keys go to.
        paint: Repaints it.
    """

    def __init__(self, screen: Screen[Any], paint: Paint) -> None:
        self._screen = screen
        self._paint = paint
        self._asked: list[Seen | None] = []

    def ask(self, before: Seen | None) -> None:
        """Have what changed since `before` repainted, now or behind what waits."""
        self._asked.append(before)
        if not self._screen.message_queue_size:
            self._do()
        elif len(self._asked) == 1:
            self._screen.call_later(self._do)

    def _do(self) -> None:
        if self._asked:
            first = None if None in self._asked else self._asked[0]
            self._asked.clear()
            self._paint(first)
