"""One section of an open file: its items, each with the lines it has in the file."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice, takewhile
from operator import lt
from typing import Any

from reportedly.files.canonical import read_labels
from reportedly.files.chunks import Chunks
from reportedly.files.emit import in_order, item_lines
from reportedly.files.scalars import compiled
from reportedly.files.shapes import Field, Rank, rank, ranks, shape_of

TOGETHER = 32
"""So many labels are made at once: who looks at one looks at those next to it."""


class Items(Mapping[str, Any]):
    """The items of a section by id, or by key.

    A label in canonical form that nobody has asked for is only its lines: tens of thousands of
    them take several times the memory otherwise.

    Args:
        make: Makes such a label, of its rank, and perhaps others that will be asked for next.
    """

    def __init__(self, make: Callable[[Rank], dict[str, Any]]) -> None:
        self._held: dict[str, Any] = {}
        self._make = make

    def __getitem__(self, key: str) -> Any:
        held = self._held[key]
        if type(held) is tuple:
            self._held |= self._make(held)
            held = self._held[key]
        return held

    def __setitem__(self, key: str, item: Any) -> None:
        self._held[key] = item

    def __delitem__(self, key: str) -> None:
        del self._held[key]

    def __contains__(self, key: object) -> bool:
        return key in self._held

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    def update(self, pairs: Iterable[tuple[str, Any]]) -> None:
        """Add items, or of labels that are only lines the ranks."""
        self._held.update(pairs)

    def is_lines(self, key: str) -> bool:
        """Tell whether a label is only its lines."""
        return type(self._held[key]) is tuple

    def made(self) -> list[Any]:
        """Return the items that are more than lines."""
        return [held for held in self._held.values() if type(held) is not tuple]


class Section:
    """The items of a section in the order of the file, which changes keep.

    Attributes:
        field: The section's field in its file's model.
        items: The items by id, or by key.
        ranks: Where each item stands, in the order of the file.
        column: Where its dashes or keys stand.
        newline: How its lines end.
        header: The lines above its items.
    """

    def __init__(self, field: Field, header: str, column: int = 2, newline: str = "\n") -> None:
        assert field.model is not None
        self.field = field
        self.items = Items(self._read)
        self.ranks: list[Rank] = []
        self._shape = shape_of(field.model)
        self._listed = not in_order(self._shape)
        self._lines = Chunks()
        self.header = header
        self._after = ""
        self._flow = ""
        self.column = column
        self.newline = newline
        self._sorted = True

    def fill(self, keys: list[str], items: list[Any], lines: list[str] | None) -> None:
        """Take over the items as the file has them.

        Args:
            keys: Their ids or keys.
            items: The items.
            lines: The lines of each; None when they have none of their own.
        """
        if lines is None:
            lines = list(map(self._canonical, keys, items))
        self.items.update(zip(keys, items, strict=True))
        self._append(keys, items, lines)

    def take(self, keys: list[str], items: list[Any], lines: list[str]) -> None:
        """Take over more items, in canonical form; see `fill`."""
        new = self._append(keys, items, lines)
        self.items.update(zip(keys, new if self._shape.spans else items, strict=True))

    def _append(self, keys: list[str], items: list[Any], lines: list[str]) -> list[Rank]:
        """Put the lines of items behind the others; return where they stand."""
        self._lines.extend([each.encode() for each in lines])
        if self._listed:
            new: list[Rank] = [(place, 0, key) for place, key in enumerate(keys, len(self.ranks))]
        else:
            new = ranks(self._shape, keys, items)
        joint = [*self.ranks[-1:], *new]
        self._sorted = self._sorted and all(map(lt, joint, islice(joint, 1, None)))
        self.ranks += new
        return new

    def _read(self, rank: Rank) -> dict[str, Any]:
        """Make a label of its lines, which nobody has changed, and those next to it."""
        place = bisect_left(self.ranks, rank) if self._sorted else self.ranks.index(rank)
        beside = (key for _, _, key in islice(self.ranks, place, place + TOGETHER))
        keys = list(takewhile(self.items.is_lines, beside))
        lines, count = self._lines.run(place, len(keys))
        assert self.field.model is not None
        items = read_labels(self.field.model, lines.decode())
        return dict(zip(keys[:count], items, strict=True))

    def keep_flow(self, lines: str) -> None:
        """Show the section as these lines, in flow style, until it changes."""
        self._flow = lines

    def pieces(self) -> list[bytes]:
        """Return what stands in the file; without items, only comments of the header are left."""
        if self._flow:
            return [self._flow.encode()]
        if self.items:
            return [self.header.encode(), *self._lines.pieces(), self._after.encode()]
        return [(self._bare_header() + self._after).encode()]

    def sample(self, keys: list[str]) -> tuple[list[bytes], Any]:
        """Return the lines of a section that has only some of the items, and what it says."""
        places = sorted(self._place(key) for key in keys)
        pieces = [self.header.encode(), *[self._lines[place] for place in places]]
        pairs = [(key, self.items[key]) for key in (self.ranks[place][2] for place in places)]
        says = dict(pairs) if self.field.form == "keyed" else tuple([item for _, item in pairs])
        return pieces, says

    def order(self) -> list[Rank]:
        """Return where each item stands, sorted; not to be changed."""
        return self.ranks if self._sorted else sorted(self.ranks)

    def lines(self, key: str) -> str:
        """Return an item's lines, the comments in it and right above it included.

        Raises:
            KeyError: There is no such item.
        """
        return self._apart(self._place(key))[1]

    def all_lines(self) -> dict[str, str]:
        """Return the lines of every item, as `lines` does, by id or key."""
        return {key: self._apart(place)[1] for place, (_, _, key) in enumerate(self.ranks)}

    def put(self, key: str, item: Any, lines: str | None = None) -> None:
        """Add an item or change it, and move it to where its new offsets belong.

        Args:
            key: Its id or its key.
            item: The item.
            lines: The lines it had before it was removed or changed.

        Raises:
            Unwritable: Some text in it can't be saved; nothing has changed.
        """
        if key not in self.items:
            made = self._canonical(key, item) if lines is None else lines
            self._insert(key, item, made)
            return
        place = self._place(key)
        before, old, after = self._apart(place)
        if lines is None:
            lines = self._changed(old, key, item)
        if self._listed or self._rank(key, item) == self.ranks[place]:
            self.items[key] = item
            self._lines[place] = (before + lines + after).encode()
            self._flow = ""
        else:
            self._take(place, before + after)
            self._insert(key, item, lines)

    def remove(self, key: str) -> None:
        """Take an item away, with the comments in it and right above it.

        Raises:
            KeyError: There is no such item.
        """
        place = self._place(key)
        before, _, after = self._apart(place)
        self._take(place, before + after)

    def mentioning(self, word: str) -> list[Any]:
        """Return the items that may name an id: those whose lines have it, and all made ones."""
        for place in self._lines.holding(word.encode()):
            _ = self.items[self.ranks[place][2]]
        return self.items.made()

    def _insert(self, key: str, item: Any, lines: str) -> None:
        new = self._rank(key, item)
        if self._sorted:
            place = bisect_left(self.ranks, new)
        else:
            later = (place for place, each in enumerate(self.ranks) if each > new)
            place = next(later, len(self.ranks))
        self.items[key] = item
        self.ranks.insert(place, new)
        self._lines.insert(place, lines.encode())
        self._flow = ""

    def _take(self, place: int, strangers: str) -> None:
        """Take the item at `place` away, but leave the comments there that aren't its own."""
        del self.items[self.ranks.pop(place)[2]]
        del self._lines[place]
        self._flow = ""
        if place == len(self.ranks):
            self._after = strangers + self._after
        elif strangers:
            _ = self.items[self.ranks[place][2]]  # before its lines are no longer its own alone
            self._lines[place] = strangers.encode() + self._lines[place]

    def _place(self, key: str) -> int:
        item = self.items[key]
        if self._sorted and not self._listed:
            return bisect_left(self.ranks, self._rank(key, item))
        return next(place for place, each in enumerate(self.ranks) if each[2] == key)

    def _rank(self, key: str, item: Any) -> Rank:
        if not self._listed:
            return rank(self._shape, key, item)
        return (self.ranks[-1][0] + 1 if self.ranks else 0), 0, key

    def _canonical(self, key: str, item: Any) -> str:
        return item_lines(self._shape, key, item, self.column).replace("\n", self.newline)

    def _changed(self, lines: str, key: str, item: Any) -> str:
        """Return an item's lines after a change.

        In canonical form they are simply written anew: that changes no field that stays.
        """
        was = self.items[key]
        if lines == item_lines(self._shape, key, was, self.column):
            return item_lines(self._shape, key, item, self.column)
        from reportedly.files.splice import changed_item

        return changed_item(lines, self._shape, key, was, item, self.column, self.newline)

    def _apart(self, place: int) -> tuple[str, str, str]:
        """Return the lines kept with an item: strangers' comments, its own lines, strangers'."""
        lines = self._lines[place].decode()
        if not compiled(r"(?m)^ *#").search(lines):
            return "", lines, ""
        from reportedly.files.splice import own_lines

        return own_lines(lines, self.column)

    def _bare_header(self) -> str:
        """Return what is left of the header when there are no items: its comments."""
        if "#" not in self.header:
            return ""
        from reportedly.files.splice import rewritten

        return rewritten(self.header, "", 0, self.newline)
