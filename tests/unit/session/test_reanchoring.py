"""The labels of a changed article settled one by one, with the keyboard."""

from __future__ import annotations

import pytest
from sitting import (
    HERALD,
    HERALD_AT,
    Keyboard,
    NoSaver,
    Reports,
    items,
    labels_of,
    notice,
    open_session,
    words_of,
)

from reportedly.anchors import make_span
from reportedly.check import check_workspace
from reportedly.files.save import digest
from reportedly.workspace import Workspace
from reportedly_schemas.annotation import Attribution, Claim, Span
from reportedly_tui.session.bars import footer_line
from reportedly_tui.session.conflicts import look
from reportedly_tui.session.listing import listing
from reportedly_tui.session.outcome import Menu
from reportedly_tui.session.selection import Selection
from reportedly_tui.session.session import Session


def over(words: str, nth: int = 0) -> Span:
    at = -1
    for _ in range(nth + 1):
        at = HERALD.index(words, at + 1)
    return make_span(HERALD, at, at + len(words))


COUNTING = Attribution(
    id="a0000c",
    source=(over("Mara Lind"),),
    cue=(over("said", 1),),
    content=(over("“We are still counting,”"),),
)
HOUSES = Claim("c0000h", (over("Dozens of houses were flooded"),))
CRACKS = Claim("c0000k", (over("the board knew of the cracks"),))
TOP = "Updated on Sunday at noon by the Herald.\n\n"


def text_path(workspace: Workspace):
    return workspace.article_path(HERALD_AT)


def rewrite(workspace: Workspace, text: str) -> None:
    text_path(workspace).write_bytes(text.encode())


@pytest.fixture
def labelled(workspace: Workspace) -> Workspace:
    """A workspace with an attribution and two claims of ana's."""
    data = labels_of(workspace, HERALD_AT, claims=(CRACKS, HOUSES), attributions=(COUNTING,))
    path = workspace.annotation_path(HERALD_AT, "ana")
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    return workspace


def begin(workspace: Workspace, text: str) -> Keyboard:
    """Open the article, after its text became another one, and begin to settle its labels."""
    rewrite(workspace, text)
    session = open_session(workspace)
    session.past.keep(HERALD)
    keyboard = Keyboard(session)
    keyboard.press("g r")
    return keyboard


def stand(session: Session) -> bool:
    """Whether every span stands in the text that the file says it was made on."""
    reading = session.reading
    assert reading.file.get("sha256") == digest(reading.text.encode())
    spans = [span for claim in items(session, "claims") for span in claim.spans]
    for label in items(session, "attributions"):
        spans += (*label.source, *label.cue, *label.content)
    return spans == [make_span(reading.text, span.start, span.end) for span in spans]


def title(keyboard: Keyboard) -> str:
    assert isinstance(keyboard.said, Menu), keyboard.said
    return keyboard.said.title


def selected(keyboard: Keyboard) -> str:
    at = keyboard.session.reading.selection
    return keyboard.session.reading.text[at.start : at.end]


def test_an_article_that_changed_is_read_only_and_says_how_to_go_on(labelled: Workspace):
    rewrite(labelled, TOP + HERALD)
    keyboard = Keyboard(open_session(labelled))
    reading = keyboard.session.reading
    assert reading.outdated
    assert "gr" in notice(keyboard.select("the cracks").press("1"))
    made = footer_line(keyboard.session, keyboard.keys.keymap, "reader", "", ("", ""), 120)
    assert "TEXT CHANGED gr reanchor" in "".join(text for text, _ in made.parts)


def test_with_nothing_to_settle(labelled: Workspace):
    keyboard = Keyboard(open_session(labelled))
    assert "every label stands" in notice(keyboard.press("g r"))


def test_each_span_is_shown_where_it_is_proposed(labelled: Workspace):
    keyboard = begin(labelled, TOP + HERALD)
    assert title(keyboard) == "moved · spans of c0000k · 1 of 5"
    assert selected(keyboard) == "the board knew of the cracks"
    assert keyboard.lines()[1:3] == [
        " was: “the board knew of the cracks”",
        " now: “the board knew of the cracks” (words and context)",
    ]
    keyboard.press("y")
    assert title(keyboard) == "moved · spans of c0000h · 2 of 5"
    assert selected(keyboard) == "Dozens of houses were flooded"


@pytest.mark.parametrize("keys", ["y y y y y", "enter enter enter enter enter", "a", "y a"])
def test_with_the_last_answer_the_labels_are_those_of_the_new_text(labelled: Workspace, keys: str):
    keyboard = begin(labelled, TOP + HERALD)
    session = keyboard.session
    assert "every label stands on the new text" in notice(keyboard.press(keys))
    assert stand(session)
    assert (session.reading.read_only, session.reading.outdated) == ("", False)
    listed = listing(session, "harrow-dam").file
    assert listed.items("articles")["the-herald"].sha256 == session.reading.article.sha256
    keyboard.select("The mayor").press("1")
    assert len(items(session, "claims")) == 3


