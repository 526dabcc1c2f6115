"""Ids and addresses: what names a collection, an article, an annotator, a label.

An article's address is `<collection>/<article>`, a label's `<collection>/<article>#<id>`.
"""

from __future__ import annotations

import re
from collections.abc import Container

NAME = r"[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9_-])?"
"""Pattern of an id of a collection, article, annotator or source."""

CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32 alphabet, lower case: no i, l, o, u."""

LETTERS = {"zones": "z", "claims": "c", "attributions": "a", "flags": "f", "links": "l"}
"""The letter each kind of label's id begins with, by the section it stands in."""

_NAME = re.compile(NAME)
_LABEL_ID = re.compile(rf"[zcafl][{CROCKFORD}]{{5}}")
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))]
)
_MEANT = frozenset(["links", "sources"])


def name_problem(name: str) -> str | None:
    """Say why `name` is no portable id, or return None when it is one."""
    if not name:
        return "an id can't be empty"
    if len(name) > 64:
        return f"an id has at most 64 characters, this one {len(name)}"
    if not _NAME.fullmatch(name):
        return (
            "an id has lower-case letters, digits, '-', '_' and '.', "
            "starts with a letter or digit and does not end with '.'"
        )
    if name.split(".", maxsplit=1)[0] in _DEVICES:
        return f"'{name}' is a reserved name on some systems"
    if name in _MEANT:
        return f"'{name}' has a meaning of its own in a workspace"
    return None


def is_label_id(text: str) -> bool:
    """Tell whether `text` has the shape of a label's id: a letter and five of Crockford's."""
    return _LABEL_ID.fullmatch(text) is not None


def new_id(section: str, taken: Container[str] = ()) -> str:
    """Make a new random id for a label of `section` that is not in `taken`."""
    from secrets import choice

    while True:
        made = LETTERS[section] + "".join(choice(CROCKFORD) for _ in range(5))
        if made not in taken:
            return made


def slug(text: str, fallback: str = "article") -> str:
    """Turn any text into a portable id: accents dropped, other characters become `-`."""
    import unicodedata

    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    made = re.sub(r"[^a-z0-9._-]+", "-", plain).strip("-._")[:64].rstrip("-._")
    if name_problem(made) is None:
        return made
    made = f"{fallback}-{made}"[:64].rstrip("-._")
    return made if name_problem(made) is None else fallback


def split_address(address: str) -> tuple[str, str, str | None]:
    """Split an address into collection, article and label id (None for an article's).

    Raises:
        ValueError: The address has not the form `<collection>/<article>[#<id>]`.
    """
    place, hash_, label = address.partition("#")
    collection, slash, article = place.partition("/")
    problem = name_problem(collection) or name_problem(article)
    if not slash or problem or (hash_ and not is_label_id(label)):
        raise ValueError(f"'{address}' is no address (<collection>/<article> or …#<id>)")
    return collection, article, label if hash_ else None
