"""Files that change, that are broken, or that somebody else has open."""

from __future__ import annotations

from pathlib import Path

import pytest
from piloting import Desk, at_desk

from reportedly.check import check_workspace
from reportedly.files import save as saving
from reportedly.files.locks import hold
from reportedly.workspace import Workspace
from reportedly_tui import app as the_app
from reportedly_tui.screens import watch
from reportedly_tui.settings import SettingsError, config_folder, read_settings


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look for changes on disk all the time."""
    monkeypatch.setattr(watch, "WATCH_SECONDS", 0.02)
    monkeypatch.setattr(the_app, "SETTLED_SECONDS", 0.001)


def path_of(workspace: Workspace) -> Path:
    return workspace.annotation_path("harrow/the-herald", "ana")


async def labelled(workspace: Workspace, keys: str = "s 1") -> bytes:
    """Label in a sitting that is over; what the file is after it."""
    async with at_desk(workspace) as desk:
        await desk.press(keys)
        await desk.saved()
    return path_of(workspace).read_bytes()


async def ready(desk: Desk) -> None:
    """Wait until the app has its lock."""
    await desk.until(lambda: desk.session.file_of(desk.reading).lock is not None)


async def test_a_broken_file_is_read_only_and_untouched(workspace: Workspace):
    path = path_of(workspace)
    path.parent.mkdir(parents=True)
    path.write_bytes(b"format: reportedly/annotation@1\narticle: [unclosed\n")
    async with at_desk(workspace) as desk:
        assert "read-only" in desk.status
        assert "annotations/harrow/the-herald/ana.yaml:" in desk.text.replace("\n", "")
        await desk.press("s 1")
        assert "read-only: annotations/harrow" in desk.footer
        await desk.press("a z h ! t t s u U")
        assert not desk.labels("claims")
    assert b"[unclosed" in path.read_bytes()


async def test_an_article_that_changed_after_labelling_is_read_only(workspace: Workspace):
    before = await labelled(workspace)
    article = workspace.article_path("harrow/the-herald")
    article.write_bytes(article.read_bytes() + b"Another line.\n")
    async with at_desk(workspace) as desk:
        assert "read-only" in desk.status
        await desk.press("esc s s 1")
        assert "text changed after it was labelled" in desk.footer
        assert len(desk.labels("claims")) == 1
    assert path_of(workspace).read_bytes() == before


async def test_a_text_that_changes_is_noticed_and_its_labels_are_settled_by_key(
    workspace: Workspace,
):
    await labelled(workspace, "s 1 s s 1")
    article = workspace.article_path("harrow/the-herald")
    old = article.read_bytes()
    async with at_desk(workspace) as desk:
        await ready(desk)
        article.write_bytes("Updated at noon — the Herald’s editors\n\n".encode() + old)
        await desk.until(lambda: "Updated at noon" in desk.text)
        assert "read-only" in desk.status
        desk.session.past.keep(old.decode())
        await desk.press("g r")
        assert "moved" in desk.text
        assert desk.selected in [label.spans[0].exact for label in desk.labels("claims")]
        await desk.press("a")
        plain = await desk.saved()
        assert plain["sha256"] == desk.reading.article.sha256
        await desk.press("g g s 1")
        assert len(desk.labels("claims")) == 3
        await desk.saved()
    assert not [one for one in check_workspace(workspace).problems if one.severity == "error"]


async def test_a_second_app_opens_it_read_only(workspace: Workspace):
    held = hold(path_of(workspace))
    assert held is not None
    async with at_desk(workspace) as desk:
        await desk.until(lambda: "read-only" in desk.status)
        assert "another reportedly has this file open" in desk.footer
        await desk.press("s 1")
        assert not desk.labels("claims")
    held.release()
    assert not path_of(workspace).exists()


async def test_a_change_on_disk_is_read_when_nothing_is_pending(workspace: Workspace):
    first = await labelled(workspace, "s 1")
    second = await labelled(workspace, "s s 1")
    path_of(workspace).write_bytes(first)
    async with at_desk(workspace) as desk:
        await ready(desk)
        assert len(desk.labels("claims")) == 1
        path_of(workspace).write_bytes(second)
        await desk.until(lambda: len(desk.labels("claims")) == 2)
        assert "was read anew" in desk.footer
        await desk.press("s 1 u")
        assert len(desk.labels("claims")) == 2


async def change_under(desk: Desk, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Label while somebody else writes the file, before the app looks again."""
    monkeypatch.setattr(watch.Watch, "_look", lambda _watch: None)
    await ready(desk)
    path = path_of(Workspace(desk.session.workspace.root))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    await desk.press("s 1")
    await desk.until(lambda: "someone else wrote" in desk.text)
    assert "CHANGED ON DISK" in desk.status
    assert path.read_bytes() == data


@pytest.fixture
def unwatched(monkeypatch: pytest.MonkeyPatch) -> None:
    """The app does not look by itself, as if it had looked just before."""
    monkeypatch.setattr(watch.Watch, "_look", lambda _watch: None)


async def test_theirs(workspace: Workspace, monkeypatch: pytest.MonkeyPatch, unwatched: None):
    theirs = await labelled(workspace, "s s s 1")
    path_of(workspace).unlink()
    async with at_desk(workspace) as desk:
        await change_under(desk, theirs, monkeypatch)
        await desk.press("t m 1")
        assert "someone else wrote" in desk.text
        await desk.press("T")
        (claim,) = desk.labels("claims")
        assert claim.spans[0].exact.startswith("“We are")
        assert path_of(workspace).read_bytes() == theirs


