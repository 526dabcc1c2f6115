"""Saving beside the keys: every edit is on the disk before it is called saved."""

from __future__ import annotations

import os
import threading

import pytest
from sitting import HERALD_AT, WIRE_AT, Keyboard, Reports, items

from reportedly.files.locks import hold
from reportedly.files.reader import read
from reportedly.files.save import digest
from reportedly_schemas.annotation import AnnotationFile
from reportedly_schemas.sources import SourcesFile
from reportedly_tui.session.saver import OpenFile, Saver
from reportedly_tui.session.session import Session


def on_disk(session: Session, address: str = HERALD_AT) -> AnnotationFile:
    path = session.workspace.annotation_path(address, "ana")
    return read(path.read_bytes(), AnnotationFile)


def wait_until_saved(session: Session, reports: Reports) -> OpenFile:
    open_file = session.file_of(session.reading)
    reports.wait_for(lambda: open_file.state != "saving")
    assert (open_file.state, open_file.reason) == ("saved", "")
    return open_file


def test_nothing_is_written_before_the_first_edit(saving: Session, reports: Reports):
    open_file = saving.file_of(saving.reading)
    assert open_file.state == "new"
    saving.close()
    assert not open_file.path.exists()
    assert reports.told == []


def test_an_edit_is_saved_at_once(saving: Session, reports: Reports):
    Keyboard(saving).select("cracks").press("1")
    open_file = wait_until_saved(saving, reports)
    assert list(on_disk(saving).claims) == items(saving, "claims")
    assert open_file.digest == digest(open_file.path.read_bytes())
    assert open_file.path.read_bytes() == open_file.file.snapshot().render()
    assert open_file.seen is not None


def test_every_edit_of_a_burst_is_there_in_the_end(saving: Session, reports: Reports):
    keyboard = Keyboard(saving)
    for word in ("breach", "wall", "crew", "board", "cracks", "mayor", "houses"):
        keyboard.select(word).press("1")
    wait_until_saved(saving, reports)
    assert len(on_disk(saving).claims) == 7
    keyboard.press("u u")
    wait_until_saved(saving, reports)
    assert len(on_disk(saving).claims) == 5


def test_a_burst_is_written_once_or_twice(workspace, monkeypatch: pytest.MonkeyPatch):
    from reportedly.files import save as saving_module

    began, go_on, written = threading.Event(), threading.Event(), []
    real = saving_module.save

    def slow(path, data, expected):
        began.set()
        assert go_on.wait(20)
        written.append(data)
        return real(path, data, expected)

    monkeypatch.setattr(saving_module, "save", slow)
    session = Session(workspace, "ana")
    session.open(HERALD_AT)
    keyboard = Keyboard(session)
    keyboard.select("cracks").press("1")
    assert began.wait(20)
    for word in ("breach", "wall", "crew"):
        keyboard.select(word).press("1")
    open_file = session.file_of(session.reading)
    assert open_file.state == "saving"
    go_on.set()
    session.close()
    assert len(written) == 2
    assert open_file.state == "saved"
    assert len(on_disk(session).claims) == 4


def test_it_is_not_called_saved_while_something_is_pending(
    workspace, monkeypatch: pytest.MonkeyPatch
):
    from reportedly.files import save as saving_module

    states, session = [], Session(workspace, "ana")
    real = saving_module.save

    def edit_meanwhile(path, data, expected):
        if not states:
            open_file.edits += 1  # as the main thread would
            states.append(open_file.state)
        return real(path, data, expected)

    session.report = lambda one: states.append(one.state)
    monkeypatch.setattr(saving_module, "save", edit_meanwhile)
    session.open(HERALD_AT)
    open_file = session.file_of(session.reading)
    Keyboard(session).select("cracks").press("1")
    session.close()
    assert states == ["saving", "saving"]


def test_closing_waits_for_what_is_pending(saving: Session):
    keyboard = Keyboard(saving)
    for word in ("breach", "wall", "crew"):
        keyboard.select(word).press("1")
    saving.close()
    assert len(on_disk(saving).claims) == 3
    assert saving.file_of(saving.reading).state == "saved"


def test_it_goes_on_after_closing(saving: Session):
    Keyboard(saving).select("cracks").press("1")
    saving.close()
    Keyboard(saving).select("wall").press("1")
    saving.close()
    assert len(on_disk(saving).claims) == 2


def test_every_article_has_a_file_of_its_own(saving: Session):
    Keyboard(saving).select("cracks").press("1")
    saving.open(WIRE_AT)
    Keyboard(saving).select("crews").press("1")
    saving.close()
    assert len(on_disk(saving).claims) == len(on_disk(saving, WIRE_AT).claims) == 1


