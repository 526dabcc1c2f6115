"""A sitting: articles opened, their files read, and what can't be edited."""

from __future__ import annotations

import gc

import pytest
from sitting import HERALD_AT, VALLEY_AT, WIRE_AT, Keyboard, items, labels_of, notice, open_session

from reportedly.workspace import Damaged, Missing, Outside
from reportedly_schemas.annotation import Claim, Span
from reportedly_tui.session.editing import batch, edit
from reportedly_tui.session.session import Session, collector_paused

BREACH = Claim("c0000b", (Span(0, 10, "Dam breach"),))


def write(workspace, data: bytes, address: str = HERALD_AT) -> None:
    path = workspace.annotation_path(address, "ana")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def test_a_fresh_article_has_a_fresh_file(session: Session):
    reading = session.reading
    file = reading.file
    assert reading.address == HERALD_AT
    assert {name: file.get(name) for name in ("article", "annotator", "sha256", "codebook")} == {
        "article": HERALD_AT,
        "annotator": "ana",
        "sha256": reading.article.sha256,
        "codebook": session.codebook.tag,
    }
    assert file.get("status") == "in_progress"
    assert reading.read_only == ""
    open_file = session.file_of(reading)
    assert (open_file.state, open_file.digest) == ("new", None)


def test_labels_on_disk_are_read(workspace):
    write(workspace, labels_of(workspace, HERALD_AT, claims=(BREACH,)))
    session = open_session(workspace)
    assert items(session, "claims") == [BREACH]
    assert session.file_of(session.reading).state == "saved"


def test_an_article_is_opened_once(session: Session):
    first = session.reading
    session.open(WIRE_AT)
    assert session.reading is not first
    assert session.open(HERALD_AT) is first
    assert session.current is first


@pytest.mark.parametrize(
    ("address", "error"),
    [
        ("harrow-dam/nowhere", Missing),
        ("nowhere/the-herald", Missing),
        ("harrow-dam", Outside),
        ("../x/y", Outside),
        ("harrow-dam/the-herald#c00001", Outside),
    ],
)
def test_what_is_no_article_is_not_opened(session: Session, address: str, error: type):
    before = session.current
    with pytest.raises(error):
        session.open(address)
    assert session.current is before


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"status: [", ":"),
        (b"<<<<<<< HEAD\n", ":1:1"),
        (b"\xff\xfe", ":1:1"),
        (b"", ":"),
        (b"format: reportedly/annotation@1\n", ":"),
        (b"[" * 30_000, ":"),
    ],
)
def test_labels_that_can_not_be_read_can_not_be_edited(workspace, data: bytes, place: str):
    write(workspace, data)
    session = open_session(workspace)
    assert session.reading.read_only.startswith("annotations/harrow-dam/the-herald/ana.yaml:")
    assert place in session.reading.read_only
    assert "read-only" in notice(Keyboard(session).select("cracks").press("1"))
    assert workspace.annotation_path(HERALD_AT, "ana").read_bytes() == data


def test_labels_of_another_text_can_not_be_edited(workspace):
    data = labels_of(workspace, HERALD_AT, claims=(BREACH,))
    sha256 = workspace.article(HERALD_AT).sha256.encode()
    write(workspace, data.replace(sha256, b"0" * 64))
    session = open_session(workspace)
    assert "text changed" in session.reading.read_only
    assert items(session, "claims") == [BREACH]


def test_sentences_are_those_of_the_collections_language(workspace):
    path = workspace.collection_path("harrow-dam")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("language: en", "language: de-AT"), "utf-8")
    assert open_session(workspace).reading.units.language == "de"


def test_the_registry_is_opened_when_it_is_asked_for(session: Session):
    assert len(session.files) == 1
    registry = session.registry()
    assert session.registry() is registry
    assert len(session.files) == 2
    assert session.sources("harrow-dam").state == "new"


def test_a_registry_that_can_not_be_read_is_said_each_time(workspace):
    path = workspace.sources_path("harrow-dam")
    path.parent.mkdir(parents=True)
    path.write_bytes(b"sources: [")
    session = open_session(workspace)
    for _ in range(2):
        with pytest.raises(Damaged, match=r"sources\.yaml:"):
            session.registry()


@pytest.mark.parametrize(
    ("address", "before", "after"),
    [(HERALD_AT, None, WIRE_AT), (WIRE_AT, HERALD_AT, VALLEY_AT), (VALLEY_AT, WIRE_AT, None)],
)
def test_neighbours_in_the_collections_order(session: Session, address: str, before, after):
    session.open(address)
    assert (session.neighbour(False), session.neighbour(True)) == (before, after)


def test_an_edit_goes_to_the_article_on_screen(session: Session):
    session.open(WIRE_AT)
    Keyboard(session).select("crews").press("1")
    assert len(items(session, "claims")) == 1
    session.open(HERALD_AT)
    assert items(session, "claims") == []


def test_every_edit_makes_the_article_newer(session: Session):
    keyboard = Keyboard(session).select("cracks")
    versions = [session.reading.version]
    for key in ("1", "u", "U", "d"):
        keyboard.press(key)
        versions.append(session.reading.version)
    assert versions == sorted(set(versions))


def test_one_edit_is_no_batch(session: Session):
    from reportedly.edits import Batch, add

    one = add("claims", BREACH)
    assert batch([one]) is one
    assert batch([one, one]) == Batch((one, one))


def test_a_stale_edit_changes_nothing(session: Session):
    from reportedly.edits import change

    before = session.reading.file.snapshot().render()
    said = edit(session, "x", change("claims", BREACH, kind="quote"))
    assert said is not None
    assert "somebody else changed it meanwhile" in said.text
    assert session.reading.file.snapshot().render() == before
    assert session.history.done == []


@pytest.mark.parametrize("was_on", [True, False])
def test_the_collector_is_as_it_was_after_loading(was_on: bool):
    try:
        if not was_on:
            gc.disable()
        with collector_paused():
            assert not gc.isenabled()
        assert gc.isenabled() is was_on
    finally:
        gc.enable()
