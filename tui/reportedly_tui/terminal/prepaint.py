"""The article on screen at once, while Textual is still being imported, or many labels are read.

The text is painted plainly where the reader will show it. Keys typed meanwhile wait in the
terminal's queue, unseen, and reach the app when it reads.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any

from reportedly.text.safe import visible
from reportedly_tui.session.layout import Layout
from reportedly_tui.session.room import GUTTER, article_width, text_width
from reportedly_tui.session.themes import THEMES, Theme

if TYPE_CHECKING:
    from reportedly.workspace import Article

ENTER = "\x1b[?1049h"
"""Switches to the terminal's other screen."""

DENSEST = 4
"""Code points to a cell, of the text that is looked at; only the first rows are wanted."""
LEAVE = "\x1b[?1049l\x1b[?25h"
SCREEN = 2
"""The descriptor Textual paints on: standard error."""


@dataclass(slots=True)
class State:
    """Whether something was painted that Textual has not taken over yet."""

    shown: bool = False


state = State()


class Prepainted:
    """Paints ahead of the app, and leaves the terminal as it was found, whatever ends the app."""

    def __init__(self) -> None:
        self._before: list[Any] = []

    def __enter__(self) -> Prepainted:
        return self

    def hush(self) -> None:
        """Keep what is typed as it is, and off the screen, if there is one."""
        if sys.platform == "win32" or not (os.isatty(0) and os.isatty(SCREEN)):
            return
        import termios

        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._end)
        self._before = termios.tcgetattr(0)
        quiet = termios.tcgetattr(0)
        quiet[0] &= ~(termios.ICRNL | termios.IXON)
        quiet[3] &= ~(termios.ECHO | termios.ICANON)
        termios.tcsetattr(0, termios.TCSANOW, quiet)

    def paint(self, article: Article, theme: str) -> None:
        """Paint an article's first rows, where the terminal was hushed."""
        if not self._before:
            return
        width, height = os.get_terminal_size(SCREEN)
        exact = os.environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit")
        look = THEMES[theme] if exact and not os.environ.get("NO_COLOR") else None
        state.shown = True
        painted = ENTER + frame(article, width, height, look)
        os.write(SCREEN, painted.encode(errors="replace"))

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._before:
            self._restore()

    def _end(self, number: int, _frame: object) -> None:
        """Asked to end before the app listens for that; nothing is labelled yet.

        An exception could come up anywhere in what is being imported, and be taken for another.
        """
        self._restore()
        os._exit(128 + number)

    def _restore(self) -> None:
        import termios

        with suppress(OSError, termios.error):  # the terminal may be gone
            if state.shown:
                os.write(SCREEN, LEAVE.encode())
                state.shown = False
            termios.tcsetattr(0, termios.TCSADRAIN, self._before)


def frame(article: Article, width: int, height: int, theme: Theme | None) -> str:
    """The bytes of a first frame of `width` cells and `height` rows, without colours if None."""
    room = article_width(width)
    beginning = article.text[: DENSEST * room * height]
    layout = Layout(beginning, text_width(room))
    collection, _, name = article.address.partition("/")
    rows = [_row(f" {collection} ▸ {name}", width, theme, panel=True)]
    for row in range(min(layout.rows, height - 2)):
        shown = "".join(cluster.shown for cluster in layout.clusters(row))
        if layout.is_plain(row):
            start, end = layout.span(row)
            shown = visible(beginning[start:end].replace("\n", ""))
        rows.append(_row(" " * GUTTER + shown, room, theme))
    rows += [_row("", room, theme)] * (height - 1 - len(rows))
    rows.append(_row("", width, theme, panel=True))
    return "\x1b[?25l\x1b[H" + "\r\n".join(rows)


def _row(text: str, width: int, theme: Theme | None, *, panel: bool = False) -> str:
    """A row whose ground is painted to the screen's edge."""
    if theme is None:
        return f"{text}\x1b[K"
    ground = _rgb(theme.panel if panel else theme.ground)
    return f"\x1b[38;2;{_rgb(theme.text)};48;2;{ground}m{text}\x1b[K\x1b[0m"


def _rgb(colour: str) -> str:
    return ";".join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
