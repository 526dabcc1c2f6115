"""Reading a file: the fast way where it is in canonical form, the strict way otherwise."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from reportedly.files.canonical import Scan, scan
from reportedly.files.guard import Unreadable, decoded
from reportedly.files.shapes import shape_of

if TYPE_CHECKING:
    from reportedly_schemas.validation import Issue

T = TypeVar("T")

__all__ = ["Unreadable", "load_plain", "locate", "locate_all", "problems", "read"]


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
        found = scan(text, model)
        return instance(found, model) if found else read_strictly(text, model)


def instance(found: Scan, model: type[T]) -> T:
    """Return the file that its parts make."""
    shape = shape_of(model)
    sections: dict[str, Any] = {}
    for name, (keys, items, _) in found.sections.items():
        keyed = shape.by_key[name].form == "keyed"
        sections[name] = dict(zip(keys, items, strict=True)) if keyed else tuple(items)
    return model(**found.values, **sections)


def read_strictly(text: str, model: type[T]) -> T:
    """Return what any readable file says; slower, and loads the YAML library and pydantic.

    Raises:
        Unreadable: As `read`.
    """
    from reportedly_schemas.validation import Invalid, validate

    data = plain_data(text)
    try:
        return validate(model, data)
    except Invalid as error:
        raise _explained(text, model, error.problems)[0] from None


def problems(data: bytes, model: type) -> list[Unreadable]:
    """Return all that keeps a file from being read, in the file's order; [] if it can be read.

    A file that is not YAML as we read it has one problem: the first.
    """
    from reportedly_schemas.validation import Invalid, validate

    try:
        text = decoded(data)
        with collector_paused():
            if scan(text, model) is None:
                validate(model, plain_data(text))
    except Unreadable as error:
        return [error]
    except Invalid as error:
        return _explained(text, model, error.problems)
    return []


def load_plain(data: bytes) -> Any:
    """Return a file as dicts, lists, strings, whole numbers, truth values, None and `Bare`.

    Raises:
        Unreadable: The file is not YAML as we read it.
    """
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
    found = places(decoded(data), [(path, key) for path in paths])
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


def _explained(text: str, model: type, issues: tuple[Issue, ...]) -> list[Unreadable]:
    """Return issues with their places, in the order of the file."""
    found = places(text, [(issue.path, issue.on_key) for issue in issues])
    explained = [
        Unreadable(place.line, place.column, *_words(model, issue, place.word))
        for issue, place in zip(issues, found, strict=True)
    ]
    return sorted(explained, key=lambda each: (each.line, each.column))


def _words(model: type, issue: Issue, word: str | None) -> tuple[str, str, str]:
    """Return code, message and hint of an issue, given the word that stands in the file."""
    from reportedly_schemas.shape import follow

    if issue.on_key or word is None or not isinstance(issue.found, Bare | int):
        return "S1", issue.message, ""
    wanted = follow(model, issue.path)
    if wanted.type is str or wanted.container is Literal:
        message = f"{word} without quotes is not text to every YAML reader"
        return "Y2", message, f"write it in quotes: {quoted(word)}"
    if isinstance(issue.found, Bare):
        hint = "write true or false" if wanted.type is bool else "write it in digits only"
        return "Y2", issue.message, hint
    return "S1", issue.message, ""
