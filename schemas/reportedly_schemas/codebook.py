"""A codebook: the label lists of a project, each value with its definition, key and colour.

Light to import: the app needs one before its first frame.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

Colour = Literal[
    "claim",
    "source",
    "cue",
    "content",
    "zone",
    "flag",
    "good",
    "warning",
    "bad",
    "neutral",
    "accent",
]
"""A colour's role; a theme says which colour that is."""
COLOURS: tuple[Colour, ...] = get_args(Colour)

ListName = Literal[
    "zone.kind",
    "claim.kind",
    "claim.checkworthiness",
    "claim.factuality",
    "attribution.quote_type",
    "attribution.stance",
    "assessment.verdict",
    "flag.code",
    "link.relation",
    "link.basis",
    "source.type",
    "source.anonymity",
    "confidence",
]
"""The lists there are. Their values are a project's own; which lists there are is not."""
LISTS: tuple[ListName, ...] = get_args(ListName)

Severity = Literal["error", "warning"]
"""How much a check rule weighs."""
Bounds = tuple[int | None, int | None]
"""The lowest and the highest number a word allows, None where there is none."""

_LIST_OF: dict[tuple[str, str], ListName] = {
    ("zones", "kind"): "zone.kind",
    ("claims", "kind"): "claim.kind",
    ("claims", "checkworthiness"): "claim.checkworthiness",
    ("claims", "factuality"): "claim.factuality",
    ("claims", "flags"): "flag.code",
    ("claims", "confidence"): "confidence",
    ("assessment", "verdict"): "assessment.verdict",
    ("attributions", "quote_type"): "attribution.quote_type",
    ("attributions", "stance"): "attribution.stance",
    ("attributions", "flags"): "flag.code",
    ("attributions", "confidence"): "confidence",
    ("flags", "code"): "flag.code",
    ("links", "relation"): "link.relation",
    ("links", "basis"): "link.basis",
    ("sources", "type"): "source.type",
    ("sources", "anonymity"): "source.anonymity",
}


def list_of(section: str, field: str) -> ListName | None:
    """Return the list that a field's values come from, None when it has no list.

    Args:
        section: Where the label stands, such as `claims`; `assessment` for a claim's.
        field: The field, such as `kind`.
    """
    return _LIST_OF.get((section, field))


class Value(NamedTuple):
    """One value of a list.

    Attributes:
        value: What stands in the files.
        label: What stands on screen.
        definition: How to tell that it applies.
        key: The one letter or digit that picks it, its own among the list's values in use.
        colour: Its colour's role.
        deprecated: Why not to use it any more; None while it is in use.
    """

    value: str
    label: str
    definition: str
    key: str
    colour: Colour
    deprecated: str | None = None


class Codebook(NamedTuple):
    """A project's label lists and conventions.

    Attributes:
        id: Its name.
        version: Raised by the project when its values change.
        lists: The values of every list, in the order they are shown.
        quantity_words: What a word such as `dozens` says in numbers.
        severities: The check rules that weigh other than usual, by code.
    """

    id: str
    version: int
    lists: dict[str, tuple[Value, ...]]
    quantity_words: dict[str, Bounds]
    severities: dict[str, Severity]

    @property
    def tag(self) -> str:
        """What a file's `codebook` field says: `default@1`."""
        return f"{self.id}@{self.version}"

    def values(self, name: str, *, deprecated: bool = False) -> tuple[Value, ...]:
        """Return the values of a list; those out of use only with `deprecated`.

        A list that there is not has no values.
        """
        values = self.lists.get(name, ())
        return values if deprecated else tuple(each for each in values if not each.deprecated)

    def find(self, name: str, value: str) -> Value | None:
        """Return a value of a list, also one out of use; None when the list has none such."""
        return next((each for each in self.lists.get(name, ()) if each.value == value), None)

    def by_key(self, name: str, key: str) -> Value | None:
        """Return the value in use that a key picks; None when it picks none."""
        return next((each for each in self.values(name) if each.key == key), None)
