"""A file open for editing: every change touches its own lines and no others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from reportedly.files.emit import write
from reportedly.files.opening import open_parts
from reportedly.files.parts import Lines, Parts
from reportedly.files.shapes import Rank, shape_of
from reportedly.files.snapshot import Changes, Snapshot

T = TypeVar("T")


class KeyedFile(Generic[T]):
    """A file open for editing.

    Items that aren't touched keep their bytes, and of a changed item the fields that stay do.
    Comments stay, too: those in an item or right above it go where it goes.

    Attributes:
        model_type: The kind of file, such as `AnnotationFile`.
        sections: The names of its sections.
    """

    def __init__(self, model: type[T], parts: Parts) -> None:
        self.model_type = model
        self.sections = shape_of(model).sections
        self._parts = parts
        self._sections = parts.sections
        self._changes = Changes()

    @classmethod
    def parse(cls, data: bytes, model: type[T]) -> KeyedFile[T]:
        """Open a file.

        Args:
            data: Its bytes.
            model: Its kind.

        Raises:
            Unreadable: It can't be read or does not fit the model, or an id stands in it twice
                (I1): nobody could say which of the two is meant.
        """
        return cls(model, open_parts(data, model))

    @classmethod
    def new(cls, instance: T) -> KeyedFile[T]:
        """Open a file that is not on disk yet.

        Raises:
            Unreadable: It does not fit its model.
            Unwritable: Some text in it can't be saved.
        """
        file = cls.parse(write(instance), type(instance))
        for section in file.sections:
            for key in file.items(section):
                file._changes.note(section, key)
        return file

    def get(self, field: str) -> Any:
        """Return the value of a field of the file itself, such as `status`."""
        return self._parts.values[field]

    def set(self, field: str, value: Any) -> None:
        """Change a field of the file itself; None leaves it out.

        Raises:
            Unwritable: The text can't be saved; nothing has changed.
        """
        parts, old = self._parts, self._parts.values[field]
        if value == old:
            return
        found = (each for each in parts.fields if isinstance(each, Lines))
        lines = next(each for each in found if each.field.name == field)
        lines.change(old, value, parts.column, parts.newline)
        parts.values[field] = value
        parts.whole = ""
        self._changes.count += 1

    def items(self, section: str) -> Mapping[str, Any]:
        """Return the items of a section by id, or by key; in no order, and as it changes."""
        return MappingProxyType(self._sections[section].items)

    def mentioning(self, section: str, key: str) -> Sequence[Any]:
        """Return the items of a section that may refer to an id, and perhaps some that don't."""
        return self._sections[section].mentioning(key)

    def item(self, key: str) -> Any:
        """Return the item of that id or key.

        Raises:
            KeyError: There is none.
        """
        for section in self._sections.values():
            if key in section.items:
                return section.items[key]
        raise KeyError(key)

    def order(self, section: str) -> Sequence[Rank]:
        """Return first offset, length and id of each item of a section, sorted; not to be changed.

        Both are in code points. An article's first offset is its place in the list; links and
        sources have 0.
        """
        return self._sections[section].order()

    def raw(self, section: str, key: str) -> str:
        """Return the lines of an item, the comments in it and right above it included.

        Raises:
            KeyError: There is no such item.
        """
        return self._sections[section].lines(key)

    def put(self, section: str, key: str, item: Any, raw: str | None = None) -> None:
        """Add an item or change it.

        Args:
            section: The section, such as `claims`.
            key: The item's id, or a source's key.
            item: The item.
            raw: The lines that `raw` gave for this very item before it was changed or removed.

        Raises:
            ValueError: The item has another id, or the id stands in another section.
            Unwritable: Some text in it can't be saved; nothing has changed.
        """
        if getattr(item, "id", key) != key:
            raise ValueError(f"{item.id} can't stand as {key}")
        held = self._sections[section]
        if any(key in each.items for each in self._sections.values() if each is not held):
            raise ValueError(f"{key} stands in another section")
        if raw is None and held.items.get(key) == item:
            return
        held.put(key, item, raw)
        self._changes.note(section, key)
        self._parts.whole = ""

    def remove(self, section: str, key: str) -> None:
        """Remove an item, with the comments in it and right above it.

        Raises:
            KeyError: There is no such item.
        """
        self._sections[section].remove(key)
        self._changes.note(section, key)
        self._parts.whole = ""

    def snapshot(self) -> Snapshot:
        """Return the file as it is now, to render and prove it in another thread."""
        changed: dict[str, list[str]] = {}
        for name, key in self._changes.open():
            if key in self._sections[name].items:
                changed.setdefault(name, []).append(key)
        sample, values = [self._parts.head.encode()], dict(self._parts.values)
        for each in self._parts.fields:
            if isinstance(each, Lines):
                sample.append(each.text.encode())
            elif each.field.name in changed:
                lines, values[each.field.name] = each.sample(changed[each.field.name])
                sample += lines
        return Snapshot(
            self.model_type,
            self._parts.pieces(),
            sample,
            values,
            self._changes,
            self._changes.count,
        )
