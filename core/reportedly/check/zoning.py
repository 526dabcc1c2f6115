"""D1: labels where the article itself does not speak."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.check.cover import Cover
from reportedly.check.rule import Finding
from reportedly.check.subjects import Labels
from reportedly_schemas.wording import shown

BOILERPLATE = "boilerplate"


def in_boilerplate(labels: Labels) -> Iterator[Finding]:
    """D1: a claim or an attribution inside boilerplate. Zones and flags may well be about it."""
    zones = labels.file.zones
    cover = Cover(span for zone in zones if zone.kind == BOILERPLATE for span in zone.spans)
    if not cover:
        return
    told: set[tuple[str | int, ...]] = set()
    for path, spans in labels.spans:
        if path[0] not in ("claims", "attributions") or path[:2] in told:
            continue
        number = next((i for i, span in enumerate(spans) if cover.holds(span)), None)
        if number is not None:
            told.add(path[:2])
            yield Finding(
                (*path, number),
                f"{shown(spans[number].exact)} stands inside boilerplate",
                "remove the label, or cut the zone to what is no part of the report",
            )
