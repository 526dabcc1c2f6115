"""What the articles of a collection in a workspace have from one another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import islice

from reportedly.copies.index import CopyIndex, Group
from reportedly.copies.quoting import SharedQuotation, shared_quotations
from reportedly.copies.speakers import Labelled
from reportedly.copies.wording import sentences_of
from reportedly.errors import ReportedlyError
from reportedly.text.ranges import Range
from reportedly.workspace import Workspace
from reportedly_schemas.annotation import AnnotationFile, Attribution
from reportedly_schemas.sources import Source, SourcesFile

FEWEST = 6
"""A sentence of fewer words is no copy."""

FEWEST_NEAR = 8
"""A sentence of fewer words is no near copy."""

NAMED = 3
"""How many others are named where an article shares sentences with many."""


@dataclass(frozen=True)
class Texts:
    """The articles of a collection.

    Attributes:
        collection: Its id.
        language: ISO 639-1 code.
        texts: Their texts by address, in the collection's order.
        missing: Why articles could not be read.
    """

    collection: str
    language: str
    texts: dict[str, str]
    missing: list[ReportedlyError] = field(default_factory=list)


class TooLong(ReportedlyError):
    """The articles of a collection are longer than they may be."""


def read_texts(workspace: Workspace, collection: str, longest: int | None = None) -> Texts:
    """Read the articles of a collection.

    Args:
        workspace: The workspace.
        collection: Its id.
        longest: How many code points all of them may have; None for any number.

    Raises:
        TooLong: They have more.
        ReportedlyError: There is no such collection, or its file can't be read.
    """
    listed = workspace.collection(collection)
    made = Texts(collection, listed.language.partition("-")[0], {})
    length = 0
    for entry in listed.articles:
        address = f"{collection}/{entry.id}"
        try:
            text = workspace.read_article(address, entry).text
        except ReportedlyError as error:
            made.missing.append(error)
            continue
        length += len(text)
        if longest is not None and length > longest:
            raise TooLong(f"the articles of '{collection}' have over {longest:,} characters")
        made.texts[address] = text
    return made


def copied_sentences(read: Texts, pause: Callable[[], object] = lambda: None) -> list[Group]:
    """Return the sentences that several articles of a collection have.

    Args:
        read: The articles.
        pause: Called after each article, to let others go on meanwhile.
    """
    index = CopyIndex(FEWEST, FEWEST_NEAR)
    for address, text in read.texts.items():
        index.add(address, text, sentences_of(text, read.language))
        pause()
    return index.groups()


def quotations_of(
    workspace: Workspace, read: Texts, pause: Callable[[], object] = lambda: None
) -> list[SharedQuotation]:
    """Return the quotations that several articles of a collection have, and whom each credits.

    Labels and a registry that can't be read say nothing here; `check` tells what is wrong.
    """
    registry = _registry(workspace, read.collection)
    labelled = cache(partial(_labelled, workspace, registry))
    return shared_quotations(read.texts, read.language, labelled, pause)


def _registry(workspace: Workspace, collection: str) -> dict[str, Source]:
    try:
        return workspace.load(workspace.sources_path(collection), SourcesFile).sources
    except ReportedlyError:
        return {}


def _labelled(
    workspace: Workspace, registry: dict[str, Source], address: str
) -> Sequence[Labelled]:
    """Return what all annotators' attributions say of an article."""
    made: list[Labelled] = []
    for annotator in workspace.annotators(address):
        try:
            path = workspace.annotation_path(address, annotator)
            file = workspace.load(path, AnnotationFile)
        except ReportedlyError:
            continue
        made += (_said(each, registry) for each in file.attributions)
    return made


def _said(one: Attribution, registry: dict[str, Source]) -> Labelled:
    named = [registry[key].name if key in registry else key for key in one.speaker]
    words = " ".join(span.exact for span in one.source)
    content = tuple(Range(span.start, span.end) for span in one.content)
    return Labelled(content, tuple(named) or ((words,) if words else ()))


@dataclass
class Shares:
    """What an article shares with others.

    Attributes:
        sentences: How many of its sentences stand in others.
        others: Addresses of these; more than `NAMED` where there are more, but not all.
    """

    sentences: int = 0
    others: dict[str, None] = field(default_factory=dict)


def shares(groups: Iterable[Group]) -> defaultdict[str, Shares]:
    """Count for each article the sentences of it that stand in others."""
    made: defaultdict[str, Shares] = defaultdict(Shares)
    for group in groups:
        times = Counter(place.article for wording in group for place in wording.places)
        for article, count in times.items():
            own = made[article]
            own.sentences += count
            others = (each for each in times if each != article)
            own.others.update(dict.fromkeys(islice(others, NAMED + 1)))
    return made
