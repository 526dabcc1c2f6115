"""Moving and selecting by keys, over a whole article."""

from __future__ import annotations

import pytest
from sitting import HERALD, VALLEY, VALLEY_AT, Keyboard, items, notice, open_session

from reportedly_tui.session.commands import moves
from reportedly_tui.session.commands.viewing import point
from reportedly_tui.session.outcome import Jump
from reportedly_tui.session.selection import Selection

LAST = "Subscribe to our newsletter."


def words(keyboard: Keyboard) -> str:
    reading = keyboard.session.reading
    return reading.text[reading.selection.start : reading.selection.end]


def at(keyboard: Keyboard) -> int:
    reading = keyboard.session.reading
    assert reading.selection.empty
    return reading.selection.active


# Graphemes, rows, ends.


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("l", 1),
        ("right right", 2),
        ("l l h", 1),
        ("h", 0),
        ("left", 0),
        ("g e", len(HERALD) - 1),
        ("end", len(HERALD) - 1),
        ("end l", len(HERALD)),
        ("end l l", len(HERALD)),
        ("end h", len(HERALD) - 2),
        ("end home", 0),
        ("end g g", 0),
    ],
)
def test_the_caret_moves(keyboard: Keyboard, keys: str, expected: int):
    keyboard.press(keys)
    assert at(keyboard) == expected


def test_the_caret_moves_by_grapheme(workspace):
    family = "👩\u200d👩\u200d👧"
    path = workspace.root / "data" / "harrow-dam" / "valley-post.txt"
    path.write_text(f"x{family}e\u0301z", encoding="utf-8")
    keyboard = Keyboard(open_session(workspace, VALLEY_AT))
    stops = []
    for _ in range(5):
        stops.append(at(keyboard))
        keyboard.press("l")
    assert stops == [0, 1, 1 + len(family), 3 + len(family), 4 + len(family)]
    keyboard.press("h h shift+left")
    assert words(keyboard) == family


def test_rows_keep_the_cell_they_came_from(keyboard: Keyboard):
    keyboard.caret("missing")
    row, cell = keyboard.view.layout.cell_of(at(keyboard))
    keyboard.press("j")
    assert keyboard.view.layout.cell_of(at(keyboard)) == (row + 1, 0)
    keyboard.press("j")
    assert keyboard.view.layout.cell_of(at(keyboard)) == (row + 2, cell)
    keyboard.press("k k")
    assert keyboard.view.layout.cell_of(at(keyboard)) == (row, cell)
    keyboard.press("h j j")
    assert keyboard.view.layout.cell_of(at(keyboard)) == (row + 2, cell - 1)


def test_rows_end_at_the_ends(keyboard: Keyboard):
    keyboard.press("k k")
    assert at(keyboard) == 0
    keyboard.press(*["j"] * 60)
    assert at(keyboard) == len(HERALD)


@pytest.mark.parametrize(("there", "back"), [("pagedown", "pageup"), ("space", "backspace")])
def test_pages(keyboard: Keyboard, there: str, back: str):
    keyboard.view.height = 5
    keyboard.press(there)
    first = keyboard.view.layout.cell_of(at(keyboard))[0]
    keyboard.press(there)
    assert keyboard.view.layout.cell_of(at(keyboard))[0] > first > 0
    keyboard.press(back, back, back)
    assert at(keyboard) == 0


# Extending.


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("v l l l", "Dam"),
        ("v w", "Dam"),
        ("v w w", "Dam breach"),
        ("v w w W", "Dam"),
        ("v p", "Dam breach reportedly leaves more than 100 missing"),
        ("w v w", "Dam breach"),
        ("w v v w", "breach"),
        ("w >", "Dam breach"),
        ("w > > <", "Dam breach"),
        ("w shift+right", "Dam "),
        ("w shift+left", "Da"),
        ("w o shift+right", "am"),
        ("w w o <", "Dam breach"),
        ("w v shift+down", HERALD[:51]),
        ("l l v h", "a"),
    ],
)
def test_extending(keyboard: Keyboard, keys: str, expected: str):
    keyboard.press(keys)
    assert words(keyboard) == expected


def test_extending_holds_for_every_motion(keyboard: Keyboard):
    for keys in ("w", "c", "s", "p", "j", "g e", "g g", "> <", "l h"):
        keyboard.caret("The wall of").press("v", keys)
        anchor = HERALD.index("The wall of")
        assert keyboard.session.reading.selection.anchor == anchor, keys
        assert keyboard.session.reading.extending
        keyboard.press("v")


def test_swapping_and_collapsing(keyboard: Keyboard):
    keyboard.select("The wall").press("o")
    reading = keyboard.session.reading
    assert reading.selection == Selection(HERALD.index("The wall") + 8, HERALD.index("The wall"))
    keyboard.press("o o ;")
    assert at(keyboard) == HERALD.index("The wall")
    keyboard.select("The wall").press("v ;")
    assert at(keyboard) == HERALD.index("The wall") + 8
    assert not reading.extending


