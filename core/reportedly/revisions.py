"""The files of a workspace as git revisions have them, and as they are on disk."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from reportedly.check.library import MODELS
from reportedly.check.selection import Selection
from reportedly.errors import ReportedlyError
from reportedly.git import ask
from reportedly.gitchanges import PARTS, changed_since
from reportedly.workspace import Missing, Workspace

AT_ONCE = 256
"""How many files git is asked for at a time."""
_ROLES = {
    r"annotations/[^/]+/links/[^/]+\.yaml": "links",
    r"annotations/[^/]+/sources\.yaml": "sources",
    r"annotations/[^/]+/[^/]+/[^/]+\.yaml": "labels",
    r"data/[^/]+/collection\.yaml": "collection",
    r"schemas/codebook\.yaml": "codebook",
}
_IN_TREE = re.compile(r"\d+ blob ([0-9a-f]+)\t([^\0]*)\0")
_FORMAT = re.compile(rb"""(?m)^(?:[ \t]*format|"format"|'format'):\s*["']?reportedly/([a-z]+)@1""")


class Pair(NamedTuple):
    """Two versions of a file; None where there is none."""

    name: str
    model: type
    old: bytes | None
    new: bytes | None


def model_at(name: str) -> type | None:
    """Return the kind of file that a path from the root is, by its place; None for any other."""
    found = (role for pattern, role in _ROLES.items() if re.fullmatch(pattern, name))
    role = next(found, None)
    return MODELS[role] if role else None


def model_of(*versions: bytes | None) -> type | None:
    """Return the kind of file that versions of it say to be; None where none says so."""
    for data in versions:
        if data is not None and (found := _FORMAT.search(data)):
            kind = found[1].decode()
            return MODELS.get("labels" if kind == "annotation" else kind)
    return None


def commit_of(root: Path, revision: str) -> str | None:
    """Return the commit that a revision names; None when git knows none such.

    Raises:
        ReportedlyError: There is no git, or no repository.
    """
    if not revision or revision.startswith("-") or "\0" in revision or "\n" in revision:
        return None
    try:
        if not ask(root, "rev-parse", "--git-dir", failing=True):
            raise ReportedlyError(f"{root} is in no git repository, so nothing is known to differ")
        asked = ("--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        return ask(root, "rev-parse", *asked, failing=True).strip() or None
    except FileNotFoundError:
        raise ReportedlyError("git is not installed, and only git knows what differs") from None
    except (OSError, subprocess.SubprocessError):
        raise ReportedlyError(f"git can't say what differs in {root}", "try: git fsck") from None


def pairs(workspace: Workspace, asked: Selection, old: str, new: str | None) -> Iterator[Pair]:
    """Yield the files that differ between two commits, or a commit and the disk, by name.

    Args:
        workspace: In a git repository.
        asked: What of it.
        old: A commit.
        new: Another one; None for what is on disk.

    Raises:
        ReportedlyError: Git can't tell.
    """
    try:
        names = _differing(workspace.root, old, new)
        wanted = sorted(name for name in names if asked.covers(name) and model_at(name))
        for at in range(0, len(wanted), AT_ONCE):
            part = wanted[at : at + AT_ONCE]
            before = _committed(workspace.root, old, part)
            after = _committed(workspace.root, new, part) if new else _on_disk(workspace, part)
            for name, was, now in zip(part, before, after, strict=True):
                model = model_at(name)
                assert model is not None
                if was != now:
                    yield Pair(name, model, was, now)
    except (OSError, subprocess.SubprocessError):
        hint = "try: git fsck"
        raise ReportedlyError(f"git can't say what differs in {workspace.root}", hint) from None


def _differing(root: Path, old: str, new: str | None) -> set[str]:
    if new is None:
        return set(changed_since(root, old))
    trees = []
    for commit in (old, new):
        listing = ask(root, "ls-tree", "-r", "-z", commit, "--", *PARTS)
        trees.append({path: blob for blob, path in _IN_TREE.findall(listing)})
    before, after = trees
    return {name for name in {*before, *after} if before.get(name) != after.get(name)}


def _committed(root: Path, commit: str, names: Sequence[str]) -> Iterator[bytes | None]:
    """Yield files as a commit has them; None where it has no such file."""
    # A line break in a name would be read as two questions.
    questions = "".join(f"{commit}:./{name}\n" for name in names if "\n" not in name)
    answers = os.fsencode(ask(root, "cat-file", "--batch", given=questions))
    place = 0
    for name in names:
        if "\n" in name:
            yield None
            continue
        end = answers.index(b"\n", place)
        head, place = answers[place:end], end + 1
        if not re.fullmatch(rb"[0-9a-f]+ blob [0-9]+", head):
            yield None
            continue
        size = int(head.rpartition(b" ")[2])
        yield answers[place : place + size]
        place += size + 1


def _on_disk(workspace: Workspace, names: Sequence[str]) -> Iterator[bytes | None]:
    for name in names:
        try:
            yield workspace.read_bytes(workspace.inside(*name.split("/")))
        except Missing:
            yield None
