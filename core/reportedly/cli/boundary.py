"""The one place where errors end: each is one line for the user, and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from reportedly.cli.output import complain
from reportedly.errors import ReportedlyError

INTERNAL, INTERRUPTED, PIPE_CLOSED = 3, 130, 141


def guarded(run: Callable[[], int]) -> int:
    """Call `run` and return its exit code, or that of the error that ended it."""
    try:
        code = run()
        sys.stdout.flush()
    except ReportedlyError as error:
        complain(error.message, error.hint)
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has gone, as `head` does; the exit must not write any more of it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except Exception as error:
        from traceback import format_exc

        complain(f"internal error: {type(error).__name__}: {error}", log(format_exc()))
        return INTERNAL
    return code


def log(details: str) -> str:
    """Append the details of an error to the log and say where that is."""
    from datetime import UTC, datetime

    from platformdirs import user_log_path

    told = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC {sys.argv[1:]}"
    path = Path(user_log_path("reportedly")) / "errors.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{told}\n{details}\n")
    except OSError as error:
        return f"details could not be written to {path}: {error.strerror}"
    return f"details: {path}"
