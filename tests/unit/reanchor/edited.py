"""A long invented text that repeats itself as news does, and edits that know what became of it."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

WHO = ("The mayor", "A spokesman", "The water board", "Two of the workers", "The contractor", "She")
CUE = ("said", "said on Monday", "denied", "confirmed", "told reporters", "insisted on Tuesday")
WHAT = (
    "that the wall had been weeping for a week",
    "that nobody had been warned",
    "that the gates were shut at midnight",
    "that dozens of houses were flooded",
    "that the log had been lost",
    "that its crews had left the dam in time",
)
WHEN = ("before dawn", "late on Sunday", "in the night", "after the siren", "at the shelter", "")
REFRAIN = "The Herald could not verify this. Both sides have been asked to comment."


def sentence(chance: random.Random) -> str:
    """Return a sentence of few parts, so that many are alike."""
    number = chance.choice(("", f" {chance.randint(2, 40)} people are missing.", ""))
    parts = (chance.choice(WHO), chance.choice(CUE), chance.choice(WHAT), chance.choice(WHEN))
    return " ".join(filter(None, parts)) + "." + number


def article(chance: random.Random, size: int) -> str:
    """Return paragraphs of about `size` code points; some stand in it twice."""
    paragraphs = ["Dam breach reportedly leaves dozens missing"]
    while sum(map(len, paragraphs)) < size:
        kind = chance.random()
        if kind < 0.05:
            paragraphs.append(REFRAIN)
        elif kind < 0.08:
            paragraphs.append(chance.choice(paragraphs))
        else:
            paragraphs.append(" ".join(sentence(chance) for _ in range(chance.randint(1, 4))))
    return "\n\n".join(paragraphs) + "\n"


@dataclass
class Edited:
    """A text under edit; of each code point it is known where in the first text it stood.

    Attributes:
        text: As it is now.
        origin: For each code point its first offset; -1 for what was added or copied.
    """

    text: str
    origin: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.origin = self.origin or list(range(len(self.text)))

    def splice(self, start: int, end: int, text: str, origin: list[int] | None = None) -> None:
        """Put a text in the place of another one."""
        self.text = self.text[:start] + text + self.text[end:]
        self.origin[start:end] = [-1] * len(text) if origin is None else origin

    def paragraph(self, chance: random.Random) -> tuple[int, int]:
        """Return a paragraph by chance, the empty line after it included."""
        at = chance.randrange(len(self.text))
        start = self.text.rfind("\n\n", 0, at) + 2 if "\n\n" in self.text[:at] else 0
        end = self.text.find("\n\n", at)
        return start, len(self.text) if end < 0 else end + 2

    def edit(self, chance: random.Random) -> None:
        """Insert, delete, replace, move or copy something."""
        at = chance.randrange(len(self.text))
        length = chance.choice((1, 3, 8, 30, 120))
        match chance.choice(("insert", "delete", "replace", "sentence", "cut", "move", "copy")):
            case "insert":
                self.splice(at, at, sentence(chance)[:length] + " ")
            case "delete":
                self.splice(at, min(len(self.text), at + length), "")
            case "replace":
                self.splice(at, min(len(self.text), at + length), sentence(chance)[:length])
            case "sentence":
                self.splice(at, at, f" {sentence(chance)} ")
            case "cut":
                self.splice(*self.paragraph(chance), "")
            case "move":
                start, end = self.paragraph(chance)
                text, origin = self.text[start:end], self.origin[start:end]
                self.splice(start, end, "")
                if self.text:
                    to = self.paragraph(chance)[0]
                    self.splice(to, to, text, origin)
                else:
                    self.splice(0, 0, text, origin)
            case _:
                start, end = self.paragraph(chance)
                to = self.paragraph(chance)[0]
                self.splice(to, to, self.text[start:end])

    def whereabouts(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where first_text[start:end] stands now, whole; None where it does not."""
        try:
            at = self.origin.index(start)
        except ValueError:
            return None
        whole = self.origin[at : at + end - start] == list(range(start, end))
        return (at, at + end - start) if whole else None
