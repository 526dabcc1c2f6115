"""What keeps a file from being read: problems of its form, all of them at once."""

from __future__ import annotations

from typing import Any

from reportedly.check.rule import Finding, Path
from reportedly.files.reader import load_plain, locate_all, problems
from reportedly_schemas.collection import CollectionFile
from reportedly_schemas.validation import Invalid, Issue, validate

MENDING = {
    "S1": "an editor shows what may stand here, with the schemas that `reportedly schema` writes",
    "Y1": "keep one of them",
    "Y2": "put it in double quotes",
    "Y3": "mend it here, or just above",
    "A3": "label what is said, or remove the attribution",
    "T3": "label words, or remove the span",
    "P3": "rename it, here and on disk",
}
"""How to mend what the reader itself has no hint about."""


NO_CONTENT = "missing field 'content'"
"""What an attribution is told that does not say what is said."""


def form_problems(data: bytes, model: type) -> list[tuple[str, Finding]]:
    """Return what is wrong with a file's form, with the code of each; none if it can be read."""
    found = problems(data, model)
    codes = _codes(data, model) if any(each.code == "S1" for each in found) else {}
    findings: list[tuple[str, Finding]] = []
    for each in found:
        place = each.line, each.column
        code = codes.get((place, each.message), each.code)
        hint = each.hint or MENDING.get(code, "")
        findings.append((code, Finding((), each.message, hint, place=place)))
    return findings


def _codes(data: bytes, model: type) -> dict[tuple[tuple[int, int], str], str]:
    """Return where a rule of its own says more than that the model does not fit, and of what."""
    try:
        validate(model, load_plain(data))
    except Invalid as error:
        coded = [(issue, code) for issue in error.problems if (code := _code(issue, model))]
        places = locate_all(data, [issue.path for issue, _ in coded])
        pairs = zip(places, coded, strict=True)
        return {(place, issue.message): code for place, (issue, code) in pairs}
    return {}


def _code(issue: Issue, model: type) -> str | None:
    name = issue.path[-1] if issue.path else None
    if issue.kind == "empty":
        return {"content": "A3", "exact": "T3"}.get(str(name))
    if issue.kind == "missing_field" and issue.message == NO_CONTENT:
        return "A3"
    if issue.kind == "bad_value" and _names_a_place(issue.path, model):
        return "P3"
    return None


def _names_a_place(path: Path, model: type[Any]) -> bool:
    """Tell whether a value is part of a path on disk."""
    return path[-1] in {"article", "annotator", "file", "copy_of"} or (
        model is CollectionFile and path[-1] == "id"
    )
