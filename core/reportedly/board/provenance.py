"""Where a row comes from: who said it first, who passed it on, and the articles that have it.

A claim's chain is turned round: its innermost voice is a root, the voices around it pass it on,
and the article is a leaf. Chains that begin with the same source share a root, whatever article
they stand in, so that five articles which lean on one agency show as one root with five leaves.

A source is the same when its speaker is the same entry of the registry. Where an attribution has
no speaker its words count: for the entry that has this name or alias, if only one has; else two
articles' words are one source only if they are a name, since "he" and "officials" may be anybody.
An article's own voice is that of its publisher. A claim in a copied zone is no leaf of its own:
it hangs on the leaf of the article it was copied from, and is counted there once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from reportedly.board.chains import NOBODY, Voice
from reportedly.board.material import PlacedClaim
from reportedly.board.rows import Row
from reportedly.text.grammar import DETERMINERS, PRONOUNS
from reportedly.text.words import folded
from reportedly_schemas.collection import ArticleEntry
from reportedly_schemas.sources import Source


@dataclass(slots=True)
class Leaf:
    """An article that has it from the source above.

    Attributes:
        article: Its id.
        claims: The addresses of its claims.
        copies: The claims of other articles that copied it; they are not counted.
    """

    article: str
    claims: list[str] = field(default_factory=list)
    copies: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Origin:
    """A source, and who has it from there.

    Attributes:
        name: What it is called.
        key: Its entry in the registry, if it is known which.
        stances: What it does in saying it, in the articles' order.
        origins: Sources that pass it on.
        leaves: Articles that have it from here.
    """

    name: str
    key: str | None
    stances: list[str] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    leaves: list[Leaf] = field(default_factory=list)

    @property
    def articles(self) -> int:
        """How many articles lean on it; copies do not count."""
        return len({leaf.article for leaf in self._all_leaves()})

    def _all_leaves(self) -> Iterable[Leaf]:
        yield from self.leaves
        for origin in self.origins:
            yield from origin._all_leaves()


class Provenance:
    """Finds where rows come from.

    Args:
        articles: The collection's articles.
        sources: The registry, by key.
    """

    def __init__(self, articles: Iterable[ArticleEntry], sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._publishers = {entry.id: entry.publisher or entry.id for entry in articles}
        named: dict[str, set[str]] = {}
        for key, source in sources.items():
            for name in (source.name, *source.aliases):
                named.setdefault(folded(name), set()).add(key)
        self._named = {name: next(iter(keys)) for name, keys in named.items() if len(keys) == 1}

    def of(self, row: Row) -> list[Origin]:
        """Return the roots of a row: those that most articles lean on first."""
        tree = _Tree()
        copied: list[PlacedClaim] = []
        for placed in row.claims:
            if placed.copied_from and placed.copied_from != placed.article:
                copied.append(placed)
            else:
                tree.leaf(placed.article, self._voices(placed)).claims.append(placed.address)
        while copied:
            there = [each for each in copied if each.copied_from in tree.of_article]
            for placed in there or copied[:1]:
                self._hang_copy(placed, tree)
                copied.remove(placed)
        tree.roots.sort(key=lambda root: -root.articles)
        return tree.roots

    def _hang_copy(self, placed: PlacedClaim, tree: _Tree) -> None:
        """Hang a copied claim on what it was copied from; copies of it hang there, too."""
        original = placed.copied_from or ""
        voices = self._voices(placed) if placed.chain else [self._publisher(original)]
        leaf = tree.of_article.get(original)
        if leaf is None or tree.has(original, voices):
            leaf = tree.leaf(original, voices)
        leaf.copies.append(placed.address)
        tree.of_article.setdefault(placed.article, leaf)

    def _voices(self, placed: PlacedClaim) -> list[_Said]:
        """Return who says a claim, the innermost voice first."""
        if not placed.chain:
            return [self._publisher(placed.article)]
        return [self._voice(voice, placed.article) for voice in reversed(placed.chain)]

    def _publisher(self, article: str) -> _Said:
        publisher = self._publishers.get(article, article)
        key = self._named.get(folded(publisher))
        if key is not None:
            return _Said(key, self._sources[key].name, key, None)
        return _Said(f"“{folded(publisher)}”", publisher, None, None)

    def _voice(self, voice: Voice, article: str) -> _Said:
        stance = voice.does or None
        if voice.speaker:
            key = "+".join(sorted(voice.speaker))
            return _Said(key, voice.name, key if len(voice.speaker) == 1 else None, stance)
        spelled = folded(voice.name)
        found = self._named.get(spelled)
        if found is not None:
            return _Said(found, self._sources[found].name, found, stance)
        anywhere = "" if voice.name != NOBODY and _is_name(voice.name) else article
        return _Said(f"{anywhere}“{spelled}”", voice.name, None, stance)


class _Said(NamedTuple):
    """A voice as it stands in the tree: `identity` is what it shares with others."""

    identity: str
    name: str
    key: str | None
    stance: str | None


class _Tree:
    """Roots, and what is known of where things hang."""

    def __init__(self) -> None:
        self.roots: list[Origin] = []
        self.of_article: dict[str, Leaf] = {}
        self._origins: dict[tuple[str, ...], Origin] = {}
        self._leaves: dict[tuple[tuple[str, ...], str], Leaf] = {}

    def has(self, article: str, voices: list[_Said]) -> bool:
        """Tell whether an article hangs on these voices already."""
        return (tuple(said.identity for said in voices), article) in self._leaves

    def leaf(self, article: str, voices: list[_Said]) -> Leaf:
        """Return an article's leaf below these voices, the innermost first; made where new."""
        siblings = self.roots
        way: tuple[str, ...] = ()
        for said in voices:
            way = (*way, said.identity)
            origin = self._origins.get(way)
            if origin is None:
                origin = self._origins[way] = Origin(said.name, said.key)
                siblings.append(origin)
            if said.stance and said.stance not in origin.stances:
                origin.stances.append(said.stance)
            siblings = origin.origins
        if (way, article) not in self._leaves:
            made = self._leaves[way, article] = Leaf(article)
            self._origins[way].leaves.append(made)
            self.of_article.setdefault(article, made)
        return self._leaves[way, article]


def _is_name(words: str) -> bool:
    """Tell whether words hold a name: "he", "The officials" and "one of them" do not."""
    told = (word for word in words.split() if word.casefold() not in DETERMINERS | PRONOUNS)
    return any(word[:1].isupper() for word in told)
