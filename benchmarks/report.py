"""Tables: printed as they come, and put between the marks of their topic in the document."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks.programs import VIM

DOCUMENT = Path(__file__).parents[1] / "docs" / "benchmarks.md"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: cells, and whether what they show reaches the target (None: no target)."""

    cells: tuple[str, ...]
    met: bool | None = None

    @property
    def verdict(self) -> str:
        return "" if self.met is None else "met" if self.met else "**not met**"


@dataclass(frozen=True, slots=True)
class Table:
    """What one topic measured.

    Attributes:
        topic: Its name on the command line and in the document's marks.
        columns: Heads of the cells; the verdict comes last by itself.
        notes: Sentences below the table.
    """

    topic: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()

    def markdown(self) -> str:
        """The table as Markdown, its notes below."""
        heads = (*self.columns, "verdict")
        lines = [heads, tuple("---" for _ in heads)]
        lines += [(*row.cells, row.verdict) for row in self.rows]
        return "\n".join(
            [*(f"| {' | '.join(line)} |" for line in lines), *(f"\n{note}" for note in self.notes)]
        )

    def plain(self) -> str:
        """The table in columns as wide as they need to be."""
        lines = [(*self.columns, "verdict"), *((*row.cells, row.verdict) for row in self.rows)]
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        padded = (
            "  ".join(f"{cell:<{width}}" for cell, width in zip(line, widths, strict=True)).rstrip()
            for line in lines
        )
        return "\n".join([f"\n{self.topic}", *padded, *self.notes])


def unmeasured(what: str, columns: int, why: str) -> Row:
    """A line for something that could not be measured, and so does not reach its target.

    Why goes to stderr: a program's last words have no place in a document.
    """
    print(f"{what}: not measured: {why}", file=sys.stderr, flush=True)
    return Row((what, "not measured", *[""] * (columns - 2)), met=False)


def circumstances() -> str:
    """When, on what machine and with which versions the figures are taken."""
    when = datetime.now(UTC).strftime("%-d %B %Y, %H:%M UTC")
    load = os.getloadavg()[0]
    machine = f"{os.cpu_count()} × {_processor()}, {platform.system()} {platform.release()}"
    versions = [f"Python {platform.python_version()}"]
    versions += [f"{name} {version(name)}" for name in ("textual", "rich", "pydantic")]
    if VIM:
        said = subprocess.run([VIM, "--version"], capture_output=True, text=True, check=True)
        versions.append(" ".join(said.stdout.split()[4:5]).join(("vim ", "")))
    return f"Taken on {when}, on {machine}, load {load:.1f} at the start; {', '.join(versions)}."


def _processor() -> str:
    """What the processor calls itself, or its architecture."""
    info = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*:\s*(.+)", info.read_text()) if info.exists() else None
    return found[1].strip() if found else platform.machine()


def put(document: str, table: Table, taken: str) -> str:
    """Put a table between the marks of its topic in `document`.

    Raises:
        ValueError: The document has no such marks.
    """
    begin, end = f"<!-- {table.topic}: begin -->", f"<!-- {table.topic}: end -->"
    before, found, rest = document.partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise ValueError(f"{DOCUMENT.name} has no marks for '{table.topic}'")
    return f"{before}{begin}\n{table.markdown()}\n\n{taken}\n{end}{after}"


def write(tables: Sequence[Table], taken: str) -> None:
    """Put tables into the document; everything outside their marks stays."""
    document = DOCUMENT.read_text(encoding="utf-8")
    for table in tables:
        document = put(document, table, taken)
    DOCUMENT.write_text(document, encoding="utf-8")
