"""Every file in `tests/examples` is one small change of one valid workspace, and what it leads to.

An example is TOML: what it shows (`about`), what is changed (`change`), and, where it is invalid,
every line that `check` prints about it (`expect`, each the beginning of a line).
"""

from __future__ import annotations

import os
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from reportedly.check import RULES, check_workspace
from reportedly.workspace import Workspace

EXAMPLES = Path(__file__).parents[2] / "examples"
VALID = sorted((EXAMPLES / "valid").glob("*.toml"))
INVALID = sorted((EXAMPLES / "invalid").glob("*.toml"))


def change(root: Path, file: str, **how: Any) -> None:
    """Change one file: `old` to `new`, or anew to `write` or `hex`, or `remove`, `move`, `link`."""
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    match how:
        case {"old": old, "new": new}:
            text = path.read_bytes().decode()
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
            path.write_bytes(text.replace(old, new).encode())
        case {"write": text}:
            path.write_bytes(text.encode())
        case {"hex": digits}:
            path.write_bytes(bytes.fromhex(digits))
        case {"remove": True}:
            path.unlink()
        case {"move": target}:
            (root / target).parent.mkdir(parents=True, exist_ok=True)
            os.replace(path, root / target)
        case {"link": target}:
            path.symlink_to(target)
        case _:
            raise ValueError(f"no such change: {how}")


def lines_about(example: Path, root: Path) -> tuple[dict[str, Any], list[str]]:
    """Lay an example over the valid workspace; return it, and what `check` says, without hints."""
    shutil.copytree(EXAMPLES / "base", root)
    told = tomllib.loads(example.read_text(encoding="utf-8"))
    for each in told["change"]:
        change(root, **each)
    problems = check_workspace(Workspace(root)).problems
    assert list(problems) == sorted(problems)
    assert all(problem.hint for problem in problems)
    return told, [
        f"{p.path}:{p.line}:{p.column}: {p.code} {p.severity} {p.message}" for p in problems
    ]


def test_the_workspace_they_change_is_valid():
    report = check_workspace(Workspace(EXAMPLES / "base"))
    assert report.problems == ()
    assert report.files == 7


@pytest.mark.parametrize("example", VALID, ids=lambda path: path.stem)
def test_a_valid_example_passes(example: Path, tmp_path: Path):
    told, lines = lines_about(example, tmp_path / "workspace")
    assert told["about"]
    assert lines == []


@pytest.mark.parametrize("example", INVALID, ids=lambda path: path.stem)
def test_an_invalid_example_is_told_at_its_very_place(example: Path, tmp_path: Path):
    told, lines = lines_about(example, tmp_path / "workspace")
    assert told["about"]
    assert len(lines) == len(told["expect"]), "\n".join(lines)
    for line, expected in zip(lines, told["expect"], strict=True):
        assert line[: len(expected)] == expected
    codes = {line.split(": ")[1].split()[0] for line in lines}
    assert example.stem.split("-")[0] in codes


@pytest.mark.parametrize("examples", [VALID, INVALID], ids=["valid", "invalid"])
def test_every_rule_has_examples_of_both_kinds(examples: list[Path]):
    shown = {path.stem.split("-")[0] for path in examples}
    assert shown >= {rule.code for rule in RULES}


def test_a_file_that_the_system_does_not_give_is_told(tmp_path: Path):
    root = tmp_path / "workspace"
    shutil.copytree(EXAMPLES / "base", root)
    path = root / "annotations/harbour/ferry/cy.yaml"
    os.mkfifo(path)
    [problem] = check_workspace(Workspace(root)).problems
    assert (problem.path, problem.code) == ("annotations/harbour/ferry/cy.yaml", "Y3")
    assert problem.message == "this file can't be read"
