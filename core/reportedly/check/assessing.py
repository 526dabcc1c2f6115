"""C1 to C3, C7 and C8: verdicts, and the evidence they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reportedly.check.rule import Finding, Path
from reportedly.check.subjects import Labels
from reportedly.check.whereabouts import Whereabouts
from reportedly_schemas.annotation import Assessment, Evidence
from reportedly_schemas.wording import shown

NON_FACTUAL = "nfs"
NEEDS_CONTEXT = "needs_context"
_SPEAKS = {"supported": "supports", "refuted": "refutes"}
"""What evidence has to do for a verdict."""


def _assessments(labels: Labels) -> Iterator[tuple[Path, Assessment]]:
    for index, claim in enumerate(labels.file.claims):
        if claim.assessment:
            yield ("claims", index, "assessment"), claim.assessment


def _evidence(labels: Labels) -> Iterator[tuple[Path, Evidence]]:
    for path, assessment in _assessments(labels):
        for index, evidence in enumerate(assessment.evidence):
            yield (*path, "evidence", index), evidence


def verdict_without_reasons(labels: Labels) -> Iterator[Finding]:
    """C1: a verdict with neither evidence nor a rationale."""
    for path, assessment in _assessments(labels):
        if not assessment.evidence and not (assessment.rationale or "").strip():
            yield Finding(
                (*path, "verdict"),
                f"'{assessment.verdict}' with neither evidence nor a rationale",
                "add what it rests on: evidence, or a rationale that says why",
            )


def evidence_against_verdict(labels: Labels) -> Iterator[Finding]:
    """C2: `supported` with only refuting evidence, and the reverse."""
    for path, assessment in _assessments(labels):
        wanted = _SPEAKS.get(assessment.verdict)
        stances = {each.stance for each in assessment.evidence} - {"context"}
        if wanted and stances and wanted not in stances:
            yield Finding(
                (*path, "verdict"),
                f"'{assessment.verdict}', but all its evidence {stances.pop()} the claim",
                "change the verdict, or the evidence's stance; or add the evidence it rests on",
            )


def not_for_a_verdict(labels: Labels) -> Iterator[Finding]:
    """C3: a verdict on a non-factual claim; a claim that needs context without `text`."""
    for index, claim in enumerate(labels.file.claims):
        if claim.assessment and claim.checkworthiness == NON_FACTUAL:
            yield Finding(
                ("claims", index, "assessment", "verdict"),
                f"a verdict on a non-factual claim ({NON_FACTUAL})",
                "take the assessment out; or write cfs or ufs if it can be checked",
            )
        if NEEDS_CONTEXT in claim.flags and not (claim.text or "").strip():
            yield Finding(
                ("claims", index, "flags", claim.flags.index(NEEDS_CONTEXT)),
                "needs context, and has no text that is understood without the article",
                "add text: the claim as one sentence with its context",
            )


def evidence_adrift(labels: Labels) -> Iterator[Finding]:
    """C7: an evidence span that is not what that article says; a url without a date."""
    adrift: dict[str, list[tuple[Path, _Stretch]]] = {}
    for path, evidence in _evidence(labels):
        if evidence.kind == "url":
            if not evidence.retrieved:
                yield _undated(path, evidence)
            continue
        missing = [name for name in ("start", "end", "exact") if getattr(evidence, name) is None]
        if missing:
            message = f"a stretch of an article without {', '.join(missing)}"
            hint = "add start and end, in code points, and the exact words"
            yield Finding((*path, missing[0]), message, hint)
            continue
        stretch = _Stretch(evidence.start or 0, evidence.end or 0, evidence.exact or "")
        text = _text(labels, evidence.ref)
        if text is not None and not stretch.stands(text):
            adrift.setdefault(evidence.ref, []).append((path, stretch))
    for ref, stretches in adrift.items():
        yield from _elsewhere(ref, _text(labels, ref) or "", stretches)


def _page(url: str) -> str:
    """Return what two urls of the same page have in common."""
    return url.partition("#")[0].partition("://")[2].removeprefix("www.").rstrip("/")


class _Stretch(NamedTuple):
    start: int
    end: int
    exact: str

    def stands(self, text: str) -> bool:
        return 0 <= self.start < self.end and text[self.start : self.end] == self.exact


def _undated(path: Path, evidence: Evidence) -> Finding:
    return Finding(
        (*path, "retrieved"),
        f"no date says when {shown(evidence.ref)} was read",
        'add retrieved, such as retrieved: "2018-02-16"',
        severity="warning",
    )


def _text(labels: Labels, address: str) -> str | None:
    article = labels.library.text(address)
    return article.text if article else None


def _elsewhere(ref: str, text: str, adrift: list[tuple[Path, _Stretch]]) -> Iterator[Finding]:
    """Say of stretches that are not what an article has there what it has, and where they are."""
    whereabouts = Whereabouts(text, [exact for _, (_, _, exact) in adrift])
    for path, (start, end, exact) in adrift:
        if start < 0:
            field, told = "start", f"begins at 0, not at {start}"
        elif start >= end:
            field, told = "end", f"has nothing there: end {end} is not after start {start}"
        elif end > len(text):
            field, told = "end", f"ends at {len(text)}, before {end}"
        else:
            field, told = "exact", f"has {shown(text[start:end])} there, not {shown(exact)}"
        facts, hint = whereabouts.of(start, end, exact)
        yield Finding((*path, field), f"{ref} {told}; {facts}", hint)


def evidence_for_itself(labels: Labels) -> Iterator[Finding]:
    """C8: an article cited as evidence for itself, by its address or its url."""
    collection, _, article = labels.file.article.partition("/")
    entry = (labels.library.entries(collection) or {}).get(article)
    own = {labels.file.article, _page(entry.url) if entry and entry.url else None}
    for path, evidence in _evidence(labels):
        if (_page(evidence.ref) if evidence.kind == "url" else evidence.ref) in own:
            yield Finding(
                (*path, "ref"),
                "the article is cited as evidence for itself",
                "cite another text; that the claim stands here shows the label's own span",
            )
