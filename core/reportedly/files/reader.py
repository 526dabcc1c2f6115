"""Reading a file: the fast way where it is in canonical form, the strict way otherwise."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from reportedly.files.canonical import Scan, scan
from reportedly.files.guard import Unreadable, decoded
from reportedly.files.shapes import shape_of

if TYPE_CHECKING:
    from reportedly.files.nodes import Path

T = TypeVar("T")

__all__ = ["Unreadable", "load_plain", "locate", "locate_all", "locate_each", "problems", "read"]


def read(data: bytes, model: type[T]) -> T:
    """Return what a file says, checked against its model.

    Args:
        data: The file's bytes.
        model: `AnnotationFile`, `CollectionFile`, `LinksFile`, `SourcesFile` or `CodebookFile`.

    Raises:
        Unreadable: The file is not YAML as we read it, or does not fit the model. The first
            problem in the file's order; `problems` has them all.
    """
    text = decoded(data)
    with collector_paused():
        if (found := scan(text, model)) is not None:
            return instance(found, model)
        from reportedly.files.strict import read_strictly

        return read_strictly(text, model)


def instance(found: Scan, model: type[T]) -> T:
    """Return the file that its parts make."""
    shape = shape_of(model)
    sections: dict[str, Any] = {}
    for name, (keys, items, _) in found.sections.items():
        keyed = shape.by_key[name].form == "keyed"
        sections[name] = dict(zip(keys, items, strict=True)) if keyed else tuple(items)
    return model(**found.values, **sections)


def problems(data: bytes, model: type) -> list[Unreadable]:
    """Return all that keeps a file from being read, in the file's order; [] if it can be read.

    A file that is not YAML as we read it has one problem: the first.
    """
    try:
        text = decoded(data)
    except Unreadable as error:
        return [error]
    with collector_paused():
        if scan(text, model) is not None:
            return []
        from reportedly.files.strict import all_problems

        return all_problems(text, model)


def load_plain(data: bytes) -> Any:
    """Return a file as dicts, lists, strings, whole numbers, truth values, None and `Bare`.

    Raises:
        Unreadable: The file is not YAML as we read it.
    """
    from reportedly.files.nodes import plain_data

    text = decoded(data)
    with collector_paused():
        return plain_data(text)


def locate(data: bytes, path: Path, key: bool = False) -> tuple[int, int]:
    """Return the place of a value, or of the name before it: 1-based line and column.

    Args:
        data: A readable file.
        path: Names and positions that lead to it. Where it isn't there, what is around it counts.
        key: Whether the name is meant.
    """
    return locate_all(data, [path], key)[0]


def locate_all(data: bytes, paths: list[Path], key: bool = False) -> list[tuple[int, int]]:
    """Return the places of several values, as `locate` does, in one walk over the file."""
    return locate_each(data, [(path, key) for path in paths])


def locate_each(data: bytes, ways: list[tuple[Path, bool]]) -> list[tuple[int, int]]:
    """Return the places of values, or of the names before them, in one walk over the file."""
    from reportedly.files.nodes import places

    found = places(decoded(data), ways)
    return [(place.line, place.column) for place in found]


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep Python's garbage collector from looking at half-read files again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
