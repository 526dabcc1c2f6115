"""The canonical form: the same labels always give the same bytes."""

from __future__ import annotations

from typing import Any

from reportedly.files.scalars import compiled, plain, quoted
from reportedly.files.shapes import Field, Shape, heading, is_empty, rank, shape_of
from reportedly_schemas.ids import NAME

_ADDRESS = rf"{NAME}/{NAME}"


def write(instance: Any) -> bytes:
    """Return the canonical form of a whole file.

    Args:
        instance: An `AnnotationFile`, `CollectionFile`, `LinksFile` or `SourcesFile`. Its labels
            are written in the order of their first offset, length and id, links by id, sources
            by key, articles as they are listed.

    Raises:
        Unwritable: Some text in it can't be saved.
    """
    shape = shape_of(type(instance))
    lines = [heading(shape)]
    for field in shape.fields:
        value = getattr(instance, field.name)
        if not is_empty(value):
            lines.append(top_level(field, value))
    return "".join(lines).encode()


def top_level(field: Field, value: Any) -> str:
    """Write a field of the file itself, also a whole section: lines that begin at column 0."""
    if field.form not in ("items", "keyed"):
        return field_lines(field, value, 0)
    assert field.model is not None
    shape = shape_of(field.model)
    if field.form == "keyed":
        items = sorted(value.items())
    else:
        items = [(item.id, item) for item in value]
        if in_order(shape):
            items.sort(key=lambda pair: rank(shape, *pair))
    return f"{field.key}:\n" + "".join(item_lines(shape, key, item, 2) for key, item in items)


def in_order(shape: Shape) -> bool:
    """Tell whether items of this shape are kept sorted; articles stand as they are listed."""
    return shape.model.__name__ != "ArticleEntry"


def item_lines(shape: Shape, key: str, item: Any, column: int) -> str:
    """Write one item of a section, a label or a source, with its `-` or key at `column`."""
    pad = " " * column
    fields = map_lines(shape, item, column + 2)
    if "id" in shape.by_key:
        return f"{pad}- {fields[column + 2 :]}"
    return f"{pad}{plain(key)}:\n{fields}"


def map_lines(shape: Shape, instance: Any, column: int) -> str:
    """Write the fields of an instance that hold something, each on lines of its own."""
    return "".join(
        [
            field_lines(field, value, column)
            for field in shape.fields
            if not is_empty(value := getattr(instance, field.name))
        ]
    )


def field_lines(field: Field, value: Any, column: int) -> str:
    """Write one field with a value that is not empty."""
    pad = " " * column
    if field.form == "rows":
        return f"{pad}{field.key}:\n" + "".join([row_line(row, column + 2) for row in value])
    if field.form == "block":
        return f"{pad}{field.key}:\n{map_lines(shape_of(type(value)), value, column + 2)}"
    return f"{pad}{field.key}: {_inline(field, value)}\n"


def row_line(row: Any, column: int) -> str:
    """Write a span, a quantity or a piece of evidence on one line."""
    held = [
        f"{field.key}: {_inline(field, value)}"
        for field in shape_of(type(row)).fields
        if not is_empty(value := getattr(row, field.name))
    ]
    return f"{' ' * column}- {{{', '.join(held)}}}\n"


def _inline(field: Field, value: Any) -> str:
    match field.form:
        case "int":
            return str(value)
        case "bool":
            return "true" if value else "false"
        case "plains":
            return f"[{', '.join(map(plain, value))}]"
        case "quoteds":
            return f"[{', '.join(map(quoted, value))}]"
        case _:
            return word(field, value)


def word(field: Field, text: str) -> str:
    """Write a text of a field, of its list or among its keys as its form wants it."""
    if field.form in ("quoted", "quoteds"):
        return quoted(text)
    if field.form == "reference" and not compiled(_ADDRESS).fullmatch(text):
        return quoted(text)
    return plain(text)
