"""A file that somebody else wrote meanwhile: seen, and never overwritten unseen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sitting import HERALD_AT, Keyboard, Reports, items, labels_of, notice

from reportedly.files.locks import hold
from reportedly.files.save import digest
from reportedly_schemas.annotation import Claim, Span
from reportedly_tui.session.conflicts import look, settle
from reportedly_tui.session.outcome import Menu
from reportedly_tui.session.saver import OpenFile
from reportedly_tui.session.session import Session

BREACH = Claim("c0000b", (Span(0, 10, "Dam breach"),))


def theirs(session: Session) -> bytes:
    """What somebody else labels meanwhile."""
    return labels_of(session.workspace, HERALD_AT, claims=(BREACH,))


def write(session: Session, data: bytes) -> OpenFile:
    open_file = session.file_of(session.reading)
    open_file.path.parent.mkdir(parents=True, exist_ok=True)
    open_file.path.write_bytes(data)
    return open_file


def labelled(session: Session, reports: Reports, words: str = "cracks") -> OpenFile:
    """Make a claim and wait until what comes of it is known."""
    Keyboard(session).select(words).press("1")
    open_file = session.file_of(session.reading)
    reports.wait_for(lambda: open_file.state != "saving")
    return open_file


@pytest.fixture
def changed(saving: Session, reports: Reports) -> Session:
    """A session whose file somebody else wrote between two edits."""
    assert labelled(saving, reports).state == "saved"
    write(saving, theirs(saving))
    assert labelled(saving, reports, "wall").state == "changed"
    return saving


def choose(session: Session, key: str):
    question = settle(session, session.file_of(session.reading))
    assert isinstance(question, Menu)
    chosen = next(choice for choice in question.choices if choice.key == key)
    return question.then(chosen.value)


def ids(session: Session) -> list[str]:
    return [label.id for label in items(session, "claims")]


# What a new state asks for.


def test_a_file_that_was_saved_asks_for_nothing(saving: Session, reports: Reports):
    open_file = labelled(saving, reports)
    assert settle(saving, open_file) is None
    assert look(saving) is None


def test_a_save_that_failed_is_said(saving: Session, reports: Reports):
    open_file = labelled(saving, reports)
    open_file.state, open_file.reason = "failed", "the disk is full"
    assert notice(settle(saving, open_file)) == "NOT SAVED: the disk is full"


def test_theirs_are_read_and_mine_are_dropped(changed: Session):
    said = choose(changed, "T")
    assert "read anew" in notice(said)
    assert ids(changed) == [BREACH.id]
    open_file = changed.file_of(changed.reading)
    assert (open_file.state, open_file.digest) == ("saved", digest(theirs(changed)))
    assert changed.reading.marks.between(0, 10_000)[0].id == BREACH.id
    assert changed.history.done == []


def test_mine_are_kept_and_theirs_stay_beside_them(changed: Session, reports: Reports):
    mine = ids(changed)
    said = choose(changed, "M")
    open_file = changed.file_of(changed.reading)
    reports.wait_for(lambda: open_file.state == "saved")
    assert ids(changed) == mine
    assert open_file.path.read_bytes() == open_file.file.snapshot().render()
    (aside,) = open_file.path.parent.glob("*.theirs")
    assert aside.name in notice(said)
    assert aside.read_bytes() == theirs(changed)
    assert changed.workspace.annotators(HERALD_AT) == ["ana"]


def test_nothing_is_written_until_it_is_decided(changed: Session, reports: Reports):
    assert labelled(changed, reports, "crew").state == "changed"
    open_file = changed.file_of(changed.reading)
    assert open_file.path.read_bytes() == theirs(changed)


def test_theirs_changing_again_is_seen_again(changed: Session, reports: Reports):
    open_file = changed.file_of(changed.reading)
    question = settle(changed, open_file)
    assert isinstance(question, Menu)
    open_file.path.write_bytes(b"# once more\n" + theirs(changed))
    question.then("mine")
    reports.wait_for(lambda: open_file.state == "saved")
    (aside,) = open_file.path.parent.glob("*.theirs")
    assert aside.read_bytes().startswith(b"# once more\n")


def test_edits_go_on_after_either_answer(changed: Session, reports: Reports):
    choose(changed, "T")
    open_file = labelled(changed, reports, "mayor")
    assert open_file.state == "saved"
    assert len(ids(changed)) == 2
    Keyboard(changed).press("u")
    assert ids(changed) == [BREACH.id]


def test_what_can_not_be_read_is_not_taken_for_mine(changed: Session, reports: Reports):
    mine = ids(changed)
    open_file = write(changed, b"<<<<<<< ours\n")
    assert "ana.yaml:1:1:" in notice(choose(changed, "T"))
    assert open_file.state == "changed"
    assert ids(changed) == mine
    choose(changed, "M")
    reports.wait_for(lambda: open_file.state == "saved")
    (aside,) = open_file.path.parent.glob("*.theirs")
    assert aside.read_bytes() == b"<<<<<<< ours\n"


@pytest.mark.parametrize(("key", "words"), [("M", "written again"), ("T", "is gone")])
def test_a_file_that_was_removed(changed: Session, reports: Reports, key: str, words: str):
    open_file = changed.file_of(changed.reading)
    open_file.path.unlink()
    assert words in notice(choose(changed, key))
    assert labelled(changed, reports, "mayor").state == "saved"
    assert open_file.path.read_bytes() == open_file.file.snapshot().render()


def test_where_theirs_can_not_be_put_aside_nothing_is_lost(changed: Session, monkeypatch):
    from pathlib import Path

    def full(_path, _data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert "No space left" in notice(choose(changed, "M"))
    open_file = changed.file_of(changed.reading)
    assert open_file.state == "changed"
    assert open_file.path.read_bytes() == theirs(changed)


# Looking at the file now and then.


def test_a_change_on_disk_is_noticed(saving: Session, reports: Reports):
    labelled(saving, reports)
    write(saving, theirs(saving))
    assert "read anew" in notice(look(saving))
    assert ids(saving) == [BREACH.id]
    assert look(saving) is None


def test_a_file_that_comes_is_noticed(saving: Session):
    assert look(saving) is None
    write(saving, theirs(saving))
    assert "read anew" in notice(look(saving))
    assert ids(saving) == [BREACH.id]


def test_the_same_bytes_written_again_are_no_change(saving: Session, reports: Reports):
    open_file = labelled(saving, reports)
    open_file.path.write_bytes(open_file.path.read_bytes())
    assert look(saving) is None
    assert saving.history.done


def test_while_something_is_pending_nothing_is_read(changed: Session):
    assert look(changed) is None
    assert len(ids(changed)) == 2


def test_a_file_that_is_gone_is_nothing_to_read(saving: Session, reports: Reports):
    labelled(saving, reports).path.unlink()
    assert look(saving) is None
    assert len(ids(saving)) == 1


def test_what_can_not_be_read_can_not_be_edited_until_it_can(saving: Session, reports: Reports):
    good = labelled(saving, reports).path.read_bytes()
    write(saving, b"status: [")
    assert "ana.yaml:" in notice(look(saving))
    assert "ana.yaml:" in saving.reading.read_only
    assert "read-only" in notice(Keyboard(saving).select("wall").press("1"))
    assert look(saving) is None
    write(saving, good)
    assert "read anew" in notice(look(saving))
    assert saving.reading.read_only == ""
    assert labelled(saving, reports, "wall").state == "saved"


def test_labels_of_another_text_can_not_be_edited(saving: Session):
    other = theirs(saving).replace(saving.reading.article.sha256.encode(), b"0" * 64)
    write(saving, other)
    assert "read anew" in notice(look(saving))
    assert "text changed" in saving.reading.read_only
    write(saving, theirs(saving))
    look(saving)
    assert saving.reading.read_only == ""


def test_what_is_selected_stays_selected(saving: Session, reports: Reports):
    labelled(saving, reports)
    at = saving.reading.selection
    write(saving, theirs(saving))
    look(saving)
    assert saving.reading.selection == at
    assert saving.reading.chosen is None
    assert saving.reading.held is None


# A second app.


@pytest.fixture
def held(saving: Session):
    """The session's file, open in another app."""
    lock = hold(saving.file_of(saving.reading).path)
    assert lock is not None
    yield saving
    lock.release()


