"""What is in sight: scrolling, the gutter, and which rows have to be painted anew."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sitting import HERALD, Keyboard, items, make_workspace, open_session

from reportedly_tui.session.highlights import segments
from reportedly_tui.session.jumping import LETTERS, jump_letters, letters_for
from reportedly_tui.session.outcome import Jump
from reportedly_tui.session.room import FOLDS, GUTTER, INSPECTOR, MEASURE, article_width, text_width
from reportedly_tui.session.selection import Selection
from reportedly_tui.session.view import View

OUTER = "Regional officials said that no crew was on the wall when it gave way"
INNER = "no crew was on the wall when it gave way"


@pytest.fixture
def view(keyboard: Keyboard) -> View:
    return View(keyboard.session.reading, 60, 8)


def row_of(view: View, words: str) -> int:
    return view.layout.row_of(HERALD.index(words))


def painted(view: View) -> list:
    """All that the screen shows of the article."""
    return [
        (segments(view.stretch(row), view.scene(row)), view.gutter(row), view.is_bare(row))
        for row in range(view.top, min(view.top + view.height, view.layout.rows))
    ]


# Room.


@pytest.mark.parametrize("width", [1, 10, 20, 60, 80, 88, 100, 500])
def test_the_text_is_never_wider_than_the_measure(width: int):
    assert 8 <= text_width(width) <= MEASURE - GUTTER - 1
    assert text_width(width) + GUTTER < max(width, 8 + GUTTER + 1) + 1


@pytest.mark.parametrize(
    ("width", "wanted", "left"),
    [
        (80, False, 80),
        (99, False, 99),
        (FOLDS, False, FOLDS - INSPECTOR),
        (80, True, 80 - INSPECTOR),
    ],
)
def test_the_inspector_folds_away(width: int, wanted: bool, left: int):
    assert article_width(width, inspector=wanted) == left


# Scrolling.


@pytest.mark.parametrize("height", [1, 2, 3, 5, 8, 40])
@pytest.mark.parametrize("width", [15, 30, 60, 120])
def test_the_caret_is_always_in_sight(keyboard: Keyboard, width: int, height: int):
    view = View(keyboard.session.reading, width, height)
    for offset in [*range(0, len(HERALD) + 1, 23), 0, len(HERALD)]:
        keyboard.session.reading.select(Selection.caret(offset))
        view.follow()
        row = view.layout.row_of(offset)
        assert view.top <= row < view.top + view.height
        assert 0 <= view.top <= max(0, view.layout.rows - view.height)


@settings(max_examples=60)
@given(
    st.integers(1, 12), st.lists(st.tuples(st.integers(0, 600), st.integers(0, 300)), max_size=6)
)
def test_a_selection_is_in_sight_from_its_start_if_there_is_room(workspace_once, height, stretches):
    view = View(workspace_once.reading, 40, height)
    for begin, length in stretches:
        start = min(begin, len(HERALD))
        end = min(start + length, len(HERALD))
        for selection in (Selection(start, end), Selection(end, start)):
            view.reading.select(selection)
            view.follow()
            shown = range(view.top, view.top + view.height)
            active = selection.active - (selection.active > selection.anchor)
            assert view.layout.row_of(active) in shown
            first, last = view.layout.row_of(start), view.layout.row_of(max(start, end - 1))
            if last - first < height - min(2, (height - 1) // 2):
                assert first in shown


@pytest.fixture(scope="module")
def workspace_once(tmp_path_factory):
    """A session on a workspace that nothing is written to."""
    return open_session(make_workspace(tmp_path_factory.mktemp("once")))


def test_scrolling_ends_at_the_ends(view: View):
    assert not view.scroll(-3)
    assert view.scroll(3)
    assert view.top == 3
    view.scroll(999)
    assert view.top == view.layout.rows - view.height
    assert not view.scroll(1)


def test_a_new_width_keeps_what_was_on_top(view: View):
    view.reading.select(Selection.caret(HERALD.index("The mayor")))
    view.follow()
    view.top = row_of(view, "“We are")
    view.resize(40, 12)
    assert view.layout.width == text_width(40)
    assert view.top <= row_of(view, "“We are") <= view.top + 4
    same = view.layout
    view.resize(40, 5)
    assert view.layout is same


def test_another_article_is_shown_in_the_same_size(view: View, keyboard: Keyboard):
    other = view.of(keyboard.session.open("harrow-dam/wire-service"))
    assert (other.layout.width, other.height) == (view.layout.width, view.height)


# The caret.


@pytest.mark.parametrize(
    ("selection", "edge"),
    [
        (Selection.caret(0), (0, 1)),
        (Selection(0, 3), (2, 3)),
        (Selection(3, 0), (0, 1)),
        (Selection.caret(len(HERALD)), (len(HERALD), len(HERALD))),
    ],
)
def test_the_edge_is_the_grapheme_that_the_next_move_starts_from(
    view: View, selection: Selection, edge: tuple[int, int]
):
    view.reading.select(selection)
    assert view.edge == edge


def test_at_the_end_of_a_row_the_caret_stands_beyond_it(view: View):
    end = HERALD.index("\n")
    view.reading.select(Selection.caret(end))
    assert view.edge_beyond(0)
    assert not view.edge_beyond(1)
    view.reading.select(Selection.caret(end - 1))
    assert not view.edge_beyond(0)
    view.reading.select(Selection.caret(len(HERALD)))
    assert view.edge_beyond(view.layout.rows - 1)


# The gutter.


def gutter(view: View, words: str) -> str:
    return "".join(text for text, _ in view.gutter(row_of(view, words)))


def test_every_gutter_has_its_width(view: View, keyboard: Keyboard):
    keyboard.select(OUTER).press("a enter")
    keyboard.caret("Dam").press("p z h ! t")
    for row in range(view.layout.rows):
        assert len("".join(text for text, _ in view.gutter(row))) == GUTTER


def test_letters_stand_where_labels_begin(view: View, keyboard: Keyboard):
    assert gutter(view, "Dam breach") == " " * GUTTER
    keyboard.select("breach").press("1")
    assert gutter(view, "Dam breach")[0] == "c"
    keyboard.caret("breach").press("s a enter")
    assert gutter(view, "Dam breach")[0] == "a"
    keyboard.select("breach").press("! t")
    assert gutter(view, "Dam breach")[0] == "!"


def test_a_zone_shows_its_letter_where_it_begins(view: View, keyboard: Keyboard):
    keyboard.caret("Regional").press("p z b")
    assert gutter(view, "Regional")[1] == "B"
    assert gutter(view, "when it gave")[1] == " "


def test_a_zone_in_a_zone_shows_its_letter(view: View, keyboard: Keyboard):
    view.reading.select(Selection(0, len(HERALD)))
    keyboard.press("z b")
    keyboard.caret("Subscribe").press("p z c")
    assert gutter(view, "Dam breach")[1] == "B"
    assert gutter(view, "Subscribe")[1] == "C"


def test_boilerplate_is_bare(view: View, keyboard: Keyboard):
    keyboard.caret("Dam").press("p z h")
    keyboard.caret("Subscribe").press("p z x")
    assert not view.is_bare(0)
    assert view.is_bare(row_of(view, "Subscribe"))


def test_bars_show_how_deep_words_are_nested(view: View, keyboard: Keyboard):
    keyboard.select(OUTER).press("a enter")
    assert gutter(view, "Regional")[2:] == "┃   "
    keyboard.select(INNER).press("a enter")
    assert gutter(view, "Regional")[2:] == "┃┃  "
    assert gutter(view, "The mayor")[2:] == "    "


def test_neighbours_on_a_row_are_not_nested(view: View, keyboard: Keyboard):
    keyboard.select("the board knew of the cracks").press("a enter")
    keyboard.select("he had been warned").press("a enter")
    for words in ("the board knew", "he had been"):
        assert gutter(view, words)[2:] in ("┃   ", "    ")


# What is painted anew.


@pytest.mark.parametrize(
    "keys",
    [
        "w",
        "s",
        "l",
        "v w",
        "n",
        "s 1",
        "s 1 d",
        "s 1 u",
        "s 1 u U",
        "s a",
        "s a enter",
        "s a enter d",
        "p z x",
        "! t",
        "=",
        "n =",
        "w & ",
        "n m",
        "t s c",
        "s t k n",
        "escape",
        "+ + -",
        "n t g c",
    ],
)
@pytest.mark.parametrize("place", ["Dam breach", "no crew", "the board", "Subscribe"])
def test_rows_that_are_not_painted_anew_have_not_changed(
    view: View, keyboard: Keyboard, keys: str, place: str
):
    keyboard.select(OUTER).press("a enter")
    keyboard.select("cracks").press("1")
    keyboard.caret("Subscribe").press("p z x")
    keyboard.caret(place)
    view.follow()
    view.reading.touched.clear()
    for key in keys.split():
        seen, before = view.seen(), painted(view)
        keyboard.press(key)
        changed = view.changed_rows(seen)
        if changed is None:
            continue
        for row, (old, new) in enumerate(zip(before, painted(view), strict=True), view.top):
            assert row in changed or old == new, (key, row)


def test_moving_paints_few_rows(view: View, keyboard: Keyboard):
    keyboard.caret("knew")
    view.follow()
    seen = view.seen()
    keyboard.press("w")
    assert len(view.changed_rows(seen) or range(99)) <= 2


# Jump letters.


@pytest.mark.parametrize("count", [0, 1, 2, 25, 26, 60, 625])
def test_names_of_labels_are_short_and_none_begins_another(count: int):
    names = letters_for(count)
    assert len(names) == len(set(names)) == count
    assert all(len(name) == (1 if count <= len(LETTERS) else 2) for name in names)


def test_more_labels_than_names(keyboard: Keyboard):
    assert len(letters_for(1000)) == len(LETTERS) ** 2


def test_letters_stand_on_the_labels_in_sight(view: View, keyboard: Keyboard):
    for words in ("breach", "The wall", "Subscribe"):
        keyboard.select(words).press("1")
    view.top = 0
    jump = jump_letters(view)
    assert isinstance(jump, Jump)
    assert jump.places == {"a": HERALD.index("breach"), "s": HERALD.index("The wall")}
    assert [jump.targets[name] for name in "as"] == [
        one.id for one in items(keyboard.session, "claims")[:2]
    ]


def test_labels_that_begin_together_have_letters_side_by_side(view: View, keyboard: Keyboard):
    keyboard.select("the board knew of the cracks").press("1")
    keyboard.select("the board knew").press("1")
    keyboard.select("the board").press("1")
    view.follow()
    jump = jump_letters(view)
    assert isinstance(jump, Jump)
    assert len(jump.targets) == 3
    assert len(set(jump.places.values())) == 3
    start = HERALD.index("the board knew")
    assert sorted(jump.places.values()) == [start, start + 2, start + 4]


def test_jumping_chooses(view: View, keyboard: Keyboard):
    keyboard.select("breach").press("1 g g")
    jump = jump_letters(view)
    assert isinstance(jump, Jump)
    jump.then(jump.targets["a"])
    assert view.reading.chosen == jump.targets["a"]
    assert view.reading.selection == Selection(4, 10)


# Dimming.


def test_dimming_needs_a_chosen_label(view: View, keyboard: Keyboard):
    keyboard.press("=")
    assert not view.scene(0).dim
    keyboard.select("breach").press("1")
    assert view.scene(0).dim
