"""C1 to C3, C7 and C8: verdicts, and the evidence they rest on."""

from __future__ import annotations

from collections.abc import Iterator

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
    for path, evidence in _evidence(labels):
        if evidence.kind == "url":
            if not evidence.retrieved:
                yield Finding(
                    (*path, "retrieved"),
                    f"no date says when {shown(evidence.ref)} was read",
                    'add retrieved, such as retrieved: "2018-02-16"',
                    severity="warning",
                )
            continue
        missing = [name for name in ("start", "end", "exact") if getattr(evidence, name) is None]
        if missing:
            message = f"a stretch of an article without {', '.join(missing)}"
            hint = "add start and end, in code points, and the exact words"
            yield Finding((*path, missing[0]), message, hint)
        elif (text := labels.library.text(evidence.ref)) and text.text is not None:
            yield from _elsewhere(path, evidence, text.text)


def _elsewhere(path: Path, evidence: Evidence, text: str) -> Iterator[Finding]:
    start, end, exact = evidence.start or 0, evidence.end or 0, evidence.exact or ""
    if 0 <= start < end <= len(text):
        if text[start:end] == exact:
            return
        field, told = "exact", f"has {shown(text[start:end])} there, not {shown(exact)}"
    elif start < 0:
        field, told = "start", f"begins at 0, not at {start}"
    elif start >= end:
        field, told = "end", f"has nothing there: end {end} is not after start {start}"
    else:
        field, told = "end", f"ends at {len(text)}, before {end}"
    facts, hint = Whereabouts(text, [exact]).of(start, end, exact)
    yield Finding((*path, field), f"{evidence.ref} {told}; {facts}", hint)


def evidence_for_itself(labels: Labels) -> Iterator[Finding]:
    """C8: an article cited as evidence for itself, by its address or its url."""
    collection, _, article = labels.file.article.partition("/")
    entry = (labels.library.entries(collection) or {}).get(article)
    own = {labels.file.article, entry.url if entry and entry.url else labels.file.article}
    for path, evidence in _evidence(labels):
        if evidence.ref in own:
            yield Finding(
                (*path, "ref"),
                "the article is cited as evidence for itself",
                "cite another text; that the claim stands here shows the label's own span",
            )
