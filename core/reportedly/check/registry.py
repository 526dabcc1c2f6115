"""I3 and I4: the sources of a collection, each referred to and each once."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.check.rule import Finding, Path
from reportedly.check.subjects import Sources
from reportedly.text.words import folded
from reportedly_schemas.sources import Source
from reportedly_schemas.wording import shown


def nobody_refers(sources: Sources) -> Iterator[Finding]:
    """I3: a source that is nobody's speaker, candidate or member."""
    collection = sources.place.collection
    known = sources.file.sources
    members = {member for key, each in known.items() for member in each.members if member != key}
    unreferred = sources.library.unreferred(collection, known.keys() - members)
    for key in known:
        if key in unreferred:
            yield Finding(
                ("sources", key),
                f"nothing in the collection refers to '{key}': "
                "no speaker, no candidates, no other source's members",
                "take it out, or name it where it speaks",
                on_key=True,
            )


def same_name(sources: Sources) -> Iterator[Finding]:
    """I4: two sources share a name or an alias, whatever its case."""
    first: dict[str, str] = {}
    for key, source in sources.file.sources.items():
        own: set[str] = set()
        for path, name in _names(key, source):
            plain = folded(name)
            other = first.setdefault(plain, key)
            if other != key and plain not in own:
                yield Finding(
                    path,
                    f"{shown(name)} is also what '{other}' is called",
                    "make one source of them, or call them apart",
                )
            own.add(plain)


def _names(key: str, source: Source) -> Iterator[tuple[Path, str]]:
    yield ("sources", key, "name"), source.name
    for index, alias in enumerate(source.aliases):
        yield ("sources", key, "aliases", index), alias
