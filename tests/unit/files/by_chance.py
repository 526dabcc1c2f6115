"""Files with anything in them that their models allow, made from the models themselves."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from random import Random
from typing import Any

from hypothesis import strategies as st
from naughty import NAUGHTY

from reportedly.files.emit import in_order
from reportedly.files.shapes import Field, rank, shape_of
from reportedly_schemas import fields
from reportedly_schemas.annotation import AnnotationFile
from reportedly_schemas.collection import CollectionFile
from reportedly_schemas.ids import CROCKFORD
from reportedly_schemas.links import LinksFile
from reportedly_schemas.sources import SourcesFile

MODELS = (AnnotationFile, CollectionFile, LinksFile, SourcesFile)
CODES = ["numerical", "ct+", "ct-", "cfs", "own_code", "no", "1e5", "2018-02-15", "a b", "<<", "é"]
NAMES = ["the-herald", "000_b6da33f2c77d0415", "ana", "no", "on", "007", "1.5", "1e5", "2018-02-15"]
SHORT = [text for text in NAUGHTY if len(text) < 80]


class Chance:
    """Makes files by chance, the same ones for the same seed."""

    def __init__(self, random: Random) -> None:
        self.random = random
        one = random.choice
        made: dict[str, Callable[[], str]] = {
            "LabelId": lambda: one("zcafl") + self.some(CROCKFORD, 5),
            "Name": lambda: one([*NAMES, self.some("abc0", 3)]),
            "ArticleAddress": lambda: f"{one(NAMES)}/{one(NAMES)}",
            "LabelAddress": lambda: f"{one(NAMES)}#c{self.some(CROCKFORD, 5)}",
            "Version": lambda: f"{one(NAMES)}@{one('123')}",
            "Sha256": lambda: self.some("0123456789abcdef", 64),
            "Date": lambda: one(["2018", "2018-02", "2018-02-15", "2018-02-15T10:00Z"]),
            "FileName": lambda: f"{one(NAMES)}.txt",
            "Language": lambda: one(["en", "no", "pt-BR"]),
            "Wikidata": lambda: f"Q{random.randint(1, 999)}",
        }
        self.patterned = {
            getattr(fields, name).__metadata__[0].pattern: make for name, make in made.items()
        }

    def some(self, alphabet: str, length: int) -> str:
        return "".join(self.random.choices(alphabet, k=length))

    def text(self, least: int) -> str:
        if self.random.random() < 0.1:
            made = "\n".join(self.some("ab #-:", 4).strip(" :") for _ in range(2)) + "\n"
        elif self.random.random() < 0.3:
            made = self.random.choice(SHORT)
        else:
            low, high = self.random.choice(
                [(32, 126), (32, 126), (0, 255), (0x2000, 0x20FF), (0x1F600, 0x1F640)]
            )
            made = "".join(
                chr(self.random.randint(low, high)) for _ in range(self.random.randint(0, 12))
            )
        return made if len(made) >= least else "x"

    def word(self, field: Field) -> str:
        if field.allowed:
            return self.random.choice(field.allowed)
        if field.rule.pattern:
            return self.patterned[field.rule.pattern]()
        if field.rule.codes:
            return self.random.choice(CODES)
        return self.text(field.rule.min_length or 0)

    def value(self, field: Field) -> Any:
        """A value of a field that is not left out."""
        match field.form:
            case "int":
                return self.random.choice([0, 1, -3, 12, 10**9, self.random.randint(0, 99)])
            case "bool":
                return self.random.random() < 0.5
            case "plains" | "quoteds":
                return tuple(self.word(field) for _ in range(self.random.randint(1, 3)))
            case "rows":
                return tuple(self.instance(field.model) for _ in range(self.random.randint(1, 3)))
            case "items":
                return tuple(self.instance(field.model) for _ in range(self.random.randint(0, 4)))
            case "keyed":
                keys = [self.word(field) for _ in range(self.random.randint(0, 4))]
                return {key: self.instance(field.model) for key in keys}
            case "block":
                return self.instance(field.model)
            case _:
                return self.word(field)

    def instance(self, model: type) -> Any:
        """An instance with any of its fields."""
        return model(
            **{
                field.name: self.value(field)
                for field in shape_of(model).fields
                if field.required or self.random.random() < 0.4
            }
        )

    def file(self, model: type | None = None) -> Any:
        """A file in canonical order, in which no id stands twice."""
        return in_canonical_order(self.instance(model or self.random.choice(MODELS)))


def in_canonical_order(file: Any) -> Any:
    taken: set[str] = set()
    changed: dict[str, Any] = {}
    for field in shape_of(type(file)).fields:
        items = getattr(file, field.name)
        if field.form == "items":
            shape = shape_of(field.model)
            items = [item for item in items if not (item.id in taken or taken.add(item.id))]
            if in_order(shape):
                items.sort(key=lambda item: rank(shape, item.id, item))
            changed[field.name] = tuple(items)
        elif field.form == "keyed":
            changed[field.name] = dict(sorted(items.items()))
    return dataclasses.replace(file, **changed)


randoms = st.integers(0, 2**64).map(Random)
chances = randoms.map(Chance)
files = chances.map(lambda chance: chance.file())
annotations = chances.map(lambda chance: chance.file(AnnotationFile))
