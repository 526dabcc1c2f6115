"""The question that links a claim: which other one, and how the two relate.

Typing filters the list; signs link at once to the claim under the cursor; Enter asks for any
relation. That claim stands below the list in its own context all the while, this one in the
article above.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain

from reportedly.board.material import PlacedClaim
from reportedly.errors import ReportedlyError
from reportedly_tui.session.comparing import Comparing
from reportedly_tui.session.context import heading, in_context
from reportedly_tui.session.lines import Line, Part, line
from reportedly_tui.session.outcome import Outcome
from reportedly_tui.session.questions import CANCEL, Answer
from reportedly_tui.session.relations import KEYS, is_directed, offered, reading
from reportedly_tui.session.ties import Tie
from reportedly_tui.session.typing import Typing

LISTED = 5
"""Candidates in sight."""
CONTEXT = 3
"""Rows of the other claim's context."""
AHEAD = 60
"""Candidates that are found before anybody goes to them."""
STEPS = {"down": 1, "tab": 1, "up": -1, "shift+tab": -1, "pagedown": LISTED, "pageup": -LISTED}
"""Keys that go through the list."""

Made = Callable[[PlacedClaim, str, bool], Outcome]
"""Takes the other claim, the relation, and whether it goes from that claim to this one."""


@dataclass(slots=True)
class LinkQuestion:
    """Which claim, and which relation.

    Attributes:
        comparing: The collection's claims.
        this: The claim that is linked.
        ties: The links that this claim has.
        made: Makes the link.
        typing: What the list is filtered by.
        at: The candidate under the cursor, by its number in the list.
        relating: Whether a relation is asked for.
        ranked: The addresses of the likeliest claims; None until they are read.
        found: The addresses of the first claims that hold every word typed.
    """

    comparing: Comparing
    this: PlacedClaim
    ties: list[Tie]
    made: Made
    typing: Typing = field(default_factory=Typing)
    at: int = 0
    relating: bool = False
    ranked: list[str] | None = None
    found: list[str] = field(default_factory=list)
    _left: Iterator[str] | None = None
    _searched: str = ""

    def rank(self) -> None:
        """The collection's claims are there: find the likeliest."""
        with suppress(ReportedlyError):  # the list of articles is broken since: check says how
            self.comparing.refresh()
        self.ranked = self.comparing.candidates.likeliest(self.this)
        self._narrow()

    def _narrow(self) -> None:
        """Begin to find what holds every word typed, among what was found if that was all."""
        if self.ranked is None:
            return
        words = self.typing.text.casefold().split()
        candidates = self.comparing.candidates
        wider: Iterable[str] = self.found
        if self._left is not None or not self.typing.text.startswith(self._searched or " "):
            wider = chain(self.ranked, candidates.after(self.ranked, self.this))
        self._searched = self.typing.text
        self.found, self._left = [], (one for one in wider if candidates.holds(one, words))
        self._find(AHEAD)

    def _find(self, count: int) -> None:
        """Have so many candidates found, if there are so many."""
        while self._left is not None and len(self.found) < count:
            found = next(self._left, None)
            if found is None:
                self._left = None
            else:
                self.found.append(found)

    @property
    def that(self) -> PlacedClaim | None:
        """The candidate under the cursor."""
        return self.comparing.candidates.claims[self.found[self.at]] if self.found else None

    def press(self, stroke: str) -> Answer | None:
        """A relation's key links; in the list, arrows move and everything else is typed."""
        if self.relating:
            return self._relate(stroke)
        that = self.that
        if stroke in CANCEL:
            return Answer(None)
        if stroke in KEYS:
            return self._link(*KEYS[stroke]) if that is not None else None
        if stroke in STEPS:
            self._find(self.at + STEPS[stroke] + AHEAD)
            self.at = max(0, min(self.at + STEPS[stroke], len(self.found) - 1))
        elif stroke == "enter":
            self.relating = that is not None
        else:
            self.typing.take(stroke)
            self._typed()
        return None

    def _typed(self) -> None:
        if self.typing.text != self._searched:
            self.at = 0
            self._narrow()

    def _relate(self, stroke: str) -> Answer | None:
        """The codebook's keys; in upper case the relation goes from that claim to this one."""
        if stroke in CANCEL:
            self.relating = False
            return None
        if stroke in KEYS:
            return self._link(*KEYS[stroke])
        for value in offered(self.comparing.session.codebook):
            if stroke == value.key:
                return self._link(value.value, False)
            if stroke == value.key.upper() and is_directed(value.value):
                return self._link(value.value, True)
        return None

    def _link(self, relation: str, turned: bool) -> Answer | None:
        if all(one.value != relation for one in offered(self.comparing.session.codebook)):
            return None
        assert self.that is not None
        return Answer(self.made(self.that, relation, turned))

    def paste(self, text: str) -> None:
        """Type it."""
        if not self.relating:
            self.typing.insert(text.replace("\n", " "))
            self._typed()

    def lines(self, width: int) -> list[Line]:
        """This claim's chain, the list or the relations, the other claim in its context.

        They are always as many, so that nothing jumps while one types.
        """
        made = [heading(self.comparing, self.this, "this")]
        made += _filled(self._relations(width) if self.relating else self._list(width), 1 + LISTED)
        that = self.that
        if that is None:
            nothing = [line((f" {self._nothing()}", "muted"))]
            return made + _filled(nothing, CONTEXT + 3)
        made.append(heading(self.comparing, that, "that"))
        made += _filled(in_context(self.comparing, that, width, CONTEXT), CONTEXT)
        made.append(self._reasons(that))
        return [*made, _hints(self.relating)]

    def _nothing(self) -> str:
        """Why no claim is listed."""
        if self.ranked is None:
            return "the claims of the collection are being read …"
        return "no claim holds these words" if self.typing.text else "there is no other claim"

    def _list(self, width: int) -> list[Line]:
        found = self.found
        more = "" if self._left is None else "+"
        count = len(self.comparing.candidates.claims) - 1
        hint = f"{len(found)}{more} of {max(0, count)} · Esc leaves it "
        made = [
            line((" link to ", "key"), *self.typing.parts(width - 40), ("\t", ""), (hint, "muted"))
        ]
        first = max(0, min(self.at - LISTED // 2, len(found) - LISTED))
        for number, address in enumerate(found[first : first + LISTED], first):
            made.append(self._row(address, number == self.at))
        return made

    def _row(self, address: str, here: bool) -> Line:
        placed = self.comparing.candidates.claims[address]
        mine = (tie for tie in self.ties if tie.address == address and not tie.annotator)
        linked = "".join(tie.sign for tie in mine)
        who = self.comparing.chain_words(placed.chain)
        article = placed.article if len(placed.article) <= 14 else placed.article[:13] + "…"
        return line(
            (f"{linked:>3} ", "on"),
            (f"{article:<14} ", "muted"),
            (f"“{placed.words}”", "claim"),
            (f"  {who[-1]}" if who else "", "source"),
            about=address,
            here=here,
        )

    def _relations(self, width: int) -> list[Line]:
        """The relations with their keys, as sentences, two a line."""
        codebook = self.comparing.session.codebook
        cells: list[list[Part]] = []
        for value in offered(codebook):
            key = value.key
            if is_directed(value.value):
                key += f" {value.key.upper()}"
            room = width // 2 - 6
            said = reading(codebook, value.value, True)[:room]
            cells.append([(f" {key:>3}  ", "key"), (f"{said:<{room}}", value.colour)])
        half = -(-len(cells) // 2)
        title = [(" how do they relate?", "heading"), ("\t", "")]
        made = [line(*title, ("upper case: the other way round · Esc back to the list ", "muted"))]
        for row in range(half):
            parts = [part for cell in cells[row::half] for part in cell]
            made.append(line(*parts))
        return made

    def _reasons(self, that: PlacedClaim) -> Line:
        """What the two share."""
        shared = self.comparing.candidates.shared(self.this, that.address)
        said = [f"“{shared.passage}”"] if shared.passage else list(shared.words[:4])
        said += [f"counts {one}" for one in shared.figures]
        said += [f"event: {shared.event}"] if shared.event else []
        sources = self.comparing.sources
        said += [f"said by {sources[key].name}" for key in shared.speakers if key in sources]
        return line((" both: ", "muted"), (" · ".join(said) or "nothing", "muted"))


def _filled(lines: list[Line], rows: int) -> list[Line]:
    return lines + [line()] * (rows - len(lines))


def _hints(relating: bool) -> Line:
    if relating:
        return line()
    words = (
        ("=", "same"),
        ("!", "contradicts"),
        (">", "more specific"),
        ("<", "less"),
        ('"', "same quotation"),
        ("Enter", "all"),
    )
    parts: list[Part] = [(" ", "text")]
    for key, says in words:
        parts += [(key, "key"), (f" {says}  ", "muted")]
    return line(*parts)
