"""Workspaces to measure in, made from a seed: the same bytes on every machine.

Run as a module it writes them, so that the process which times others stays small.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from benchmarks import prose

if TYPE_CHECKING:
    from benchmarks.prose import Sentence
    from reportedly_schemas.annotation import AnnotationFile, Attribution, Claim, Span
    from reportedly_schemas.sources import SourcesFile

ANNOTATOR = "bench"


@dataclass(frozen=True, slots=True)
class Size:
    """How large a workspace is: bytes and labels of each article, and how many articles."""

    name: str
    length: int
    labels: int
    articles: int = 3

    def __str__(self) -> str:
        unit = f"{self.length // 10**6} MB" if self.length >= 10**6 else f"{self.length // 1000} kB"
        return f"{unit}, {self.labels:,} labels"


SMALL = Size("small", 5_000, 60)
THOUSAND = Size("thousand", 85_000, 1_000)
LARGE = Size("large", 5_000_000, 50_000)
MANY = Size("many", 5_000, 60, articles=240)
TWENTY_THOUSAND = Size("twenty-thousand", 1_900_000, 20_000, articles=1)
FILES = Size("files", 5_000, 60, articles=2_000)
MORE_FILES = Size("more-files", 5_000, 60, articles=10_000)
LINKED = Size("linked", 15_000, 100, articles=200)
"""Labelled and linked by `benchmarks.linked`, each article with so many claims."""
SIZES = (SMALL, THOUSAND, LARGE, MANY, TWENTY_THOUSAND, FILES, MORE_FILES, LINKED)


def article_path(folder: Path, size: Size) -> Path:
    """Where the first article of the workspace in `folder` stands."""
    return folder / size.name / "data" / "c" / "a.txt"


def annotation_path(folder: Path, size: Size) -> Path:
    """Where the labels of that article stand."""
    return folder / size.name / "annotations" / "c" / "a" / f"{ANNOTATOR}.yaml"


def annotate(text: str, sentences: list[Sentence], address: str, labels: int) -> AnnotationFile:
    """Label an article: attributions where someone is quoted, claims elsewhere, spread evenly.

    Raises:
        ValueError: There are more labels than sentences.
    """
    from reportedly_schemas.annotation import AnnotationFile

    if labels > len(sentences):
        raise ValueError(f"{labels} labels for {len(sentences)} sentences")
    random = Random(labels)
    claims: list[Claim] = []
    attributions: list[Attribution] = []
    spans = Spans(text)
    for number in range(labels):
        place = number * len(sentences) // labels
        parts = {role: spans.over(start, end) for role, start, end in sentences[place].parts}
        if "content" in parts:
            quoted = text[parts["content"].start - 1] == "“"
            attributions.append(_attribution(f"a{digits(number)}", parts, quoted, random))
        else:
            claims.append(_claim(f"c{digits(number)}", parts["clause"], random))
    return AnnotationFile(
        format="reportedly/annotation@1",
        article=address,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        codebook="default@1",
        annotator=ANNOTATOR,
        claims=tuple(claims),
        attributions=tuple(attributions),
    )


class Spans:
    """Spans as `reportedly.anchors.make_span` makes them, without a search for each.

    A part that holds a number stands in the article once; of any other it is looked up once.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._recurs: dict[str, bool] = {}

    def over(self, start: int, end: int) -> Span:
        """The span over `text[start:end]`, with its context when those words stand there twice."""
        from reportedly.anchors import CONTEXT
        from reportedly_schemas.annotation import Span

        text, exact = self._text, self._text[start:end]
        if any(character.isdigit() for character in exact):
            return Span(start, end, exact)
        if exact not in self._recurs:
            self._recurs[exact] = text.find(exact, text.find(exact) + 1) >= 0
        if not self._recurs[exact]:
            return Span(start, end, exact)
        prefix, suffix = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
        return Span(start, end, exact, prefix, suffix)


