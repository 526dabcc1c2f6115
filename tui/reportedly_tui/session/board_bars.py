"""The board's status line and footer."""

from __future__ import annotations

from reportedly_tui.keys.actions import in_context
from reportedly_tui.keys.keymap import Keymap
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
    told = f"  {len(rows)} row{'' if len(rows) == 1 else 's'}"
    parts += [(told, "text"), (f" · {view.contradicting} ≠ · {view.unresolved} unresolved", "text")]
    if shown := _shown(view):
        parts.append((f" · {shown}", "ask"))
    board = view.loaded.board
    gone = [(f"{len(board.dangling)} links to nothing · ", "bad")] if board.dangling else []
    left_out = [(f"{len(board.skipped)} files not read · ", "bad")] if board.skipped else []
    whose = "everybody’s" if view.loaded.everybody else f"{view.session.annotator}’s own"
    trouble = [*left_out, *gone] if width >= WIDE else [*left_out, *gone][:1]
    return line(*parts, ("\t", ""), *trouble, (f"{whose} ", "muted"))


def board_footer(
    view: BoardView, keymap: Keymap, pending: str, note: tuple[str, str], width: int
) -> Line:
    """The keys that work here; a note or what is typed takes their place."""
    if view.filtering:
        hint = ("   Enter keeps the filter · Esc shows all", "muted")
        return line((" filter: ", "key"), *view.typing.parts(40), hint)
    if pending:
        return line((f" {pending}…", "ask"))
    if note[0]:
        return line((f" {note[0]}", note[1]))
    parts: list[Part] = [(" ", "text")]
    last = [("?", "key"), (" help  ", "muted"), (keymap.key_of("back"), "key"), (" back", "muted")]
    room = width - 1 - sum(len(text) for text, _ in last)
    for one in sorted(in_context("board"), key=lambda one: one.footer):
        if one.footer and one.context == "board":
            hint_parts = [(keymap.key_of(one.id), "key"), (f" {one.title}  ", "muted")]
            room -= sum(len(text) for text, _ in hint_parts)
            if room < 0:
                break
            parts += hint_parts
    return line(*parts, *last)


def _shown(view: BoardView) -> str:
    """What rows are limited to and sorted by, in a few words."""
    chosen = view.selection
    told = [chosen.only or "", chosen.measure, chosen.speaker]
    told.append(f"“{chosen.words}”" if chosen.words else "")
    told.append(f"by {chosen.order}" if chosen.order != "collection" else "")
    return ", ".join(each for each in told if each)
