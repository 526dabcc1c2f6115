"""The sources of a collection: added, changed, removed, merged, found where they are named."""

from __future__ import annotations

import pytest
from registers import (
    BOARD,
    COLLECTION,
    KNOWN,
    MAYOR,
    OFFICIALS,
    WATER,
    attribution,
    here,
    on_disk,
    write_labels,
    write_registry,
)
from sitting import HERALD, HERALD_AT, WIRE, WIRE_AT, items, notice, open_session

from reportedly.check import check_workspace
from reportedly.errors import ReportedlyError
from reportedly.files.locks import hold
from reportedly_schemas.sources import Source
from reportedly_tui.session.asking import question_for
from reportedly_tui.session.commands import merging, registry
from reportedly_tui.session.editing import redo, undo
from reportedly_tui.session.outcome import Form, Go, Menu, Notice, Pick
from reportedly_tui.session.session import Session
from reportedly_tui.session.source_list import SourceList


@pytest.fixture
def session(workspace) -> Session:
    """Ana's session, nothing saved; she and ben name the board, she the mayor."""
    write_registry(workspace, KNOWN)
    herald = attribution("a00001", "The mayor", "the board knew", HERALD, "otto-verne")
    wire = attribution(
        "a00002", "the water board", "Two crews were on the wall", WIRE, "water-board"
    )
    write_labels(workspace, HERALD_AT, "ana", herald)
    write_labels(workspace, WIRE_AT, "ana", wire)
    return open_session(workspace)


def bens(workspace, key: str = "water-board", field: str = "speaker") -> None:
    """Let ben's labels name a source."""
    named = attribution("a00009", "the water board", "Two crews", WIRE)
    from dataclasses import replace

    write_labels(workspace, WIRE_AT, "ben", replace(named, **{field: (key,)}))


def problems(session: Session, code: str) -> list:
    """What check says of the workspace once all is written."""
    for open_file in session.files.values():
        if open_file.edits:
            open_file.path.write_bytes(open_file.file.snapshot().render())
    found = check_workspace(session.workspace, []).problems
    return [one for one in found if one.code == code]


def answer(question, *strokes: str):
    """Press keys in a question; what the last one came to."""
    state, result = question_for(question), None
    for stroke in strokes:
        answered = state.press(stroke)
        if answered is not None:
            result = answered.result
            if isinstance(result, Menu | Pick | Form):
                state = question_for(result)
    return result


# Adding and changing.


def test_a_new_source_costs_its_name_and_two_keys(session: Session):
    result = answer(registry.add(session, COLLECTION, "Mara Lind"), "p", "n")
    assert result is None
    assert here(session)["mara-lind"] == Source("Mara Lind", "person", "named")


def test_without_a_name_all_fields_are_asked_for(session: Session):
    form = registry.add(session, COLLECTION)
    assert isinstance(form, Form)
    assert [one.name for one in form.entries] == [
        "name",
        "type",
        "anonymity",
        "aliases",
        "members",
        "wikidata",
        "notes",
    ]
    assert "needs a name" in notice(form.then(values(form)))


def values(form: Form, **others: str) -> dict[str, str]:
    return {one.name: one.value for one in form.entries} | others


@pytest.mark.parametrize(
    ("field", "written", "held"),
    [
        ("name", "The Board", "The Board"),
        ("type", "organisation", "organisation"),
        ("type", "", None),
        ("anonymity", "described", "described"),
        ("aliases", "a; b ;; a", ("a", "b")),
        ("aliases", "", ()),
        ("members", "Otto Verne; water-board", ("otto-verne", "water-board")),
        ("wikidata", "Q42", "Q42"),
        ("notes", "Sits in Vessimer.", "Sits in Vessimer."),
        ("notes", "[red]x[/] \u202e \x1b[2J", "[red]x[/] \u202e \x1b[2J"),
    ],
)
def test_every_field_is_changed_and_undone(session: Session, field: str, written: str, held):
    form = registry.change_entry(session, COLLECTION, "state-water-board")
    assert isinstance(form, Form)
    assert form.then(values(form, **{field: written})) is None
    assert getattr(here(session)["state-water-board"], field) == held
    undo(session)
    assert here(session) == KNOWN
    redo(session)
    assert getattr(here(session)["state-water-board"], field) == held


