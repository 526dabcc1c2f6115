"""`fmt`: what it writes, what it leaves alone, and what it says."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reportedly.check import check_workspace
from reportedly.cli import main
from reportedly.files.locks import hold
from reportedly.workspace import Workspace

BASE = Path(__file__).parents[2] / "examples" / "base"
LABELS = "annotations/harbour/ferry/ana.yaml"
Run = Callable[..., tuple[int, list[str], list[str]]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*argv: str) -> tuple[int, list[str], list[str]]:
        code = main(argv, lambda _: 0, list)
        out, err = capsys.readouterr()
        return code, out.splitlines(), err.splitlines()

    return call


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a workspace, and stand in it."""
    desk = tmp_path / "desk"
    shutil.copytree(BASE, desk)
    monkeypatch.chdir(desk)
    return desk


def spoil(desk: Path) -> bytes:
    """Bring the labels out of canonical form; return what they shall be again."""
    path = desk / LABELS
    right = path.read_bytes()
    path.write_bytes(right.replace(b'exact: "two boats"', b"exact: 'two boats'"))
    return right


def test_files_in_canonical_form_stay(run: Run, desk: Path):
    before = os.stat(desk / LABELS)
    assert run("fmt") == (0, ["5 files in canonical form"], [])
    assert run("fmt", "--check") == (0, ["5 files in canonical form"], [])
    assert os.stat(desk / LABELS).st_mtime_ns == before.st_mtime_ns


def test_others_are_brought_to_it(run: Run, desk: Path):
    right = spoil(desk)
    wrong = (desk / LABELS).read_bytes()
    assert run("fmt", "--check") == (
        1,
        [f"{LABELS}:16:37: would change", "1 file would change, 4 files in canonical form already"],
        [],
    )
    assert (desk / LABELS).read_bytes() == wrong
    assert run("fmt") == (
        0,
        [f"formatted {LABELS}", "1 file changed, 4 files in canonical form already"],
        [],
    )
    assert (desk / LABELS).read_bytes() == right
    assert run("fmt", "--check")[0] == 0


def test_after_fmt_check_has_nothing_to_say_of_form(run: Run, desk: Path):
    spoil(desk)
    assert [problem.code for problem in check_workspace(Workspace(desk)).problems] == ["Y4"]
    run("fmt")
    assert check_workspace(Workspace(desk)).problems == ()


def test_the_line_for_editors_is_added_but_not_asked_for(run: Run, desk: Path):
    path = desk / LABELS
    whole = path.read_bytes()
    path.write_bytes(whole.partition(b"\n")[2])
    assert check_workspace(Workspace(desk)).problems == ()
    assert run("fmt", "--check")[0] == 1
    assert run("fmt")[0] == 0
    assert path.read_bytes() == whole


def test_a_file_that_can_not_be_read_is_told_and_the_others_go_on(run: Run, desk: Path):
    right = spoil(desk)
    broken = desk / "annotations/harbour/sources.yaml"
    broken.write_text("format: *x\n")
    code, out, err = run("fmt")
    assert code == 1
    assert out[-1] == "1 file changed, 1 file can't be formatted, 3 files in canonical form already"
    assert err == [
        "reportedly: annotations/harbour/sources.yaml:1:9: Y3 an alias ('*') is not allowed "
        "(write out what it stands for)"
    ]
    assert broken.read_text() == "format: *x\n"
    assert (desk / LABELS).read_bytes() == right


def test_a_file_that_is_open_in_the_app_stays(run: Run, desk: Path):
    spoil(desk)
    wrong = (desk / LABELS).read_bytes()
    lock = hold(desk / LABELS)
    assert lock is not None
    code, _, err = run("fmt")
    assert (code, (desk / LABELS).read_bytes()) == (1, wrong)
    assert err == [
        f"reportedly: {LABELS}: it is open in the app (close it there, or let the app save it)"
    ]
    assert run("fmt", "--check")[0] == 1
    lock.release()
    assert run("fmt")[0] == 0


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_file_that_is_read_only_stays(run: Run, desk: Path):
    spoil(desk)
    os.chmod(desk / LABELS, 0o444)
    code, _, err = run("fmt")
    assert code == 1
    assert "read-only" in err[0]


@pytest.mark.parametrize(
    ("paths", "files"),
    [([LABELS], 1), (["data"], 1), (["annotations"], 4), (["harbour/ferry"], 1), (["."], 5)],
)
def test_some_paths(run: Run, desk: Path, paths: list[str], files: int):
    told = f"{files} file{'' if files == 1 else 's'} in canonical form"
    assert run("fmt", *paths) == (0, [told], [])


def test_no_paths(run: Run, desk: Path):
    (desk / "README.md").write_text("")
    assert run("fmt", "README.md")[2] == ["reportedly: there is nothing to format at README.md"]


def test_the_projects_codebook(run: Run, desk: Path):
    (desk / "schemas").mkdir()
    book = desk / "schemas/codebook.yaml"
    book.write_text("format: reportedly/codebook@1\nid: m\nversion: 1\nextends: 'default@1'\n")
    assert run("fmt")[0] == 0
    assert book.read_text().startswith("# yaml-language-server: $schema=codebook.schema.json\n")
    assert "extends: default@1\n" in book.read_text()
