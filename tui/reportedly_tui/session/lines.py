"""Lines of a panel: text in parts, each with a role that the theme gives a colour.

Roles are the codebook's colour roles and: text, muted, heading, key, on (what is set),
ask (a part that is asked for), cursor (the block where text is typed) and letter (jump letters).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

Part = tuple[str, str]

HERE = "here "
"""Stands before the role of a part that is under the cursor, where not all of its line is."""


class Line(NamedTuple):
    """One line: its parts, what it is about (a field, a label's id, a choice), and its state."""

    parts: tuple[Part, ...] = ()
    about: str = ""
    here: bool = False


def line(*parts: Part, about: str = "", here: bool = False) -> Line:
    """A line of parts."""
    return Line(parts, about, here)


def cut(text: str, room: int) -> str:
    """A text of at most `room` characters, the last an ellipsis if there were more."""
    return text if len(text) <= room else text[: max(0, room - 1)] + "…"


def cells_of(text: str) -> int:
    """How many cells a text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def filled(text: str, room: int) -> str:
    """A text of just so many cells, the last of them an ellipsis if it had more."""
    if text.isascii():
        return cut(text, room).ljust(room)
    from rich.cells import set_cell_size

    fitted = set_cell_size(text, room)
    return fitted if fitted.rstrip() == text.rstrip() else set_cell_size(text, room - 1) + "…"


def wrapped(text: str, width: int, role: str, indent: int = 0, limit: int = 0) -> list[Line]:
    """Text over several lines of `width` cells, at most `limit` lines when it is not 0."""
    from reportedly_tui.session.layout import Layout

    room = max(8, width - indent)
    layout = Layout(text.replace("\n", " "), room)
    rows = [layout.text[slice(*layout.span(row))].rstrip() for row in range(layout.rows)]
    if limit and len(rows) > limit:
        short = Layout(layout.text[layout.span(limit - 1)[0] :], room - 2)
        rows[limit - 1 :] = [short.text[slice(*short.span(0))].rstrip() + " …"]
    return [line((" " * indent, role), (row, role)) for row in rows]


def wrapped_over(
    text: str, spans: Sequence[tuple[int, int]], width: int, roles: tuple[str, str], indent: int = 0
) -> list[Line]:
    """Text over several lines of `width` cells, some stretches of it in a role of their own.

    Args:
        text: The text.
        spans: The stretches, in code points, in order.
        width: Cells of a line.
        roles: The role of the text, and that of the stretches.
        indent: Cells before every line.
    """
    from reportedly_tui.session.layout import Layout

    layout = Layout(text.replace("\n", " "), max(8, width - indent))
    made = []
    for row in range(layout.rows):
        at, end = layout.span(row)
        parts: list[Part] = [(" " * indent, roles[0])]
        for start, stop in spans:
            first, last = max(at, start), min(end, stop)
            if first < last:
                parts += [(layout.text[at:first], roles[0]), (layout.text[first:last], roles[1])]
                at = last
        made.append(line(*parts, (layout.text[at:end], roles[0])))
    return made
