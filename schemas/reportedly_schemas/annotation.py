"""One annotator's labels of one article.

Plain frozen dataclasses; `reportedly_schemas.validation` has pydantic check data against
them, strictly and closed: no coercion, no unknown field. What stands below a field is what
editors show for it, through the JSON Schema.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from reportedly_schemas.constraints import Rule
from reportedly_schemas.fields import (
    CLOSED,
    ArticleAddress,
    Bool,
    Checkworthiness,
    ClaimKind,
    Confidence,
    Date,
    EvidenceKind,
    EvidenceStance,
    Factuality,
    FlagCode,
    FlagCodes,
    Int,
    LabelId,
    LabelIds,
    Name,
    Names,
    Offset,
    Quoted,
    QuoteType,
    Reference,
    Sha256,
    Stance,
    Status,
    Text,
    Verdict,
    Version,
    ZoneKind,
)


@dataclass(frozen=True, slots=True)
class Span:
    """One stretch of an article: `text[start:end] == exact`, in code points."""

    start: Offset
    """Where it begins, in code points from the start of the article."""
    end: Offset
    """Where it ends, in code points; the character at `end` is no longer part of it."""
    exact: Quoted
    """The words themselves, exactly as the article has them."""
    prefix: Text | None = None
    """The 32 code points before it; only where `exact` is not unique in the article."""
    suffix: Text | None = None
    """The 32 code points after it; only where `exact` is not unique in the article."""

    __pydantic_config__ = CLOSED


Spans = Annotated[tuple[Span, ...], Rule(min_length=1)]
"""Spans of a label, in order and not overlapping."""
Fragments = tuple[Span, ...]
"""Spans of a part of an attribution; may be none."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of the article with a role."""

    id: LabelId
    """z and five random characters."""
    kind: ZoneKind
    """The role of this part."""
    spans: Spans
    """Where it stands."""
    copy_of: ArticleAddress | None = None
    """The article it was copied from, as <collection>/<article>."""
    notes: Text | None = None
    """Anything worth knowing about the label."""

    __pydantic_config__ = CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number a claim states: of what, of whom, between which bounds."""

    measure: Text
    """What is counted, such as killed or flooded houses."""
    population: Text | None = None
    """Whom or what the number is about, such as dam workers."""
    raw: Text
    """The words of the article, such as more than 100."""
    min: Int | None = None
    """The lowest number the words allow."""
    max: Int | None = None
    """The highest number the words allow."""
    approximate: Bool | None = None
    """Whether the number is given as approximate: about, around, some."""
    derived_from: LabelId | None = None
    """The claim whose number this one builds on, as in more than double that number."""

    __pydantic_config__ = CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What an assessment rests on: a url, or a stretch of an article."""

    kind: EvidenceKind
    """url, or span for a stretch of an article of this workspace."""
    ref: Reference
    """The url, or the article as <collection>/<article>."""
    quote: Text | None = None
    """The words that matter, where the evidence is a url."""
    start: Offset | None = None
    """Where the stretch begins, in code points from the start of that article."""
    end: Offset | None = None
    """Where the stretch ends, in code points."""
    exact: Quoted | None = None
    """The words of the stretch, exactly as that article has them."""
    stance: EvidenceStance
    """Whether it supports the claim, refutes it, or helps to understand it (context)."""
    retrieved: Date | None = None
    """When the url was read."""

    __pydantic_config__ = CLOSED


EvidenceItems = tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """A verdict on a claim, with its reasons."""

    verdict: Verdict
    """What the evidence says about the claim."""
    rationale: Text | None = None
    """Why, in a few sentences."""
    evidence: EvidenceItems = ()
    """What the verdict rests on."""
    by: Name | None = None
    """The annotator who assessed it."""
    date: Date | None = None
    """When it was assessed."""

    __pydantic_config__ = CLOSED


Quantities = tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """What is said to be so, in the article's own voice or in someone else's."""

    id: LabelId
    """c and five random characters."""
    spans: Spans
    """The words that make the claim."""
    text: Text | None = None
    """The claim as one sentence that is understood without the article."""
    kind: ClaimKind | None = None
    """What sort of claim it is."""
    checkworthiness: Checkworthiness | None = None
    """Whether it can and should be checked."""
    factuality: Factuality | None = None
    """How certain the one who makes the claim presents it to be."""
    event: Text | None = None
    """The event it is about; the same words for the same event."""
    quantities: Quantities = ()
    """The numbers it states."""
    assessment: Assessment | None = None
    """The verdict, with its reasons."""
    flags: FlagCodes = ()
    """Observations on this claim."""
    confidence: Confidence | None = None
    """How sure the annotator is of this label."""
    notes: Text | None = None
    """Anything worth knowing about the label."""

    __pydantic_config__ = CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says what, by which words."""

    id: LabelId
    """a and five random characters."""
    source: Fragments = ()
    """The words that name who says it; none only where the source is implicit."""
    implicit: Bool | None = None
    """true where nobody is named at all: reportedly, is believed to."""
    cue: Fragments = ()
    """The words that link source and content, such as said or according to."""
    content: Spans
    """What is said."""
    parent: LabelId | None = None
    """The attribution whose content this one stands in."""
    target: LabelId | None = None
    """The attribution that is accepted, denied or repeated."""
    speaker: Names = ()
    """Who the source is, as keys of sources.yaml."""
    candidates: Names = ()
    """Who the source may be, where that stays open, as keys of sources.yaml."""
    recipient: Text | None = None
    """Whom it was said to, such as the agency."""
    quote_type: QuoteType | None = None
    """How the content is given: word for word or in the writer's words."""
    stance: Stance | None = None
    """What the source does in saying it."""
    negated: Bool | None = None
    """true where the attribution itself is negated: did not say."""
    claims: LabelIds = ()
    """The claims that the content makes."""
    flags: FlagCodes = ()
    """Observations on this attribution."""
    confidence: Confidence | None = None
    """How sure the annotator is of this label."""
    notes: Text | None = None
    """Anything worth knowing about the label."""

    __pydantic_config__ = CLOSED


@dataclass(frozen=True, slots=True)
class Flag:
    """A coded observation on the article; one on a label is a code in that label's `flags`."""

    id: LabelId
    """f and five random characters."""
    code: FlagCode
    """What was observed."""
    spans: Fragments = ()
    """Where it shows; none when it is about the whole article."""
    notes: Text | None = None
    """What exactly was observed."""

    __pydantic_config__ = CLOSED


Label = Zone | Claim | Attribution | Flag


@dataclass(frozen=True, slots=True)
class AnnotationFile:
    """One annotator's labels of one article."""

    format: Literal["reportedly/annotation@1"]
    """What kind of file this is."""
    article: ArticleAddress
    """The article, as <collection>/<article>."""
    sha256: Sha256
    """The sha256 of the article's bytes when it was labelled."""
    codebook: Version
    """The codebook its values come from, such as default@1."""
    annotator: Name
    """Who labels; the file is called the same."""
    status: Status = "in_progress"
    """in_progress, complete, or adjudicated where annotators' labels were made one."""
    zones: tuple[Zone, ...] = ()
    """Parts of the article with a role."""
    claims: tuple[Claim, ...] = ()
    """What is said to be so."""
    attributions: tuple[Attribution, ...] = ()
    """Who says what, by which words."""
    flags: tuple[Flag, ...] = ()
    """Observations on the article."""
    notes: Text | None = None
    """Anything worth knowing about the article."""

    __pydantic_config__ = CLOSED
