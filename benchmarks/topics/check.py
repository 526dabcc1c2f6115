"""Checking thousands of files, beside what would check their form alone."""

from __future__ import annotations

import os
import shutil
import sys
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.batch import Run, run
from benchmarks.bench import Bench
from benchmarks.figures import mebibytes, median, milliseconds
from benchmarks.programs import APP, BIN, HERE
from benchmarks.report import Row, Table
from benchmarks.workspaces import FILES, MORE_FILES, TWENTY_THOUSAND, Size, annotation_path

AJV = shutil.which("ajv")
SCHEMA = HERE.parent / "schemas" / "annotation.schema.json"
COLUMNS = ("what", "seconds", "files/s", "peak, MiB", "× what", "target")
ROUNDS = 3
ONE, TWO = "check, one process", "check, two processes"
JSONSCHEMA, AJV_CLI, FLOOR = "check-jsonschema", "ajv-cli", "floor"


def measure(bench: Bench) -> Table:
    """Run each program over all files, in turn; then what is special, beside its own yardstick."""
    programs = Programs(bench)
    runs = programs.taken(programs.all_files(), 1 if bench.keys < 100 else ROUNDS)
    rows = [_compared(what, runs) for what in runs]
    rows += _one_file(programs, runs)
    rows += _more(programs, runs)
    notes = [
        f"{FILES.articles:,} annotation files of {FILES.labels} labels and their articles, all in "
        "one collection; medians. check-jsonschema (with the C parser) and ajv-cli check the form "
        "of the annotation files alone, neither text nor references. The floor reads, hashes and "
        "decodes all files and parses the events of the YAML, nothing else. Memory is that of the "
        "largest process."
    ]
    if AJV is None:
        notes.append("ajv-cli was not measured: it is not on the PATH.")
    return Table("check", COLUMNS, tuple(rows), tuple(notes))


@dataclass(frozen=True, slots=True)
class Programs:
    """How each program is run."""

    bench: Bench

    def check(self, size: Size, *argv: str) -> Callable[[], Run]:
        """`reportedly check` in the workspace of a size."""
        return lambda: self._run((str(APP), "check", *argv), self.bench.workspace(size))

    def jsonschema(self, *files: str) -> Callable[[], Run]:
        """check-jsonschema on some of the annotation files."""
        argv = (str(BIN / JSONSCHEMA), "--schemafile", str(SCHEMA), *files)
        return lambda: self._run(argv, self.bench.workspace(FILES))

    def floor(self, size: Size) -> Callable[[], Run]:
        """The floor in the workspace of a size."""
        argv = (sys.executable, str(HERE / "floor_check.py"), ".")
        return lambda: self._run(argv, self.bench.workspace(size))

    def interrupted(self) -> Run:
        """A check of many files that is interrupted while it is at work."""
        return run(
            (str(APP), "check"),
            self.bench.workspace(MORE_FILES),
            self._environment(),
            stop=1.5,
        )

    def all_files(self) -> dict[str, Callable[[], Run]]:
        """What is run over all annotation files."""
        labels = self.bench.workspace(FILES) / "annotations" / "c"
        files = [
            f"annotations/c/{name}/bench.yaml" for name in os.listdir(labels) if "." not in name
        ]
        found = {
            FLOOR: self.floor(FILES),
            ONE: self.check(FILES, "--jobs", "1"),
            TWO: self.check(FILES, "--jobs", "2"),
            JSONSCHEMA: self.jsonschema(*sorted(files)),
        }
        if AJV:
            argv = (AJV, "validate", "--spec=draft2020", "--strict=false", "-s", str(SCHEMA))
            named = (*argv, "-d", "annotations/c/*/bench.yaml")
            found[AJV_CLI] = lambda: self._run(named, self.bench.workspace(FILES))
        return found

    def taken(self, programs: Mapping[str, Callable[[], Run]], rounds: int) -> dict[str, list[Run]]:
        """Run programs in turn, after a round that does not count; the slowest only once."""
        runs: dict[str, list[Run]] = defaultdict(list)
        for number in range(rounds + 1):
            for what, program in programs.items():
                slow = what == JSONSCHEMA and len(programs) > 2
                if not slow or number == 1:
                    made = program()
                    if number:
                        runs[what].append(made)
        return {what: runs[what] for what in programs}

    def _run(self, argv: tuple[str, ...], folder: Path) -> Run:
        made = run(argv, folder, self._environment())
        if made.code:
            raise RuntimeError(f"{argv[0]} ended with {made.code}")
        return made

    def _environment(self) -> dict[str, str]:
        own = self.bench.place.environment()
        return {**own, "PATH": os.pathsep.join((own["PATH"], os.environ["PATH"]))}


