"""From the guarded events of a YAML file to plain data, and to the places of its parts.

Nothing here calls itself: how deep a file nests is the file's own business.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from reportedly.files.guard import events, refused
from reportedly.files.scalars import Scalar, resolve

Path = tuple[str | int, ...]


def plain_data(text: str) -> Any:
    """Return a YAML file as dicts, lists, strings, whole numbers, truth values, None and `Bare`.

    Args:
        text: The file, as `guard.decoded` gives it.

    Raises:
        Unreadable: The guard refuses it, a key stands twice in a mapping (Y1), or a key is no
            text (Y2 where quotes would make it text).
    """
    root: list[Any] = []
    stack: list[tuple[Any, str | None]] = []
    here: Any = root
    key: str | None = None
    for event in events(text):
        kind = type(event).__name__
        if kind in {"MappingEndEvent", "SequenceEndEvent"}:
            here, key = stack.pop()
            continue
        if type(here) is dict and key is None:
            key = _key(event, here)
            continue
        value: Any
        if kind == "ScalarEvent":
            value = _value(event)
        else:
            value = {} if kind == "MappingStartEvent" else []
        if type(here) is dict:
            here[key] = value
        else:
            here.append(value)
        key = None
        if kind != "ScalarEvent":
            stack.append((here, key))
            here = value
    return root[0]


def _value(event: Any) -> Scalar:
    return resolve(event.value) if event.implicit[0] else str(event.value)


def _key(event: Any, mapping: dict[str, Any]) -> str:
    """Return the key that an event is."""
    if type(event).__name__ != "ScalarEvent":
        raise refused(event, "a list or a mapping where a name should stand")
    key = _value(event)
    if not isinstance(key, str):
        if event.value == "<<":
            raise refused(
                event, "a merge key ('<<') is not allowed", "write out what it stands for"
            )
        raise refused(
            event,
            f"a name without quotes that is not text to every YAML reader: '{event.value}'",
            f'write it in quotes: "{event.value}"',
            "Y2",
        )
    if key in mapping:
        raise refused(event, f"'{key}' stands here twice", "keep one of them", "Y1")
    return key


class Place(NamedTuple):
    """Where something begins: 1-based line and column, and the word itself if it is a scalar."""

    line: int
    column: int
    word: str | None


def places(text: str, wanted: Iterable[tuple[Path, bool]]) -> list[Place]:
    """Find where parts of a file stand.

    Args:
        text: A file that `plain_data` can read.
        wanted: Paths from the top, each with whether the name at its end is meant and not its
            value. For what isn't there, the nearest thing around it that is there is found.

    Returns:
        A place for each, in their order.
    """
    asked = list(wanted)
    ways: set[tuple[Path, bool]] = {((), False)}
    for path, on_key in asked:
        ways.add((path, on_key))
        ways.update((path[:length], False) for length in range(len(path)))
    found = {way: place for way, place in _walk(text) if way in ways}
    return [_nearest(found, path, on_key) for path, on_key in asked]


def _nearest(found: dict[tuple[Path, bool], Place], path: Path, on_key: bool) -> Place:
    while (path, on_key) not in found:
        path, on_key = path[:-1], False
    return found[path, on_key]


def _walk(text: str) -> Iterator[tuple[tuple[Path, bool], Place]]:
    """Yield each key and each value of a file with its path and place."""
    here: list[str | int | None] = []
    """The way to the next event: a position, a key, or None where a key comes next."""
    for event in events(text):
        kind = type(event).__name__
        if kind in {"MappingEndEvent", "SequenceEndEvent"}:
            here.pop()
            _step(here)
            continue
        place = Place(
            event.start_mark.line + 1, event.start_mark.column + 1, getattr(event, "value", None)
        )
        is_key = bool(here) and here[-1] is None
        if is_key:
            here[-1] = str(place.word)
        yield (tuple(step for step in here if step is not None), is_key), place
        if kind == "ScalarEvent" and not is_key:
            _step(here)
        elif kind != "ScalarEvent":
            here.append(None if kind == "MappingStartEvent" else 0)


def _step(here: list[str | int | None]) -> None:
    if here:
        here[-1] = here[-1] + 1 if isinstance(here[-1], int) else None
