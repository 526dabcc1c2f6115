"""The actions of the list of sources."""

from __future__ import annotations

from reportedly_tui.keys.action import Action


def _action(name: str, title: str, does: str, *keys: str, footer: int = 0) -> Action:
    return Action(f"sources.{name}", title, does, "sources", keys, "Sources", footer)


SOURCE_ACTIONS: tuple[Action, ...] = (
    _action("down", "down", "next source", "j", "down"),
    _action("up", "up", "previous source", "k", "up"),
    _action("top", "top", "first source", "gg", "home"),
    _action("end", "end", "last source", "ge", "end"),
    _action(
        "open", "where", "list where the source is named, and go there", "enter", "l", footer=1
    ),
    _action("filter", "filter", "type to filter by names and aliases", "/", footer=2),
    _action("add", "add", "add a source", "a", footer=3),
    _action("edit", "edit", "edit every field of the source", "e", footer=4),
    _action("members", "members", "choose the members of a group", "b", footer=5),
    _action("merge", "merge", "merge the source into another", "m", footer=6),
    _action("remove", "remove", "remove the source", "d", footer=7),
)
