"""`reportedly board`: what it prints, and how it ends."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from reportedly.cli import main

BASE = Path(__file__).parents[2] / "examples" / "base"


class Terminal:
    """Runs the command in this process and keeps what it printed."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *argv: str) -> int:
        code = main(["board", *argv], lambda request: 0, list)
        self.out, self.err = self.capsys.readouterr()
        return code


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(capsys)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a workspace, and stand in it."""
    desk = tmp_path / "desk"
    shutil.copytree(BASE, desk)
    monkeypatch.chdir(desk)
    monkeypatch.setenv("COLUMNS", "80")
    return desk


def rows(terminal: Terminal) -> list[dict]:
    return json.loads(terminal.out)["rows"]


@pytest.mark.parametrize("named", [[], ["harbour"], ["data/harbour"], ["."]])
def test_the_collection_may_be_named(terminal: Terminal, desk: Path, named: list[str]):
    assert terminal(*named, "--format", "json") == 0
    assert [row["id"] for row in rows(terminal)] == ["ferry#c4kx2m"]
    assert terminal.err == ""


def test_a_table_fits_the_terminal(terminal: Terminal, desk: Path):
    assert terminal() == 0
    assert "boats" in terminal.out
    assert max(map(len, terminal.out.splitlines())) <= 80


@pytest.mark.parametrize(("form", "begins"), [("md", "# The ferry"), ("html", "<!DOCTYPE html>")])
def test_other_formats(terminal: Terminal, desk: Path, form: str, begins: str):
    assert terminal("--format", form) == 0
    assert terminal.out.startswith(begins)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--only", "linked"], 1),
        (["--only", "unlinked"], 0),
        (["--only", "contradictions"], 0),
        (["--measure", "boats"], 1),
        (["--measure", "crew"], 0),
        (["--speaker", "brekke"], 1),
        (["--speaker", "mayor"], 0),
        (["--annotator", "ana"], 1),
        (["--annotator", "ben"], 0),
        (["--sort", "articles"], 1),
    ],
)
def test_which_rows_are_printed(terminal: Terminal, desk: Path, options, expected: int):
    assert terminal("--format", "json", *options) == 0
    assert len(rows(terminal)) == expected


def test_where_rows_come_from(terminal: Terminal, desk: Path):
    assert terminal("--provenance") == 0
    assert "Ola Brekke asserts · 1 article" in terminal.out
    assert "└ ferry" in terminal.out


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (["nothing"], "there is no 'nothing'"),
        (["--annotator", "zoe"], "'zoe' has labelled no claim and made no link here (there are:"),
        (["--only", "some"], "invalid choice"),
    ],
)
def test_wrong_use(terminal: Terminal, desk: Path, argv: list[str], told: str):
    assert terminal(*argv) == 2
    assert told in terminal.err


def test_which_of_several_collections(terminal: Terminal, desk: Path):
    shutil.copytree(desk / "data/harbour", desk / "data/other")
    assert terminal() == 2
    assert "which collection? (there are: harbour, other)" in terminal.err


def test_no_collection_yet(terminal: Terminal, tmp_path: Path, monkeypatch):
    (tmp_path / "data").mkdir()
    monkeypatch.chdir(tmp_path)
    assert terminal() == 2
    assert "no collection yet" in terminal.err


def test_what_is_broken_is_left_out_and_told(terminal: Terminal, desk: Path):
    (desk / "annotations/harbour/harbour-note/ben.yaml").write_text("<<<<<<< ours\n")
    assert terminal("--format", "json") == 0
    assert rows(terminal) == []
    assert len(json.loads(terminal.out)["dangling"]) == 1
    first, second = terminal.err.splitlines()
    assert first.startswith("reportedly: annotations/harbour/harbour-note/ben.yaml:1:1: Y3 ")
    assert second == "1 link to claims that are not there; see: reportedly check"


def test_nothing_foreign_is_obeyed(terminal: Terminal, desk: Path):
    path = desk / "annotations/harbour/sources.yaml"
    path.write_text(path.read_text().replace("Ola Brekke", r"O\e]0;x\a\u202e"))
    for form in ("table", "json", "md", "html"):
        assert terminal("--format", form, "--provenance") == 0
        assert not {"\x1b", "\x07", "\u202e"} & set(terminal.out)
