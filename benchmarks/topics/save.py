"""From the key that makes a label to the file replaced on disk and "saved" on the screen."""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from benchmarks import frames, scripts, workspaces
from benchmarks.bench import TROUBLE, Bench
from benchmarks.figures import Sample, milliseconds
from benchmarks.frames import Chunk
from benchmarks.lanes import lead, steady
from benchmarks.report import Row, Table, unmeasured
from benchmarks.terminal import Program, TroubleError
from benchmarks.workspaces import THOUSAND

COLUMNS = ("what", "measured", "target")
SAVED = "saved"
STRACE = shutil.which("strace")
SLOW = 300_000
"""Microseconds that each fsync is made to take."""
PROMPT = 0.05


@dataclass(frozen=True, slots=True)
class Saving:
    """Seconds from the key to each thing that follows it.

    Attributes:
        painted: The first frame with the label, complete.
        replaced: The new file in place.
        told: "saved" on the screen.
        early: It was there before the new file was.
    """

    painted: float
    replaced: float
    told: float
    early: bool


def measure(bench: Bench) -> Table:
    """Labels made and undone, first on the disk as it is, then on one made slow."""
    path = workspaces.annotation_path(bench.place.folder, THOUSAND)
    rows: list[Row] = []
    try:
        savings = _savings(bench, path, (), bench.keys)
        rows += _quick(savings)
    except TROUBLE as trouble:
        rows.append(unmeasured("saving", len(COLUMNS), str(trouble)))
    try:
        rows += _slow(bench, path)
    except TROUBLE as trouble:
        rows.append(unmeasured("a frame while the disk is slow", len(COLUMNS), str(trouble)))
    note = (
        f"An article of {THOUSAND}; {bench.keys} labels made and undone; milliseconds, median / "
        "99th percentile. The file counts as replaced when its inode is another one, looked for "
        "every millisecond."
    )
    return Table("save", COLUMNS, tuple(rows), (note,))


def _quick(savings: list[Saving]) -> list[Row]:
    """How long saving takes on the disk as it is."""
    painted, replaced, told = (
        Sample(tuple(getattr(one, what) for one in savings))
        for what in ("painted", "replaced", "told")
    )
    early = sum(one.early for one in savings)
    return [
        Row(("the label's frame", str(painted), "")),
        Row(("the file replaced", str(replaced), "p99 ≤ 50"), replaced.p99 <= PROMPT),
        Row(("“saved” shown", str(told), "p99 ≤ 50"), told.p99 <= PROMPT),
        Row(("“saved” shown before the file was replaced", f"{early} times", "0"), early == 0),
    ]


def _slow(bench: Bench, path: Path) -> list[Row]:
    """Whether a frame waits for the disk, or "saved" does not."""
    what = f"with every fsync taking {SLOW // 1000} ms: the label's frame"
    if STRACE is None:
        return [Row((what, "not measured: strace, which slows the disk, is not installed", ""))]
    calls = "fsync,fdatasync"
    slowed = (f"trace={calls}", f"inject={calls}:delay_enter={SLOW}")
    under = (STRACE, "-f", "--seccomp-bpf", "-qq", "-o", "/dev/null", *_options(slowed))
    savings = _savings(bench, path, under, 10)
    painted = Sample(tuple(one.painted for one in savings))
    told = min(one.told for one in savings)
    after = "“saved” shown, at the earliest"
    return [
        Row((what, str(painted), "≤ 50"), painted.median <= PROMPT),
        Row((after, milliseconds(told), f"≥ {SLOW // 1000}"), told >= SLOW / 1e6),
    ]


def _options(expressions: tuple[str, ...]) -> list[str]:
    return [part for one in expressions for part in ("-e", one)]


def _savings(bench: Bench, path: Path, under: tuple[str, ...], count: int) -> list[Saving]:
    """Make and undo `count` labels, each saved before the next key."""

    def start() -> Program:
        return bench.place.app(bench.article(THOUSAND), under)

    moves = cycle([b"s"] * 40 + [b"S"] * 40)
    with bench.running(start) as app, steady():
        lead(app, (b"g", b"g"))
        found: list[Saving] = []
        for move in islice(moves, (count + 1) // 2):
            lead(app, (move,))
            found += [watch(app, b"1", path), watch(app, b"u", path)]
        return found


def watch(program: Program, key: bytes, path: Path) -> Saving:
    """Press an edit's key and look at screen and disk until the edit is saved.

    Raises:
        TroubleError: It was not, within five seconds.
    """
    program.settle(patience=0.05)
    before = path.stat().st_ino
    chunks: list[Chunk] = []
    replaced = told = 0.0
    early = False
    pressed = program.write(key)
    while time.perf_counter() - pressed < 5 and not (replaced and told):
        chunk = program.read(0.001)
        if not replaced and path.stat().st_ino != before:
            replaced = time.perf_counter() - pressed
        if chunk:
            chunks.append(chunk)
            if not told and SAVED in frames.words(b"".join(data for _, data in chunks)):
                told = chunk[0] - pressed
                early = not replaced
    painted = frames.beyond(frames.split(chunks), (scripts.STATUS_ROW,))
    if not (replaced and told and painted):
        seen = f"replaced: {bool(replaced)}, told: {bool(told)}, painted: {bool(painted)}"
        raise TroubleError(f"not saved within 5 s of '{key.decode()}' ({seen})")
    return Saving(painted[0].ended - pressed, replaced, told, early)
