"""Who had it from whom: the chain of attributions around a label, outermost first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportedly_schemas.annotation import Attribution


def chain(attributions: Mapping[str, Attribution], label_id: str) -> list[Attribution]:
    """The attribution and those it is nested in, the outermost first. A cycle ends it."""
    made: list[Attribution] = []
    at: str | None = label_id
    while at is not None and at in attributions and all(one.id != at for one in made):
        made.insert(0, attributions[at])
        at = attributions[at].parent
    return made


def depth(attributions: Mapping[str, Attribution], label_id: str) -> int:
    """How many attributions it is nested in."""
    return len(chain(attributions, label_id)) - 1


def source_of(one: Attribution) -> str:
    """The words of an attribution's source, as the ladder shows them."""
    if one.source:
        return " … ".join(span.exact for span in one.source)
    return "(nobody named)"


def cue_of(one: Attribution) -> str:
    """The words of an attribution's cue; empty for an unmarked quotation."""
    return " … ".join(span.exact for span in one.cue)


def words_of(label: Any) -> str:
    """The words a label is known by on screen."""
    spans = label.content if hasattr(label, "content") else label.spans
    words = " … ".join(span.exact for span in spans)
    if hasattr(label, "source") and label.source:
        words = f"{' '.join(span.exact for span in label.source)}: {words}"
    return words
