"""What became of each span, as plain data with its place in its file."""

from __future__ import annotations

from typing import Any

from reportedly.files.reader import locate_all, read
from reportedly.reanchor.spans import Which
from reportedly.reanchor.survey import Found, Surveyed
from reportedly.workspace import Workspace
from reportedly_schemas.annotation import AnnotationFile

Row = dict[str, Any]


def rows_of(workspace: Workspace, surveyed: Surveyed) -> list[Row]:
    """Return a row for each span of a file, with the line and column it has there now.

    `start` and `end` are those the span had, `places` those it has or may have, in code points.

    Raises:
        ReportedlyError: The file is gone.
    """
    data = workspace.read_bytes(surveyed.path)
    file = read(data, AnnotationFile)
    paths = [_path(file, one) for one in surveyed.found]
    places = locate_all(data, paths) if paths else []
    name = workspace.relative(surveyed.path)
    rows = [
        {"path": name, "line": line, "column": column, **_facts(one)}
        for one, (line, column) in zip(surveyed.found, places, strict=True)
    ]
    return sorted(rows, key=lambda row: (row["line"], row["column"]))


def _facts(found: Found) -> Row:
    text, placement = found.article.text, found.placement
    return {
        "label": found.which.label,
        "part": found.which.part,
        "article": found.article.address,
        "state": placement.state,
        "exact": found.span.exact,
        "start": found.span.start,
        "end": found.span.end,
        "places": [
            {"start": at.start, "end": at.end, "exact": text[at.start : at.end], "why": at.why}
            for at in placement.spots
        ],
    }


def _path(file: AnnotationFile, found: Found) -> tuple[str | int, ...]:
    """Return what leads to a span's start in its file, whose labels may stand in another order."""
    section, key, part, nth = found.which
    labels = getattr(file, section)
    at = next(at for at, label in enumerate(labels) if label.id == key)
    if part == "evidence":
        return (section, at, "assessment", "evidence", nth, "start")
    return (section, at, part, _nth(getattr(labels[at], part), found), "start")


def _nth(spans: tuple[Any, ...], found: Found) -> int:
    which: Which = found.which
    if found.placement.state == "moved":
        spot = found.placement.spots[0]
        for nth, span in enumerate(spans):
            if (span.start, span.end) == (spot.start, spot.end):
                return nth
    return which.nth
