"""Questions as state: keys go in, lines come out. No screen is known here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from reportedly_tui.session.lines import Line, Part, line
from reportedly_tui.session.outcome import Choice, Find, Form, Jump, Menu, Outcome, Pick
from reportedly_tui.session.typing import Typing

LISTED = 8
"""Entries of a picker in sight."""

CANCEL = ("escape", "ctrl+g")


@dataclass(frozen=True, slots=True)
class Answer:
    """The question is answered; `result` is what its continuation came to."""

    result: Outcome


class Question(Protocol):
    """A question that is being answered."""

    def press(self, stroke: str) -> Answer | None:
        """Take a key; the answer when it was the last one."""

    def paste(self, text: str) -> None:
        """Take pasted text."""

    def lines(self, width: int) -> list[Line]:
        """What the panel shows."""


@dataclass(slots=True)
class MenuQuestion:
    """One key chooses."""

    menu: Menu

    def press(self, stroke: str) -> Answer | None:
        """A choice's key, Backspace to clear, Esc to leave things as they are."""
        if stroke in CANCEL:
            return Answer(None)
        if stroke == "backspace" and self.menu.clears:
            return Answer(self.menu.then(""))
        for choice in self.menu.choices:
            if choice.key == stroke:
                return Answer(self.menu.then(choice.value))
        return None

    def paste(self, text: str) -> None:
        """Nothing to paste into."""

    def lines(self, width: int) -> list[Line]:
        """A title, then the choices: with definitions while they fit, else in columns."""
        menu = self.menu
        hint = "Backspace clears · Esc leaves it" if menu.clears else "Esc leaves it"
        made = [line((f" {menu.title}", "heading"), ("\t", ""), (f"{hint} ", "muted"))]
        if len(menu.choices) <= LISTED and any(choice.detail for choice in menu.choices):
            made += [_detailed(choice) for choice in menu.choices]
        else:
            made += _columns(menu.choices, width)
        return made


def _detailed(choice: Choice) -> Line:
    return line(*_entry(choice, 24), (choice.detail, "muted"), about=choice.value)


def _entry(choice: Choice, width: int) -> list[Part]:
    mark = "● " if choice.on else "  "
    role = "on" if choice.on else choice.colour or "text"
    label = f"{mark}{choice.label}"
    if len(label) > width - 4:
        label = label[: width - 5] + "…"
    return [(f" {choice.key:>2} ", "key"), (f"{label:<{width - 4}}", role)]


