"""Undo and redo: over everything, without a limit, across articles, down to the bytes."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sitting import (
    ARTICLES,
    HERALD_AT,
    VALLEY_AT,
    WIRE_AT,
    Keyboard,
    items,
    make_workspace,
    notice,
    open_session,
)

from reportedly_tui.session.commands.table import COMMANDS
from reportedly_tui.session.editing import redo, undo
from reportedly_tui.session.history import History, Step
from reportedly_tui.session.outcome import Notice, Outcome, Write
from reportedly_tui.session.selection import Selection
from reportedly_tui.session.session import Session

HAND_WRITTEN = """\
# labelled on a train
format: reportedly/annotation@1
article: harrow-dam/the-herald
sha256: "{sha256}"
codebook: default@1
annotator: ana
status: in_progress
claims:
  # to be looked at again
  - id: c00001
    spans:
      - {{start: 0, end: 10, exact: "Dam breach"}}   # the headline
    kind: event_property
  - id: c00002
    spans:
      - {{start: 22, end: 50, exact: "leaves more than 100 missing"}}
    notes: "who says so?"   # nobody
attributions:
  - id: a00001
    implicit: true
    cue:
      - {{start: 11, end: 21, exact: "reportedly"}}
    content:
      - {{start: 22, end: 50, exact: "leaves more than 100 missing"}}
    claims: [c00002]
