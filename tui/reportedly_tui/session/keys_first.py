"""Letting keys go first while a thread works beside them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

SWITCH_SECONDS, USUAL_SECONDS = 0.0005, sys.getswitchinterval()
"""How long a thread may keep others waiting while it works beside keys, and else."""


@contextmanager
def keys_first() -> Iterator[None]:
    """Have other threads wait only briefly while the block is worked through."""
    sys.setswitchinterval(SWITCH_SECONDS)
    try:
        yield
    finally:
        sys.setswitchinterval(USUAL_SECONDS)
