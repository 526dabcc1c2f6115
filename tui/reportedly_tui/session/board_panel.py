"""Below the board: the claim under the cursor, and where its row comes from."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from rich.cells import set_cell_size

from reportedly.board.conflicts import Contradiction
from reportedly.board.material import MadeLink, PlacedClaim
from reportedly.board.provenance import Leaf
from reportedly.board.rows import Row
from reportedly.board.tree import tree_lines
from reportedly.board.wording import chain_in_short, clash_in_short, plain, said
from reportedly.text.safe import visible
from reportedly_tui.session.board_view import BoardView
from reportedly_tui.session.lines import Line, Part, cells_of, line, wrapped

WORDS = 1000
"""So many characters of a claim are looked at for its first lines."""
SMALL, LARGE = 9, 3
"""Lines of the panel; or its share of the screen, when there is more room for it: 2 of 3."""


def panel_height(view: BoardView, height: int) -> int:
    """How many lines the panel takes of a screen's."""
    return height * 2 // LARGE if view.large else min(height // 3, SMALL + max(0, height - 30) // 3)


def panel_lines(view: BoardView, width: int, height: int) -> list[Line]:
    """The panel's lines: the claim on the left, the tree of its row on the right."""
    row = view.current
    if row is None or view.loaded is None:
        return []
    left = width // 2
    claim = view.claim
    told = list(islice(_told(view, row, claim, left - 2), height - 1))
    tree = list(islice(_tree(view, claim, width - left - 2), height))
    if len(tree) > height - 1:
        tree = [*tree[: height - 2], [("  …", "muted")]]
    made = [_rule(width, left)]
    for number in range(height - 1):
        one = told[number] if number < len(told) else []
        other = tree[number] if number < len(tree) else []
        made.append(line((" ", "text"), *_fitted(one, left - 2), (" │ ", "muted"), *other))
    return made


def _rule(width: int, left: int) -> Line:
    heading = " WHERE IT COMES FROM "
    rest = max(0, width - left - 1 - len(heading) - 1)
    return line(("─" * left + "┬─", "muted"), (heading, "heading"), ("─" * rest, "muted"))


def _told(view: BoardView, row: Row, claim: PlacedClaim | None, width: int) -> Iterator[list[Part]]:
    """What is known of the claim under the cursor."""
    if claim is None:
        article = view.columns[view.column]
        yield [(f"{article} ", "heading"), ("has no claim in this row", "muted")]
    else:
        yield [(claim.address, "heading"), (f"  {claim.annotator}", "muted")]
        yield [(plain([said(row, claim)]), "text")]
        for each in wrapped(plain([f"“{claim.words[:WORDS]}”"]), width, "content", limit=3):
            yield list(each.parts)
        yield [(plain([chain_in_short(claim.chain)]), "source")]
        if claim.copied_from is not None:
            yield [(f"copied from {claim.copied_from or 'another text'}", "zone")]
        yield from _links(row, claim)
        for contradiction in row.contradictions:
            yield from _contradicting(claim, contradiction)
    for clash in row.clashes:
        for each in wrapped(f"! {clash_in_short(clash)}", width, "bad"):
            yield list(each.parts)


def _links(row: Row, claim: PlacedClaim) -> Iterator[list[Part]]:
    for made in row.links:
        if claim.address in (made.link.from_, made.link.to):
            yield _link(made, claim.address)


def _link(made: MadeLink, here: str) -> list[Part]:
    link = made.link
    onward = link.from_ == here
    other = link.to if onward else link.from_
    role = "bad" if link.relation == "contradicts" else "key"
    arrow = "→" if onward else "←"
    basis = f" ({', '.join(link.basis)})" if link.basis else ""
    return [
        (f"{link.relation} {arrow} ", role),
        (other, "text"),
        (f"{basis}  {made.annotator}", "muted"),
    ]


def _contradicting(claim: PlacedClaim, each: Contradiction) -> Iterator[list[Part]]:
    for one, other in each.computed:
        if claim.address in (one, other):
            there = other if one == claim.address else one
            sign: Part = ("≠ ", "bad") if each.linked else ("≠? ", "warning")
            yield [sign, (there, "text"), ("  by its figures", "muted")]


def _tree(view: BoardView, claim: PlacedClaim | None, width: int) -> Iterator[list[Part]]:
    for text, about in tree_lines(view.origins):
        own = (
            isinstance(about, Leaf)
            and claim is not None
            and (claim.address in about.claims or claim.address in about.copies)
        )
        role = "on" if own else "text" if isinstance(about, Leaf) else "source"
        yield _fitted([(_one_line(text), role)], width)


def _one_line(text: str) -> str:
    """A line of the tree, its margin kept."""
    stem = text.lstrip("│├└ ")
    return text[: len(text) - len(stem)] + plain([stem])


def _fitted(parts: list[Part], cells: int) -> list[Part]:
    """Parts filled to just so many cells, or cut to them, with an ellipsis."""
    made: list[Part] = []
    left = cells
    for text, role in parts:
        shown = visible(text)
        fitted = shown
        if cells_of(shown) > left:
            fitted = f"{set_cell_size(shown, left - 1)}…" if left else ""
        made.append((fitted, role))
        left -= cells_of(fitted)
    return [*made, (" " * left, "text")] if left else made
