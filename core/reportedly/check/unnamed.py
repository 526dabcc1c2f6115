"""A10: sources that stand for nobody in particular, and speakers that are not named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.check.rule import Finding
from reportedly.check.subjects import Labels
from reportedly.text.cues import listed
from reportedly.text.grammar import DETERMINERS, PRONOUNS
from reportedly_schemas.annotation import Span
from reportedly_schemas.wording import shown

_PRONOUNS = PRONOUNS | listed(
    """him her them us me himself herself themselves others another someone somebody everyone
    everybody nobody anyone anybody none which former latter theirs"""
)
_QUANTITIES = listed(
    """eleven twelve dozens scores hundreds thousands various numerous certain other such
    neither either fewer more least"""
)
_QUALITIES = listed(
    """anonymous former independent local military national official regional senior unidentified
    unnamed"""
)
_PEOPLE = listed(
    """activists agents aides analysts authorities campaigners commanders commentators critics
    diplomats doctors engineers experts eyewitnesses families fighters firefighters insiders
    investigators journalists lawmakers lawyers leaders media medics neighbours neighbors
    observers officers officials opponents people police politicians prosecutors
    relatives reporters reports rescuers
    researchers residents scientists soldiers sources spokesmen spokespeople supporters survivors
    troops villagers volunteers witnesses workers"""
)
_ONE_OF_THEM = (
    {"spokesman", "spokeswoman"}
    | {word.removesuffix("s").removesuffix("e") for word in _PEOPLE}
    | {word.removesuffix("s") for word in _PEOPLE}
)
_PEOPLES = re.compile(
    "US|U\\.S|UK|U\\.K|EU|Arab|Dutch|French|Greek|Swiss|Thai|[A-Z][a-z]+(?:an|ish|ese|i|ern)"
)
"""Which people or country somebody belongs to is no name."""
_COMMON = DETERMINERS | _PRONOUNS | _QUANTITIES | _QUALITIES | _PEOPLE
"""What may begin a sentence, and so have a capital, without being a name."""
_WORD = re.compile(r"[@#]?[^\W_]+(?:['’.@/&-]+[^\W_]+)*")
_BEGINS = re.compile(r"(?:\A|\n|[.!?:][\"'”’)\]]*\s)[\s\"'“‘„«(\[—–-]*\Z")
_LOOK = 12


def nobody_named(labels: Labels) -> Iterator[Finding]:
    """A10: the source is a pronoun or a bare description, and no speaker is named."""
    for index, attribution in enumerate(labels.file.attributions):
        if attribution.speaker or attribution.candidates:
            continue
        kind = _kind(labels.text, attribution.source)
        if kind:
            words = shown(" … ".join(span.exact for span in attribution.source))
            yield Finding(
                ("attributions", index, "source", 0),
                f"{words} is {kind}, and no speaker is named",
                "name the speaker, or candidates where it is open; sources.yaml has room for "
                "unnamed ones too",
            )


def _kind(text: str | None, source: tuple[Span, ...]) -> str | None:
    """Say what a source is that names nobody; None if it names someone."""
    found = [word for span in source for word in _WORD.findall(span.exact)]
    if not found:
        return None
    if len(found) == 1 and _plain(found[0]) in _PRONOUNS:
        return "a pronoun"
    if (text is None or _begins_sentence(text, source[0].start)) and _plain(found[0]) in _COMMON:
        found[0] = found[0].lower()
    if found[-1] in _PEOPLE | _ONE_OF_THEM:
        found = [word for word in found if not _PEOPLES.fullmatch(word)]
    return None if any(_may_name(word) for word in found) else "a bare description"


def _plain(word: str) -> str:
    """Return a word as the lists have it; US, IT and WHO are no pronouns."""
    if len(word) > 1 and word.isupper():
        return word
    return re.split("['’]", word.lower(), maxsplit=1)[0]


def _may_name(word: str) -> bool:
    """Tell whether a word may be a name: by a capital, a sign in it, or a script without case."""
    return (
        word != word.lower()
        or (word.lower() == word.upper() and not word.isdecimal())
        or any(sign in word for sign in ".@#/&")
    )


def _begins_sentence(text: str, start: int) -> bool:
    return _BEGINS.search(text[max(start - _LOOK, 0) : start]) is not None
