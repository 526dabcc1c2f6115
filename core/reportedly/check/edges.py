"""T5, T6 and T8: do spans begin and end where a reader would let them?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from reportedly.anchors import CONTEXT
from reportedly.check.occurrences import Occurrences
from reportedly.check.rule import Finding, Path
from reportedly.check.subjects import Labels, Placed
from reportedly.text.graphemes import is_boundary, snap_span
from reportedly.text.ranges import Range
from reportedly_schemas.annotation import Span
from reportedly_schemas.wording import shown

_APART = frozenset('"“”„«»()[]{}<>!?;…—–/|*')
"""Marks that are part of no word."""
_HYPHENS = frozenset("-\u2010\u2011")
_APOSTROPHES = frozenset("'’")
_CLITICS = frozenset(["", "s", "m", "re", "ve", "d", "ll"])
"""What may be left off behind an apostrophe: the mayor's, they've."""
_ELIDED = re.compile(r"(?i)(?<!\w)(?:[cdjlmnst]|qu|(?:d|n|s|a)[aeu]?ll|un)['’]$")
"""What may be left off with its apostrophe: l'homme, dell'Interno."""
_UNSPACED = re.compile(
    "[\u0e00-\u0fff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u318f\u3400-\u9fff"
    "\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc\U00020000-\U0003ffff]"
)
"""Scripts where words, or a word and its particles, follow each other without a space."""
_FAR = 24


def context_differs(labels: Labels) -> Iterator[Finding]:
    """T5: `prefix` or `suffix` does not stand beside the span, or is missing."""
    text = labels.text or ""
    bare: list[Placed] = []
    for path, span in labels.standing:
        if (span.prefix is None or span.suffix is None) and not span.exact.isspace():
            bare.append((path, span))
        if span.prefix and not text.endswith(span.prefix, 0, span.start):
            there = text[max(span.start - CONTEXT, 0) : span.start]
            yield _other_context((*path, "prefix"), "before", there, span.prefix)
        if span.suffix and not text.startswith(span.suffix, span.end):
            there = text[span.end : span.end + CONTEXT]
            yield _other_context((*path, "suffix"), "after", there, span.suffix)
    yield from _not_told_apart(text, bare)


def _other_context(path: Path, side: str, there: str, said: str) -> Finding:
    if not there:
        message = f"nothing stands {side} the span, not {shown(said)}"
        return Finding(path, message, f"leave {path[-1]} out")
    message = f"the article has {shown(there)} {side} the span, not {shown(said)}"
    return Finding(path, message, f"write {path[-1]}: {shown(there)}")


def _not_told_apart(text: str, bare: list[Placed]) -> Iterator[Finding]:
    """Tell of the spans without context whose words stand in the article once more."""
    counts = Counter(text.split(" "))
    bare = [(path, span) for path, span in bare if not _stands_once(span.exact, counts)]
    known = Occurrences(text, [span.exact for _, span in bare])
    for path, span in bare:
        missing = _missing_context(text, span)
        starts = known.starts(span.exact) if missing else []
        if len(starts) > 1:
            other = next(each for each in starts if each != span.start)
            message = f"{shown(span.exact)} stands in the article more than once, also at {other}"
            yield Finding((*path, "prefix"), message, f"add {missing}")


def _stands_once(exact: str, counts: Mapping[str, int]) -> bool:
    """Tell quickly of most words that they stand in the article once: a word of them does.

    Their first and last word may be parts of longer ones, so those say nothing.
    """
    return any(counts[word] == 1 for word in exact.split(" ")[1:-1])


def _missing_context(text: str, span: Span) -> str:
    """Return the context that a span could have and does not, as it is written."""
    beside = (
        ("prefix", span.prefix, text[max(span.start - CONTEXT, 0) : span.start]),
        ("suffix", span.suffix, text[span.end : span.end + CONTEXT]),
    )
    return ", ".join(
        f"{name}: {shown(there)}" for name, said, there in beside if said is None and there
    )


def ragged(labels: Labels) -> Iterator[Finding]:
    """T6: a span begins or ends in white space, or cuts a word or a grapheme cluster."""
    text = labels.text or ""
    for path, span in labels.standing:
        start, end, exact = span.start, span.end, span.exact
        if exact.isspace():
            hint = "label words, or remove it"
            yield Finding((*path, "start"), "nothing but white space", hint)
            continue
        if exact[0].isspace() and is_boundary(text, start + 1):  # no accent stands on it
            hint = f"begin at {end - len(exact.lstrip())}"
            yield Finding((*path, "start"), "begins in white space", hint)
        elif start and not text[start - 1].isspace():
            yield from _cut((*path, "start"), text, start)
        if exact[-1].isspace():
            hint = f"end at {start + len(exact.rstrip())}"
            yield Finding((*path, "end"), "ends in white space", hint)
        elif end < len(text) and not text[end].isspace():
            yield from _cut((*path, "end"), text, end)


def _cut(path: Path, text: str, at: int) -> Iterator[Finding]:
    """Tell what an offset between two characters that are no white space cuts, if anything."""
    if not is_boundary(text, at):
        what, cut = "a character of several code points", Range(*snap_span(text, at, at))
    elif text[at - 1] in _APART or text[at] in _APART or _is_joint(text, at):
        return
    else:
        from reportedly.text.words import word_over

        what, word = "the word", word_over(text, at)
        if word is None:
            return
        cut = word
    whole = cut.start if path[-1] == "start" else cut.end
    message = f"the {path[-1]} cuts {what} {shown(text[slice(*cut)])}"
    yield Finding(path, message, f"write {path[-1]}: {whole}, and the whole of it in exact")


def _is_joint(text: str, at: int) -> bool:
    """Tell whether a word may be taken apart here, or ends here whatever follows."""
    before, after = text[at - 1], text[at]
    if before in _HYPHENS or after in _HYPHENS or _UNSPACED.search(text, at - 1, at + 1):
        return True
    if before in ",:" or after in ",:":
        mark = at if after in ",:" else at - 1
        return not (text[mark - 1 : mark] + text[mark + 1 : mark + 2]).isdecimal()
    if after == ".":
        return not text[at + 1 : at + 2].isalnum()
    if after in _APOSTROPHES:
        rest = text[at + 1 : at + _FAR]
        length = next((i for i, each in enumerate(rest) if not each.isalnum()), len(rest))
        return rest[:length].lower() in _CLITICS
    return before in _APOSTROPHES and _ELIDED.search(text[max(at - _FAR, 0) : at]) is not None


def touching(labels: Labels) -> Iterator[Finding]:
    """T8: a label's spans touch, so that they are one."""
    for path, spans in labels.spans:
        for index in range(1, len(spans)):
            before, span = spans[index - 1], spans[index]
            if before.end == span.start and before.start < before.end:
                yield Finding(
                    (*path, index, "start"),
                    f"begins where the span above it ends, at {span.start}",
                    f"make one span of them: start: {before.start}, end: {span.end}",
                )
