"""L: links between claims."""

from __future__ import annotations

from reportedly.check.rule import Rule

RULES: tuple[Rule, ...] = ()