def test_a_form_left_as_it_is_changes_nothing(session: Session):
    for key in KNOWN:
        form = registry.change_entry(session, COLLECTION, key)
        assert form.then(values(form)) is None
    assert session.history.done == []


def test_members_that_are_gone_stay_until_they_are_taken_out(session: Session, workspace):
    lost = Source("Lost", members=("nobody", "otto-verne"))
    write_registry(workspace, KNOWN | {"lost": lost})
    form = registry.change_entry(session, COLLECTION, "lost")
    assert form.then(values(form)) is None
    assert here(session)["lost"] == lost
    pick = registry.members(session, COLLECTION, "lost")
    assert [one.value for one in pick.choices if one.on] == ["otto-verne", "nobody"]
    pick.then("nobody")
    assert here(session)["lost"].members == ("otto-verne",)


def test_an_entry_that_changed_meanwhile_is_not_overwritten(session: Session):
    form = registry.change_entry(session, COLLECTION, "otto-verne")
    other = registry.change_entry(session, COLLECTION, "otto-verne")
    assert other.then(values(other, name="Verne")) is None
    assert "meanwhile" in notice(form.then(values(form, name="Otto")))
    assert here(session)["otto-verne"].name == "Verne"


# Members.


def test_members_are_put_in_and_taken_out_one_after_the_other(session: Session):
    pick = registry.members(session, COLLECTION, "officials")
    assert {one.value for one in pick.choices if one.on} == set(OFFICIALS.members)
    pick = pick.then("state-water-board")
    assert isinstance(pick, Pick)
    assert pick.then("water-board") is not None
    assert here(session)["officials"].members == ("otto-verne", "state-water-board")


def test_no_group_is_a_member_of_its_members(session: Session):
    pick = registry.members(session, COLLECTION, "otto-verne")
    assert "officials" in {one.value for one in pick.choices}
    assert "already" in notice(pick.then("officials"))
    assert here(session) == KNOWN


# Removing.


def test_what_nothing_names_is_removed_at_once(session: Session):
    assert "u brings it back" in notice(registry.remove(session, COLLECTION, "state-water-board"))
    assert "state-water-board" not in here(session)
    undo(session)
    assert here(session) == KNOWN


def test_what_is_named_is_removed_after_a_question_that_says_where(session: Session):
    question = registry.remove(session, COLLECTION, "otto-verne")
    assert isinstance(question, Menu)
    said = " ".join(question.says)
    assert "the-herald a00001" in said
    assert "officials" in said
    assert "removed" in notice(question.then("remove"))
    assert "otto-verne" not in here(session)
    assert here(session)["officials"].members == ("water-board",)
    assert items(session, "attributions")[0].speaker == ()
    assert problems(session, "I2") == []


def test_removing_is_one_step(session: Session):
    registry.remove(session, COLLECTION, "otto-verne").then("remove")
    undo(session)
    assert here(session) == KNOWN
    assert items(session, "attributions")[0].speaker == ("otto-verne",)
    redo(session)
    assert "otto-verne" not in here(session)
    assert items(session, "attributions")[0].speaker == ()


@pytest.mark.parametrize("field", ["speaker", "candidates"])
def test_what_others_name_stays(session: Session, workspace, field: str):
    bens(workspace, "state-water-board", field)
    said = notice(registry.remove(session, COLLECTION, "state-water-board"))
    assert "stays" in said
    assert "(ben)" in said
    assert here(session) == KNOWN


def test_where_labels_can_not_be_read_nothing_is_removed(session: Session, workspace):
    path = workspace.annotation_path(WIRE_AT, "ben")
    path.write_bytes(b"# water-board\nattributions: [\n")
    with pytest.raises(ReportedlyError, match="ben's labels of harrow-dam/wire-service"):
        registry.remove(session, COLLECTION, "water-board")
    assert here(session) == KNOWN


