"""Merging line by line, as git does where it knows nothing of labels."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from reportedly.errors import ReportedlyError
from reportedly.git import ask
from reportedly.merging.three import Marks


def merged_lines(base: Path, ours: Path, theirs: Path, marks: Marks) -> bytes:
    """Return what git makes of three files, with conflicts marked where lines clash.

    Raises:
        ReportedlyError: Git can't do it: there is none, or the files are no text.
    """
    names = ("-L", marks.ours, "-L", "the common ancestor", "-L", marks.theirs)
    files = [os.path.abspath(path) for path in (ours, base, theirs)]
    options = ("--stdout", f"--marker-size={max(marks.size, 7)}", *names)
    try:
        made = os.fsencode(ask(Path(), "merge-file", *options, *files, failing=True))
    except (OSError, subprocess.SubprocessError) as error:
        raise ReportedlyError(f"git can't merge the lines either: {error}") from None
    if not made:
        raise ReportedlyError("git can't merge the lines either")
    return made
