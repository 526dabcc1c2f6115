"""The desk: what is listed, how far it is, and where the cursor stands."""

from __future__ import annotations

import pytest
from sitting import ARTICLES, HERALD_AT, VALLEY_AT, WIRE_AT, labels_of

from reportedly.files.emit import write
from reportedly_schemas.annotation import Claim, Span
from reportedly_schemas.collection import CollectionFile
from reportedly_tui.session.desk import BAR, Desk, bar

BREACH = Claim("c0000b", (Span(0, 10, "Dam breach"),))


@pytest.fixture
def desk(workspace) -> Desk:
    return Desk(workspace, "ana")


def text_of(desk: Desk, width: int = 120) -> list[str]:
    return ["".join(text for text, _ in one.parts) for one in desk.lines(width)[0]]


def line_of(desk: Desk, article: str, width: int = 120) -> str:
    return next(one for one in text_of(desk, width) if f" {article} " in one)


def label(workspace, address: str, annotator: str = "ana", **fields) -> None:
    path = workspace.annotation_path(address, annotator)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(labels_of(workspace, address, **fields))


def read(desk: Desk) -> Desk:
    for address in desk.titles:
        desk.progress[address] = desk.read_progress(address)
    return desk


def test_every_article_is_listed_in_its_collection(desk: Desk):
    assert desk.listed == [f"harrow-dam/{name}" for name in ARTICLES]
    shown = text_of(desk)
    assert sum("harrow-dam" in one for one in shown) == 1
    for name, text in ARTICLES.items():
        assert text.partition("\n")[0] in line_of(desk, name)


@pytest.mark.parametrize(
    ("step", "expected"),
    [(0, HERALD_AT), (1, WIRE_AT), (2, VALLEY_AT), (9, VALLEY_AT), (-4, HERALD_AT)],
)
def test_the_cursor_moves_over_articles(desk: Desk, step: int, expected: str):
    desk.move(step)
    assert desk.address == expected
    lines, at = desk.lines(120)
    assert lines[at].about == expected
    assert [one.about for one in lines if one.here] == [expected]


@pytest.mark.parametrize(
    ("typed", "listed"),
    [
        ("", [HERALD_AT, WIRE_AT, VALLEY_AT]),
        ("dam", [HERALD_AT, WIRE_AT, VALLEY_AT]),
        ("CREWS", [WIRE_AT]),
        ("herald", [HERALD_AT]),
        ("harrow crews", [WIRE_AT]),
        ("堤防", [VALLEY_AT]),
        ("flood", []),
    ],
)
def test_typing_filters_by_address_and_title(desk: Desk, typed: str, listed: list[str]):
    desk.typing.insert(typed)
    assert desk.listed == listed
    assert desk.address == (listed[0] if listed else None)
    assert ("no article matches" in "".join(text_of(desk))) is not bool(listed)


def test_the_cursor_stays_on_what_is_listed(desk: Desk):
    desk.move(2)
    desk.typing.insert("crews")
    assert desk.address == WIRE_AT
    lines, at = desk.lines(120)
    assert lines[at].about == WIRE_AT
    assert lines[at].here


@pytest.mark.parametrize(
    ("address", "expected"),
    [(WIRE_AT, WIRE_AT), ("harrow-dam/", HERALD_AT), ("nowhere/", HERALD_AT)],
)
def test_the_cursor_can_be_put_somewhere(desk: Desk, address: str, expected: str):
    desk.stand_on(address)
    assert desk.address == expected


def test_who_has_labelled_and_how_far(workspace, desk: Desk):
    label(workspace, HERALD_AT, claims=(BREACH,), status="complete")
    label(workspace, HERALD_AT, "ben")
    label(workspace, WIRE_AT)
    shown = line_of(read(desk), "the-herald")
    assert "✓" in shown
    assert "ben" in shown
    assert "1 claims" in shown
    assert "…" in line_of(desk, "wire-service")
    assert "·" in line_of(desk, "valley-post")
    assert "1 of 3 complete" in "".join(text_of(desk))


def test_labels_that_can_not_be_read_are_said_until_they_can(workspace, desk: Desk):
    label(workspace, HERALD_AT)
    path = workspace.annotation_path(HERALD_AT, "ana")
    good = path.read_bytes()
    path.write_bytes(b"status: [")
    assert any("ana.yaml:" in one for one in text_of(read(desk)))
    path.write_bytes(good)
    assert not any("ana.yaml:" in one for one in text_of(read(desk)))


def test_an_article_whose_text_is_gone_is_said(workspace, desk: Desk):
    label(workspace, HERALD_AT)
    (workspace.root / "data" / "harrow-dam" / "the-herald.txt").unlink()
    assert desk.read_progress(HERALD_AT) == {}
    assert "the-herald" in "".join(desk.problems.values())


def test_a_collection_that_can_not_be_read_is_said(workspace):
    folder = workspace.root / "data" / "other"
    folder.mkdir()
    (folder / "collection.yaml").write_bytes(b"articles: [")
    desk = Desk(workspace, "ana")
    assert desk.listed == [f"harrow-dam/{name}" for name in ARTICLES]
    assert any("other/collection.yaml:" in one for one in text_of(desk))


def test_an_empty_workspace_says_how_to_begin(tmp_path):
    from reportedly.workspace import Workspace

    (tmp_path / "data").mkdir()
    desk = Desk(Workspace(tmp_path), "ana")
    assert desk.address is None
    assert any("reportedly import" in one for one in text_of(desk))
    desk.move(1)
    assert desk.lines(80)[1] == 0


def test_a_collection_without_articles_is_no_line(workspace):
    folder = workspace.root / "data" / "empty"
    folder.mkdir()
    (folder / "collection.yaml").write_bytes(write(CollectionFile("reportedly/collection@1", "x")))
    assert not any("empty" in one for one in text_of(Desk(workspace, "ana")))


@pytest.mark.parametrize("width", [20, 40, 60, 80, 100, 200])
def test_titles_are_cut_to_the_width(workspace, desk: Desk, width: int):
    label(workspace, HERALD_AT, "ben")
    read(desk)
    assert all(len(one) <= max(width, 80) for one in text_of(desk, width))


@pytest.mark.parametrize(("width", "bars", "cells"), [(80, 1, 28), (120, 4, 58)])
def test_a_narrow_desk_gives_the_bars_to_the_titles(
    workspace, desk: Desk, width: int, bars: int, cells: int
):
    label(workspace, HERALD_AT, "ben")
    assert "".join(text_of(read(desk), width)).count("─" * BAR) == bars
    desk.titles = dict.fromkeys(desk.titles, "x" * 200)
    assert "x" * cells + "…" in line_of(desk, "the-herald", width)


@pytest.mark.parametrize("share", [0.0, 0.04, 0.05, 0.5, 0.99, 1.0])
def test_a_bar_has_its_width(share: float):
    full, rest, words = (text for text, _ in bar(share))
    assert len(full) + len(rest) == BAR
    assert len(words) == 5
    assert words.strip() == f"{share:.0%}"
