"""A new workspace, empty or with the sample collection."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from reportedly.errors import ReportedlyError

SAMPLE = "harrow-dam"
"""The id of the sample collection."""

GITATTRIBUTES = """\
# Labels have LF on every system.
*.yaml text eol=lf

# Offsets count the characters of exactly these bytes: no line ending may ever be converted.
data/** -text
"""
KEEPS_BYTES = "data/** -text"


class Made(NamedTuple):
    """What `init` did: paths relative to the new workspace, folders with a `/` at the end."""

    made: tuple[str, ...]
    kept: tuple[str, ...]
    """What was there already, and was left alone."""
    advice: str
    """What is left for the user to do; may be empty."""


def init(folder: Path, sample: bool = False, ci: Sequence[str] = ()) -> Made:
    """Make `folder` a workspace; what stands there already stays as it is.

    Args:
        folder: Created when it is missing; may be a git repository in use.
        sample: Whether to put the sample collection into it.
        ci: Systems that shall check it, by their names in `ci.FILES`.

    Raises:
        ReportedlyError: It is a file, or can't be written.
    """
    made: list[str] = []
    kept: list[str] = []
    try:
        for name in ("data", "annotations"):
            _note(made, kept, f"{name}/", _make_folder(folder / name))
        for name, data in _files(sample, ci):
            _note(made, kept, name, _make_file(folder / name, data))
        advice = _advice(folder)
    except OSError as error:
        where = os.fspath(error.filename or folder)
        raise ReportedlyError(f"{where}: {error.strerror}") from None
    return Made(tuple(made), tuple(kept), advice)


def sample_root(package: Path = Path(__file__).parent) -> Path:
    """Return the folder whose `data/` and `annotations/` are the sample workspace.

    In an installed wheel it lies in the package; in a checkout it is the checkout.

    Args:
        package: The folder of this package.

    Raises:
        ReportedlyError: This installation came without it.
    """
    for root in (package / "sample", package.parent.parent):
        if (root / "data" / SAMPLE / "collection.yaml").is_file():
            return root
    raise ReportedlyError("this installation came without the sample collection")


def _files(sample: bool, ci: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    from reportedly.ci import ci_file
    from reportedly.export import schema_files
    from reportedly_schemas.default_codebook import DEFAULT

    yield ".gitattributes", GITATTRIBUTES.encode()
    for name, data in schema_files(DEFAULT).items():
        yield f"schemas/{name}", data
    yield from map(ci_file, dict.fromkeys(ci))
    if sample:
        root = sample_root()
        for part in ("data", "annotations"):
            for path in sorted((root / part / SAMPLE).rglob("*")):
                if path.is_file() and not path.name.startswith("."):
                    yield path.relative_to(root).as_posix(), path.read_bytes()


def _make_folder(place: Path) -> bool:
    if place.is_dir():
        return False
    place.mkdir(parents=True)
    return True


def _make_file(place: Path, data: bytes) -> bool:
    """Write a file where there is none, also no link; tell whether there was none."""
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        with open(place, "xb") as file:
            file.write(data)
    except FileExistsError:
        return False
    return True


def _note(made: list[str], kept: list[str], name: str, new: bool) -> None:
    (made if new else kept).append(name)


def _advice(folder: Path) -> str:
    """Warn where git may convert the line ends of articles, which moves every offset."""
    attributes = folder / ".gitattributes"
    text = attributes.read_text(encoding="utf-8", errors="replace") if attributes.exists() else ""
    if KEEPS_BYTES in text.splitlines():
        return ""
    return f"add the line '{KEEPS_BYTES}' to .gitattributes: no line ending may ever be converted"
