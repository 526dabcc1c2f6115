"""What git knows about the labels, read without running anything the repository configures.

A cloned repository is foreign: `git status` would run its filters and its file-system monitor,
`git diff` its external diff. So only `rev-parse`, `rev-list`, `ls-files` and `cat-file` are
asked, hooks, monitors and fetching are switched off, and what stands on disk is hashed here.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

FileState = Literal["clean", "changed", "staged", "untracked", "none"]

FOLDERS = ("annotations", "data")
SECONDS = 10
BLOCK = 1 << 20
"""Bytes hashed at a time."""
QUIET = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "--literal-pathspecs")
ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "",  # a partial clone fetches what it lacks, through a command it names
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}


@dataclass(frozen=True, slots=True)
class GitState:
    """The state of one file and of the workspace around it.

    Attributes:
        branch: The branch, `detached@<commit>` without one, or None where there is no repository.
        file: `changed` differs from the index, `staged` from the last commit only, `untracked` is
            not in the index; `none` where there is no repository or no such file.
        changed: How many files under `annotations/` and `data/` are not `clean`.
    """

    branch: str | None
    file: FileState
    changed: int


NOTHING = GitState(None, "none", 0)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A path of the index, relative to the workspace; no `blob` while it is in conflict."""

    path: str
    blob: str | None
    absent: bool
    """Whether a sparse checkout leaves it out, so that nothing on disk is as it should be."""


def git_state(root: Path, path: Path) -> GitState:
    """Say how git sees `path` and the workspace at `root`.

    Takes two git processes and one look at each tracked file; call it beside the app, not in it.
    Without git, outside a repository, or where git refuses the repository, nothing is known:
    `GitState(None, "none", 0)`.
    """
    import subprocess

    try:
        return _repository(root).state(path)
    except (OSError, subprocess.SubprocessError):
        return NOTHING


def git_user_id() -> str | None:
    """Return an annotator's id made from git's `user.name`, or None where it is not set."""
    import subprocess

    from reportedly_schemas.ids import slug

    try:
        name = _git(Path.cwd(), "config", "user.name").strip()
    except (OSError, subprocess.SubprocessError):
        return None
    return slug(name, fallback="annotator") if name else None


class _Repository:
    """What is remembered between two looks: hashes of unchanged files, blobs of the last commit."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._hashes: dict[str, tuple[tuple[int, int, int], str]] = {}
        self._commit = ""
        self._committed: dict[str, str | None] = {}

    def state(self, path: Path) -> GitState:
        questions = ("--show-object-format", "--git-path", "HEAD", "HEAD")
        found = _lines(_git(self.root, "rev-parse", *questions, failing=True))
        if len(found) != 3:
            return NOTHING
        algorithm, head, commit = found
        entries, untracked = self._listing()
        # Without a commit, rev-parse gives the name HEAD back.
        self._look_up(commit, [] if commit == "HEAD" else entries)
        states = {entry.path: self._compare(entry, algorithm) for entry in entries}
        states.update(dict.fromkeys(untracked, "untracked"))
        return GitState(
            branch=_branch(self.root / head, commit),
            file=states.get(self._name(path), "untracked" if path.exists() else "none"),
            changed=sum(state != "clean" for state in states.values()),
        )

    def _name(self, path: Path) -> str:
        return Path(os.path.relpath(path, self.root)).as_posix()

    def _listing(self) -> tuple[list[_Entry], list[str]]:
        """Return the index's entries and the files beside them that git would track."""
        options = ("-t", "--stage", "--cached", "--others", "--exclude-standard", "-z")
        entries: dict[str, _Entry] = {}
        untracked = []
        for line in _git(self.root, "ls-files", *options, "--", *FOLDERS).split("\0")[:-1]:
            tag, rest = line[0], line[2:]
            if tag == "?":
                untracked.append(rest)
            else:
                facts, path = rest.split("\t", 1)
                _mode, blob, stage = facts.split(" ")
                entries[path] = _Entry(path, blob if stage == "0" else None, tag == "S")
        return list(entries.values()), untracked

    def _look_up(self, commit: str, entries: Iterable[_Entry]) -> None:
        """Ask for the last commit's blob of each entry that is not yet known."""
        if commit != self._commit:
            self._commit, self._committed = commit, {}
        # A line break in a name would be read as two questions; such a name counts as new.
        paths = [e.path for e in entries if e.path not in self._committed and "\n" not in e.path]
        if not paths:
            return
        questions = "".join(f"{commit}:./{path}\n" for path in paths)
        answers = _git(self.root, "cat-file", "--batch-check", given=questions)
        for path, answer in zip(paths, _lines(answers), strict=True):
            blob, _, rest = answer.partition(" ")
            self._committed[path] = blob if rest.startswith("blob ") else None

    def _compare(self, entry: _Entry, algorithm: str) -> FileState:
        on_disk = self._hash(entry.path, algorithm)
        if on_disk is None and entry.absent:
            on_disk = entry.blob
        if on_disk is None or on_disk != entry.blob:
            return "changed"
        return "clean" if self._committed.get(entry.path) == entry.blob else "staged"

    def _hash(self, path: str, algorithm: str) -> str | None:
        """Return the blob id of what stands at `path`, or None where nothing does."""
        place = self.root / path
        try:
            facts = place.lstat()
            seen = (facts.st_mtime_ns, facts.st_size, facts.st_ino)
            known = self._hashes.get(path)
            if known and known[0] == seen:
                return known[1]
            blob = _blob(place, facts, algorithm)
        except OSError:
            return None
        if blob is not None:
            self._hashes[path] = (seen, blob)
        return blob


def _blob(place: Path, facts: os.stat_result, algorithm: str) -> str | None:
    """Return the id git gives what stands at a place; None where that is no file and no link."""
    import hashlib

    made = hashlib.new(algorithm, b"blob %d\0" % facts.st_size, usedforsecurity=False)
    if stat.S_ISLNK(facts.st_mode):
        made.update(os.fsencode(place.readlink()))
    elif stat.S_ISREG(facts.st_mode):
        with open(place, "rb") as file:
            while block := file.read(BLOCK):
                made.update(block)
    else:
        return None
    return made.hexdigest()


_repository = lru_cache(maxsize=4)(_Repository)


def _lines(printed: str) -> list[str]:
    return printed.split("\n")[:-1]  # not splitlines: a name may hold what that splits at


def _branch(head: Path, commit: str) -> str:
    """Read the branch from the file HEAD: also a branch without a commit has a name."""
    reference = head.read_text(encoding="utf-8", errors="replace").strip()
    if reference.startswith("ref: "):
        return reference.removeprefix("ref: ").removeprefix("refs/heads/")
    return f"detached@{commit[:7]}"


def _git(root: Path, *arguments: str, given: str = "", failing: bool = False) -> str:
    """Run git as `ask` does and return what it prints as text."""
    return os.fsdecode(ask(root, *arguments, given=given, failing=failing))


def ask(root: Path, *arguments: str, given: str = "", failing: bool = False) -> bytes:
    """Run git in `root` and return what it prints; with `failing`, also where it fails.

    Only what runs nothing of the repository's own may be asked: see this module's first lines.

    Raises:
        OSError: There is no git.
        subprocess.SubprocessError: It failed or took too long.
    """
    import subprocess

    done = subprocess.run(
        ["git", "-C", os.fspath(root), *QUIET, *arguments],
        input=os.fsencode(given),
        capture_output=True,
        check=not failing,
        env={**os.environ, **ENVIRONMENT},
        timeout=SECONDS,
    )
    return done.stdout
