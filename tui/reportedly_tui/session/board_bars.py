"""The board's status line."""

from __future__ import annotations

from reportedly.text.phrases import how_many
from reportedly_tui.session.board_view import BoardView
from reportedly_tui.session.lines import Line, Part, line

WIDE = 100
"""From so many cells on the status line tells also what was left out."""


def board_status(view: BoardView, width: int) -> Line:
    """Whose board it is, which rows are shown, how many of them contradict."""
    parts: list[Part] = [(f" {view.collection} ▸", "muted"), (" board", "heading")]
    if view.loaded is None:
        return line(*parts)
    rows = view.rows
    told = f"  {how_many(len(rows), 'row')}"
    parts += [(told, "text"), (f" · {view.contradicting} ≠ · {view.unresolved} unresolved", "text")]
    if shown := _shown(view):
        parts.append((f" · {shown}", "ask"))
    board = view.loaded.board
    missing = ((board.skipped, "file", "not read"), (board.dangling, "link", "to nothing"))
    trouble = [(f"{how_many(len(of), what)} {how} · ", "bad") for of, what, how in missing if of]
    whose = "everybody’s" if view.loaded.everybody else f"{view.session.annotator}’s own"
    return line(
        *parts, ("\t", ""), *trouble[: None if width >= WIDE else 1], (f"{whose} ", "muted")
    )


def _shown(view: BoardView) -> str:
    """What rows are limited to and sorted by, in a few words."""
    chosen = view.selection
    told = [chosen.only or "", chosen.measure, chosen.speaker]
    told.append(f"“{chosen.words}”" if chosen.words else "")
    told.append(f"by {chosen.order}" if chosen.order != "collection" else "")
    return ", ".join(each for each in told if each)
