"""Edits on the session's files: carried out, followed by the indexes, saved, undone, redone."""

from __future__ import annotations

from dataclasses import replace

from reportedly.edits import Batch, Edit, StaleEdit, apply, items_of
from reportedly.files.document import KeyedFile
from reportedly.files.save import digest
from reportedly_tui.session.history import Step
from reportedly_tui.session.outcome import Notice, Outcome, Write
from reportedly_tui.session.reading import SECTIONS, Reading
from reportedly_tui.session.saver import OpenFile
from reportedly_tui.session.session import Session


def edit(session: Session, title: str, *edits: Edit, choose: str | None = None) -> Notice | None:
    """Carry out edits on the current article's labels, choose a label, and have them saved."""
    path = str(session.file_of(session.reading).path)
    return edit_files(session, title, [(path, one) for one in edits], choose=choose)


def edit_with_source(session: Session, title: str, source: Edit, *edits: Edit) -> Notice | None:
    """Edit the registry and the current article's labels in one step."""
    registry = str(session.sources(session.reading.address.partition("/")[0]).path)
    labels = str(session.file_of(session.reading).path)
    pairs = [(registry, source), *((labels, one) for one in edits)]
    return edit_files(session, title, pairs)


def batch(edits: list[Edit]) -> Edit:
    """One edit of several."""
    return edits[0] if len(edits) == 1 else Batch(tuple(edits))


def edit_files(
    session: Session,
    title: str,
    edits: list[tuple[str, Edit]],
    *,
    choose: str | None = None,
    settling: bool = False,
) -> Notice | None:
    """Carry out edits on open files, by path, as one step of the article on screen.

    Labels that were made on another text are only edited to settle that.
    """
    reading = session.reading
    if reading.read_only and not (settling and reading.outdated):
        return Notice(f"read-only: {reading.read_only}", "warning")
    before = (reading.selection, reading.chosen)
    try:
        inverses = _apply(session, edits)
    except StaleEdit as error:
        return Notice(f"{error}: somebody else changed it meanwhile", "warning")
    if choose is not None:
        reading.choose(choose)
    after = (reading.selection, reading.chosen)
    session.history.record(Step(reading.address, title, tuple(inverses), before, after))
    return None


def edit_apart(session: Session, title: str, edits: list[tuple[str, Edit]]) -> Notice | None:
    """Carry out edits on open files, by path, as a step that belongs to no article."""
    try:
        inverses = _apply(session, edits)
    except StaleEdit as error:
        return Notice(f"{error}: somebody else changed it meanwhile", "warning")
    session.history.record(Step("", title, tuple(inverses), None, None))
    return None


def _apply(session: Session, edits: list[tuple[str, Edit]]) -> list[tuple[str, Edit]]:
    """Apply edits, all or none; keep the indexes, ask for saving; returns what takes them back."""
    done: list[tuple[str, Edit]] = []
    try:
        for path, one in edits:
            done.insert(0, (path, apply(session.files[path].file, one)))
    except Exception:
        for path, inverse in done:
            apply(session.files[path].file, inverse)
        raise
    for path, one in edits:
        for reading in session.readings.values():
            if reading.file is session.files[path].file:
                _follow(reading, one)
                session.judge(reading)
        for item in items_of(one):
            for _, ties in session.compared.values() if item.section == "links" else ():
                ties.follow(session.files[path].file, item.before, item.after)
    for path in dict.fromkeys(path for path, _ in edits):
        session.saver.request(session.files[path])
    return done


def _follow(reading: Reading, done: Edit) -> None:
    """Let an article's index and choice follow an edit of its labels."""
    reading.version += 1
    for item in items_of(done):
        if item.section in SECTIONS:
            reading.reindex(item.section, item.before, item.after)
    if not reading.exists(reading.chosen):
        reading.chosen = None
    if not reading.exists(reading.held):
        reading.held = None


def undo(session: Session) -> Notice:
    """Take back the last step, in whichever article it was made, and show it."""
    return _travel(session, session.history.done, session.history.undone, "undone")


def redo(session: Session) -> Notice:
    """Carry out again what was undone last."""
    return _travel(session, session.history.undone, session.history.done, "redone")


def _travel(session: Session, origin: list[Step], target: list[Step], word: str) -> Notice:
    if not origin:
        return Notice(f"nothing to be {word}")
    step = origin[-1]
    reading = session.open(step.place) if step.place else None
    if reading is not None and reading.read_only and not reading.outdated:
        return Notice(f"read-only: {reading.read_only}", "warning")
    if kept := _kept_by_others(session, step):
        return Notice(f"can't be {word}: {step.title}: {kept}", "warning")
    origin.pop()
    try:
        made = _apply(session, list(step.edits))
    except StaleEdit as error:
        return Notice(f"can't be {word}: {step.title}: {error}", "warning")
    target.append(replace(step, edits=tuple(made)))
    standing = step.before if target is session.history.undone else step.after
    if reading is not None and standing is not None:
        selection, chosen = standing
        selection = selection.within(len(reading.text))
        reading.select(selection, chosen if reading.exists(chosen) else None)
        reading.draft = None
    return Notice(f"{word}: {step.title}")


def _kept_by_others(session: Session, step: Step) -> str:
    """Why a step can't be taken back or made again; empty when it can."""
    if not any(item.section == "sources" for _, one in step.edits for item in items_of(one)):
        return ""
    from reportedly_tui.session.naming import kept_by_others

    return kept_by_others(session, step.edits)


def rewrite(session: Session, question: Write, text: str) -> Outcome:
    """Save what is being written; earlier states of the same text are one step with it."""
    if session.rewriting:
        undo(session)
        session.history.undone.clear()
    steps = len(session.history.done)
    result = question.then(text)
    session.rewriting = len(session.history.done) > steps
    return result


def reread(session: Session, open_file: OpenFile) -> None:
    """Read a file anew that was changed on disk; its steps can no longer be undone.

    Those on a shared file still can, as long as nobody else changed what they changed.

    Raises:
        Unreadable: It can't be read as it is now; nothing was changed here.
    """
    data = open_file.path.read_bytes()
    fresh = KeyedFile.parse(data, open_file.file.model_type)
    for reading in session.readings.values():
        if reading.file is open_file.file:
            reading.file = fresh
            reading.read_only, reading.outdated, reading.settling = "", False, None
            session.judge(reading)
            reading.version += 1
            reading.__dict__.pop("marks", None)
            reading.touched.clear()
            reading.select(reading.selection)
            reading.held = None
    session.saver.adopt(open_file, fresh, digest(data))
    if open_file.base is None:
        session.history.forget(str(open_file.path))
