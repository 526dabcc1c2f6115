"""Copied sentences: how many of the planted ones are found, how fast, beside datasketch."""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from itertools import product
from typing import TYPE_CHECKING, Any

from benchmarks.bench import Bench
from benchmarks.lanes import steady
from benchmarks.planted import KINDS, ORIGINAL, SENTENCES, Planted, plant
from benchmarks.report import Row, Table, unmeasured

if TYPE_CHECKING:
    from reportedly.copies.index import Group

Pairs = Iterator[tuple[int, int]]

SMALL, MIDDLE, LARGE = 1_000, 10_000, 100_000
FULL_STARTS = 15
"""With fewer starts than this the run is a quick one, and leaves the largest size out."""

COLUMNS = ("program", "articles", "seconds", "peak, MiB", *KINDS, "precision", "target")
RUNS = 3
"""How often all but the largest size is searched; the quickest counts."""

SHINGLE = 4
PERMUTATIONS, THRESHOLD = 64, 0.5
SHARE = 0.25
LINEAR = 1.5
GIBIBYTES = 4
NOTES = (
    "Articles of 20 sentences, 15 % of them copied from another article; half of the copies are "
    "edited: a word or two changed, every number changed, or up to half cut off at an end. The "
    "columns of kinds say which part of these copies is found beside its original (recall); "
    "precision is which part of the pairs found comes from one original.",
    "Processor time of one process, from the texts in memory to the groups; datasketch is given "
    "the sentences ready cut. It has 64 permutations, words in fours and a threshold of 0.5, as "
    "its users would set it, and stands here only where somebody put it: "
    '`pip install --target DIR datasketch`, `PYTHONPATH=DIR make bench ARGS="--only copies"`.',
)


@dataclass
class Score:
    """What was found, of what was planted."""

    planted: Planted
    found: set[int] = field(default_factory=set)
    pairs: int = 0
    right: int = 0

    def pair(self, one: int, other: int) -> None:
        """Take in two sentences that are said to be copies of one another."""
        origin = self.planted.origin
        self.pairs += 1
        if origin[one] == origin[other]:
            self.right += 1
            self.found.update((one, other))

    def figures(self) -> dict[str, float]:
        """Recall by kind, and precision."""
        total, found = [0] * (ORIGINAL + 1), [0] * (ORIGINAL + 1)
        for number, kind in enumerate(self.planted.kind):
            total[kind] += 1
            found[kind] += number in self.found
        recall = {name: found[at] / max(1, total[at]) for at, name in enumerate(KINDS)}
        return {**recall, "precision": self.right / max(1, self.pairs)}


def measure(bench: Bench) -> Table:
    """Measure each program and size in a process of its own."""
    sizes = (SMALL, MIDDLE, LARGE) if bench.starts >= FULL_STARTS else (SMALL, MIDDLE)
    ours = {size: _measured("reportedly", size, 1 if size == LARGE else RUNS) for size in sizes}
    yardstick = _measured("datasketch", MIDDLE, RUNS) if find_spec("datasketch") else None
    rows = [_row("reportedly", size, ours[size], *_target(size, ours, yardstick)) for size in sizes]
    if yardstick is None:
        print("datasketch: not measured: it is not installed", file=sys.stderr)
    else:
        rows.append(_row("datasketch", MIDDLE, yardstick, "", None))
    return Table("copies", COLUMNS, tuple(rows), NOTES)


def _measured(program: str, size: int, runs: int = 1) -> dict[str, Any]:
    """The figures of the quickest of several runs: what else the machine does only adds to it."""
    command = (sys.executable, "-m", __name__, program, str(size))
    found: list[dict[str, Any]] = []
    for _ in range(runs):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            return {"trouble": done.stderr}
        found.append(json.loads(done.stdout))
    return min(found, key=lambda figures: float(figures["seconds"]))


def _target(
    size: int, ours: dict[int, dict[str, Any]], yardstick: dict[str, Any] | None
) -> tuple[str, bool | None]:
    """What a size has to reach, and whether it does."""
    own = ours[size]
    if size == MIDDLE and yardstick and "seconds" in yardstick and "seconds" in own:
        ratio = own["seconds"] / yardstick["seconds"]
        no_less = all(own[kind] >= yardstick[kind] for kind in KINDS)
        told = f"≤ {SHARE} × datasketch: {ratio:.2f}; recall no less"
        return told, ratio <= SHARE and no_less
    if size == LARGE and "seconds" in own and "seconds" in ours[MIDDLE]:
        growth = own["seconds"] / ours[MIDDLE]["seconds"] / (LARGE / MIDDLE)
        told = f"≤ {LINEAR} × the time of an article among {MIDDLE:,}: {growth:.2f}; ≤ 4 GiB"
        return told, growth <= LINEAR and own["mebibytes"] <= GIBIBYTES * 1024
    return "", None


def _row(program: str, size: int, figures: dict[str, Any], target: str, met: bool | None) -> Row:
    if "trouble" in figures:
        return unmeasured(f"{program}, {size:,}", len(COLUMNS), figures["trouble"])
    shares = (f"{figures[name]:.4f}" for name in (*KINDS, "precision"))
    seconds, mebibytes = f"{figures['seconds']:.2f}", f"{figures['mebibytes']:,.0f}"
    return Row((program, f"{size:,}", seconds, mebibytes, *shares, target), met)


def reportedly(planted: Planted) -> Callable[[], Pairs]:
    """Prepare a search by reportedly; it gives of each group the first sentence with each other."""
    from reportedly.copies.collection import Texts, copied_sentences

    read = Texts("copies", "en", {str(at): text for at, text in enumerate(planted.texts)})

    def found(groups: list[Group]) -> Pairs:
        for group in groups:
            places = [place for wording in group for place in wording.places]
            touched = [planted.sentences(int(one.article), one.start, one.end) for one in places]
            for others in touched[1:]:
                yield _likeliest(planted, product(touched[0], others))

    return lambda: found(copied_sentences(read))


def _likeliest(planted: Planted, pairs: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """Of the pairs of sentences that two places touch, one that comes from one original, if any."""
    listed = list(pairs)
    origin = planted.origin
    return next((pair for pair in listed if origin[pair[0]] == origin[pair[1]]), listed[0])


def datasketch(planted: Planted) -> Callable[[], Pairs]:
    """Prepare a search by datasketch; it gives each sentence with those before it."""
    from datasketch import MinHash, MinHashLSH  # type: ignore[import-not-found]

    word = re.compile(r"\w+")
    sentences = [planted.stretch(number) for number in range(len(planted.texts) * SENTENCES)]

    def search() -> Pairs:
        shingles = []
        for sentence in sentences:
            words = word.findall(sentence.casefold())
            runs = (words[at : at + SHINGLE] for at in range(len(words) - SHINGLE + 1))
            shingles.append([" ".join(run).encode() for run in runs])
        index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
        found: list[tuple[int, int]] = []
        for number, made in enumerate(MinHash.generator(shingles, num_perm=PERMUTATIONS)):
            found += ((other, number) for other in index.query(made))
            index.insert(number, made, check_duplication=False)
        return iter(found)

    return search


def main(program: str, size: int) -> None:
    """Measure one program on one size; prints its figures as JSON."""
    planted = plant(size)
    search = {"reportedly": reportedly, "datasketch": datasketch}[program](planted)
    with steady():
        begin = time.process_time()
        pairs = search()
        seconds = time.process_time() - begin
    mebibytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    score = Score(planted)
    for one, other in pairs:
        score.pair(one, other)
    print(json.dumps({"seconds": seconds, "mebibytes": mebibytes, **score.figures()}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