async def test_mine(workspace: Workspace, monkeypatch: pytest.MonkeyPatch, unwatched: None):
    theirs = await labelled(workspace, "s s s 1")
    path_of(workspace).unlink()
    async with at_desk(workspace) as desk:
        await change_under(desk, theirs, monkeypatch)
        await desk.press("M")
        saved = await desk.saved()
        assert saved["claims"][0]["spans"][0]["exact"].startswith("Dam breach")
        (aside,) = path_of(workspace).parent.glob("*.theirs")
        assert aside.read_bytes() == theirs


async def test_esc_decides_nothing_and_it_is_asked_again(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, unwatched: None
):
    theirs = await labelled(workspace, "s s s 1")
    path_of(workspace).unlink()
    async with at_desk(workspace) as desk:
        await change_under(desk, theirs, monkeypatch)
        await desk.press("esc")
        assert path_of(workspace).read_bytes() == theirs
        await desk.press("ctrl+s")
        assert "NOT saved" in desk.footer
        await desk.press("s 1")
        await desk.until(lambda: "someone else wrote" in desk.text)
        desk.app.leave()
    assert desk.app.return_code == 1
    assert desk.app.unsaved
    assert path_of(workspace).read_bytes() == theirs


async def test_a_question_is_not_interrupted(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, unwatched: None
):
    theirs = await labelled(workspace, "s s s 1")
    async with at_desk(workspace) as desk:
        await ready(desk)
        path_of(workspace).write_bytes(theirs + b"# theirs\n")
        await desk.send("s1e")
        await desk.send("n")
        await desk.type("TM")
        open_file = desk.session.file_of(desk.reading)
        await desk.until(lambda: open_file.state == "changed")
        assert "someone else" not in desk.text
        await desk.press("esc")
        await desk.until(lambda: "someone else wrote" in desk.text)
        notes = [claim.notes for claim in desk.labels("claims")]
        assert "TM" in notes


async def test_labels_that_vanish_on_disk_while_they_are_asked_about(workspace: Workspace):
    empty = (await labelled(workspace, "s 1 1")).replace(b"ana", b"ana")
    full = await labelled(workspace, "s 1")
    assert empty != full
    async with at_desk(workspace) as desk:
        await ready(desk)
        await desk.press("n e n")
        await desk.type("written meanwhile")
        path_of(workspace).write_bytes(empty)
        for _ in range(5):
            await desk.pilot.pause(0.02)
        await desk.press("esc")
        await desk.until(lambda: "someone else" in desk.text or not desk.labels("claims"))
        await desk.press("esc")
        assert desk.app.is_running


async def test_what_could_not_be_saved_is_said_also_after_a_visit_to_the_desk(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
):
    def full(path: Path, *_: object) -> None:
        raise saving.CannotSave(path, "the disk is full")

    async with at_desk(workspace) as desk:
        await ready(desk)
        monkeypatch.setattr(saving, "save", full)
        await desk.press("s 1")
        await desk.until(lambda: "NOT SAVED" in desk.status)
        assert "the disk is full" in desk.footer
        await desk.press("s 1 g d")
        open_file = desk.session.file_of(desk.reading)
        await desk.until(lambda: open_file.state == "failed")
        await desk.press("enter")
        await desk.until(lambda: "NOT SAVED" in desk.status)
        await desk.press("ctrl+s")
        assert "NOT saved" in desk.footer
        monkeypatch.undo()
        await desk.press("u")
        await desk.saved()
        await desk.until(lambda: " saved" in desk.status)


async def test_no_leftovers(workspace: Workspace):
    await labelled(workspace, "s 1 s 1 s 1 u u U")
    found = [path.name for path in (workspace.root / "annotations").rglob("*") if path.is_file()]
    assert found == ["ana.yaml"]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("claim: ctrl+i\n", "keymap.yaml:1:1: 'ctrl+i': plain terminals do not send this key"),
        ("undo: ctrl+u\nno.such: z\n", "keymap.yaml:2:1: 'no.such' is no action"),
        ("claim: a\n", "keymap.yaml:1:1: 'a' would start both"),
        ("claim: [1, [2]]\n", "keymap.yaml:1:1:"),
        ("claim: {\n", "keymap.yaml:"),
        ("claim: g\n", "keymap.yaml:1:1:"),
        ("- claim\n", "keymap.yaml:1:1: names and values are expected here"),
    ],
)
def test_a_bad_keymap_is_refused_with_its_place(written: str, said: str):
    folder = config_folder()
    folder.mkdir(parents=True)
    (folder / "keymap.yaml").write_text(written)
    with pytest.raises(SettingsError) as caught:
        read_settings(folder)
    assert said in caught.value.message


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("theme: pink\n", "settings.yaml:1:1: no theme 'pink'; there are: dark, light, contrast"),
        ("theme: [dark]\n", "settings.yaml:1:1: no theme "),
        ("theme: {a: b}\n", "settings.yaml:1:1: no theme "),
        ("theme:\n", "settings.yaml:1:1: no theme "),
        ("theme: dark\nthme: x\n", "settings.yaml:2:1: unknown setting 'thme'"),
    ],
)
def test_bad_settings_are_refused_with_their_place(written: str, said: str):
    folder = config_folder()
    folder.mkdir(parents=True)
    (folder / "settings.yaml").write_text(written)
    with pytest.raises(SettingsError) as caught:
        read_settings(folder)
    assert said in caught.value.message


async def test_a_users_keymap_is_obeyed_and_shown(workspace: Workspace):
    keys = {"claim": ("F",), "undo": ("ctrl+u", "z"), "zone": ("Z",)}
    async with at_desk(workspace, keys=keys) as desk:
        await desk.press("s F")
        assert len(desk.labels("claims")) == 1
        assert "F claim" in desk.footer
        await desk.press("z")
        assert not desk.labels("claims")
        await desk.press("1")
        assert "1 does nothing here" in desk.footer
