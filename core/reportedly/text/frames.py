"""The attributions a sentence is built of: source, cue and content, as far as its words show."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportedly.text import cues
from reportedly.text.contents import (
    after_adverbs,
    asked_at,
    content,
    content_before,
    content_start,
    is_only_adjunct,
    rest_of_quotation,
    resumption,
    trails,
)
from reportedly.text.cues import listed
from reportedly.text.grammar import (
    COORDINATORS,
    RELATIVES,
    SUBORDINATORS,
    has_verb,
    is_adverb,
    is_auxiliary,
    is_verb,
    tokens,
    word_at,
)
from reportedly.text.quotations import quotations
from reportedly.text.ranges import Range, covers
from reportedly.text.spotting import CLOSING, Spot, spots
from reportedly.text.subjects import Source, source_after, span, subject_before

LONGEST = 4000
"""The longest sentence, in code points, that is read: what is longer is no prose."""

_LINKING = listed("but and though although while whereas yet")


@dataclass(frozen=True, slots=True)
class Frame:
    """One attribution.

    Attributes:
        source: Who says it, or None when the words name nobody.
        cue: The words that link.
        contents: What is said, as fragments; the likeliest reading first.
        recipient: Who is told.
    """

    source: Source | None
    cue: Range
    contents: tuple[tuple[Range, ...], ...]
    recipient: Range | None = None


def frames(text: str, sentence: tuple[int, int]) -> list[Frame]:
    """Return the attributions of a sentence, in the order of their cues.

    What stands within quotation marks is read by itself.
    """
    if sentence[1] - sentence[0] > LONGEST:
        return []
    inside = [each.inner for each in quotations(text, *sentence) if each.closed]
    found = _Reading(text, Range(*sentence), inside).frames
    for start, end in inside:
        quoted = Range(max(start, sentence[0]), min(end, sentence[1]))
        deeper = [each for each in inside if each != (start, end) and covers((start, end), each)]
        found += _Reading(text, quoted, deeper).frames
    return sorted(found, key=lambda frame: frame.cue)


def introduction(text: str, sentence: tuple[int, int]) -> Frame | None:
    """Return source and cue of a sentence that ends with a colon: "As X reported:".

    Its only content is empty: what is said stands in the paragraphs below.
    """
    if sentence[1] - sentence[0] > LONGEST:
        return None
    reading = _Reading(text, Range(*sentence), [])
    for spot in reversed(reading.spots):
        source = source_after(reading.found, spot.end) if spot.kind == "after" else None
        if spot.kind == "verb":
            source = subject_before(reading.found, spot.start, 0)
        if source:
            return Frame(source, span(reading.found, spot.start, spot.end), ((),))
    return None


class _Reading:
    """A sentence, or what is quoted in it, being read cue by cue."""

    def __init__(self, text: str, sentence: Range, hidden: list[Range]) -> None:
        self.text = text
        self.found = tokens(text, *sentence)
        self.spots = [
            spot
            for spot in spots(self.found)
            if not any(start <= self.found[spot.start].start < end for start, end in hidden)
        ]
        self.frames: list[Frame] = []
        self.floor = 0
        for number, spot in enumerate(self.spots):
            read = {"verb": self._verb, "after": self._after, "implicit": self._implicit}
            if frame := read[spot.kind](number, spot):
                self.frames.append(frame)

    def _verb(self, number: int, spot: Spot) -> Frame | None:
        cue = span(self.found, spot.start, spot.end)
        if inverted := self._inverted(spot):
            return self._said(number, inverted, cue, spot.start, inverted.end)
        own = self._own_subject(spot, self.floor)
        source = own or self._speaking(cue) or self._sentence_subject()
        if source is None:
            return None
        recipient, at = self._recipient(spot)
        if own and trails(self.found, own.head, at):
            source = own if own.head == own.start else own._replace(long=own.short)
            frame = self._said(number, source, cue, own.head, at)
            return replace(frame, recipient=recipient) if frame else None
        self.floor = at = content_start(self.found, at)
        contents = self._forward(number, spot, at)
        return Frame(source, cue, contents, recipient) if contents else None

    def _after(self, number: int, spot: Spot) -> Frame | None:
        """Read a cue whose source stands right after it: "according to"."""
        source = source_after(self.found, spot.end)
        if source is None:
            return None
        cue = span(self.found, spot.start, spot.end)
        if all(not each.is_word or each.word in COORDINATORS for each in self.found[: spot.start]):
            self.floor = source.end
            contents = self._forward(number, spot, source.end)
            return Frame(source, cue, contents) if contents else None
        if is_auxiliary(self.found[spot.start].word):  # "was confirmed by"
            subject = subject_before(self.found, spot.start, self.floor)
            return Frame(source, cue, ((subject.long,),)) if subject else None
        if self.found[spot.start].word in cues.CITING:
            return Frame(source, cue, self.frames[-1].contents) if self.frames else None
        return self._said(number, source, cue, spot.start, len(self.found))

    def _implicit(self, number: int, spot: Spot) -> Frame | None:
        """Read a cue that names nobody: what stands before it and after it is its content."""
        end = self._end(number, spot.end)
        before = self._content(self._implicit_start(spot), spot.start)
        after = self._content(content_start(self.found, spot.end), end)
        if before and self.text[slice(*before)].lower() in ("it", "there"):
            before = None
        whole = tuple(part for part in (before, after) if part)
        contents = (whole, (after,)) if before and after else (whole,)
        return Frame(None, span(self.found, spot.start, spot.end), contents) if whole else None

    def _implicit_start(self, spot: Spot) -> int:
        start = spot.start
        while start > self.floor:
            before = self.found[start - 1]
            if before.text in ";:—–-" or before.word in _LINKING - {"and"}:
                break
            if before.word == "and" and has_verb(self.found, self.floor, start - 1):
                break
            if before.word in RELATIVES | {"that"} and not has_verb(self.found, start, spot.start):
                break
            start -= 1
        return start

    def _said(
        self, number: int, source: Source, cue: Range, before: int, after: int
    ) -> Frame | None:
        """Make the frame of content that stands before its source and cue, and may go on after."""
        said = content_before(self.text, self.found, before, only_quoted=self.floor > 0)
        if said is None:
            return None
        quoted = self.text[said.end - 1] in CLOSING
        if quoted:
            rest = rest_of_quotation(self.text, self.found, after)
        else:
            rest = self._rest(number, after)
        likely = quoted or self.found[0].word in SUBORDINATORS
        readings = ((said, rest), (said,)) if rest else ((said,),)
        return Frame(source, cue, readings if likely else readings[::-1])

    def _rest(self, number: int, at: int) -> Range | None:
        """Return the content that goes on after a source and cue between commas."""
        begins = word_at(self.found, at + 1)
        if word_at(self.found, at) != "," or begins.endswith("ing"):
            return None
        return self._content(at, self._end(number, at + 1))

    def _forward(self, number: int, spot: Spot, at: int) -> tuple[tuple[Range, ...], ...]:
        """Return the readings of content that begins with the token `at`."""
        quoted = rest_of_quotation(self.text, self.found[at : at + 1], 0)
        if quoted and quoted.end > self.found[-1].end:  # it goes on in further sentences
            return ((quoted,),)
        end = asked_at(self.found, at + 1, self._end(number, at))
        whole = self._content(at, end)
        joint = resumption(self.found, at, end)
        part = self._content(at, joint) if joint else None
        if whole is None or joint is None or part is None:
            return ((whole,),) if whole else ()
        auxiliary = self.found[spot.start].word
        resumed = self.found[after_adverbs(self.found, joint + 1)].word
        shared = is_auxiliary(auxiliary) and resumed == auxiliary
        if shared or not has_verb(self.found, at, joint):
            return ((part,), (whole,))
        return ((whole,), (part,))

    def _end(self, number: int, at: int) -> int:
        """Return the index of the token before which content that begins at `at` ends."""
        found = self.found
        for spot in self.spots[number + 1 :]:
            if spot.kind == "implicit":
                continue
            own = self._own_subject(spot, at) if spot.kind == "verb" else None
            begins = own.head if own else spot.start
            while begins > at and is_adverb(found[begins - 1].word):
                begins -= 1
            before = word_at(found, begins - 1)
            aside = found[begins].word.endswith("ing") or (own and is_only_adjunct(found, spot.end))
            if spot.kind == "after" and not is_auxiliary(found[spot.start].word):
                return spot.start
            if spot.kind == "verb" and (before in _LINKING or (before == "," and aside)):
                return begins - 1
        return len(found)

    def _content(self, start: int, end: int) -> Range | None:
        return content(self.text, self.found, start, end)

    def _own_subject(self, spot: Spot, floor: int) -> Source | None:
        contracted = is_auxiliary(word_at(self.found, spot.start - 1))  # "he's saying"
        participle = self.found[spot.start].word.endswith("ing") and not contracted
        return None if participle else subject_before(self.found, spot.start, floor)

    def _speaking(self, cue: Range) -> Source | None:
        """Return the source of the latest attribution that is over and lies in no other."""
        for each in reversed(self.frames):
            nested = any(covers(other.contents[0][0], each.cue) for other in self.frames)
            if each.source and not nested and each.contents[0][-1].end <= cue.start:
                return each.source
        return None

    def _sentence_subject(self) -> Source | None:
        verbs = (at for at in range(1, len(self.found)) if is_verb(self.found, at))
        subjects = (subject_before(self.found, at, 0) for at in verbs)
        return next((each for each in subjects if each), None)

    def _inverted(self, spot: Spot) -> Source | None:
        """Return the source after its verb: "…," said Mara Lind."""
        found, before = self.found, spot.start - 1
        if before < 1 or spot.end - spot.start > 1 or spot.base in cues.RECIPIENTS:
            return None
        source = source_after(found, spot.end)
        if source is None or word_at(found, source.end) == "that":
            return None
        if source.end < len(found) and is_verb(found, source.end):
            return None
        if found[before].text in CLOSING:
            return source
        if found[before].text != ",":
            return None
        first_part = next(at for at in range(len(found)) if found[at].text == ",")
        quoted = found[before - 1].text in CLOSING
        return source if quoted or has_verb(found, 0, first_part) else None

    def _recipient(self, spot: Spot) -> tuple[Range | None, int]:
        """Return who is told, and the index after."""
        told = source_after(self.found, spot.end) if spot.base in cues.RECIPIENTS else None
        if told is None:
            return None, spot.end
        ends = range(spot.end, len(self.found))
        end = next((at for at in ends if self.found[at].start >= told.short.end), len(self.found))
        if end < len(self.found) and is_verb(self.found, end):
            return None, spot.end
        return told.short, end
