"""The command line as a process: exit codes, pipes, and what it costs to start."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

BASE = Path(__file__).parents[2] / "examples" / "base"
PROGRAM = """
import sys
from reportedly.cli import main
code = main(sys.argv[1:], {open_app}, lambda: [])
print(*sys.modules, file=sys.stderr)
sys.exit(code)
"""
COMMAND = [sys.executable, "-c", PROGRAM.format(open_app="lambda request: 0")]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    desk = tmp_path / "desk"
    shutil.copytree(BASE, desk)
    return desk


def run(*argv: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *argv], cwd=cwd, capture_output=True, text=True, check=False, timeout=60
    )


def loaded(done: subprocess.CompletedProcess[str]) -> set[str]:
    return {name.partition(".")[0] for name in done.stderr.split()}


def test_opening_loads_no_more_than_it_needs(desk: Path):
    done = run("harbour/ferry", "--annotator", "ana", cwd=desk)
    assert done.returncode == 0
    unneeded = {"argparse", "pydantic", "pydantic_core", "ruamel", "_ruamel_yaml", "textual"}
    assert not loaded(done) & (unneeded | {"filelock", "platformdirs", "subprocess", "json"})


def test_checking_what_is_valid_loads_neither_textual_nor_pydantic(desk: Path):
    done = run("check", cwd=desk)
    assert (done.returncode, done.stdout) == (0, "7 files checked, no problems\n")
    assert not loaded(done) & {"textual", "pydantic", "ruamel"}


def test_a_broken_file_through_check(desk: Path):
    labels = desk / "annotations/harbour/ferry/ana.yaml"
    labels.write_bytes(labels.read_bytes().replace(b"claims: [c4kx2m]", b"claims: [c4kx2m, \xff]"))
    done = run("check", cwd=desk)
    assert done.returncode == 1
    assert done.stdout.startswith("annotations/harbour/ferry/ana.yaml:57:22: Y3 error not UTF-8")
    assert "Traceback" not in done.stdout + done.stderr
    assert "textual" not in loaded(done)


@pytest.mark.parametrize("brackets", [100_000, 28_000])
def test_a_file_that_kills_other_parsers(desk: Path, brackets: int):
    (desk / "annotations/harbour/sources.yaml").write_text("[" * brackets)
    done = run("check", cwd=desk)
    assert done.returncode == 1
    assert done.stdout.splitlines()[-2].startswith("annotations/harbour/sources.yaml:1:17: Y3")


def test_whoever_stops_reading_gets_no_traceback(desk: Path):
    reader, writer = os.pipe()
    os.close(reader)
    with subprocess.Popen(
        [*COMMAND, "codebook"], cwd=desk, stdout=writer, stderr=subprocess.PIPE, text=True
    ) as process:
        os.close(writer)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 141
    assert "Traceback" not in err
    assert "BrokenPipe" not in err


def test_an_interrupt_ends_quietly(desk: Path):
    waiting = PROGRAM.format(open_app="lambda request: print('open', flush=True) or input()")
    with subprocess.Popen(
        [sys.executable, "-c", waiting],
        cwd=desk,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in err
