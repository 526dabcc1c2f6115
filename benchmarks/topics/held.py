"""A key held down at 60 per second, and many keys at once."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from contextlib import ExitStack
from itertools import cycle, islice, pairwise

from benchmarks import frames
from benchmarks.bench import TROUBLE, Bench
from benchmarks.figures import Sample, milliseconds
from benchmarks.frames import Chunk, Frame
from benchmarks.lanes import lead, steady
from benchmarks.report import Row, Table, unmeasured
from benchmarks.terminal import Program, TroubleError
from benchmarks.workspaces import SMALL

COLUMNS = ("what", "measured", "× one key", "target")
PER_SECOND = 60
STRETCH = 20
"""Keys that are held, then as many apart, in turn."""
BURST = 200


def measure(bench: Bench) -> Table:
    """Words, one by one, held, and in a burst."""
    try:
        rows = _rows(bench)
    except TROUBLE as trouble:
        rows = [unmeasured("keys held", len(COLUMNS), str(trouble))]
    note = (
        f"Word by word through an article of {SMALL}, {STRETCH} keys apart and {STRETCH} held in "
        "turn; milliseconds from a key to the last byte of its frame, median / 99th percentile. "
        "Processor time is that of all threads."
    )
    return Table("held", COLUMNS, tuple(rows), (note,))


def _rows(bench: Bench) -> list[Row]:
    apart: list[float] = []
    held: list[float] = []
    used = {"apart": 0.0, "held": 0.0}
    with ExitStack() as stack, steady():
        app = bench.app(stack, SMALL)
        lead(app, (b"g", b"g"))
        for key in islice(cycle((b"w", b"w", b"W", b"W")), math.ceil(bench.keys / STRETCH)):
            before = app.cpu()
            apart += [taken for _ in range(STRETCH) if (taken := _once(app, key))]
            between = app.cpu()
            held += hold(app, key, STRETCH)
            used["apart"] += between - before
            used["held"] += app.cpu() - between
        bursts = _bursts(app, max(4, bench.starts))
    if not (apart and held and bursts):
        raise TroubleError("the keys paint nothing")
    one, many, burst = Sample(tuple(apart)), Sample(tuple(held)), Sample(tuple(bursts))
    ratio, bursting = many.median / one.median, burst.median / one.median
    spent = used["held"] / len(held), used["apart"] / len(apart)
    return [
        Row(("one key", str(one), "1", "")),
        Row(("a key held", str(many), f"{ratio:.2f}", "≤ 1.5"), ratio <= 1.5),
        Row(("processor time of a key apart", milliseconds(spent[1]), "", "")),
        Row(("processor time of a key held", milliseconds(spent[0]), "", "")),
        Row(
            (f"{BURST} keys at once", milliseconds(burst.median), f"{bursting:.1f}", "≤ 40"),
            bursting <= 40,
        ),
    ]


def _once(program: Program, key: bytes) -> float | None:
    """Seconds that one key takes by itself; None when it paints nothing."""
    return program.press(key, patience=1.0).seconds()


def _bursts(program: Program, count: int) -> list[float]:
    """Seconds from many keys written at once to the last byte of what they lead to."""
    lead(program, (b"g", b"g"))
    keys = cycle((b"w", b"W"))
    answers = (program.press(next(keys) * BURST, 0.1, patience=1.0) for _ in range(count))
    return [seconds for answer in answers if (seconds := answer.seconds())]


def hold(program: Program, key: bytes, count: int) -> list[float]:
    """Press a key as a keyboard repeats it and return what each press took, in seconds."""
    chunks: list[Chunk] = []
    pressed: list[float] = []
    due = time.perf_counter()
    for _ in range(count):
        pressed.append(program.write(key))
        due += 1 / PER_SECOND
        while (left := due - time.perf_counter()) > 0:
            if chunk := program.read(left):
                chunks.append(chunk)
    chunks += program.settle(quiet=0.05, patience=0.1)
    return costs(pressed, frames.split(chunks))


def costs(pressed: Sequence[float], painted: Sequence[Frame]) -> list[float]:
    """What each key cost: up to the last frame before the next key, or else the first after it.

    A key that no frame follows is left out.
    """
    found = []
    for key, following in pairwise([*pressed, float("inf")]):
        after = [frame.ended for frame in painted if frame.ended > key]
        before_next = [ended for ended in after if ended < following]
        if after:
            found.append((before_next[-1] if before_next else after[0]) - key)
    return found
