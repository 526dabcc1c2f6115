"""The most memory a program has had, after some use of it."""

from __future__ import annotations

from contextlib import ExitStack

from benchmarks import scripts
from benchmarks.bench import TROUBLE, Bench
from benchmarks.figures import mebibytes
from benchmarks.lanes import lead
from benchmarks.report import Row, Table, unmeasured
from benchmarks.workspaces import LARGE, SMALL

COLUMNS = ("program", "peak, MiB", "× floor", "target")
USE = (
    *[b"w"] * 10,
    *[b"s"] * 10,
    *[scripts.PAGE_DOWN] * 5,
    *(b"g", b"e", b"g", b"g"),
    *(b"s", b"1", b"u"),
)
"""Keys pressed before memory is looked at: moves, pages, both ends, a label made and undone."""


def measure(bench: Bench) -> Table:
    """Use the app on a small and a large article, the floor and a TextArea."""
    peaks: dict[str, int] = {}
    rows: list[Row] = []
    with ExitStack() as stack:
        try:
            floor = bench.floor(stack)
            lead(floor, [scripts.FLOOR_KEY] * len(USE))
            peaks["floor"] = floor.peak_memory()
            for size in (SMALL, LARGE):
                textarea = bench.textarea(stack, size)
                lead(textarea, [scripts.PAGE_DOWN] * 5)
                peaks[f"TextArea, {size}"] = textarea.peak_memory()
            for size in (SMALL, LARGE):
                app = bench.app(stack, size)
                lead(app, USE)
                app.rest()
                peaks[f"app, {size}"] = app.peak_memory()
        except TROUBLE as trouble:
            rows.append(unmeasured("app", len(COLUMNS), str(trouble)))
    limits = {f"app, {SMALL}": 1.5, f"app, {LARGE}": 4.0}
    rows[:0] = [_row(name, peaks, limits.get(name)) for name in peaks]
    return Table("memory", COLUMNS, tuple(rows), ("The kernel's VmHWM of the process.",))


def _row(name: str, peaks: dict[str, int], limit: float | None) -> Row:
    ratio = peaks[name] / peaks["floor"]
    cells = (name, mebibytes(peaks[name]), f"{ratio:.2f}")
    if limit is None:
        return Row((*cells, ""))
    return Row((*cells, f"≤ {limit}"), ratio <= limit)
