"""The canonical form of a project's own codebook: a value's fields each on a line, texts quoted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from reportedly.files.scalars import plain, quoted

if TYPE_CHECKING:
    from reportedly_schemas.extension import CodebookFile

HEADING = "# yaml-language-server: $schema=codebook.schema.json\n"
_QUOTED = frozenset(["label", "definition", "deprecated"])


def write_codebook(file: CodebookFile) -> str:
    """Return the lines of a codebook but the first; lists and values stand in their own order."""
    return "".join(f"{line}\n" for line in _lines(file))


def _lines(file: CodebookFile) -> Iterator[str]:
    for name in ("format", "id", "version", "extends"):
        value = getattr(file, name)
        yield f"{name}: {value if name == 'version' else plain(value)}"
    if file.lists:
        yield "lists:"
    for name, values in file.lists.items():
        yield f"  {name}:{'' if values else ' []'}"
        for entry in values:
            lead = "-"
            for key, value in _held(entry):
                shown = quoted(value) if key in _QUOTED else plain(value)
                yield f"    {lead} {key}: {shown}"
                lead = " "
    if file.quantity_words:
        yield "quantity_words:"
    for word, bounds in file.quantity_words.items():
        yield f"  {plain(word)}: {{{', '.join(f'{key}: {value}' for key, value in _held(bounds))}}}"
    if file.severities:
        yield "severities:"
    for code, severity in file.severities.items():
        yield f"  {plain(code)}: {severity}"


def _held(entry: Any) -> list[tuple[str, Any]]:
    """Return the fields of an entry that hold something."""
    held = [(field.name, getattr(entry, field.name)) for field in fields(entry)]
    return [(name, value) for name, value in held if value is not None]
