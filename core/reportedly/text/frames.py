"""The attributions a sentence is built of: source, cue and content, as far as its words show."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.text import cues
from reportedly.text.grammar import (
    BE,
    COORDINATORS,
    PREPOSITIONS,
    RELATIVES,
    TIMES,
    has_verb,
    is_adverb,
    is_auxiliary,
    is_verb,
    tokens,
)
from reportedly.text.quotations import quotation_at, quotations
from reportedly.text.ranges import Range, covers
from reportedly.text.spotting import CLOSING, OPENING, Spot, spots, word_at
from reportedly.text.subjects import Source, source_after, span, subject_before

LONGEST = 4000
"""The longest sentence, in code points, that is read: what is longer is no prose."""

_LINKING = frozenset("but and though although while whereas yet".split())
_LOOSE = frozenset(",.;:—–-")


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


class _Reading:
    """A sentence, or what is quoted in it, being read cue by cue."""

    def __init__(self, text: str, sentence: Range, hidden: list[Range]) -> None:
        self.text = text
        self.sentence = sentence
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
        inverted = self._inverted(spot)
        if inverted:
            before = self._until(spot.start)
            return self._said(inverted, cue, before, inverted.end)
        own = self._own_subject(spot, self.floor)
        source = own or self._speaking(cue) or self._sentence_subject()
        if source is None:
            return None
        recipient, at = self._recipient(spot)
        if own and self._trails(own.head, at):
            source = own if own.head == own.start else own._replace(long=own.short)
            return self._said(source, cue, self._until(own.head), at, recipient)
        at = self._skip_to_content(at)
        self.floor = at
        contents = self._forward(number, spot, at)
        return Frame(source, cue, contents, recipient) if contents else None

    def _after(self, number: int, spot: Spot) -> Frame | None:
        """Read a cue whose source stands right after it: "according to"."""
        source = source_after(self.found, spot.end)
        if source is None:
            return None
        cue = span(self.found, spot.start, spot.end)
        if self._begins(spot.start):
            self.floor = source.end
            contents = self._forward(number, spot, source.end)
        elif self.found[spot.start].word in BE or is_auxiliary(self.found[spot.start].word):
            subject = subject_before(self.found, spot.start, self.floor)
            contents = ((subject.long,),) if subject else ()
        else:
            before = self._until(spot.start)
            contents = ((before,),) if before else ()
        return Frame(source, cue, contents) if contents else None

    def _implicit(self, number: int, spot: Spot) -> Frame | None:
        """Read a cue that names nobody: what stands before it and after it is its content."""
        start = self._implicit_start(spot)
        end = self._end(number, spot.end)[0]
        before = self._content(start, spot.start)
        after = self._content(self._skip_to_content(spot.end), end)
        if before and self.text[before.start : before.end].lower() in ("it", "there"):
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
        self,
        source: Source,
        cue: Range,
        before: Range | None,
        at: int,
        recipient: Range | None = None,
    ) -> Frame | None:
        """Make the frame of content that stands before its cue, and maybe goes on after it."""
        if before is None:
            return None
        rest = self._rest_of_quotation(at) if self.text[before.end - 1] in CLOSING else None
        contents = ((before, rest), (before,)) if rest else ((before,),)
        return Frame(source, cue, contents, recipient)

    def _forward(self, number: int, spot: Spot, at: int) -> tuple[tuple[Range, ...], ...]:
        """Return the readings of content that begins with the token `at`."""
        end, loose = self._end(number, at)
        whole, part = self._content(at, end), loose and self._content(at, loose)
        if whole is None:
            return ()
        if not loose or not part:
            return ((whole,),)
        auxiliary = self.found[spot.start].word
        resumed = self.found[self._after_adverbs(loose + 1)].word
        shared = is_auxiliary(auxiliary) and resumed == auxiliary
        if shared or not has_verb(self.found, at, loose):
            return ((part,), (whole,))
        return ((whole,), (part,))

    def _end(self, number: int, at: int) -> tuple[int, int | None]:
        """Return where content that begins at `at` ends, and where it may end earlier."""
        found, end = self.found, len(self.found)
        for spot in self.spots[number + 1 :]:
            own = self._own_subject(spot, at) if spot.kind == "verb" else None
            begins = own.head if own else spot.start
            while begins > at and is_adverb(found[begins - 1].word):
                begins -= 1
            before = word_at(found, begins - 1)
            aside = found[begins].word.endswith("ing") or (own and self._only_adjunct(spot.end))
            if spot.kind == "after" and not is_auxiliary(found[spot.start].word):
                end = spot.start
            elif spot.kind == "verb" and (before in _LINKING or (before == "," and aside)):
                end = begins - 1
            else:
                continue
            break
        return end, self._loose_end(at, end)

    def _loose_end(self, at: int, end: int) -> int | None:
        """Return the index of a coordinator after which a verb of the cue's own subject stands."""
        for joint in range(at + 1, end - 1):
            if self.found[joint].word not in ("but", "and"):
                continue
            before = self.found[joint - 1].text
            apart = before == "," or before in CLOSING or not has_verb(self.found, at, joint)
            if apart and is_verb(self.found, self._after_adverbs(joint + 1)):
                return joint
        return None

    def _after_adverbs(self, at: int) -> int:
        while at < len(self.found) - 1 and is_adverb(self.found[at].word):
            at += 1
        return at

    def _own_subject(self, spot: Spot, floor: int) -> Source | None:
        participle = self.found[spot.start].word.endswith("ing")
        return None if participle else subject_before(self.found, spot.start, floor)

    def _speaking(self, cue: Range) -> Source | None:
        """Return the source of the latest attribution that is over and lies in no other."""
        for each in reversed(self.frames):
            nested = any(covers(other.contents[0][0], each.cue) for other in self.frames)
            if each.source and not nested and each.contents[0][-1].end <= cue.start:
                return each.source
        return None

    def _content(self, start: int, end: int) -> Range | None:
        """Return the stretch of tokens without loose punctuation or half a pair of marks."""
        found = self.found
        while True:
            if start < end and (found[start].text in _LOOSE or self._halved(start, start, end)):
                start += 1
            elif start < end and (found[end - 1].text in _LOOSE or self._halved(end - 1, start, end)):
                end -= 1
            elif start < end and found[end - 1].word in COORDINATORS:
                end -= 1
            else:
                break
        return Range(found[start].start, found[end - 1].end) if start < end else None

    def _halved(self, at: int, start: int, end: int) -> bool:
        """Tell whether the token `at` is a mark whose other half lies outside `start … end - 1`."""
        token = self.found[at]
        if token.text not in OPENING | CLOSING:
            return False
        pair = quotation_at(self.text, token.start)
        if pair is None or token.start not in (pair.outer.start, pair.outer.end - 1):
            return False
        return pair.outer.start < self.found[start].start or pair.outer.end > self.found[end - 1].end

    def _until(self, end: int) -> Range | None:
        """Return the content that stands before the token `end`."""
        while end and self.found[end - 1].text in _LOOSE:
            end -= 1
        if not end:
            return None
        last = self.found[end - 1]
        quoted = quotation_at(self.text, last.start) if last.text in CLOSING else None
        if quoted and (self.floor or quoted.outer.start < self.sentence.start):
            return quoted.outer
        start = 0
        while start < end and self.found[start].word in COORDINATORS:
            start += 1
        return Range(self.found[start].start, last.end) if start < end else None

    def _inverted(self, spot: Spot) -> Source | None:
        """Return the source after its verb: "…," said Mara Lind."""
        found, before = self.found, spot.start - 1
        if before < 1 or spot.end - spot.start > 1 or spot.base in cues.RECIPIENTS:
            return None
        source = source_after(found, spot.end)
        if source is None or word_at(found, source.end) == "that" or self._verb_at(source.end):
            return None
        if found[before].text in CLOSING or found[before].text + found[before - 1].text in {
            f",{mark}" for mark in CLOSING
        }:
            return source
        first_part = next(at for at in range(len(found)) if found[at].text == "," or at == before)
        clause = found[before].text == "," and has_verb(found, 0, first_part)
        return source if clause else None

    def _trails(self, start: int, at: int) -> bool:
        """Tell whether what is said stands before its source, and only an adjunct after its cue."""
        if start < 2:
            return False
        quoted = any(self.found[i].text in CLOSING for i in (start - 1, start - 2))
        clause = self.found[start - 1].text == "," and has_verb(self.found, 0, start)
        return (quoted or clause) and self._only_adjunct(at)

    def _only_adjunct(self, at: int) -> bool:
        """Tell whether no content begins at the token `at`: the sentence ends, or "in a briefing"."""
        found = self.found
        if at >= len(found) or not found[at].is_word:
            return at >= len(found) or found[at].text != ":"
        if found[at].word in COORDINATORS:
            return True
        if found[at].word not in PREPOSITIONS | TIMES:
            return False
        stop = next((i for i in range(at, len(found)) if not found[i].is_word), len(found))
        return not has_verb(found, at, stop) and all(found[i].word != "that" for i in range(at, stop))

    def _recipient(self, spot: Spot) -> tuple[Range | None, int]:
        """Return who is told, and the index after."""
        told = source_after(self.found, spot.end) if spot.base in cues.RECIPIENTS else None
        if told is None or self._verb_at(told.end):
            return None, spot.end
        end = next(
            at for at in range(spot.end, told.end + 1)
            if at == len(self.found) or self.found[at].start >= told.short.end
        )
        return told.short, end

    def _skip_to_content(self, at: int) -> int:
        """Return the index of the first token after "in a statement", "on Tuesday" and "that"."""
        found = self.found
        while at < len(found) and found[at].text in ",:":
            at += 1
        if word_at(found, at) in PREPOSITIONS | TIMES:
            that = next((i for i in range(at, min(at + 12, len(found))) if found[i].word == "that"), 0)
            if that and not has_verb(found, at, that):
                at = that
            else:
                at = self._after_time(at)
        while word_at(found, at) == "that":
            at += 1
        return at

    def _after_time(self, at: int) -> int:
        """Return the index after "last week" or "on Tuesday", if it stands at the token `at`."""
        end = at + (word_at(self.found, at) == "on")
        if word_at(self.found, end) not in TIMES:
            return at
        while word_at(self.found, end) in TIMES | {"week", "month", "year", "night", "morning"}:
            end += 1
        return end

    def _rest_of_quotation(self, at: int) -> Range | None:
        """Return the quotation that goes on after its cue: "…," he said, "…"."""
        for token in self.found[at:]:
            if token.text in OPENING:
                pair = quotation_at(self.text, token.start)
                return pair.outer if pair and pair.outer.start == token.start else None
        return None

    def _begins(self, at: int) -> bool:
        """Tell whether the token `at` is the first word of its sentence."""
        return all(not each.is_word or each.word in COORDINATORS for each in self.found[:at])

    def _verb_at(self, at: int) -> bool:
        return at < len(self.found) and is_verb(self.found, at)

    def _sentence_subject(self) -> Source | None:
        verbs = (at for at in range(1, len(self.found)) if is_verb(self.found, at))
        subjects = (subject_before(self.found, at, 0) for at in verbs)
        return next((each for each in subjects if each), None)
