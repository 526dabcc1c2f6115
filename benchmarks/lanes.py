"""Programs pressed in turn, so that whatever slows the machine slows them all."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from benchmarks.figures import Sample
from benchmarks.scripts import Step, Steps
from benchmarks.terminal import Program

LEADING_QUIET = 0.008
LEADING_PATIENCE = 0.1
"""Seconds to wait for a key that only leads to the next; some of them paint nothing."""


class SilenceError(Exception):
    """Too many keys painted nothing for the rest to mean anything."""


@dataclass(slots=True)
class Lane:
    """One program, the keys it is to be pressed, and what they took.

    Attributes:
        aside: Rows that may change later than the frame that is timed.
        silent: Keys that painted nothing, by name.
        frames: How many frames the keys led to, by name.
    """

    program: Program
    steps: Steps
    aside: Sequence[int] = ()
    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    silent: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    frames: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def press(self) -> None:
        """Take the next step."""
        step: Step = next(self.steps)
        lead(self.program, step.before)
        response = self.program.press(step.key, patience=1.0)
        taken = response.seconds(self.aside)
        if taken is None:
            self.silent[step.name] += 1
        else:
            self.seconds[step.name].append(taken)
            self.frames[step.name] += len(response.frames)

    def sample(self, name: str) -> Sample:
        """What the keys of that name took.

        Raises:
            SilenceError: One in ten or more of them painted nothing.
        """
        seconds, silent = self.seconds[name], self.silent[name]
        if not seconds or silent * 9 >= len(seconds):
            raise SilenceError(f"{silent} of {len(seconds) + silent} keys painted nothing")
        return Sample(tuple(seconds))


def lead(program: Program, keys: Sequence[bytes]) -> None:
    """Press keys that are not timed, and let what they paint pass."""
    for key in keys:
        if key:
            program.press(key, quiet=LEADING_QUIET, patience=LEADING_PATIENCE)


def take_turns(lanes: Mapping[str, Lane], rounds: int) -> None:
    """Press each lane once in every round, another one first each time."""
    names = list(lanes)
    with steady():
        for number in range(rounds):
            first = number % len(names)
            for name in names[first:] + names[:first]:
                lanes[name].press()


@contextmanager
def steady() -> Iterator[None]:
    """No pause of the harness's own for the collection of garbage."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