def test_growing_and_the_way_back(keyboard: Keyboard):
    keyboard.caret("knew", 1)
    seen = []
    for _ in range(5):
        keyboard.press("+")
        seen.append(words(keyboard))
    assert seen[0] == "knew"
    assert seen[-2] == seen[-1]
    assert len(set(seen)) == 4
    for expected in [*reversed(list(dict.fromkeys(seen))[:-1]), ""]:
        keyboard.press("-")
        assert words(keyboard) == expected
    assert at(keyboard) == HERALD.index("knew") + 1


def test_a_move_forgets_what_was_climbed(keyboard: Keyboard):
    keyboard.caret("knew").press("+ + w -")
    assert len(words(keyboard).split()) == 1


# Quotations, labels, unlabelled sentences.


def test_quotations_one_after_the_other(keyboard: Keyboard):
    keyboard.press('"')
    assert words(keyboard) == "We are still counting,"
    keyboard.press('"')
    assert words(keyboard) == "Nobody knows the number."
    assert notice(keyboard.press('"')) == "no further quotation"
    assert words(keyboard) == "Nobody knows the number."


def test_labels_one_after_the_other(keyboard: Keyboard):
    for text in ("cracks", "breach", "The wall"):
        keyboard.select(text).press("1")
    keyboard.press("g g")
    met = []
    for _ in range(3):
        keyboard.press("n")
        met.append(words(keyboard))
    assert met == ["breach", "The wall", "cracks"]
    assert notice(keyboard.press("n")) == "no further label"
    keyboard.press("N")
    assert words(keyboard) == "The wall"
    keyboard.press("N")
    assert notice(keyboard.press("N")) == "no label before this"
    assert words(keyboard) == "breach"


def test_labels_of_every_kind_in_reading_order(keyboard: Keyboard):
    keyboard.caret("knew").press("p z b")
    keyboard.caret("knew").press("s a enter")
    keyboard.caret("knew").press("w ! t")
    keyboard.caret("knew").press("s 1")
    keyboard.press("g g")
    met = []
    for _ in range(4):
        keyboard.press("n")
        met.append(keyboard.session.reading.chosen)
    assert len(set(met)) == 4
    assert notice(keyboard.press("n")) == "no further label"
    back = [met[-1]]
    for _ in range(3):
        keyboard.press("N")
        back.append(keyboard.session.reading.chosen)
    assert back == met[::-1]


def test_from_the_caret_the_label_that_begins_here_comes_first(keyboard: Keyboard):
    keyboard.select("breach").press("1")
    keyboard.caret("breach").press("n")
    assert words(keyboard) == "breach"
    keyboard.caret("breach", 1).press("N")
    assert words(keyboard) == "breach"
    keyboard.caret("breach")
    assert notice(keyboard.press("N")) == "no label before this"


def test_a_flag_on_the_article_moves_no_selection(keyboard: Keyboard):
    keyboard.press("! t")
    keyboard.caret("knew").press("N")
    assert keyboard.session.reading.chosen == items(keyboard.session, "flags")[0].id
    assert at(keyboard) == HERALD.index("knew")


def test_sentences_without_a_label(keyboard: Keyboard):
    keyboard.caret("The wall").press("s 1")
    keyboard.press("g g .")
    assert words(keyboard).startswith("Dam breach")
    keyboard.press(".")
    assert words(keyboard).startswith("Regional officials")
    keyboard.press(",")
    assert words(keyboard).startswith("Dam breach")
    assert "every sentence before" in notice(keyboard.press(","))


def test_labelling_every_sentence_by_two_keys(keyboard: Keyboard):
    for _ in range(20):
        if "every sentence from here on" in getattr(keyboard.press("."), "text", ""):
            break
        keyboard.press("1")
    assert len(items(keyboard.session, "claims")) == 10
    assert words(keyboard) == LAST


@pytest.mark.parametrize(("key", "start"), [(".", "home"), (",", "end")])
def test_a_long_way_without_a_gap_is_gone_in_steps(
    keyboard: Keyboard, monkeypatch: pytest.MonkeyPatch, key: str, start: str
):
    monkeypatch.setattr(moves, "SEARCHED", 4)
    keyboard.session.reading.select(Selection(0, len(HERALD)))
    keyboard.press("1", start)
    places = []
    while "once more looks further" in notice(keyboard.press(key)):
        places.append(at(keyboard))
    assert "every sentence" in notice(keyboard.said)
    assert len(places) == 2
    assert places == sorted(places, reverse=key == ",")


def test_boilerplate_wants_no_label(keyboard: Keyboard):
    keyboard.caret("Subscribe").press("p z x")
    keyboard.caret("Dam breach").press("p z h")
    keyboard.press("g g .")
    assert words(keyboard).startswith("Dam breach")
    keyboard.caret("More than 100 people").press("s .")
    assert words(keyboard).startswith("More than 100 people")
    assert "every sentence" in notice(keyboard.said)


