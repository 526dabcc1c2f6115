"""Reading any file that can be read, and saying what keeps all others from it, and where."""

from __future__ import annotations

from typing import Literal, TypeVar

from reportedly.files.guard import Unreadable
from reportedly.files.nodes import places, plain_data
from reportedly.files.scalars import Bare, quoted
from reportedly_schemas.shape import follow
from reportedly_schemas.validation import Invalid, Issue, validate

T = TypeVar("T")


def read_strictly(text: str, model: type[T]) -> T:
    """Return what any readable file says; slower, and loads the YAML library and pydantic.

    Args:
        text: What `guard.decoded` gave.
        model: Its kind.

    Raises:
        Unreadable: As `reader.read`.
    """
    data = plain_data(text)
    try:
        return validate(model, data)
    except Invalid as error:
        raise _explained(text, model, error.problems)[0] from None


def all_problems(text: str, model: type) -> list[Unreadable]:
    """Return all that keeps a file from being read, as `reader.problems` does."""
    try:
        validate(model, plain_data(text))
    except Unreadable as error:
        return [error]
    except Invalid as error:
        return _explained(text, model, error.problems)
    return []


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