# Merging.


def merge(session: Session, key: str = "water-board", into: str = "state-water-board") -> Menu:
    pick = merging.merge(session, COLLECTION, key)
    assert isinstance(pick, Pick)
    question = pick.then(into)
    assert isinstance(question, Menu)
    return question


def test_the_likeliest_is_proposed_first(session: Session):
    pick = merging.merge(session, COLLECTION, "water-board")
    assert pick.choices[0].value == "state-water-board"
    assert "water-board" not in {one.value for one in pick.choices}


def test_merging_joins_names_and_moves_what_refers(session: Session):
    question = merge(session)
    assert here(session) == KNOWN, "nothing is done before it is said"
    assert "merged" in notice(question.then("merge"))
    known = here(session)
    assert "water-board" not in known
    assert known["state-water-board"] == Source(
        "State Water Board",
        "government",
        "named",
        ("the board", "the water board", "Water Board", "the water people"),
        notes="Seen once.",
    )
    assert known["officials"].members == ("otto-verne", "state-water-board")
    wire = session.bring(WIRE_AT)
    assert wire.file.items("attributions")["a00002"].speaker == ("state-water-board",)
    assert problems(session, "I2") == problems(session, "I4") == []


def test_merging_is_one_step(session: Session):
    merge(session).then("merge")
    undo(session)
    assert here(session) == KNOWN
    wire = session.bring(WIRE_AT)
    assert wire.file.items("attributions")["a00002"].speaker == ("water-board",)
    redo(session)
    assert "water-board" not in here(session)
    assert wire.file.items("attributions")["a00002"].speaker == ("state-water-board",)


def test_what_others_name_stays_for_them(session: Session, workspace):
    bens(workspace)
    before = workspace.annotation_path(WIRE_AT, "ben").read_bytes()
    question = merge(session)
    assert any("(ben)" in line and "stays for them" in line for line in question.says)
    question.then("merge")
    known = here(session)
    assert known["water-board"] == Source(
        "Water Board", "government", notes="Merged into state-water-board."
    )
    assert known["state-water-board"].aliases == (
        "the board",
        "the water board",
        "the water people",
    )
    assert workspace.annotation_path(WIRE_AT, "ben").read_bytes() == before
    assert problems(session, "I2") == problems(session, "I4") == []
    undo(session)
    assert here(session) == KNOWN


def test_a_file_that_another_app_holds_is_not_changed(session: Session, workspace):
    lock = hold(workspace.annotation_path(WIRE_AT, "ana"))
    assert lock is not None
    question = merge(session)
    lock.release()
    assert any("can't be changed from here" in line for line in question.says)
    question.then("merge")
    assert "water-board" in here(session)
    assert session.bring(WIRE_AT).file.items("attributions")["a00002"].speaker == ("water-board",)


def test_a_group_merged_into_its_member_is_no_member_of_itself(session: Session):
    merge(session, "officials", "otto-verne").then("merge")
    assert here(session)["otto-verne"].members == ("water-board",)
    assert "officials" not in here(session)


def test_a_member_merged_into_its_group(session: Session):
    merge(session, "otto-verne", "officials").then("merge")
    assert here(session)["officials"].members == ("water-board",)
    assert items(session, "attributions")[0].speaker == ("officials",)


def test_both_sources_in_one_label_become_one(session: Session, workspace):
    both = attribution("a00001", "The mayor", "the board knew", HERALD, "water-board", "otto-verne")
    write_labels(workspace, HERALD_AT, "ana", both)
    fresh = open_session(workspace)
    merge(fresh, "water-board", "otto-verne").then("merge")
    assert items(fresh, "attributions")[0].speaker == ("otto-verne",)


def test_there_has_to_be_another_one(session: Session, workspace):
    write_registry(workspace, {"otto-verne": MAYOR})
    fresh = open_session(workspace)
    assert "no other" in notice(merging.merge(fresh, COLLECTION, "otto-verne"))


# Where one is named.


