"""Tokens of an English sentence, and what their words say about how it is put together.

Just enough to cut a sentence into clauses and to find a subject: closed classes, and the shape of
a verb. In other languages these words do not occur, and only punctuation is left to go by.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from reportedly.text.cues import NOUNS, bases, listed

COORDINATORS = listed("and but or nor yet so")
SUBORDINATORS = listed(
    "although because if since though unless until when whenever whereas whether while"
)
RELATIVES = listed("who whom whose which where")
DETERMINERS = listed(
    """a an the this that these those his her its their our my your some any no each every another
    both several many few most all one two three four five six seven eight nine ten"""
)
PRONOUNS = listed("i he she it they we you there who")
PREPOSITIONS = listed(
    """about above across after against along amid among around as at before behind below beside
    between by despite during for from in inside into like near of off on onto outside over per
    since through throughout to toward towards under until via with within without"""
)
BE = listed("am is are was were be been being")
AUXILIARIES = BE | listed(
    """has have had having do does did will would can could may might must shall should
    cannot"""
)
TIMES = listed(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow
    last earlier later late early january february march april june july august september october
    november december afterwards"""
)
_VERBS = listed(
    """appears became becomes began begins blew broke brought built bought came caught comes
    continues cut died did does drew drove fell fled flew follows fought gave gets gives goes got
    grew had happens held hit includes keeps kept lacks laid leads led left lies lost made makes
    marks means met needs paid ran remains rose runs sat seems sent shook shot sits sold sought
    spent spoke spread stands stood struck takes taught took wants went won wore works"""
)
_CONTRACTED = re.compile(
    r"(?:i|he|she|it|we|you|they|there|who|that|what)'(?:s|m|re|ve|d|ll)|\w+n't"
)
_ADVERB = re.compile(
    r"\w{2,}ly|also|never|not|now|then|still|just|even|ever|only|already|once|too|later|earlier"
    r"|soon|often"
)
_NO_ADVERB = listed("ally daily early family fly likely only rally reply supply")
_ED = re.compile(r"(?!un|so-)\w{2,}ed")
_ABBREVIATED = (
    "Adm|Brig|Capt|Cmdr|Col|Dr|Gen|Gov|Hon|Jr|Lt|Maj|Messrs|Mr|Mrs|Ms|Prof|Rep|Rev|Sen|Sgt|Sr|St"
)


class Token(NamedTuple):
    """A word or a punctuation mark of a text.

    Attributes:
        start: Its offset in the text.
        end: The offset after it.
        text: As it stands.
        word: In lower case, with straight apostrophes.
    """

    start: int
    end: int
    text: str
    word: str

    @property
    def is_word(self) -> bool:
        """Tell a word from a punctuation mark."""
        return self.text[0].isalnum()

    @property
    def is_name(self) -> bool:
        """Tell whether it is written with a capital."""
        return self.text[0].isupper()


@cache
def _token() -> re.Pattern[str]:
    abbreviation = rf"(?:{_ABBREVIATED})\.|(?:[^\W\d_]\.){{2,}}(?:[-‑]\w+)*|[A-Z]\.(?=\s+[A-Z])"
    return re.compile(rf"{abbreviation}|\w+(?:['’‑.,-]\w+)*|[^\w\s]")


def tokens(text: str, start: int, end: int) -> list[Token]:
    """Return the words and punctuation marks of `[start, end)`, in order."""
    return [
        Token(found.start(), found.end(), found[0], found[0].lower().replace("’", "'"))
        for found in _token().finditer(text, start, end)
    ]


def word_at(found: Sequence[Token], at: int) -> str:
    """Return the lower-case word of the token `at`, or an empty string beyond the ends."""
    return found[at].word if 0 <= at < len(found) else ""


def is_adverb(word: str) -> bool:
    """Tell whether a word is, by its form, an adverb or a negation."""
    return word not in _NO_ADVERB and _ADVERB.fullmatch(word) is not None


def is_auxiliary(word: str) -> bool:
    """Tell whether a word is an auxiliary, or ends in one: "couldn't", "there's"."""
    return word in AUXILIARIES or _CONTRACTED.fullmatch(word) is not None


def is_verb(found: Sequence[Token], at: int) -> bool:
    """Tell whether the token `at` looks like a finite verb or a participle used as one."""
    word = found[at].word
    if is_auxiliary(word):
        return True
    if found[at].is_name:
        return False
    before = found[at - 1].word if at else ""
    if before in DETERMINERS or (before.endswith("'s") and not is_auxiliary(before)):
        return False
    if word in bases():
        return word not in NOUNS or before in PRONOUNS
    return word in _VERBS or _ED.fullmatch(word) is not None


def has_verb(found: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether one of the tokens `start … end - 1` looks like a verb."""
    return any(is_verb(found, at) for at in range(start, min(end, len(found))))