def _seconds(runs: list[Run]) -> float:
    return median([each.seconds for each in runs])


def _row(
    what: str, runs: list[Run], files: int, compared: str, target: str, met: bool | None
) -> Row:
    seconds, peak = _seconds(runs), max(each.peak for each in runs)
    speed = f"{files / seconds:,.0f}" if files > 1 else ""
    return Row((what, f"{seconds:.3f}", speed, mebibytes(peak), compared, target), met)


def _compared(what: str, runs: dict[str, list[Run]]) -> Row:
    """A program over all files; ours beside the others."""
    own = _seconds(runs[what])
    held, told, targets = [], [], []
    for beside, least, most in {
        ONE: ((JSONSCHEMA, 8.0, None), (FLOOR, None, 4.0)),
        TWO: ((JSONSCHEMA, 14.0, None), (AJV_CLI, 1.0, None)),
    }.get(what, ()):
        if beside not in runs:
            continue
        ratio = _seconds(runs[beside]) / own if least else own / _seconds(runs[beside])
        held.append(ratio >= least if least else ratio <= (most or 0))
        told.append(f"{ratio:.1f} × {'as fast as ' if least else ''}{beside}")
        targets.append(f"≥ {least:g}" if least else f"≤ {most:g}")
    met = all(held) if held else None
    return _row(what, runs[what], FILES.articles, "; ".join(told), "; ".join(targets), met)


def _one_file(programs: Programs, runs: dict[str, list[Run]]) -> list[Row]:
    """One file alone, and one that changed among many."""
    path = "annotations/c/b007/bench.yaml"
    changed = programs.bench.workspace(MORE_FILES) / path
    changed.write_bytes(changed.read_bytes() + b'notes: "changed"\n')
    one = programs.taken(
        {
            "one file": programs.check(FILES, path),
            f"one changed among {MORE_FILES.articles:,}": programs.check(
                MORE_FILES, "--changed-since", "HEAD"
            ),
            JSONSCHEMA: programs.jsonschema(path),
        },
        5 * ROUNDS,
    )
    yardstick = one.pop(JSONSCHEMA)
    rows = [_row(f"{JSONSCHEMA}, one file", yardstick, 1, "", "", None)]
    for (what, taken), most in zip(one.items(), (0.7, 1.05), strict=True):
        ratio = _seconds(taken) / _seconds(yardstick)
        told = f"{ratio:.2f} × {JSONSCHEMA}, one file"
        rows.append(_row(what, taken, 1, told, f"≤ {most:g}", ratio <= most))
    return rows


def _more(programs: Programs, runs: dict[str, list[Run]]) -> list[Row]:
    """Five times the files, a large file, an interrupt."""
    more, large = MORE_FILES.articles, TWENTY_THOUSAND
    made = programs.taken({"many": programs.check(MORE_FILES, "--jobs", "2")}, 1)["many"]
    growth = _seconds(made) / more / (_seconds(runs[TWO]) / FILES.articles)
    peak = max(each.peak for each in made)
    rows = [
        _row(
            f"check, {more:,} files, two processes",
            made,
            more,
            f"{growth:.2f} × the time of a file among {FILES.articles:,}",
            "≤ 1.1; 80 MiB",
            growth <= 1.1 and peak <= 80 << 20,
        )
    ]
    single = programs.taken({"one": programs.check(large, "--jobs", "1")}, ROUNDS)["one"]
    started = programs.taken({"none": programs.check(FILES, "annotations/c/a")}, ROUNDS)["none"]
    size = annotation_path(programs.bench.place.folder, large).stat().st_size
    usual = annotation_path(programs.bench.place.folder, FILES).stat().st_size
    share = (_seconds(runs[ONE]) - _seconds(started)) / FILES.articles * size / usual
    ratio = (_seconds(single) - _seconds(started)) / share
    told = f"{ratio:.2f} × its share of bytes"
    rows.append(_row(f"check, {large}", single, 1, told, "≤ 1.5", ratio <= 1.5))
    stopped = programs.interrupted()
    cells = ("an interrupt", milliseconds(stopped.seconds) + " ms", "", "", "", "≤ 200 ms, 130")
    return [*rows, Row(cells, stopped.code == 130 and stopped.seconds <= 0.2)]
