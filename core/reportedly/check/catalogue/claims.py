"""C: claims, their numbers and their verdicts."""

from __future__ import annotations

from reportedly.check.rule import Rule

RULES: tuple[Rule, ...] = ()
