"""T7: is an article's text as import leaves it?"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.check.rule import Finding
from reportedly.check.subjects import Text
from reportedly.plaintext import BOM, CONTROL, NotText, decode, place
from reportedly.text.phrases import how_many

AGAIN = "bring it back from git, or import the original again"


def not_canonical(article: Text) -> Iterator[Finding]:
    """T7: not UTF-8, a BOM, CR, control characters; each where it stands first."""
    try:
        text = decode(article.data)
    except NotText as error:
        yield Finding((), error.message, AGAIN, place=(error.line, error.column))
        return
    if text.startswith(BOM):
        yield Finding((), "begins with a byte order mark (U+FEFF)", AGAIN, place=(1, 1))
    returns = text.count("\r")
    if returns:
        hint = f"{AGAIN}; .gitattributes needs the line: data/** -text"
        at = place(text, text.index("\r"))
        yield Finding((), how_many(returns, "carriage return"), hint, place=at)
    controls = [found.start() for found in CONTROL.finditer(text) if found.group() != "\r"]
    if controls:
        first = f"U+{ord(text[controls[0]]):04X}"
        message = f"{how_many(len(controls), 'control character')}, the first is {first}"
        yield Finding((), message, AGAIN, place=place(text, controls[0]))
