"""What changed between two versions of a file, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from reportedly.comparing.values import FieldChange, exact, field_changes, quote
from reportedly.files.reader import load_plain, read
from reportedly.files.shapes import MODELS, SECTIONS, Field, rank, shape_of
from reportedly_schemas.annotation import Attribution, Flag, Zone
from reportedly_schemas.collection import ArticleEntry
from reportedly_schemas.links import Link
from reportedly_schemas.sources import Source


class Change(NamedTuple):
    """Something that is not as it was.

    Attributes:
        kind: `claim`, `attribution`, `zone`, `flag`, `link`, `source`, `article`; `file` for what
            belongs to none.
        key: Its id or key; empty for the file.
        change: `added`, `removed` or `changed`.
        words: What an added or removed label says. May hold foreign text.
        fields: What differs in a changed one.
    """

    kind: str
    key: str
    change: str
    words: str
    fields: tuple[FieldChange, ...]

    def told(self) -> str:
        """Return the change as one line, without its hidden characters made visible."""
        if self.change != "changed":
            return f"{self.change} {self.kind} {self.key}{': ' if self.words else ''}{self.words}"
        about = f"{self.kind} {self.key}: " if self.key else ""
        return about + ", ".join(each.words for each in self.fields)


def compare(old: bytes | None, new: bytes | None, model: type) -> list[Change]:
    """Return what differs between two versions of a file, in the order of the file.

    Args:
        old: As it was; None where there was no file.
        new: As it is; None where there is none.
        model: Its kind.

    Raises:
        Unreadable: One of them can't be read.
    """
    if model.__name__ not in MODELS:
        return _plain_changes(old, new)
    versions = [None if each is None else read(each, model) for each in (old, new)]
    changes: list[Change] = []
    if versions[0] is not None and versions[1] is not None:
        changes += _of_the_file(*versions)
    for field in shape_of(model).fields:
        if field.form in SECTIONS:
            changes += _of_section(field, *versions)
    return changes


def _of_the_file(old: Any, new: Any) -> Iterator[Change]:
    for each in field_changes(old, new):
        yield Change("file", "", "changed", "", (each,))


def _of_section(field: Field, old: Any, new: Any) -> Iterator[Change]:
    assert field.model is not None
    shape = shape_of(field.model)
    was, now = (_keyed(field, version) for version in (old, new))
    kind = field.key.removesuffix("s")
    everything = {**was, **now}
    for key in sorted(everything, key=lambda key: rank(shape, key, everything[key])):
        if key not in was:
            yield Change(kind, key, "added", _says(now[key]), ())
        elif key not in now:
            yield Change(kind, key, "removed", _says(was[key]), ())
        elif was[key] != now[key]:
            yield Change(kind, key, "changed", "", tuple(field_changes(was[key], now[key])))


def _keyed(field: Field, version: Any) -> dict[str, Any]:
    """Return the items of a section by id; one that has an id again is told apart."""
    held = () if version is None else getattr(version, field.name)
    if isinstance(held, dict):
        return held
    found: dict[str, Any] = {}
    for item in held:
        key = item.id
        while key in found:
            key += " (again)"
        found[key] = item
    return found


def _says(item: Any) -> str:
    """Return what a label says, in short."""
    match item:
        case Attribution():
            parts = (item.source, item.cue, item.content)
            return " ".join(exact(spans) for spans in parts if spans)
        case Zone():
            return f"{item.kind} {exact(item.spans)}"
        case Flag():
            return f"{item.code} {exact(item.spans)}" if item.spans else item.code
        case Link():
            return f"{item.from_} {item.relation} {item.to}"
        case Source():
            return quote(item.name)
        case ArticleEntry():
            return quote(item.title or item.file)
        case _:
            return exact(item.spans)


def _plain_changes(old: bytes | None, new: bytes | None) -> list[Change]:
    """Return what differs between two codebooks, value by value."""
    was, now = ({} if each is None else dict(_leaves(load_plain(each), "")) for each in (old, new))
    fields = []
    for path in dict.fromkeys([*was, *now]):
        before, after = was.get(path), now.get(path)
        if before == after:
            continue
        if after is None:
            words = f"{path} cleared (was {before})"
        else:
            words = f"{path} set to {after}" if before is None else f"{path} {before} → {after}"
        fields.append(FieldChange(path, before, after, words))
    return [Change("file", "", "changed", "", (each,)) for each in fields]


def _leaves(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Yield the texts of nested data by their path; entries of a list by what names them."""
    if isinstance(value, dict):
        for key, held in value.items():
            yield from _leaves(held, f"{path} {key}".lstrip())
    elif isinstance(value, list):
        for place, held in enumerate(value):
            name = held.get("value", place) if isinstance(held, dict) else place
            yield from _leaves(held, f"{path} {name}")
    else:
        yield path, str(value)
