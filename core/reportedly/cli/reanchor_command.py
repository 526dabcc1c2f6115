"""`reportedly reanchor [PATH...]`."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.cli.opening import OpenRequest, resolve
from reportedly.cli.output import complain, note, say
from reportedly.errors import ReportedlyError
from reportedly.reanchor.placing import WHY
from reportedly.text.phrases import how_many
from reportedly_schemas.wording import shown

if TYPE_CHECKING:
    from reportedly.reanchor.listing import Row
    from reportedly.reanchor.past import Past
    from reportedly.reanchor.survey import Survey, Wanted
    from reportedly.workspace import Workspace

STATES = ("exact", "moved", "ambiguous", "lost")
TOLD = 3
"""Places that a line tells; `--format json` has them all."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "paths", metavar="PATH", nargs="*", help="files, folders or articles; default: everything"
    )
    parser.add_argument(
        "--apply",
        choices=("moved",),
        help="write the new places of the spans that moved, and take the texts as they are for "
        "meant; nothing is written without it",
    )
    parser.add_argument(
        "--old", metavar="FILE", type=Path, help="the text the labels were made on, if git has not"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text")


def run(given: argparse.Namespace) -> int:
    """Tell where the spans of changed articles stand; 1 while something is left to do."""
    from reportedly.reanchor.listing import rows_of
    from reportedly.reanchor.past import Past
    from reportedly.reanchor.survey import Survey

    requests = [resolve(named) for named in given.paths or [None]]
    workspace = requests[0].workspace
    past = Past(workspace, None if given.old is None else _kept(given.old))
    survey = Survey(workspace, _wanted(requests), past)
    if given.old is not None:
        _demand_use(given.old, survey, past)
    if given.apply:
        _apply(workspace, survey)
    left = any(one.left for one in survey.files) if given.apply else survey.something
    rows = [row for surveyed in survey.files for row in rows_of(workspace, surveyed)]
    (_as_json if given.format == "json" else _as_text)(rows, bool(left))
    for error in survey.errors:
        complain(error.message, error.hint)
    _advise(workspace, survey, past, bool(given.apply))
    return 1 if left or survey.errors else 0


def _wanted(requests: list[OpenRequest]) -> Wanted:
    def wanted(address: str, annotator: str) -> bool:
        return any(
            (one.collection is None or address.startswith(f"{one.collection}/"))
            and one.address in (None, address)
            and one.annotator in (None, annotator)
            for one in requests
        )

    return wanted


def _kept(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ReportedlyError(f"{path}: {error.strerror}") from None


def _demand_use(path: Path, survey: Survey, past: Past) -> None:
    """Refuse a text that none of the labels was made on.

    Raises:
        ReportedlyError: It is that.
    """
    recorded = {surveyed.file.sha256 for surveyed in survey.files}
    if past.given not in recorded | {article.entry.sha256 for article in survey.changed}:
        raise ReportedlyError(
            f"{path} is not the text that any of these labels was made on",
            f"its sha256 is {past.given}",
        )


def _apply(workspace: Workspace, survey: Survey) -> None:
    from reportedly.reanchor.applying import accept_texts, apply_moved

    for surveyed in survey.files:
        apply_moved(surveyed)
    accept_texts(workspace, survey.changed)


def _as_text(rows: list[Row], left: bool) -> None:
    for row in rows:
        at = f"{row['path']}:{row['line']}:{row['column']}"
        words = shown(row["exact"])
        say(f"{at}: {row['state']} {row['label']} {row['part']} {words}: {_whereabouts(row)}")
    states = Counter(row["state"] for row in rows)
    files = how_many(len({row["path"] for row in rows}), "file")
    told = ", ".join(f"{states[state]} {state}" for state in STATES)
    say(f"{told} in {files}" if rows or left else "every label stands on its article's text")


def _whereabouts(row: Row) -> str:
    """Say where a span stood and stands, or where it may."""
    stood = f"[{row['start']}, {row['end']})"
    places = [f"[{one['start']}, {one['end']})" for one in row["places"]]
    if row["state"] == "exact":
        return stood
    if row["state"] == "moved":
        return f"{stood} → {places[0]}"
    told = [
        f"{place} {shown(one['exact']) + ', ' if one['why'] == 'alike' else ''}{WHY[one['why']]}"
        for place, one in zip(places[:TOLD], row["places"], strict=False)
    ] + ["…"] * (len(places) > TOLD)
    return f"{stood}; perhaps {'; '.join(told)}" if told else f"{stood}; nowhere now"


def _as_json(rows: list[Row], left: bool) -> None:
    states = Counter(row["state"] for row in rows)
    told = {**{state: states[state] for state in STATES}, "left": left, "spans": rows}
    for line in json.dumps(told, indent=2).split("\n"):
        say(line)


def _advise(workspace: Workspace, survey: Survey, past: Past, applied: bool) -> None:
    """Say on standard error what can be done, or what was."""
    for article in () if applied else survey.changed:
        text = workspace.relative(workspace.article_path(article.address))
        note(f"{text} changed; if that is not meant: git checkout -- {text}")
    for surveyed in survey.files:
        name = workspace.relative(surveyed.path)
        if surveyed.outdated and past.text(surveyed.file.article, surveyed.file.sha256) is None:
            note(
                f"{name}: git does not have the text it was made on, so that less is certain; "
                "if you do: --old FILE"
            )
        if applied:
            moved = how_many(sum(one.placement.state == "moved" for one in surveyed.found), "span")
            kept = " and its sha256 stays" if surveyed.outdated else ""
            left = f"{surveyed.left} left{kept}" if surveyed.left else "nothing is left"
            note(f"{name}: {moved} moved, {left}")
    if any(one.left for one in survey.files):
        note("what is not certain: open the article, gr goes through it; or mend it by hand")
    if survey.something and not applied:
        note("nothing was written; what moved is written with --apply moved")
