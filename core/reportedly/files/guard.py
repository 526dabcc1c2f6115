"""What stands between foreign bytes and everything that reads them.

Bytes are looked at before a parser sees them, and the parser's events before anything is built
from them: deep nesting crashes other loaders of the same C library, and a few aliases can stand
for billions of values. Whatever goes wrong has a line and a column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from reportedly.errors import ReportedlyError

LARGEST = 32 * 1024 * 1024
"""Bytes of the largest file that is read."""
DEEPEST = 16
"""How many collections may stand in one another; the models need six."""

_MARKERS = (b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>")
_CONTROL = bytes(sorted({*range(0x20), 0x7F} - {0x09, 0x0A, 0x0D}))
_ALLOWED = bytes(set(range(256)) - set(_CONTROL))
_UNSAFE = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\r(?!\n)"
_UNSAFE_BEYOND_ASCII = (rb"\xc2[\x80-\x9f]", rb"\xe2\x80[\xa8\xa9]", rb"\xef[\xbb\xbf][\xbe\xbf]")


class Unreadable(ReportedlyError):
    """A file that can't be read, or one thing in it that its model doesn't allow.

    Attributes:
        line: 1-based line.
        column: 1-based column, in code points.
        code: Y1 a key twice, Y2 a word without quotes that is not text to every reader, Y3 not
            readable as YAML, I1 an id twice, S1 not what the model allows.
    """

    exit_code = 1

    def __init__(self, line: int, column: int, code: str, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.line = line
        self.column = column
        self.code = code

    def __str__(self) -> str:
        return f"{self.line}:{self.column}: {self.code} {self.message}"


def decoded(data: bytes) -> str:
    """Return the text of a file whose bytes a YAML reader may be given.

    Raises:
        Unreadable: It is too large, holds merge-conflict markers, is not UTF-8, or has characters
            in it that are no text or that readers don't take for the same.
    """
    if len(data) > LARGEST:
        raise Unreadable(1, 1, "Y3", f"larger than {LARGEST >> 20} MiB", "split the file")
    for marker in _MARKERS:
        place = 0 if data.startswith(marker) else data.find(b"\n" + marker) + 1
        if place or data.startswith(marker):
            message = f"a merge conflict is not resolved ('{marker.decode()}')"
            line = data.count(b"\n", 0, place) + 1
            raise Unreadable(line, 1, "Y3", message, "choose between the versions")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line, column = _place(data[: error.start].decode(errors="replace"))
        message = f"not UTF-8 (byte 0x{data[error.start]:02X})"
        raise Unreadable(line, column, "Y3", message, "save the file as UTF-8") from None
    if _suspicious(data) and (found := re.search(_UNSAFE, text)):
        raise _unsafe(text, found.start())
    return text


def _suspicious(data: bytes) -> bool:
    """Tell whether `_UNSAFE` may find something; much faster where it doesn't."""
    if data.translate(None, _ALLOWED) or b"\r" in data:
        return True
    return not data.isascii() and any(re.search(each, data) for each in _UNSAFE_BEYOND_ASCII)


def _unsafe(text: str, place: int) -> Unreadable:
    number = ord(text[place])
    line, column = _place(text[:place])
    if number == 0xFEFF:
        message, hint = (
            "a byte order mark (U+FEFF) is not allowed",
            "save the file as UTF-8 without it",
        )
    elif number == 0x0D:
        message, hint = "a lone carriage return", "end lines with LF"
    elif number in {0x85, 0x2028, 0x2029}:
        message, hint = f"a line separator (U+{number:04X}) that readers disagree about", ""
        hint = f"in double quotes write \\u{number:04X}"
    else:
        message, hint = f"a control character (U+{number:04X}) is not allowed", "take it out"
    return Unreadable(line, column, "Y3", message, hint)


def _place(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def events(text: str) -> Iterator[Any]:
    """Yield the YAML events of one document, without those around it.

    Args:
        text: What `decoded` gave.

    Yields:
        The C parser's events for scalars, and for the start and end of collections.

    Raises:
        Unreadable: It is not YAML, not exactly one document, nested too deep, or uses anchors,
            aliases, tags, merge keys or directives.
    """
    try:
        yield from _guarded(text)
    except Unreadable:
        raise
    except Exception as error:
        raise _translated(error) from error


def _guarded(text: str) -> Iterator[Any]:
    from _ruamel_yaml import CParser

    next_event = CParser(text).get_event
    depth = documents = 0
    while (event := next_event()) is not None:
        kind = type(event).__name__
        if kind == "ScalarEvent":
            _refuse_extras(event)
            yield event
        elif kind in {"MappingStartEvent", "SequenceStartEvent"}:
            _refuse_extras(event)
            depth += 1
            if depth > DEEPEST:
                raise refused(event, f"nested more than {DEEPEST} deep")
            yield event
        elif kind in {"MappingEndEvent", "SequenceEndEvent"}:
            depth -= 1
            yield event
        elif kind == "AliasEvent":
            raise refused(event, "an alias ('*') is not allowed", "write out what it stands for")
        elif kind == "DocumentStartEvent":
            documents += 1
            if documents > 1:
                raise refused(
                    event, "a second document ('---') is not allowed", "make it a file of its own"
                )
            if event.version or event.tags:
                raise refused(event, "a directive ('%') is not allowed", "take the line out")
    if not documents:
        raise Unreadable(1, 1, "Y3", "the file is empty")


def _refuse_extras(event: Any) -> None:
    if event.anchor is not None:
        raise refused(event, "an anchor ('&') is not allowed", "take it out")
    if event.tag is not None:
        raise refused(event, "a tag ('!') is not allowed", "take it out")


def refused(event: Any, message: str, hint: str = "", code: str = "Y3") -> Unreadable:
    """Return the error that says what an event is not allowed to be, with its place."""
    mark = event.start_mark
    return Unreadable(mark.line + 1, mark.column + 1, code, message, hint)


def _translated(error: Exception) -> Unreadable:
    """Return an error of the library as ours, with the best place it knows."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    problem = getattr(error, "problem", None) or type(error).__name__
    return Unreadable(line, column, "Y3", f"not readable as YAML: {problem}")
