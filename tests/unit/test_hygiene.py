"""The repository says nothing of the machine it was made on, and its parts stay small."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("schemas/reportedly_schemas/", "core/reportedly/", "tui/reportedly_tui/")
LINES = {ast.Module: 350, ast.ClassDef: 250, ast.FunctionDef: 50, ast.AsyncFunctionDef: 50}

MACHINE_PATH = re.compile(rb"(?<![\w./-])/(?:work|root|farm|tmp/bash_jobs[\w.]*)/", re.ASCII)
PACKAGE_INDEX = re.compile(rb"py(?:pi|thonhosted)\.org|registry\.np(?:m)js", re.IGNORECASE)


@pytest.fixture(scope="module")
def files() -> list[Path]:
    """List what git tracks or would track."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listing = subprocess.run(
        [git, "ls-files", "-co", "--exclude-standard", "-z"],
        capture_output=True,
        check=True,
        cwd=ROOT,
    )
    names = listing.stdout.decode().split("\0")
    return [ROOT / name for name in names if (ROOT / name).is_file()]


@pytest.mark.parametrize("pattern", [MACHINE_PATH, PACKAGE_INDEX], ids=["machine", "index"])
def test_no_file_names_the_machine_or_a_package_index(files: list[Path], pattern: re.Pattern):
    found = [
        f"{path.relative_to(ROOT)}: {hit.group().decode()}"
        for path in files
        if (hit := pattern.search(path.read_bytes()))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        (b"see /" + b"work/main/README", True),
        (b'"/' + b'root/.config"', True),
        (b"/tmp/" + b"bash_jobs.0/3/stdout", True),
        (b"https://example.org/work/1", False),
        (b"tests/root/article.txt", False),
        (b"the root/ of it", False),
    ],
)
def test_a_path_of_a_machine_is_told_from_others(text: bytes, refused: bool):
    assert bool(MACHINE_PATH.search(text)) is refused


def test_the_lock_lists_hashes_and_no_address():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "http" not in lock
    pinned = re.findall(r"^\S+==\S+.*\\\n    --hash=sha256:[0-9a-f]{64}", lock, re.MULTILINE)
    assert len(pinned) == len(re.findall(r"^\w", lock, re.MULTILINE)) > 0


def too_long(path: Path) -> Iterator[str]:
    """Yield each part of a module that has more lines than its kind may have."""
    source = path.read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(source)):
        limit = LINES.get(type(node))
        if limit is None:
            continue
        if isinstance(node, ast.Module):
            name, length = "module", source.count("\n")
        else:
            name, length = node.name, node.end_lineno - node.lineno + 1
        if length > limit:
            yield f"{path.relative_to(ROOT)} {name}: {length} lines, at most {limit}"


def test_modules_classes_and_functions_stay_small(files: list[Path]):
    modules = [
        path
        for path in files
        if path.suffix == ".py" and path.relative_to(ROOT).as_posix().startswith(PACKAGES)
    ]
    assert modules
    assert [line for path in modules for line in too_long(path)] == []
