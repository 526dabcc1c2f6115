"""Saving: whatever fails, and wherever it is killed, the file is the old one or the new one."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from typing import Any

import pytest

from reportedly.files import save as saving
from reportedly.files.locks import hold, lock_for
from reportedly.files.save import STALE, CannotSave, ChangedOnDisk, Saved, digest, save

OLD, NEW = b"old\n" * 50, b"new\n" * 70


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "annotations" / "ana.yaml"
    made.parent.mkdir()
    made.write_bytes(OLD)
    return made


def others(path: Path) -> list[str]:
    return [each.name for each in path.parent.iterdir() if each != path]


def test_a_file_is_replaced_and_nothing_else_is_left(path: Path):
    assert save(path, NEW, digest(OLD)) == Saved(digest(NEW), durable=True)
    assert path.read_bytes() == NEW
    assert others(path) == []


def test_a_new_file_and_its_folders_are_made(tmp_path: Path):
    path = tmp_path / "annotations" / "dam" / "the-wire" / "ana.yaml"
    assert save(path, NEW, None).durable
    assert path.read_bytes() == NEW
    umask = os.umask(0)
    os.umask(umask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~umask


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_permissions_are_kept(path: Path, mode: int):
    path.chmod(mode)
    save(path, NEW, digest(OLD))
    assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.parametrize("expected", [None, digest(NEW), digest(b"")])
def test_what_another_program_wrote_is_never_overwritten(path: Path, expected: str | None):
    with pytest.raises(ChangedOnDisk) as caught:
        save(path, NEW, expected)
    assert caught.value.found == digest(OLD)
    assert path.read_bytes() == OLD


def test_a_file_that_is_gone_is_not_made_anew(path: Path):
    path.unlink()
    with pytest.raises(ChangedOnDisk) as caught:
        save(path, NEW, digest(OLD))
    assert caught.value.found is None
    assert not path.exists()


def test_the_content_counts_and_not_the_time(path: Path):
    before = path.stat()
    path.write_bytes(OLD.swapcase())
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    with pytest.raises(ChangedOnDisk):
        save(path, NEW, digest(OLD))


def refused(path: Path, reason: str, expected: str | None = digest(OLD)) -> None:
    with pytest.raises(CannotSave) as caught:
        save(path, NEW, expected)
    assert reason in caught.value.reason
    assert caught.value.path == path


def test_a_read_only_file_is_refused(path: Path):
    path.chmod(0o444)
    refused(path, "read-only")
    assert path.read_bytes() == OLD


def test_a_file_the_user_may_not_write_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(os, "access", lambda *_: False)
    refused(path, "read-only")


@pytest.mark.parametrize("target", ["elsewhere.yaml", "missing.yaml"])
def test_a_link_is_refused(path: Path, target: str):
    elsewhere = path.with_name("elsewhere.yaml")
    elsewhere.write_bytes(OLD)
    path.unlink()
    path.symlink_to(target)
    refused(path, "link")
    assert elsewhere.read_bytes() == OLD


def test_a_folder_in_its_place_is_refused(path: Path):
    path.unlink()
    path.mkdir()
    refused(path, "not a file")


def test_a_file_where_a_folder_should_be_is_refused(path: Path):
    refused(path / "ana.yaml", "a file where a folder should be", None)


def test_no_place_for_locks_is_told(path: Path, home: Path, monkeypatch: pytest.MonkeyPatch):
    (home / "state").write_bytes(b"")
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    refused(path, "no lock")
    assert path.read_bytes() == OLD


def test_another_program_that_is_saving_is_waited_for(path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(saving, "PATIENCE", 0.01)
    with lock_for(path, "save"):
        refused(path, "another program")
    assert save(path, NEW, digest(OLD)).durable


@pytest.mark.parametrize("expected", [digest(OLD), digest(NEW)])
def test_a_lock_that_is_not_given_back_makes_no_save_untrue(
    path: Path, expected: str, monkeypatch: pytest.MonkeyPatch
):
    class Stuck:
        def acquire(self, timeout: float) -> None:
            pass

        def release(self) -> None:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(saving, "lock_for", lambda *_: Stuck())
    if expected == digest(OLD):
        assert save(path, NEW, expected) == Saved(digest(NEW), durable=True)
    else:
        with pytest.raises(ChangedOnDisk):
            save(path, NEW, expected)


def test_leftovers_of_killed_saves_are_swept_when_they_are_old(path: Path):
    names = [f".ana.yaml.{digit * 16}.tmp" for digit in "0f"]
    kept = [
        names[0],
        ".bo.yaml.0000000000000000.tmp",
        ".ana.yaml.tmp",
        "ana.yaml.bak",
        ".ana.yaml.zz.tmp",
    ]
    for name in {*names, *kept}:
        path.with_name(name).write_bytes(b"half")
        age = 0 if name == names[0] else STALE + 60
        now = path.stat().st_mtime
        os.utime(path.with_name(name), (now - age, now - age))
    save(path, NEW, digest(OLD))
    assert sorted(others(path)) == sorted(kept)


def test_locks_lie_outside_the_workspace_and_know_a_file_by_any_name(path: Path, home: Path):
    link = path.parent.with_name("link")
    link.symlink_to(path.parent)
    first, second = lock_for(path, "save"), lock_for(link / "ana.yaml", "save")
    assert first.lock_file == second.lock_file
    assert Path(first.lock_file).is_relative_to(home)
    assert lock_for(path.with_name("bo.yaml"), "save").lock_file != first.lock_file


# What the system may do.

CALLS = (
    "access",
    "close",
    "fchmod",
    "fsync",
    "lstat",
    "mkdir",
    "open",
    "replace",
    "scandir",
    "write",
)


class FaultyOs:
    """The `os` module, one of whose calls fails: the `fails`th, before or after it was done."""

    def __init__(self, fails: int, number: int, done: bool) -> None:
        self.fails, self.number, self.done = fails, number, done
        self.count = 0
        self.failed = ""

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        return self.wrapped(name, real) if name in CALLS else real

    def wrapped(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            self.count += 1
            if self.count != self.fails:
                return real(*args, **kwargs)
            self.failed = name
            if name == "close" or (self.done and name not in {"open", "scandir"}):
                real(*args, **kwargs)
            raise OSError(self.number, os.strerror(self.number))

        return call


@pytest.mark.parametrize("done", [False, True], ids=["not done", "done"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.ENOENT], ids=errno.errorcode.get)
@pytest.mark.parametrize("new", [False, True], ids=["replaced", "made"])
def test_whichever_call_fails_the_file_is_whole_and_the_answer_true(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, done: bool, new: bool
):
    failed = []
    for fails in range(1, 60):
        path = tmp_path / str(fails) / "ana.yaml"
        if not new:
            path.parent.mkdir()
            path.write_bytes(OLD)
        faulty = FaultyOs(fails, number, done)
        monkeypatch.setattr(saving, "os", faulty)
        try:
            told = save(path, NEW, None if new else digest(OLD))
        except (CannotSave, ChangedOnDisk):
            assert not path.exists() if new else path.read_bytes() == OLD
        else:
            assert path.read_bytes() == NEW
            if faulty.failed and told.durable:
                assert faulty.failed in ("lstat", "scandir")
        if path.parent.exists():
            assert others(path) == []
        if not faulty.failed:
            break
        failed.append(faulty.failed)
    else:
        pytest.fail("it never got through")
    assert {"open", "write", "fsync", "close", "replace"} <= set(failed)


def test_short_writes_are_continued(path: Path, monkeypatch: pytest.MonkeyPatch):
    real = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: real(fd, data[:7]))
    assert save(path, NEW, digest(OLD)).durable
    assert path.read_bytes() == NEW


def test_a_disk_that_gives_back_something_else_is_told(path: Path, monkeypatch: pytest.MonkeyPatch):
    real = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: real(fd, bytes(data).swapcase()))
    refused(path, "give back")
    assert path.read_bytes() == OLD
    assert others(path) == []


def test_an_interrupted_save_leaves_nothing_behind(path: Path, monkeypatch: pytest.MonkeyPatch):
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        save(path, NEW, digest(OLD))
    monkeypatch.undo()
    assert path.read_bytes() == OLD
    assert others(path) == []
    assert save(path, NEW, digest(OLD)).durable


# Other processes.

APPEND = """
import sys
from pathlib import Path
from reportedly.files.save import ChangedOnDisk, digest, save
path, name = Path(sys.argv[1]), sys.argv[2].encode()
for number in range(300):
    while True:
        before = path.read_bytes()
        try:
            save(path, before + b"%s %d\\n" % (name, number), digest(before))
            break
        except ChangedOnDisk:
            pass
