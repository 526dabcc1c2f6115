"""What an article's text is: UTF-8, lines that end with LF, no BOM, no control characters."""

from __future__ import annotations

import re
from typing import NamedTuple

from reportedly.errors import ReportedlyError

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""Unicode's control characters but LF and TAB."""
BOM = "\ufeff"


class NotText(ReportedlyError):
    """Bytes that are no UTF-8.

    Attributes:
        offset: Of the first byte that is none.
        line: 1-based line.
        column: 1-based column, in code points.
    """

    def __init__(self, data: bytes, offset: int) -> None:
        before = data[:offset].decode()
        self.offset = offset
        self.line, self.column = place(before, len(before))
        found = f"not UTF-8: byte 0x{data[offset]:02X} at offset {offset}, in line {self.line}"
        from_encoding = "UTF-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "WINDOWS-1252"
        hint = f"convert it: iconv -f {from_encoding} -t UTF-8 FILE > NEW.txt (or whatever it is)"
        super().__init__(found, hint)


class Canonical(NamedTuple):
    """A text as articles are stored, and how many characters each step changed."""

    text: str
    crlf: int
    cr: int
    bom: int
    control: int


def decode(data: bytes) -> str:
    """Return the text that bytes are.

    Raises:
        NotText: They are not UTF-8.
    """
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise NotText(data, error.start) from None


def canonical(data: bytes) -> Canonical:
    """Make a text canonical: LF line ends, no BOM, no control characters but LF and TAB.

    Nothing else changes; a canonical text comes back as it is.

    Raises:
        NotText: It is not UTF-8.
    """
    text = decode(data)
    crlf = text.count("\r\n")
    text = text.replace("\r\n", "\n")
    cr = text.count("\r")
    text, control = CONTROL.subn("", text.replace("\r", "\n"))
    bare = text.lstrip(BOM)
    return Canonical(bare, crlf, cr, len(text) - len(bare), control)


def place(text: str, offset: int) -> tuple[int, int]:
    """Return the 1-based line and column of an offset; only LF ends a line."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
