"""A board as a page of HTML that loads nothing, runs nothing, and links only to the web."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterator
from html import escape

from reportedly.board.data import Shown
from reportedly.board.provenance import Leaf, Origin
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
from reportedly.text.safe import visible
from reportedly_schemas.collection import ArticleEntry

STYLE = """
:root { color-scheme: light dark; font: 15px/1.4 system-ui, sans-serif }
table { border-collapse: collapse }
th, td { border: 1px solid #8886; padding: .4em .6em; text-align: left; vertical-align: top }
thead th { position: sticky; top: 0; background: Canvas }
p { margin: 0 0 .3em }
i { opacity: .75 }
b { color: light-dark(#b00020, #ff8a80) }
.unlinked { border-left: 4px dotted #8888 }
ul { padding-left: 1.2em; margin: .2em 0 }
"""


def page_lines(shown: Shown) -> Iterator[str]:
    """Yield what is shown of a board as the lines of an HTML page."""
    board = shown.board
    digest = b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    yield "<!DOCTYPE html>"
    yield '<html lang="en"><head><meta charset="utf-8">'
    yield (
        '<meta http-equiv="Content-Security-Policy" '
        f"content=\"default-src 'none'; style-src 'sha256-{digest}'\">"
    )
    yield '<meta name="referrer" content="no-referrer">'
    yield '<meta name="viewport" content="width=device-width">'
    yield f"<title>{_text(board.title)}</title>"
    yield from f"<style>{STYLE}</style>".split("\n")
    yield f"</head><body><h1>{_text(board.title)}</h1>"
    yield "<table><thead><tr><th></th>"
    yield from (_column(entry) for entry in board.articles)
    yield "</tr></thead><tbody>"
    for row in shown.rows:
        yield from _row(row, shown)
    yield "</tbody></table></body></html>"


def _column(entry: ArticleEntry) -> str:
    name = _text(entry.publisher or entry.id)
    if entry.url and entry.url.lower().startswith(("http://", "https://")):
        url = escape(visible(entry.url))
        name = f'<a href="{url}" rel="noopener noreferrer">{name}</a>'
    below = "".join(f"<br>{_text(each)}" for each in (entry.id, entry.published) if each)
    return f"<th>{name}{below}</th>"


def _row(row: Row, shown: Shown) -> Iterator[str]:
    yield f'<tr class="{"linked" if row.linked else "unlinked"}"><th>{_text(row.title)}'
    if state(row):
        yield f"<p><b>{_text(state(row))}</b></p>"
    if not row.linked:
        yield f"<p>{_text(not_linked(row))}</p>"
    for clash in row.clashes:
        yield f"<p><b>{_text(clash_in_short(clash))}</b></p>"
    yield "<details><summary>where it comes from</summary>"
    yield from _origins(shown.provenance.of(row))
    yield "</details></th>"
    for entry in shown.board.articles:
        yield f"<td>{''.join(_cell(row, entry.id))}</td>"
    yield "</tr>"


def _cell(row: Row, article: str) -> Iterator[str]:
    for placed in row.cells.get(article, ()):
        mark = marked(row, placed)
        sign = f"<b>{_text(mark)}</b> " if mark else ""
        copied = " (copied)" if placed.copied_from is not None else ""
        chain = _text(chain_in_short(placed.chain) + copied)
        title = _text(placed.words)
        yield f'<p title="{title}">{sign}{_text(said(row, placed))}<br><i>{chain}</i></p>'


def _origins(origins: list[Origin], depth: int = 0) -> Iterator[str]:
    yield "<ul>"
    for origin in origins:
        yield f"<li>{_text(origin_in_short(origin, root=depth == 0))}"
        if origin.origins:
            yield from _origins(origin.origins, depth + 1)
        yield from _leaves(origin.leaves)
        yield "</li>"
    yield "</ul>"


def _leaves(leaves: list[Leaf]) -> Iterator[str]:
    if leaves:
        yield "<ul>"
        yield from (f"<li>{_text(leaf_in_short(leaf))}</li>" for leaf in leaves)
        yield "</ul>"


def _text(text: str) -> str:
    return escape(visible(plain([text])))
