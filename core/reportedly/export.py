"""The JSON Schemas as files: what editors and other checkers use."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from reportedly.errors import ReportedlyError
from reportedly_schemas.codebook import Codebook

Change = Literal["new", "changed", "unchanged"]


def schema_files(codebook: Codebook) -> dict[str, bytes]:
    """Return the JSON Schemas, with the codebook's values as enums, by file name."""
    from reportedly_schemas.json_schema import json_schemas, render

    return {name: render(schema).encode() for name, schema in json_schemas(codebook).items()}


def write_schemas(codebook: Codebook, folder: Path) -> dict[Path, Change]:
    """Write the JSON Schemas into `folder` and say what became of each file.

    Raises:
        ReportedlyError: One can't be written.
    """
    changes: dict[Path, Change] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in schema_files(codebook).items():
            changes[folder / name] = _write(folder / name, data)
    except OSError as error:
        raise ReportedlyError(f"{error.filename or folder}: {error.strerror}") from None
    return changes


def _write(path: Path, data: bytes) -> Change:
    """Put a file in place of another, or of a link, which would lead who knows where."""
    exists = path.exists()
    if exists and not path.is_symlink() and path.read_bytes() == data:
        return "unchanged"
    new = path.with_name(f".{path.name}.tmp")
    new.write_bytes(data)
    os.replace(new, path)
    return "changed" if exists else "new"
