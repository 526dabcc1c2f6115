"""Themes: dark, light, high contrast. Their colours, and nothing of how they are painted."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of a theme, as `#rrggbb`; a tint is a background."""

    name: str
    dark: bool
    ground: str
    panel: str
    text: str
    muted: str
    accent: str
    claim: str
    source: str
    cue: str
    content: str
    content_tint: str
    zone: str
    flag: str
    good: str
    warning: str
    bad: str
    chosen_tint: str
    select_tint: str
    match_tint: str


THEMES: dict[str, Theme] = {
    theme.name: theme
    for theme in (
        Theme(
            "dark", True, "#15171c", "#1c1f26", "#d5d7dd", "#7d8390", "#82aaff", "#e6e8ee",
            "#e8b45f", "#c099ff", "#8ed1c4", "#1b2a2f", "#6f9fb8", "#f07a8a", "#93c98a", "#e8b45f",
            "#f07a8a", "#33414f", "#3b4a78", "#5a4a1e",
        ),
        Theme(
            "light", False, "#fbfaf7", "#f0eee8", "#23262d", "#777b84", "#2b5fb8", "#101318",
            "#9a5b00", "#7a35b5", "#00695f", "#e6f2ee", "#2f6f8f", "#b4233c", "#2e7d32", "#9a5b00",
            "#b4233c", "#d3e3ea", "#c3d3f5", "#f5e3a6",
        ),
        Theme(
            "contrast", True, "#000000", "#1c1c1c", "#ffffff", "#c8c8c8", "#00d7ff", "#ffffff",
            "#ffd700", "#ff9bff", "#5fffd7", "#00302a", "#87d7ff", "#ff6b6b", "#5fff5f", "#ffd700",
            "#ff6b6b", "#004f6f", "#0000c8", "#6f5f00",
        ),
    )
}  # fmt: skip

_SIXTEEN: dict[bool, Theme] = {
    theme.dark: theme
    for theme in (
        Theme(
            "dark", True, "#000000", "#000000", "#ffffff", "#aaaaaa", "#55ffff", "#ffffff",
            "#ffff55", "#ff55ff", "#55ff55", "#000000", "#55ffff", "#ff5555", "#55ff55", "#ffff55",
            "#ff5555", "#555555", "#0000aa", "#aa5500",
        ),
        Theme(
            "light", False, "#ffffff", "#ffffff", "#000000", "#555555", "#0000aa", "#000000",
            "#0000aa", "#aa00aa", "#00aa00", "#ffffff", "#00aaaa", "#aa0000", "#00aa00", "#aa00aa",
            "#aa0000", "#aaaaaa", "#ffff55", "#55ffff",
        ),
    )
}  # fmt: skip


def of_sixteen(theme: Theme) -> Theme:
    """The theme in the colours every terminal has, for one that would turn all others grey."""
    return replace(_SIXTEEN[theme.dark], name=theme.name)
