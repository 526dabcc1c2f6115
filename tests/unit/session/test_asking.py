"""Questions: keys go in, an answer or lines come out."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from reportedly_tui.session.asking import (
    FindQuestion,
    JumpQuestion,
    MenuQuestion,
    question_for,
)
from reportedly_tui.session.form import FormQuestion
from reportedly_tui.session.lines import Line
from reportedly_tui.session.outcome import (
    Choice,
    Copy,
    Entry,
    Find,
    Form,
    Go,
    Jump,
    Menu,
    Notice,
    Outcome,
    Pick,
    Write,
)
from reportedly_tui.session.picker import PickQuestion
from reportedly_tui.session.questions import LISTED, Answer, Question

KINDS = (
    Choice("event", "event or property", "e", "what happened"),
    Choice("numerical", "numerical", "n", "a number", on=True),
    Choice("quote", "quote", "q", "somebody said so"),
)
NAMES = (
    Choice("mara-lind", "Mara Lind", detail="person"),
    Choice("water-board", "State Water Board", detail="government", names=("the board",)),
    Choice("lindholm", "Lindholm Dairy", detail="organisation"),
)


def told(answer: object) -> Notice:
    return Notice(f"got {answer!r}")


def text_of(answer: Answer | None) -> str:
    assert answer is not None
    assert isinstance(answer.result, Notice)
    return answer.result.text


def press(question: Question, strokes: Iterable[str]) -> Answer | None:
    """Press keys one after another; only the last one may answer."""
    answer = None
    for stroke in strokes:
        assert answer is None
        answer = question.press(stroke)
    return answer


def words(lines: list[Line]) -> list[str]:
    return ["".join(text for text, _ in one.parts) for one in lines]


# A menu.


def menu(clears: bool = False) -> MenuQuestion:
    return MenuQuestion(Menu("kind", KINDS, told, clears))


@pytest.mark.parametrize(("stroke", "value"), [("e", "event"), ("n", "numerical"), ("q", "quote")])
def test_one_key_chooses(stroke: str, value: str):
    assert text_of(menu().press(stroke)) == f"got {value!r}"


@pytest.mark.parametrize("stroke", ["x", "E", "enter", "tab", "space", "", "1", "backspace"])
def test_other_keys_leave_the_menu_open(stroke: str):
    assert menu().press(stroke) is None


@pytest.mark.parametrize("stroke", ["escape", "ctrl+g"])
def test_a_menu_can_be_left(stroke: str):
    assert menu(clears=True).press(stroke) == Answer(None)


def test_backspace_clears_where_there_is_something_to_clear():
    assert text_of(menu(clears=True).press("backspace")) == "got ''"


def test_nothing_can_be_pasted_into_a_menu():
    question = menu()
    question.paste("quote")
    assert question == menu()


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_a_short_menu_shows_definitions(width: int):
    shown = words(menu(clears=True).lines(width))
    assert len(shown) == 1 + len(KINDS)
    assert "Backspace clears" in shown[0]
    for one, choice in zip(shown[1:], KINDS, strict=True):
        assert one.split()[0] == choice.key
        assert choice.detail in one


def test_what_is_set_is_marked():
    shown = words(menu().lines(80))
    assert "● numerical" in shown[2]
    assert "●" not in shown[1]


@pytest.mark.parametrize("count", [1, 8, 9, 20, 30])
@pytest.mark.parametrize("width", [10, 60, 80, 120])
def test_a_long_menu_stands_in_columns_with_every_choice_once(count: int, width: int):
    choices = tuple(Choice(f"v{n}", f"value{n:02}", chr(97 + n % 26)) for n in range(count))
    shown = words(MenuQuestion(Menu("values", choices, told)).lines(width))
    entries = " ".join(shown[1:]).split()
    assert sorted(entries[1::2]) == [f"value{n:02}" for n in range(count)]
    assert width < 20 or all(len(one) <= width for one in shown[1:])


def test_a_long_label_is_cut():
    choices = tuple(Choice(f"v{n}", f"{n} " + "very long " * 9, "a") for n in range(9))
    shown = words(MenuQuestion(Menu("values", choices, told)).lines(80))
    assert "…" in shown[1]
    assert all(len(one) <= 80 for one in shown[1:])


# A picker.


def pick(create: Callable[[str], Outcome] | None = None, clears: bool = False) -> PickQuestion:
    return PickQuestion(Pick("speaker", NAMES, told, create, clears))


def added(name: str) -> Notice:
    return Notice(f"new {name!r}")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["mara-lind", "water-board", "lindholm"]),
        ("lind", ["lindholm", "mara-lind"]),
        ("LIND", ["lindholm", "mara-lind"]),
        ("mara", ["mara-lind"]),
        ("board state", ["water-board"]),
        ("government", ["water-board"]),
        ("  lind  ", ["lindholm", "mara-lind"]),
        ("person lind", ["mara-lind"]),
        ("flood", []),
    ],
)
def test_typing_filters(typed: str, found: list[str]):
    question = pick()
    press(question, ("space" if letter == " " else letter for letter in typed))
    assert [choice.value for choice in question.found] == found


@pytest.mark.parametrize(
    ("strokes", "value"),
    [
        (["enter"], "mara-lind"),
        (["down", "enter"], "water-board"),
        (["tab", "tab", "enter"], "lindholm"),
        (["down"] * 9 + ["enter"], "lindholm"),
        (["down", "up", "enter"], "mara-lind"),
        (["up", "enter"], "mara-lind"),
        (["down", "shift+tab", "enter"], "mara-lind"),
        ([*"lind", "enter"], "lindholm"),
        ([*"lind", "down", "enter"], "mara-lind"),
        (["down", "down", "l", "enter"], "lindholm"),
        ([*"mx", "backspace", "enter"], "mara-lind"),
    ],
)
def test_enter_takes_the_entry_under_the_cursor(strokes: list[str], value: str):
    assert text_of(press(pick(), strokes)) == f"got {value!r}"


def test_nothing_is_taken_where_nothing_is_found():
    assert press(pick(), [*"flood", "enter"]) is None
    assert press(pick(), [*"flood", "down", "up", "enter"]) is None


@pytest.mark.parametrize(
    ("strokes", "expected"),
    [
        ([*"Otto", "enter"], "new 'Otto'"),
        ([*"Otto", "space", "enter"], "new 'Otto'"),
        ([*"Lind", "enter"], "got 'lindholm'"),
        ([*"Lind", "down", "down", "enter"], "new 'Lind'"),
        ([*"Lind", *["down"] * 9, "enter"], "new 'Lind'"),
        ([*"Lind", "down", "down", "up", "enter"], "got 'mara-lind'"),
        ([*"Lind", "up", "enter"], "new 'Lind'"),
        ([*"Lind", "up", "up", "enter"], "got 'mara-lind'"),
        ([*"mara", "space", *"lind", "down", "enter"], "got 'mara-lind'"),
        ([*"Water", "space", *"Board", "enter"], "new 'Water Board'"),
        ([*"Water", "space", *"Board", "up", "enter"], "got 'water-board'"),
        ([*"state", "space", *"wa", "enter"], "got 'water-board'"),
        ([*"the", "space", *"bo", "enter"], "got 'water-board'"),
        (["enter"], "got 'mara-lind'"),
        (["down"] * 9 + ["enter"], "got 'lindholm'"),
    ],
)
def test_a_name_that_nobody_has_can_be_added(strokes: list[str], expected: str):
    assert text_of(press(pick(added), strokes)) == expected


def test_the_name_that_would_be_added_is_shown():
    question = pick(added)
    assert not any("Enter adds" in one for one in words(question.lines(80)))
    press(question, [*"Lind", "down", "down"])
    last = question.lines(80)[-1]
    assert "Enter adds Lind" in words([last])[0]
    assert last.here
    press(question, [*"holm", "space", *"dairy"])
    assert not any("Enter adds" in one for one in words(question.lines(80)))


@pytest.mark.parametrize("stroke", ["escape", "ctrl+g"])
def test_a_picker_can_be_left(stroke: str):
    assert press(pick(added), [*"lind", stroke]) == Answer(None)


def test_backspace_on_an_empty_line_clears():
    assert text_of(press(pick(clears=True), ["m", "backspace", "backspace"])) == "got ''"
    assert press(pick(), ["backspace", "backspace"]) is None


def test_pasted_text_is_typed():
    question = pick(added)
    question.paste("state\nwater")
    assert [choice.value for choice in question.found] == ["water-board"]
    assert text_of(question.press("enter")) == "got 'water-board'"
    question = pick(added)
    question.paste("water\nboard")
    assert text_of(question.press("enter")) == "new 'water board'"


def test_the_cursor_is_always_in_sight():
    choices = tuple(Choice(f"v{n}", f"value {n}") for n in range(50))
    question = PickQuestion(Pick("values", choices, told))
    for n in range(50):
        shown = question.lines(80)
        assert [f"value {n}" in one for one in words([one for one in shown if one.here])] == [True]
        assert len(shown) == 2 + LISTED
        question.press("down")
    assert "50 of 50" in words(question.lines(80))[0]


def test_a_label_of_several_lines_stands_on_one():
    question = PickQuestion(Pick("claims", (Choice("c00001", "it\nheld"),), told))
    assert not any("\n" in one for one in words(question.lines(80)))


# The search line.


def search(text: str = "") -> tuple[FindQuestion, list[str]]:
    sought: list[str] = []
    find = Find(text, sought.append, told, lambda: Notice("back"))
    return FindQuestion(find), sought


def test_every_key_searches():
    question, sought = search()
    press(question, [*"dam", "backspace", "space", "b"])
    assert sought == ["d", "da", "dam", "da", "da ", "da b"]


def test_enter_keeps_the_place():
    assert text_of(press(search()[0], [*"dam", "enter"])) == "got 'dam'"


def test_enter_alone_searches_for_the_same_again():
    assert text_of(press(search("flood")[0], ["enter"])) == "got 'flood'"
    assert text_of(press(search("flood")[0], ["x", "enter"])) == "got 'x'"


def test_leaving_the_search_goes_back():
    assert text_of(press(search()[0], [*"dam", "escape"])) == "back"


def test_what_is_pasted_is_searched_for():
    question, sought = search()
    question.paste("the\ndam")
    assert sought == ["the dam"]


@pytest.mark.parametrize("width", [10, 30, 80])
def test_the_search_line_is_one_line(width: int):
    question, _ = search("flood")
    assert "flood" in words(question.lines(width))[0]
    press(question, "dam")
    assert len(question.lines(width)) == 1
    assert "flood" not in words(question.lines(width))[0]


# A form.

YES_NO = (Choice("true", "yes", "y"), Choice("false", "no", "n"))


def form(fill=None, then=told) -> FormQuestion:
    entries = (
        Entry("measure", "measure", "killed"),
        Entry("raw", "words", hint="as the article has it"),
        Entry("approximate", "approximate", "", YES_NO),
    )
    return FormQuestion(Form("quantity", entries, then, fill))


def taken(strokes: Iterable[str], fill=None) -> dict[str, str]:
    """The values a form gives after these keys and Enter."""
    caught: list[dict[str, str]] = []
    press(form(fill, caught.append), [*strokes, "enter"])
    return caught[0]


@pytest.mark.parametrize(
    ("strokes", "changed"),
    [
        ([], {}),
        (["s"], {"measure": "killeds"}),
        (["tab", *"dozens"], {"raw": "dozens"}),
        (["down", *"about", "space", "9"], {"raw": "about 9"}),
        (["tab", "tab", "y"], {"approximate": "true"}),
        (["up", "n"], {"approximate": "false"}),
        (["shift+tab", "y", "n"], {"approximate": "false"}),
        (["up", "y", "backspace"], {"approximate": ""}),
        (["up", "y", "delete"], {"approximate": ""}),
        (["up", "x"], {}),
        (["tab", "tab", "tab", "s"], {"measure": "killeds"}),
        (["home", "x"], {"measure": "xkilled"}),
        (["backspace"], {"measure": "kille"}),
    ],
)
def test_a_form_gives_all_its_values(strokes: list[str], changed: dict[str, str]):
    assert taken(strokes) == {"measure": "killed", "raw": "", "approximate": ""} | changed


@pytest.mark.parametrize("stroke", ["escape", "ctrl+g"])
def test_a_form_can_be_dropped(stroke: str):
    assert press(form(), ["x", stroke]) == Answer(None)


def test_a_refused_form_stays_open_and_says_why():
    question = form(then=lambda _values: Notice("a whole number, or nothing", "warning"))
    assert question.press("enter") is None
    assert "a whole number" in words(question.lines(80))[-1]
    question.press("tab")
    assert "a whole number" not in words(question.lines(80))[-1]


def test_a_form_that_is_taken_answers_with_what_it_came_to():
    assert text_of(form(then=lambda _values: Notice("saved")).press("enter")) == "saved"
    assert form(then=lambda _values: None).press("enter") == Answer(None)


def test_an_entry_fills_others_as_it_is_typed():
    made = taken(["tab", "9"], lambda changed, values: {"measure": f"{changed}:{values[changed]}"})
    assert made["measure"] == "raw:9"


def test_moving_the_cursor_fills_nothing():
    filled: list[str] = []

    def fill(changed: str, _values: dict[str, str]) -> dict[str, str]:
        filled.append(changed)
        return {}

    question = form(fill)
    press(question, ["left", "home", "end", "right", "tab", "tab", "x", "f5"])
    assert filled == []
    press(question, ["y", "y", "tab", "s"])
    assert filled == ["approximate", "measure"]


def test_text_is_pasted_into_an_entry_and_not_into_a_choice():
    caught: list[dict[str, str]] = []
    question = form(then=caught.append)
    question.paste(" and\nmissing")
    press(question, ["up"])
    question.paste("true")
    press(question, ["enter"])
    assert caught[0] == {
        "measure": "killed and\nmissing",
        "raw": "",
        "approximate": "",
    }


@pytest.mark.parametrize("at", [0, 1, 2])
@pytest.mark.parametrize("width", [10, 40, 120])
def test_a_form_shows_its_entries_and_where_the_cursor_is(at: int, width: int):
    question = form()
    press(question, ["tab"] * at)
    shown = words(question.lines(width))
    assert len(shown) == 4
    assert [n for n, one in enumerate(shown[1:]) if "▶" in one] == [at]
    assert ("y yes" in shown[3]) is (at == 2)
    assert ("as the article has it" in shown[2]) is (at == 1)
    assert not any("\n" in one for one in shown)


# Jump letters.

JUMP = Jump({"as": "c00001", "ad": "a00001", "s": "f00001"}, {"as": 3, "ad": 9, "s": 20}, told)


@pytest.mark.parametrize(
    ("strokes", "label"), [("as", "c00001"), ("ad", "a00001"), ("s", "f00001")]
)
def test_the_letters_of_a_label_choose_it(strokes: str, label: str):
    assert text_of(press(JumpQuestion(JUMP), strokes)) == f"got {label!r}"


@pytest.mark.parametrize("strokes", [["x"], ["a", "x"], ["escape"], ["a", "escape"], ["enter"]])
def test_other_letters_leave_things_as_they_are(strokes: list[str]):
    assert press(JumpQuestion(JUMP), strokes) == Answer(None)


def test_letters_are_not_pasted():
    question = JumpQuestion(JUMP)
    question.paste("s")
    assert question.typed == ""
    assert "letters" in words(question.lines(80))[0]


# Which question is which.


@pytest.mark.parametrize(
    ("outcome", "kind"),
    [
        (menu().menu, MenuQuestion),
        (pick().pick, PickQuestion),
        (search()[0].find, FindQuestion),
        (form().form, FormQuestion),
        (JUMP, JumpQuestion),
    ],
)
def test_every_question_has_a_state(outcome: Outcome, kind: type):
    assert isinstance(question_for(outcome), kind)


@pytest.mark.parametrize(
    "outcome", [None, Notice("done"), Go("desk"), Copy("x", "y"), Write("notes", "", told)]
)
def test_what_is_no_question_is_refused(outcome: Outcome):
    with pytest.raises(TypeError, match="no question"):
        question_for(outcome)
