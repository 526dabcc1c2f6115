"""Fewer bytes for the same screen: a style is told by what changes from the one before.

Textual begins every segment with all of its style and ends it with a reset, which is two thirds
of a page's bytes. Over a slow line bytes are what one waits for.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

RESET = "\x1b[0m"

_STYLE = re.compile("\x1b\\[([0-9;]*)m")
_MOVES = re.compile("(?:\x1b\\[[0-9;?]*[A-Za-ln-z]|[\r\n])*")
"""What moves the cursor or sets a mode, and looks the same in every style."""
_COLOUR = re.compile(r"([34])8;(?:5;\d+|2;\d+;\d+;\d+)|(?:3|9)[0-7]|(?:4|10)[0-7]|\d+")


class Pen(NamedTuple):
    """A style as the numbers that set it; empty for what is as the terminal has it."""

    attributes: frozenset[str] = frozenset()
    ink: str = ""
    ground: str = ""


PLAIN = Pen()


def thrifty(data: str) -> str:
    """Return what paints the same as `data` in fewer bytes; both begin and end without style."""
    first, *rest = _STYLE.split(data)
    if not rest:
        return data
    made, pen, wanted = [first], PLAIN, PLAIN
    for style, text in zip(rest[::2], rest[1::2], strict=True):
        wanted = _set(wanted, style)
        if not text:
            continue
        if pen != wanted and not _looks_alike(pen, wanted, text):
            made.append(_change(pen, wanted))
            pen = wanted
        made.append(text)
    if pen != PLAIN:
        made.append(RESET)
    return "".join(made)


@lru_cache(maxsize=1024)
def _set(pen: Pen, style: str) -> Pen:
    """Return a pen after a sequence of style."""
    for number in _COLOUR.finditer(style or "0"):
        code = number.group()
        if not code.strip("0"):
            pen = PLAIN
        elif number[1] == "3" or (len(code) == 2 and code[0] in "39"):
            pen = pen._replace(ink="" if code == "39" else code)
        elif number[1] == "4" or (len(code) == 2 and code[0] == "4") or code.startswith("10"):
            pen = pen._replace(ground="" if code == "49" else code)
        else:
            pen = pen._replace(attributes=pen.attributes | {code})
    return pen


def _looks_alike(pen: Pen, other: Pen, text: str) -> bool:
    """Tell whether some text looks the same in both: moves always, blanks on the same ground."""
    if text[0] in "\x1b\r\n":
        return _MOVES.fullmatch(text) is not None
    bare = not pen.attributes and not other.attributes and pen.ground == other.ground
    return bare and not text.strip(" ")


@lru_cache(maxsize=4096)
def _change(pen: Pen, to: Pen) -> str:
    """Return the sequence that makes one pen another."""
    numbers: list[str] = []
    if pen.attributes - to.attributes:
        numbers, pen = ["0"], PLAIN
    numbers += sorted(to.attributes - pen.attributes)
    if pen.ink != to.ink:
        numbers.append(to.ink or "39")
    if pen.ground != to.ground:
        numbers.append(to.ground or "49")
    return f"\x1b[{';'.join(numbers)}m"
