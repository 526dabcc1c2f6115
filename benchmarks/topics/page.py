"""How many bytes a page costs: what counts over a slow line."""

from __future__ import annotations

from contextlib import ExitStack

from benchmarks import screens
from benchmarks.bench import TROUBLE, Bench
from benchmarks.figures import median
from benchmarks.report import Row, Table, unmeasured
from benchmarks.scripts import PAGE_DOWN
from benchmarks.terminal import Program
from benchmarks.workspaces import LARGE

COLUMNS = ("program", "bytes of a page", "× vim", "target")
PAGES = 40


def measure(bench: Bench) -> Table:
    """Page through the large article in each program."""
    counts: dict[str, float] = {}
    rows: list[Row] = []
    with ExitStack() as stack:
        try:
            if vim := bench.vim(stack, LARGE):
                counts["vim"] = _bytes(vim, b"\x06")
            counts["TextArea"] = _bytes(bench.textarea(stack, LARGE), PAGE_DOWN)
            app = bench.app(stack, LARGE)
            counts["app"] = _bytes(app, PAGE_DOWN)
            whole = screens.is_whole(app)
        except TROUBLE as trouble:
            rows.append(unmeasured("app", len(COLUMNS), str(trouble)))
        else:
            shown = "what is on the screen then is what a full repaint shows"
            rows.append(Row((f"app: {shown}", "yes" if whole else "no", "", "yes"), whole))
    rows[:0] = [_row(name, counts) for name in counts]
    note = f"Median of {PAGES} pages onward in an article of {LARGE}; vim shows no labels."
    return Table("page", COLUMNS, tuple(rows), (note,))


def _bytes(program: Program, key: bytes) -> float:
    """Bytes written for a page, the median of many."""
    return median([len(program.press(key).data) for _ in range(PAGES)])


def _row(name: str, counts: dict[str, float]) -> Row:
    ratio = counts[name] / counts["vim"] if counts.get("vim") else None
    cells = (name, f"{counts[name]:,.0f}", f"{ratio:.1f}" if ratio else "")
    if name != "app" or ratio is None:
        return Row((*cells, ""))
    return Row((*cells, "≤ 3"), ratio <= 3)
