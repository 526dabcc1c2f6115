"""The status line above the article and the footer below it."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from reportedly.text.phrases import how_many
from reportedly_tui.keys.actions import ACTIONS, BY_ID
from reportedly_tui.keys.keymap import Keymap
from reportedly_tui.session.lines import Line, Part, line
from reportedly_tui.session.room import FOLDS
from reportedly_tui.session.session import Session

if TYPE_CHECKING:
    from reportedly.gitstate import GitState
    from reportedly_tui.session.filtering import Filtered

SAVED = {
    "new": ("nothing yet", "muted"),
    "saved": ("saved", "good"),
    "saving": ("saving…", "warning"),
    "failed": ("NOT SAVED", "bad"),
    "changed": ("CHANGED ON DISK", "bad"),
}

SHORT = {"escape": "esc", "shift+tab": "⇧tab", "pagedown": "pgdn", "pageup": "pgup"}
"""Keys whose names are long, as the footer has them."""

GAP = "  "
"""Before every hint."""

PLACE, SHORT_PLACE = 27, 19
"""Cells kept for where the selection stands, so that the keys beside it need no repainting."""

INSPECTING = ("j k move · enter sets · d clears · tab back", "muted")
"""What the footer offers while the keys go to the inspector."""

DRAFTING = (
    "draft.accept",
    "draft.next",
    "draft.empty",
    "draft.skip",
    "draft.fragment",
    "cancel",
)
"""What the footer offers while an attribution is made."""


def status_line(session: Session, git: GitState | None, width: int) -> Line:
    """Article, annotator, status, whether all is saved, git, and how many labels there are.

    Where `width` cells do not hold all of that, the counts go first, then the collection, then git.
    """
    reading = session.reading
    collection, _, article = reading.address.partition("/")
    status = str(reading.file.get("status")).replace("_", " ")
    state, role = SAVED[session.file_of(reading).state]
    if reading.read_only:
        state, role = "read-only", "bad"
    claims, attributions = (len(reading.file.items(name)) for name in ("claims", "attributions"))
    counts = f"   {how_many(claims, 'claim')} · {attributions} attr"
    shown: dict[str, Part] = {
        "collection": (f" {collection} ▸", "muted"),
        "article": (f" {article}", "heading"),
        "right": ("\t", ""),
        "who": (f" {session.annotator} · {status} · ", "muted"),
        "saved": (state, role),
        "git": (git_words(git), "muted"),
        "counts": (counts, "text"),
        "edge": (" ", "muted"),
    }
    for name in ("counts", "collection", "git"):
        if sum(len(text) for text, _ in shown.values()) > width:
            del shown[name]
    return line(*shown.values())


def git_words(git: GitState | None) -> str:
    """The file's state in git, the branch, and how many files differ."""
    if git is None or git.branch is None:
        return ""
    file = "" if git.file in ("none", "clean") else f" {git.file}"
    changed = f" ✱{git.changed}" if git.changed else ""
    return f" · {git.branch}{file}{changed}"


def place_words(session: Session, *, short: bool = False) -> str:
    """Where the selection stands and how long it is."""
    reading = session.reading
    at = reading.selection
    length = at.end - at.start
    if starts := reading.known_starts:
        number = bisect_right(starts, at.start)
        where = f"{'' if short else 'sentence '}{number}/{len(starts)}"
    else:
        where = f"{100 * at.start // max(1, len(reading.text))} %"
    return f" {where} · {length} chars" if length else f" {where}"


def footer_line(
    session: Session,
    keymap: Keymap,
    context: str,
    pending: str,
    note: tuple[str, str],
    width: int,
) -> Line:
    """Where the selection stands, then the keys that work here; a note takes their place."""
    reading = session.reading
    parts = _standing(session, short=width < FOLDS)
    if reading.outdated and reading.settling is None:
        key = keymap.key_of("reanchor")
        parts = [(" TEXT CHANGED ", "ask"), (key, "key"), (" reanchor ", "muted"), *parts]
    if pending:
        return line(*parts, (f"{GAP}{pending}…", "ask"))
    room = width - sum(len(text) for text, _ in parts)
    if note[0]:
        return line(*(parts if len(note[0]) + len(GAP) <= room else []), (GAP, "text"), note)
    return line(*parts, *_hints(keymap, context, reading.subject is not None, room))


def _standing(session: Session, *, short: bool) -> list[Part]:
    """What the next key acts on: a part that is asked for, or the selection."""
    reading = session.reading
    parts: list[Part] = []
    if draft := reading.draft:
        which = f"{draft.shown + 1}/{len(draft.proposals)}" if draft.proposals else "by hand"
        parts.append((f" {draft.asked}? {which} ", "ask"))
    if reading.settling is not None:
        parts.append((" its words? Enter takes them, Esc goes back ", "ask"))
    if not (draft and short):
        words = place_words(session, short=short)
        parts.append((words.ljust(SHORT_PLACE if short else PLACE), "text"))
    if reading.extending:
        parts.append((" EXTEND ", "ask"))
    if reading.needle:
        parts.append((f" /{reading.needle} ", "accent"))
    return parts


def _fitting(hints: list[list[Part]], room: int) -> list[Part]:
    """As many hints as fit, whole; the last of them, which leads to all others, is always there."""
    last = hints[-1] if hints else []
    room -= sum(len(text) for text, _ in last)
    made: list[Part] = []
    for hint in hints[:-1]:
        room -= sum(len(text) for text, _ in hint)
        if room < 0:
            break
        made += hint
    return [*made, *last]


@lru_cache(maxsize=64)
def _hints(keymap: Keymap, context: str, subject: bool, room: int) -> list[Part]:
    """The keys that work in `context`, with a label under the caret or without, as many as fit."""
    listed = [BY_ID[name] for name in DRAFTING]
    if context != "draft":
        places = (context, "everywhere")
        listed = [one for one in ACTIONS if one.footer and one.context in places]
        listed.sort(key=lambda one: one.footer)
    hints: list[list[Part]] = []
    for one in listed:
        key = SHORT.get(keymap.key_of(one.id), keymap.key_of(one.id))
        if key and (subject or one.id != "edit"):
            hints.append([(GAP, "muted"), (key, "key"), (f" {one.title}", "muted")])
    return _fitting(hints, room)


def list_footer(
    listed: Filtered, keymap: Keymap, context: str, pending: str, note: tuple[str, str], width: int
) -> Line:
    """The keys that work over a list; what is typed to filter it or a note takes their place."""
    desk = context == "desk"
    if listed.filtering:
        enter = "opens" if desk else "keeps the filter"
        hint = (f"   Enter {enter} · Esc shows all", "muted")
        return line((" filter: ", "key"), *listed.typing.parts(40), hint)
    if pending:
        return line((f" {pending}…", "ask"))
    if note[0]:
        return line((f" {note[0]}", note[1]))
    own = [one for one in ACTIONS if one.footer and one.context == context]
    own.sort(key=lambda one: one.footer)
    hints = [_hint(keymap, one.id, one.title) for one in own]
    leave = _hint(keymap, "back", "quit" if desk else "back", "")
    hints.append([*_hint(keymap, "help", "help"), *leave])
    return line((" ", "text"), *_fitting(hints, width - 1))


def _hint(keymap: Keymap, action: str, words: str, after: str = GAP) -> list[Part]:
    key = keymap.key_of(action)
    return [(key, "key"), (f" {words}{after}", "muted")] if key else []
