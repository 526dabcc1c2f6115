"""A large collection whose claims are linked: what the board is measured with.

Every claim belongs to a matter that some eight articles speak of. In six of ten matters it is a
number: most articles have the same one, the others another, and both are linked to the first.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from benchmarks import prose
from benchmarks.workspaces import ANNOTATOR, LINKED, Spans, digits

if TYPE_CHECKING:
    from reportedly_schemas.annotation import Attribution, Claim, Quantity, Span
    from reportedly_schemas.links import Link

SHARE = 8
"""How many claims speak of one matter."""
MATTERS = LINKED.articles * LINKED.labels // SHARE
SOURCES = 60
WORDS = ("killed", "missing", "flooded houses", "hours", "tonnes of silt")


def make(folder: Path) -> None:
    """Write the workspace below `folder`."""
    from reportedly.files.emit import write
    from reportedly_schemas.annotation import AnnotationFile
    from reportedly_schemas.collection import ArticleEntry, CollectionFile
    from reportedly_schemas.links import LinksFile
    from reportedly_schemas.sources import Source, SourcesFile

    root = folder / LINKED.name
    data, labels = root / "data" / "c", root / "annotations" / "c"
    data.mkdir(parents=True)
    entries, told = [], dict[int, list[tuple[str, bool]]]()
    for number in range(LINKED.articles):
        name = "a" if number == 0 else f"b{number:03}"
        text, sentences = prose.write(LINKED.length, seed=number)
        digest = hashlib.sha256(text.encode()).hexdigest()
        (data / f"{name}.txt").write_bytes(text.encode())
        entries.append(ArticleEntry(name, f"{name}.txt", digest, title=text.partition("\n")[0]))
        claims, attributions = _labels(number, name, text, sentences, told)
        file = AnnotationFile(
            format="reportedly/annotation@1",
            article=f"c/{name}",
            sha256=digest,
            codebook="default@1",
            annotator=ANNOTATOR,
            claims=claims,
            attributions=attributions,
        )
        (labels / name).mkdir(parents=True)
        (labels / name / f"{ANNOTATOR}.yaml").write_bytes(write(file))
    collection = CollectionFile("reportedly/collection@1", "Linked", articles=tuple(entries))
    (data / "collection.yaml").write_bytes(write(collection))
    (labels / "links").mkdir()
    links = LinksFile("reportedly/links@1", tuple(_links(told)))
    (labels / "links" / f"{ANNOTATOR}.yaml").write_bytes(write(links))
    sources = {f"s{n:02}": Source(f"Source {n}", type="person") for n in range(SOURCES)}
    (labels / "sources.yaml").write_bytes(write(SourcesFile("reportedly/sources@1", sources)))


def _labels(
    number: int,
    name: str,
    text: str,
    sentences: list[prose.Sentence],
    told: dict[int, list[tuple[str, bool]]],
) -> tuple[tuple[Claim, ...], tuple[Attribution, ...]]:
    """Label every sentence as a claim; half of the claims are somebody's words."""
    from reportedly_schemas.annotation import Attribution

    random, spans = Random(number), Spans(text)
    claims, attributions = [], []
    for place, sentence in enumerate(sentences[: LINKED.labels]):
        own = number * LINKED.labels + place
        matter = own * 7_919 % MATTERS
        parts = {role: spans.over(start, end) for role, start, end in sentence.parts}
        key, body = f"c{digits(own)}", parts.get("content") or parts["clause"]
        other = random.random() < 0.2
        told.setdefault(matter, []).append((f"{name}#{key}", other))
        claims.append(_claim(key, body, matter, other))
        if "content" in parts:
            attributions.append(
                Attribution(
                    id=f"a{digits(own)}",
                    source=(parts["source"],),
                    cue=(parts["cue"],),
                    content=(body,),
                    speaker=(f"s{random.randrange(SOURCES):02}",),
                    stance=random.choice(("asserts", "confirms", "denies")),
                    claims=(key,),
                )
            )
    return tuple(claims), tuple(attributions)


def _claim(key: str, body: Span, matter: int, other: bool) -> Claim:
    from reportedly_schemas.annotation import Claim

    number = _number(matter, other) if matter % 10 < 6 else None
    return Claim(
        id=key,
        spans=(body,),
        kind="event_property" if number is None else "numerical",
        checkworthiness="cfs",
        factuality="ct+",
        quantities=() if number is None else (number,),
    )


def _number(matter: int, other: bool) -> Quantity:
    from reportedly_schemas.annotation import Quantity

    count = matter % 400 + (500 if other else 1)
    of = f"matter {matter}"
    word = WORDS[matter % len(WORDS)]
    return Quantity(measure=word, population=of, raw=str(count), min=count, max=count)


def _links(told: dict[int, list[tuple[str, bool]]]) -> Iterator[Link]:
    """Link each claim of a matter to its first one; another number contradicts it."""
    from reportedly_schemas.links import Link

    number = 0
    for matter, claims in told.items():
        first, *others = claims
        for address, other in others:
            counted = matter % 10 < 6
            relation = "contradicts" if counted and other != first[1] else "same"
            yield Link(f"l{digits(number)}", address, first[0], relation, ("quantity",))
            number += 1
