"""`reportedly merge BASE OURS THEIRS`, as git calls it."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.cli.output import complain, note
from reportedly.errors import ReportedlyError

if TYPE_CHECKING:
    from reportedly.merging import Marks
    from reportedly.merging.plan import Faults, Where

_FORMAT = re.compile(rb"""(?m)^(?:\s*format|"format"|'format'):\s*["']?reportedly/([a-z]+)@1""")


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
    from reportedly.files.snapshot import NotEqual
    from reportedly.merging import NotReadable, merged

    base, theirs = _read(given.base), _read(given.theirs)
    model = _model(ours, theirs, base)
    if model is None:
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
    from reportedly_schemas.extension import CodebookFile

    data = merged_lines(given.base, given.ours, given.theirs, marks)
    try:
        wrong = misfit(read(data, CodebookFile)) if _kind(data) == "codebook" else None
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


def _kind(data: bytes) -> str:
    found = _FORMAT.search(data)
    return found[1].decode() if found else ""


def _model(*versions: bytes) -> type | None:
    """Return the kind of file that the versions are; None where labels can't be told apart."""
    from reportedly.check.library import MODELS
    from reportedly.files.shapes import MODELS as SHAPED

    kinds = [kind for kind in map(_kind, versions) if kind]
    role = "labels" if kinds[:1] == ["annotation"] else "".join(kinds[:1])
    model = MODELS.get(role)
    return model if model and model.__name__ in SHAPED else None


def _faults(path: str | None) -> Faults:
    """Return what finds errors in the file that stands at a path, as far as that is known."""
    from reportedly.merging.three import nothing
    from reportedly.workspace import find_workspace

    if not path:
        return nothing
    from reportedly.merging.faults import faults_in

    try:
        workspace = find_workspace(Path(path))
        return faults_in(workspace, workspace.relative(Path(path).absolute()))
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
