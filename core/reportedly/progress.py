"""How far the labelling is: who has labelled what, and how much."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.workspace import Workspace
from reportedly_schemas.annotation import AnnotationFile
from reportedly_schemas.fields import Status

SECTIONS = ("zones", "claims", "attributions", "flags")


@dataclass(frozen=True, slots=True)
class Progress:
    """One annotator's work on one article."""

    annotator: str
    status: Status
    labels: dict[str, int]
    """How many of each kind, by section."""


def progress(workspace: Workspace, address: str, annotator: str) -> Progress:
    """Return how far an annotator is with an article.

    Raises:
        Missing: They have not begun.
        Damaged: Their labels can't be read.
    """
    file = workspace.load(workspace.annotation_path(address, annotator), AnnotationFile)
    counts = {section: len(getattr(file, section)) for section in SECTIONS}
    return Progress(annotator, file.status, counts)
