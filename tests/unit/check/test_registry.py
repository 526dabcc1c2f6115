"""I3 and I4: what a whole collection says about the sources in its registry."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reportedly.check.library import KEPT, Library
from reportedly.cli import main
from reportedly.workspace import Workspace

BASE = Path(__file__).parents[2] / "examples" / "base"
SOURCES = "annotations/harbour/sources.yaml"
LABELS = "annotations/harbour/ferry/ana.yaml"
Codes = Callable[..., list[str]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "workspace"
    shutil.copytree(BASE, root)
    return root


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def codes(root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Codes:
    """Return what checks files, or all of them, and returns the codes of the problems."""
    monkeypatch.chdir(root)

    def checked(*paths: str) -> list[str]:
        main(["check", "--format", "json", *paths], lambda request: 0, list)
        return [problem["code"] for problem in json.loads(capsys.readouterr().out)["problems"]]

    return checked


def test_the_registry_alone_is_checked_as_with_all_the_rest(root: Path, codes: Codes):
    assert codes(SOURCES) == []
    change(root / SOURCES, "sources:\n", 'sources:\n  nobody:\n    name: "Nobody"\n')
    assert codes(SOURCES) == codes() == ["I3"]


def test_labels_that_cannot_be_read_may_name_anybody(root: Path, codes: Codes):
    change(root / SOURCES, "sources:\n", 'sources:\n  nobody:\n    name: "Nobody"\n')
    (root / "annotations/harbour/ferry/cy.yaml").write_text("{", encoding="utf-8")
    assert codes(SOURCES) == []
    assert codes() == ["Y3"]


def test_labels_of_an_article_that_nobody_lists_count(root: Path, codes: Codes):
    change(root / SOURCES, "sources:\n", 'sources:\n  nobody:\n    name: "Nobody"\n')
    (root / "annotations/harbour/old").mkdir()
    text = (root / LABELS).read_text(encoding="utf-8")
    text = text.replace("harbour/ferry\n", "harbour/old\n").replace("[ola-brekke]", "[nobody]")
    (root / "annotations/harbour/old/ana.yaml").write_text(text, encoding="utf-8")
    assert codes(SOURCES) == []


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (['"Ola Brekke"', '"Ola Brekke"'], ["I4"]),
        (['"Ola Brekke"', '"OLA BREKKE"'], ["I4"]),
        (['"Straße"', '"STRASSE"'], ["I4"]),
        (['"Ola  Brekke"', '"Ola Brekke"'], ["I4"]),
        (['"Ola"', '"Ola B."'], []),
    ],
)
def test_names_are_compared_without_case_and_spacing(
    root: Path, codes: Codes, names: list[str], expected: list[str]
):
    entries = "".join(
        f"  {key}:\n    name: {name}\n    members: [{other}]\n"
        for key, other, name in zip("st", "ts", names, strict=True)
    )
    path = root / "annotations/harbour/sources.yaml"
    change(path, 'name: "Ola Brekke"', 'name: "Someone"')
    path.write_text(path.read_text(encoding="utf-8") + entries, encoding="utf-8")
    assert codes(SOURCES) == expected


def test_articles_are_kept_only_as_far_as_they_are_small(root: Path):
    library = Library(Workspace(root))
    (root / "data/harbour/ferry.txt").write_bytes(b"x" * (KEPT + 1))
    large = library.text("harbour/ferry")
    assert library.text("harbour/ferry") is large
    note = library.text("harbour/harbour-note")
    assert library.text("harbour/harbour-note") is note
    assert library.text("harbour/ferry") is not large
