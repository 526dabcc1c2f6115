"""Canonical form for files that people wrote: the same labels and comments, the app's own lines."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from operator import lt
from typing import TYPE_CHECKING, Any, TypeVar

from reportedly.files.canonical import Items, Scan, items_of, scan
from reportedly.files.emit import in_order, write
from reportedly.files.guard import decoded
from reportedly.files.reader import collector_paused, read
from reportedly.files.shapes import MODELS, SECTIONS, Rank, heading, ranks, shape_of
from reportedly.files.snapshot import NotEqual

if TYPE_CHECKING:
    from reportedly.files.commenting import Path

T = TypeVar("T")
_HEAD = re.compile(r"(?:#[^\n]*\n)*+")
_BEHIND = re.compile(r'((?:[^"]|"(?:[^"\\]|\\.)*+")*?)  #.*')
_MODELINE = re.compile(r"#\s*yaml-language-server:\s*\$schema=(\S+)[^\n]*\n")


def formatted(data: bytes, model: type, headed: bool = True) -> bytes:
    """Return a file in canonical form: nothing of what it says or comments on is lost.

    Args:
        data: Its bytes.
        model: Its kind.
        headed: Whether the line that tells editors its schema is added where it is missing.

    Raises:
        Unreadable: It can't be read, or does not fit its model.
        NotEqual: What would be written does not read as the file does.
    """
    text = decoded(data)
    with collector_paused():
        if (made := _quickly(text, model, headed)) is None:
            made = _anew(text, read(data, model), headed)
    return made.encode()


def _quickly(text: str, model: type, headed: bool) -> str | None:
    """Return the canonical form of a file that differs from it in order at most; else None."""
    if (found := scan(text, model, items_of)) is not None:
        head = _headed(found.head, heading(shape_of(model))) if headed else found.head
        return head + _rearranged(found, model)
    bare = _without_comments(text) if "#" in text else None
    found = None if bare is None else scan(bare, model, items_of)
    if found is None or not is_canonical(found, model):
        return None
    head = _HEAD.match(text)[0]  # type: ignore[index]  # it may be empty
    return (_headed(head, heading(shape_of(model))) if headed else head) + text[len(head) :]


def _anew(text: str, said: Any, headed: bool) -> str:
    """Return a file written anew, each comment where it belongs."""
    meant, places = _sorted(said)
    first, body = _written(meant)
    head = ""
    if "#" in text:
        from reportedly.files.commenting import with_comments

        head, body = with_comments(text, body, lambda path: _moved(path, places))
    made = (_headed(head, first) if headed else head) + body
    if read(made.encode(), type(said)) != meant or _remarks(text) != _remarks(made):
        raise NotEqual("in canonical form it would not say the same; it stays as it is")
    return made


def is_canonical(found: Scan[Items], model: type) -> bool:
    """Tell whether a file that was read the fast way has its labels in order, too."""
    for name in found.sections:
        order = _ranks(found, name, model)
        if not all(map(lt, order, islice(order, 1, None))):
            return False
    return True


def _rearranged(found: Scan[Items], model: type) -> str:
    """Return what stands below a file's first comments, its labels in order."""
    made: list[str] = []
    for name, line in found.lines.items():
        made.append(line)
        if name in found.sections:
            lines, order = found.sections[name].lines, _ranks(found, name, model)
            made += [lines[place] for place in sorted(range(len(lines)), key=order.__getitem__)]
    return "".join(made)


def _ranks(found: Scan[Items], name: str, model: type) -> list[Rank]:
    """Return where each item of a section stands; articles stand as they are listed."""
    keys, items, _ = found.sections[name]
    field = shape_of(model).by_key[name]
    assert field.model is not None
    shape = shape_of(field.model)
    if not in_order(shape):
        return [(place, 0, key) for place, key in enumerate(keys)]
    return ranks(shape, keys, items)


def difference(data: bytes, made: bytes) -> tuple[int, int]:
    """Return the place where two texts begin to differ: 1-based line and column, in code points."""
    old, new = data.decode().split("\n"), made.decode().split("\n")
    pairs = zip(old, new, strict=False)
    line = next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(old), len(new)) - 1)
    both = enumerate(zip(old[line], new[line], strict=False))
    shorter = min(len(old[line]), len(new[line]))
    return line + 1, next((i for i, (a, b) in both if a != b), shorter) + 1


def _without_comments(text: str) -> str | None:
    """Return a text without comments, if they stand where canonical form has them; else None.

    That is behind a value, two blanks apart; above what they belong to, at its column; or below
    the last of what they stand in, at its column.
    """
    kept: list[str] = []
    columns: list[int] = []
    last = 0
    for line in text.split("\n"):
        column = len(line) - len(line.lstrip(" "))
        if line.startswith("#", column):
            columns.append(column)
            continue
        if columns:
            here = column if line else -1
            inside = [each for each in columns if each != here]
            if columns != sorted(columns, reverse=True) or any(
                each % 2 or not here < each <= last for each in inside
            ):
                return None
            columns = []
        last = column
        kept.append(_BEHIND.sub(r"\1", line) if "  #" in line else line)
    return None if columns else "\n".join(kept)


def _sorted(file: T) -> tuple[T, dict[str, list[int]]]:
    """Return a file with its labels in canonical order, and where each of them goes."""
    if type(file).__name__ not in MODELS:
        return file, {}
    changed: dict[str, Any] = {}
    places: dict[str, list[int]] = {}
    for field in shape_of(type(file)).fields:
        items = getattr(file, field.name)
        if field.form == "keyed":
            changed[field.name] = dict(sorted(items.items()))
        elif field.form in SECTIONS and field.model and in_order(shape_of(field.model)):
            order = ranks(shape_of(field.model), [item.id for item in items], list(items))
            taken = sorted(range(len(items)), key=order.__getitem__)
            changed[field.name] = tuple([items[old] for old in taken])
            places[field.key] = [0] * len(items)
            for new, old in enumerate(taken):
                places[field.key][old] = new
    return replace(file, **changed), places  # type: ignore[type-var]


def _moved(path: Path, places: dict[str, list[int]]) -> Path:
    if len(path) > 1 and path[0] in places:
        return (path[0], places[str(path[0])][int(path[1])], *path[2:])
    return path


def _written(file: Any) -> tuple[str, str]:
    """Return the first line of a file in canonical form, and all others."""
    if type(file).__name__ not in MODELS:
        from reportedly.files.codebook_form import HEADING, write_codebook

        return HEADING, write_codebook(file)
    first = heading(shape_of(type(file)))
    return first, write(file).decode().removeprefix(first)


def _headed(head: str, first: str) -> str:
    """Return the comments a file begins with, with the line that tells editors its schema.

    One that leads somewhere else than into the workspace's own schemas is left alone.
    """
    found = _MODELINE.search(head)
    if found is None:
        return first + head
    name = first.rstrip("\n").rpartition("/")[2].rpartition("=")[2]
    if re.fullmatch(rf"(?:\.{{1,2}}/)*(?:schemas/)?{re.escape(name)}", found[1]):
        return head[: found.start()] + first + head[found.end() :]
    return head


def _remarks(text: str) -> list[str]:
    """Return all comments of a file, sorted, but the line that tells editors its schema."""
    if "#" not in text:
        return []
    from reportedly.files.outline import comments

    found = [comment for _, comment in comments(text).values()]
    return sorted(each for each in found if not _MODELINE.fullmatch(f"{each}\n"))
