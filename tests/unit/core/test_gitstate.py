"""Git's view of the labels, in repositories of every kind, hostile ones included."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from reportedly.gitstate import NOTHING, GitState, git_moved, git_state, git_user_id

LABELS = "annotations/harbour/ferry/ana.yaml"


def git(root: Path, *arguments: str) -> str:
    who = ("-c", "user.name=Ana", "-c", "user.email=ana@example.org")
    done = subprocess.run(
        ["git", *who, *arguments], cwd=root, check=True, capture_output=True, text=True
    )
    return done.stdout


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a repository with one commit of one file."""
    root = tmp_path / "desk"
    (root / LABELS).parent.mkdir(parents=True)
    (root / LABELS).write_text("format: x\n")
    (root / "data").mkdir()
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "labels")
    return root


def change(root: Path, *steps: str) -> None:
    """Write and stage the labels, in the steps given."""
    for step in steps:
        if step == "stage":
            git(root, "add", LABELS)
        elif step == "unlink":
            (root / LABELS).unlink()
        elif step == "untrack":
            git(root, "rm", "-q", "--cached", LABELS)
        else:
            (root / LABELS).write_text(step)


@pytest.mark.parametrize(
    ("steps", "state", "changed"),
    [
        ((), "clean", 0),
        (("format: y\n",), "changed", 1),
        (("format: y\n", "stage"), "staged", 1),
        (("format: y\n", "stage", "format: x\n"), "changed", 1),
        (("format: y\n", "format: x\n"), "clean", 0),
        (("unlink",), "changed", 1),
        (("untrack",), "untracked", 1),
    ],
)
def test_the_state_of_a_file(root: Path, steps: tuple[str, ...], state: str, changed: int):
    change(root, *steps)
    assert git_state(root, root / LABELS) == GitState("main", state, changed)


def test_a_file_that_is_not_there_has_no_state(root: Path):
    assert git_state(root, root / "annotations/a/b/c.yaml").file == "none"


def test_what_git_ignores_does_not_count(root: Path):
    (root / ".gitignore").write_text("data/\n")
    (root / "data/a.txt").write_text("a")
    assert git_state(root, root / LABELS).changed == 0


def test_only_articles_and_labels_count(root: Path):
    (root / "notes.txt").write_text("a")
    (root / "data/a.txt").write_text("a")
    assert git_state(root, root / LABELS).changed == 1


def test_names_that_are_not_text_or_look_like_options_are_taken_as_they_are(root: Path):
    for name in (b"--output=x", b"a\nb.txt", b"caf\xe9.txt", b":(top)x"):
        (root / "data" / os.fsdecode(name)).write_text("a")
    git(root, "add", "-A")
    assert git_state(root, root / "data" / "--output=x").file == "staged"
    assert git_state(root, root / LABELS).changed == 4


def test_a_change_of_the_same_size_and_time_to_the_index_is_seen(root: Path):
    assert git_state(root, root / LABELS).file == "clean"
    change(root, "format: y\n", "stage")
    assert git_state(root, root / LABELS).file == "staged"
    git(root, "commit", "-qm", "more")
    assert git_state(root, root / LABELS).file == "clean"


def test_git_goes_on_when_something_is_staged_committed_or_checked_out(root: Path):
    def moved() -> bool:
        was = git_moved(root)
        git_state(root, root / LABELS)
        return was and not git_moved(root)

    git_state(root, root / LABELS)
    change(root, "format: y\n")
    assert not git_moved(root)
    change(root, "stage")
    assert moved()
    git(root, "commit", "-qm", "more")
    assert moved()
    git(root, "switch", "-qc", "other")
    assert moved()


def test_outside_a_repository_git_never_goes_on(tmp_path: Path):
    git_state(tmp_path, tmp_path / LABELS)
    assert not git_moved(tmp_path)


def test_before_the_first_commit(tmp_path: Path):
    git(tmp_path, "init", "-q", "-b", "début")
    (tmp_path / "data").mkdir()
    (tmp_path / "data/a.txt").write_text("a")
    assert git_state(tmp_path, tmp_path / "data/a.txt") == GitState("début", "untracked", 1)
    git(tmp_path, "add", "-A")
    assert git_state(tmp_path, tmp_path / "data/a.txt") == GitState("début", "staged", 1)


def test_without_a_branch(root: Path):
    git(root, "checkout", "-q", "--detach")
    commit = git(root, "rev-parse", "HEAD")
    assert git_state(root, root / LABELS).branch == f"detached@{commit[:7]}"


