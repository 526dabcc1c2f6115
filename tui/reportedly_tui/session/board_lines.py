"""The board as lines: rows of links, columns of articles, only what is in sight."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rich.cells import set_cell_size

from reportedly.board.material import PlacedClaim
from reportedly.board.rows import Row
from reportedly.board.wording import chain_in_short, marked, not_linked, plain, said, state
from reportedly.text.safe import visible
from reportedly_tui.session.board_view import BoardView
from reportedly_tui.session.lines import HERE, Line, Part, filled, line, wrapped

COLUMN, WIDEST = 18, 34
"""Cells of a column of an article: at least, and at most."""
NARROW_TITLE, TITLE = 17, 26
"""Cells of the rows' titles, on a narrow screen and on a wide one."""
WIDE = 100
"""From so many cells on a screen is wide."""
MOST_CLAIMS = 3
"""How many claims of a cell are shown."""
MOST_TITLE = 2
"""How many lines a title may take."""
SOME = 3
"""One of so many parts of the table is kept before or behind the cursor when it scrolls."""
SEPARATOR, MORE = "│ ", " ▸"


@dataclass
class Window:
    """What of a board is in sight: the first row and the first column."""

    top: int = 0
    left: int = 0


def table_lines(view: BoardView, window: Window, width: int, height: int) -> list[Line]:
    """The board's lines: the articles, then as many rows as there is room for.

    Args:
        view: The board.
        window: What was in sight; moved so that the cursor is.
        width: Cells of the screen.
        height: Lines there are room for.
    """
    if not view.rows:
        return _nothing(view)
    title = min(TITLE if width >= WIDE else NARROW_TITLE, width // 3)
    room = width - title - len(MORE)
    count = max(1, min(room // COLUMN, len(view.columns)))
    cells = min(WIDEST, room // count)
    window.left = max(
        0, min(max(window.left, view.column - count + 1), view.column, len(view.columns) - count)
    )
    shown = range(window.left, min(window.left + count, len(view.columns)))
    made = [_heading(view, shown, title, cells)]
    _follow(view, window, shown, title, height - 1)
    for number in range(window.top, len(view.rows)):
        if len(made) >= height:
            break
        made += _row(view, number, shown, title, cells)
    return made[:height]


def page_size(view: BoardView, window: Window, height: int) -> int:
    """How many rows a page is: about as many as are in sight."""
    used, number = 0, window.top
    while number < len(view.rows) and used < height:
        used += 3
        number += 1
    return max(1, number - window.top - 1)


def _follow(view: BoardView, window: Window, shown: range, title: int, height: int) -> None:
    """Let the row under the cursor be wholly in sight; with some more where it was not."""
    if view.row < window.top or _first(view, view.row, shown, title, height) > window.top:
        window.top = _first(view, view.row, shown, title, height * (SOME - 1) // SOME)


def _first(view: BoardView, last: int, shown: range, title: int, room: int) -> int:
    """The first row from which the row `last` ends within `room` lines; itself if it is taller."""
    first = last
    room -= _height(view, last, shown, title)
    while first > 0 and (room := room - _height(view, first - 1, shown, title)) >= 0:
        first -= 1
    return first


def _height(view: BoardView, number: int, shown: range, title: int) -> int:
    row = view.rows[number]
    cells = [row.cells.get(view.columns[column], ()) for column in shown]
    lines = max((_cell_height(claims) for claims in cells), default=0)
    return max(lines, len(_title(row, title))) + 1


def _cell_height(claims: tuple[PlacedClaim, ...]) -> int:
    return 2 * min(len(claims), MOST_CLAIMS) + (len(claims) > MOST_CLAIMS)


def _heading(view: BoardView, shown: range, title: int, cells: int) -> Line:
    more_left = "◂ " if shown.start else "  "
    more_right = MORE if shown.stop < len(view.columns) else ""
    parts: list[Part] = [(set_cell_size(f" {more_left}", title), "muted")]
    for column in shown:
        role = "heading" if column == view.column else "muted"
        parts += [(SEPARATOR, "muted"), (filled(view.columns[column], cells - 2), role)]
    return line(*parts, (more_right, "muted"))


def _row(view: BoardView, number: int, shown: range, title: int, cells: int) -> Iterator[Line]:
    row, here = view.rows[number], number == view.row
    told = _title(row, title)
    columns = [list(_cell(view, row, column, cells - 3, here)) for column in shown]
    height = max(len(told), *(len(lines) for lines in columns))
    blank = " " * (cells - 3)
    for at in range(height):
        text, role = told[at] if at < len(told) else ("", "text")
        mark = "▸" if here and at == 0 else " "
        parts: list[Part] = [(mark, "key"), (set_cell_size(text, title - 1), role)]
        for column, lines in zip(shown, columns, strict=True):
            under = here and column == view.column
            empty = (blank, HERE + "text" if under and not lines and at == 0 else "text")
            parts += [(SEPARATOR, "muted"), lines[at] if at < len(lines) else empty, (" ", "text")]
        yield line(*parts)
    yield line()


def _title(row: Row, title: int) -> list[Part]:
    """What a row is about, over several lines, and whether its claims contradict each other."""
    told = [(text, "heading" if row.linked else "text") for text in _folded(row.title, title - 2)]
    if state(row):
        told.append((state(row), "bad" if row.unresolved else "muted"))
    if not row.linked:
        told.append((not_linked(row), "muted"))
    return told


@lru_cache(maxsize=1024)
def _folded(text: str, cells: int) -> tuple[str, ...]:
    lines = wrapped(visible(plain([text])), cells, "text", limit=MOST_TITLE)
    return tuple(each.parts[-1][0] for each in lines)


def _cell(view: BoardView, row: Row, column: int, cells: int, here: bool) -> Iterator[Part]:
    claims = row.cells.get(view.columns[column], ())
    chosen = view.entry if here and column == view.column else -1
    first = max(0, min(chosen - MOST_CLAIMS + 1, len(claims) - MOST_CLAIMS))
    for number, placed in enumerate(claims[first : first + MOST_CLAIMS], first):
        under = HERE if number == chosen else ""
        mark = marked(row, placed)
        kind = row.clashing.get(placed.address)
        role = "text" if kind is None else "warning" if kind == "computed" else "bad"
        text = said(row, placed)
        if len(mark) + 1 + len(text) > cells:
            text = said(row, placed, brief=True)
        yield (filled(plain([f"{mark} {text}" if mark else text]), cells), under + role)
        copied = "⧉ " if placed.copied_from is not None else ""
        chain = copied + chain_in_short(placed.chain, cells - 2 - len(copied))
        yield (filled(f"  {plain([chain])}", cells), f"{under}muted")
    if len(claims) > MOST_CLAIMS:
        yield (filled(f"  +{len(claims) - MOST_CLAIMS} more", cells), "muted")


def _nothing(view: BoardView) -> list[Line]:
    if view.problem:
        return [line(), line((f" {view.problem}", "bad"))]
    if view.loaded is None:
        return [line(), line((" reading…", "muted"))]
    if view.loaded.board.rows:
        return [line(), line((" no row is like that", "muted"))]
    whose = "Nobody has" if view.loaded.everybody else "You have not"
    return [
        line(),
        line((f" {whose} linked any claims of {view.collection} yet.", "text")),
        line((" In an article, L on a claim links it to another one.", "muted")),
        line((" Figures that exclude each other show here by themselves.", "muted")),
    ]