"""


def images(session: Session) -> dict[str, bytes]:
    """The bytes of every file that is open."""
    return {path: one.file.snapshot().render() for path, one in session.files.items()}


def write_by_hand(session_workspace) -> None:
    path = session_workspace.annotation_path(HERALD_AT, "ana")
    path.parent.mkdir(parents=True)
    sha256 = session_workspace.article(HERALD_AT).sha256
    path.write_text(HAND_WRITTEN.format(sha256=sha256), encoding="utf-8")


@pytest.fixture
def by_hand(workspace) -> Keyboard:
    """A keyboard on a file that a person wrote, comments and all."""
    write_by_hand(workspace)
    return Keyboard(open_session(workspace))


def marks(session: Session) -> list:
    return session.reading.marks.between(0, 10_000)


def fresh_marks(session: Session) -> list:
    """The marks of the labels as they are, indexed anew."""
    file = session.reading.file
    from reportedly_tui.session.marks import marks_of

    return sorted(
        mark
        for section in file.sections
        for label in file.items(section).values()
        for mark in marks_of(section, label)
    )


# One step after the other.


def test_undo_and_redo_select_what_was_selected(keyboard: Keyboard):
    reading = keyboard.session.reading
    keyboard.select("the board knew").press("1")
    claim = reading.chosen
    keyboard.select("cracks").press("1")
    keyboard.press("u")
    assert reading.text[reading.selection.start : reading.selection.end] == "cracks"
    assert reading.chosen is None
    keyboard.press("u")
    assert reading.text[reading.selection.start : reading.selection.end] == "the board knew"
    assert reading.chosen is None
    keyboard.press("U")
    assert reading.chosen == claim
    keyboard.press("U")
    assert reading.text[reading.selection.start : reading.selection.end] == "cracks"
    assert reading.chosen not in (None, claim)


def test_undo_names_what_it_takes_back(keyboard: Keyboard):
    keyboard.select("cracks").press("1 t k n")
    assert notice(keyboard.press("u")).startswith("undone: kind of c")
    assert notice(keyboard.press("u")).startswith("undone: claim c")
    assert notice(keyboard.press("u")) == "nothing to be undone"
    assert notice(keyboard.press("U")).startswith("redone: claim c")


def test_a_new_edit_ends_what_could_be_redone(keyboard: Keyboard):
    keyboard.select("cracks").press("1 u")
    keyboard.select("the board").press("1")
    assert notice(keyboard.press("U")) == "nothing to be redone"


def test_undo_goes_back_to_the_article_of_the_edit(keyboard: Keyboard):
    session = keyboard.session
    keyboard.select("cracks").press("1")
    session.open(WIRE_AT)
    keyboard.select("Two crews").press("1")
    keyboard.press("u")
    assert session.reading.address == WIRE_AT
    keyboard.press("u")
    assert session.reading.address == HERALD_AT
    assert items(session, "claims") == []
    keyboard.press("U U")
    assert session.reading.address == WIRE_AT
    assert len(items(session, "claims")) == 1


def test_undo_drops_a_draft(keyboard: Keyboard):
    keyboard.select("cracks").press("1")
    keyboard.select("the board knew").press("a")
    undo(keyboard.session)
    assert keyboard.session.reading.draft is None


def test_there_is_no_limit(keyboard: Keyboard):
    before = images(keyboard.session)
    keyboard.select("cracks")
    for _ in range(300):
        keyboard.press("1")
    for _ in range(300):
        keyboard.press("u")
    assert images(keyboard.session) == before


def test_what_is_written_in_pauses_is_one_step(keyboard: Keyboard):
    from reportedly_tui.session.editing import rewrite

    session = keyboard.session
    keyboard.select("cracks").press("1")
    question = keyboard.press("t n")
    assert isinstance(question, Write)
    for text in ("so", "so it", "so it was"):
        rewrite(session, question, text)
    session.rewriting = False
    assert items(session, "claims")[0].notes == "so it was"
    assert len(session.history.done) == 2
    keyboard.press("u")
    assert items(session, "claims")[0].notes is None
    keyboard.press("U")
    assert items(session, "claims")[0].notes == "so it was"


def test_what_is_written_and_taken_back_is_no_step(keyboard: Keyboard):
    from reportedly_tui.session.editing import rewrite

    session = keyboard.session
    keyboard.select("cracks").press("1")
    question = keyboard.press("t n")
    assert isinstance(question, Write)
    rewrite(session, question, "so")
    rewrite(session, question, "")
    session.rewriting = False
    assert items(session, "claims")[0].notes is None
    assert len(session.history.done) == 1
    assert notice(keyboard.press("U")) == "nothing to be redone"


@pytest.mark.parametrize("count", [0, 1, 3])
def test_steps_on_a_file_read_anew_are_forgotten(count: int):
    def step(*files: str) -> Step:
        edits = tuple((file, None) for file in files)
        nowhere = (Selection.caret(0), None)
        return Step(HERALD_AT, "x", edits, nowhere, nowhere)  # type: ignore[arg-type]

    kept = [step("other.yaml")] * count
    history = History(
        [step("ana.yaml"), *kept, step("sources.yaml", "ana.yaml")], [step("ana.yaml")]
    )
    history.forget("ana.yaml")
    assert history == History(kept, [])


# Comments and hand-written lines.


@pytest.mark.parametrize(
    "keys",
    [
        "n d",
        "n n d",
        "n t k n",
        "n t k backspace",
        "n 1",
        "s 1",
        "p z h",
        "p a enter",
        "! h",
        "p p t s c",
        "n ! t",
    ],
)
def test_undoing_gives_back_every_byte_a_person_wrote(by_hand: Keyboard, keys: str):
    before = images(by_hand.session)
    by_hand.press(keys)
    after = images(by_hand.session)
    assert after != before
    by_hand.press("u")
    assert images(by_hand.session) == before
    by_hand.press("U")
    assert images(by_hand.session) == after


def test_a_comment_goes_and_comes_with_its_label(by_hand: Keyboard):
    by_hand.press("n d")
    assert b"to be looked at again" not in by_hand.session.reading.file.snapshot().render()
    assert b"labelled on a train" in by_hand.session.reading.file.snapshot().render()
    by_hand.press("u")
    assert b"to be looked at again" in by_hand.session.reading.file.snapshot().render()


# Any sequence of edits.

KEYS = [
    "1",
    "a enter",
    "a tab enter",
    "a x x",
    "z h",
    "z x",
    "! t",
    "d",
    "&",
    "m",
    "& c",
    "m s",
    "t k n",
    "t k backspace",
    "t x d",
    "t d y",
    "t g t",
    "t s c",
    "s",
    "n",
    "N",
    "w",
    "p",
    "u",
    "U",
    "speaker",
]


class Chance(Keyboard):
    """A keyboard that keys may do nothing on."""

    def press(self, *strokes: str) -> Outcome:
        for stroke in " ".join(strokes).split():
            context = "reader" if self.session.reading.draft is None else "draft"
            if self.asked or self.keys.keymap.find(context, (stroke,)) in COMMANDS:
                self._press(stroke)
        if self.asked:
            self._press("escape")
        if self.session.reading.draft is not None:
            self._press("escape")
        return self.said


actions = st.tuples(
    st.sampled_from([HERALD_AT, HERALD_AT, WIRE_AT, VALLEY_AT]),
    st.integers(0, 140),
    st.integers(0, 40),
    st.sampled_from(KEYS),
    st.booleans(),
)


def add_speaker(keyboard: Chance) -> None:
    """Add a source to the registry, and to the attribution here, if there is one."""
    file = keyboard.session.reading.file
    said = [one for one in keyboard.session.reading.here() if one in file.items("attributions")]
    if said:
        keyboard.session.reading.choose(said[0])
        Keyboard.press(keyboard, "t s")
        keyboard.type(f"Otto {len(keyboard.session.history.done)}").press("enter enter")


def play(keyboard: Chance, sequence) -> None:
    for address, start, length, keys, keep in sequence:
        reading = keyboard.session.open(address)
        if not keep:
            end = len(reading.text)
            reading.select(Selection(min(start, end), min(start + length, end)))
        if keys == "speaker":
            add_speaker(keyboard)
        else:
            keyboard.press(keys)
        assert marks(keyboard.session) == fresh_marks(keyboard.session)


@settings(max_examples=40)
@given(st.lists(actions, min_size=1, max_size=14))
def test_undoing_all_gives_the_first_bytes_and_redoing_all_the_last(sequence):
    with tempfile.TemporaryDirectory() as folder:
        workspace = make_workspace(Path(folder))
        write_by_hand(workspace)
        session = open_session(workspace)
        for name in ARTICLES:
            session.open(f"harrow-dam/{name}")
        session.registry()
        before = images(session)
        play(Chance(session), sequence)
        after = images(session)
        steps = len(session.history.done)
        while session.history.done:
            assert isinstance(undo(session), Notice)
            assert marks(session) == fresh_marks(session)
        assert images(session) == before
        for _ in range(steps):
            redo(session)
        assert images(session) == after
        for path, one in session.files.items():
            snapshot = one.file.snapshot()
            snapshot.verify(after[path])
