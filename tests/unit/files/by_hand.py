"""Files as people write them: any indentation, any quotes, comments everywhere."""

from __future__ import annotations

import json
from random import Random
from typing import Any

from reportedly.files.scalars import ambiguous, plain, quoted
from reportedly.files.shapes import SECTIONS, Field, is_empty, shape_of


class Hand:
    """Writes a file in a person's own way; every comment is its own, to be found again.

    Attributes:
        comments: By item key, or "" for what belongs to none, the comments written so far.
    """

    def __init__(self, random: Random, comments: float = 0.3) -> None:
        self.random = random
        self.often = comments
        self.comments: dict[str, list[str]] = {"": []}
        self.item = ""
        self.dash = random.choice([0, 2, 2, 4])
        self.inner = random.choice([2, 2, 4])

    def file(self, file: Any) -> str:
        shape = shape_of(type(file))
        if self.maybe(0.03):
            return f"{self.above(0)}{self.flow_map(file)}{self.behind()}\n"
        text = self.random.choice(["", "---\n", "# head\n", "# head\n\n"])
        fields = [field for field in shape.fields if not is_empty(getattr(file, field.name))]
        if self.maybe(0.3):
            self.random.shuffle(fields)
        for field in fields:
            value = getattr(file, field.name)
            if field.form in SECTIONS:
                text += self.section(field, value)
            else:
                text += self.field(field, value, 0)
            self.item = ""
            text += "\n" if self.maybe(0.2) else ""
        text += self.above(0) if self.maybe(0.5) else ""
        text = text.replace("\n", "\r\n") if self.maybe(0.1) else text
        return text.rstrip("\r\n") if self.maybe(0.1) else text

    def section(self, field: Field, items: Any) -> str:
        if self.maybe(0.1):
            return f"{self.above(0)}{field.key}: {self.flow(field, items)}{self.behind()}\n"
        text = f"{self.above(0)}{field.key}:{self.behind()}\n"
        pairs = items.items() if isinstance(items, dict) else [(item.id, item) for item in items]
        pairs = list(pairs)
        if self.maybe(0.2):
            self.random.shuffle(pairs)
        for key, item in pairs:
            self.item = ""
            column = max(self.dash, 2) if field.form == "keyed" else self.dash
            if self.maybe(0.2):
                text += self.above(self.random.randint(0, column)) + "\n"
            self.item = key
            text += self.above(self.random.choice([column, column, column // 2]))
            text += (
                self.keyed(key, item, column)
                if field.form == "keyed"
                else self.listed(item, column)
            )
            text += "\n" if self.maybe(0.2) else ""
        return text

    def keyed(self, key: str, item: Any, column: int) -> str:
        pad = " " * column
        if self.maybe(0.1):
            return f"{pad}{self.key(key)}: {self.flow_map(item)}{self.behind()}\n"
        return f"{pad}{self.key(key)}:{self.behind()}\n{self.map(item, column + self.inner)}"

    def listed(self, item: Any, column: int) -> str:
        pad = " " * column
        if self.maybe(0.1):
            return f"{pad}- {self.flow_map(item)}{self.behind()}\n"
        if self.maybe(0.1):
            return f"{pad}-{self.behind()}\n{self.map(item, column + 2)}"
        fields = self.map(item, column + self.inner, first_alone=True)
        return f"{pad}-{' ' * (self.inner - 1)}{fields[column + self.inner :]}"

    def map(self, item: Any, column: int, first_alone: bool = False) -> str:
        shape = shape_of(type(item))
        fields = [field for field in shape.fields if not is_empty(getattr(item, field.name))]
        if self.maybe(0.2):
            self.random.shuffle(fields)
        text = ""
        for place, field in enumerate(fields):
            text += "" if first_alone and not place else self.above(column)
            text += self.field(field, getattr(item, field.name), column)
        if self.maybe(0.1):
            text += self.above(column)
        return text

    def field(self, field: Field, value: Any, column: int) -> str:
        head = f"{' ' * column}{self.key(field.key)}:"
        if self.maybe(0.003):
            return f"{' ' * column}? {field.key}\n{' ' * column}: {self.flow(field, value)}\n"
        if field.form == "block" and self.maybe(0.8):
            return f"{head}{self.behind()}\n{self.map(value, column + self.inner)}"
        if field.form == "rows" and self.maybe(0.8):
            deeper = column + self.random.choice([0, 2, 2, 2])
            rows = [self.row(row, deeper) for row in value]
            return f"{head}{self.behind()}\n{''.join(rows)}"
        if field.form in ("plains", "quoteds") and self.maybe(0.2):
            rows = [f"{' ' * column}- {self.scalar(word)}{self.behind()}\n" for word in value]
            return f"{head}{self.behind()}\n{''.join(rows)}"
        if field.form == "quoted" and self.maybe(0.3) and (block := self.literal(value, column)):
            return f"{head} {block}"
        if field.form == "quoted" and value.isprintable() and "  " not in value and self.maybe(0.1):
            words = value.strip().split(" ")
            if value == " ".join(words) and len(words) > 1:
                pad = " " * (column + 2)
                if self.maybe(0.5) and value.isalnum():
                    return f'{head} "{f"{chr(10)}{pad}".join(words)}"{self.behind()}\n'
                return f"{head} >-{self.behind()}\n{pad}{f'{chr(10)}{pad}'.join(words)}\n"
        return f"{head} {self.flow(field, value)}{self.behind()}\n"

    def literal(self, value: str, column: int) -> str:
        """A text of several lines as a literal block scalar; "" where that can't be."""
        lines = value.removesuffix("\n").split("\n")
        if not all(line.isprintable() and line == line.strip() != "" for line in lines):
            return ""
        pad = " " * (column + 2)
        sign = ("|+" if self.maybe(0.3) else "|") if value.endswith("\n") else "|-"
        return f"{sign}{self.behind()}\n" + "".join(f"{pad}{line}\n" for line in lines)

    def row(self, row: Any, column: int) -> str:
        text = self.above(column)
        if self.maybe(0.7):
            return f"{text}{' ' * column}- {self.flow_map(row)}{self.behind()}\n"
        fields = self.map(row, column + 2, first_alone=True)
        return f"{text}{' ' * column}- {fields[column + 2 :]}"

    def flow(self, field: Field, value: Any) -> str:
        if isinstance(value, dict):
            pairs = [f"{self.key(key)}: {self.flow_map(item)}" for key, item in value.items()]
            return f"{{{', '.join(pairs)}}}"
        if isinstance(value, tuple):
            parts = [
                self.scalar(each) if isinstance(each, str) else self.flow_map(each)
                for each in value
            ]
            return f"[{', '.join(parts)}]"
        if field.form == "block":
            return self.flow_map(value)
        return self.scalar(value)

    def flow_map(self, item: Any) -> str:
        pairs = [
            f"{field.key}: {self.flow(field, getattr(item, field.name))}"
            for field in shape_of(type(item)).fields
            if not is_empty(getattr(item, field.name))
        ]
        gap = self.random.choice(["", "", " "])
        return f"{{{gap}{', '.join(pairs)}{gap}}}"

    def scalar(self, value: str | int | bool) -> str:
        if not isinstance(value, str):
            return json.dumps(value)
        if value.isalpha() and value.isascii() and not ambiguous(value) and self.maybe(0.5):
            return value
        if value.isprintable() and self.maybe(0.3):
            return "'" + value.replace("'", "''") + "'"
        return quoted(value)

    def key(self, key: str) -> str:
        return quoted(key) if self.maybe(0.1) else plain(key)

    def above(self, column: int) -> str:
        text = ""
        while self.maybe(self.often / 2):
            text += f"{' ' * column}{self.comment()}\n"
        return text

    def behind(self) -> str:
        if not self.maybe(self.often / 2):
            return ""
        return self.random.choice([" ", "   "]) + self.comment()

    def comment(self) -> str:
        number = sum(map(len, self.comments.values()))
        made = f"# c{number}." + self.random.choice(["", " - x: 'y", ' "', " # - {a"])
        self.comments.setdefault(self.item, []).append(made)
        return made

    def maybe(self, chance: float) -> bool:
        return self.random.random() < chance
