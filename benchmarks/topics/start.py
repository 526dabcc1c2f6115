"""From the command to the article on the screen, and keys typed before it is there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from benchmarks import frames, screens
from benchmarks.bench import FLOOR_WORD, LARGE_PATIENCE, TROUBLE, Bench
from benchmarks.figures import Sample, milliseconds
from benchmarks.lanes import lead
from benchmarks.programs import VIM
from benchmarks.prose import FIRST_WORD
from benchmarks.report import Row, Table, unmeasured
from benchmarks.terminal import Program
from benchmarks.workspaces import LARGE, SMALL

COLUMNS = ("what", "painted", "settled", "× what", "target")
TITLE_WORD = "Harrow"
Start = tuple[Callable[[], Program], str]
"""What starts a program, and a word that it shows when it has."""


def measure(bench: Bench) -> Table:
    """Start every program in turn, again and again; then type into one that is starting."""
    starts: dict[str, Start] = {
        "floor": (bench.place.floor, FLOOR_WORD),
        f"app, {SMALL}": (lambda: bench.place.app(bench.article(SMALL)), FIRST_WORD),
        f"app, {LARGE}": (lambda: bench.place.app(bench.article(LARGE)), FIRST_WORD),
        "app, desk": (lambda: bench.place.app(bench.workspace(SMALL)), TITLE_WORD),
        "TextArea": (lambda: bench.place.textarea(bench.article(SMALL)), FIRST_WORD),
    }
    if VIM:
        starts["vim"] = (lambda: bench.place.vim(bench.article(SMALL)), FIRST_WORD)
    painted: dict[str, list[float]] = defaultdict(list)
    settled: dict[str, list[float]] = defaultdict(list)
    trouble: dict[str, str] = {}
    for _ in range(bench.starts):
        for name, start in starts.items():
            try:
                shown, silent = _start(*start)
            except TROUBLE as error:
                trouble[name] = str(error)
            else:
                painted[name].append(shown)
                settled[name].append(silent)
    rows = [_row(name, painted, settled, trouble) for name in starts]
    rows.append(_typed_early(bench))
    note = (
        "Milliseconds from the spawn of the process, medians of "
        f"{bench.starts} starts, the programs in turn. “Painted” is when a word of the article's "
        "body (or of the desk, or of the floor app) has come; “settled” is when the last byte "
        "has and the program has nothing more to do."
    )
    return Table("start", COLUMNS, tuple(rows), (note,))


def _start(start: Callable[[], Program], word: str) -> tuple[float, float]:
    """Seconds until `word` is shown, and until nothing more comes."""
    with start() as program:
        shown = program.shown(word, LARGE_PATIENCE)
        return shown - program.started, max(shown, program.rest()) - program.started


def _row(
    name: str,
    painted: dict[str, list[float]],
    settled: dict[str, list[float]],
    trouble: dict[str, str],
) -> Row:
    """A program's start; the small article beside the floor, the large one beside the small."""
    if name in trouble:
        return unmeasured(name, len(COLUMNS), trouble[name])
    own = Sample(tuple(painted[name])).median
    cells = (name, milliseconds(own), milliseconds(Sample(tuple(settled[name])).median))
    beside, limit = {
        f"app, {SMALL}": ("floor", 1.25),
        f"app, {LARGE}": (f"app, {SMALL}", 4.0),
    }.get(name, (None, 0.0))
    if beside is None or not painted[beside]:
        return Row((*cells, "", ""))
    ratio = own / Sample(tuple(painted[beside])).median
    return Row((*cells, f"{ratio:.2f} × {beside}", f"≤ {limit}"), ratio <= limit)


def _typed_early(bench: Bench) -> Row:
    """Whether words typed while the app starts move the selection as they do later."""
    what = "`w w w` typed while it starts"
    try:
        late = _screen_after(bench, ())
        still = _screen_after(bench, (), late=0)
        early = _screen_after(bench, (0.0, 0.0, 0.0), late=0)
        during = _screen_after(bench, (0.0, 0.08, 0.08), late=0)
    except TROUBLE as trouble:
        return unmeasured(what, len(COLUMNS), str(trouble))
    if late == still:
        return unmeasured(what, len(COLUMNS), "the keys move nothing")
    kept = early == late == during
    return Row((what, "kept" if kept else "lost", "", "", "kept"), kept)


def _screen_after(bench: Bench, pauses: Sequence[float], late: int = 3) -> object:
    """The screen without its status row after keys typed early, at `pauses`, and `late` ones."""
    with bench.place.app(bench.article(SMALL)) as app:
        for pause in pauses:
            app.settle(quiet=pause, patience=pause)
            app.write(b"w")
        if FIRST_WORD not in frames.words(b"".join(data for _, data in app.transcript)):
            app.shown(FIRST_WORD)
        app.rest()
        lead(app, [b"w"] * late)
        app.rest()
        return screens.below_status(app)