# Searching.


def test_searching_as_one_types(keyboard: Keyboard):
    keyboard.press("/")
    keyboard.type("cra")
    assert words(keyboard) == "cra"
    keyboard.type("cks").press("enter")
    assert words(keyboard) == "cracks"
    assert keyboard.session.reading.needle == "cracks"


def test_n_goes_to_matches_while_searching(keyboard: Keyboard):
    keyboard.select("cracks").press("1 g g /")
    keyboard.type("the mayor").press("enter n")
    assert words(keyboard) == "the mayor"
    assert "from the other end" in notice(keyboard.press("n"))
    assert words(keyboard) == "The mayor"
    keyboard.press("escape n")
    assert words(keyboard) == "cracks"


def test_matches_backwards(keyboard: Keyboard):
    keyboard.press("/")
    keyboard.type("the mayor").press("enter")
    assert "from the other end" in notice(keyboard.press("N"))
    assert words(keyboard) == "the mayor"
    keyboard.press("N")
    assert words(keyboard) == "The mayor"


def test_leaving_the_search_goes_back_to_where_it_began(keyboard: Keyboard):
    keyboard.select("knew").press("1 /")
    chosen = keyboard.session.reading.chosen
    keyboard.type("Subs").press("escape")
    assert words(keyboard) == "knew"
    assert keyboard.session.reading.chosen == chosen
    assert keyboard.session.reading.needle == ""


def test_what_is_not_there_is_said(keyboard: Keyboard):
    keyboard.press("/")
    keyboard.type("flood gate")
    assert notice(keyboard.press("enter")) == "not found: flood gate"
    assert keyboard.session.reading.needle == ""
    keyboard.press("/ enter")
    assert keyboard.said is None


# Jumping.


def test_jump_letters_choose_a_label_in_sight(keyboard: Keyboard):
    for text in ("breach", "The wall", "cracks"):
        keyboard.select(text).press("1")
    keyboard.press("g g v f")
    assert isinstance(keyboard.said, Jump)
    assert sorted(keyboard.said.targets) == ["a", "d", "s"]
    keyboard.press("s")
    assert words(keyboard) == "The wall"
    assert keyboard.session.reading.chosen is not None
    assert not keyboard.session.reading.extending


def test_without_a_label_in_sight_there_is_nowhere_to_jump(keyboard: Keyboard):
    assert notice(keyboard.press("f")) == "no label begins in sight"


# The mouse.


@pytest.mark.parametrize(
    ("clicks", "expected"),
    [(1, ""), (2, "knew"), (3, "The mayor said that the board knew of the cracks.")],
)
def test_clicks_select(keyboard: Keyboard, clicks: int, expected: str):
    point(keyboard.session, HERALD.index("knew") + 1, False, clicks)
    assert words(keyboard) == expected


def test_dragging_selects(keyboard: Keyboard):
    point(keyboard.session, 4, False, 1)
    point(keyboard.session, 10, True, 1)
    assert words(keyboard) == "breach"
    point(keyboard.session, 0, True, 1)
    assert keyboard.session.reading.selection == Selection(4, 0)


def test_a_double_click_on_white_space_selects_nothing(keyboard: Keyboard):
    keyboard.select("knew")
    point(keyboard.session, 3, False, 2)
    assert words(keyboard) == "knew"


# Other scripts, small texts.


def test_moving_in_an_article_without_spaces(workspace):
    keyboard = Keyboard(open_session(workspace, VALLEY_AT))
    met = []
    for _ in range(3):
        keyboard.press("s")
        met.append(words(keyboard))
    assert met == ["堤防が決壊した。", *["当局によると、百人が行方不明。"] * 2]
    keyboard.press("g e")
    assert at(keyboard) == len(VALLEY) - 1


@pytest.mark.parametrize("text", ["", "\n", "\n\n", " ", "x", "\t", "漢"])
def test_no_key_stumbles_over_a_tiny_article(workspace, text: str):
    path = workspace.root / "data" / "harrow-dam" / "valley-post.txt"
    path.write_text(text, encoding="utf-8")
    keyboard = Keyboard(open_session(workspace, VALLEY_AT))
    for key in [
        "h",
        "j",
        "k",
        "l",
        "w",
        "W",
        "c",
        "C",
        "s",
        "S",
        "p",
        "P",
        '"',
        "n",
        "N",
        ".",
        ",",
        "f",
        "v",
        "o",
        ";",
        "+",
        "-",
        "<",
        ">",
        "shift+left",
        "shift+right",
    ]:
        keyboard.press(key)
    for key in ("shift+up", "shift+down", "pagedown", "pageup", "home", "end", "y", "1", "d", "&"):
        keyboard.press(key)
    keyboard.press("a escape" if keyboard.session.reading.selection.empty is False else "v v")
    assert 0 <= keyboard.session.reading.selection.start <= len(text)
