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
    gone = [(f"{len(board.dangling)} links to nothing · ", "bad")] if board.dangling else []
    left_out = [(f"{len(board.skipped)} files not read · ", "bad")] if board.skipped else []
    whose = "everybody’s" if view.loaded.everybody else f"{view.session.annotator}’s own"
    trouble = [*left_out, *gone] if width >= WIDE else [*left_out, *gone][:1]
    return line(*parts, ("\t", ""), *trouble, (f"{whose} ", "muted"))


def _shown(view: BoardView) -> str:
    """What rows are limited to and sorted by, in a few words."""
    chosen = view.selection
    told = [chosen.only or "", chosen.measure, chosen.speaker]
    told.append(f"“{chosen.words}”" if chosen.words else "")
    told.append(f"by {chosen.order}" if chosen.order != "collection" else "")
    return ", ".join(each for each in told if each)
