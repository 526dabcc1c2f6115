"""The words that link a source to what it says, as data, and the stance each of them takes."""

from __future__ import annotations

import re
from functools import cache

VERBS = {
    "asserts": """accuse add advise allege announce answer argue assert caution charge claim
        comment complain conclude contend declare disclose emphasise emphasize estimate explain
        indicate inform insist joke maintain mention note notify point post put quip quote recall
        recount reiterate remark remind repeat reply report respond reveal say state stress
        suggest tell testify tweet warn write""",
    "confirms": "certify confirm corroborate verify",
    "denies": "contradict deny disavow dismiss dispute rebut refute reject",
    "declines": "decline refuse",
    "accepts": "accept acknowledge admit agree concede recognise recognize",
    "believes": "assume believe doubt expect fear feel hope know presume suspect think understand",
    "speculates": "forecast guess imagine predict speculate suppose",
    "asks": "ask enquire inquire query question wonder",
    "commits": "assure guarantee pledge promise swear threaten vow",
    "demands": "demand order request urge",
    "evaluates": """blast brand call condemn criticise criticize denounce deplore describe hail
        label laud mock praise slam welcome""",
    "observes": "discover find hear learn notice observe see show witness",
}
"""The verbs of each stance of the codebook, by their base form."""

IRREGULAR = {
    "feel": "felt",
    "find": "found",
    "forecast": "forecast",
    "hear": "heard",
    "know": "knew known",
    "learn": "learned learnt",
    "put": "put",
    "say": "said",
    "see": "saw seen",
    "show": "showed shown",
    "swear": "swore sworn",
    "tell": "told",
    "think": "thought",
    "understand": "understood",
    "write": "wrote written",
}
"""Past forms that are not made with -ed."""

NOUNS = frozenset(
    """answer answers blast brand call calls charge charges claim claims comment comments demand
    demands doubt doubts estimate estimates fear fears forecast forecasts guess hope hopes joke
    label labels note notes order orders point points post posts praise promise promises put
    question questions query quote quotes report reports reply request requests shows state
    states threat vow vows witness witnesses""".split()
)
"""Forms that are as often a noun: verbs only where what follows shows it."""

PREPOSITIONS = {
    "accuse": "of",
    "agree": "with to",
    "ask": "about for",
    "call": "for",
    "comment": "on",
    "complain": "about of",
    "inform": "of about",
    "notify": "of",
    "point": "out to",
    "question": "about",
    "respond": "to",
    "speculate": "about on",
    "suspect": "of",
    "think": "of about",
    "warn": "of about against",
}
"""Prepositions that belong to the cue."""

RECIPIENTS = frozenset("advise assure ask inform notify remind tell urge warn".split())
"""Verbs that may name the one who is told right after them."""

DEMANDING_THAT = frozenset(
    """add answer discover doubt feel find hear learn maintain notice observe point reply respond
    see show understand""".split()
)
"""Verbs that are a cue only before "that" or a quotation: they mean too much else."""

ADVERBS = frozenset(
    """allegedly apparently ostensibly presumably purportedly reportedly reputedly rumouredly
    supposedly""".split()
)
"""Adverbs that say by themselves that it is someone else who says so."""

PASSIVES = frozenset(
    """accused alleged assumed believed claimed described estimated expected feared presumed
    reported reputed rumored rumoured said suspected thought understood""".split()
)
"""Participles that, after a form of "be", attribute without naming a source."""

HEARSAY = frozenset("claims fears reports rumors rumours speculation suggestions".split())
"""What "there is", or "there have been", attributes without naming a source."""

_REFUSING = re.compile(
    r"\b(?:declin\w+|refus\w+|fail\w*|unable|not able|unwilling) to\b"
    r"|\b(?:not|cannot|never)\b|n['’]t\b"
)
_WITHHELD = frozenset(("asserts", "confirms", "speculates", "commits"))


def inflected(base: str) -> set[str]:
    """Return the forms of a verb: confirm, confirms, confirmed, confirming."""
    if base == "put":
        return {"put", "puts", "putting"}
    stem = base[:-1] if base.endswith("e") else base
    past = set(IRREGULAR[base].split()) if base in IRREGULAR else {stem + "ed"}
    third = base + "s"
    if base.endswith("y") and base[-2] not in "aeiou":
        third, past = base[:-1] + "ies", past if base in IRREGULAR else {base[:-1] + "ied"}
    elif base.endswith(("s", "sh", "ch", "x")):
        third = base + "es"
    if base in ("admit", "slam"):
        stem += base[-1]
        past = {stem + "ed"}
    return {base, third, stem + "ing", *past}


@cache
def bases() -> dict[str, str]:
    """Return the base form of every form of a cue verb."""
    return {
        form: base
        for stance in VERBS.values()
        for base in stance.split()
        for form in inflected(base)
    }
