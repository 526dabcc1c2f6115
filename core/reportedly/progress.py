"""How far the labelling is: who has labelled what, and how much."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.workspace import Workspace
from reportedly_schemas.annotation import AnnotationFile
from reportedly_schemas.fields import Status

SECTIONS = ("zones", "claims", "attributions", "flags")
SET_APART = frozenset(["headline", "dek", "dateline", "caption", "boilerplate"])
"""Zones that are done once they are marked."""


@dataclass(frozen=True, slots=True)
class Progress:
    """One annotator's work on one article."""

    annotator: str
    status: Status
    labels: dict[str, int]
    """How many of each kind, by section."""
    covered: float
    """Share of the article's text that is in a claim, an attribution or a zone nobody labels."""


def progress(workspace: Workspace, address: str, annotator: str) -> Progress:
    """Return how far an annotator is with an article.

    Raises:
        Missing: They have not begun.
        Damaged: Their labels can't be read.
    """
    file = workspace.load(workspace.annotation_path(address, annotator), AnnotationFile)
    counts = {section: len(getattr(file, section)) for section in SECTIONS}
    size = len(workspace.article(address).text)
    return Progress(annotator, file.status, counts, _covered(file) / size if size else 0.0)


def _covered(file: AnnotationFile) -> int:
    """Return how many code points are in a label, each counted once."""
    done = [span for zone in file.zones if zone.kind in SET_APART for span in zone.spans]
    done += [span for claim in file.claims for span in claim.spans]
    for attribution in file.attributions:
        done += (*attribution.source, *attribution.cue, *attribution.content)
    covered, end = 0, 0
    for span in sorted(done, key=lambda span: span.start):
        covered += max(0, span.end - max(span.start, end))
        end = max(end, span.end)
    return covered
