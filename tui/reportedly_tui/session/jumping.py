"""Jump letters: a short name for every label in sight."""

from __future__ import annotations

from reportedly_tui.session.outcome import Jump, Notice, Outcome
from reportedly_tui.session.view import View

LETTERS = "asdfghjklqwertuiopzxcvbnm"
"""Home row first, so that most jumps stay there."""


def jump_letters(view: View) -> Outcome:
    """Letters for the labels in sight: one each, or two where there are more than letters."""
    labels = view.labels_in_sight()
    if not labels:
        return Notice("no label begins in sight")
    names = letters_for(len(labels))
    targets = {name: label_id for name, (_, label_id) in zip(names, labels, strict=False)}
    places: dict[str, int] = {}
    for name, (offset, _) in zip(names, labels, strict=False):
        place = offset
        while place in places.values():  # of labels that begin together
            place += len(name) + 1
        places[name] = place

    def choose(label_id: str) -> Outcome:
        view.reading.extending = False
        view.reading.choose(label_id)
        return None

    return Jump(targets, places, choose)


def letters_for(count: int) -> list[str]:
    """`count` names of one letter, or of two when one is not enough; none begins another."""
    if count <= len(LETTERS):
        return list(LETTERS[:count])
    return [first + second for first in LETTERS for second in LETTERS][:count]
