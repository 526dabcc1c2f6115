"""The board's lines: they fit, the cell under the cursor is in sight, all claims are reached."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

import pytest
from rich.cells import cell_len

from reportedly.board.selecting import Selection
from reportedly.workspace import Workspace
from reportedly_tui.keys.keymap import make_keymap
from reportedly_tui.session import board_choices
from reportedly_tui.session.bars import list_footer
from reportedly_tui.session.board_bars import board_status
from reportedly_tui.session.board_lines import Window, page_size, table_lines
from reportedly_tui.session.board_panel import panel_height, panel_lines
from reportedly_tui.session.board_view import BoardView
from reportedly_tui.session.lines import HERE, Line
from reportedly_tui.session.outcome import Menu, Notice, Pick
from reportedly_tui.session.session import Session

ROOT = Path(__file__).parents[3]
SIZES = [(120, 27), (80, 13), (40, 8), (30, 9), (300, 60)]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The sample workspace."""
    for folder in ("data", "annotations"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


@pytest.fixture
def view(root: Path) -> BoardView:
    """The sample's board as everybody has it."""
    made = BoardView(Session(Workspace(root), "ana"), "harrow-dam", everybody=True)
    made.adopt(made.load())
    return made


def width_of(line: Line) -> int:
    return sum(cell_len(text) for text, _ in line.parts if text != "\t")


def under(lines: list[Line]) -> str:
    """What stands under the cursor."""
    return " ".join(text for line in lines for text, role in line.parts if role.startswith(HERE))


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_cell_under_the_cursor_is_in_sight_wherever_it_goes(view, width, height):
    window, random = Window(), Random(width)
    for _ in range(200):
        match random.randrange(4):
            case 0:
                view.move(random.choice([-30, -1, 1, 1, 30]))
            case 1:
                view.move(right=random.choice([-9, -1, 1, 9]))
            case 2:
                view.step(True)
            case 3:
                view.step(False)
        lines = table_lines(view, window, width, height)
        assert len(lines) <= height
        assert all(width_of(line) <= width for line in lines)
        assert under(lines)
        if view.claim is not None and height > 4 and width >= 40:
            assert under(lines).split()
        assert window.left <= view.column


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_panel_fits(view, width, height):
    for _ in range(30):
        view.step(True)
        view.move(1 if view.entry else 0)
        lines = panel_lines(view, width, height)
        assert len(lines) <= height
        assert all(width_of(line) <= width + 3 for line in lines[1:])


def test_a_board_is_walked_claim_by_claim(view):
    for number, row in enumerate(view.rows):
        view.row, view.column, view.entry = number, 0, 0
        view._stay()
        start = view.claim
        seen = {start.address} if start else set()
        for _ in row.claims:
            view.step(True)
            assert view.claim is not None
            seen.add(view.claim.address)
        assert seen == set(row.group_of)
        there = view.claim
        view.step(True)
        view.step(False)
        assert view.claim is there


def test_the_cursor_stays_on_its_claim_when_other_rows_are_shown(view):
    view.show(Selection("contradictions"))
    view.move(3)
    view.step(True)
    held = view.claim
    for selection in (
        Selection(),
        Selection(order="articles"),
        Selection("unresolved"),
        Selection(),
    ):
        view.show(selection)
        if not any(held.address in row.group_of for row in view.rows):
            break
        assert view.claim is held


def test_a_board_without_rows_can_be_walked(root: Path):
    shutil.rmtree(root / "annotations/harrow-dam/links")
    view = BoardView(Session(Workspace(root), "ana"), "harrow-dam")
    view.adopt(view.load())
    view.show(Selection(words="nothing has this"))
    view.move(1, 1)
    view.step(True)
    view.step(False)
    assert (view.claim, view.here, view.current, view.origins) == (None, None, None, [])
    assert panel_lines(view, 80, 9) == []
    assert len(table_lines(view, Window(), 80, 10)) == 2


def test_only_what_changed_is_loaded_again(view, root: Path):
    assert view.load() is None
    (root / "annotations/harrow-dam/links/ben.yaml").unlink()
    loaded = view.load()
    assert loaded is not None
    assert len(loaded.board.rows) < len(view.loaded.board.rows)


def test_a_broken_collection_is_told(root: Path):
    (root / "data/harrow-dam/collection.yaml").write_text("title: [")
    view = BoardView(Session(Workspace(root), "ana"), "harrow-dam")
    view.adopt(view.try_load())
    [_, told] = table_lines(view, Window(), 100, 10)
    assert "data/harrow-dam/collection.yaml:2:1: Y3" in told.parts[0][0]


def test_the_status_tells_what_is_shown(view):
    view.show(Selection("unresolved", measure="killed", order="articles"))
    told = "".join(text for text, _ in board_status(view, 120).parts)
    assert "unresolved, killed, by articles" in told
    assert "everybody’s" in told


@pytest.mark.parametrize("width", [20, 60, 80, 120, 200])
def test_the_footer_fits(view, width: int):
    keymap = make_keymap()
    assert width_of(list_footer(view, keymap, "board", "", ("", ""), width)) <= max(width, 20)
    waiting = list_footer(view, keymap, "board", "g", ("", ""), 80)
    assert "g…" in "".join(text for text, _ in waiting.parts)


@pytest.mark.parametrize("height", [6, 22, 24, 38, 100])
def test_there_is_room_for_the_table(view, height: int):
    assert panel_height(view, height) <= height // 2
    view.large = True
    assert panel_height(view, height) <= height * 2 // 3
    assert page_size(view, Window(), 20) >= 1


def test_questions_choose_rows(view):
    kind = board_choices.kind(view)
    assert isinstance(kind, Menu)
    for choice in kind.choices:
        kind.then(choice.value)
        assert view.selection.only == (choice.value or None)
    kind.then("")
    for ask, field in ((board_choices.measure, "measure"), (board_choices.speaker, "speaker")):
        pick = ask(view)
        assert isinstance(pick, Pick)
        for choice in pick.choices:
            pick.then(choice.value)
            assert len(view.rows) >= int(choice.detail.split()[0]), (field, choice)
        pick.then("")
    assert isinstance(board_choices.order(view), Menu)


def test_nothing_to_choose_from(root: Path):
    view = BoardView(Session(Workspace(root), "ana"), "harrow-dam")
    assert isinstance(board_choices.measure(view), Notice)
    assert isinstance(board_choices.speaker(view), Notice)
