"""Fields: a letter for the field, a letter for the value; set, cleared, written."""

from __future__ import annotations

import dataclasses

import pytest
from sitting import Keyboard, items, notice

from reportedly.edits import change
from reportedly_schemas.annotation import AnnotationFile, Attribution, Claim, Flag, Zone
from reportedly_schemas.codebook import list_of
from reportedly_schemas.default_codebook import DEFAULT
from reportedly_tui.session.commands import setting
from reportedly_tui.session.editing import edit
from reportedly_tui.session.fields import EDITED, FIELDS, REQUIRED, field
from reportedly_tui.session.inspecting import InspectorCursor
from reportedly_tui.session.outcome import Write
from reportedly_tui.session.session import Session

MODELS = {"claims": Claim, "attributions": Attribution, "zones": Zone, "flags": Flag}
SENTENCE = "The mayor said that the board knew of the cracks."
KNEW = "the board knew of the cracks"
KEYS = {"claims": "1", "attributions": "a enter", "zones": "z h", "flags": "! t"}
CODES = [
    (section, one.name, value.value)
    for section in MODELS
    for one in FIELDS[section]
    if one.kind == "code"
    for value in DEFAULT.values(list_of(section, one.name) or "")
]
BY_SPANS_OR_FORMS = {"id", "spans", "source", "cue", "content"}


@pytest.fixture(params=MODELS)
def section(request) -> str:
    return request.param


def label(keyboard: Keyboard, section: str):
    """A fresh label of that kind, chosen."""
    keyboard.select(KNEW if section == "attributions" else SENTENCE).press(KEYS[section])
    return items(keyboard.session, section)[0]


def now(keyboard: Keyboard, section: str):
    return items(keyboard.session, section)[0]


# What can be asked for.


def test_every_field_of_a_label_can_be_set(section: str):
    known = {one.name for one in dataclasses.fields(MODELS[section])} - BY_SPANS_OR_FORMS
    listed = {one.name for one in FIELDS[section]} - {"evidence"}
    assert listed == known


def test_the_files_own_fields_can_be_set():
    assert {one.name for one in FIELDS["file"]} == {"status", "notes"}
    assert {one.name for one in dataclasses.fields(AnnotationFile)} >= {"status", "notes"}


@pytest.mark.parametrize("section", [*MODELS, "file"])
def test_every_field_has_a_letter_of_its_own(section: str):
    letters = [one.key for one in FIELDS[section]]
    assert len(set(letters)) == len(letters)
    assert all(len(letter) == 1 and letter.islower() for letter in letters)


@pytest.mark.parametrize("section", [*MODELS, "file"])
def test_what_e_edits_are_fields(section: str):
    assert {field(section, name).kind for name in EDITED[section]} <= {
        "text",
        "line",
        "quantities",
        "assessment",
        "evidence",
    }


def test_an_unknown_field_is_an_error():
    with pytest.raises(KeyError):
        field("claims", "stance")


def test_t_lists_the_fields_of_the_label_here(keyboard: Keyboard, section: str):
    label(keyboard, section)
    keyboard.press("t")
    shown = " ".join(keyboard.lines(200))
    assert all(f" {one.key} " in shown for one in FIELDS[section])


def test_t_lists_the_files_fields_where_there_is_no_label(keyboard: Keyboard):
    keyboard.press("t")
    assert "status" in " ".join(keyboard.lines())


# Codes.


@pytest.mark.parametrize(("section", "name", "value"), CODES)
def test_every_code_is_two_letters_away(keyboard: Keyboard, section: str, name: str, value: str):
    label(keyboard, section)
    code = DEFAULT.find(list_of(section, name) or "", value)
    assert code is not None
    keyboard.press("t", field(section, name).key, code.key)
    assert getattr(now(keyboard, section), name) == value


def test_a_code_is_cleared_by_backspace(keyboard: Keyboard):
    label(keyboard, "claims")
    keyboard.press("t k n t k backspace")
    assert now(keyboard, "claims").kind is None


@pytest.mark.parametrize(("section", "name"), sorted(REQUIRED - {("file", "status")}))
def test_a_required_code_is_not_cleared(keyboard: Keyboard, section: str, name: str):
    before = label(keyboard, section)
    keyboard.press("t", field(section, name).key, "backspace")
    assert keyboard.asked
    keyboard.press("escape")
    said = setting.clear(keyboard.session, before.id, name)
    assert "can't be cleared" in notice(said)
    assert now(keyboard, section) == before


