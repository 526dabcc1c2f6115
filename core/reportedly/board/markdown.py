"""A board as a table in Markdown; nothing foreign in it is read as markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from reportedly.board.data import Shown
from reportedly.board.provenance import Origin
from reportedly.board.rows import Row
from reportedly.board.tree import leaf_in_short, origin_in_short
from reportedly.board.wording import (
    chain_in_short,
    clash_in_short,
    marked,
    not_linked,
    plain,
    said,
    state,
)

_MARKUP = re.compile(r"[\\`*_{}\[\]()#+\-!|~:@$=^]|(?<=[Ww]{3})\.|(?<=\d)[.)]")


def markdown_lines(shown: Shown) -> Iterator[str]:
    """Yield what is shown of a board as Markdown."""
    articles = [entry.id for entry in shown.board.articles]
    yield f"# {escaped(shown.board.title)}"
    yield ""
    yield "| | " + " | ".join(map(escaped, articles)) + " |"
    yield "|---" * (len(articles) + 1) + "|"
    for row in shown.rows:
        cells = [_heading(row), *(_cell(row, article) for article in articles)]
        yield f"| {' | '.join(cells)} |"
    for row in shown.rows:
        if row.clashes or shown.origins:
            yield from ("", f"## {escaped(row.title)}", "")
        for clash in row.clashes:
            yield f"- Links clash: {escaped(clash_in_short(clash))}"
        if shown.origins:
            for origin in shown.provenance.of(row):
                yield from _origin(origin, 0)


def escaped(text: str) -> str:
    """Return text as one line that Markdown shows as it is."""
    return escape(_MARKUP.sub(lambda found: f"\\{found[0]}", plain([text])), quote=False)


def _heading(row: Row) -> str:
    told = [escaped(each) for each in (state(row), not_linked(row)) if each]
    return "<br>".join([f"**{escaped(row.title)}**", *told])


def _cell(row: Row, article: str) -> str:
    parts = []
    for placed in row.cells.get(article, ()):
        mark = marked(row, placed)
        copied = " (copied)" if placed.copied_from is not None else ""
        parts.append(escaped(f"{mark} {said(row, placed)}" if mark else said(row, placed)))
        parts.append(f"<i>{escaped(chain_in_short(placed.chain) + copied)}</i>")
    return "<br>".join(parts)


def _origin(origin: Origin, depth: int) -> Iterator[str]:
    yield _item(origin_in_short(origin, root=depth == 0), depth)
    for passing_on in origin.origins:
        yield from _origin(passing_on, depth + 1)
    for leaf in origin.leaves:
        yield _item(leaf_in_short(leaf), depth + 1)


def _item(text: str, depth: int) -> str:
    return f"{'  ' * depth}- {escaped(text)}"
