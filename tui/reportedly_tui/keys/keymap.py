"""Which keys start which action: the defaults, and what the user's keymap changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportedly_tui.keys.actions import ACTIONS, BY_ID, in_context

NAMED_KEYS = frozenset(
    [
        "enter",
        "escape",
        "tab",
        "shift+tab",
        "space",
        "backspace",
        "delete",
        "up",
        "down",
        "left",
        "right",
        "home",
        "end",
        "pageup",
        "pagedown",
        "shift+up",
        "shift+down",
        "shift+left",
        "shift+right",
    ]
)
"""Keys with a name that plain terminals send."""

UNSENT_CTRL = frozenset("chijm@[")
"""Letters that, with Ctrl, terminals send as another key or keep for themselves."""

FALLS_BACK = {"draft": "reader"}
"""A context whose unbound keys mean what they mean in another one."""


class KeymapError(ValueError):
    """A keymap that can't be used; the message says which entry and why."""


def strokes(keys: str) -> tuple[str, ...]:
    """Split a binding into key names: `gg` is two strokes, `shift+left` one.

    Raises:
        KeymapError: A key has no such name or is not sent by plain terminals.
    """
    if keys in NAMED_KEYS:
        return (keys,)
    if keys.startswith("ctrl+") and len(keys) == 6:
        if keys[5] in UNSENT_CTRL or not keys[5].isascii() or not keys[5].islower():
            raise KeymapError(f"'{keys}': plain terminals do not send this key")
        return (keys,)
    if "+" in keys and len(keys) > 2:
        raise KeymapError(f"'{keys}': no such key, or one that plain terminals do not send")
    if not 1 <= len(keys) <= 2 or not keys.isprintable() or " " in keys:
        raise KeymapError(f"'{keys}': no such key; one has a name, or is one or two characters")
    return tuple(keys)


@dataclass(frozen=True, slots=True, eq=False)
class Keymap:
    """For each context, what a sequence of strokes starts; for each action, its keys."""

    bindings: Mapping[str, Mapping[tuple[str, ...], str]]
    keys: Mapping[str, tuple[str, ...]]

    def find(self, context: str, pressed: tuple[str, ...]) -> str | None:
        """The action that `pressed` starts in `context`, or None."""
        for place in self._places(context):
            if found := self.bindings[place].get(pressed):
                return found
        return None

    def continues(self, context: str, pressed: tuple[str, ...]) -> bool:
        """Tell whether a longer sequence begins with `pressed`."""
        return any(
            len(keys) > len(pressed) and keys[: len(pressed)] == pressed
            for place in self._places(context)
            for keys in self.bindings[place]
        )

    def key_of(self, action_id: str) -> str:
        """The first key of an action, or an empty string when it has none."""
        return next(iter(self.keys.get(action_id, ())), "")

    def keys_of(self, action_id: str) -> tuple[str, ...]:
        """Every key of an action, the first one first."""
        return self.keys.get(action_id, ())

    def _places(self, context: str) -> tuple[str, ...]:
        below = FALLS_BACK.get(context)
        return (context, below, "everywhere") if below else (context, "everywhere")


def make_keymap(changes: Mapping[str, tuple[str, ...]] | None = None) -> Keymap:
    """Bind every action to its default keys, or to those of `changes` (action id → keys).

    Raises:
        KeymapError: An unknown action, an impossible key, two actions on one key, or a key
            that begins another binding.
    """
    changes = changes or {}
    for action_id in changes:
        if action_id not in BY_ID:
            raise KeymapError(f"'{action_id}' is no action; `reportedly keys` lists them")
    bindings: dict[str, dict[tuple[str, ...], str]] = {}
    for action in ACTIONS:
        place = bindings.setdefault(action.context, {})
        for key in changes.get(action.id, action.keys):
            pressed = strokes(key)
            if pressed in place:
                raise KeymapError(f"'{key}' would start both '{place[pressed]}' and '{action.id}'")
            place[pressed] = action.id
    _refuse_hidden(bindings)
    return Keymap(bindings, {one.id: changes.get(one.id, one.keys) for one in ACTIONS})


def _refuse_hidden(bindings: Mapping[str, Mapping[tuple[str, ...], str]]) -> None:
    """Refuse a binding that another one in the same place would swallow."""
    everywhere = bindings["everywhere"]
    for context in [each for each in bindings if each != "everywhere"]:
        own, below = bindings[context], bindings.get(FALLS_BACK.get(context, ""), {})
        reachable = {**everywhere, **below, **own}
        for shared in everywhere.keys() & own.keys():
            raise KeymapError(
                f"'{''.join(shared)}' would start both '{everywhere[shared]}' and '{own[shared]}'"
            )
        for keys, action_id in reachable.items():
            for length in range(1, len(keys)):
                if keys[:length] in reachable:
                    raise KeymapError(
                        f"'{''.join(keys)}' ({action_id}) can't be typed: "
                        f"'{''.join(keys[:length])}' starts '{reachable[keys[:length]]}' at once"
                    )


def help_lines(keymap: Keymap, context: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Group → (keys, help) for every action that works in `context`."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for action in in_context(context):
        keys = "  ".join(keymap.keys_of(action.id))
        groups.setdefault(action.group, []).append((keys, action.help))
    return list(groups.items())
