"""The pictures of the docs show the app as it is, and hold no address and no machine's path."""

from __future__ import annotations

import importlib.util
import re
from html import unescape
from pathlib import Path
from types import ModuleType

import pytest

DOCS = Path(__file__).parents[2] / "docs"
NAMES = ("board", "desk", "draft", "links", "reader", "sources")


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    """Load docs/screenshots.py."""
    spec = importlib.util.spec_from_file_location("screenshots", DOCS / "screenshots.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def picture(name: str) -> str:
    return (DOCS / "screenshots" / f"{name}.svg").read_text(encoding="utf-8")


def words(svg: str) -> list[str]:
    """Return the runs of text in a picture."""
    return [unescape(run) for run in re.findall(r"<text[^>]*>([^<]*)</text>", svg)]


def test_there_is_a_picture_of_every_scene(maker: ModuleType):
    assert set(maker.SCENES) == set(NAMES)
    assert {path.stem for path in (DOCS / "screenshots").iterdir()} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_shows_the_app_as_it_is(maker: ModuleType, name: str):
    made = maker.pictures((name,))[name]
    assert words(picture(name)) == words(made), "out of date: make screenshots"


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_needs_nothing_from_elsewhere(name: str):
    svg = picture(name)
    assert set(re.findall(r"\w+://[^\"'\s)]+", svg)) == {"http://www.w3.org/2000/svg"}
    assert "@font-face" not in svg
    assert "url(" not in re.sub(r"url\(#", "", svg)


@pytest.mark.parametrize(
    ("name", "phrases"),
    [
        ("desk", ["harrow-dam", "5 of 5 complete"]),
        ("reader", ["ATTRIBUTION", "the Ossel Ledger", "Regional officials", "Dunmarrow Civil"]),
        ("board", ["A≠ ~60 killed", "WHERE IT COMES FROM", "Dunmarrow Civil"]),
        ("draft", ["NEW ATTRIBUTION", "the State Water Board", "according to"]),
    ],
)
def test_a_picture_shows_what_it_is_for(name: str, phrases: list[str]):
    shown = [run.replace("\xa0", " ") for run in words(picture(name))]
    assert set(phrases) <= set(shown)
