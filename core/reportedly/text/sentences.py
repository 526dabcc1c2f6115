"""Sentences of one stretch of text, with their offsets.

`sentencex` finds them. It is given a shadow of the text, the same length to the code point: it
stumbles over lone surrogates and over white space that is not ASCII. What it is known to get wrong
in news is mended: a time of day before the name of a day, closing marks left to the sentence after
theirs, and an end within an abbreviation (É.U.).
"""

from __future__ import annotations

import re

from reportedly.text.ranges import Range, trimmed

_ODD_SPACE = re.compile(r"[^\S ]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_CLOSING = re.compile(r"[\"'”’»)\]]+(?=\s|$)\s*")
_WORD = re.compile(r"\w")
_TIME_OF_DAY = re.compile(r"\b[ap]\.m\.\s*$", re.IGNORECASE)
_DAY = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July"
    r"|August|September|October|November|December|[ECMP][SD]?T|GMT|UTC|BST|CET)\b"
)


def sentences(text: str, start: int, end: int, language: str) -> list[Range]:
    """Return the sentences of `[start, end)`, in order.

    They are disjoint, have no white space at their ends, cut no grapheme cluster, and cover
    everything in the stretch but white space. Quotation marks and brackets that close a sentence
    belong to it.

    Args:
        text: The text.
        start: Start of a line or of a part of one.
        end: Its end.
        language: ISO 639-1 code; one that `sentencex` does not know is segmented as English.
    """
    found: list[Range] = []
    for at, stop in _mended(text[start:end], language):
        sentence = trimmed(text, start + at, start + stop)
        if sentence is None:
            continue
        if found and sentence.start < found[-1].end:
            sentence = Range(found.pop().start, sentence.end)
        found.append(sentence)
    return found


def _mended(stretch: str, language: str) -> list[tuple[int, int]]:
    """Return the pieces of the stretch, tiling it."""
    mended: list[tuple[int, int]] = []
    at = 0
    for piece in _pieces(stretch, language):
        end = at + len(piece)
        closing = _CLOSING.match(stretch, at, end) if mended else None
        if mended and (closing or _continues(stretch, mended[-1], (at, end))):
            at = closing.end() if closing else end
            mended[-1] = (mended[-1][0], at)
        if at < end:
            mended.append((at, end))
        at = end
    return mended


def _continues(stretch: str, previous: tuple[int, int], piece: tuple[int, int]) -> bool:
    if not _WORD.search(stretch, *piece):
        return True
    if _DAY.match(stretch, *piece) and _TIME_OF_DAY.search(stretch, *previous):
        return True
    return _cuts_a_word(stretch, piece[0])


def _cuts_a_word(stretch: str, at: int) -> bool:
    if stretch[at - 1].isspace() or stretch[at].isspace():
        return False
    from reportedly.text.words import word_over

    return word_over(stretch, at) is not None


def _pieces(stretch: str, language: str) -> list[str]:
    import sentencex

    shadow = stretch
    if not stretch.isprintable():  # where it is, its only white space is the blank
        shadow = _SURROGATE.sub("x", _ODD_SPACE.sub(" ", stretch))
    try:
        pieces = list(sentencex.segment(language, shadow))
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # a panic in Rust is no Exception
        return [stretch]
    return pieces if "".join(pieces) == shadow else [stretch]
