"""Drawing where a row comes from as lines."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.board.provenance import Leaf, Origin
from reportedly.text.phrases import how_many


def tree_lines(origins: list[Origin]) -> Iterator[tuple[str, Origin | Leaf]]:
    """Yield the lines of a tree, each with what it is about."""
    for origin in origins:
        yield origin_in_short(origin, root=True), origin
        yield from _below(origin, "")


def _below(origin: Origin, margin: str) -> Iterator[tuple[str, Origin | Leaf]]:
    below: list[Origin | Leaf] = [*origin.origins, *origin.leaves]
    for each in below:
        last = each is below[-1]
        branch, rest = ("└ ", "  ") if last else ("├ ", "│ ")
        if isinstance(each, Leaf):
            yield f"{margin}{branch}{leaf_in_short(each)}", each
        else:
            yield f"{margin}{branch}{origin_in_short(each)}", each
            yield from _below(each, margin + rest)


def origin_in_short(origin: Origin, root: bool = False) -> str:
    """Return a source, what it does in saying it, and, of a root, how many articles lean on it."""
    stances = f" {', '.join(origin.stances)}" if origin.stances else ""
    told = f" · {how_many(origin.articles, 'article')}" if root else ""
    return f"{origin.name}{stances}{told}"


def leaf_in_short(leaf: Leaf) -> str:
    """Return an article, and which others copied it."""
    copies = list(dict.fromkeys(copy.partition("#")[0] for copy in leaf.copies))
    return f"{leaf.article}, copied by {', '.join(copies)}" if copies else leaf.article
