"""The files alone, without app or terminal: reading, an edit, writing, proving, saving."""

from __future__ import annotations

import dataclasses
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks import workspaces
from benchmarks.bench import Bench
from benchmarks.figures import median, milliseconds
from benchmarks.lanes import steady
from benchmarks.report import Row, Table, unmeasured
from benchmarks.workspaces import LARGE, SMALL, THOUSAND

SIZES = (SMALL, THOUSAND, LARGE)
COLUMNS = ("what", *(str(size) for size in SIZES))
BUDGET = 0.5
"""Seconds spent on repeating each thing, at least five times."""


def measure(bench: Bench) -> Table:
    """Time each size in a process of its own, so that this one stays small."""
    columns: list[dict[str, str]] = []
    for size in SIZES:
        path = workspaces.annotation_path(bench.place.folder, size)
        timed = (sys.executable, "-m", __name__, str(path))
        done = subprocess.run(timed, capture_output=True, text=True, check=False)
        if done.returncode:
            return Table("codec", COLUMNS, (unmeasured("files", len(COLUMNS), done.stderr),))
        columns.append(dict(line.split("\t") for line in done.stdout.splitlines()))
    rows = (Row((what, *(column[what] for column in columns))) for what in columns[0])
    note = "Milliseconds, medians. An edit changes one field of one claim; its proof reads it back."
    return Table("codec", COLUMNS, tuple(rows), (note,))


def timings(path: Path) -> dict[str, float]:
    """Median seconds of each thing that is done with the annotation file at `path`."""
    from reportedly.files.document import KeyedFile
    from reportedly.files.emit import write
    from reportedly.files.reader import read
    from reportedly_schemas.annotation import AnnotationFile

    data = path.read_bytes()
    whole = read(data, AnnotationFile)
    file = KeyedFile.parse(data, AnnotationFile)
    claim = whole.claims[len(whole.claims) // 2]
    kinds = ("numerical", "event_property", "quote")
    edited = [dataclasses.replace(claim, kind=kind) for kind in kinds]

    def put() -> None:
        edited.append(edited.pop(0))
        file.put("claims", claim.id, edited[0])

    def proved() -> None:
        put()
        snapshot = file.snapshot()
        snapshot.verify(snapshot.render())

    return {
        "read and validate": _median(lambda: read(data, AnnotationFile)),
        "open for editing": _median(lambda: KeyedFile.parse(data, AnnotationFile)),
        "edit one label": _median(put),
        "snapshot": _median(file.snapshot),
        "render": _median(file.snapshot().render),
        "edit, render and prove": _median(proved),
        "save: lock, compare, write, fsync, replace": _saving(path, data),
        "write canonically from nothing": _median(lambda: write(whole)),
    }


def _saving(path: Path, data: bytes) -> float:
    """Median seconds to replace a copy of the file by as many bytes."""
    from reportedly.files.save import digest, save

    copy = path.with_name("copied.yaml")
    shutil.copyfile(path, copy)
    contents = [data, data + b"# more\n"]
    expected = digest(data)

    def once() -> None:
        nonlocal expected
        contents.append(contents.pop(0))
        save(copy, contents[0], expected)
        expected = digest(contents[0])

    try:
        return _median(once)
    finally:
        copy.unlink()


def _median(action: Callable[[], Any]) -> float:
    """The median of five runs at least, in seconds; the first one does not count."""
    action()
    taken: list[float] = []
    with steady():
        until = time.perf_counter() + BUDGET
        while len(taken) < 5 or time.perf_counter() < until:
            begin = time.perf_counter()
            action()
            taken.append(time.perf_counter() - begin)
    return median(taken)


if __name__ == "__main__":
    for what, seconds in timings(Path(sys.argv[1])).items():
        print(f"{what}\t{milliseconds(seconds)}")
