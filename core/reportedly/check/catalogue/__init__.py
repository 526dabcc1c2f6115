"""All rules, in one list: `check` applies them, `reportedly rules` and the docs explain each."""

from __future__ import annotations

from reportedly.check.catalogue import attributions, claims, ids, links, places, spans, yaml
from reportedly.check.rule import Rule

RULES: tuple[Rule, ...] = (
    *spans.RULES,
    *yaml.RULES,
    *ids.RULES,
    *attributions.RULES,
    *claims.RULES,
    *links.RULES,
    *places.RULES,
)
