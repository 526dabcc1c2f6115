"""Undo and redo over every edit of the sitting, in whichever file it was made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportedly_tui.session.selection import Selection

if TYPE_CHECKING:
    from reportedly.edits import Edit


@dataclass(frozen=True, slots=True)
class Step:
    """One edit as the user knows it.

    Attributes:
        place: The address of the article it was made in; empty for the sources registry.
        title: What it did, such as `claim c4kx2m`.
        edits: The edits that undo (or redo) it: file's key → edit, in order.
        before: What was selected, and the label that was chosen, before it was made; None where
            no article was on screen.
        after: The same after it.
    """

    place: str
    title: str
    edits: tuple[tuple[str, Edit], ...]
    before: tuple[Selection, str | None] | None
    after: tuple[Selection, str | None] | None


@dataclass(slots=True)
class History:
    """Steps done and steps undone, without a limit."""

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)

    def record(self, step: Step) -> None:
        """Remember how to undo a new edit; what was undone before is gone."""
        self.done.append(step)
        self.undone.clear()

    def forget(self, file: str) -> None:
        """Drop the steps on a file that was read anew from disk."""
        for steps in (self.done, self.undone):
            steps[:] = [step for step in steps if all(key != file for key, _ in step.edits)]
