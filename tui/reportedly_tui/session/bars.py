"""The status line above the article and the footer below it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from reportedly_tui.keys.actions import ACTIONS, BY_ID
from reportedly_tui.keys.keymap import Keymap
from reportedly_tui.session.lines import Line, line
from reportedly_tui.session.session import Session

if TYPE_CHECKING:
    from reportedly.gitstate import GitState

SAVED = {
    "new": ("nothing yet", "muted"),
    "saved": ("saved", "good"),
    "saving": ("saving…", "warning"),
    "failed": ("NOT SAVED", "bad"),
    "changed": ("CHANGED ON DISK", "bad"),
}


def status_line(session: Session, git: GitState | None) -> Line:
    """Article, annotator, status, whether all is saved, git, and how many labels there are."""
    reading = session.reading
    collection, _, article = reading.address.partition("/")
    status = str(reading.file.get("status")).replace("_", " ")
    state, role = SAVED[session.file_of(reading).state]
    if reading.read_only:
        state, role = "read-only", "bad"
    claims, attributions = (len(reading.file.items(name)) for name in ("claims", "attributions"))
    return line(
        (f" {collection} ▸ ", "muted"),
        (article, "heading"),
        ("\t", ""),
        (f"{session.annotator} · {status} · ", "muted"),
        (state, role),
        (git_words(git), "muted"),
        (f"   {claims} claims · {attributions} attr ", "text"),
    )


def git_words(git: GitState | None) -> str:
    """The file's state in git, the branch, and how many files differ."""
    if git is None or git.branch is None:
        return ""
    file = "" if git.file in ("none", "clean") else f" {git.file}"
    changed = f" ✱{git.changed}" if git.changed else ""
    return f" · {git.branch}{file}{changed}"


def place_words(session: Session) -> str:
    """Where the selection stands and how long it is."""
    reading = session.reading
    at = reading.selection
    length = at.end - at.start
    if starts := reading.known_starts:
        number = bisect_right(starts, at.start)
        where = f"sentence {number}/{len(starts)}"
    else:
        where = f"{100 * at.start // max(1, len(reading.text))} %"
    return f" {where} · {length} chars" if length else f" {where}"


def footer_line(
    session: Session, keymap: Keymap, context: str, pending: str, note: tuple[str, str]
) -> Line:
    """Where the selection stands, then the keys that work here; a note takes their place."""
    reading = session.reading
    extending = [(" EXTEND ", "ask")] if reading.extending else []
    searching = [(f" /{reading.needle} ", "accent")] if reading.needle else []
    parts = [(place_words(session), "text"), *extending, *searching, ("   ", "text")]
    if pending:
        return line(*parts, (f"{pending}…", "ask"))
    if note[0]:
        return line(*parts, note)
    for title, action_id in _hints(session, context):
        parts += [(f"{keymap.key_of(action_id)}", "key"), (f" {title}  ", "muted")]
    return line(*parts)


def _hints(session: Session, context: str) -> list[tuple[str, str]]:
    if context == "draft":
        wanted = (
            "draft.accept",
            "draft.next",
            "draft.empty",
            "draft.skip",
            "draft.fragment",
            "cancel",
        )
        return [(BY_ID[name].title, name) for name in wanted]
    listed = sorted(
        (one for one in ACTIONS if one.footer and one.context in (context, "everywhere")),
        key=lambda one: one.footer,
    )
    subject = session.current is not None and session.reading.subject is not None
    return [(one.title, one.id) for one in listed if subject or one.id not in ("edit",)]
