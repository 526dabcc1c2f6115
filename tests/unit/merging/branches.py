"""What two people may do to one file of labels, by chance: each result is valid on its own."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

from reportedly.anchors import make_span
from reportedly.files.document import KeyedFile
from reportedly_schemas.annotation import (
    AnnotationFile,
    Assessment,
    Attribution,
    Claim,
    Evidence,
    Flag,
    Quantity,
    Span,
    Zone,
)

STANCES = ["asserts", "confirms", "denies", "believes"]
CODES = ["needs_context", "text_error", "scare_quote"]
IDS = "0123456789abcdefghjkmnpqrstvwxyz"
CHANGES = ["field", "field", "spans", "list", "add", "remove", "file", "comment", "assessment"]


class Branch:
    """One person's copy of a file.

    Attributes:
        file: The file, open for editing.
    """

    def __init__(self, data: bytes, text: str, random: Random) -> None:
        self.file: KeyedFile[Any] = KeyedFile.parse(data, AnnotationFile)
        self.text = text
        self.random = random

    def bytes(self) -> bytes:
        """Return what would be saved, proved."""
        snapshot = self.file.snapshot()
        data = snapshot.render()
        snapshot.verify(data)
        return data

    def edit(self) -> None:
        """Make one change."""
        getattr(self, f"_{self.random.choice(CHANGES)}")()

    def _any(self, *sections: str) -> tuple[str, Any]:
        held = [(name, each) for name in sections for each in sorted(self.file.items(name).items())]
        if not held:
            return "", None
        name, (_, item) = self.random.choice(held)
        return name, item

    def _put(self, section: str, item: Any) -> None:
        self.file.put(section, item.id, item)

    def _span(self) -> Span:
        start = self.random.randrange(len(self.text) - 3)
        return make_span(self.text, start, start + self.random.randint(1, 3))

    def _new_id(self, letter: str) -> str:
        return letter + "".join(self.random.choices(IDS, k=5))

    def _some(self, values: list[str], most: int = 2) -> tuple[str, ...]:
        return tuple(self.random.sample(values, self.random.randint(0, min(most, len(values)))))

    def _claims(self) -> list[str]:
        return sorted(self.file.items("claims"))

    def _field(self) -> None:
        section, item = self._any("zones", "claims", "attributions", "flags")
        notes = self.random.choice([None, "one", "two", "a # b", "“c”\n"])
        match self.random.choice(["notes", "main"]), item:
            case "notes", Zone() | Claim() | Attribution() | Flag():
                item = replace(item, notes=notes)
            case _, Zone():
                item = replace(item, kind=self.random.choice(["headline", "body", "dek"]))
            case _, Claim():
                item = replace(item, text=notes, factuality=self.random.choice(["ct+", "ct-"]))
            case _, Attribution():
                item = replace(item, stance=self.random.choice(STANCES))
            case _, Flag():
                item = replace(item, code=self.random.choice(CODES))
            case _:
                return
        self._put(section, item)

    def _spans(self) -> None:
        section, item = self._any("zones", "claims", "flags")
        if item:
            self._put(section, replace(item, spans=(self._span(),)))

    def _list(self) -> None:
        section, item = self._any("claims", "attributions", "attributions")
        if item is None:
            return
        item = replace(item, flags=self._some(CODES))
        if isinstance(item, Attribution):
            others = [key for key in self.file.items("attributions") if key != item.id]
            parent = self.random.choice([None, *sorted(others)])
            item = replace(item, claims=self._some(self._claims()), parent=parent)
            if self._circle(item):
                item = replace(item, parent=None)
        self._put(section, item)

    def _circle(self, item: Attribution) -> bool:
        held = self.file.items("attributions")
        above = item.parent
        while above and above in held and above != item.id:
            above = held[above].parent
        return above == item.id

    def _add(self) -> None:
        match self.random.choice("zcaf"):
            case "z":
                self._put("zones", Zone(self._new_id("z"), "body", (self._span(),)))
            case "c":
                derived = self.random.choice([None, *self._claims()])
                more = (Quantity(measure="m", raw="r", derived_from=derived),)
                self._put("claims", Claim(self._new_id("c"), (self._span(),), quantities=more))
            case "a":
                made = Attribution(
                    id=self._new_id("a"),
                    implicit=True,
                    content=(self._span(),),
                    quote_type="block",
                    claims=self._some(self._claims()),
                    target=self.random.choice([None, *sorted(self.file.items("attributions"))]),
                )
                self._put("attributions", made)
            case _:
                self._put("flags", Flag(self._new_id("f"), self.random.choice(CODES)))

    def _remove(self) -> None:
        section, item = self._any("zones", "claims", "attributions", "flags")
        if item is None:
            return
        for name, held in (("claims", Claim), ("attributions", Attribution)):
            for key in sorted(self.file.items(name)):
                other = self.file.item(key)
                assert isinstance(other, held)
                self._put(name, _without(other, item.id))
        self.file.remove(section, item.id)

    def _file(self) -> None:
        if self.random.random() < 0.5:
            self.file.set("notes", self.random.choice([None, "one", "two"]))
        else:
            self.file.set("status", self.random.choice(["in_progress", "complete"]))

    def _comment(self) -> None:
        section, item = self._any("zones", "claims", "attributions", "flags")
        if item:
            lines = self.file.raw(section, item.id)
            comment = f"  # {self.random.randint(0, 10**9)}\n"
            self.file.put(section, item.id, item, comment + lines)

    def _assessment(self) -> None:
        section, item = self._any("claims")
        if item is None:
            return
        evidence = Evidence(kind="url", ref="https://e.example/x", stance="supports")
        made = Assessment("supported", self.random.choice(["a", "b"]), (evidence,))
        self._put(section, replace(item, assessment=self.random.choice([None, made])))


def _without(item: Any, gone: str) -> Any:
    """Return an item that no longer refers to what is removed."""
    if isinstance(item, Claim):
        rows = tuple(
            replace(row, derived_from=None) if row.derived_from == gone else row
            for row in item.quantities
        )
        return replace(item, quantities=rows)
    return replace(
        item,
        parent=None if item.parent == gone else item.parent,
        target=None if item.target == gone else item.target,
        claims=tuple(key for key in item.claims if key != gone),
    )
