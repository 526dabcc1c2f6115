"""The one place that makes foreign text safe to show on a terminal, one code point for one.

Controls, bidirectional overrides and characters that take no room and leave no trace are shown as
a visible one-cell character instead of being obeyed, so offsets in what is shown are offsets in
the text. ZWJ, ZWNJ and the emoji and text variation selectors stay: scripts and emoji need them.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

PLACEHOLDER = "\ufffd"
"""What stands for a hidden character that has no picture of its own."""

_RANGES = (
    (0x00, 0x1F),  # C0
    (0x7F, 0x9F),  # DEL, C1
    (0xAD, 0xAD),  # soft hyphen
    (0x34F, 0x34F),  # combining grapheme joiner
    (0x61C, 0x61C),  # Arabic letter mark
    (0x115F, 0x1160),  # Hangul fillers
    (0x17B4, 0x17B5),  # Khmer inherent vowels
    (0x180E, 0x180E),  # Mongolian vowel separator
    (0x200B, 0x200B),  # zero width space
    (0x200E, 0x200F),  # left-to-right and right-to-left mark
    (0x2028, 0x202E),  # line and paragraph separator, embeddings and overrides
    (0x2060, 0x206F),  # word joiner, invisible operators, isolates, deprecated controls
    (0x3164, 0x3164),  # Hangul filler
    (0xD800, 0xDFFF),  # lone surrogates
    (0xFDD0, 0xFDEF),  # noncharacters
    (0xFE00, 0xFE0D),  # variation selectors but those for text and emoji
    (0xFEFF, 0xFEFF),  # zero width no-break space
    (0xFFA0, 0xFFA0),  # halfwidth Hangul filler
    (0xFFF0, 0xFFFB),  # reserved, interlinear annotation
    (0x13430, 0x1343F),  # Egyptian format controls
    (0x1BCA0, 0x1BCA3),  # shorthand format controls
    (0x1D173, 0x1D17A),  # musical format controls
    (0xE0000, 0xE0FFF),  # tags, further variation selectors, reserved
)
_STARTS = [low for low, _ in _RANGES]
_ELLIPSIS = "…"


def visible(text: str, *, keep_newlines: bool = False, keep_tabs: bool = False) -> str:
    """Return `text` with every hidden or controlling character replaced by a visible one.

    The result has as many code points as `text`; clean text is returned as it is. C0 controls and
    DEL become their pictures (U+2400 …), everything else `PLACEHOLDER`.

    Args:
        text: Anything: article text, file names, values, messages.
        keep_newlines: Leave LF as it is.
        keep_tabs: Leave TAB as it is.
    """
    if text.isascii() and text.isprintable():
        return text
    kept = ("\n" if keep_newlines else "") + ("\t" if keep_tabs else "")
    controls = [each for each in set(text) if each not in kept and _controls(each)]
    shown = {ord(each): _picture(each) for each in controls}
    return text.translate(shown) if shown else text


def one_line(text: str, limit: int = 120) -> str:
    """Return `text` made visible, as one line of at most `limit` code points, for a message."""
    if len(text) > limit:
        text = text[: max(limit - 1, 0)].rstrip() + _ELLIPSIS[:limit]
    return visible(text)


@lru_cache(maxsize=4096)
def _controls(character: str) -> bool:
    code = ord(character)
    noncharacter = code & 0xFFFE == 0xFFFE
    return noncharacter or code <= _RANGES[bisect_right(_STARTS, code) - 1][1]


def _picture(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else PLACEHOLDER
