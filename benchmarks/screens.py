"""What a program shows, worked out from all that it wrote: for checks, never for times."""

from __future__ import annotations

import re

import pyte

from benchmarks.terminal import COLUMNS, ROWS, Program

_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<>=?][0-9;]*(?:\$p|u)")

Screen = list[list[pyte.screens.Char]]


def below_status(program: Program) -> Screen:
    """Each row but the first, which tells of disk and git whenever they are done."""
    written = b"".join(data for _, data in program.transcript)
    screen = pyte.Screen(COLUMNS, ROWS)
    pyte.ByteStream(screen).feed(_UNKNOWN_TO_PYTE.sub(b"", written))
    rows = range(1, ROWS)
    return [[_seen(screen.buffer[row][column]) for column in range(COLUMNS)] for row in rows]


def _seen(cell: pyte.screens.Char) -> pyte.screens.Char:
    """A cell without what nobody sees of it: the ink of a blank."""
    bare = cell.data == " " and not (cell.underscore or cell.reverse)
    return cell._replace(fg="default", bold=False, italics=False) if bare else cell


def is_whole(program: Program) -> bool:
    """Tell whether the screen is what the program paints when it has to paint all of it.

    It has to when the terminal grows by a row and shrinks again. A frame that leaves rows behind
    costs little; this is what says that it is wrong.
    """
    program.rest()
    shown = below_status(program)
    for rows in (ROWS + 1, ROWS):
        program.resize(COLUMNS, rows)
        program.rest()
    return shown == below_status(program)
