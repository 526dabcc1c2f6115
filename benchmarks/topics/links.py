"""The candidates for a link in a collection of 20,000 claims, beside the floor."""

from __future__ import annotations

from contextlib import ExitStack
from itertools import cycle

from benchmarks import scripts
from benchmarks.bench import TROUBLE, Bench
from benchmarks.figures import Sample
from benchmarks.lanes import Lane, lead, take_turns
from benchmarks.report import Row, Table, unmeasured
from benchmarks.scripts import Step, Steps
from benchmarks.workspaces import LINKED

COLUMNS = ("key", "app", "floor", "× floor", "target")
TARGET = 3
NAMES = ("list the candidates", "type", "next candidate", "all relations", "link", "undo")
LISTED = "both:"
"""Stands below the list once there is one."""
PATIENCE = 30.0


def measure(bench: Bench) -> Table:
    """Every key of the list, and the first time it is opened."""
    try:
        rows = _rows(bench)
    except TROUBLE as trouble:
        rows = [unmeasured("candidates", len(COLUMNS), str(trouble))]
    note = (
        f"Milliseconds, median / 99th percentile; {LINKED.articles} articles with {LINKED.labels} "
        "claims each, many of them linked. The target is for the median. When the list is opened "
        "for the first time, the claims are read beside the keys; the first row has the seconds "
        "until the list stands."
    )
    return Table("links", COLUMNS, tuple(rows), (note,))


def _rows(bench: Bench) -> list[Row]:
    with ExitStack() as stack:
        app = bench.app(stack, LINKED)
        lead(app, (b"g", b"g", *[b"n"] * _first_claim(bench)))
        pressed = app.write(b"L")
        seconds = app.shown(LISTED, PATIENCE) - pressed
        app.rest()
        lead(app, (b"\x1b",))
        lanes = {
            "floor": Lane(bench.floor(stack), scripts.floor(_steps())),
            "app": Lane(app, _steps(), aside=(scripts.STATUS_ROW,)),
        }
        take_turns(lanes, bench.keys * len(NAMES) // 2)
        samples = {name: (lanes["app"].sample(name), lanes["floor"].sample(name)) for name in NAMES}
    rows = [Row(("the first list", f"{seconds:.1f} s", "", "", ""))]
    return rows + [_row(name, *pair) for name, pair in samples.items()]


def _row(name: str, app: Sample, floor: Sample) -> Row:
    ratio = app.median / floor.median
    cells = (name, str(app), str(floor), f"{ratio:.2f}", f"≤ {TARGET}")
    return Row(cells, ratio <= TARGET)


def _first_claim(bench: Bench) -> int:
    """How many labels there are up to the first claim of the article."""
    from benchmarks.workspaces import annotation_path
    from reportedly.files.document import KeyedFile
    from reportedly_schemas.annotation import AnnotationFile

    data = annotation_path(bench.place.folder, LINKED).read_bytes()
    file = KeyedFile.parse(data, AnnotationFile)
    first = file.order("claims")[0]
    return 1 + sum(one < first for one in file.order("attributions"))


def _steps() -> Steps:
    """The list opened, narrowed, gone through; a link made and taken back."""
    for letter in cycle((b"a", b"e", b"t", b"n")):
        yield Step("list the candidates", b"L")
        yield Step("type", letter)
        yield Step("next candidate", b"\x1b[B")
        yield Step("all relations", b"\r")
        yield Step("link", b"=")
        yield Step("undo", b"u")
