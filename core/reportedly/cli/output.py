"""All that the command line prints. No byte of a file or a name reaches the terminal unseen."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TextIO


def say(line: str = "") -> None:
    """Print one line of the result."""
    _print(line, sys.stdout)


def complain(message: str, hint: str = "") -> None:
    """Print what is wrong, on one line of standard error."""
    note(f"reportedly: {message}{f' ({hint})' if hint else ''}")


def note(line: str) -> None:
    """Print what is no result, on standard error; where that is gone, nobody is told."""
    with suppress(OSError):
        _print(line, sys.stderr)


def _print(line: str, stream: TextIO) -> None:
    from reportedly.text.safe import visible

    shown = visible(line)
    encoding = stream.encoding or "utf-8"
    print(shown.encode(encoding, errors="backslashreplace").decode(encoding), file=stream)
