"""In canonical files, places found by lines are those that the YAML parser tells."""

from __future__ import annotations

from typing import Any

import pytest
from by_chance import files
from hypothesis import given
from hypothesis import strategies as st
from test_emit import ANNOTATION, COLLECTION, LINKS, SOURCES

from reportedly.files import nodes
from reportedly.files.canonical_places import CanonicalPlaces
from reportedly.files.emit import write

CANONICAL = st.sampled_from([ANNOTATION, COLLECTION, LINKS, SOURCES]) | files


def same_places(file: Any, extra: tuple[Any, ...] = ()) -> None:
    text = write(file).decode()
    ways = [way for way, _ in nodes._walk(text)]
    missing = [((*path, *extra), on_key) for path, on_key in ways[:40]] if extra else []
    asked = ways + missing
    places = CanonicalPlaces(text)
    for (path, on_key), place in zip(asked, nodes.places(text, asked), strict=True):
        assert places.find(path, on_key) == (place.line, place.column), (path, on_key)


@given(CANONICAL)
def test_every_key_and_value_is_found(file: Any):
    same_places(file)


@given(CANONICAL, st.sampled_from([("nowhere",), (99,), ("spans", 99, "exact"), ("spans", "x")]))
def test_what_is_not_there_is_found_where_it_would_be(file: Any, extra: tuple[Any, ...]):
    same_places(file, extra)


@pytest.mark.parametrize("file", [ANNOTATION, COLLECTION, LINKS, SOURCES], ids=lambda f: f.format)
def test_comments_above_all_change_nothing_but_the_line(file: Any):
    text = write(file).decode()
    ways = [way for way, _ in nodes._walk(text)]
    plain, commented = CanonicalPlaces(text), CanonicalPlaces(f"# ours: yes\n#  - no\n{text}")
    for path, on_key in ways:
        line, column = plain.find(path, on_key)
        assert commented.find(path, on_key) == (line + 2, column)
