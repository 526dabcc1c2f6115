"""The same keys in a small article and in one a thousand times as large."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack

from benchmarks import scripts
from benchmarks.bench import TROUBLE, Bench
from benchmarks.figures import Sample, milliseconds
from benchmarks.lanes import Lane, SilenceError, lead, take_turns
from benchmarks.report import Row, Table, unmeasured
from benchmarks.scripts import PAGE, Script, Steps
from benchmarks.workspaces import LARGE, SMALL, Size

COLUMNS = ("key", str(LARGE), str(SMALL), "large / small", "target", "× floor")
SCREENFUL = 1500
"""Bytes that tell a frame of the article from one of the status row."""
ONWARD = scripts.back_and_forth("page", scripts.PAGE_DOWN, scripts.PAGE_UP, 100)
"""Pages of a large article that were not on the screen before."""


def measure(bench: Bench) -> Table:
    """The scripts of the reader in both, then opening the one and the other."""
    rows: list[Row] = []
    for script in scripts.READER:
        rows += _script(bench, script)
    rows += _opening(bench)
    note = (
        "Milliseconds from a key to the last byte of its frame, median / 99th percentile of "
        f"{bench.keys} keys. A page of the large article is one not seen before. Opening is "
        "going back to the article from the next one, once in each run of the app."
    )
    return Table("flat", COLUMNS, tuple(rows), (note,))


def _script(bench: Bench, script: Script) -> list[Row]:
    """The rows of one script, one for each name in it."""
    try:
        with ExitStack() as stack:
            lanes = {
                "floor": Lane(bench.floor(stack), scripts.floor(script.steps())),
                "small": _lane(bench, stack, SMALL, script, script.steps),
                "large": _lane(
                    bench, stack, LARGE, script, ONWARD if script is PAGE else script.steps
                ),
            }
            take_turns(lanes, bench.keys * len(script.limits))
            for name in ("small", "large"):
                lead(lanes[name].program, script.done)
    except TROUBLE as trouble:
        return [unmeasured(name, len(COLUMNS), str(trouble)) for name in script.limits]
    return [_row(name, lanes) for name in script.limits]


def _lane(
    bench: Bench, stack: ExitStack, size: Size, script: Script, steps: Callable[[], Steps]
) -> Lane:
    """The app on an article of that size, ready for the script."""
    app = bench.app(stack, size)
    lead(app, script.ready)
    edits = scripts.EDIT in script.limits.values()
    return Lane(app, steps(), aside=(scripts.STATUS_ROW,) if edits else ())


def _row(name: str, lanes: dict[str, Lane]) -> Row:
    try:
        floor, small, large = (lanes[lane].sample(name) for lane in ("floor", "small", "large"))
    except SilenceError as silence:
        return unmeasured(name, len(COLUMNS), str(silence))
    ratio = large.median / small.median
    beside = f"{large.median / floor.median:.2f}"
    return Row((name, str(large), str(small), f"{ratio:.2f}", "≤ 1.3", beside), ratio <= 1.3)


def _opening(bench: Bench) -> list[Row]:
    """Go to the article from its neighbour, where it was not open before."""
    painted: dict[str, list[float]] = {"small": [], "large": []}
    labelled: dict[str, list[float]] = {"small": [], "large": []}
    try:
        for _ in range(bench.starts):
            for size in (SMALL, LARGE):
                first, last = _open(bench, size)
                painted[size.name].append(first)
                labelled[size.name].append(last)
        return [
            _opened("open, article painted", painted, 4),
            _opened("open, its labels too", labelled),
        ]
    except (*TROUBLE, ValueError) as trouble:
        return [unmeasured("open", len(COLUMNS), str(trouble))]


def _opened(what: str, taken: dict[str, list[float]], limit: int | None = None) -> Row:
    small, large = (Sample(tuple(taken[name])) for name in ("small", "large"))
    ratio = large.median / small.median
    cells = (what, milliseconds(large.median), milliseconds(small.median), f"{ratio:.2f}")
    if limit is None:
        return Row((*cells, "", ""))
    return Row((*cells, f"≤ {limit}", ""), ratio <= limit)


def _open(bench: Bench, size: Size) -> tuple[float, float]:
    """Seconds from the key to the article's first frame, and to its last.

    Raises:
        ValueError: Nothing was painted.
    """
    neighbour = bench.article(size).with_name("b001.txt")
    with bench.running(lambda: bench.place.app(neighbour)) as app:
        lead(app, (b"g",))
        opened = app.press(b"p", quiet=1.0)
    found = [frame.ended - opened.pressed for frame in opened.frames if len(frame.data) > SCREENFUL]
    if not found:
        raise ValueError("the article was not painted")
    return found[0], found[-1]
