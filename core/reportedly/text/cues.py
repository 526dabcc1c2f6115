"""The words that link a source to what it says, as data, and the stance each of them takes."""

from __future__ import annotations

import re
from functools import cache


def listed(words: str) -> frozenset[str]:
    """Return the words of a list written as one string."""
    return frozenset(words.split())


VERBS = {
    "asserts": listed(
        """accuse add advise allege announce answer argue assert caution charge claim comment
        complain conclude contend declare disclose emphasise emphasize estimate explain indicate
        inform insist joke maintain mention note notify point post put quip quote recall recount
        reiterate remark remind repeat reply report respond reveal say state stress suggest tell
        testify tweet warn write"""
    ),
    "confirms": listed("certify confirm corroborate verify"),
    "denies": listed("contradict deny disavow dismiss dispute rebut refute reject"),
    "declines": listed("decline refuse"),
    "accepts": listed("accept acknowledge admit agree concede recognise recognize"),
    "believes": listed(
        "assume believe doubt expect fear feel hope know presume suspect think understand"
    ),
    "speculates": listed("forecast guess imagine predict speculate suppose"),
    "asks": listed("ask enquire inquire query question wonder"),
    "commits": listed("assure guarantee pledge promise swear threaten vow"),
    "demands": listed("demand order request urge"),
    "evaluates": listed(
        """blast brand call condemn criticise criticize denounce deplore describe hail label laud
        mock praise slam welcome"""
    ),
    "observes": listed("discover find hear learn notice observe see show witness"),
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

NOUNS = listed(
    """answer answers blast brand call calls charge charges claim claims comment comments demand
    demands doubt doubts estimate estimates fear fears forecast forecasts guess hope hopes joke
    label labels note notes order orders point points post posts praise promise promises put
    question questions query quote quotes report reports reply request requests shows state
    states threat vow vows witness witnesses"""
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

RECIPIENTS = listed("advise assure ask inform notify remind tell urge warn")
"""Verbs that may name the one who is told right after them."""

DEMANDING_THAT = listed(
    """add answer discover doubt feel find hear learn maintain notice observe point reply respond
    see show understand"""
)
"""Verbs that are a cue only before "that" or a quotation: they mean too much else."""

ADVERBS = listed(
    """allegedly apparently ostensibly presumably purportedly reportedly reputedly rumouredly
    supposedly"""
)
"""Adverbs that say by themselves that it is someone else who says so."""

CITING = listed("citing quoting")
"""Participles that name a source of the source."""

PASSIVES = listed(
    """accused alleged assumed believed claimed described estimated expected feared presumed
    reported reputed rumored rumoured said suspected thought understood"""
)
"""Participles that, after a form of "be", attribute without naming a source."""

HEARSAY = listed("claims fears reports rumors rumours speculation suggestions")
"""What "there is", or "there have been", attributes without naming a source."""

_OTHER_STANCES = {
    "according": "asserts",
    "apparently": "speculates",
    "fears": "believes",
    "ostensibly": "speculates",
    "presumably": "speculates",
    "speculation": "speculates",
    **dict.fromkeys(sorted(ADVERBS - {"apparently", "ostensibly", "presumably"}), "asserts"),
    **dict.fromkeys(("citing", "rumored", "rumoured", "suggestions"), "asserts"),
    **dict.fromkeys(("reputed", "rumors", "rumours"), "asserts"),
}

_REFUSING = re.compile(
    r"\b(?:declin\w+|refus\w+|fail\w*|unable|not able|unwilling) to\b"
    r"|\b(?:not|cannot|never)\b|n['’]t\b"
)
_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?")
_WITHHELD = frozenset(("asserts", "confirms", "speculates", "commits"))
_TURNED = frozenset(("denies", "accepts"))


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
    return {form: base for verbs in VERBS.values() for base in verbs for form in inflected(base)}


@cache
def _stances() -> dict[str, str]:
    stances = {base: stance for stance, verbs in VERBS.items() for base in verbs}
    return _OTHER_STANCES | {form: stances[base] for form, base in bases().items()}


def stance_of(cue: str) -> str | None:
    """Return the stance a cue takes, as the codebook's `attribution.stance` names it.

    "would not confirm" and "declined to comment" decline. None is returned for a cue that is not
    known, and where a negation leaves open what is meant: "did not deny".
    """
    text = cue.lower()
    known = [word for word in _WORD.findall(text) if word in _stances()]
    if not known:
        return None
    stance = _stances()[known[-1]]
    if not _REFUSING.search(text):
        return stance
    if stance in _TURNED:
        return None
    return "declines" if stance in _WITHHELD else stance
