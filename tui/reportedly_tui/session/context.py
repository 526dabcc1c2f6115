"""A claim where it stands: its words with what is before and after them in its article."""

from __future__ import annotations

from reportedly.board.material import PlacedClaim
from reportedly_tui.session.comparing import Comparing
from reportedly_tui.session.lines import Line, Part, line, wrapped, wrapped_over

ARROW = " ▸ "


def heading(comparing: Comparing, placed: PlacedClaim, name: str) -> Line:
    """Which article a claim is in, and whose words it is there."""
    who = comparing.chain_words(placed.chain)
    parts: list[Part] = [(f" {name} ", "ask"), (placed.article, "heading")]
    for one in who:
        parts += [(ARROW, "muted"), (one, "source")]
    if placed.chain and placed.chain[-1].does:
        parts.append((f"  {placed.chain[-1].does}", "cue"))
    if placed.annotator != comparing.session.annotator:
        parts.append((f"  labelled by {placed.annotator}", "muted"))
    return line(*parts)


def in_context(comparing: Comparing, placed: PlacedClaim, width: int, rows: int) -> list[Line]:
    """The words around a claim, its own marked, in at most `rows` lines of `width` cells."""
    text = comparing.text(placed.article)
    spans = [(one.start, one.end) for one in placed.claim.spans]
    if any(text[one.start : one.end] != one.exact for one in placed.claim.spans):
        return wrapped(f"“{placed.words}” (no longer so in its article)", width, "claim", 2, rows)
    start, end = spans[0][0], spans[-1][1]
    first, last = _around(text, start, end, (width - 3) * rows - width // 2)
    before, after = ("… " if first else ""), (" …" if last < len(text) else "")
    shown = before + text[first:last].rstrip("\n") + after
    moved = [(at - first + len(before), to - first + len(before)) for at, to in spans]
    made = wrapped_over(shown, moved, width - 1, ("muted", "claim"), 2)
    if len(made) <= rows:
        return made
    return [*made[: rows - 1], *wrapped(_rest(made[rows - 1 :]), width - 1, "claim", 2, 1)]


def _rest(lines: list[Line]) -> str:
    return "".join(text for one in lines for text, _ in one.parts).strip()


def _around(text: str, start: int, end: int, room: int) -> tuple[int, int]:
    """The paragraphs of [start, end), as much of them around it as `room` code points hold."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    spare = max(0, room - (end - start))
    if start - first > spare // 2 and last - first > room:
        kept = max(spare // 2, spare - (last - end))
        first = max(first, start - kept)
        first = text.find(" ", first, start) + 1 or first
    return first, min(last, max(end, first + room))
