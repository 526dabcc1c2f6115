"""Every rule's own examples, run through the checker: the wrong piece and the right one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reportedly.check import RULES, check_workspace
from reportedly.check.example import MARK, Example
from reportedly.check.rule import Rule
from reportedly.problems import Problem
from reportedly.workspace import Workspace

BASE = Path(__file__).parents[2] / "examples" / "base"
EACH = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def change(root: Path, file: str, instead: str, piece: str) -> str:
    """Put a piece of a file in another's place; return what stands before it."""
    path = root / file
    text = path.read_bytes().decode() if path.exists() else ""
    assert text.count(instead) == 1, f"{instead!r} stands {text.count(instead)} times in {file}"
    before, after = text.split(instead) if instead else ("", "")
    path.write_bytes((before + piece + after).encode())
    return before


def problems(root: Path, example: Example, piece: str) -> tuple[str, tuple[Problem, ...]]:
    """Check the workspace with a piece in it; return also what stands before the piece."""
    shutil.copytree(BASE, root)
    for each in example.setting:
        change(root, *each)
    before = change(root, example.file, example.instead, piece)
    return before, check_workspace(Workspace(root)).problems


@EACH
def test_what_is_wrong_is_told_at_its_very_place(rule: Rule, tmp_path: Path):
    example = rule.example
    before, found = problems(tmp_path / "workspace", example, example.unmarked())
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    expected = [
        (example.file, line + down, right + (column if down == 0 else 1))
        for down, right in example.marked()
    ]
    assert expected
    assert [(p.path, p.line, p.column) for p in found if p.code == rule.code] == expected


@EACH
def test_what_is_right_is_not_told(rule: Rule, tmp_path: Path):
    assert MARK not in rule.example.right
    _, found = problems(tmp_path / "workspace", rule.example, rule.example.right)
    assert [problem for problem in found if problem.code == rule.code] == []


@EACH
def test_a_caret_stands_below_each_place(rule: Rule):
    shown = rule.example.shown_wrong().split("\n")
    carets = [at for at, line in enumerate(shown) if line and not line.strip(" ^")]
    assert len(carets) == len({line for line, _ in rule.example.marked()})
    assert all(line == line.rstrip(" ") for line in shown)
