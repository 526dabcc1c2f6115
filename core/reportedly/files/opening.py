"""Opening a file: taking it apart so that each part can be kept or changed on its own."""

from __future__ import annotations

from reportedly.files.canonical import scan
from reportedly.files.guard import Unreadable, decoded
from reportedly.files.parts import Parts, canonical_parts
from reportedly.files.reader import collector_paused
from reportedly.files.section import Section


def open_parts(data: bytes, model: type) -> Parts:
    """Take a file apart.

    Raises:
        Unreadable: It can't be read, does not fit the model, or has an id in it twice (I1).
    """
    text = decoded(data)
    ended = text if text.endswith("\n") else f"{text}\n"
    with collector_paused():
        found = scan(ended, model, Section)
        if found is not None:
            parts = canonical_parts(found, model)
        else:
            from reportedly.files.handwritten import handwritten_parts

            parts = handwritten_parts(text, ended, model)
    _refuse_twins(text, parts)
    if ended is not text and not parts.whole:
        parts.unended = ended[text.rfind("\n") + 1 :].encode()
    return parts


def _refuse_twins(text: str, parts: Parts) -> None:
    sections = parts.sections.values()
    keys = set[str]().union(*[each.items for each in sections])
    if len(keys) == sum(len(each.ranks) for each in sections):
        return
    from reportedly.files.nodes import places

    seen: set[str] = set()
    for section in sections:
        for place, (_, _, key) in enumerate(section.ranks):
            if key in seen:
                line, column, _ = places(text, [((section.field.key, place, "id"), False)])[0]
                message = f"the id '{key}' stands in this file twice"
                raise Unreadable(line, column, "I1", message, "give one of the two another id")
            seen.add(key)
