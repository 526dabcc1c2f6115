"""When somebody else wrote a file that is open here: nothing is overwritten unseen."""

from __future__ import annotations

import dataclasses
from typing import Any

from reportedly.errors import ReportedlyError
from reportedly.files.save import digest
from reportedly_tui.session import editing
from reportedly_tui.session.joining import join, keep_mine
from reportedly_tui.session.outcome import Choice, Menu, Notice, Outcome
from reportedly_tui.session.saver import OpenFile, entries_of
from reportedly_tui.session.session import CHANGED, Session

SETTLED = ("saved", "new")
"""States of a file on which no edit is pending."""


def settle(session: Session, open_file: OpenFile) -> Outcome:
    """What to do about a file's new state: nothing, say it, or ask whose labels to keep."""
    if open_file.state == "failed" and open_file.lock is None and open_file.base is None:
        return _read_only(session, open_file)
    if open_file.state == "failed":
        return Notice(f"NOT SAVED: {open_file.reason}", "error")
    if open_file.state == "changed" and open_file.base is not None:
        return rejoin(session, open_file)
    if open_file.state == "changed":
        return _whose(session, open_file)
    return None


def _read_only(session: Session, open_file: OpenFile) -> Outcome:
    """Another app holds the file: what is on disk is shown, and nothing can be edited."""
    reason = open_file.reason
    if open_file.edits and open_file.path.exists():
        reread(session, open_file)
        open_file.state, open_file.reason = "failed", reason
    _forbid(session, open_file, reason)
    return Notice(f"read-only: {reason}", "warning")


def _forbid(session: Session, open_file: OpenFile, reason: str) -> None:
    """Let the article whose labels the file holds be read only."""
    for reading in session.readings.values():
        if reading.file is open_file.file:
            reading.read_only, reading.outdated = reason, False


def rejoin(session: Session, open_file: OpenFile) -> Outcome:
    """Read a shared file anew and carry out on it what was changed here since it was read.

    Of an entry that was changed on both sides, a person says which state it shall have.
    """
    from reportedly.files.document import KeyedFile
    from reportedly.files.reader import Unreadable

    assert open_file.base is not None
    try:
        data = open_file.path.read_bytes()
        fresh = KeyedFile.parse(data, open_file.file.model_type)
    except (OSError, Unreadable):
        return _whose(session, open_file)
    base = entries_of(fresh)
    clashes = join(open_file.base, open_file.file, fresh)

    def go_on(answer: str) -> Outcome:
        if answer == "mine":
            keep_mine(fresh, clashes)
        session.saver.adopt(open_file, fresh, digest(data), base)
        if entries_of(fresh) != base:
            session.saver.request(open_file)
        return None

    if not clashes:
        return go_on("")
    choices = (
        Choice("theirs", "take theirs", "T", "; ".join(_said(one.theirs) for one in clashes)),
        Choice("mine", "keep what is here", "M", "; ".join(_said(one.mine) for one in clashes)),
    )
    names = ", ".join(one.key for one in clashes)
    return Menu(f"someone else changed {names} in {open_file.path.name}, too", choices, go_on)


def _said(entry: Any) -> str:
    """An entry's values in a few words."""
    if entry is None:
        return "removed"
    values = (getattr(entry, one.name) for one in dataclasses.fields(entry))
    words = (", ".join(each) if isinstance(each, tuple) else each for each in values)
    return " · ".join(word for word in words if word)


def _whose(session: Session, open_file: OpenFile) -> Outcome:
    choices = (  # capitals, so that a key pressed before the question came does not answer it
        Choice("theirs", "read the file anew", "T", "the edits made here since are dropped"),
        Choice(
            "mine",
            "keep these labels",
            "M",
            "the file as it was written stays beside it as .theirs",
        ),
    )

    def decide(answer: str) -> Outcome:
        if answer == "theirs":
            return reread(session, open_file)
        return _overwrite(session, open_file)

    name = session.workspace.relative(open_file.path)
    return Menu(f"someone else wrote {name}", choices, decide)


def _overwrite(session: Session, open_file: OpenFile) -> Outcome:
    """Keep the labels of this app; the other file is kept beside it under another name."""
    try:
        theirs = open_file.path.read_bytes()
    except FileNotFoundError:
        open_file.digest = None
        session.saver.request(open_file)
        return Notice("the file was gone; it is written again")
    found = digest(theirs)
    aside = open_file.path.with_name(f"{open_file.path.stem}.{found[:8]}.theirs")
    try:
        aside.write_bytes(theirs)
    except OSError as error:
        return Notice(f"{aside.name} can't be written: {error.strerror}", "error")
    open_file.digest = found
    session.saver.request(open_file)
    return Notice(f"kept; the other one is {aside.name}")


def reread(session: Session, open_file: OpenFile) -> Outcome:
    """Read the file anew. What can't be read can't be edited, unless edits are pending here."""
    from reportedly.files.reader import Unreadable

    try:
        editing.reread(session, open_file)
    except Unreadable as error:
        place = f"{session.workspace.relative(open_file.path)}:{error.line}:{error.column}"
        if open_file.state in SETTLED:
            _forbid(session, open_file, f"{place}: {error.message}")
        return Notice(f"{place}: {error.message}", "error")
    except FileNotFoundError:
        open_file.digest, open_file.state = None, "new"
        return Notice(f"{open_file.path.name} is gone; the next edit writes it again", "warning")
    return Notice(f"{open_file.path.name} was read anew: it had changed on disk")


def look(session: Session) -> Outcome:
    """Read anew what was changed on disk: the article on screen, and what else shows of it.

    Of what an edit is pending on, nothing is read; nor the text while an attribution is being made.
    """
    outcome = _look_at_text(session) if _is_idle(session) else None
    for open_file in session.watched():
        outcome = _look_at(session, open_file) or outcome
    return outcome


def _is_idle(session: Session) -> bool:
    reading = session.current
    return (
        reading is not None and session.file_of(reading).state in SETTLED and reading.draft is None
    )


def _look_at_text(session: Session) -> Outcome:
    """Show the article with the text it has now; one that is gone or unreadable stays as it was."""
    reading = session.reading
    try:
        facts = session.workspace.article_path(reading.address).stat()
        seen = (facts.st_mtime_ns, facts.st_size, facts.st_ino)
        if reading.seen == seen:
            return None
        article = session.workspace.article(reading.address)
    except (OSError, ReportedlyError):
        return None
    reading.seen = seen
    if article.sha256 == reading.article.sha256:
        return None
    reading = session.renew(article)
    reading.seen = seen
    if reading.outdated:
        return Notice(CHANGED, "warning")
    return Notice("the article was read anew: its text had changed on disk")


def _look_at(session: Session, open_file: OpenFile) -> Outcome:
    """Read a file anew that was changed on disk, when nothing is pending here."""
    if open_file.state not in SETTLED:
        return None
    try:
        facts = open_file.path.stat()
        seen = (facts.st_mtime_ns, facts.st_size, facts.st_ino)
        if open_file.seen == seen:
            return None
        found = digest(open_file.path.read_bytes())
    except OSError:
        return None
    open_file.seen = seen
    if found == open_file.digest:
        return None
    outcome = reread(session, open_file)
    if any(reading.file is open_file.file for reading in session.readings.values()):
        open_file.digest = found  # where it can't be read, nothing can be edited over it either
    return outcome
