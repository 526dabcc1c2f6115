"""`reportedly merge BASE OURS THEIRS`, as git calls it."""

from __future__ import annotations

import argparse
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.cli.output import complain, note
from reportedly.errors import ReportedlyError

if TYPE_CHECKING:
    from reportedly.merging import Marks
    from reportedly.merging.plan import Faults, Where


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("base", metavar="BASE", type=Path, help="what both sides began with")
    parser.add_argument("ours", metavar="OURS", type=Path, help="one side; the result goes here")
    parser.add_argument("theirs", metavar="THEIRS", type=Path, help="the other side")
    parser.add_argument("--path", metavar="PATH", help="where the file stands in the workspace")
    parser.add_argument(
        "--marker-size", metavar="N", type=int, default=7, help="length of conflict marks"
    )
    parser.add_argument("--ours-name", metavar="NAME", default="", help="what OURS is called")
    parser.add_argument("--theirs-name", metavar="NAME", default="", help="what THEIRS is called")


def run(given: argparse.Namespace) -> int:
    """Merge into OURS; 1 when a person has to decide something."""
    from reportedly.files.save import digest, save
    from reportedly.merging import Marks

    marks = Marks(
        _named("ours", given.ours_name), _named("theirs", given.theirs_name), given.marker_size
    )
    ours = _read(given.ours)
    shown = given.path or str(given.ours)
    data, code = _merge(given, ours, marks, shown)
    if data != ours:
        save(given.ours, data, digest(ours))
    return code


def _merge(given: argparse.Namespace, ours: bytes, marks: Marks, shown: str) -> tuple[bytes, int]:
    """Return the merged file and the exit code; tell what a person has to decide."""
    from reportedly.files.shapes import MODELS as SHAPED
    from reportedly.files.snapshot import NotEqual
    from reportedly.merging import NotReadable, merged
    from reportedly.revisions import model_of

    base, theirs = _read(given.base), _read(given.theirs)
    model = model_of(ours, theirs, base)
    if model is None or model.__name__ not in SHAPED:  # a codebook's values have no ids
        return _by_lines(given, marks, shown)
    try:
        made = merged(base, ours, theirs, model, marks, _faults(given.path))
    except (NotReadable, NotEqual) as error:
        complain(f"{shown}: {error.message}", error.hint)
        data, _ = _by_lines(given, marks, shown)
        note(f"{shown}: merged line by line instead; see that it is right, then: git add")
        return data, 1
    for line, where in made.conflicts:
        note(f"{shown}:{line}: conflict: {_told(where)}")
    return made.data, 1 if made.conflicts else 0


def _by_lines(given: argparse.Namespace, marks: Marks, shown: str) -> tuple[bytes, int]:
    """Merge a codebook, or what is no file of ours; tell why the result can't be used as it is."""
    from reportedly.check.library import misfit
    from reportedly.files.reader import Unreadable, read
    from reportedly.merging.lines import merged_lines
    from reportedly.revisions import model_of
    from reportedly_schemas.extension import CodebookFile

    data = merged_lines(given.base, given.ours, given.theirs, marks)
    try:
        wrong: Exception | None = None
        if model_of(data) is CodebookFile:
            wrong = misfit(read(data, CodebookFile))
    except Unreadable as error:
        wrong = error
    if wrong is not None or re.search(rb"(?m)^<{7}", data):
        note(f"{shown}: conflict{f': {wrong}' if wrong else ''}")
        return data, 1
    return data, 0


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ReportedlyError(f"{path}: {error.strerror}") from None


def _faults(path: str | None) -> Faults:
    """Return what finds errors in the file that stands at a path, as far as that is known."""
    from reportedly.merging.three import nothing
    from reportedly.workspace import find_workspace

    if not path:
        return nothing
    from reportedly.merging.faults import faults_in

    try:
        workspace = find_workspace(Path(path))
        return faults_in(workspace, workspace.relative(Path(os.path.realpath(path))))
    except ReportedlyError:
        return nothing


def _named(side: str, name: str) -> str:
    """Return what stands behind a mark. Git gives no names before 2.44, but `%X` as it is."""
    from reportedly.text.safe import one_line

    return side if not name or name.startswith("%") else f"{side} ({one_line(name)})"


def _told(where: Where) -> str:
    section, key = where
    if not section:
        return key
    return f"{section.removesuffix('s')} {key}" if key else f"all {section}"
