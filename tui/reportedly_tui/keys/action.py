"""What an action is: one thing a key can start."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the user can ask for.

    Attributes:
        id: What a keymap file calls it.
        title: A word or two for the footer.
        help: A sentence for help and palette.
        context: Where it works: `everywhere`, or one place, such as `desk` or `reader`.
        keys: The default keys, the first one shown; `gg` is `g` typed twice.
        footer: Its place in the footer (lower first), or 0 when it is not shown there.
        group: The heading it stands under in the help.
    """

    id: str
    title: str
    help: str
    context: str
    keys: tuple[str, ...]
    group: str
    footer: int = 0
