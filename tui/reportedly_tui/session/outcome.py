"""What an action asks of the screen when it can't finish by itself.

The session knows no screen: it returns one of these values, and the screen that shows it
calls `then` with the user's answer, which may again return one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from reportedly_tui.session.questions import Question


@dataclass(frozen=True, slots=True)
class Notice:
    """A line for the user."""

    text: str
    severity: Literal["information", "warning", "error"] = "information"

    @property
    def role(self) -> str:
        """How it is painted."""
        return {"information": "text", "warning": "warning", "error": "bad"}[self.severity]


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a menu or a picker.

    In a menu, the key `also` chooses it as well; in a picker it is found by its `names`, too.
    """

    value: str
    label: str
    key: str = ""
    detail: str = ""
    colour: str = ""
    on: bool = False
    also: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Menu:
    """One key chooses. With `clears`, Backspace answers with an empty value.

    `says` are lines to read before choosing.
    """

    title: str
    choices: tuple[Choice, ...]
    then: Callable[[str], Outcome]
    clears: bool = False
    says: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pick:
    """Typing filters, Enter chooses; `create` takes what was typed when nothing matches."""

    title: str
    choices: tuple[Choice, ...]
    then: Callable[[str], Outcome]
    create: Callable[[str], Outcome] | None = None
    clears: bool = False


@dataclass(frozen=True, slots=True)
class Write:
    """A text to write. What stands when the editor closes is kept; Enter closes it on one line."""

    title: str
    text: str
    then: Callable[[str], Outcome]
    one_line: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a form: `choices` makes it a list of codes to choose from by key."""

    name: str
    label: str
    value: str = ""
    choices: tuple[Choice, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """Several short values at once. `then` gets them all and may refuse with a Notice.

    `fill` is called when an entry was changed and returns other entries' new values.
    """

    title: str
    entries: tuple[Entry, ...]
    then: Callable[[dict[str, str]], Outcome]
    fill: Callable[[str, dict[str, str]], dict[str, str]] | None = None


@dataclass(frozen=True, slots=True)
class Find:
    """The search line: `seek` is called as the user types, `then` with Enter."""

    text: str
    seek: Callable[[str], Outcome]
    then: Callable[[str], Outcome]
    cancel: Callable[[], Outcome]


@dataclass(frozen=True, slots=True)
class Go:
    """Show another place: the desk, an article, a help screen; leave; or carry out a command here.

    In an article, `label` is chosen where it is in the annotator's own labels; else `span` is
    selected, in code points.
    """

    place: Literal[
        "desk",
        "article",
        "help",
        "palette",
        "quit",
        "pane",
        "theme",
        "filter",
        "sources",
        "board",
        "command",
    ]
    address: str = ""
    label: str = ""
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """Text for the clipboard."""

    text: str
    what: str


@dataclass(frozen=True, slots=True)
class Own:
    """A question that has keys and lines of its own."""

    question: Question


@dataclass(frozen=True, slots=True)
class Jump:
    """Letters shown on places; typing them picks one.

    Attributes:
        targets: Letters → the id of a label.
        places: Letters → the offset they are shown at.
        then: Takes the id that was picked.
    """

    targets: dict[str, str]
    places: dict[str, int]
    then: Callable[[str], Outcome]


Outcome: TypeAlias = "Notice | Menu | Pick | Write | Form | Find | Go | Copy | Jump | Own | None"
