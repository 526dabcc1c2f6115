"""Two apps on one collection share its registry: nothing of either is lost, nothing overwritten."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from registers import (
    BOARD,
    COLLECTION,
    KNOWN,
    MAYOR,
    here,
    on_disk,
    write_registry,
)
from sitting import HERALD_AT, WIRE_AT, Reports, notice, open_session

from reportedly.edits import SetItem
from reportedly.workspace import Damaged, Workspace
from reportedly_schemas.sources import Source
from reportedly_tui.session.commands.referring import known_in
from reportedly_tui.session.conflicts import look, settle
from reportedly_tui.session.editing import edit_apart, redo, undo
from reportedly_tui.session.outcome import Menu
from reportedly_tui.session.saver import OpenFile
from reportedly_tui.session.session import Session

LIND = Source("Mara Lind", "person", "named")
SENN = Source("Dorrit Senn", "organisation", "named")


class Sitting:
    """One annotator's app without its screen."""

    def __init__(self, workspace: Workspace, annotator: str, address: str) -> None:
        self.reports = Reports()
        self.session = Session(workspace, annotator, self.reports)
        self.session.open(address)

    @property
    def file(self) -> OpenFile:
        return self.session.sources(COLLECTION)

    def put(self, key: str, after: Source | None) -> OpenFile:
        """Change an entry and wait until what comes of it is known."""
        done = SetItem("sources", key, here(self.session).get(key), after)
        assert edit_apart(self.session, key, [(str(self.file.path), done)]) is None
        return self.told()

    def told(self) -> OpenFile:
        self.reports.wait_for(lambda: self.file.state != "saving")
        return self.file

    def settle(self):
        """Do what the app does when it is told of a file."""
        result = settle(self.session, self.file)
        if result is None:
            self.told()
        return result


@pytest.fixture
def both(workspace: Workspace):
    """Ana's app and ben's, both having read the registry."""
    write_registry(workspace, KNOWN)
    made = Sitting(workspace, "ana", HERALD_AT), Sitting(workspace, "ben", WIRE_AT)
    assert all(here(one.session) == KNOWN for one in made)
    yield made
    for one in made:
        one.session.close()


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    from sitting import make_workspace

    return make_workspace(tmp_path / "desk")


def test_both_add_entries_one_after_the_other(both, workspace: Workspace):
    ana, ben = both
    assert ana.put("mara-lind", LIND).state == "saved"
    assert ben.put("dorrit-senn", SENN).state == "changed"
    assert on_disk(workspace) == KNOWN | {"mara-lind": LIND}, "nothing is overwritten"
    assert ben.settle() is None
    assert ben.file.state == "saved"
    assert on_disk(workspace) == KNOWN | {"mara-lind": LIND, "dorrit-senn": SENN}
    assert here(ben.session) == on_disk(workspace)
    assert "read anew" in notice(look(ana.session))
    assert here(ana.session) == on_disk(workspace)


def test_no_app_keeps_the_registry_from_the_other(both):
    ana, ben = both
    for number in range(4):
        ana.put(f"of-ana-{number}", LIND)
        ana.settle()
        ben.put(f"of-ben-{number}", SENN)
        ben.settle()
        assert (ana.file.lock, ben.file.lock) == (None, None)
        assert ana.file.state == ben.file.state == "saved"
    look(ana.session)
    assert here(ana.session) == here(ben.session)
    assert len(here(ana.session)) == len(KNOWN) + 8


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (("otto-verne", replace(MAYOR, notes="x")), ("state-water-board", None)),
        (("otto-verne", None), ("mara-lind", LIND)),
        (("mara-lind", LIND), ("otto-verne", replace(MAYOR, aliases=("a", "b")))),
        (("mara-lind", LIND), ("mara-lind", LIND)),
        (("otto-verne", None), ("otto-verne", None)),
    ],
)
def test_changes_of_different_entries_are_joined(both, workspace: Workspace, mine, theirs):
    ana, ben = both
    ben.put(*theirs)
    assert ana.put(*mine).state == "changed"
    assert ana.settle() is None
    wanted = {key: one for key, one in (KNOWN | dict([mine, theirs])).items() if one is not None}
    assert on_disk(workspace) == here(ana.session) == wanted
    assert ana.file.state == "saved"


@pytest.mark.parametrize(("key", "whose"), [("T", 0), ("M", 1)])
@pytest.mark.parametrize(
    ("theirs", "mine"),
    [
        (replace(MAYOR, notes="theirs"), replace(MAYOR, notes="mine")),
        (None, replace(MAYOR, notes="mine")),
        (replace(MAYOR, notes="theirs"), None),
    ],
)
def test_of_an_entry_that_both_changed_a_person_decides(
    both, workspace: Workspace, key: str, whose: int, theirs, mine
):
    ana, ben = both
    ben.put("otto-verne", theirs)
    ben.put("mara-lind", LIND)
    ana.put("otto-verne", mine)
    ana.put("dorrit-senn", SENN)
    question = ana.settle()
    assert isinstance(question, Menu)
    assert "otto-verne" in question.title
    assert on_disk(workspace).get("otto-verne") == theirs
    said = {one.key: one.detail for one in question.choices}
    assert said["T"] == (
        "Otto Verne · government · named · the mayor · theirs" if theirs else "removed"
    )
    choice = next(one for one in question.choices if one.key == key)
    assert question.then(choice.value) is None
    assert ana.told().state == "saved"
    assert on_disk(workspace).get("otto-verne") == (theirs, mine)[whose]
    assert on_disk(workspace)["mara-lind"] == LIND
    assert on_disk(workspace)["dorrit-senn"] == SENN