def test_a_workspace_below_the_top_of_its_repository(tmp_path: Path):
    desk = tmp_path / "some" / "desk"
    (desk / "data").mkdir(parents=True)
    (desk / "data/a.txt").write_text("a")
    (tmp_path / "data").mkdir()
    (tmp_path / "data/other.txt").write_text("not ours")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", "some")
    git(tmp_path, "commit", "-qm", "desk")
    assert git_state(desk, desk / "data/a.txt") == GitState("main", "clean", 0)


def test_a_second_worktree(root: Path, tmp_path: Path):
    git(root, "worktree", "add", "-q", "-b", "other", str(tmp_path / "other"))
    other = tmp_path / "other"
    (other / LABELS).write_text("changed")
    assert git_state(other, other / LABELS) == GitState("other", "changed", 1)
    assert git_state(root, root / LABELS) == GitState("main", "clean", 0)


def test_a_conflict_counts_as_changed(root: Path):
    for branch, text in (("one", "format: 1\n"), ("two", "format: 2\n")):
        git(root, "checkout", "-q", "-b", branch, "main")
        change(root, text, "stage")
        git(root, "commit", "-qm", branch)
    with pytest.raises(subprocess.CalledProcessError):
        git(root, "merge", "one")
    assert git_state(root, root / LABELS) == GitState("two", "changed", 1)


def test_a_repository_that_hashes_with_sha256(tmp_path: Path):
    git(tmp_path, "init", "-q", "-b", "main", "--object-format=sha256")
    (tmp_path / "data").mkdir()
    (tmp_path / "data/a.txt").write_text("a")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "a")
    assert git_state(tmp_path, tmp_path / "data/a.txt") == GitState("main", "clean", 0)


def test_no_repository(tmp_path: Path):
    assert git_state(tmp_path, tmp_path / "a") == NOTHING


def test_no_git(root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert git_state(root, root / LABELS) == NOTHING
    assert git_user_id() is None


def test_a_repository_that_git_refuses(root: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert git_state(root, root / LABELS) == NOTHING


def test_a_broken_repository(root: Path):
    (root / ".git" / "HEAD").write_text("")
    assert git_state(root, root / LABELS) == NOTHING


HOSTILE = """
[core]
	repositoryformatversion = 1
	fsmonitor = {evil}
	hooksPath = {hooks}
	sshCommand = {evil}
	pager = {evil}
	askPass = {evil}
	alternateRefsCommand = {evil}
[filter "evil"]
	clean = {evil}
	smudge = {evil}
	process = {evil}
[diff]
	external = {evil}
[diff "evil"]
	textconv = {evil}
	command = {evil}
[alias]
	rev-parse = !{evil}
	ls-files = !{evil}
[extensions]
	partialClone = origin
[protocol "ext"]
	allow = always
[remote "origin"]
	url = ext::{evil} %S
	promisor = true
"""


@pytest.mark.parametrize("lacking", [False, True], ids=["whole", "partial"])
def test_nothing_that_a_repository_configures_is_run(root: Path, tmp_path: Path, lacking: bool):
    ran = tmp_path / "ran"
    evil = tmp_path / "evil.sh"
    evil.write_text(f"#!/bin/sh\necho ran >> '{ran}'\nexit 1\n")
    evil.chmod(0o755)
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for hook in ("post-index-change", "fsmonitor-watchman", "reference-transaction"):
        (hooks / hook).symlink_to(evil)
    tree = git(root, "rev-parse", "HEAD:annotations").strip()
    with open(root / ".git" / "config", "a", encoding="utf-8") as config:
        config.write(HOSTILE.format(evil=evil, hooks=hooks))
    (root / ".gitattributes").write_text("* filter=evil diff=evil\n")
    (root / LABELS).write_text("format: y\n")
    if lacking:
        (root / ".git" / "objects" / tree[:2] / tree[2:]).unlink()

    assert git_state(root, root / LABELS).file in ("changed", "none")
    assert not ran.exists()
    # The trap works: git itself, asked the usual way, walks into it.
    subprocess.run(["git", "status"], cwd=root, check=False, capture_output=True, timeout=20)
    assert ran.exists()


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Ana Lüders", "ana-luders"), ("Ana", "ana"), ("", None), ("李雷", "annotator")],
)
def test_the_annotator_from_gits_user_name(
    name: str, expected: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    config = tmp_path / "gitconfig"
    config.write_text(f'[user]\n\tname = "{name}"\n', encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.chdir(tmp_path)
    assert git_user_id() == expected


def test_no_user_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    assert git_user_id() is None
