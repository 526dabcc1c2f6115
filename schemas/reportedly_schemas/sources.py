"""The sources registry of a collection."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from reportedly_schemas.fields import (
    CLOSED,
    Anonymity,
    Name,
    Names,
    SourceType,
    Text,
    Texts,
    Wikidata,
)


@dataclass(frozen=True, slots=True)
class Source:
    """An entry of the registry: somebody whom source spans stand for."""

    name: Text
    """The name it is shown by."""
    type: SourceType | None = None
    """What sort of source it is."""
    anonymity: Anonymity | None = None
    """How well the articles let it be known."""
    aliases: Texts = ()
    """Other names the articles use for it."""
    members: Names = ()
    """Keys of the sources it is made of; these make it a group."""
    wikidata: Wikidata | None = None
    """Its Wikidata item, such as Q42."""
    notes: Text | None = None
    """Anything worth knowing about the source."""

    __pydantic_config__ = CLOSED


@dataclass(frozen=True, slots=True)
class SourcesFile:
    """The registry of a collection: `annotations/<collection>/sources.yaml`."""

    format: Literal["reportedly/sources@1"]
    """What kind of file this is."""
    sources: dict[Name, Source] = field(default_factory=dict)
    """The sources, each under a key that attributions name as speaker; all share them."""

    __pydantic_config__ = CLOSED
