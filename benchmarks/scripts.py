"""Which keys are pressed, in which order, and what each may cost beside the floor.

A step is one key that is timed, after some that only lead to it. A script is an endless run of
steps that leaves the article as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle

PAGE_DOWN, PAGE_UP = b"\x1b[6~", b"\x1b[5~"
ENTER = b"\r"
FLOOR_KEY = b"x"
STATUS_ROW = 1
"""Where the app says that all is saved: the one row that may follow later than a label does."""


@dataclass(frozen=True, slots=True)
class Step:
    """One key to time, under a name, after the keys `before` it."""

    name: str
    key: bytes
    before: tuple[bytes, ...] = ()


Steps = Iterator[Step]


@dataclass(frozen=True, slots=True)
class Limit:
    """What a key may cost: so many times the floor, by the median and by the 99th percentile."""

    median: float
    p99: float | None = None


MOVE, EDIT, OPEN = Limit(1.6, 2.5), Limit(3.0), Limit(5.0)


@dataclass(frozen=True, slots=True)
class Script:
    """Keys for the app, and what a user of vim or of a TextArea would press instead.

    Attributes:
        limits: For each step's name.
        steps: The keys of the app; `ready` leads to the first and `done` back from the last.
        vim: The same for vim; None where it has no such thing.
        textarea: The same for a TextArea.
    """

    limits: dict[str, Limit]
    steps: Callable[[], Steps]
    ready: tuple[bytes, ...] = (b"g", b"g")
    done: tuple[bytes, ...] = ()
    vim: Callable[[], Steps] | None = None
    textarea: Callable[[], Steps] | None = None


def back_and_forth(name: str, forward: bytes, back: bytes, turn: int) -> Callable[[], Steps]:
    """`turn` times one key, then as often the other, and again."""
    return lambda: (Step(name, key) for key in cycle([forward] * turn + [back] * turn))


def _labelling() -> Steps:
    """Claim after claim on the sentences of an article, each taken back by undo."""
    for move in cycle([b"s"] * 20 + [b"S"] * 20):
        yield Step("label", b"1", before=(move,))
        yield Step("undo", b"u")


def _setting() -> Steps:
    """A field of the claim that is selected, set and taken back."""
    while True:
        yield Step("set a field", b"n", before=(b"t", b"k"))
        yield Step("undo a field", b"u")


def _jumps(top: tuple[bytes, bytes], end: tuple[bytes, bytes]) -> Callable[[], Steps]:
    """To the end and to the top by two keys, the second of which is timed."""
    pairs = (end, top)
    return lambda: (Step("jump", last, before=(first,)) for first, last in cycle(pairs))


WORD = Script(
    {"word": MOVE},
    back_and_forth("word", b"w", b"W", 60),
    vim=back_and_forth("word", b"w", b"b", 60),
    textarea=back_and_forth("word", b"\x1b[1;5C", b"\x1b[1;5D", 60),
)
SENTENCE = Script(
    {"sentence": MOVE},
    back_and_forth("sentence", b"s", b"S", 20),
    vim=back_and_forth("sentence", b")", b"(", 20),
)
EXTEND = Script(
    {"extend by a word": MOVE},
    back_and_forth("extend by a word", b"w", b"W", 30),
    ready=(b"g", b"g", b"w", b"v"),
    done=(b"v", b";"),
    vim=lambda: _in_visual_mode(back_and_forth("extend by a word", b"w", b"b", 30)()),
    textarea=back_and_forth("extend by a word", b"\x1b[1;6C", b"\x1b[1;6D", 30),
)
EDGE = Script(
    {"move an edge": MOVE},
    back_and_forth("move an edge", b">", b"<", 30),
    ready=(b"g", b"g", b"w"),
)
LABEL = Script({"label": EDIT, "undo": EDIT}, _labelling)
FIELD = Script(
    {"set a field": EDIT, "undo a field": EDIT},
    _setting,
    ready=(b"g", b"g", b"s", b"1"),
    done=(b"u",),
)
PAGE = Script(
    {"page": OPEN},
    back_and_forth("page", PAGE_DOWN, PAGE_UP, 1),
    vim=back_and_forth("page", b"\x06", b"\x02", 1),
    textarea=back_and_forth("page", PAGE_DOWN, PAGE_UP, 1),
)
JUMP = Script(
    {"jump": OPEN},
    _jumps((b"g", b"g"), (b"g", b"e")),
    vim=_jumps((b"g", b"g"), (b"", b"G")),
)
NEXT_ARTICLE = Script(
    {"next article": OPEN}, lambda: (Step("next article", b"n", (b"g",)) for _ in iter(int, 1))
)
FROM_DESK = Script(
    {"open from the desk": OPEN},
    lambda: (Step("open from the desk", ENTER, (b"g", b"d", b"j")) for _ in iter(int, 1)),
)

READER = (WORD, SENTENCE, EXTEND, EDGE, LABEL, FIELD, PAGE, JUMP)
"""What is pressed within one article."""
OPENING = (NEXT_ARTICLE, FROM_DESK)
"""What opens another, each time one that was not open before."""


def floor(steps: Steps) -> Steps:
    """A key of the yardstick for each step, under the same name."""
    return (Step(step.name, FLOOR_KEY) for step in steps)


def _in_visual_mode(steps: Steps) -> Steps:
    """The same steps, extending: the first of them starts it."""
    first = next(steps)
    yield Step(first.name, first.key, before=(b"v",))
    yield from steps
