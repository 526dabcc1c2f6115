"""How paints and roles look in a theme.

Where colour is off, the rest carries all the meaning: sources are bold, cues faint, contents
italic, claims underlined, flags doubly so, and what is selected or found is reversed.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from rich.style import Style

from reportedly_tui.session import highlights as paint
from reportedly_tui.session.lines import HERE
from reportedly_tui.session.themes import Theme


class Palette:
    """The styles of a theme, made once each.

    Args:
        theme: The theme.
        colour: Whether the terminal shows colours; if not, attributes say it all.
    """

    def __init__(self, theme: Theme, colour: bool) -> None:
        self.theme = theme
        self.colour = colour
        self.role = lru_cache(maxsize=None)(self._role)
        self.paint = lru_cache(maxsize=None)(self._paint)
        self.pad = self._style(theme.text, theme.ground)

    def _style(self, ink: str, ground: str, **attributes: Any) -> Style:
        """A style; where colour is off, only its attributes are left."""
        if not self.colour:
            return Style(**attributes)
        return Style(color=ink, bgcolor=ground, **attributes)

    def _role(self, role: str, panel: bool = False, here: bool = False) -> Style:
        """The style of a role; `here`, or `HERE` before it, marks what is under the cursor."""
        theme = self.theme
        if role.startswith(HERE):
            role, here = role.removeprefix(HERE), True
        if role in ("cursor", "letter"):
            return self._style(theme.ground, theme.accent, bold=True, reverse=not self.colour)
        return self._style(
            getattr(theme, _AS.get(role, role), theme.text),
            theme.select_tint if here else theme.panel if panel else theme.ground,
            bold=role in ("heading", "key", "on", "ask", "source"),
            italic=role == "cue",
            underline=role == "claim",
            reverse=here and not self.colour,
            dim=role == "muted" and not self.colour,
        )

    def _paint(self, bits: int) -> Style:
        """The style of a segment of the article."""
        theme = self.theme
        colour = theme.text
        for bit, name in _INK:
            if bits & bit:
                colour = getattr(theme, name)
                break
        tints = [getattr(theme, name) for bit, name in _TINT if bits & bit]
        grounds = [tint for tint in tints if tint != theme.ground]
        ground = blend(grounds) if grounds else theme.ground
        if bits & paint.EDGE:
            colour, ground = theme.ground, theme.accent
        dim = bool(bits & paint.BARE) or bool(bits & paint.DIM)
        return self._style(
            theme.muted if dim and not bits & paint.EDGE else colour,
            ground,
            bold=bool(bits & paint.SOURCE) or bool(bits & paint.CHOSEN and not self.colour),
            italic=bool(bits & (paint.CUE if self.colour else paint.CONTENT)),
            underline=bool(bits & paint.CLAIM),
            underline2=bool(bits & paint.FLAG),
            dim=(dim or bool(bits & paint.CUE)) and not self.colour,
            reverse=bool(bits & (paint.SELECTED | paint.EDGE | paint.MATCH)) and not self.colour,
        )


_AS = {
    "heading": "accent",
    "key": "accent",
    "on": "good",
    "ask": "warning",
    "neutral": "text",
    "error": "bad",
}
_INK = (
    (paint.SOURCE, "source"),
    (paint.CUE, "cue"),
    (paint.FLAG, "flag"),
    (paint.CONTENT, "content"),
    (paint.CLAIM, "claim"),
)
_TINT = (
    (paint.SELECTED, "select_tint"),
    (paint.MATCH, "match_tint"),
    (paint.CHOSEN, "chosen_tint"),
    (paint.CONTENT, "content_tint"),
)


def blend(colours: list[str]) -> str:
    """The colour between several: the first one counts double."""
    shares = [colours[0], *colours]
    channels = [
        sum(int(colour[at : at + 2], 16) for colour in shares) // len(shares) for at in (1, 3, 5)
    ]
    return "#" + "".join(f"{channel:02x}" for channel in channels)
