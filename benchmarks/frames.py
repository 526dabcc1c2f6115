"""What a program wrote to its terminal, as frames. Nothing here reads a terminal.

A terminal that says it knows synchronised output (private mode 2026) gets each frame between a
begin and an end mark. A program that does not ask for the mode gives one frame: all it wrote.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

BEGIN = b"\x1b[?2026h"
END = b"\x1b[?2026l"
QUERY = b"\x1b[?2026$p"
ANSWER = b"\x1b[?2026;2$y"

Chunk = tuple[float, bytes]
"""When some bytes were read, in seconds, and the bytes."""

_SEQUENCE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_].*?(?:\x07|\x1b\\)|[ -/]*[0-~])", re.S)
_MOVE = re.compile(rb"\x1b\[(\d+)(?:;\d+)?[Hf]")
_ROWLESS = re.compile(rb"(?:\x1b\[\d+;\d+H)?\Z")


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame: the time its last byte was read, and its bytes without the marks."""

    ended: float
    data: bytes


def is_open(data: bytes) -> bool:
    """Tell whether a frame has begun in `data` and not ended."""
    return data.rfind(BEGIN) > data.rfind(END)


def split(chunks: Sequence[Chunk]) -> list[Frame]:
    """Split what was read into its frames; without marks, all of it is one."""
    data = b"".join(read for _, read in chunks)
    if not data:
        return []
    if BEGIN not in data:
        return [Frame(chunks[-1][0], data)]
    found = []
    begin = data.find(BEGIN)
    while begin >= 0 and (end := data.find(END, begin)) >= 0:
        found.append(Frame(_time_of(chunks, end + len(END)), data[begin + len(BEGIN) : end]))
        begin = data.find(BEGIN, end)
    return found


def _time_of(chunks: Sequence[Chunk], length: int) -> float:
    """When the first `length` bytes had been read."""
    for time, read in chunks:
        length -= len(read)
        if length <= 0:
            return time
    raise ValueError("more bytes than were read")


def rows(data: bytes) -> frozenset[int]:
    """The screen rows, from 1, that a frame writes to; where it leaves the cursor is none."""
    painted = _ROWLESS.sub(b"", data)
    return frozenset(int(row) for row in _MOVE.findall(painted))


def beyond(painted: Sequence[Frame], aside: Collection[int]) -> list[Frame]:
    """The frames that paint more than the rows `aside`."""
    return [frame for frame in painted if not (found := rows(frame.data)) or found - set(aside)]


def words(data: bytes) -> str:
    """The text in `data`, without control sequences; split characters at its ends are dropped."""
    return _SEQUENCE.sub(b"", data).decode("utf-8", "ignore")