def test_the_code_that_is_set_is_marked(keyboard: Keyboard):
    label(keyboard, "claims")
    keyboard.press("t k n t k")
    assert [one for one in " ".join(keyboard.lines(200)).split("  ") if "●" in one]
    keyboard.press("n")
    assert len(keyboard.session.history.done) == 2


def test_a_value_of_another_codebook_is_kept_and_can_be_replaced(keyboard: Keyboard):
    before = label(keyboard, "claims")
    edit(keyboard.session, "a kind of ours", change("claims", before, kind="folklore"))
    keyboard.press("t k escape")
    assert now(keyboard, "claims").kind == "folklore"
    keyboard.press("t k n")
    assert now(keyboard, "claims").kind == "numerical"


def test_several_flags_are_toggled_one_by_one(keyboard: Keyboard):
    label(keyboard, "attributions")
    keyboard.press("t g s t g c t g s")
    assert now(keyboard, "attributions").flags == ("needs_context",)


# Truth values.


@pytest.mark.parametrize(("key", "value"), [("y", True), ("n", False), ("backspace", None)])
def test_negation_is_set_and_cleared(keyboard: Keyboard, key: str, value: bool | None):
    label(keyboard, "attributions")
    keyboard.press("t d y t d", key)
    assert now(keyboard, "attributions").negated is value


@pytest.mark.parametrize("keys", ["t i y"])
def test_with_a_source_an_attribution_is_not_implicit(keyboard: Keyboard, keys: str):
    before = label(keyboard, "attributions")
    assert "having no source" in notice(keyboard.press(keys))
    assert now(keyboard, "attributions") == before


@pytest.mark.parametrize("keys", ["t i n", "t i backspace"])
def test_without_a_source_an_attribution_is_implicit(keyboard: Keyboard, keys: str):
    keyboard.caret("breach").press("s a enter")
    before = now(keyboard, "attributions")
    assert before.implicit is True
    assert "having no source" in notice(keyboard.press(keys))
    assert "having no source" in notice(setting.clear(keyboard.session, before.id, "implicit"))
    assert now(keyboard, "attributions") == before


# Texts.


@pytest.mark.parametrize(
    ("section", "name"),
    [
        ("claims", "text"),
        ("claims", "notes"),
        ("claims", "event"),
        ("attributions", "notes"),
        ("attributions", "recipient"),
        ("zones", "notes"),
        ("flags", "notes"),
    ],
)
def test_texts_are_written_and_cleared(keyboard: Keyboard, section: str, name: str):
    label(keyboard, section)
    keyboard.press("t", field(section, name).key)
    keyboard.write("no: [x] 1:30\n— “so”")
    assert getattr(now(keyboard, section), name) == "no: [x] 1:30\n— “so”"
    said = keyboard.press("t", field(section, name).key)
    assert isinstance(said, Write)
    assert said.text == "no: [x] 1:30\n— “so”"
    keyboard.write("")
    assert getattr(now(keyboard, section), name) is None


def test_writing_the_same_again_is_no_step(keyboard: Keyboard):
    label(keyboard, "claims")
    keyboard.press("t n")
    keyboard.write("sure?")
    steps = len(keyboard.session.history.done)
    keyboard.press("t n")
    keyboard.write("sure?")
    assert len(keyboard.session.history.done) == steps


@pytest.mark.parametrize("section", ["zones", "flags"])
def test_e_goes_straight_to_the_only_text(keyboard: Keyboard, section: str):
    label(keyboard, section)
    assert isinstance(keyboard.press("e"), Write)


def test_e_asks_which_text_of_several(keyboard: Keyboard):
    label(keyboard, "claims")
    keyboard.press("e")
    assert keyboard.asked
    assert isinstance(keyboard.press("x"), Write)
    keyboard.write("The board knew.")
    assert now(keyboard, "claims").text == "The board knew."


def test_notes_on_the_article(keyboard: Keyboard):
    keyboard.press("e")
    keyboard.write("to be read again")
    assert keyboard.session.reading.file.get("notes") == "to be read again"
    keyboard.press("u")
    assert keyboard.session.reading.file.get("notes") is None


@pytest.mark.parametrize(
    ("key", "status"), [("c", "complete"), ("a", "adjudicated"), ("p", "in_progress")]
)
def test_the_status_of_the_article(keyboard: Keyboard, key: str, status: str):
    keyboard.press("t s", key)
    assert keyboard.session.reading.file.get("status") == status
    said = setting.clear(keyboard.session, None, "status")
    assert "can't be cleared" in notice(said)