def test_a_second_app_reads_only(held: Session, reports: Reports):
    write(held, theirs(held))
    open_file = held.file_of(held.reading)
    held.saver.lock(open_file)
    reports.wait_for(lambda: open_file.state == "failed")
    assert "read-only: another reportedly" in notice(settle(held, open_file))
    assert "another reportedly" in held.reading.read_only
    assert "read-only" in notice(Keyboard(held).select("wall").press("1"))


def test_an_edit_made_before_that_was_known_is_not_shown_as_if_saved(
    held: Session, reports: Reports
):
    write(held, theirs(held))
    open_file = labelled(held, reports)
    assert open_file.state == "failed"
    assert "read-only: another reportedly" in notice(settle(held, open_file))
    assert "another reportedly" in held.reading.read_only
    assert ids(held) == [BREACH.id]
    assert open_file.state == "failed"
    assert open_file.path.read_bytes() == theirs(held)


def test_a_second_app_on_a_file_that_can_not_be_read(held: Session, reports: Reports):
    write(held, b"status: [")
    open_file = labelled(held, reports)
    assert "another reportedly" in notice(settle(held, open_file))
    assert "another reportedly" in held.reading.read_only


def test_sources_that_others_add_are_noticed(saving: Session, reports: Reports):
    labelled(saving, reports)
    saving.registry()
    path = saving.workspace.sources_path("harrow-dam")
    path.write_bytes(b"format: reportedly/sources@1\nsources:\n  ben:\n    name: Ben\n")
    assert notice(look(saving)) == "sources.yaml was read anew: it had changed on disk"
    assert list(saving.registry().items("sources")) == ["ben"]
    assert look(saving) is None


def test_sources_that_can_not_be_read_are_not_overwritten(saving: Session, reports: Reports):
    labelled(saving, reports)
    saving.registry()
    path = saving.workspace.sources_path("harrow-dam")
    path.write_bytes(b"sources: {")
    assert "sources.yaml:" in notice(look(saving))
    keyboard = Keyboard(saving).select("the board knew of the cracks")
    keyboard.press("a enter t s")
    keyboard.type("Ben").press("enter enter")
    registry = saving.sources("harrow-dam")
    reports.wait_for(lambda: registry.state == "changed")
    assert path.read_bytes() == b"sources: {"


def test_the_guide_names_the_keys(changed: Session):
    question = settle(changed, changed.file_of(changed.reading))
    assert isinstance(question, Menu)
    guide = (Path(__file__).parents[3] / "docs/guide.md").read_text(encoding="utf-8")
    said = re.search(r"You are asked: `(.)` reads the file anew .*?, `(.)` keeps", guide, re.DOTALL)
    assert said is not None
    assert [said[1], said[2]] == [choice.key for choice in question.choices]