"""

KILL = """
import os, sys
from pathlib import Path
from reportedly.files import save as saving
from reportedly.files.locks import lock_for
folder, new, calls = Path(sys.argv[1]), sys.argv[2] == "made", sys.argv[3].split()
OLD, NEW = b"old" * 30_000, b"new" * 50_000
real = dict(vars(os))
lock_for(folder, "save")

class Deadly:
    def __init__(self, at, done):
        self.at, self.done, self.count = at, done, 0

    def __getattr__(self, name):
        def call(*args, **kwargs):
            self.count += 1
            if self.count == self.at and not self.done:
                os.kill(os.getpid(), 9)
            made = real[name](*args, **kwargs)
            if self.count == self.at:
                os.kill(os.getpid(), 9)
            return made
        return call if name in calls else real[name]

for done in (False, True):
    for at in range(1, 99):
        path = folder / f"{done}{at}" / "ana.yaml"
        path.parent.mkdir()
        if not new:
            path.write_bytes(OLD)
        child = os.fork()
        if not child:
            saving.os = Deadly(at, done)
            told = saving.save(path, NEW, None if new else saving.digest(OLD))
            os._exit(0 if told.durable else 1)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        there = path.read_bytes() if path.exists() else None
        names = {None: "none", OLD: "old", NEW: "new"}
        left = saving.save(path, NEW, None if there is None else saving.digest(there))
        print(code, names.get(there, "torn"), left.durable, flush=True)
        if code == 0:
            break
