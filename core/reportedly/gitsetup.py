"""Telling a git repository to merge and compare labels with this program.

What is called stands in the clone's own configuration, because a repository that is fetched must
not be able to name programs; which files it is called for stands in `.gitattributes`.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from reportedly.errors import ReportedlyError
from reportedly.files.save import digest, save
from reportedly.git import ask

ATTRIBUTES = "merge=reportedly diff=reportedly"
PATTERNS = {
    "annotations/**/*.yaml": "annotations/a/b/c.yaml",
    "data/*/collection.yaml": "data/a/collection.yaml",
    "schemas/codebook.yaml": "schemas/codebook.yaml",
}
"""Which files are merged and compared by labels, and a path that each pattern fits."""
_MERGE = "merge %O %A %B --path %P --marker-size %L --ours-name %X --theirs-name %Y"
_DIFF = "diff --git"


def set_up_git(root: Path) -> Iterator[str]:
    """Set up merge and diff driver of the repository that a workspace is in.

    What is set otherwise already is left alone.

    Args:
        root: The workspace.

    Yields:
        What was done, or was there already.

    Raises:
        ReportedlyError: There is no git, no repository, or something can't be written.
    """
    try:
        if not ask(root, "rev-parse", "--git-dir", failing=True):
            raise ReportedlyError(f"{root} is in no git repository", "make it one: git init")
        yield from _configure(root)
        yield from _attribute(root)
    except FileNotFoundError:
        raise ReportedlyError("git is not installed") from None
    except subprocess.SubprocessError:
        raise ReportedlyError("git can't write its configuration", "see: git config -l") from None


def _configure(root: Path) -> Iterator[str]:
    program = _program()
    wanted = {
        "merge.reportedly.name": "labels by id and field",
        "merge.reportedly.driver": f"{program.replace('%', '%%')} {_MERGE}",
        "diff.reportedly.command": f"{program} {_DIFF}",
        "diff.reportedly.xfuncname": "^ *- id: .*$",
    }
    for name, value in wanted.items():
        found = ask(root, "config", "--local", "--get", name, failing=True).removesuffix("\n")
        if found == value:
            yield f"kept {name}"
        elif not found or _is_ours(found):
            ask(root, "config", "--local", name, value)
            yield f"set {name} to {value}"
        else:
            yield f"left {name} alone: it is {found}"


def _is_ours(value: str) -> bool:
    """Tell whether a command is this program's, which may have been moved since."""
    return re.fullmatch(r".*reportedly\S* (?:merge %O %A %B .*|diff --git)", value) is not None


def _program() -> str:
    """Return how git can run this very program, for a shell."""
    program = Path(os.path.abspath(sys.argv[0]))
    if program.name == "reportedly" and program.is_file():
        return shlex.quote(str(program))
    return f"{shlex.quote(sys.executable)} -m reportedly_tui"


def _attribute(root: Path) -> Iterator[str]:
    place = root / ".gitattributes"
    old = place.read_bytes() if place.is_file() else None
    lines = []
    for pattern, path in PATTERNS.items():
        told = ask(root, "check-attr", "-z", "merge", "diff", "--", path).split("\0")[:-1]
        values = dict(zip(told[1::3], told[2::3], strict=True))
        if set(values.values()) == {"reportedly"}:
            yield f"kept {pattern} in .gitattributes"
        elif set(values.values()) == {"unspecified"}:
            lines.append(f"{pattern} {ATTRIBUTES}")
            yield f"added to .gitattributes: {lines[-1]}"
        else:
            found = ", ".join(f"{name}={value}" for name, value in values.items())
            yield f"left {pattern} alone: it has {found}"
    if lines:
        above = old or b""
        gap = b"" if not above else b"\n" if above.endswith(b"\n") else b"\n\n"
        comment = "# Labels are merged and compared by id and field: see `reportedly init --git`.\n"
        added = comment + "".join(f"{line}\n" for line in lines)
        save(place, above + gap + added.encode(), None if old is None else digest(old))
