"""What the board asks: which kind of rows, what they count, who speaks, how they are sorted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import cast

from reportedly.board.rows import Row
from reportedly.board.selecting import Only, Order
from reportedly.text.phrases import how_many
from reportedly_tui.session.board_view import BoardView
from reportedly_tui.session.outcome import Choice, Go, Menu, Notice, Outcome, Pick

KINDS = (
    ("", "a", "all rows"),
    ("contradictions", "c", "rows with contradictions"),
    ("unresolved", "u", "rows with contradictions that nothing settles"),
    ("warnings", "w", "rows where links clash: A = B, B = C, A ≠ C"),
    ("linked", "l", "rows that somebody linked"),
    ("unlinked", "n", "figures that exclude each other, not linked yet"),
)
ORDERS = (
    ("collection", "c", "as the articles have it"),
    ("contradictions", "x", "clashes and contradictions first"),
    ("articles", "a", "rows of most articles first"),
    ("measure", "m", "by what is counted"),
)
ALL = "all"


def kind(view: BoardView) -> Outcome:
    """Ask which kind of rows is shown."""

    def then(value: str) -> Outcome:
        view.show(view.selection._replace(only=cast(Only, value) if value else None))
        return None

    now = view.selection.only or ""
    return Menu("show", _choices(KINDS, now), then)


def order(view: BoardView) -> Outcome:
    """Ask what rows are sorted by."""

    def then(value: str) -> Outcome:
        view.show(view.selection._replace(order=cast(Order, value)))
        return None

    return Menu("sort", _choices(ORDERS, view.selection.order), then)


def measure(view: BoardView) -> Outcome:
    """Ask what shown rows count."""
    found = Counter(
        measure for row in _all(view) for measure in {counted for counted, _ in row.counts}
    )

    def then(value: str) -> Outcome:
        view.show(view.selection._replace(measure=value))
        return None

    return _pick("measure", found, then, "nothing is counted here")


def speaker(view: BoardView) -> Outcome:
    """Ask who speaks in shown rows."""
    found = Counter(
        name
        for row in _all(view)
        for name in {voice.name for each in row.claims for voice in each.chain}
    )

    def then(value: str) -> Outcome:
        view.show(view.selection._replace(speaker=value))
        return None

    return _pick("speaker", found, then, "nobody speaks here")


def toggle(view: BoardView, only: Only) -> None:
    """Show only rows of a kind, or all again."""
    view.show(view.selection._replace(only=None if view.selection.only == only else only))


def _all(view: BoardView) -> tuple[Row, ...]:
    return view.loaded.board.rows if view.loaded else ()


def _choices(kinds: tuple[tuple[str, str, str], ...], now: str) -> tuple[Choice, ...]:
    return tuple(
        Choice(value, value or ALL, key, detail, on=value == now) for value, key, detail in kinds
    )


def _pick(title: str, found: Counter[str], then: Callable[[str], Outcome], nothing: str) -> Outcome:
    if not found:
        return Notice(nothing)
    choices = tuple(
        Choice(name, name, detail=how_many(count, "row")) for name, count in found.most_common()
    )
    return Pick(title, choices, then, clears=True)


def go_there(view: BoardView) -> Outcome:
    """Go to the claim under the cursor, or to its article where there is none."""
    if view.here is None:
        return Notice("there is nothing to go to", "warning")
    address = f"{view.collection}/{view.here[1]}"
    if view.claim is None:
        return Go("article", address)
    claim = view.claim.claim
    return Go("article", address, claim.id, (claim.spans[0].start, claim.spans[-1].end))
