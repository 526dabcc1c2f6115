"""A collection: the articles on one event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly_schemas.fields import (
    CLOSED,
    Date,
    FileName,
    Int,
    Language,
    Name,
    Sha256,
    Text,
)


@dataclass(frozen=True, slots=True)
class Origin:
    """What import was given and what each step of making it canonical changed, in characters."""

    name: Text
    """The original's file name."""
    sha256: Sha256
    """The sha256 of the original's bytes."""
    crlf: Int = 0
    """How many CR LF became LF."""
    cr: Int = 0
    """How many lone CR became LF."""
    bom: Int = 0
    """How many byte order marks were dropped from the start: 0 or 1."""
    control: Int = 0
    """How many control characters were dropped."""

    __pydantic_config__ = CLOSED


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """An article as its collection lists it."""

    id: Name
    """The article's id; its address is <collection>/<id>."""
    file: FileName
    """The text, beside collection.yaml."""
    sha256: Sha256
    """The sha256 of the text's bytes; labels hold the same one."""
    title: Text | None = None
    """The headline."""
    publisher: Text | None = None
    """Who published it."""
    url: Text | None = None
    """Where it was published."""
    published: Date | None = None
    """When it was published."""
    retrieved: Date | None = None
    """When it was retrieved."""
    origin: Origin | None = None
    """What was imported, and what making it canonical changed."""

    __pydantic_config__ = CLOSED


@dataclass(frozen=True, slots=True)
class CollectionFile:
    """The articles on one event: `data/<collection>/collection.yaml`."""

    format: Literal["reportedly/collection@1"]
    """What kind of file this is."""
    title: Text
    """What the articles are about."""
    language: Language = "en"
    """The language of the articles, such as en or pt-BR."""
    articles: tuple[ArticleEntry, ...] = ()
    """The articles, in the order they are shown."""
    notes: Text | None = None
    """Anything worth knowing about the collection."""

    __pydantic_config__ = CLOSED
