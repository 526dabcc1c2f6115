"""The actions of the board."""

from __future__ import annotations

from reportedly_tui.keys.action import Action


def _action(name: str, title: str, does: str, *keys: str, footer: int = 0) -> Action:
    return Action(f"board.{name}", title, does, "board", keys, "Board", footer)


BOARD_ACTIONS: tuple[Action, ...] = (
    _action("down", "down", "the row below", "j", "down"),
    _action("up", "up", "the row above", "k", "up"),
    _action("right", "right", "the next article", "l", "right"),
    _action("left", "left", "the previous article", "h", "left"),
    _action("next", "next claim", "the next claim of the row", "tab", "n", footer=2),
    _action("previous", "previous claim", "the previous claim of the row", "shift+tab", "N"),
    _action("pagedown", "page down", "one page down", "pagedown", "space"),
    _action("pageup", "page up", "one page up", "pageup", "backspace"),
    _action("top", "top", "first row", "gg", "home"),
    _action("end", "end", "last row", "ge", "end"),
    _action("open", "go there", "go to the claim in its article", "enter", footer=1),
    _action("link", "link", "link the claim to another one, in its article", "L"),
    _action(
        "filter", "filter", "type to filter by what is said, counted, or who says it", "/", footer=3
    ),
    _action("contradictions", "≠ only", "only rows with contradictions, or all", "!", footer=4),
    _action("unresolved", "unresolved", "only rows that nothing settles, or all", "x", footer=5),
    _action("only", "kind", "choose the kind of rows that is shown", "t"),
    _action("measure", "measure", "only rows that count this", "m", footer=6),
    _action("speaker", "speaker", "only rows where this source speaks", "s", footer=7),
    _action("order", "sort", "choose what the rows are sorted by", "o", footer=8),
    _action("whose", "whose", "your own claims and links, or everybody's", "w", footer=9),
    _action("provenance", "origins", "more room for where the row comes from, or less", "p"),
)