def digits(number: int) -> str:
    """Five of Crockford's characters; no two numbers below 32⁵ have the same."""
    from reportedly_schemas.ids import CROCKFORD

    mixed = number * 7_654_321 % 32**5
    return "".join(CROCKFORD[mixed >> shift & 31] for shift in (20, 15, 10, 5, 0))


def _claim(key: str, span: Span, random: Random) -> Claim:
    from reportedly_schemas.annotation import Claim, Quantity

    number = next(word for word in span.exact.split() if word[0].isdigit())
    counted = random.random() < 0.5
    return Claim(
        id=key,
        spans=(span,),
        kind="numerical" if counted else "event_property",
        checkworthiness=random.choice(("cfs", "ufs")),
        factuality="ct+",
        quantities=(Quantity(measure="counted", raw=number),) if counted else (),
    )


def _attribution(key: str, parts: dict[str, Span], quoted: bool, random: Random) -> Attribution:
    from reportedly_schemas.annotation import Attribution

    return Attribution(
        id=key,
        source=(parts["source"],),
        cue=(parts["cue"],),
        content=(parts["content"],),
        speaker=(_source_key(parts["source"].exact),),
        quote_type="direct" if quoted else "indirect",
        stance=random.choice(("asserts", "confirms", "denies")),
    )


def _source_key(name: str) -> str:
    return "".join(each if each.isalnum() else "-" for each in name.lower())


def _registry() -> SourcesFile:
    """Return the registry with everybody who speaks in these articles."""
    from reportedly_schemas.sources import Source, SourcesFile

    sources = {_source_key(name): Source(name=name) for name in sorted(prose.SOURCES)}
    return SourcesFile("reportedly/sources@1", sources)


def make(folder: Path, size: Size) -> None:
    """Write the workspace of one size below `folder`, committed to git when git is there."""
    from reportedly.files.emit import write
    from reportedly_schemas.collection import ArticleEntry, CollectionFile

    root = folder / size.name
    data = root / "data" / "c"
    data.mkdir(parents=True)
    entries = []
    for number, name in enumerate(_names(size.articles)):
        length, labels = (size.length, size.labels) if number == 0 else (SMALL.length, SMALL.labels)
        text, sentences = prose.write(length, seed=number)
        written = text.encode()
        (data / f"{name}.txt").write_bytes(written)
        digest = hashlib.sha256(written).hexdigest()
        entries.append(ArticleEntry(name, f"{name}.txt", digest, title=text.partition("\n")[0]))
        labelled = root / "annotations" / "c" / name / f"{ANNOTATOR}.yaml"
        labelled.parent.mkdir(parents=True)
        labelled.write_bytes(write(annotate(text, sentences, f"c/{name}", labels)))
    collection = CollectionFile("reportedly/collection@1", "Measured", articles=tuple(entries))
    (data / "collection.yaml").write_bytes(write(collection))
    (root / "annotations" / "c" / "sources.yaml").write_bytes(write(_registry()))
    (root / ".gitattributes").write_text("data/** -text\n", encoding="utf-8")
    _commit(root)


def _names(count: int) -> Iterator[str]:
    yield "a"
    yield from (f"b{number:03}" for number in range(1, count))


def _commit(root: Path) -> None:
    """Make `root` a git repository with one commit, by nobody's settings."""
    git = shutil.which("git")
    if git is None:
        return
    own = {"HOME": str(root), "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
    who = ("-c", "user.name=bench", "-c", "user.email=bench@example.org", "-c", "gc.auto=0")
    for arguments in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-q", "-m", "all")):
        subprocess.run([git, *who, *arguments], cwd=root, env={**os.environ, **own}, check=True)


def main(arguments: list[str]) -> None:
    """Write the workspaces that are named below the folder named first."""
    folder, *names = arguments
    for size in SIZES:
        if size.name not in names:
            continue
        if size is LINKED:
            from benchmarks import linked

            linked.make(Path(folder))
        else:
            make(Path(folder), size)


if __name__ == "__main__":
    main(sys.argv[1:])
