"""Text that reads a little like news, with labels whose places are known as it is written.

Every clause holds a number that no other one holds, so that a claim's words stand in the article
once; sources and cues recur, as they do in news.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

FIRST_WORD = "Floodgates"
"""The word the body of every article begins with, and that stands nowhere else."""

PLAIN = ("{clause}.",)
ATTRIBUTED = (
    "{source} {cue} that {content}.",
    "“{content},” {cue} {source}.",
    "{content}, {source} {cue}.",
    "{cue_first} {source}, {content}.",
)
SOURCES = (
    "Mara Lind", "the State Water Board", "regional officials", "a spokesman for Corvane Energy",
    "Ivo Tarrel, who runs the shelter", "residents of Lower Sedge", "the harbour master", "he",
    "she", "two people briefed on the matter", "the Osmere Courier", "Governor Aldith Penn",
    "an engineer who asked not to be named", "the union", "a report seen by the Vale Post",
)  # fmt: skip
CUES = ("said", "told reporters", "confirmed", "denied", "believes", "insisted", "acknowledged")
CUES_FIRST = ("According to", "In the words of", "As reported by")
SUBJECTS = (
    "crews", "volunteers", "the company", "inspectors", "the two districts", "trucks from Belmar",
    "the night shift", "families", "the relief fund", "the contractor",
)  # fmt: skip
VERBS = ("moved", "counted", "lost", "paid for", "asked for", "found", "reported", "turned away")
THINGS = (
    "sandbags", "households", "tonnes of silt", "missing people", "pumps", "cracked panels",
    "hours of work", "crowns of damage", "warnings", "phone calls",
)  # fmt: skip
PLACES = (
    "at the Harrow dam", "below the spillway", "in the old town", "along the eastern bank",
    "near the mill", "before the gates failed", "after midnight", "on the second day",
)  # fmt: skip

Part = tuple[str, int, int]
"""A role (source, cue, content, clause) and its stretch of the text, in code points."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the article: its stretch and the parts of it that can be labelled."""

    start: int
    end: int
    parts: tuple[Part, ...]


def write(length: int, seed: int) -> tuple[str, list[Sentence]]:
    """Write an article of at least `length` bytes of UTF-8: a title, then paragraphs.

    Returns:
        The text, and its sentences in order without the title.
    """
    random = Random(seed)
    title = "Harrow dam breach reportedly leaves more than 100 missing"
    pieces = [title, "\n"]
    at, size = len(title) + 1, len(title) + 1
    sentences: list[Sentence] = []
    while size < length:
        if len(sentences) % 4 == 0:
            pieces.append("\n" if not sentences else "\n\n")
            at, size = at + len(pieces[-1]), size + len(pieces[-1])
        else:
            pieces.append(" ")
            at, size = at + 1, size + 1
        text, parts = _sentence(random, len(sentences))
        sentences.append(
            Sentence(at, at + len(text), tuple((role, at + a, at + b) for role, a, b in parts))
        )
        pieces.append(text)
        at, size = at + len(text), size + len(text.encode())
    return "".join(pieces) + "\n", sentences


def _sentence(random: Random, serial: int) -> tuple[str, list[Part]]:
    """A sentence and its parts, their places counted from its start."""
    attributed = serial % 2 == 1
    pattern = random.choice(ATTRIBUTED if attributed else PLAIN)
    text = ""
    parts: list[Part] = []
    for literal, role in _fields(pattern):
        text += literal
        if role:
            words = _words(random, role, serial)
            words = words if text.strip("“") else words[0].upper() + words[1:]
            parts.append((role.removesuffix("_first"), len(text), len(text) + len(words)))
            text += words
    return text, parts


def _fields(pattern: str) -> Iterator[tuple[str, str | None]]:
    """The literal before each field of a pattern, and the field's role."""
    from string import Formatter

    for literal, role, _, _ in Formatter().parse(pattern):
        yield literal, role


def _words(random: Random, role: str, serial: int) -> str:
    """Words for a part; a clause and a content have `serial` in them, which no other has."""
    if role == "source":
        return random.choice(SOURCES)
    if role == "cue":
        return random.choice(CUES)
    if role == "cue_first":
        return random.choice(CUES_FIRST)
    subject = FIRST_WORD if serial == 0 else random.choice(SUBJECTS)
    thing, place = random.choice(THINGS), random.choice(PLACES)
    return f"{subject} {random.choice(VERBS)} {serial + 101:,} {thing} {place}"
