"""Hooks and CI files: valid to who reads them, the same in the docs, and they do their work."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from reportedly.ci import FILES
from reportedly.cli import main

ROOT = Path(__file__).parents[3]
BASE = ROOT / "tests" / "examples" / "base"
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
DOCS = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
LABELS = "annotations/harbour/ferry/ana.yaml"


def loaded(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(text)


def tool(*argv: str, cwd: Path, code: int | None = 0) -> str:
    """Run a program of the virtual environment, which comes first on the path."""
    own = str(Path(sys.executable).parent)
    done = subprocess.run(
        argv,
        cwd=cwd,
        env={**os.environ, "PATH": os.pathsep.join((own, os.environ["PATH"]))},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert code is None or done.returncode == code, done.stdout + done.stderr
    return done.stdout


def pre_commit(*argv: str, cwd: Path, code: int | None = 0) -> str:
    return tool(sys.executable, "-m", "pre_commit", *argv, cwd=cwd, code=code)


def git(*argv: str, cwd: Path) -> str:
    return tool("git", "-c", "user.name=A", "-c", "user.email=a@example.org", *argv, cwd=cwd)


def init(desk: Path, *argv: str) -> int:
    return main(["init", str(desk), *argv], lambda _: 0, list)


def test_pre_commit_accepts_the_manifest(tmp_path: Path):
    pre_commit("validate-manifest", str(MANIFEST), cwd=tmp_path)


def test_what_init_writes_for_pre_commit_are_the_shipped_hooks():
    shipped = {hook["id"]: hook for hook in loaded(MANIFEST.read_text(encoding="utf-8"))}
    [repository] = loaded(FILES["pre-commit"][1])["repos"]
    for hook in repository["hooks"]:
        expected = {**shipped.pop(hook["id"]), "language": "system"}
        del expected["description"]
        assert hook == expected
    assert not shipped


@pytest.mark.parametrize("system", FILES)
def test_the_docs_show_what_init_writes(system: str):
    shown = re.search(rf"<!-- {system} -->\n```yaml\n(.*?)```", DOCS, re.DOTALL)
    assert shown
    assert shown[1] == FILES[system][1].replace("VERSION", version("reportedly"))
    assert FILES[system][0] in DOCS


@pytest.mark.parametrize(
    ("system", "schema"),
    [("github", "vendor.github-workflows"), ("gitlab", "vendor.gitlab-ci")],
)
def test_the_systems_accept_what_init_writes(system: str, schema: str, tmp_path: Path):
    assert init(tmp_path, "--ci", system) == 0
    tool(
        *("check-jsonschema", "--builtin-schema", schema, FILES[system][0]),
        *(["--data-transform", "gitlab-ci"] if system == "gitlab" else []),
        cwd=tmp_path,
    )


def test_init_offers_them_and_overwrites_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert init(tmp_path) == 0
    assert f"reportedly init {tmp_path} --ci pre-commit" in capsys.readouterr().err
    (tmp_path / ".gitlab-ci.yml").write_text("mine: {}\n")
    assert init(tmp_path, "--ci", "gitlab", "--ci", "github", "--ci", "github") == 0
    out, err = capsys.readouterr()
    assert f"kept {tmp_path}/.gitlab-ci.yml" in out
    assert out.count(f"made {tmp_path}/.github/workflows/labels.yml") == 1
    assert ".gitlab-ci.yml was there: add to it what docs/ci.md shows" in err
    assert (tmp_path / ".gitlab-ci.yml").read_text() == "mine: {}\n"
    assert init(tmp_path, "--ci", "jenkins") == 2


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a workspace in a repository whose commits go through the hooks."""
    root = tmp_path / "desk"
    shutil.copytree(BASE, root)
    assert init(root, "--ci", "pre-commit") == 0
    git("init", "-q", "-b", "main", cwd=root)
    pre_commit("install", cwd=root)
    git("add", "-A", cwd=root)
    return root


def replace(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def commit(root: Path) -> str:
    """Commit everything, through the hooks; return what they say, or nothing if it went through."""
    git("add", "-A", cwd=root)
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    own = str(Path(sys.executable).parent)
    done = subprocess.run(
        ["git", *who, "commit", "-qm", "labels"],
        cwd=root,
        env={**os.environ, "PATH": os.pathsep.join((own, os.environ["PATH"]))},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return done.stdout + done.stderr if done.returncode else ""


def test_pre_commit_stops_what_is_wrong_and_lets_the_rest_through(repository: Path):
    assert commit(repository) == ""
    replace(repository / LABELS, "stance: asserts", "stance: assert")
    assert f"{LABELS}:56:13: P1 error 'assert' is not in the codebook" in commit(repository)
    replace(repository / LABELS, "stance: assert", "stance:  denies")
    assert "files were modified by this hook" in commit(repository)
    assert commit(repository) == ""
    assert "stance: denies" in git("show", f"HEAD:{LABELS}", cwd=repository)


def test_pre_commit_stops_a_commit_that_only_removes_a_file(repository: Path):
    assert commit(repository) == ""
    (repository / "data/harbour/harbour-note.txt").unlink()
    assert "data/harbour/collection.yaml" in commit(repository)


def test_pre_commit_over_all_files(repository: Path):
    said = pre_commit("run", "--all-files", cwd=repository)
    assert re.search(r"reportedly fmt\.+Passed\nreportedly check\.+Passed", said)
