"""Asking git without running anything that a repository configures.

A cloned repository is foreign: `git status` would run its filters and its file-system monitor,
`git diff` its external diff. So only `rev-parse`, `rev-list`, `ls-files`, `ls-tree`, `cat-file` and
`diff-index` between commit and index, which looks at no content, are asked, hooks, monitors and
fetching are switched off, and what stands on disk is hashed by us.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

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


def ask(root: Path, *arguments: str, given: str = "", failing: bool = False) -> str:
    """Run git in `root` as `ask_bytes` does, and return what it prints as text."""
    return os.fsdecode(ask_bytes(root, *arguments, given=given, failing=failing))


def ask_bytes(root: Path, *arguments: str, given: str = "", failing: bool = False) -> bytes:
    """Run git in `root` and return what it prints; with `failing`, also where it fails.

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


class Question:
    """A question that git works on while others are asked."""

    def __init__(self, root: Path, *arguments: str) -> None:
        """Begin to ask.

        Raises:
            OSError: There is no git.
        """
        import subprocess
        from tempfile import mkstemp

        self._printed, name = mkstemp()  # a pipe would be full before it is read
        os.unlink(name)
        self._process = subprocess.Popen(
            ["git", "-C", os.fspath(root), *QUIET, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=self._printed,
            stderr=subprocess.PIPE,  # closed at its end, so that nobody has to ask for that
            env={**os.environ, **ENVIRONMENT},
        )

    def answer(self) -> str:
        """Wait for what git prints.

        Raises:
            subprocess.SubprocessError: It failed or took too long.
        """
        import subprocess

        try:
            self._process.communicate(timeout=SECONDS)
            if code := self._process.returncode:
                raise subprocess.CalledProcessError(code, self._process.args)
            os.lseek(self._printed, 0, os.SEEK_SET)
            with open(self._printed, "rb", closefd=False) as printed:
                return os.fsdecode(printed.read())
        finally:
            self.drop()

    def drop(self) -> None:
        """End it; nobody waits for the answer any more."""
        self._process.kill()
        self._process.wait()
        if self._process.stderr:
            self._process.stderr.close()
        if self._printed >= 0:
            os.close(self._printed)
            self._printed = -1


def blob_id(place: str | Path, facts: os.stat_result, algorithm: str) -> str | None:
    """Return the id git would give to what stands at `place`, as it is; None for no file.

    Args:
        place: A file or a link.
        facts: What `lstat` says about it.
        algorithm: The repository's, `sha1` or `sha256`.

    Raises:
        OSError: It can't be read.
    """
    import hashlib

    made = hashlib.new(algorithm, b"blob %d\0" % facts.st_size, usedforsecurity=False)
    if stat.S_ISLNK(facts.st_mode):
        made.update(os.fsencode(os.readlink(place)))
    elif stat.S_ISREG(facts.st_mode):
        with open(place, "rb") as file:
            while block := file.read(BLOCK):
                made.update(block)
    else:
        return None
    return made.hexdigest()
