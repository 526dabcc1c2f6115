"""Edits here and edits elsewhere on one file, made one: entry by entry, never one over another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from reportedly.edits import SetItem, apply
from reportedly.files.document import KeyedFile
from reportedly_tui.session.saver import Entries, entries_of


@dataclass(frozen=True, slots=True)
class Clash:
    """An entry that was changed both here and elsewhere, each in another way.

    Attributes:
        section: Its section.
        key: Its key.
        mine: What it is here; None where it was removed.
        theirs: What it is in the file; None where it was removed.
    """

    section: str
    key: str
    mine: Any
    theirs: Any


def join(base: Entries, mine: KeyedFile[Any], fresh: KeyedFile[Any]) -> list[Clash]:
    """Carry out on `fresh` what was changed here since `base`.

    Args:
        base: The entries that this app read or wrote last.
        mine: The file as it is here.
        fresh: The file as somebody else wrote it.

    Returns:
        The entries that were changed there, too, which `fresh` has as they are there.
    """
    clashes = []
    here, there = entries_of(mine), entries_of(fresh)
    for section, key in sorted(base.keys() | here.keys()):
        was, is_here, is_there = (one.get((section, key)) for one in (base, here, there))
        if is_here in (was, is_there):
            continue
        if is_there != was:
            clashes.append(Clash(section, key, is_here, is_there))
        else:
            raw = mine.raw(section, key) if is_there is None else None
            apply(fresh, SetItem(section, key, is_there, is_here, raw))
    return clashes


def keep_mine(fresh: KeyedFile[Any], clashes: Iterable[Clash]) -> None:
    """Give the entries that were changed on both sides the state they have here."""
    for one in clashes:
        apply(fresh, SetItem(one.section, one.key, one.theirs, one.mine))
