"""The walls between the packages, seen by a linter, in the sources, and in running processes."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCREENLESS = ("reportedly_schemas", "reportedly", "reportedly_tui.session", "reportedly_tui.keys")
FOLDERS = (
    "schemas/reportedly_schemas",
    "core/reportedly",
    "tui/reportedly_tui/session",
    "tui/reportedly_tui/keys",
)

IMPORT_ALL = """
import importlib, pkgutil, sys
package = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(module.name)
print(*sys.modules)
"""


def loaded_by(code: str, *arguments: str) -> set[str]:
    """Run `code`, which prints names of modules, in a fresh process; return their top levels."""
    command = [sys.executable, "-W", "error", "-c", code, *arguments]
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert run.returncode == 0, run.stderr
    return {name.partition(".")[0] for name in run.stdout.split()}


def test_the_contracts_are_kept():
    run = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("package", SCREENLESS)
def test_no_module_without_a_screen_loads_textual(package: str):
    loaded = loaded_by(IMPORT_ALL, package)
    assert package.partition(".")[0] in loaded
    assert "textual" not in loaded


def test_the_entry_point_loads_textual_only_to_open_the_app():
    loaded = loaded_by("import sys, reportedly_tui.__main__; print(*sys.modules)")
    assert not loaded & {"textual", "pydantic"}


def test_the_models_load_without_pydantic():
    loaded = loaded_by("import sys, reportedly_schemas.annotation; print(*sys.modules)")
    assert "reportedly_schemas" in loaded
    assert "pydantic" not in loaded


def names_imported(source: str) -> set[str]:
    """Return what `source` imports anywhere in it, also by a name handed to a function."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
        elif isinstance(node, ast.Call):
            names.update(
                argument.value
                for argument in node.args
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            )
    return names


@pytest.mark.parametrize(
    "source",
    [
        "import textual.app",
        "def later():\n    from textual.app import App",
        "load = __import__('textual')",
        "import importlib\nimportlib.import_module('textual.app')",
    ],
)
def test_every_way_to_import_is_seen(source: str):
    assert any(name.partition(".")[0] == "textual" for name in names_imported(source))


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_module_without_a_screen_names_textual(folder: str):
    modules = sorted((ROOT / folder).rglob("*.py"))
    assert modules
    offenders = [
        str(module.relative_to(ROOT))
        for module in modules
        if any(
            name.partition(".")[0] == "textual"
            for name in names_imported(module.read_text(encoding="utf-8"))
        )
    ]
    assert offenders == []