# Other labels and articles.


def test_a_parent_is_picked_and_taken_out(keyboard: Keyboard):
    label(keyboard, "attributions")
    keyboard.select("he had been warned").press("a enter")
    first, second = items(keyboard.session, "attributions")
    keyboard.press("t p")
    keyboard.press("enter")
    assert items(keyboard.session, "attributions")[1].parent == first.id
    keyboard.session.reading.choose(first.id)
    keyboard.press("t p enter")
    assert "nested in this one already" in notice(keyboard.said)
    keyboard.session.reading.choose(second.id)
    keyboard.press("t p backspace")
    assert items(keyboard.session, "attributions")[1].parent is None


def test_a_target_is_found_by_typing_its_words(keyboard: Keyboard):
    label(keyboard, "attributions")
    keyboard.select("More than 100 people are missing").press("a enter")
    keyboard.select("he had been warned").press("a enter")
    keyboard.press("t t")
    keyboard.type("cracks").press("enter")
    first, second, _ = items(keyboard.session, "attributions")
    assert second.target == first.id


def test_claims_of_an_attribution_are_toggled(keyboard: Keyboard):
    keyboard.select("Nobody knows").press("1")
    keyboard.select("cracks").press("1")
    label(keyboard, "attributions")
    first, second = items(keyboard.session, "claims")
    keyboard.press("t c")
    keyboard.type("cracks").press("enter t c")
    keyboard.type("Nobody").press("enter")
    assert now(keyboard, "attributions").claims == (second.id, first.id)
    keyboard.press("t c")
    keyboard.type("cracks").press("enter")
    assert now(keyboard, "attributions").claims == (first.id,)
    keyboard.press("t c backspace")
    assert now(keyboard, "attributions").claims == ()


@pytest.mark.parametrize("keys", ["t p", "t t", "t c"])
def test_where_there_is_no_other_label_nothing_is_asked(keyboard: Keyboard, keys: str):
    label(keyboard, "attributions")
    assert "there are no other" in notice(keyboard.press(keys))


def test_a_copied_zone_says_where_it_is_from(keyboard: Keyboard):
    label(keyboard, "zones")
    keyboard.press("t c")
    assert "the-herald" not in " ".join(keyboard.lines())
    keyboard.type("crews").press("enter")
    assert now(keyboard, "zones").copy_of == "harrow-dam/wire-service"
    keyboard.press("t c backspace")
    assert now(keyboard, "zones").copy_of is None


# The inspector's keys.


@pytest.mark.parametrize("section", [*MODELS, "file"])
def test_the_inspectors_cursor_stays_on_the_fields(session: Session, section: str):
    keyboard = Keyboard(session)
    if section != "file":
        label(keyboard, section)
    cursor = InspectorCursor(0)
    for _ in range(20):
        cursor.press(session, "j")
    assert cursor.at == len(FIELDS[section]) - 1
    for _ in range(20):
        cursor.press(session, "up")
    assert cursor.at == 0


@pytest.mark.parametrize("stroke", ["enter", "l", "right"])
def test_the_inspector_asks_for_the_value_under_its_cursor(session: Session, stroke: str):
    label(Keyboard(session), "claims")
    asked = InspectorCursor(0).press(session, stroke)
    assert "kind of c" in getattr(asked, "title", "")


@pytest.mark.parametrize("stroke", ["d", "backspace", "delete"])
def test_the_inspector_clears_the_value_under_its_cursor(session: Session, stroke: str):
    keyboard = Keyboard(session)
    label(keyboard, "claims")
    keyboard.press("t k n")
    InspectorCursor(0).press(session, stroke)
    assert now(keyboard, "claims").kind is None


def test_the_inspector_knows_fields_by_their_letters(session: Session):
    label(Keyboard(session), "claims")
    assert InspectorCursor(0).by_letter(session, "f") == "factuality"
    assert InspectorCursor(0).by_letter(session, "z") is None


def test_every_field_can_be_cleared(keyboard: Keyboard, section: str):
    before = label(keyboard, section)
    for one in FIELDS[section]:
        said = setting.clear(keyboard.session, before.id, one.name)
        assert said is None or "clear" in notice(said) or "no source" in notice(said)
    after = now(keyboard, section)
    for one in dataclasses.fields(after):
        if one.name not in BY_SPANS_OR_FORMS and (section, one.name) not in REQUIRED:
            assert getattr(after, one.name) in (None, ())
