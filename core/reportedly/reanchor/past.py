"""The texts an article had before, from git or from a file that the user names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reportedly.files.save import digest
from reportedly.git import ask, ask_bytes
from reportedly.workspace import Workspace


class Past:
    """Finds the text that labels were made on.

    Args:
        workspace: The workspace.
        given: A text the user has kept, whichever article it is of.

    Attributes:
        given: The hash of that text.
    """

    def __init__(self, workspace: Workspace, given: bytes | None = None) -> None:
        self._workspace = workspace
        self.given = None if given is None else digest(given)
        self._known = {} if given is None else {digest(given): _text(given)}
        self.look_again()

    def look_again(self) -> None:
        """Ask git anew: there may be more by now."""
        self._missing: set[tuple[str, str]] = set()
        self._read: dict[str, tuple[list[bytes], Iterator[bytes]]] = {}

    def keep(self, text: str) -> None:
        """Remember a text that may not be found anywhere later."""
        self._known[digest(text.encode())] = text

    def text(self, address: str, sha256: str) -> str | None:
        """Return the text of an article that has this hash; None where it is not to be found."""
        if sha256 not in self._known and (address, sha256) not in self._missing:
            for data in self._versions(address):
                found = digest(data)
                self._known[found] = _text(data)
                if found == sha256:
                    break
            else:
                self._missing.add((address, sha256))
        return self._known.get(sha256)

    def text_with(self, address: str, start: int, exact: str) -> str | None:
        """Return the newest earlier text that has `exact` at the offset `start`; None without."""
        texts = map(_text, self._versions(address))
        return next((text for text in texts if text and text.startswith(exact, start)), None)

    def _versions(self, address: str) -> Iterator[bytes]:
        if address not in self._read:
            path = self._workspace.article_path(address)
            self._read[address] = ([], earlier_versions(self._workspace.root, path))
        read, unread = self._read[address]
        yield from read
        for data in unread:
            read.append(data)
            yield data


def earlier_versions(root: Path, path: Path) -> Iterator[bytes]:
    """Yield what git has of a file, the newest first: staged, of all branches, of the reflog.

    Where git knows nothing, or refuses, there is nothing. A version is read when it is asked for.
    """
    import subprocess

    name = path.relative_to(root).as_posix()
    try:
        staged = ask(root, "ls-files", "--stage", "-z", "--", name).split("\0")[:-1]
        walk = ("rev-list", "--all", "--reflog", "--full-history", "--objects")
        listed = ask_bytes(root, *walk, "--", name).split(b"\n")
        blobs = [line.split(" ")[1] for line in staged]
        blobs += [
            line.partition(b" ")[0].decode()
            for line in listed
            if line.endswith(f"/{path.name}".encode())
        ]
        for blob in dict.fromkeys(blobs):
            yield ask_bytes(root, "cat-file", "blob", blob)
    except (OSError, subprocess.SubprocessError):
        return


def _text(data: bytes) -> str | None:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None
