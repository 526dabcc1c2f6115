"""From a key to the last byte of the frame: the app beside the floor, a TextArea and vim."""

from __future__ import annotations

from contextlib import ExitStack

from benchmarks import screens, scripts
from benchmarks.bench import TROUBLE, Bench
from benchmarks.figures import Sample
from benchmarks.lanes import Lane, SilenceError, lead, take_turns
from benchmarks.report import Row, Table, unmeasured
from benchmarks.scripts import Limit, Script
from benchmarks.terminal import TroubleError
from benchmarks.workspaces import MANY, SMALL, Size

COLUMNS = ("key", "app", "floor", "× floor", "target", "frames", "TextArea", "vim")


def measure(bench: Bench) -> Table:
    """Every script, each on programs of its own."""
    rows: list[Row] = []
    for script in scripts.READER:
        rows += _script(bench, script, SMALL, bench.keys * len(script.limits))
    for script in scripts.OPENING:
        rows += _script(bench, script, MANY, min(bench.keys, MANY.articles - 2))
    return Table(
        "keys",
        COLUMNS,
        tuple(rows),
        (
            f"Milliseconds, median / 99th percentile of {bench.keys} keys; an article of {SMALL}. "
            "“× floor” divides the app's by the floor's, median and 99th percentile. "
            "“frames” is how many the app painted for a key, on average; the last one counts. "
            "TextArea and vim show the same text without labels.",
        ),
    )


def _script(bench: Bench, script: Script, size: Size, rounds: int) -> list[Row]:
    """The rows of one script, one for each name in it."""
    try:
        lanes = _press(bench, script, size, rounds)
    except TROUBLE as trouble:
        return [unmeasured(name, len(COLUMNS), str(trouble)) for name in script.limits]
    return [_row(name, limit, lanes) for name, limit in script.limits.items()]


def _press(bench: Bench, script: Script, size: Size, rounds: int) -> dict[str, Lane]:
    """Press the script's keys in all programs that have them."""
    with ExitStack() as stack:
        app = bench.app(stack, size)
        lead(app, script.ready)
        lanes = {
            "floor": Lane(bench.floor(stack), scripts.floor(script.steps())),
            "app": Lane(app, script.steps(), aside=_aside(script)),
        }
        if script.textarea:
            lanes["TextArea"] = Lane(bench.textarea(stack, size), script.textarea())
        if script.vim and (vim := bench.vim(stack, size)):
            lanes["vim"] = Lane(vim, script.vim())
        take_turns(lanes, rounds)
        if not screens.is_whole(app):
            raise TroubleError("the keys leave a screen that a full repaint changes")
        lead(app, script.done)
    return lanes


def _aside(script: Script) -> tuple[int, ...]:
    """Where an edit is made, "saved" comes after the frame, with the disk: that is timed apart."""
    return (scripts.STATUS_ROW,) if scripts.EDIT in script.limits.values() else ()


def _row(name: str, limit: Limit, lanes: dict[str, Lane]) -> Row:
    try:
        app, floor = lanes["app"].sample(name), lanes["floor"].sample(name)
    except SilenceError as silence:
        return unmeasured(name, len(COLUMNS), str(silence))
    median, p99 = app.median / floor.median, app.p99 / floor.p99
    target = f"≤ {limit.median}" + (f" / {limit.p99}" if limit.p99 else "")
    met = median <= limit.median and (limit.p99 is None or p99 <= limit.p99)
    frames = lanes["app"].frames[name] / len(app.seconds)
    beside = (_beside(lanes, other, name) for other in ("TextArea", "vim"))
    ratio = f"{median:.2f} / {p99:.2f}"
    return Row((name, str(app), str(floor), ratio, target, f"{frames:.1f}", *beside), met)


def _beside(lanes: dict[str, Lane], other: str, name: str) -> str:
    """What another program took, where it has such a key."""
    lane = lanes.get(other)
    return str(Sample(tuple(lane.seconds[name]))) if lane and lane.seconds[name] else "–"
