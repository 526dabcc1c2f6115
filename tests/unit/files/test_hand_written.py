"""Files that people wrote: what the app doesn't touch keeps its bytes, and no comment is lost."""

from __future__ import annotations

import dataclasses
from random import Random
from typing import Any

import pytest
from anything import MODELS, instances
from by_hand import Hand
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from reportedly.files.document import KeyedFile
from reportedly.files.guard import decoded
from reportedly.files.outline import comments
from reportedly.files.reader import read_strictly
from reportedly.files.shapes import SECTIONS, shape_of
from reportedly_schemas.annotation import AnnotationFile

AT_ONCE = (Phase.explicit, Phase.reuse, Phase.generate)
"""Whole files are not shrunk: it takes minutes."""
randoms = st.integers(0, 2**32).map(Random)


@st.composite
def by_hand(draw: st.DrawFn) -> tuple[Any, str, Hand]:
    """A file, as a person wrote it, and that person."""
    file = draw(instances(draw(st.sampled_from([*MODELS, AnnotationFile, AnnotationFile]))))
    hand = Hand(draw(randoms))
    return file, hand.file(file), hand


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


@given(by_hand())
@settings(max_examples=80, phases=AT_ONCE)
def test_untouched_bytes_stay(case: tuple[Any, str, Hand]):
    written, text, _ = case
    file = KeyedFile.parse(text.encode(), type(written))
    assert rendered(file) == text
    assert held(file) == says(text, type(written))


@st.composite
def edited(draw: st.DrawFn) -> tuple[KeyedFile[Any], str, Hand, str, str, str]:
    """An open file with one edit, its text before, who wrote it, and the section, key and kind."""
    written, text, hand = draw(by_hand())
    file = KeyedFile.parse(text.encode(), type(written))
    section = draw(st.sampled_from(file.sections))
    keys = sorted(file.items(section))
    field = shape_of(type(written)).by_key[section]
    new = draw(instances(field.model))
    kind = draw(st.sampled_from(["add", "change", "change", "replace", "remove"])) if keys else "add"
    if kind == "add":
        key = "lzzzyz" if hasattr(new, "id") else "zz-new"
        new = dataclasses.replace(new, id=key) if hasattr(new, "id") else new
    else:
        key = draw(st.sampled_from(keys))
        old = file.items(section)[key]
        if kind == "change":
            name = draw(st.sampled_from([f.name for f in dataclasses.fields(new) if f.name != "id"]))
            new = dataclasses.replace(old, **{name: getattr(new, name)})
        elif hasattr(new, "id"):
            new = dataclasses.replace(new, id=key)
    file.remove(section, key) if kind == "remove" else file.put(section, key, new)
    return file, text, hand, section, key, kind


@given(edited())
@settings(max_examples=200, phases=AT_ONCE)
def test_after_an_edit_the_file_says_so_and_keeps_its_comments(case: Any):
    file, text, hand, _, key, kind = case
    found = rendered(file)
    kept = [comment for _, comment in comments(found).values()]
    gone = hand.comments.get(key, []) if kind == "remove" else []
    before = [comment.rstrip() for _, comment in comments(decoded(text.encode())).values()]
    assert sorted(set(before) - set(kept)) == sorted(set(gone) & set(before))
    assert len(kept) == len(set(kept)) or "# head" in kept


@given(edited())
@settings(max_examples=100, phases=AT_ONCE)
def test_an_edit_touches_the_lines_of_its_item_only(case: Any):
    file, text, _, section, key, kind = case
    before = KeyedFile.parse(text.encode(), file.model_type)
    found = KeyedFile.parse(rendered(file).encode(), file.model_type)
    if "flow" in kind or before._parts.whole or before._sections[section]._flow:
        return
    for name in before.sections:
        for other in before.items(name):
            if other != key:
                assert before.raw(name, other) == file.raw(name, other) == found.raw(name, other)


@given(by_hand(), st.data())
@settings(max_examples=100, phases=AT_ONCE)
def test_taking_an_edit_back_gives_the_bytes_back(case: tuple[Any, str, Hand], data: st.DataObject):
    written, text, _ = case
    file = KeyedFile.parse(text.encode(), type(written))
    sections = [name for name in file.sections if file.items(name)]
    if not sections or file._parts.whole:
        return
    section = data.draw(st.sampled_from(sections))
    if file._sections[section]._flow:
        return
    key = data.draw(st.sampled_from(sorted(file.items(section))))
    old, raw, rank = file.items(section)[key], file.raw(section, key), list(file.order(section))
    new = data.draw(instances(type(old)))
    file.put(section, key, dataclasses.replace(new, id=key) if hasattr(old, "id") else new)
    file.put(section, key, old, raw)
    assert file.order(section) == rank
    if list(rank) == file._sections[section].ranks:
        assert rendered(file) == text
