"""The list of a collection's sources: what they are, how often they are named, and by whom."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportedly.errors import ReportedlyError
from reportedly.speakers import groups_of
from reportedly.text.phrases import how_many
from reportedly_tui.session.commands.entries import names_of
from reportedly_tui.session.filtering import Filtered
from reportedly_tui.session.lines import Line, filled, line, wrapped
from reportedly_tui.session.picker import likeness
from reportedly_tui.session.session import Session
from reportedly_tui.session.typing import Typing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportedly_schemas.sources import Source

TOLD = 7
"""Rows below the list for the source under the cursor."""

NAME, TYPE, KNOWN, USES = 30, 13, 11, 6
"""Cells of the columns."""


@dataclass
class SourceList(Filtered):
    """The list and where the cursor is in it.

    Attributes:
        session: The session.
        collection: Whose sources are listed.
        typing: What they are filtered by.
        filtering: Whether typing goes to the filter.
        key: The source under the cursor; empty when there is none.
        uses: For each source, how often each annotator's labels name it; None until it is read.
        problem: Why the registry or the labels can't be read; empty when they can.
    """

    session: Session
    collection: str
    typing: Typing = field(default_factory=Typing)
    filtering: bool = False
    key: str = ""
    uses: dict[str, Counter[str]] | None = None
    problem: str = ""
    _sorted: tuple[tuple[str, dict[str, Source]], list[str]] | None = None
    _before: list[str] = field(default_factory=list)

    @property
    def known(self) -> Mapping[str, Source]:
        """The registry as it is here; nothing where it can't be read."""
        try:
            return self.session.sources(self.collection).file.items("sources")
        except ReportedlyError as error:
            self.problem = error.message
            return {}

    @property
    def listed(self) -> list[str]:
        """The keys of the sources that hold every word typed, those that begin so first."""
        known = self.known
        needle = self.typing.text.casefold().strip()
        state = (needle, dict(known))
        if self._sorted is None or self._sorted[0] != state:
            words = needle.split()
            found = [
                (likeness(needle, one.name, one.aliases) if needle else 0, one.name.casefold(), key)
                for key, one in known.items()
                if _holds(one, key, words)
            ]
            self._sorted = (state, [key for _, _, key in sorted(found)])
        return self._sorted[1]

    @property
    def chosen(self) -> str:
        """The key of the source under the cursor; empty when nothing is listed."""
        listed = self.listed
        if self.key not in listed:
            self.key = listed[0] if listed else ""
        return self.key

    def move(self, step: int) -> None:
        """Move the cursor over the listed sources."""
        listed = self.listed
        if listed:
            at = listed.index(self.chosen) + step
            self.key = listed[max(0, min(at, len(listed) - 1))]

    def filter(self) -> None:
        """Stand on the first that matches."""
        self.key = ""

    def follow(self) -> None:
        """Stand on the source that was added since the last time, or beside one that is gone."""
        before, self._before = self._before, self.listed
        added = [key for key in self._before if key not in before]
        if before and len(added) == 1:
            self.key = added[0]
        elif self.key in before and self.key not in self._before and self._before:
            self.key = self._before[min(before.index(self.key), len(self._before) - 1)]

    def lines(self, width: int, height: int) -> list[Line]:
        """The rows of the list around the cursor, below them the source under the cursor."""
        listed, known = self.listed, self.known
        if not listed:
            return self._nothing(bool(known))
        room = max(1, height - TOLD - 1)
        at = listed.index(self.chosen)
        first = max(0, min(at - room // 2, len(listed) - room))
        made = [_heading()]
        made += [
            self._row(key, known[key], key == self.key) for key in listed[first : first + room]
        ]
        made += [line()] * max(0, room + 1 - len(made))
        return [*made[: room + 1], *self._told(self.key, known, width)]

    def _row(self, key: str, one: Source, here: bool) -> Line:
        count = "" if self.uses is None else str(self.uses.get(key, Counter()).total())
        more = f"{how_many(len(one.members), 'member')}: " if one.members else ""
        return line(
            (f" {filled(one.name, NAME)} ", "source"),
            (f"{filled(one.type or '·', TYPE)} {filled(one.anonymity or '·', KNOWN)}", "text"),
            (f"{count:>{USES}}  ", "muted" if count == "0" else "key"),
            (more, "on"),
            (", ".join(self._members(one) if one.members else one.aliases), "muted"),
            about=key,
            here=here,
        )

    def _members(self, one: Source) -> list[str]:
        known = self.known
        return [known[key].name if key in known else f"{key}?" for key in one.members]

    def _told(self, key: str, known: Mapping[str, Source], width: int) -> list[Line]:
        """All that is known of a source."""
        one = known[key]
        facts = [(f" {one.name}", "heading"), (f"  {key}", "muted")]
        if one.wikidata:
            facts.append((f"  {one.wikidata}", "muted"))
        made = [line((" " + "─" * (width - 2), "muted")), line(*facts)]
        texts = {
            "aliases": ", ".join(one.aliases),
            "members": ", ".join(self._members(one)),
            "in": ", ".join(known[group].name for group in groups_of(known, key)),
            "notes": one.notes or "",
        }
        for name, text in texts.items():
            if text:
                made.append(_fact(name, text, width))
        counts = (self.uses or {}).get(key, Counter())
        by = ", ".join(f"{who} {count}" for who, count in sorted(counts.items()))
        times = how_many(counts.total(), "time")
        named = "…" if self.uses is None else times + (f": {by}" if by else "")
        return [*made, line((" named     ", "muted"), (named, "text"))][:TOLD]

    def _nothing(self, some: bool) -> list[Line]:
        if self.problem:
            return [line(), line((f" {self.problem}", "bad"))]
        if some:
            return [line(), line((" no source is called so", "muted"))]
        return [
            line(),
            line((f" {self.collection} has no sources yet.", "text")),
            line((" a adds one here; in the reader, s in the inspector does.", "muted")),
        ]


def _fact(name: str, text: str, width: int) -> Line:
    first, *more = wrapped(text, width - 11, "text")
    shown = first.parts[-1][0] + (" …" if more else "")
    return line((f" {name:<10}", "muted"), (shown, "text"))


def _heading() -> Line:
    return line(
        (f" {'name':<{NAME}} {'type':<{TYPE}} {'anonymity':<{KNOWN}}", "muted"),
        (f"{'named':>{USES}}  aliases or members", "muted"),
    )


def _holds(one: Source, key: str, words: list[str]) -> bool:
    called = " ".join((*names_of(one), key)).casefold()
    return all(word in called for word in words)
