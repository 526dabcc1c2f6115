"""The form: several short values at once."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly_tui.session.lines import Line, Part, line
from reportedly_tui.session.outcome import Choice, Form, Notice
from reportedly_tui.session.questions import CANCEL, Answer
from reportedly_tui.session.typing import Typing


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
            typing.take(stroke)
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
