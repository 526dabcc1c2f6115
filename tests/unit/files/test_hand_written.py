"""Files that people wrote: what the app doesn't touch keeps its bytes, and no comment is lost."""

from __future__ import annotations

import dataclasses
from dataclasses import replace
from random import Random
from typing import Any

from by_chance import Chance
from by_hand import Hand
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.files.document import KeyedFile
from reportedly.files.guard import decoded
from reportedly.files.outline import comments
from reportedly.files.shapes import SECTIONS, shape_of
from reportedly.files.strict import read_strictly
from reportedly_schemas.annotation import AnnotationFile

seeds = st.integers(0, 2**64)


class Case:
    """A file as a person wrote it, open for editing."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.chance = Chance(self.random)
        self.hand = Hand(self.random)
        self.written = self.chance.file(self.random.choice([None, AnnotationFile]))
        self.text = self.hand.file(self.written)
        self.file = KeyedFile.parse(self.text.encode(), type(self.written))
        self.in_lines = not self.file._parts.whole

    def edit(self) -> tuple[str, str, str]:
        """Make one edit by chance; return the section, the key, and what was done."""
        section = self.random.choice(self.file.sections)
        keys = sorted(self.file.items(section))
        model = shape_of(type(self.written)).by_key[section].model
        kinds = ["add", "field", "field", "row", "row", "all", "remove", "remove", "set"]
        kind = self.random.choice(kinds if keys else ["add", "set"])
        new = self.chance.instance(model)
        key = self.random.choice(keys) if keys else ""
        match kind:
            case "set":
                return self.set()
            case "remove":
                self.file.remove(section, key)
                return section, key, kind
            case "add":
                key = f"{section[0]}zzzyz" if hasattr(new, "id") else "zz-new"
            case "field":
                new = replace(self.file.item(key), **self.one_of(new))
            case "row":
                new = self.with_rows(self.file.item(key))
        if hasattr(new, "id"):
            new = replace(new, id=key)
        self.file.put(section, key, new)
        return section, key, kind

    def set(self) -> tuple[str, str, str]:
        new = self.chance.instance(type(self.written))
        for name, value in self.one_of(new).items():
            if name not in self.file.sections:
                self.file.set(name, value)
        return "", "", "set"

    def one_of(self, new: Any) -> dict[str, Any]:
        name = self.random.choice([field.name for field in dataclasses.fields(new)])
        return {name: getattr(new, name)} if name != "id" else {}

    def with_rows(self, item: Any) -> Any:
        """The item with one row dropped, added or changed in each of its lists of rows."""
        changed = {}
        for field in shape_of(type(item)).fields:
            rows = list(getattr(item, field.name)) if field.form == "rows" else []
            if rows:
                place = self.random.randrange(len(rows))
                width = self.random.choice([0, 1, 1])
                more = self.random.choice([[], [self.chance.instance(field.model)]])
                rows[place : place + width] = more or rows[place : place + 1]
                changed[field.name] = tuple(rows)
        return replace(item, **changed)


def held(file: KeyedFile[Any]) -> dict[str, Any]:
    """All an open file holds, sections as dicts."""
    shape = shape_of(file.model_type)
    return {
        field.name: dict(file.items(field.name)) if field.form in SECTIONS else file.get(field.name)
        for field in shape.fields
    }


def says(text: str, model: type) -> dict[str, Any]:
    """All a text says, sections as dicts."""
    found = read_strictly(decoded(text.encode()), model)
    values = {}
    for field in shape_of(model).fields:
        value = getattr(found, field.name)
        listed = field.form == "items"
        values[field.name] = {item.id: item for item in value} if listed else value
    return values


def rendered(file: KeyedFile[Any]) -> str:
    """What would be saved, proved."""
    snapshot = file.snapshot()
    data = snapshot.render()
    snapshot.verify(data)
    text = data.decode()
    assert says(text, file.model_type) == held(file)
    return text


@given(seeds)
@settings(max_examples=60)
def test_untouched_bytes_stay(seed: int):
    case = Case(seed)
    assert rendered(case.file) == case.text
    assert held(case.file) == says(case.text, type(case.written))


@given(seeds)
@settings(max_examples=200)
def test_after_an_edit_the_file_says_so_and_keeps_its_comments(seed: int):
    case = Case(seed)
    edits = [case.edit() for _ in range(case.random.randint(1, 4))]
    kept = [comment for _, comment in comments(rendered(case.file)).values()]
    before = [comment for _, comment in comments(decoded(case.text.encode())).values()]
    removed = {key for _, key, kind in edits if kind == "remove" and case.in_lines}
    gone = [comment for key in removed for comment in case.hand.comments.get(key, ())]
    assert sorted(set(before) - set(kept)) == sorted(gone)
    assert sorted(set(kept)) == sorted(kept)


@given(seeds)
@settings(max_examples=100)
def test_an_edit_touches_the_lines_of_its_item_only(seed: int):
    case, before = Case(seed), Case(seed).file
    section, key, _ = case.edit()
    found = KeyedFile.parse(rendered(case.file).encode(), before.model_type)
    if not case.in_lines or (section and before._sections[section]._flow):
        return  # a file or a section in flow style is written anew
    for name in before.sections:
        for other in before.items(name):
            if other != key:
                raw = before.raw(name, other)
                assert raw == case.file.raw(name, other) == found.raw(name, other)


@given(seeds)
@settings(max_examples=100)
def test_taking_an_edit_back_gives_the_bytes_back(seed: int):
    case = Case(seed)
    sections = [name for name in case.file.sections if case.file.items(name)]
    if not sections:
        return
    section = case.random.choice(sections)
    key = case.random.choice(sorted(case.file.items(section)))
    old, raw = case.file.item(key), case.file.raw(section, key)
    order = list(case.file.order(section))
    new = case.chance.instance(type(old))
    case.file.put(section, key, replace(new, id=key) if hasattr(old, "id") else new)
    case.file.put(section, key, old, raw)
    assert case.file.order(section) == order
    assert held(case.file) == says(case.text, type(case.written))
