"""The board of 200 articles and 20,000 claims: what each key takes, and what opening it does."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import cycle

from benchmarks import scripts
from benchmarks.bench import TROUBLE, Bench
from benchmarks.figures import Sample, milliseconds
from benchmarks.lanes import Lane, SilenceError, lead, take_turns
from benchmarks.programs import APP
from benchmarks.prose import FIRST_WORD
from benchmarks.report import Row, Table, unmeasured
from benchmarks.scripts import ENTER, PAGE_DOWN, PAGE_UP, Limit, Script, Step, back_and_forth
from benchmarks.terminal import Program
from benchmarks.workspaces import LINKED

COLUMNS = ("what", "measured", "beside", "×", "target")
KEY, OPENING = Limit(3.0), 2.0
REST = b"\x07"
"""Cancels nothing, paints nothing: what a place does once it is at rest is over after it."""
OPEN, READ = (b"g", b"b"), "rows"
"""The keys that open the board, and a word that it shows once it is read."""


def _typing() -> Iterator[Step]:
    """A letter typed into the filter and taken back."""
    while True:
        yield Step("filter by a letter", b"s", before=(b"/",))
        yield Step("filter: take it back", b"\x7f")
        yield Step("filter: leave", ENTER)


def _going() -> Iterator[Step]:
    """To a claim in its article, and back to the cell."""
    for move in cycle([b"j"] * 20 + [b"k"] * 20):
        yield Step("go to the claim", ENTER, before=(move, REST))
        yield Step("back to the cell", b"q", before=(REST, REST))


def _jumping() -> Iterator[Step]:
    for key in cycle((b"e", b"g")):
        yield Step("first and last row", key, before=(b"g",))


def _toggling() -> Iterator[Step]:
    while True:
        yield Step("only contradictions, all", b"!")


SCRIPTS = (
    Script({"row": KEY}, back_and_forth("row", b"j", b"k", 30)),
    Script({"article": KEY}, back_and_forth("article", b"l", b"h", 30)),
    Script(
        {"next claim of the row": KEY}, back_and_forth("next claim of the row", b"\t", b"N", 20)
    ),
    Script({"page": KEY}, back_and_forth("page", PAGE_DOWN, PAGE_UP, 5)),
    Script({"first and last row": KEY}, _jumping),
    Script({"only contradictions, all": KEY}, _toggling),
    Script({"filter by a letter": KEY, "filter: take it back": KEY, "filter: leave": KEY}, _typing),
    Script({"go to the claim": scripts.OPEN, "back to the cell": KEY}, _going),
)


def measure(bench: Bench) -> Table:
    """Every key in a board of its own, then opening it beside `reportedly check`."""
    rows: list[Row] = []
    for script in SCRIPTS:
        rows += _script(bench, script)
    rows.append(_opening(bench))
    note = (
        f"Milliseconds; keys: median / 99th percentile of {bench.keys}, beside the floor in the "
        f"same run; the median counts. {LINKED.articles} articles of {LINKED.length // 1000} kB, "
        f"{LINKED.labels} claims in each, all linked to some seven others. Opening: from the "
        "key in an app that was just started to the board on the screen, beside the whole of "
        f"`reportedly check` of that workspace; medians of {bench.starts}."
    )
    return Table("board", COLUMNS, tuple(rows), (note,))


def _script(bench: Bench, script: Script) -> list[Row]:
    try:
        with ExitStack() as stack:
            app = bench.app(stack, LINKED)
            _open(app)
            lanes = {
                "floor": Lane(bench.floor(stack), scripts.floor(script.steps())),
                "app": Lane(app, script.steps()),
            }
            take_turns(lanes, bench.keys * len(script.limits))
    except TROUBLE as trouble:
        return [unmeasured(name, len(COLUMNS), str(trouble)) for name in script.limits]
    return [_row(name, limit, lanes) for name, limit in script.limits.items()]


def _row(name: str, limit: Limit, lanes: dict[str, Lane]) -> Row:
    try:
        app, floor = lanes["app"].sample(name), lanes["floor"].sample(name)
    except SilenceError as silence:
        return unmeasured(name, len(COLUMNS), str(silence))
    ratio = app.median / floor.median
    cells = (name, str(app), f"floor {floor}", f"{ratio:.2f}", f"≤ {limit.median}")
    return Row(cells, ratio <= limit.median)


def _open(app: Program) -> float:
    """Open the board; the seconds until it is read and shown, all of it."""
    lead(app, OPEN[:1])
    pressed = app.write(OPEN[1])
    shown = app.shown(READ)
    app.rest()
    return shown - pressed


def _opening(bench: Bench) -> Row:
    opened, checked = [], []
    for _ in range(bench.starts):
        try:
            with bench.running(lambda: bench.place.app(bench.article(LINKED)), FIRST_WORD) as app:
                opened.append(_open(app))
        except TROUBLE as trouble:
            return unmeasured("open the board", len(COLUMNS), str(trouble))
        checked.append(_check(bench))
    own, other = Sample(tuple(opened)).median, Sample(tuple(checked)).median
    cells = ("open the board", milliseconds(own), f"`check` {milliseconds(other)}")
    return Row((*cells, f"{own / other:.2f}", f"≤ {OPENING}"), own <= OPENING * other)


def _check(bench: Bench) -> float:
    """The seconds that `reportedly check` of the workspace takes, as a user waits for it."""
    began = time.perf_counter()
    subprocess.run(
        [APP, "check"],
        cwd=bench.workspace(LINKED),
        env=bench.place.environment(),
        check=True,
        capture_output=True,
    )
    return time.perf_counter() - began
