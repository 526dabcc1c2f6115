"""Measure the app from the outside and say what reaches its target; `make bench` runs this."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from benchmarks import report, workspaces
from benchmarks.bench import Bench
from benchmarks.programs import Place

TOPICS: dict[str, tuple[workspaces.Size, ...]] = {
    "start": (workspaces.SMALL, workspaces.LARGE),
    "keys": (workspaces.SMALL, workspaces.MANY),
    "held": (workspaces.SMALL,),
    "flat": (workspaces.SMALL, workspaces.LARGE),
    "save": (workspaces.THOUSAND,),
    "board": (workspaces.LINKED,),
    "page": (workspaces.LARGE,),
    "links": (workspaces.LINKED,),
    "memory": (workspaces.SMALL, workspaces.LARGE),
    "check": (workspaces.FILES, workspaces.MORE_FILES, workspaces.TWENTY_THOUSAND),
    "codec": (workspaces.SMALL, workspaces.THOUSAND, workspaces.LARGE),
    "copies": (),
}
"""Each topic and the workspaces it needs."""


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", metavar="TOPIC,…", help=f"some of {', '.join(TOPICS)}")
    parser.add_argument(
        "--quick", action="store_true", help="fewer keys, and nothing is written to the document"
    )
    asked = parser.parse_args()
    asked.topics = asked.only.split(",") if asked.only else list(TOPICS)
    if unknown := set(asked.topics) - set(TOPICS):
        parser.error(f"no such topic: {', '.join(sorted(unknown))}")
    return asked


def main() -> int:
    """Measure, print each table as it comes, and write them all down."""
    asked = arguments()
    taken = report.circumstances()
    print(taken, flush=True)
    needed = {size.name for topic in asked.topics for size in TOPICS[topic]}
    tables = []
    with tempfile.TemporaryDirectory(prefix="reportedly-bench-") as folder:
        make = (sys.executable, "-m", workspaces.__name__, folder, *sorted(needed))
        subprocess.run(make, check=True)
        keys, starts = (60, 5) if asked.quick else (250, 15)
        bench = Bench(Place(Path(folder)), keys, starts)
        for topic in asked.topics:
            table: report.Table = import_module(f"benchmarks.topics.{topic}").measure(bench)
            print(table.plain(), flush=True)
            tables.append(table)
    if not asked.quick:
        report.write(tables, taken)
    return 0


if __name__ == "__main__":
    sys.exit(main())
