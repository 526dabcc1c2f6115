"""T1 to T4, P2: do the labels still stand on the words they were made for?"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.check.rule import Finding
from reportedly.check.subjects import Collection, Labels
from reportedly_schemas.annotation import Span
from reportedly_schemas.wording import shown


def labels_of_another_text(labels: Labels) -> Iterator[Finding]:
    """T1, seen from the labels."""
    if labels.article and labels.file.sha256 != labels.article.sha256:
        yield Finding(
            ("sha256",),
            f"the labels were made on another text: now its sha256 is {labels.article.sha256}",
            "bring the text back from git; or look at every span, then write the new sha256 here",
        )


def entry_of_another_text(collection: Collection) -> Iterator[Finding]:
    """T1, seen from the collection."""
    for index, entry in enumerate(collection.file.articles):
        found = collection.library.sha256(f"{collection.place.collection}/{entry.id}")
        if found and found != entry.sha256:
            yield Finding(
                ("articles", index, "sha256"),
                f"{entry.file} was changed: now its sha256 is {found}",
                "bring the text back from git: labels hang on it",
            )


def other_words(labels: Labels) -> Iterator[Finding]:
    """T2: `text[start:end]` is not `exact`."""
    text = labels.text
    if not text:
        return
    for path, span in labels.adrift:
        if _is_stretch(text, span):
            facts, hint = labels.whereabouts.of(span.start, span.end, span.exact)
            there = shown(text[span.start : span.end])
            message = f"the article has {there} there, not {shown(span.exact)}; {facts}"
            yield Finding((*path, "exact"), message, hint)


def no_stretch(labels: Labels) -> Iterator[Finding]:
    """T3: a span that is no stretch of the article."""
    text = labels.text
    for path, spans in labels.spans:
        for index, span in enumerate(spans):
            if span.start < 0:
                message = f"start {span.start} is below 0"
                yield Finding((*path, index, "start"), message, "count from 0, the first character")
            elif span.start >= span.end:
                message = f"end {span.end} is not after start {span.start}"
                yield Finding((*path, index, "end"), message, "a span has one character at least")
            elif text is not None and span.end > len(text):
                facts, hint = labels.whereabouts.of(span.start, span.end, span.exact)
                message = f"end {span.end} is past the article's end, {len(text)}; {facts}"
                yield Finding((*path, index, "end"), message, hint)


def out_of_order(labels: Labels) -> Iterator[Finding]:
    """T4: spans of a label unsorted or overlapping."""
    for path, spans in labels.spans:
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


def complete_but_adrift(labels: Labels) -> Iterator[Finding]:
    """P2: a file whose work is done, with labels that do not anchor."""
    if labels.file.status == "in_progress" or not labels.adrift:
        return
    count = len({path[:2] for path, _ in labels.adrift})
    told = "1 label does" if count == 1 else f"{count} labels do"
    yield Finding(
        ("status",),
        f"{labels.file.status}, but {told} not stand on the article's words",
        "mend those spans (T2 and T3 name them), or write status: in_progress",
    )


def _is_stretch(text: str, span: Span) -> bool:
    return 0 <= span.start < span.end <= len(text)
