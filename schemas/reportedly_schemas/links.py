"""Links between the claims of a collection."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly_schemas.fields import (
    CLOSED,
    Bases,
    LabelAddress,
    LabelId,
    Relation,
    Text,
)


@dataclass(frozen=True, slots=True)
class Link:
    """A relation between two claims of a collection."""

    id: LabelId
    """l and five random characters."""
    from_: LabelAddress
    """The claim it starts from, as <article>#<id>."""
    to: LabelAddress
    """The claim it leads to, as <article>#<id>."""
    relation: Relation
    """What the first claim is to the second."""
    basis: Bases = ()
    """What the relation rests on."""
    notes: Text | None = None
    """Anything worth knowing about the link."""

    __pydantic_config__ = CLOSED


@dataclass(frozen=True, slots=True)
class LinksFile:
    """One annotator's links: `annotations/<collection>/links/<annotator>.yaml`."""

    format: Literal["reportedly/links@1"]
    """What kind of file this is."""
    links: tuple[Link, ...] = ()
    """Relations between claims."""

    __pydantic_config__ = CLOSED
