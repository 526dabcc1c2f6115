"""The named types of the models' fields.

A field is declared once, with one of these names: pydantic reads the rule behind the name,
and the codec reads the name itself to know how the field is written in YAML.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from reportedly_schemas.constraints import Rule
from reportedly_schemas.ids import CROCKFORD, NAME

_LABEL_ID = rf"[zcafl][{CROCKFORD}]{{5}}"
_DAY = r"(?:0[1-9]|[12][0-9]|3[01])"
_TIME = r"[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.][0-9]+)?)?(?:Z|[+-][0-9]{2}:[0-9]{2})?"

Text = Annotated[str, Rule()]
"""Free text; always double-quoted in YAML."""
Quoted = Annotated[str, Rule(min_length=1)]
"""Words of an article, verbatim."""
Int = Annotated[int, Rule()]
Offset = Annotated[int, Rule()]
"""A place in an article, in code points from its start."""
Bool = Annotated[bool, Rule()]
Name = Annotated[
    str,
    Rule(NAME, "an id: at most 64 lower-case letters, digits, '-', '_' and '.'"),
]
"""An id of a collection, article, annotator or source."""
LabelId = Annotated[
    str,
    Rule(_LABEL_ID, "a label's id: z, c, a, f or l and five of 0-9 and a-z without i, l, o, u"),
]
ArticleAddress = Annotated[
    str, Rule(rf"{NAME}/{NAME}", "an article's address: <collection>/<article>")
]
LabelAddress = Annotated[
    str, Rule(rf"{NAME}#{_LABEL_ID}", "a claim's address in the collection: <article>#<id>")
]
"""A claim as a link of one collection names it: `<article>#<id>`."""
Reference = Annotated[str, Rule(min_length=1)]
"""A url, or the address of an article."""
Version = Annotated[str, Rule(rf"{NAME}@[0-9]+", "a codebook and its version, as in default@1")]
Sha256 = Annotated[str, Rule(r"[0-9a-f]{64}", "a sha256: 64 digits and letters a-f")]
Date = Annotated[
    str,
    Rule(
        rf"[0-9]{{4}}(?:-(?:0[1-9]|1[0-2])(?:-{_DAY}(?:T{_TIME})?)?)?",
        "a date such as 2018-02-15, 2018-02 or 2018-02-15T09:30Z",
    ),
]
"""An ISO 8601 date or time, kept as a string."""
FileName = Annotated[
    str,
    Rule(
        r"[a-z0-9][a-z0-9._-]{0,62}\.txt",
        "a file beside collection.yaml: lower-case letters, digits, '-', '_', '.', ending in .txt",
    ),
]
Language = Annotated[
    str,
    Rule(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", "a language tag such as en or pt-BR"),
]
Wikidata = Annotated[str, Rule(r"Q[1-9][0-9]*", "a Wikidata item such as Q42")]

ZoneKind = Annotated[str, Rule(codes="zone.kind")]
ClaimKind = Annotated[str, Rule(codes="claim.kind")]
Checkworthiness = Annotated[str, Rule(codes="claim.checkworthiness")]
Factuality = Annotated[str, Rule(codes="claim.factuality")]
QuoteType = Annotated[str, Rule(codes="attribution.quote_type")]
Stance = Annotated[str, Rule(codes="attribution.stance")]
Verdict = Annotated[str, Rule(codes="assessment.verdict")]
FlagCode = Annotated[str, Rule(codes="flag.code")]
Confidence = Annotated[str, Rule(codes="confidence")]
Relation = Annotated[str, Rule(codes="link.relation")]
Basis = Annotated[str, Rule(codes="link.basis")]
SourceType = Annotated[str, Rule(codes="source.type")]
Anonymity = Annotated[str, Rule(codes="source.anonymity")]
Status = Literal["in_progress", "complete", "adjudicated"]
EvidenceKind = Literal["url", "span"]
EvidenceStance = Literal["supports", "refutes", "context"]

LabelIds = tuple[LabelId, ...]
Names = tuple[Name, ...]
Texts = tuple[Text, ...]
FlagCodes = tuple[FlagCode, ...]
Bases = tuple[Basis, ...]


def written(name: str) -> str:
    """Return how a field is called in YAML: `from_`, which Python can't call `from`, is `from`."""
    return name.rstrip("_")


CLOSED: dict[str, Any] = {"extra": "forbid", "alias_generator": written}
"""Pydantic's configuration of every model: unknown fields are refused."""