def test_registry_and_labels_are_both_saved(saving: Session):
    keyboard = Keyboard(saving)
    keyboard.select("the board knew of the cracks").press("a enter t s")
    keyboard.type("Otto Verne").press("enter enter")
    saving.close()
    registry = read(saving.workspace.sources_path("harrow-dam").read_bytes(), SourcesFile)
    assert list(registry.sources) == ["otto-verne"]
    assert on_disk(saving).attributions[0].speaker == ("otto-verne",)


def test_a_label_undone_leaves_a_file_without_labels(saving: Session):
    Keyboard(saving).select("cracks").press("1 u")
    saving.close()
    assert on_disk(saving).claims == ()


def test_the_folder_holds_nothing_else(saving: Session):
    Keyboard(saving).select("cracks").press("1")
    saving.close()
    folder = saving.file_of(saving.reading).path.parent
    assert os.listdir(folder) == ["ana.yaml"]


def test_what_is_on_disk_opens_as_it_was_left(saving: Session, workspace):
    keyboard = Keyboard(saving)
    keyboard.select("the board knew of the cracks").press("a enter")
    keyboard.caret("Dozens").press("s 1 t k n")
    saving.close()
    again = Session(workspace, "ana")
    again.open(HERALD_AT)
    for section in ("claims", "attributions"):
        assert items(again, section) == items(saving, section)
    assert again.file_of(again.reading).state == "saved"


# What goes wrong.


def test_a_second_app_is_told(saving: Session, reports: Reports):
    open_file = saving.file_of(saving.reading)
    lock = hold(open_file.path)
    assert lock is not None
    Keyboard(saving).select("cracks").press("1")
    reports.wait_for(lambda: open_file.state == "failed")
    assert "another reportedly" in open_file.reason
    assert not open_file.path.exists()
    lock.release()
    Keyboard(saving).select("wall").press("1")
    wait_until_saved(saving, reports)
    assert len(on_disk(saving).claims) == 2


def test_the_lock_is_held_from_the_start_and_given_up_at_the_end(saving: Session, reports: Reports):
    open_file = saving.file_of(saving.reading)
    saving.saver.lock(open_file)
    Keyboard(saving).select("cracks").press("1")
    wait_until_saved(saving, reports)
    assert hold(open_file.path) is None
    saving.close()
    lock = hold(open_file.path)
    assert lock is not None
    lock.release()


def test_no_place_for_locks(saving: Session, reports: Reports, home, monkeypatch):
    blocked = home / "blocked"
    blocked.write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(blocked))
    open_file = saving.file_of(saving.reading)
    Keyboard(saving).select("cracks").press("1")
    reports.wait_for(lambda: open_file.state == "failed")
    assert "no lock could be taken" in open_file.reason


def test_what_someone_else_wrote_is_not_overwritten(saving: Session, reports: Reports):
    keyboard = Keyboard(saving)
    keyboard.select("cracks").press("1")
    open_file = wait_until_saved(saving, reports)
    open_file.path.write_bytes(b"# theirs\n" + open_file.path.read_bytes())
    theirs = open_file.path.read_bytes()
    keyboard.select("wall").press("1")
    reports.wait_for(lambda: open_file.state == "changed")
    assert open_file.path.read_bytes() == theirs
    keyboard.select("crew").press("1")
    saving.close()
    assert open_file.state == "changed"
    assert open_file.path.read_bytes() == theirs


def test_a_file_that_came_meanwhile_is_not_overwritten(saving: Session, reports: Reports):
    open_file = saving.file_of(saving.reading)
    open_file.path.parent.mkdir(parents=True)
    open_file.path.write_bytes(b"theirs\n")
    Keyboard(saving).select("cracks").press("1")
    reports.wait_for(lambda: open_file.state == "changed")
    assert open_file.path.read_bytes() == b"theirs\n"


def test_a_file_in_the_place_of_the_folder(saving: Session, reports: Reports):
    open_file = saving.file_of(saving.reading)
    open_file.path.parent.parent.mkdir(parents=True)
    open_file.path.parent.write_text("in the way")
    Keyboard(saving).select("cracks").press("1")
    reports.wait_for(lambda: open_file.state == "failed")
    assert open_file.reason
    open_file.path.parent.unlink()
    Keyboard(saving).select("wall").press("1")
    wait_until_saved(saving, reports)
    assert len(on_disk(saving).claims) == 2


def test_what_would_not_read_back_is_not_written(saving: Session, reports: Reports, monkeypatch):
    from reportedly.files.snapshot import NotEqual, Snapshot

    def refuse(_snapshot, _data):
        raise NotEqual("does not read as what was meant")

    Keyboard(saving).select("cracks").press("1")
    open_file = wait_until_saved(saving, reports)
    before = open_file.path.read_bytes()
    monkeypatch.setattr(Snapshot, "verify", refuse)
    Keyboard(saving).select("wall").press("1")
    reports.wait_for(lambda: open_file.state == "failed")
    assert "does not read as what was meant" in open_file.reason
    assert open_file.path.read_bytes() == before


def test_a_saver_that_was_never_asked_closes_at_once():
    Saver(lambda _file: None).close([])
