"""T7: is an article's text as import leaves it?"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.check.rule import Finding
from reportedly.check.subjects import Text
from reportedly.importing import BOM, CONTROL

AGAIN = "bring it back from git, or import the original again"


def not_canonical(article: Text) -> Iterator[Finding]:
    """T7: not UTF-8, a BOM, CR, control characters; each where it stands first."""
    if article.text is None:
        yield _not_utf8(article.data)
        return
    text = article.text
    if text.startswith(BOM):
        yield Finding((), "begins with a byte order mark (U+FEFF)", AGAIN, place=(1, 1))
    returns = text.count("\r")
    if returns:
        hint = f"{AGAIN}; .gitattributes needs the line: data/** -text"
        place = _place(text, text.index("\r"))
        yield Finding((), f"{_number(returns, 'carriage return')}", hint, place=place)
    controls = [found.start() for found in CONTROL.finditer(text) if found.group() != "\r"]
    if controls:
        first = f"U+{ord(text[controls[0]]):04X}"
        message = f"{_number(len(controls), 'control character')}, the first is {first}"
        yield Finding((), message, AGAIN, place=_place(text, controls[0]))


def _not_utf8(data: bytes) -> Finding:
    try:
        data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        message = f"not UTF-8: byte 0x{data[error.start]:02X} at offset {error.start}"
        return Finding((), message, AGAIN, place=_place(before, len(before)))
    raise ValueError("it is UTF-8")


def _place(text: str, offset: int) -> tuple[int, int]:
    """Return the 1-based line and column of an offset, lines ending with LF."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _number(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