"""

ALTERNATE = """
import sys
from pathlib import Path
from reportedly.files.save import digest, save
path = Path(sys.argv[1])
versions = [b"a" * 300_000, b"b" * 200_000]
print("ready", flush=True)
while True:
    before = path.read_bytes()
    save(path, versions[before[:1] == b"a"], digest(before))
"""

HOLD = """
import os, sys
from pathlib import Path
from reportedly.files.locks import hold
held = hold(Path(sys.argv[1]))
print(held is not None, flush=True)
os.kill(os.getpid(), 9)
"""


def test_two_programs_saving_at_once_lose_nothing(tmp_path: Path):
    path = tmp_path / "list"
    path.write_bytes(b"")
    names = ("ana", "bo")
    running = [subprocess.Popen([sys.executable, "-c", APPEND, path, name]) for name in names]
    assert [each.wait() for each in running] == [0, 0]
    lines = path.read_text().splitlines()
    for name in names:
        assert [line for line in lines if line.startswith(name)] == [
            f"{name} {n}" for n in range(300)
        ]
    assert others(path) == []


@pytest.mark.parametrize("new", [False, True], ids=["replaced", "made"])
def test_killed_at_any_call_the_file_is_the_old_or_the_new_one(tmp_path: Path, new: bool):
    argv = (str(tmp_path), "made" if new else "replaced", " ".join(CALLS))
    done = subprocess.run(
        [sys.executable, "-c", KILL, *argv], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    ends = [line.split() for line in done.stdout.splitlines()]
    first = "none" if new else "old"
    assert [code for code, _, _ in ends].count("0") == 2
    for code, there, saved_again in ends:
        assert code in ("0", "-9")
        assert there == "new" if code == "0" else there in (first, "new")
        assert saved_again == "True"  # what was left behind is in nobody's way
    assert {there for code, there, _ in ends if code == "-9"} == {first, "new"}


def test_killed_at_any_moment_the_file_is_whole(tmp_path: Path):
    path, random = tmp_path / "file", Random(7)
    path.write_bytes(b"a" * 300_000)
    for _ in range(6):
        command = [sys.executable, "-c", ALTERNATE, str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(random.uniform(0.08, 0.2))
            process.kill()
        assert path.read_bytes() in (b"a" * 300_000, b"b" * 200_000)


def test_a_second_app_gets_no_lock(path: Path):
    first = hold(path)
    assert first is not None
    assert hold(path) is None
    assert save(path, NEW, digest(OLD)).durable
    first.release()
    second = hold(path)
    assert second is not None
    second.release()


def test_a_lock_may_be_given_back_by_another_thread(path: Path):
    with ThreadPoolExecutor(1) as other:
        lock = other.submit(hold, path).result()
        assert lock is not None
        assert hold(path) is None
    lock.release()
    again = hold(path)
    assert again is not None
    again.release()


def test_a_lock_goes_with_its_process(path: Path):
    command = [sys.executable, "-c", HOLD, str(path)]
    run = subprocess.run(command, capture_output=True, check=False)
    assert run.stdout == b"True\n"
    lock = hold(path)
    assert lock is not None
    lock.release()
