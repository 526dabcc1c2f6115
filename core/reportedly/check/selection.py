"""Which files of a workspace are asked for: all, or what stands at or under some names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


class Selection:
    """Files by their names, paths from the root with `/` between folders.

    Args:
        groups: Each holds names of files and folders. A file is asked for when it stands at or
            under a name of every group; without any group, every file is.
    """

    def __init__(self, *groups: Iterable[str]) -> None:
        self._groups = [names for group in groups if "." not in (names := frozenset(group))]
        self._above = [
            frozenset(folder for name in names for folder in _folders(name))
            for names in self._groups
        ]

    @property
    def everything(self) -> bool:
        """Whether no file is left out."""
        return not self._groups

    def covers(self, name: str) -> bool:
        """Tell whether a file or folder is asked for, with all that is in it."""
        return all(_stands_in(name, names) for names in self._groups)

    def leads_to(self, folder: str) -> bool:
        """Tell whether a folder is asked for, or something in it may be."""
        return all(
            folder in above or _stands_in(folder, names)
            for names, above in zip(self._groups, self._above, strict=True)
        )


def _stands_in(name: str, names: frozenset[str]) -> bool:
    """Tell whether a name is one of `names`, or stands under one."""
    while name not in names:
        name, slash, _ = name.rpartition("/")
        if not slash:
            return False
    return True


def _folders(name: str) -> Iterator[str]:
    """Yield the folders that a name stands in, the nearest first."""
    while "/" in name:
        name = name.rpartition("/")[0]
        yield name
