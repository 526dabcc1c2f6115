"""Questions as state: menus, the search line, jump letters; and the state each question has."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly_tui.session.form import FormQuestion
from reportedly_tui.session.lines import Line, Part, cut, line, wrapped
from reportedly_tui.session.outcome import Choice, Find, Form, Jump, Menu, Outcome, Own, Pick
from reportedly_tui.session.picker import PickQuestion
from reportedly_tui.session.questions import CANCEL, LISTED, Answer, Question
from reportedly_tui.session.typing import Typing


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
            if stroke and stroke in (choice.key, choice.also):
                return Answer(self.menu.then(choice.value))
        return None

    def paste(self, text: str) -> None:
        """Nothing to paste into."""

    def lines(self, width: int) -> list[Line]:
        """A title, then the choices: with definitions while they fit, else in columns."""
        menu = self.menu
        hint = "Backspace clears · Esc leaves it" if menu.clears else "Esc leaves it"
        made = [line((f" {menu.title}", "heading"), ("\t", ""), (f"{hint} ", "muted"))]
        for said in menu.says:
            made += wrapped(said, width - 1, "text", 1)
        if len(menu.choices) <= LISTED and any(choice.detail for choice in menu.choices):
            cell = max(len(choice.label) for choice in menu.choices) + 8
            made += [
                line(*_entry(choice, cell), (choice.detail, "muted"), about=choice.value)
                for choice in menu.choices
            ]
        else:
            made += _columns(menu.choices, width)
        return made


def _entry(choice: Choice, width: int) -> list[Part]:
    mark = "● " if choice.on else "  "
    role = "on" if choice.on else choice.colour or "text"
    label = cut(f"{mark}{choice.label}", width - 4)
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
        self.typing.take(stroke)
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
        case Own():
            return outcome.question
        case _:
            raise TypeError(f"no question: {outcome!r}")
