"""Programs that run to their end without a terminal: how long, and how much memory."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a program.

    Attributes:
        seconds: From the start of the process to its end.
        peak: Bytes of memory, of the largest of its processes.
        code: Its exit code.
    """

    seconds: float
    peak: int
    code: int


def run(
    argv: tuple[str, ...], folder: Path, environment: Mapping[str, str], stop: float | None = None
) -> Run:
    """Run a program and wait for its end; its output goes nowhere.

    Args:
        argv: The program.
        folder: Where it runs.
        environment: All its variables.
        stop: Seconds after which it is interrupted; the time is then counted from there.
    """
    begin = time.perf_counter()
    process = subprocess.Popen(
        argv,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    if stop is not None:
        time.sleep(stop)
        begin = time.perf_counter()
        process.send_signal(signal.SIGINT)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Run(time.perf_counter() - begin, usage.ru_maxrss * 1024, process.returncode)