def test_every_place_is_listed_and_reached(session: Session, workspace):
    bens(workspace)
    pick = registry.where(session, COLLECTION, "water-board")
    assert [one.label for one in pick.choices] == ["wire-service  “the water board”"] * 2
    go = pick.then("0")
    start = WIRE.index("the water board")
    assert go == Go("article", WIRE_AT, "a00002", (start, start + len("the water board")))


def test_what_is_not_saved_yet_is_found_too(session: Session):
    from reportedly.edits import change
    from reportedly_tui.session.editing import edit

    label = items(session, "attributions")[0]
    edit(session, "speaker", change("attributions", label, speaker=("state-water-board",)))
    assert isinstance(registry.where(session, COLLECTION, "state-water-board"), Pick)
    assert "no label names" in notice(registry.where(session, COLLECTION, "otto-verne"))


# Undo, while others work.


def test_undo_does_not_remove_what_others_name_by_now(session: Session, workspace):
    answer(registry.add(session, COLLECTION, "Mara Lind"), "p", "n")
    bens(workspace, "mara-lind")
    said = undo(session)
    assert isinstance(said, Notice)
    assert "ben's labels" in said.text
    assert "mara-lind" in here(session)


# The list.


@pytest.fixture
def listing(session: Session) -> SourceList:
    return SourceList(session, COLLECTION)


def text(listing: SourceList, width: int = 80, height: int = 20) -> str:
    lines = listing.lines(width, height)
    return "\n".join("".join(part for part, _ in one.parts) for one in lines)


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("", ["officials", "otto-verne", "state-water-board", "water-board"]),
        ("water", ["water-board", "state-water-board"]),
        ("the mayor", ["otto-verne"]),
        ("verne otto", ["otto-verne"]),
        ("people", ["water-board"]),
        ("zz", []),
    ],
)
def test_the_list_is_filtered_by_names_and_aliases(listing: SourceList, typed: str, keys):
    listing.typing.insert(typed)
    assert listing.listed == keys


def test_the_list_says_what_an_entry_is(listing: SourceList):
    listing.key = "officials"
    shown = text(listing)
    for words in ("Officials", "group", "2 members: Otto Verne, Water Board", "Seen once."):
        assert (words in shown) == (words != "Seen once.")
    listing.key = "water-board"
    shown = text(listing)
    assert "the water people" in shown
    assert "Seen once." in shown
    assert "in        Officials" in shown


def test_the_cursor_follows_what_is_added_and_removed(listing: SourceList, session: Session):
    listing.follow()
    answer(registry.add(session, COLLECTION, "Mara Lind"), "p", "n")
    listing.follow()
    assert listing.chosen == "mara-lind"
    registry.remove(session, COLLECTION, "mara-lind")
    listing.follow()
    assert listing.chosen == "officials"


def test_an_empty_registry_says_how_to_begin(workspace):
    listing = SourceList(open_session(workspace), COLLECTION)
    assert "a adds one" in text(listing)
    assert listing.chosen == ""
    listing.move(1)


def test_a_registry_that_can_not_be_read_says_why(workspace):
    path = workspace.sources_path(COLLECTION)
    path.parent.mkdir(parents=True)
    path.write_bytes(b"<<<<<<< ours\n")
    assert "sources.yaml:1:1:" in text(SourceList(open_session(workspace), COLLECTION))


def test_a_long_list_costs_what_is_in_sight(workspace):
    write_registry(workspace, {f"s{n:04}": Source(f"Source {n}") for n in range(3000)})
    listing = SourceList(open_session(workspace), COLLECTION)
    listing.move(1500)
    lines = listing.lines(80, 20)
    assert len(lines) <= 20
    assert any(one.here and "Source 2348" in one.parts[0][0] for one in lines)


def test_what_is_written_is_read_back(session: Session, workspace):
    answer(registry.add(session, COLLECTION, "Mara Lind"), "p", "n")
    assert problems(session, "Y4") == []
    assert on_disk(workspace) == here(session)
    assert on_disk(workspace)["state-water-board"] == BOARD
    assert on_disk(workspace)["water-board"] == WATER
