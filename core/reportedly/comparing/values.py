"""What changed in the fields of a label, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from reportedly.files.emit import row_line, word
from reportedly.files.shapes import SECTIONS, Field, as_data, is_empty, shape_of
from reportedly.text.safe import one_line

QUOTE = 60
"""Code points of a text that are shown, at most."""


class FieldChange(NamedTuple):
    """A field with another value.

    Attributes:
        field: Its name; of a field in an assessment, both names.
        old: What it held as a YAML reader gives it; None where it was left out.
        new: What it holds.
        words: Both in words. May hold foreign text: show it with `visible`.
    """

    field: str
    old: Any
    new: Any
    words: str


def field_changes(old: Any, new: Any, within: str = "") -> Iterator[FieldChange]:
    """Yield what differs between two versions of a label, field by field.

    Args:
        old: The label as it was.
        new: The label as it is.
        within: The field it is the value of, and a space; empty for a label.
    """
    for field in shape_of(type(new)).fields:
        was, now = getattr(old, field.name), getattr(new, field.name)
        if was == now or field.form in SECTIONS:
            continue
        if field.form == "block" and was is not None and now is not None:
            yield from field_changes(was, now, f"{within}{field.key} ")
            continue
        name = f"{within}{field.key}"
        yield FieldChange(name, _data(was), _data(now), _words(name, field, was, now))


def quote(text: str) -> str:
    """Return a text as it is shown, shortened and in quotation marks."""
    return f"“{one_line(text.replace(chr(10), ' '), QUOTE)}”"


def exact(spans: Sequence[Any]) -> str:
    """Return the words of spans, as one quotation."""
    return quote(" … ".join(span.exact for span in spans))


def _data(value: Any) -> Any:
    return None if is_empty(value) else as_data(value)


def _words(name: str, field: Field, was: Any, now: Any) -> str:
    if field.form == "rows" and field.model and field.model.__name__ == "Span":
        return _spans(name if len(was) > 1 or len(now) > 1 else name.removesuffix("s"), was, now)
    if field.form == "rows":
        return f"{name} {', '.join(_rows(field, was, now))}"
    if field.form in ("plains", "quoteds"):
        return f"{name} {_list(field, was, now)}"
    if is_empty(now):
        return f"{name} cleared (was {_shown(field, was)})"
    if is_empty(was):
        return f"{name} set to {_shown(field, now)}"
    return f"{name} {_shown(field, was)} → {_shown(field, now)}"


def _shown(field: Field, value: Any) -> str:
    if field.form == "block":
        return one_line(", ".join(_pairs(value)), QUOTE)
    if field.form == "quoted" and field.rule.pattern is None:
        return quote(value)
    if field.form == "bool":
        return "true" if value else "false"
    return one_line(str(value), QUOTE)


def _pairs(value: Any) -> Iterator[str]:
    for field in shape_of(type(value)).fields:
        if field.form != "rows" and not is_empty(held := getattr(value, field.name)):
            yield f"{field.key} {_shown(field, held)}"


def _spans(name: str, was: Sequence[Any], now: Sequence[Any]) -> str:
    """Tell which words spans gained and lost, or that only their places differ."""
    if not now:
        return f"{name} cleared (was {exact(was)})"
    if not was:
        return f"{name} set to {exact(now)}"
    if [span.exact for span in was] != [span.exact for span in now]:
        return f"{name} {_gained(was, now)} ({exact(was)} → {exact(now)})"
    places = [", ".join(f"{span.start}–{span.end}" for span in each) for each in (was, now)]
    if places[0] != places[1]:
        return f"{name} moved from {places[0]} to {places[1]}, the same words ({exact(now)})"
    return f"{name} with other context ({exact(now)})"


def _gained(was: Sequence[Any], now: Sequence[Any]) -> str:
    from reportedly.text.words import words

    old, new = (
        [
            span.exact[at.start : at.end]
            for span in each
            for at in words(span.exact, 0, len(span.exact))
        ]
        for each in (was, now)
    )
    same = sum(block.size for block in SequenceMatcher(None, old, new, False).get_matching_blocks())
    gained, lost = len(new) - same, len(old) - same
    counts = [f"+{gained}"] if gained else []
    counts += [f"−{lost}"] if lost else []
    if not counts:
        return "with other marks" if len(was) == len(now) else "with other fragments"
    return f"{' '.join(counts)} {'word' if gained + lost == 1 else 'words'}"


def _list(field: Field, was: Sequence[str], now: Sequence[str]) -> str:
    gained = [f"+{one_line(word(field, each), QUOTE)}" for each in now if each not in was]
    lost = [f"−{one_line(word(field, each), QUOTE)}" for each in was if each not in now]
    return " ".join(gained + lost) or "in another order"


def _rows(field: Field, was: Sequence[Any], now: Sequence[Any]) -> Iterator[str]:
    """Yield what became of each row; rows are told by their place, from 1."""
    for kind, i, j, k, m in SequenceMatcher(None, was, now, False).get_opcodes():
        if kind == "equal":
            continue
        for place in range(max(j - i, m - k)):
            old, new = i + place, k + place
            if old < j and new < m:
                changed = (each.words for each in field_changes(was[old], now[new]))
                yield f"{new + 1}: {', '.join(changed)}"
            elif old < j:
                yield f"−{_row(was[old])}"
            else:
                yield f"+{_row(now[new])}"


def _row(row: Any) -> str:
    return one_line(row_line(row, 0).removeprefix("- ").rstrip("\n"), 2 * QUOTE)
