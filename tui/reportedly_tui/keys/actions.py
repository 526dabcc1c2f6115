"""Every action a key can start, declared once.

Footer, help, palette, keymap, `reportedly keys` and the README's table are made from `ACTIONS`.
"""

from __future__ import annotations

from reportedly_tui.keys.action import Action
from reportedly_tui.keys.board_actions import BOARD_ACTIONS
from reportedly_tui.keys.copy_actions import COPY_ACTIONS
from reportedly_tui.keys.source_actions import SOURCE_ACTIONS

__all__ = ["ACTIONS", "BY_ID", "Action", "in_context"]


def _pair(
    unit: str, name: str, keys: tuple[str, str], group: str = "Select"
) -> tuple[Action, Action]:
    """The two actions that select the next and the previous `unit`."""
    return (
        Action(
            f"{unit}.next",
            name,
            f"select the {name} here, then the next one",
            "reader",
            (keys[0],),
            group,
        ),
        Action(
            f"{unit}.previous",
            f"{name} back",
            f"select the {name} here, then the previous one",
            "reader",
            (keys[1],),
            group,
        ),
    )


ACTIONS: tuple[Action, ...] = (
    Action("caret.left", "left", "caret one grapheme left", "reader", ("h", "left"), "Move"),
    Action("caret.right", "right", "caret one grapheme right", "reader", ("l", "right"), "Move"),
    Action("row.down", "down", "caret one row down", "reader", ("j", "down"), "Move"),
    Action("row.up", "up", "caret one row up", "reader", ("k", "up"), "Move"),
    Action("page.down", "page down", "one page down", "reader", ("pagedown", "space"), "Move"),
    Action("page.up", "page up", "one page up", "reader", ("pageup", "backspace"), "Move"),
    Action("top", "top", "top of the article", "reader", ("gg", "home"), "Move"),
    Action("end", "end", "end of the article", "reader", ("ge", "end"), "Move"),
    *_pair("word", "word", ("w", "W")),
    *_pair("clause", "clause", ("c", "C")),
    *_pair("sentence", "sentence", ("s", "S")),
    *_pair("paragraph", "paragraph", ("p", "P")),
    Action(
        "quotation.next",
        "quotation",
        "select the next quotation; again: the one after",
        "reader",
        ('"',),
        "Select",
    ),
    Action(
        "label.next",
        "next label",
        "select the next label; while searching, the next match",
        "reader",
        ("n",),
        "Select",
        90,
    ),
    Action(
        "label.previous",
        "previous label",
        "select the previous label; while searching, the previous match",
        "reader",
        ("N",),
        "Select",
    ),
    Action(
        "unlabelled.next",
        "unlabelled",
        "select the next sentence without a label",
        "reader",
        (".",),
        "Select",
        95,
    ),
    Action(
        "unlabelled.previous",
        "unlabelled back",
        "select the previous sentence without a label",
        "reader",
        (",",),
        "Select",
    ),
    Action("jump", "jump", "jump letters on the labels in sight", "reader", ("f",), "Select"),
    Action(
        "extend",
        "extend",
        "extend the selection by every move, on or off",
        "reader",
        ("v",),
        "Select",
        60,
    ),
    Action("swap", "swap ends", "move the other end of the selection", "reader", ("o",), "Select"),
    Action("collapse", "collapse", "selection to its active end", "reader", (";",), "Select"),
    Action(
        "grow",
        "grow",
        "grow the selection: word, clause, sentence, paragraph",
        "reader",
        ("+",),
        "Select",
        50,
    ),
    Action(
        "shrink",
        "shrink",
        "shrink the selection: paragraph, sentence, clause, word",
        "reader",
        ("-",),
        "Select",
    ),
    Action(
        "edge.right", "edge right", "active edge one word to the right", "reader", (">",), "Select"
    ),
    Action(
        "edge.left", "edge left", "active edge one word to the left", "reader", ("<",), "Select"
    ),
    Action(
        "nudge.right",
        "nudge right",
        "active edge one grapheme to the right",
        "reader",
        ("shift+right",),
        "Select",
    ),
    Action(
        "nudge.left",
        "nudge left",
        "active edge one grapheme to the left",
        "reader",
        ("shift+left",),
        "Select",
    ),
    Action(
        "nudge.down", "nudge down", "active edge one row down", "reader", ("shift+down",), "Select"
    ),
    Action("nudge.up", "nudge up", "active edge one row up", "reader", ("shift+up",), "Select"),
    Action(
        "claim", "claim", "claim from the selection; again: remove it", "reader", ("1",), "Label", 1
    ),
    Action(
        "attribution",
        "attribution",
        "attribution from the selection: cue and source are proposed",
        "reader",
        ("a",),
        "Label",
        2,
    ),
    Action(
        "zone",
        "zone",
        "zone from the selection, then a letter for its kind",
        "reader",
        ("z",),
        "Label",
        3,
    ),
    Action(
        "flag",
        "flag",
        "flag the selected label or the selection, then a letter for the code",
        "reader",
        ("!",),
        "Label",
        4,
    ),
    Action("pick", "any label", "label picker: type to filter", "reader", ("enter",), "Label"),
    Action(
        "field",
        "set field",
        "set a field of the selected label: a letter for the field, one for the value",
        "reader",
        ("t",),
        "Label",
        5,
    ),
    Action(
        "edit",
        "edit",
        "edit the label's text, notes, quantities, evidence",
        "reader",
        ("e",),
        "Label",
        6,
    ),
    Action(
        "fragment",
        "fragment",
        "add the selection to the label you were last on, or take that fragment out",
        "reader",
        ("&",),
        "Label",
    ),
    Action(
        "respan",
        "respan",
        "set the label you were last on to the selection",
        "reader",
        ("m",),
        "Label",
    ),
    Action(
        "delete",
        "delete",
        "delete the selected label; undo brings it back",
        "reader",
        ("d",),
        "Label",
    ),
    Action(
        "link",
        "link",
        "link this claim to another: the likeliest ones are listed",
        "reader",
        ("L",),
        "Label",
        70,
    ),
    Action(
        "dim",
        "focus",
        "dim everything but the selected label, on or off",
        "reader",
        ("=",),
        "Label",
    ),
    *COPY_ACTIONS,
    Action(
        "draft.accept",
        "accept",
        "take the selection for the part asked for; unmoved: accept the proposal",
        "draft",
        ("enter",),
        "Attribution",
    ),
    Action("draft.next", "next proposal", "next proposal", "draft", ("tab",), "Attribution"),
    Action(
        "draft.previous",
        "previous proposal",
        "previous proposal",
        "draft",
        ("shift+tab",),
        "Attribution",
    ),
    Action(
        "draft.fragment",
        "fragment",
        "add the selection to the part filled last",
        "draft",
        ("&",),
        "Attribution",
    ),
    Action(
        "draft.empty",
        "none",
        "leave the part asked for empty: no source (implicit), no cue",
        "draft",
        ("x",),
        "Attribution",
    ),
    Action(
        "draft.skip",
        "next part",
        "ask for the next part, this one as it is",
        "draft",
        ("r",),
        "Attribution",
    ),
    Action(
        "undo",
        "undo",
        "undo the last edit, in whichever article it was",
        "everywhere",
        ("u",),
        "Edit",
        80,
    ),
    Action("redo", "redo", "redo what was undone", "everywhere", ("U",), "Edit"),
    Action("copy", "copy", "copy the selection with its address", "reader", ("y",), "Edit"),
    Action("search", "search", "search the article", "reader", ("/",), "Go", 97),
    Action(
        "palette", "commands", "command palette: every action by name", "everywhere", (":",), "Go"
    ),
    Action("help", "help", "help for this place", "everywhere", ("?",), "Go", 99),
    Action(
        "article.next",
        "next article",
        "open the next article of the collection",
        "reader",
        ("gn",),
        "Go",
    ),
    Action(
        "article.previous",
        "previous article",
        "open the previous article of the collection",
        "reader",
        ("gp",),
        "Go",
    ),
    Action("desk", "desk", "the desk: collections and articles", "reader", ("gd",), "Go"),
    Action("reanchor", "reanchor", "labels of a changed text, one by one", "reader", ("gr",), "Go"),
    Action(
        "linked", "linked", "go to the claim that this one is linked to", "reader", ("gl",), "Go"
    ),
    Action("board", "board", "the board of the collection", "everywhere", ("gb",), "Go"),
    Action("sources", "sources", "the sources of the collection", "everywhere", ("gs",), "Go"),
    Action("pane", "next pane", "the keys go to the next pane", "reader", ("tab",), "Go"),
    Action("theme", "theme", "next theme: dark, light, high contrast", "everywhere", ("gt",), "Go"),
    Action(
        "saved",
        "saved?",
        "nothing to do: every edit is saved at once",
        "everywhere",
        ("ctrl+s",),
        "Go",
    ),
    Action("cancel", "cancel", "cancel one level", "everywhere", ("escape", "ctrl+g"), "Go"),
    Action("back", "back", "back to the desk; from the desk: quit", "everywhere", ("q",), "Go"),
    Action("desk.down", "down", "next article", "desk", ("j", "down"), "Desk"),
    Action("desk.up", "up", "previous article", "desk", ("k", "up"), "Desk"),
    Action("desk.top", "top", "first article", "desk", ("gg", "home"), "Desk"),
    Action("desk.end", "end", "last article", "desk", ("ge", "end"), "Desk"),
    Action("desk.open", "open", "open the article", "desk", ("enter", "l", "right"), "Desk", 1),
    Action("desk.filter", "filter", "type to filter the articles", "desk", ("/",), "Desk", 2),
    *SOURCE_ACTIONS,
    *BOARD_ACTIONS,
)

BY_ID = {action.id: action for action in ACTIONS}


def in_context(context: str) -> tuple[Action, ...]:
    """The actions that work in `context`, its own before those that work everywhere."""
    own = tuple(action for action in ACTIONS if action.context == context)
    return own + tuple(action for action in ACTIONS if action.context == "everywhere")
