"""The texts an article had before: from git, whatever is in it, without running anything of it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from reportedly.files.save import digest
from reportedly.importing import import_files
from reportedly.reanchor.past import Past, earlier_versions
from reportedly.workspace import Workspace

FERRY = "data/harbour/ferry.txt"
AT = "harbour/ferry"


def git(root: Path, *arguments: str) -> str:
    who = ("-c", "user.name=Ana", "-c", "user.email=ana@example.org")
    done = subprocess.run(
        ["git", *who, *arguments], cwd=root, check=True, capture_output=True, text=True
    )
    return done.stdout


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace in git whose article had the text `One.` at first."""
    made = Workspace(tmp_path / "desk")
    (made.root / "data").mkdir(parents=True)
    text = tmp_path / "ferry.txt"
    text.write_text("One.")
    import_files(made, [text], "harbour")
    git(made.root, "init", "-q", "-b", "main")
    commit(made, "One.")
    return made


def commit(workspace: Workspace, text: str) -> None:
    (workspace.root / FERRY).write_text(text)
    git(workspace.root, "add", "-A")
    git(workspace.root, "commit", "-qm", text)


def found(workspace: Workspace, text: str) -> bool:
    return Past(workspace).text(AT, digest(text.encode())) == text


def test_a_text_is_found_by_its_hash(workspace: Workspace):
    commit(workspace, "Two.")
    commit(workspace, "Three.")
    (workspace.root / FERRY).write_text("Four.")
    assert all(found(workspace, text) for text in ("One.", "Two.", "Three."))
    assert not found(workspace, "Four.")


def test_the_newest_text_that_has_some_words_at_their_place(workspace: Workspace):
    commit(workspace, "Two. More.")
    commit(workspace, "One. More.")
    past = Past(workspace)
    assert past.text_with(AT, 0, "One") == "One. More."
    assert past.text_with(AT, 0, "Two") == "Two. More."
    assert past.text_with(AT, 1, "One") is None


def test_texts_of_other_branches_staged_and_forgotten_ones(workspace: Workspace):
    git(workspace.root, "checkout", "-qb", "other")
    commit(workspace, "On a branch.")
    git(workspace.root, "checkout", "-q", "main")
    commit(workspace, "Amended.")
    (workspace.root / FERRY).write_text("Instead.")
    git(workspace.root, "commit", "-qa", "--amend", "-m", "Instead.")
    (workspace.root / FERRY).write_text("Staged.")
    git(workspace.root, "add", "-A")
    (workspace.root / FERRY).write_text("On disk.")
    for text in ("On a branch.", "Amended.", "Instead.", "Staged."):
        assert found(workspace, text), text


def test_a_workspace_below_the_top_of_its_repository(tmp_path: Path, workspace: Workspace):
    top = tmp_path / "top"
    git(tmp_path, "init", "-q", str(top))
    (top / "desks").mkdir()
    (workspace.root / ".git").rename(tmp_path / "unused")
    workspace.root.rename(top / "desks" / "one")
    git(top, "add", "-A")
    git(top, "commit", "-qm", "all")
    assert found(Workspace(top / "desks" / "one"), "One.")


def test_a_text_that_is_no_text_is_passed_over(workspace: Workspace):
    (workspace.root / FERRY).write_bytes(b"\xff\xfe")
    git(workspace.root, "commit", "-qam", "latin")
    assert found(workspace, "One.")
    assert Past(workspace).text(AT, digest(b"\xff\xfe")) is None


def test_where_git_knows_nothing_there_is_nothing(tmp_path: Path, workspace: Workspace):
    assert list(earlier_versions(tmp_path, tmp_path / "data/a.txt")) == []
    (workspace.root / ".git" / "HEAD").write_text("")
    assert not found(workspace, "One.")


def test_a_text_that_is_given_or_kept_needs_no_git(tmp_path: Path, workspace: Workspace):
    past = Past(workspace, b"Given.")
    past.keep("Kept.")
    assert past.given == digest(b"Given.")
    assert past.text(AT, digest(b"Given.")) == "Given."
    assert past.text(AT, digest(b"Kept.")) == "Kept."


HOSTILE = """
[core]
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
[log]
	showSignature = true
[gpg]
	program = {evil}
[alias]
	rev-list = !{evil}
	cat-file = !{evil}
[extensions]
	partialClone = origin
[protocol "ext"]
	allow = always
[remote "origin"]
	url = ext::{evil} %S
	promisor = true
"""


@pytest.mark.parametrize("lacking", [False, True], ids=["whole", "partial"])
def test_nothing_that_a_repository_configures_is_run(
    workspace: Workspace, tmp_path: Path, lacking: bool
):
    root, ran, evil = workspace.root, tmp_path / "ran", tmp_path / "evil.sh"
    evil.write_text(f"#!/bin/sh\necho ran >> '{ran}'\nexit 1\n")
    evil.chmod(0o755)
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for hook in ("post-index-change", "fsmonitor-watchman", "reference-transaction"):
        (hooks / hook).symlink_to(evil)
    blob = git(root, "rev-parse", f"HEAD:{FERRY}").strip()
    tree = git(root, "rev-parse", "HEAD:data").strip()
    with open(root / ".git" / "config", "a", encoding="utf-8") as config:
        config.write(HOSTILE.format(evil=evil, hooks=hooks))
    (root / ".gitattributes").write_text("* filter=evil diff=evil\n")
    (root / FERRY).write_text("Two.")
    if lacking:
        for gone in (blob, tree):
            (root / ".git" / "objects" / gone[:2] / gone[2:]).unlink()

    assert found(workspace, "One.") is not lacking
    assert not ran.exists()
    # The trap works: git itself, asked the usual way, walks into it.
    subprocess.run(["git", "status"], cwd=root, check=False, capture_output=True, timeout=20)
    assert ran.exists()
