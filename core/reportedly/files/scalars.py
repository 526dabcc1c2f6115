"""Single values in YAML: quoting that every reader undoes alike, and plain words read strictly.

YAML 1.1 and 1.2 disagree about plain scalars: `no`, `1:30`, `010` and many more are text to one
and something else to the other. Such words are written in quotes, and where they stand without,
they are read as `Bare`: nobody knows what was meant.
"""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache

from reportedly.errors import ReportedlyError

_SAFE = r"[A-Za-z0-9_][A-Za-z0-9_./@#+-]*+"
"""Plain scalars whose characters mean nothing to YAML, wherever they stand."""
_TRUE = frozenset(["true", "True", "TRUE"])
_FALSE = frozenset(["false", "False", "FALSE"])
_NULL = frozenset(["", "~", "null", "Null", "NULL"])
_WORDS = (
    frozenset(
        cased
        for word in ("y", "yes", "n", "no", "on", "off")
        for cased in (word, word.capitalize(), word.upper())
    )
    | frozenset(["<<", "="])
    | _TRUE
    | _FALSE
    | _NULL
)
"""What some version of YAML takes for a truth value, nothing, a merge or a default."""

_NUMBER = r"""(?x)
      [-+]? (?: 0b[01_]+ | 0o[0-7_]+ | 0x[0-9a-fA-F_]+
              | [0-9][0-9_]* (?: [eE][-+]?[0-9]+ )?
              | (?: [0-9][0-9_]* )? \.[0-9_.]* (?: [eE][-+]?[0-9]+ )?
              | [0-9][0-9_]* (?: :[0-5]?[0-9] )+ \.[0-9_]*
              | [1-9][0-9_]* (?: :[0-5]?[0-9] )+
              | \.(?:inf|Inf|INF) )
    | \.(?:nan|NaN|NAN)
    | [0-9]{4}-[0-9]{2}-[0-9]{2}
    | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2} (?: [Tt] | [ \t]+ ) [0-9]{1,2}:[0-9]{2}:[0-9]{2}
      (?: \.[0-9]* )? (?: [ \t]* (?: Z | [-+][0-9]{1,2} (?: :?[0-9]{2} )? ) )?
    """
"""What some version of YAML, or a reader that many use, takes for a number, a time or a date."""

_WHOLE = r"0|-?[1-9][0-9]*"
"""A number that all read alike."""

_NONCHARACTERS = "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_ESCAPED = (
    r'[\\"\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff'
    rf"\ufdd0-\ufdef\ufeff\ufff9-\ufffb\U000e0000-\U000e007f{_NONCHARACTERS}]"
)
"""What YAML can't hold as it is, and what would be invisible or turn text around it.

The joiners U+200C and U+200D and the soft hyphen stay: they are part of how words are written.
"""
_SHORT = {"\\": r"\\", '"': r"\"", "\0": r"\0", "\t": r"\t", "\n": r"\n", "\r": r"\r"}
_LONG = {short[1]: char for char, short in _SHORT.items()}
_ESCAPE = r"\\(?:x([0-9A-F]{2})|u([0-9A-F]{4})|U(00(?:0[0-9A-F]|10)[0-9A-F]{4})|(.))"

STRING = r'"[^"\\\n]*+(?:\\[^\n][^"\\\n]*+)*+"'
"""Pattern of a double-quoted string on one line; its escapes are looked at by `unquoted`."""


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern when it is first needed: the app's first frame waits for these modules."""
    return re.compile(pattern)


class Bare:
    """A word without quotes that is not text to every reader, or to none, such as `no` or `1.5`."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Bare) and other.text == self.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __str__(self) -> str:
        return self.text


Scalar = str | int | bool | Bare | None


class Unwritable(ReportedlyError, ValueError):
    """A value that no file can hold."""


def ambiguous(text: str) -> bool:
    """Tell whether some reader takes the plain scalar `text` for something else than text."""
    if text in _WORDS:
        return True
    return text[0] in "+-.0123456789" and compiled(_NUMBER).fullmatch(text) is not None


def resolve(text: str) -> Scalar:
    """Return what the plain scalar `text` is.

    Returns:
        Text, a whole number, a truth value or nothing; `Bare` where readers disagree.
    """
    if not ambiguous(text):
        return text
    if text in _NULL:
        return None
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    if compiled(_WHOLE).fullmatch(text):
        with suppress(ValueError):  # thousands of digits
            return int(text)
    return Bare(text)


def is_plain(text: str) -> bool:
    """Tell whether a code, an id or an address can stand without quotes."""
    return compiled(_SAFE).fullmatch(text) is not None and not ambiguous(text)


def plain(text: str) -> str:
    """Write a code, an id or an address: without quotes where every reader reads text."""
    return text if is_plain(text) else quoted(text)


def quoted(text: str) -> str:
    """Write text in double quotes, on one line.

    Raises:
        Unwritable: There is a lone surrogate in it, which is no text in UTF-8.
    """
    if text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return f'"{compiled(_ESCAPED).sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    number = ord(char)
    if char in _SHORT:
        return _SHORT[char]
    if number < 0x100:
        return f"\\x{number:02X}"
    if 0xD800 <= number < 0xE000:
        raise Unwritable(f"half a character (U+{number:04X}) can't be saved", "paste the text anew")
    return f"\\u{number:04X}" if number < 0x10000 else f"\\U{number:08X}"


def unquoted(literal: str) -> str:
    """Read a string that matches `STRING`, quotes included.

    Raises:
        ValueError: It has an escape that `quoted` doesn't write.
    """
    inner = literal[1:-1]
    return compiled(_ESCAPE).sub(_unescape, inner) if "\\" in inner else inner


def _unescape(match: re.Match[str]) -> str:
    short = match[4]
    if short:
        if short not in _LONG:
            raise ValueError(f"unknown escape \\{short}")
        return _LONG[short]
    char = chr(int(match[1] or match[2] or match[3], 16))
    if "\ud800" <= char < "\ue000":
        raise ValueError("half a character")
    return char
