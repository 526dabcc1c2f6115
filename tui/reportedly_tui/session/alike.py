"""What the inspector shows of copies: which articles have these words too, and what differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from reportedly_tui.session.lines import Line, line
from reportedly_tui.session.reading import Reading

if TYPE_CHECKING:
    from reportedly.copies.differences import Comparison
    from reportedly.copies.elsewhere import Requoted, Standing

OTHERS = 6
"""So many places elsewhere are listed, of one sentence or quotation."""

CHANGES = 4
"""So many differences are listed, of one place."""


def alike_lines(reading: Reading, width: int) -> list[Line]:
    """Lines on the sentence and the quotation at the selection's start; none where they are alone.

    Args:
        reading: The article.
        width: Cells of the inspector.
    """
    if reading.copies is None or reading.compared_in is None:
        return []
    at = reading.selection.start
    sentence, quotation = reading.copies.sentence_at(at), reading.copies.quotation_at(at)
    made: list[Line] = []
    if sentence is not None:
        made.append(line((" ALSO IN", "heading")))
        made += _sentence_lines(reading.text, reading.compared_in.texts, sentence, width)
    if quotation is not None:
        apart = any(not _agree(quotation, number) for number in range(len(quotation.others)))
        title = "SAME QUOTATION, OTHER SPEAKER" if apart else "SAME QUOTATION"
        made.append(line((f" {title}", "heading")))
        made += _quotation_lines(quotation, width)
    return [line((" " + "─" * (width - 2), "muted")), *made] if made else []


def _agree(quotation: Requoted, number: int) -> bool:
    from reportedly.copies.speakers import agree

    return agree(quotation.own.speakers, quotation.others[number].speakers)


def _sentence_lines(
    text: str, texts: Mapping[str, str], sentence: Standing, width: int
) -> Iterator[Line]:
    from reportedly.copies.differences import compare

    own = text[sentence.start : sentence.end]
    for place in sentence.others[:OTHERS]:
        other = texts[place.article][place.start : place.end]
        compared = compare(own, other)
        alike = f"{compared.similarity:.0%} alike" if compared.changes else "same words"
        yield line((f" {_name(place.article)}", "accent"), ("\t", ""), (f"{alike} ", "muted"))
        yield from _change_lines(own, other, compared, width)
    yield from _more(len(sentence.others))


def _quotation_lines(quotation: Requoted, width: int) -> Iterator[Line]:
    from reportedly.copies.differences import compare

    own = quotation.own
    yield line((" here  ", "muted"), *_credited(own.speakers, own.guessed))
    for other in quotation.others[:OTHERS]:
        yield line(
            (f" {_name(other.article)}  ", "accent"), *_credited(other.speakers, other.guessed)
        )
        yield from _change_lines(own.words, other.words, compare(own.words, other.words), width)
    yield from _more(len(quotation.others))


def _credited(speakers: Iterable[str], guessed: bool) -> list[tuple[str, str]]:
    said = ", ".join(speakers)
    if not said:
        return [("nobody named", "muted")]
    return [(said, "source"), ("?" if guessed else "", "muted")]


def _change_lines(own: str, other: str, compared: Comparison, width: int) -> Iterator[Line]:
    """Each difference: the words here, and those there."""
    room = (width - 7) // 2
    for old, new in compared.changes[:CHANGES]:
        here, there = _short(own[slice(*old)], room), _short(other[slice(*new)], room)
        yield line(("   ", "muted"), (here or "·", "text"), (" → ", "muted"), (there or "·", "on"))
    if len(compared.changes) > CHANGES:
        yield line((f"   and {len(compared.changes) - CHANGES} more", "muted"))


def _more(count: int) -> Iterator[Line]:
    if count > OTHERS:
        yield line((f" and {count - OTHERS} more", "muted"))


def _short(words: str, room: int) -> str:
    words = words.replace("\n", " ")
    return words if len(words) <= room else words[: room - 1] + "…"


def _name(address: str) -> str:
    return address.partition("/")[2]
