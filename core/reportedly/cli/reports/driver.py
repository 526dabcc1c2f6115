"""What `git diff` shows of a file of labels: the changes in words, or else the lines."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from reportedly.comparing import compare
from reportedly.errors import ReportedlyError
from reportedly.files.guard import Unreadable
from reportedly.revisions import model_of


def drive(words: Sequence[str]) -> Iterator[str]:
    """Yield what is told of a file.

    Args:
        words: What git gives a diff driver: path, old file, its hash and mode, new file, its hash
            and mode, and of a renamed file the new path and more; of a file in conflict the path.

    Raises:
        ReportedlyError: They are not that.
    """
    if len(words) == 1:
        yield f"{words[0]}: unmerged"
        return
    if len(words) < 7:
        raise ReportedlyError("--git takes what git gives to its diff driver")
    path, files = words[0], (words[1], words[4])
    yield f"{path} → {words[7]}" if len(words) > 7 else path
    old, new = (None if file == os.devnull else Path(file).read_bytes() for file in files)
    model = model_of(new, old)
    try:
        if model is None:
            raise Unreadable(1, 1, "Y3", "this is no file of labels")
        found = [f"  {change.told()}" for change in compare(old, new, model)]
    except Unreadable as error:
        yield f"  can't be told in words: {error}"
        yield from _lines(old, new)
        return
    yield from found or ["  only its form or its comments"]


def _lines(old: bytes | None, new: bytes | None) -> Iterator[str]:
    from difflib import unified_diff

    before, after = ((each or b"").decode(errors="replace").split("\n") for each in (old, new))
    for line in unified_diff(before, after, lineterm="", n=3):
        yield f"  {line}"
