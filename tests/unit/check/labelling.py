"""Labels of a text, made in a line, for tests of one rule at a time."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from reportedly.anchors import make_span
from reportedly.check import RULES
from reportedly.check.library import Library
from reportedly.check.places import Place
from reportedly.check.rule import Finding
from reportedly.check.subjects import Labels, Text
from reportedly.workspace import Workspace
from reportedly_schemas.annotation import AnnotationFile, Attribution, Claim, Span

CHECKS = {rule.code: rule.checks for rule in RULES}


def span(text: str, words: str, nth: int = 0) -> Span:
    """The span over the words where they stand for the `nth` time, from 0."""
    start = [found.start() for found in re.finditer(f"(?={re.escape(words)})", text)][nth]
    return make_span(text, start, start + len(words))


def claims(*spans: tuple[Span, ...], **fields: Any) -> AnnotationFile:
    """A file with a claim on each of these tuples of spans, all with the same fields."""
    made = (Claim(f"c{number:05}", each, **fields) for number, each in enumerate(spans))
    return file(claims=tuple(made))


def attributions(*made: dict[str, Any]) -> AnnotationFile:
    """A file with attributions of these fields; their ids are a00000, a00001 …"""
    numbered = enumerate(made)
    return file(attributions=tuple(Attribution(id=f"a{i:05}", **each) for i, each in numbered))


def file(**sections: Any) -> AnnotationFile:
    """An annotation file of these sections."""
    return AnnotationFile(
        "reportedly/annotation@1", "a/b", "0" * 64, "default@1", "ana", **sections
    )


def found(code: str, text: str, labels: AnnotationFile) -> list[Finding]:
    """Return what a rule finds in labels of a text."""
    article = Text(text.encode(), "0" * 64)
    subject = Labels(Place("x", "labels"), labels, article, Library(Workspace(Path())))
    return list(CHECKS[code][Labels](subject))
