"""The user's own settings: `keymap.yaml` and `settings.yaml` in the user's config folder.

`keymap.yaml` maps an action's id to a key or a list of keys. `settings.yaml` may set `theme`.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportedly.errors import ReportedlyError
from reportedly_tui.keys.keymap import Keymap, KeymapError, make_keymap, strokes
from reportedly_tui.session.themes import THEMES

DEFAULT_THEME = "dark"


class SettingsError(ReportedlyError):
    """A settings file that can't be used; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user set: the keys and the theme."""

    keymap: Keymap
    theme: str = DEFAULT_THEME


def config_folder() -> Path:
    """The user's config folder for reportedly, as the system places it."""
    if sys.platform == "linux":
        home = os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config")
        return Path(home) / "reportedly"
    from platformdirs import user_config_path

    return user_config_path("reportedly")


def read_settings(folder: Path) -> Settings:
    """Read the user's keymap and theme; what is not there is the default.

    Raises:
        SettingsError: A file is not readable, or an entry can't be used.
    """
    theme = _read_theme(folder / "settings.yaml")
    path = folder / "keymap.yaml"
    if not path.exists():
        return Settings(make_keymap(), theme)
    data = path.read_bytes()
    changes = _mapping(path, data)
    made: dict[str, tuple[str, ...]] = {}
    for action, keys in changes.items():
        listed = tuple(keys) if isinstance(keys, list) else (keys,)
        if not all(isinstance(key, str) for key in listed):
            reason = f"'{action}': a key or a list of keys is expected, y, n and digits in quotes"
            raise _refused(path, data, action, reason)
        made[action] = listed
        try:
            for key in listed:
                strokes(key)
        except KeymapError as error:
            raise _refused(path, data, action, str(error)) from None
    return Settings(_bind(path, data, made), theme)


def _bind(path: Path, data: bytes, changes: dict[str, tuple[str, ...]]) -> Keymap:
    """Bind the changes one after another, so that the entry that breaks the keymap is named."""
    try:
        return make_keymap(changes)
    except KeymapError as error:
        for count in range(1, len(changes) + 1):
            some = dict(list(changes.items())[:count])
            try:
                make_keymap(some)
            except KeymapError as first:
                raise _refused(path, data, list(some)[-1], str(first)) from None
        raise _refused(path, data, next(iter(changes)), str(error)) from None


def _read_theme(path: Path) -> str:
    if not path.exists():
        return DEFAULT_THEME
    data = path.read_bytes()
    theme = DEFAULT_THEME
    for name, value in _mapping(path, data).items():
        if name != "theme":
            raise _refused(path, data, name, f"unknown setting '{name}'; there is: theme")
        if not isinstance(value, str) or value not in THEMES:
            raise _refused(path, data, name, f"no theme '{value}'; there are: {', '.join(THEMES)}")
        theme = value
    return theme


def _mapping(path: Path, data: bytes) -> dict[str, Any]:
    from reportedly.files.reader import Unreadable, load_plain

    try:
        found = load_plain(data) if data.strip() else {}
    except Unreadable as error:
        raise SettingsError(f"{path}:{error.line}:{error.column}: {error.message}") from None
    if not isinstance(found, dict):
        raise SettingsError(f"{path}:1:1: names and values are expected here")
    return found


def _refused(path: Path, data: bytes, entry: str, reason: str) -> SettingsError:
    from reportedly.files.reader import locate

    line, column = locate(data, (entry,), key=True)
    return SettingsError(f"{path}:{line}:{column}: {reason}")
