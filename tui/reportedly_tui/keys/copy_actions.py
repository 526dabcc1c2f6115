"""The actions on what several articles have."""

from __future__ import annotations

from reportedly_tui.keys.action import Action

COPY_ACTIONS: tuple[Action, ...] = (
    Action(
        "copied",
        "copied",
        "mark the sentence as copied from another article; again: remove that",
        "reader",
        ("K",),
        "Label",
    ),
    Action(
        "offer",
        "labels of copies",
        "offer the labels made on copies of this sentence; a digit takes one over",
        "reader",
        ("gk",),
        "Label",
    ),
)
