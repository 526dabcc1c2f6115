"""What `check` calls an error in a file that is not on disk."""

from __future__ import annotations

from typing import Any

from reportedly.check.inspection import findings, severity_of, subject_of
from reportedly.check.library import MODELS, Library
from reportedly.check.places import find_places
from reportedly.check.selection import Selection
from reportedly.files.shapes import SECTIONS, shape_of
from reportedly.merging.plan import Faults, Where
from reportedly.merging.three import nothing
from reportedly.workspace import Workspace


def faults_in(workspace: Workspace, name: str) -> Faults:
    """Return what tells the errors of a file.

    Args:
        workspace: What it may refer to.
        name: Where it stands there, with `/` between folders.
    """
    places, _ = find_places(workspace, Selection([name]))
    if [place.name for place in places] != [name]:
        return nothing
    library = Library(workspace)

    def errors(file: Any) -> frozenset[tuple[str, Where]]:
        if type(file) is not MODELS[places[0].role]:
            return frozenset()  # it stands where another kind of file belongs
        return frozenset(
            (code, _where(file, finding.path))
            for code, finding in findings(subject_of(places[0], file, library))
            if severity_of(code, finding, library) == "error"
        )

    return errors


def _where(file: Any, path: tuple[str | int, ...]) -> Where:
    """Return the item or the field that a path leads into."""
    shape = shape_of(type(file))
    field = shape.by_key.get(str(path[0])) if path else None
    if field is None:
        return "", shape.fields[0].name
    if field.form not in SECTIONS or len(path) == 1:
        return "", field.name
    items = getattr(file, field.name)
    return field.name, str(path[1]) if isinstance(items, dict) else items[int(path[1])].id