def test_what_stands_where_it_stood_needs_one_answer(labelled: Workspace):
    keyboard = begin(labelled, HERALD + "\nCorrected on Sunday.\n")
    assert "every span stands where it stood" in title(keyboard)
    keyboard.press("y")
    assert stand(keyboard.session)


def test_escape_stops_and_what_was_settled_stays_settled(labelled: Workspace):
    keyboard = begin(labelled, TOP + HERALD)
    keyboard.press("y y escape")
    reading = keyboard.session.reading
    assert reading.outdated
    assert reading.file.get("sha256") == digest(HERALD.encode())
    keyboard.press("g r")
    assert title(keyboard).endswith("1 of 3")
    keyboard.press("a")
    assert stand(keyboard.session)


def test_everything_is_undone_and_redone(labelled: Workspace):
    keyboard = begin(labelled, TOP + HERALD)
    session = keyboard.session
    before = session.reading.file.snapshot().render()
    keyboard.press("y y a")
    after = session.reading.file.snapshot().render()
    keyboard.press("u")
    assert session.reading.outdated
    keyboard.press("u u u")
    assert session.reading.file.snapshot().render() == before
    assert session.reading.outdated
    keyboard.press("U U U U")
    assert session.reading.file.snapshot().render() == after
    assert not session.reading.outdated


def test_a_span_that_is_skipped_is_left(labelled: Workspace):
    keyboard = begin(labelled, TOP + HERALD)
    assert "1 span left" in notice(keyboard.press("s a"))
    assert keyboard.session.reading.outdated
    keyboard.press("g r")
    assert title(keyboard) == "moved · spans of c0000k · 1 of 1"
    keyboard.press("y")
    assert stand(keyboard.session)


def test_a_label_is_removed(labelled: Workspace):
    keyboard = begin(labelled, HERALD.replace("“We are still counting,” ", ""))
    session = keyboard.session
    keyboard.press("a")
    assert title(keyboard).startswith("lost · ")
    keyboard.press("d")
    while keyboard.asked:
        keyboard.press("y")
    assert items(session, "attributions") == []
    assert stand(session)
    keyboard.press("u u")
    assert [one.id for one in items(session, "attributions")] == ["a0000c"]


def test_the_next_place(labelled: Workspace):
    copied = HERALD.replace("Dozens of", "First: dozens of")
    text = copied.replace("Subscribe", "Dozens of houses were flooded, it was said. Subscribe")
    text = text.replace("First: dozens of houses", "Some say: Dozens of houses")
    keyboard = begin(labelled, text)
    while "c0000h" not in title(keyboard):
        keyboard.press("y")
    assert title(keyboard).startswith(("ambiguous", "lost"))
    first = keyboard.session.reading.selection
    keyboard.press("n")
    second = keyboard.session.reading.selection
    assert first != second
    assert selected(keyboard) == "Dozens of houses were flooded"
    keyboard.press("tab")
    assert keyboard.session.reading.selection == first
    keyboard.press("n y")
    claim = keyboard.session.reading.file.items("claims")["c0000h"]
    assert (claim.spans[0].start, claim.spans[0].end) == (second.start, second.end)


def test_marked_by_hand(labelled: Workspace):
    keyboard = begin(labelled, HERALD.replace("Dozens of houses were", "Hundreds of homes were"))
    session = keyboard.session
    while "c0000h" not in title(keyboard):
        keyboard.press("y")
    assert "select the words of c0000h" in notice(keyboard.press("m"))
    keyboard.select("Hundreds of homes were flooded").press("enter")
    while keyboard.asked:
        keyboard.press("y")
    assert words_of(items(session, "claims")[1].spans) == ["Hundreds of homes were flooded"]
    assert stand(session)


def test_marking_by_hand_is_left_by_escape_and_needs_words(labelled: Workspace):
    keyboard = begin(labelled, TOP + HERALD)
    keyboard.press("m")
    keyboard.session.reading.select(Selection.caret(3))
    assert "nothing is selected" in notice(keyboard.press("enter"))
    keyboard.press("escape")
    assert title(keyboard) == "moved · spans of c0000k · 1 of 5"


def test_parts_of_an_attribution_never_share_words(labelled: Workspace):
    keyboard = begin(labelled, TOP + HERALD)
    while "source of a0000c" not in title(keyboard):
        keyboard.press("y")
    keyboard.press("y m")
    keyboard.select("Mara").press("enter")
    assert "share words with the source" in keyboard.lines()[3]
    keyboard.press("y y")
    assert stand(keyboard.session)


def test_spans_that_never_fitted_are_settled_as_well(labelled: Workspace):
    path = labelled.annotation_path(HERALD_AT, "ana")
    start = HOUSES.spans[0].start
    wrong = path.read_text().replace(f"start: {start}, ", f"start: {start + 1}, ")
    path.write_text(wrong)
    session = open_session(labelled)
    keyboard = Keyboard(session)
    keyboard.press("g r")
    assert selected(keyboard) == "Dozens of houses were flooded"
    keyboard.press("y")
    assert stand(session)
    assert not session.reading.outdated


