"""Constraints that pydantic reads and that cost nothing until it does.

The models are plain dataclasses, so that the app can show an article without importing
pydantic. What a field must satisfy is written beside it with `Rule`; pydantic asks the
rule for its core schema when a validator is first built.
"""

from __future__ import annotations

from typing import Any, NamedTuple


class Rule(NamedTuple):
    """What a scalar or a list must satisfy. Scalars are never coerced from another type.

    Attributes:
        pattern: A regular expression the whole string must match (anchored by the rule);
            only what ECMA 262, Rust and Python read alike.
        form: What the pattern allows, in words that complete "expected …".
        ge: The smallest integer allowed.
        min_length: The fewest items or code points allowed.
        codes: The codebook list the value comes from. Which values it has is known only with
            a project's codebook: `check` looks there, and the JSON Schema has them as an enum.
    """

    pattern: str | None = None
    form: str | None = None
    ge: int | None = None
    min_length: int | None = None
    codes: str | None = None

    @property
    def anchored(self) -> str | None:
        """The pattern, anchored to both ends of the string."""
        return None if self.pattern is None else rf"^(?:{self.pattern})$"

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        schema = dict(handler(source))
        if schema["type"] in {"str", "int", "bool"}:
            schema["strict"] = True
        limits = {"pattern": self.anchored, "ge": self.ge, "min_length": self.min_length}
        return schema | {name: limit for name, limit in limits.items() if limit is not None}
