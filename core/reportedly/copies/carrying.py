"""Labels made on one copy of a sentence, as they would be on another one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from reportedly.anchors import holds, make_span, merge
from reportedly.text.ranges import Range, covers
from reportedly_schemas.annotation import Attribution, Claim, Flag, Label, Span, Zone


class Passage(NamedTuple):
    """A sentence that two articles have: where it stands in the one, and in the other."""

    there: Range
    here: Range


@dataclass(frozen=True)
class Carrier:
    """Carries labels from one article to another that shares sentences with it.

    Attributes:
        there: The text of the article they were made on.
        here: The text of the other one.
        passages: The sentences the two share.
    """

    there: str
    here: str
    passages: Sequence[Passage]

    def carry(self, label: Label, label_id: str) -> Label | None:
        """Return a label as it would be here; None where its words do not all stand here.

        What somebody concluded about it there (assessment, confidence, notes) and what refers to
        other labels is left out.

        Args:
            label: The label made there.
            label_id: The id it shall have here.
        """
        if isinstance(label, Attribution):
            source, cue, content = map(self._spans, (label.source, label.cue, label.content))
            if source is None or cue is None or not content or _clash(source, cue, content):
                return None
            return replace(
                label,
                id=label_id,
                source=source,
                cue=cue,
                content=content,
                parent=None,
                target=None,
                claims=(),
                confidence=None,
                notes=None,
            )
        spans = self._spans(label.spans)
        if not spans:
            return None
        match label:
            case Claim():
                freed = tuple(replace(one, derived_from=None) for one in label.quantities)
                return replace(
                    label,
                    id=label_id,
                    spans=spans,
                    quantities=freed,
                    assessment=None,
                    confidence=None,
                    notes=None,
                )
            case Zone():
                return replace(label, id=label_id, spans=spans, copy_of=None, notes=None)
            case Flag():
                return replace(label, id=label_id, spans=spans, notes=None)

    def _spans(self, spans: Sequence[Span]) -> tuple[Span, ...] | None:
        """Carry spans; None where one of them does not stand here."""
        made = [self._span(span) for span in spans]
        kept = [span for span in made if span is not None]
        return merge(kept, self.here) if len(kept) == len(spans) else None

    def _span(self, span: Span) -> Span | None:
        if not holds(self.there, span):
            return None
        for there, here in self.passages:
            if covers(there, (span.start, span.end)):
                at = self._place(span, there, here)
                return None if at is None else make_span(self.here, at, at + len(span.exact))
        return None

    def _place(self, span: Span, there: Range, here: Range) -> int | None:
        """Return where the span's words begin: the same place, or the only one that has them."""
        if self.there[slice(*there)] == self.here[slice(*here)]:
            return here.start + span.start - there.start
        words = rf"(?<!\w){re.escape(span.exact)}(?!\w)"
        found = [hit.start() for hit in re.compile(words).finditer(self.here, *here)]
        return found[0] if len(found) == 1 else None


def _clash(*parts: Sequence[Span]) -> bool:
    """Tell whether words would belong to two parts of an attribution."""
    stretches = sorted((one.start, one.end) for part in parts for one in part)
    return any(one[1] > other[0] for one, other in pairwise(stretches))
