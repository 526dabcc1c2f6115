"""T1 to T4: do the labels still stand on the words they were made for?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from reportedly.check.rule import Finding
from reportedly.check.subjects import Collection, Labels, span_lists
from reportedly_schemas.annotation import Span
from reportedly_schemas.wording import shown

PLAIN = str.maketrans("“”„‟«»‘’‚‛‹›\u00a0\u2007\u2009\u202f–—−", "\"\"\"\"\"\"''''''    ---")
"""Marks and spaces that often change on the way, one for one."""
MOST_TOLD = 3
"""How many of the places where a span's words stand a message tells."""


def labels_of_another_text(labels: Labels) -> Iterator[Finding]:
    """T1, seen from the labels."""
    if labels.article and labels.file.sha256 != labels.article.sha256:
        yield Finding(
            ("sha256",),
            f"the labels were made on another text: now its sha256 is {labels.article.sha256}",
            "bring the text back from git; or, if the change is meant: reportedly reanchor",
        )


def entry_of_another_text(collection: Collection) -> Iterator[Finding]:
    """T1, seen from the collection."""
    for index, entry in enumerate(collection.file.articles):
        found = collection.library.sha256(f"{collection.place.collection}/{entry.id}")
        if found and found != entry.sha256:
            yield Finding(
                ("articles", index, "sha256"),
                f"{entry.file} was changed: now its sha256 is {found}",
                "bring the text back from git; or, if the change is meant: reportedly reanchor",
            )


def other_words(labels: Labels) -> Iterator[Finding]:
    """T2: `text[start:end]` is not `exact`."""
    text = labels.article and labels.article.text
    if not text:
        return
    for path, spans in span_lists(labels.file):
        for index, span in enumerate(spans):
            if 0 <= span.start < span.end <= len(text):
                there = text[span.start : span.end]
                if there != span.exact:
                    facts, hint = _whereabouts(text, span)
                    message = f"the article has {shown(there)} there, not {shown(span.exact)}"
                    yield Finding((*path, index, "exact"), f"{message}; {facts}", hint)


def no_stretch(labels: Labels) -> Iterator[Finding]:
    """T3: a span that is no stretch of the article."""
    text = labels.article.text if labels.article else None
    for path, spans in span_lists(labels.file):
        for index, span in enumerate(spans):
            if span.start < 0:
                yield Finding((*path, index, "start"), f"start {span.start} is below 0")
            elif span.start >= span.end:
                message = f"end {span.end} is not after start {span.start}"
                yield Finding((*path, index, "end"), message, "a span has one character at least")
            elif text is not None and span.end > len(text):
                facts, hint = _whereabouts(text, span)
                message = f"end {span.end} is past the article's end, {len(text)}; {facts}"
                yield Finding((*path, index, "end"), message, hint)


def out_of_order(labels: Labels) -> Iterator[Finding]:
    """T4: spans of a label unsorted or overlapping."""
    for path, spans in span_lists(labels.file):
        for index in range(1, len(spans)):
            before, span = spans[index - 1], spans[index]
            if span.start >= before.end:
                continue
            pair = f"[{span.start}, {span.end}) and, above it, [{before.start}, {before.end})"
            if span.end <= before.start:
                told, hint = f"spans not in order: {pair}", "put them in the article's order"
            else:
                told, hint = f"spans overlap: {pair}", "make one span of them, or cut one"
            yield Finding((*path, index, "start"), told, hint)


def _whereabouts(text: str, span: Span) -> tuple[str, str]:
    """Say where a span's words do stand, and how to mend it."""
    counted = _counted_otherwise(text, span)
    if counted:
        unit, start, end = counted
        facts = f"start and end count {unit}, in code points it is [{start}, {end})"
        return facts, _set(start, end) + ", and count code points"
    starts = _starts(text, span.exact)
    if not starts:
        alike = _starts(_plain(text), span.exact.translate(PLAIN))
        if len(alike) == 1:
            end = alike[0] + len(span.exact)
            facts = f"[{alike[0]}, {end}) is the same but for marks or spaces"
            return facts, "label the article's own characters"
        return "those words stand nowhere in it", "label it anew, or remove it"
    end = starts[0] + len(span.exact)
    if len(starts) == 1:
        return f"those words stand at [{starts[0]}, {end})", _set(starts[0], end)
    told = ", ".join(f"[{start}, {start + len(span.exact)})" for start in starts[:MOST_TOLD])
    more = " …" if len(starts) > MOST_TOLD else ""
    facts = f"those words stand {len(starts)} times: {told}{more}"
    return facts, "find out which one is meant: reportedly reanchor"


def _set(start: int, end: int) -> str:
    return f"write start: {start}, end: {end}"


def _starts(text: str, words: str) -> list[int]:
    starts = []
    start = text.find(words)
    while start >= 0:
        starts.append(start)
        start = text.find(words, start + 1)
    return starts


def _counted_otherwise(text: str, span: Span) -> tuple[str, int, int] | None:
    """Return the unit that explains a span's offsets, and the span in code points."""
    for unit, encoding, size in (("UTF-8 bytes", "utf-8", 1), ("UTF-16 units", "utf-16-le", 2)):
        data, words = _encoded(text, encoding), span.exact.encode(encoding)
        low, high = span.start * size, span.end * size
        if data[low:high] == words and len(words) == high - low:
            start = len(data[:low].decode(encoding, errors="replace"))
            return unit, start, start + len(span.exact)
    return None


@lru_cache(maxsize=1)
def _plain(text: str) -> str:
    return text.translate(PLAIN)


@lru_cache(maxsize=2)
def _encoded(text: str, encoding: str) -> bytes:
    return text.encode(encoding)