def _columns(choices: tuple[Choice, ...], width: int) -> list[Line]:
    cell = min(34, max((len(choice.label) for choice in choices), default=8) + 8)
    across = max(1, width // cell)
    down = -(-len(choices) // across)
    made = []
    for row in range(down):
        parts: list[Part] = []
        for choice in choices[row::down]:
            parts += _entry(choice, cell)
        made.append(line(*parts))
    return made


@dataclass(slots=True)
class PickQuestion:
    """Typing filters; Enter takes the entry under the cursor."""

    pick: Pick
    typing: Typing = field(default_factory=Typing)
    at: int = 0

    @property
    def found(self) -> list[Choice]:
        """The entries that hold every word typed: those that begin with the text first."""
        needle = self.typing.text.casefold().strip()
        words = needle.split()
        kept = [
            choice
            for choice in self.pick.choices
            if all(word in f"{choice.label} {choice.detail}".casefold() for word in words)
        ]
        if needle:
            kept.sort(key=lambda choice: not choice.label.casefold().startswith(needle))
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
            self.at = max(0, self.at - 1)
        elif stroke == "enter":
            return self._take(found)
        elif stroke == "backspace" and not self.typing.text and self.pick.clears:
            return Answer(self.pick.then(""))
        else:
            _type(self.typing, stroke)
            self.at = 0
        return None

    def _take(self, found: list[Choice]) -> Answer | None:
        if self.at < len(found):
            return Answer(self.pick.then(found[self.at].value))
        if self.pick.create is not None and self.new:
            return Answer(self.pick.create(self.new))
        return None

    def paste(self, text: str) -> None:
        """Type it."""
        self.typing.insert(text.replace("\n", " "))
        self.at = 0

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


@dataclass(slots=True)
class FindQuestion:
    """The search line; every key searches."""

    find: Find
    typing: Typing = field(default_factory=Typing)

    def press(self, stroke: str) -> Answer | None:
        """Typing searches on, Enter keeps the place, Esc goes back."""
        if stroke in CANCEL:
            return Answer(self.find.cancel())
        if stroke == "enter":
            return Answer(self.find.then(self.typing.text or self.find.text))
        _type(self.typing, stroke)
        self.find.seek(self.typing.text)
        return None

    def paste(self, text: str) -> None:
        """Search for it."""
        self.typing.insert(text.replace("\n", " "))
        self.find.seek(self.typing.text)

    def lines(self, width: int) -> list[Line]:
        """The line being typed."""
        hint = f"Enter again: {self.find.text}" if self.find.text and not self.typing.text else ""
        return [
            line((" / ", "key"), *self.typing.parts(width - 40), ("\t", ""), (f"{hint} ", "muted"))
        ]


@dataclass(slots=True)
class FormQuestion:
    """Several short values; Tab or the arrows move between them, Enter takes them all."""

    form: Form
    at: int = 0
    values: list[Typing] = field(default_factory=list)
    refused: str = ""

    def __post_init__(self) -> None:
        self.values = [Typing.of(entry.value) for entry in self.form.entries]

    def press(self, stroke: str) -> Answer | None:
        """Type into the entry under the cursor; a choice is made by its key."""
        self.refused = ""
        count = len(self.form.entries)
        if stroke in CANCEL:
            return Answer(None)
        if stroke in ("tab", "down"):
            self.at = (self.at + 1) % count
        elif stroke in ("shift+tab", "up"):
            self.at = (self.at - 1) % count
        elif stroke == "enter":
            return self._take()
        else:
            self._type(stroke)
        return None

    def _take(self) -> Answer | None:
        from reportedly_tui.session.outcome import Notice

        result = self.form.then(self._written())
        if isinstance(result, Notice) and result.severity == "warning":
            self.refused = result.text
            return None
        return Answer(result)

    def _written(self) -> dict[str, str]:
        return {
            entry.name: typing.text
            for entry, typing in zip(self.form.entries, self.values, strict=True)
        }

    def _type(self, stroke: str) -> None:
        entry, typing = self.form.entries[self.at], self.values[self.at]
        before = typing.text
        if entry.choices:
            chosen = next((one for one in entry.choices if one.key == stroke), None)
            if chosen is not None:
                self.values[self.at] = Typing.of(chosen.value)
            elif stroke in ("backspace", "delete"):
                self.values[self.at] = Typing()
        else:
            _type(typing, stroke)
        if self.values[self.at].text != before:
            self._fill(entry.name)

    def _fill(self, changed: str) -> None:
        if self.form.fill is None:
            return
        for name, value in self.form.fill(changed, self._written()).items():
            number = next(n for n, entry in enumerate(self.form.entries) if entry.name == name)
            self.values[number] = Typing.of(value)

    def paste(self, text: str) -> None:
        """Type it into the entry under the cursor."""
        entry = self.form.entries[self.at]
        if not entry.choices:
            self.values[self.at].insert(text)
            self._fill(entry.name)

    def lines(self, width: int) -> list[Line]:
        """A title, then a line an entry; the choices of the one under the cursor."""
        hint = "Enter takes it · Tab next · Esc drops it "
        made = [line((f" {self.form.title}", "heading"), ("\t", ""), (hint, "muted"))]
        for number, (entry, typing) in enumerate(zip(self.form.entries, self.values, strict=True)):
            here = number == self.at
            parts: list[Part] = [
                (f" {'▶' if here else ' '} {entry.label:<13}", "ask" if here else "muted")
            ]
            parts += _entry_parts(entry.choices, typing, entry.hint, here, width - 20)
            made.append(line(*parts))
        if self.refused:
            made.append(line((f" {self.refused}", "warning")))
        return made


def _entry_parts(
    choices: tuple[Choice, ...], typing: Typing, hint: str, here: bool, room: int
) -> list[Part]:
    if choices:
        chosen = next((one.label for one in choices if one.value == typing.text), typing.text)
        if not here:
            return [(chosen or "·", "on" if chosen else "muted")]
        parts: list[Part] = []
        for one in choices:
            parts += [
                (f"{one.key} ", "key"),
                (f"{one.label}  ", "on" if one.value == typing.text else "text"),
            ]
        return parts
    if here:
        return [*typing.parts(room), (f"  {hint}" if not typing.text else "", "muted")]
    return [(typing.text.replace("\n", "⏎") or "·", "text" if typing.text else "muted")]


def _type(typing: Typing, stroke: str) -> None:
    if not typing.press(stroke):
        if stroke == "space":
            typing.insert(" ")
        elif len(stroke) == 1 or (not stroke.isascii()):
            typing.insert(stroke)


@dataclass(slots=True)
class JumpQuestion:
    """Letters stand on the labels in sight; typing them chooses one."""

    jump: Jump
    typed: str = ""

    def press(self, stroke: str) -> Answer | None:
        """The letters of a label; anything else leaves things as they are."""
        typed = self.typed + stroke
        if typed in self.jump.targets:
            return Answer(self.jump.then(self.jump.targets[typed]))
        if any(name.startswith(typed) for name in self.jump.targets):
            self.typed = typed
            return None
        return Answer(None)

    def paste(self, text: str) -> None:
        """Nothing to paste into."""

    def lines(self, width: int) -> list[Line]:
        """What to do."""
        return [
            line(
                (" type the letters of a label", "heading"), ("\t", ""), ("Esc leaves it ", "muted")
            )
        ]


def question_for(outcome: Outcome) -> Question:
    """The state of a question the session asked.

    Raises:
        TypeError: The outcome is no question that lines can show.
    """
    match outcome:
        case Menu():
            return MenuQuestion(outcome)
        case Pick():
            return PickQuestion(outcome)
        case Find():
            return FindQuestion(outcome)
        case Form():
            return FormQuestion(outcome)
        case Jump():
            return JumpQuestion(outcome)
        case _:
            raise TypeError(f"no question: {outcome!r}")
