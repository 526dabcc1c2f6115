"""Which files differ from a git revision, on disk as they are, committed or not.

Most files need no reading: where a file's size, times and number are those in git's index, so is
its content. Only what doesn't match is hashed. Of the commit git lists only what differs from the
index; whole folders are alike at a glance.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from reportedly.errors import ReportedlyError
from reportedly.git import Question, ask, blob_id

PARTS = ("annotations", "data", "schemas/codebook.yaml")
"""Where the files of a workspace are."""
_INDEXED = re.compile(r"([A-Z]) \d+ ([0-9a-f]+) (\d)\t([^\0]*)\0((?:  [^\n]*\n)*)")
"""One entry of `ls-files -t --stage --debug -z`."""
_PLAINLY = (
    "--cached",
    "--ita-visible-in-index",
    "--raw",
    "--no-renames",
    "--no-abbrev",
    "--relative",
)
_STAGED = re.compile(r":\d+ \d+ ([0-9a-f]+) [0-9a-f]+ [A-Z]\0([^\0]*)\0")
"""One entry of `diff-index --raw -z`: what the commit has, nothing but zeros where it has none."""
_MODIFIED = re.compile(r"\n  mtime: (\d+):(\d+)\n")


class _Entry(NamedTuple):
    """A file of the index; `facts` is all that the index tells about it."""

    tag: str
    blob: str
    stage: str
    path: str
    facts: str


def changed_since(root: Path, revision: str) -> frozenset[str]:
    """Return the files of the workspace at `root` that differ from a revision.

    Args:
        root: The workspace, in a git repository.
        revision: A commit, however git lets one name it.

    Returns:
        Paths from the root: changed, new (unless git ignores them) and removed ones.

    Raises:
        ReportedlyError: There is no git, no repository, or no such revision.
    """
    with comparison(root, revision) as compared:
        return compared.changed()


@contextmanager
def comparison(root: Path, revision: str) -> Iterator[Comparison]:
    """Let git begin to list files, so that others can work meanwhile.

    Raises:
        ReportedlyError: As `changed_since`.
    """
    import subprocess

    try:
        with ExitStack() as questions:
            yield Comparison(root, revision, questions)
    except FileNotFoundError:
        raise ReportedlyError("git is not installed, and only git knows what changed") from None
    except (OSError, subprocess.SubprocessError):
        raise ReportedlyError(f"git can't say what changed in {root}", "try: git fsck") from None


class Comparison:
    """What a commit, the index and the disk say about the same files."""

    def __init__(self, root: Path, revision: str, questions: ExitStack) -> None:
        self.root = root
        self.algorithm, index, commit = _revision(root, revision)
        try:
            self.indexed = os.stat(root / index).st_mtime_ns
        except FileNotFoundError:
            self.indexed = 0
        self._staged, self._indexed, self._untracked = (
            _asked(questions, root, *arguments, "-z", "--", *PARTS)
            for arguments in (
                ("diff-index", *_PLAINLY, commit),
                ("ls-files", "-t", "--stage", "--debug", "--cached"),
                ("ls-files", "--others", "--exclude-standard"),
            )
        )

    def changed(self) -> frozenset[str]:
        """Return the files that differ, once git has answered."""
        committed = {path: blob for blob, path in _STAGED.findall(self._staged.answer())}
        differing: set[str] = set()
        tracked: set[str] = set()
        for entry in self._entries():
            tracked.add(entry.path)
            if self._on_disk(entry) != committed.get(entry.path, entry.blob):
                differing.add(entry.path)
        untracked = self._untracked.answer().split("\0")[:-1]
        for path in {*untracked, *committed} - tracked:
            if self._hash(path) != committed.get(path, ""):
                differing.add(path)
        return frozenset(path.rstrip("/") for path in differing)

    def _entries(self) -> Iterator[_Entry]:
        """Yield each file of the index."""
        listing = self._indexed.answer()
        place = 0
        for found in _INDEXED.finditer(listing):
            if found.start() != place:
                break
            place = found.end()
            yield _Entry(*found.groups())
        if place < len(listing):
            raise OSError("git's list has another form")

    def _on_disk(self, entry: _Entry) -> str | None:
        """Return the blob id of what stands on disk, with no more reading than it takes."""
        place = f"{self.root}/{entry.path}"
        try:
            facts = os.lstat(place)
        except OSError:
            return entry.blob if entry.tag == "S" else None  # left out by a sparse checkout
        if entry.stage == "0" and entry.facts.startswith(_told(facts)):
            modified = _MODIFIED.search(entry.facts)
            assert modified is not None
            # What was changed while the index was written may look as it did before.
            if int(modified[1]) * 10**9 + int(modified[2]) < self.indexed:
                return entry.blob
        return self._hash(entry.path)

    def _hash(self, path: str) -> str | None:
        place = f"{self.root}/{path}"
        try:
            return blob_id(place, os.lstat(place), self.algorithm)
        except OSError:
            return None


def _asked(questions: ExitStack, root: Path, *arguments: str) -> Question:
    question = Question(root, *arguments)
    questions.callback(question.drop)
    return question


def _told(facts: os.stat_result) -> str:
    """Return what the index would tell about an unchanged file; it keeps 32 bits of a number."""
    changed, modified, second, low = facts.st_ctime_ns, facts.st_mtime_ns, 10**9, 0xFFFFFFFF
    return (
        f"  ctime: {changed // second}:{changed % second}\n"
        f"  mtime: {modified // second}:{modified % second}\n"
        f"  dev: {facts.st_dev & low}\tino: {facts.st_ino & low}\n"
        f"  uid: {facts.st_uid}\tgid: {facts.st_gid}\n  size: {facts.st_size & low}\t"
    )


def _revision(root: Path, revision: str) -> tuple[str, str, str]:
    """Return the kind of hash, where the index is, and the commit that a revision names."""
    if revision.startswith("-") or "\0" in revision or "\n" in revision:
        raise ReportedlyError(f"'{revision}' is no revision")
    questions = ("--show-object-format", "--git-path", "index")
    facts = ask(root, "rev-parse", *questions, failing=True).split("\n")[:-1]
    if len(facts) != 2:
        raise ReportedlyError(f"{root} is in no git repository, so nothing is known to be changed")
    asked = ("--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    commit = ask(root, "rev-parse", *asked, failing=True).strip()
    if not commit.isalnum():  # nothing, or a range
        hint = "is it fetched? a CI job may have to check out more history, such as fetch-depth: 0"
        raise ReportedlyError(f"git knows no revision '{revision}'", hint)
    return facts[0], facts[1], commit
