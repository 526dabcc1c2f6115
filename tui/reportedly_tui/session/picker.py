"""The picker: typing filters, Enter chooses."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly_tui.session.lines import Line, Part, line
from reportedly_tui.session.outcome import Choice, Pick
from reportedly_tui.session.questions import CANCEL, LISTED, Answer
from reportedly_tui.session.typing import Typing


def likeness(needle: str, label: str, names: tuple[str, ...] = ()) -> int:
    """How well a name fits what was typed, 0 best: is it, begins with it, a word of it does.

    Args:
        needle: What was typed, case folded.
        label: The name it is shown by.
        names: Its other names.
    """
    best = 7
    for other, name in enumerate((label, *names)):
        folded = name.casefold()
        if folded == needle:
            fit = 0
        elif folded.startswith(needle):
            fit = 2
        elif f" {needle}" in folded:
            fit = 4
        else:
            fit = 6
        best = min(best, fit + (other > 0))
    return best


def _found_by(choice: Choice) -> str:
    return " ".join((choice.label, *choice.names, choice.detail)).casefold()


@dataclass(slots=True)
class PickQuestion:
    """Typing filters; Enter takes the entry under the cursor.

    Where an entry can be added, several words that begin none of those found stand for a new one:
    "US official" is not "one US official and three Russians".
    """

    pick: Pick
    typing: Typing = field(default_factory=Typing)
    at: int = 0

    @property
    def found(self) -> list[Choice]:
        """The entries that hold every word typed: those whose name begins with the text first."""
        needle = self.typing.text.casefold().strip()
        words = needle.split()
        kept = [
            choice
            for choice in self.pick.choices
            if all(word in _found_by(choice) for word in words)
        ]
        if needle:
            kept.sort(key=lambda choice: likeness(needle, choice.label, choice.names))
        return kept

    @property
    def new(self) -> str:
        """What can be added after the entries found: what was typed, unless one is called so."""
        typed = self.typing.text.strip()
        known = any(one.label.casefold() == typed.casefold() for one in self.pick.choices)
        return typed if self.pick.create is not None and not known else ""

    def press(self, stroke: str) -> Answer | None:
        """Arrows and Tab move, Enter takes, Backspace on an empty line clears."""
        if stroke in CANCEL:
            return Answer(None)
        found = self.found
        if stroke in ("down", "tab"):
            self.at = max(0, min(self.at + 1, len(found) - (not self.new)))
        elif stroke in ("up", "shift+tab"):
            self.at = self.at - 1 if self.at else len(found) if self.new else 0
        elif stroke == "enter":
            return self._take(found)
        elif stroke == "backspace" and not self.typing.text and self.pick.clears:
            return Answer(self.pick.then(""))
        else:
            self.typing.take(stroke)
            self.at = self._likeliest()
        return None

    def _likeliest(self) -> int:
        """Where the cursor stands once something was typed."""
        typed = self.typing.text.casefold().strip()
        begun = (name.startswith(typed) for one in self.found for name in _names(one))
        return len(self.found) if self.new and " " in typed and not any(begun) else 0

    def _take(self, found: list[Choice]) -> Answer | None:
        if self.at < len(found):
            return Answer(self.pick.then(found[self.at].value))
        if self.pick.create is not None and self.new:
            return Answer(self.pick.create(self.new))
        return None

    def paste(self, text: str) -> None:
        """Type it."""
        self.typing.insert(text.replace("\n", " "))
        self.at = self._likeliest()

    def lines(self, width: int) -> list[Line]:
        """The line being typed, then the entries around the cursor."""
        found = self.found
        hint = f"{len(found)} of {len(self.pick.choices)}"
        if self.pick.clears:
            hint += " · Backspace clears"
        made = [
            line((f" {self.pick.title}", "heading"), ("\t", ""), (f"{hint} ", "muted")),
            line((" › ", "key"), *self.typing.parts(width - 6)),
        ]
        first = max(0, min(self.at - LISTED // 2, len(found) - LISTED))
        for number, choice in enumerate(found[first : first + LISTED], first):
            mark = " ● " if choice.on else "   "
            role = "on" if choice.on else choice.colour or "text"
            parts: list[Part] = [
                (mark, "on"),
                (choice.label.replace("\n", " "), role),
                ("  ", "text"),
            ]
            made.append(line(*parts, (choice.detail, "muted"), here=number == self.at))
        if self.new:
            here = self.at == len(found)
            made.append(line(("   Enter adds ", "muted"), (self.new, "on"), here=here))
        return made


def _names(choice: Choice) -> list[str]:
    """The names an entry goes by."""
    return [name.casefold() for name in (choice.label, *choice.names)]
