"""`reportedly check` as it is called: what it takes, how it ends, what is left of it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reportedly.check import inspection
from reportedly.cli import main, meter
from reportedly.cli.check_command import FORMATS

BASE = Path(__file__).parents[2] / "examples" / "base"
LABELS = "annotations/harbour/ferry/ana.yaml"
CHECK = [
    sys.executable,
    "-c",
    "import sys; from reportedly.cli import main; sys.exit(main(sys.argv[1:], lambda _: 0, list))",
    "check",
]
WEAK = (
    "format: reportedly/codebook@1\nid: mine\nversion: 1\nextends: default@1\n"
    "severities: {P1: warning}\n"
)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a workspace, and stand in it."""
    desk = tmp_path / "desk"
    shutil.copytree(BASE, desk)
    monkeypatch.chdir(desk)
    return desk


def check(*argv: str) -> int:
    return main(["check", *argv], lambda _: 0, list)


def spoil(desk: Path, old: str = "stance: asserts", new: str = "stance: assert") -> None:
    text = (desk / LABELS).read_text(encoding="utf-8")
    (desk / LABELS).write_text(text.replace(old, new), encoding="utf-8")


def git(root: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Ana", "-c", "user.email=ana@example.org")
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("weak", "strict", "code"), [(True, False, 0), (True, True, 1), (False, False, 1)]
)
def test_warnings_fail_when_strict(desk: Path, form: str, weak: bool, strict: bool, code: int):
    spoil(desk)
    if weak:
        (desk / "schemas").mkdir()
        (desk / "schemas/codebook.yaml").write_text(WEAK)
    assert check("--format", form, *["--strict"] * strict) == code


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_says_that_a_file_could_not_be_checked(
    desk: Path, form: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def fail(*_: object) -> None:
        raise KeyError("no\x1bluck")

    spoil(desk)
    monkeypatch.setitem(inspection.CHECKS, inspection.Links, [("L1", fail)])
    assert check("--format", form) == 3
    out, err = capsys.readouterr()
    assert "assert" in out
    if form != "text":
        assert "KeyError" in out
    assert err.startswith("reportedly: internal error in annotations/harbour/links/ana.yaml: ")
    assert err.count("\n") == 1
    assert "\x1b" not in out + err
    log = Path(err.rpartition("details: ")[2].rstrip(")\n"))
    assert "Traceback" in log.read_text()


@pytest.mark.parametrize("jobs", ["0", "-1", "two", "1e3", "٣", ""])
def test_a_number_of_jobs_that_is_none(desk: Path, jobs: str, capsys: pytest.CaptureFixture[str]):
    assert check("--jobs", jobs) == 2
    assert "is no number from 1 to 1000" in capsys.readouterr().err


@pytest.mark.parametrize("folder", ["", "below/"])
def test_only_what_changed(
    desk: Path, folder: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    top = desk
    if folder:
        top = desk.parent / "top"
        top.mkdir()
        desk = shutil.move(desk, top / "below")
        monkeypatch.chdir(top)
    git(top, "init", "-q", "-b", "main")
    git(top, "add", "-A")
    git(top, "commit", "-qm", "all")
    where = [folder] if folder else []
    assert check("--changed-since", "HEAD", *where) == 0
    assert capsys.readouterr().out == "0 files checked, no problems\n"
    spoil(desk)
    assert check("--changed-since", "HEAD", "--format", "github", *where) == 1
    out = capsys.readouterr().out
    assert out.startswith(f"::error file={folder}{LABELS},line=56,col=13,title=P1%3A ")
    assert out.endswith("1 error, 0 warnings in 3 files\n")
    assert check("--changed-since", "HEAD", str(desk / "annotations/harbour/links")) == 0
    assert capsys.readouterr().out == "1 file checked, no problems\n"
    assert check("--changed-since=--output=x", *where) == 2
    assert check("--changed-since", "nowhere", *where) == 2
    assert "git knows no revision 'nowhere'" in capsys.readouterr().err
    assert not list(top.rglob("x"))


def test_outside_git_nothing_is_known_to_be_changed(desk: Path, capsys: pytest.CaptureFixture[str]):
    assert check("--changed-since", "HEAD") == 2
    assert "is in no git repository" in capsys.readouterr().err


def test_the_same_bytes_from_one_process_and_from_many(desk: Path):
    spoil(desk)
    spoil(desk, "kind: numerical", "kind: numeric")
    for form in FORMATS:
        told = {
            subprocess.run(
                [*CHECK, "--jobs", jobs, "--format", form], capture_output=True, check=False
            ).stdout
            for jobs in ("1", "2", "5")
        }
        assert len(told) == 1


def slow(desk: Path) -> None:
    """Let there be so much to check that nobody is done with it soon."""
    text = (desk / LABELS).read_text(encoding="utf-8")
    for number in range(1500):
        place = desk / f"annotations/harbour/ferry/ana{number}.yaml"
        place.write_text(text.replace("annotator: ana", f"annotator: ana{number}"))


def children(process: int) -> list[int]:
    found = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [int(each) for each in found]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux")
@pytest.mark.parametrize("everyone", [True, False], ids=["from the terminal", "from kill"])
def test_an_interrupt_ends_all_processes_at_once(desk: Path, everyone: bool):
    slow(desk)
    with subprocess.Popen(
        [*CHECK, "--jobs", "3"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        workers: list[int] = []
        while len(workers) < 3 and process.poll() is None:
            workers = children(process.pid)
        (os.killpg if everyone else os.kill)(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, "", "")
    assert not any(Path(f"/proc/{worker}").exists() for worker in workers)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux")
def test_no_worker_outlives_a_killed_parent(desk: Path):
    slow(desk)
    with subprocess.Popen([*CHECK, "--jobs", "3"], stdout=subprocess.DEVNULL) as process:
        workers: list[int] = []
        while len(workers) < 3 and process.poll() is None:
            workers = children(process.pid)
        process.kill()
    until = time.monotonic() + 30
    while any(Path(f"/proc/{worker}").exists() for worker in workers):
        assert time.monotonic() < until


def test_progress_is_shown_on_a_terminal_when_it_takes_long(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    assert check() == 0
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(meter, "PATIENCE", 0.0)
    monkeypatch.setattr(meter, "PAUSE", 0.0)
    assert check() == 0
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert check() == 0
    out, err = capsys.readouterr()
    assert out == "7 files checked, no problems\n"
    assert err.startswith("\rchecking 1 of 7 files, 14 %\x1b[K")
    assert err.endswith("\rchecking 7 of 7 files, 100 %\x1b[K\r\x1b[K")