def test_undo_goes_on_over_what_the_other_added(both, workspace: Workspace):
    ana, ben = both
    ana.put("mara-lind", LIND)
    ben.put("dorrit-senn", SENN)
    ben.settle()
    look(ana.session)
    assert notice(undo(ana.session)) == "undone: mara-lind"
    assert ana.told().state == "saved"
    assert on_disk(workspace) == KNOWN | {"dorrit-senn": SENN}
    redo(ana.session)
    assert ana.told().state == "saved"
    assert on_disk(workspace) == KNOWN | {"dorrit-senn": SENN, "mara-lind": LIND}


def test_undo_does_not_undo_what_the_other_did(both, workspace: Workspace):
    ana, ben = both
    ana.put("otto-verne", replace(MAYOR, notes="ana"))
    look(ben.session)
    ben.put("otto-verne", replace(MAYOR, notes="ben"))
    look(ana.session)
    assert "can't be undone" in notice(undo(ana.session))
    assert on_disk(workspace)["otto-verne"].notes == "ben"
    assert notice(undo(ana.session)) == "nothing to be undone"


def test_at_the_end_what_both_did_is_there(both, workspace: Workspace):
    ana, ben = both
    done = SetItem("sources", "mara-lind", None, LIND)
    ben.put("dorrit-senn", SENN)
    edit_apart(ana.session, "mara-lind", [(str(ana.file.path), done)])
    ana.session.close()
    assert ana.file.state == "saved"
    assert on_disk(workspace) == KNOWN | {"dorrit-senn": SENN, "mara-lind": LIND}


def test_where_there_was_no_registry_both_begin_one(workspace: Workspace):
    both = Sitting(workspace, "ana", HERALD_AT), Sitting(workspace, "ben", WIRE_AT)
    for one in both:
        assert here(one.session) == {}
    both[0].put("mara-lind", LIND)
    both[1].put("dorrit-senn", SENN)
    both[1].settle()
    assert on_disk(workspace) == {"dorrit-senn": SENN, "mara-lind": LIND}
    for one in both:
        one.session.close()


@pytest.mark.parametrize("left", [b"<<<<<<< ours\n", None])
def test_a_registry_that_was_broken_or_removed_is_asked_about(both, workspace, left):
    ana, _ = both
    ana.put("mara-lind", LIND)
    path = workspace.sources_path(COLLECTION)
    path.unlink() if left is None else path.write_bytes(left)
    look(ana.session)
    assert ana.put("dorrit-senn", SENN).state == "changed"
    assert path.exists() == (left is not None)
    question = ana.settle()
    assert isinstance(question, Menu)
    question.then("mine")
    assert ana.told().state == "saved"
    assert on_disk(workspace) == KNOWN | {"mara-lind": LIND, "dorrit-senn": SENN}
    assert (left is None) == (not list(path.parent.glob("*.theirs")))


def test_comments_and_odd_spacing_of_others_stay(both, workspace: Workspace):
    ana, _ = both
    path = workspace.sources_path(COLLECTION)
    data = path.read_bytes().replace(b"  otto-verne:", b"  # ask him\n  otto-verne:")
    path.write_bytes(data)
    ana.put("mara-lind", LIND)
    ana.settle()
    assert b"  # ask him\n  otto-verne:" in path.read_bytes()
    assert on_disk(workspace) == KNOWN | {"mara-lind": LIND}


# Two branches of git.


def git(root: Path, *words: str) -> str:
    name = ("-c", "user.name=ana", "-c", "user.email=ana@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(
        ["git", *name, *words], cwd=root, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.fixture
def repository(workspace: Workspace) -> Workspace:
    if shutil.which("git") is None:
        pytest.skip("no git")
    write_registry(workspace, KNOWN)
    git(workspace.root, "init", "-q", "-b", "main")
    git(workspace.root, "add", "-A")
    git(workspace.root, "commit", "-qm", "begin")
    return workspace


def on_branch(workspace: Workspace, branch: str, annotator: str, *changes) -> None:
    """Change the registry in a sitting on a branch of its own, and commit it."""
    git(workspace.root, "checkout", "-q", "main")
    git(workspace.root, "checkout", "-qb", branch)
    sitting = Sitting(workspace, annotator, HERALD_AT)
    for key, entry in changes:
        sitting.put(key, entry)
    sitting.session.close()
    git(workspace.root, "add", "-A")
    git(workspace.root, "commit", "-qm", branch)


@pytest.mark.parametrize(
    ("ana", "ben"),
    [
        ([("mara-lind", LIND)], [("tessaly-brandt", SENN)]),
        ([("aa", LIND), ("zz", LIND)], [("pp", SENN)]),
        ([("otto-verne", replace(MAYOR, notes="x"))], [("water-board", None), ("aa", SENN)]),
        ([("officials", None)], [("state-water-board", replace(BOARD, aliases=()))]),
    ],
)
def test_git_merges_what_two_annotators_did_to_different_entries(repository, ana, ben):
    on_branch(repository, "of-ana", "ana", *ana)
    on_branch(repository, "of-ben", "ben", *ben)
    git(repository.root, "merge", "-q", "of-ana", "-m", "both")
    wanted = KNOWN | dict(ana) | dict(ben)
    assert on_disk(repository) == {key: one for key, one in wanted.items() if one is not None}


def test_where_git_can_not_merge_nothing_is_taken_for_read(repository: Workspace):
    on_branch(repository, "of-ana", "ana", ("otto-verne", replace(MAYOR, notes="x")))
    on_branch(repository, "of-ben", "ben", ("otto-verne", replace(MAYOR, notes="y")))
    with pytest.raises(subprocess.CalledProcessError):
        git(repository.root, "merge", "of-ana")
    with pytest.raises(Damaged):
        known_in(open_session(repository), COLLECTION)