def test_all_is_saved_and_check_is_content(labelled: Workspace, reports: Reports):
    rewrite(labelled, TOP + HERALD)
    session = Session(labelled, "ana", reports)
    session.past.keep(HERALD)
    session.open(HERALD_AT)
    keyboard = Keyboard(session)
    keyboard.press("g r a")
    reports.wait_for(lambda: all(one.state == "saved" for one in session.files.values()))
    session.close()
    assert not [one for one in check_workspace(labelled).problems if one.severity == "error"]


# While the app shows the article.


@pytest.fixture
def shown(labelled: Workspace) -> Session:
    session = open_session(labelled)
    assert look(session) is None
    return session


def test_a_text_that_changes_is_noticed_and_its_labels_can_be_settled(shown: Session):
    shown.reading.select(Selection(len(HERALD) - 5, len(HERALD)))
    rewrite(shown.workspace, TOP + HERALD[:-40])
    assert "text changed" in notice(look(shown))
    assert shown.reading.text == TOP + HERALD[:-40]
    assert look(shown) is None
    keyboard = Keyboard(shown)
    assert "read-only" in notice(keyboard.select("The mayor").press("1"))
    keyboard.press("g r a")
    assert stand(shown)


def test_a_text_that_comes_back_can_be_labelled_on(shown: Session):
    rewrite(shown.workspace, TOP + HERALD)
    look(shown)
    assert shown.reading.outdated
    rewrite(shown.workspace, HERALD)
    assert "read anew" in notice(look(shown))
    assert not shown.reading.outdated
    Keyboard(shown).select("The mayor").press("1")
    assert len(items(shown, "claims")) == 3


def test_text_and_labels_that_change_together_go_together(shown: Session):
    keyboard = Keyboard(shown)
    rewrite(shown.workspace, TOP + HERALD)
    path = shown.workspace.annotation_path(HERALD_AT, "ana")
    path.write_bytes(labels_of(shown.workspace, HERALD_AT))
    look(shown)
    assert not shown.reading.outdated
    assert items(shown, "claims") == []
    keyboard.select("The mayor").press("1")
    assert stand(shown)


def test_a_text_without_labels_is_simply_shown(workspace: Workspace):
    session = open_session(workspace)
    rewrite(workspace, TOP + HERALD)
    assert "read anew" in notice(look(session))
    Keyboard(session).select("The mayor").press("1")
    assert stand(session)


def test_labels_made_before_it_is_noticed_are_those_of_the_text_that_was_shown(shown: Session):
    rewrite(shown.workspace, TOP + HERALD)
    Keyboard(shown).select("The mayor").press("1")
    assert stand(shown)
    look(shown)
    assert shown.reading.outdated


def test_while_something_is_pending_the_text_stays(shown: Session):
    rewrite(shown.workspace, TOP + HERALD)
    shown.file_of(shown.reading).state = "saving"
    assert look(shown) is None
    assert shown.reading.text == HERALD


def test_a_text_that_is_gone_or_unreadable_stays_on_screen(shown: Session):
    text_path(shown.workspace).write_bytes(b"\xff")
    assert look(shown) is None
    text_path(shown.workspace).unlink()
    assert look(shown) is None
    assert shown.reading.text == HERALD


def test_what_was_undone_before_is_selected_within_the_text(shown: Session):
    keyboard = Keyboard(shown)
    keyboard.select("Subscribe to our newsletter.").press("1")
    rewrite(shown.workspace, HERALD[:100])
    look(shown)
    keyboard.press("u")
    assert shown.reading.selection.end <= 100
    assert isinstance(shown.saver, NoSaver)


def test_what_changes_while_words_are_marked_by_hand_is_heeded(labelled: Workspace):
    keyboard = begin(labelled, TOP + HERALD)
    keyboard.press("y m u")
    keyboard.select("Dozens of houses").press("enter")
    assert title(keyboard) == "moved · spans of c0000k · 1 of 5"
    keyboard.press("a")
    assert stand(keyboard.session)
    assert words_of(items(keyboard.session, "claims")[1].spans) == ["Dozens of houses were flooded"]


def test_the_collection_is_read_anew_when_others_wrote_it(labelled: Workspace, reports: Reports):
    rewrite(labelled, TOP + HERALD)
    session = Session(labelled, "ana", reports)
    session.past.keep(HERALD)
    session.open(HERALD_AT)
    keyboard = Keyboard(session)
    keyboard.press("g r a u")
    listed = listing(session, "harrow-dam")
    reports.wait_for(lambda: listed.state == "saved")
    listed.path.write_bytes(listed.path.read_bytes() + b"# theirs\n")
    keyboard.press("g r a")
    if keyboard.asked:
        keyboard.press("y")
    reports.wait_for(lambda: all(one.state == "saved" for one in session.files.values()))
    session.close()
    text = listed.path.read_text()
    assert session.reading.article.sha256 in text
    assert text.endswith("# theirs\n")


def test_a_collection_that_can_not_be_read_keeps_nobody_from_settling(labelled: Workspace):
    keyboard = begin(labelled, TOP + HERALD)
    labelled.collection_path("harrow-dam").write_text("title: [")
    keyboard.press("a")
    assert stand(keyboard.session)
