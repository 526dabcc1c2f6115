"""Sentences that stand elsewhere: the margin, the inspector, `K` and `gk`."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from sitting import HERALD_AT, WIRE_AT, Keyboard, items, labels_of, notice, open_session, words_of

from reportedly.anchors import make_span
from reportedly.copies.elsewhere import Copies, Elsewhere
from reportedly.files.emit import write
from reportedly.files.save import digest
from reportedly.workspace import Workspace
from reportedly_schemas.annotation import Attribution, Claim, Flag, Zone
from reportedly_schemas.collection import ArticleEntry, CollectionFile
from reportedly_tui.session.copies import MOST, CopyFinder
from reportedly_tui.session.inspector import inspector_lines
from reportedly_tui.session.outcome import Menu
from reportedly_tui.session.room import GUTTER
from reportedly_tui.session.session import Session
from reportedly_tui.session.view import ELSEWHERE, View

SAID = "The mayor said that the board knew of the cracks."
OLDER, NEAR = "harrow-dam/the-older", "harrow-dam/the-near"
MORE = {
    "the-older": (f"An older one\n\n{SAID}\n", "2026-05-06"),
    "the-near": (
        "A near one\n\nThe mayor said that the board knew of 14 cracks.\n\n"
        "“We are still counting,” said Aldith Penn.\n",
        None,
    ),
}


@pytest.fixture
def workspace(workspace: Workspace) -> Workspace:
    """The usual collection, and two more articles with the mayor's sentence."""
    path = workspace.collection_path("harrow-dam")
    entries = list(workspace.articles("harrow-dam"))
    for name, (text, published) in MORE.items():
        path.with_name(f"{name}.txt").write_text(text, encoding="utf-8")
        entries.append(
            ArticleEntry(name, f"{name}.txt", digest(text.encode()), published=published)
        )
    made = CollectionFile("reportedly/collection@1", "Harrow dam", articles=tuple(entries))
    path.write_bytes(write(made))
    return workspace


def compared(session: Session) -> bool:
    """Have the collection compared, and wait for it; tell whether the article has copies."""
    done = threading.Event()
    finder = CopyFinder(session, done.set)
    finder.look(session.reading)
    assert done.wait(20)
    return finder.attach(session.reading)


@pytest.fixture
def keyboard(session: Session) -> Keyboard:
    """A keyboard on the Herald, its collection compared, the caret in the mayor's sentence."""
    assert compared(session)
    return Keyboard(session).caret("The mayor said that")


def test_the_finder_compares_a_collection_once(session: Session):
    reports = []
    finder = CopyFinder(session, lambda: reports.append(threading.current_thread()))
    finder.look(session.reading)
    for thread in threading.enumerate():
        if thread.name == "reportedly-copies":
            thread.join(20)
    finder.look(session.reading)
    assert len(reports) == 1
    assert reports[0] is not threading.current_thread()
    assert finder.attach(session.reading)
    assert not finder.attach(session.reading)
    session.open(WIRE_AT)
    assert session.reading.copies is None
    assert finder.attach(session.reading)
    assert session.reading.copies is not None


def test_a_collection_that_grew_is_compared_again(session: Session, workspace: Workspace):
    assert compared(session)
    path = workspace.collection_path("harrow-dam")
    path.write_bytes(path.read_bytes() + b"# more\n")
    assert compared(session)


def test_an_article_that_changed_since_it_was_opened_has_no_copies(
    session: Session, workspace: Workspace
):
    path = workspace.article_path(HERALD_AT)
    path.write_text(f"New. {path.read_text(encoding='utf-8')}", encoding="utf-8")
    assert not compared(session)
    assert session.reading.copies is None


def test_very_long_articles_are_not_compared(
    session: Session, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("reportedly_tui.session.copies.LONGEST", 100)
    finder = CopyFinder(session, lambda: pytest.fail("compared"))
    finder.look(session.reading)
    for thread in threading.enumerate():
        if thread.name == "reportedly-copies":
            thread.join(20)
    assert session.elsewhere == {}


@pytest.mark.parametrize("count", [1, MOST + 1])
def test_a_collection_of_one_or_very_many_is_not_compared(
    session: Session, workspace: Workspace, count: int
):
    (entry, *_) = workspace.articles("harrow-dam")
    listed = (entry, *(ArticleEntry(f"a{n}", f"a{n}.txt", entry.sha256) for n in range(count - 1)))
    made = CollectionFile("reportedly/collection@1", "Harrow dam", articles=listed)
    workspace.collection_path("harrow-dam").write_bytes(write(made))
    finder = CopyFinder(session, lambda: pytest.fail("compared"))
    finder.look(session.reading)
    assert not [one for one in threading.enumerate() if one.name == "reportedly-copies"]


# The margin.


def test_the_margin_shows_what_stands_elsewhere(keyboard: Keyboard):
    view = View(keyboard.session.reading, 80, 40)
    marked = set()
    for row in range(view.layout.rows):
        gutter = "".join(text for text, _ in view.gutter(row))
        assert len(gutter) == GUTTER
        if ELSEWHERE in gutter:
            assert gutter.endswith(ELSEWHERE)
            marked.add(view.reading.text[slice(*view.stretch(row))].split()[0])
    assert marked == {"The", "“We"}


def test_bars_and_the_mark_stand_beside_one_another(keyboard: Keyboard):
    keyboard.select("the board knew of the cracks").press("a enter")
    view = View(keyboard.session.reading, 80, 40)
    row = view.layout.row_of(keyboard.session.reading.text.index("The mayor"))
    assert "".join(text for text, _ in view.gutter(row)) == f"a ┃  {ELSEWHERE}"


def test_nothing_is_marked_before_it_is_known(session: Session):
    view = View(session.reading, 80, 40)
    assert all(
        ELSEWHERE not in text for row in range(view.layout.rows) for text, _ in view.gutter(row)
    )


# The inspector.


def inspected(session: Session) -> str:
    lines = inspector_lines(session, 41)
    return "\n".join("".join(text for text, _ in one.parts) for one in lines)


def test_the_inspector_names_the_articles_and_the_words_that_differ(keyboard: Keyboard):
    _, _, shown = inspected(keyboard.session).partition(" ALSO IN\n")
    assert shown.splitlines() == [
        " wire-service\tsame words ",
        " the-older\tsame words ",
        " the-near\t90% alike ",
        "   the → 14",
    ]


def test_the_inspector_tells_whom_others_credit(keyboard: Keyboard):
    keyboard.caret("We are still")
    _, _, shown = inspected(keyboard.session).partition("SAME QUOTATION, OTHER SPEAKER\n")
    assert shown.splitlines() == [" here  Mara Lind?", " the-near  Aldith Penn?"]


def test_the_inspector_has_nothing_to_say_elsewhere(keyboard: Keyboard):
    keyboard.caret("Subscribe")
    assert "ALSO IN" not in inspected(keyboard.session)


# K.


def test_a_sentence_is_marked_as_copied_from_the_oldest(keyboard: Keyboard):
    assert notice(keyboard.press("K")) == ("copied from the-older; also in wire-service, the-near")
    (zone,) = items(keyboard.session, "zones")
    assert (zone.kind, zone.copy_of, words_of(zone.spans)) == ("copied", OLDER, [SAID])
    assert keyboard.session.reading.chosen == zone.id
    keyboard.press("u")
    assert not items(keyboard.session, "zones")
    keyboard.press("U")
    assert items(keyboard.session, "zones") == [zone]


def test_again_takes_the_mark_off(keyboard: Keyboard):
    keyboard.press("K K")
    assert not items(keyboard.session, "zones")


@pytest.mark.parametrize("keys", ["K", "g k"])
def test_only_what_stands_elsewhere(keyboard: Keyboard, keys: str):
    keyboard.caret("Subscribe")
    assert "in no other article" in notice(keyboard.press(keys))
    assert not items(keyboard.session, "zones")


@pytest.mark.parametrize("keys", ["K", "g k"])
def test_before_the_articles_are_compared_that_is_said(session: Session, keys: str):
    assert "have not been compared" in notice(Keyboard(session).press(keys))


def test_a_read_only_article_is_not_marked(keyboard: Keyboard):
    keyboard.session.reading.read_only = "locked"
    assert "read-only" in notice(keyboard.press("K"))
    assert "read-only" in notice(keyboard.press("g k"))


def test_a_project_without_that_zone(keyboard: Keyboard):
    lists = {**keyboard.session.codebook.lists, "zone.kind": ()}
    keyboard.session.codebook = keyboard.session.codebook._replace(lists=lists)
    assert "no zone 'copied'" in notice(keyboard.press("K"))


# gk.


def label_wire(workspace: Workspace) -> None:
    """Ana's labels on the wire: a claim and an attribution on the copy, a claim elsewhere."""
    text = workspace.article(WIRE_AT).text

    def span(words: str):
        start = text.index(words)
        return make_span(text, start, start + len(words))

    data = labels_of(
        workspace,
        WIRE_AT,
        zones=(Zone("z00000", "copied", (span(SAID),)),),
        claims=(
            Claim("c00001", (span("Two crews were on the wall"),)),
            Claim("c00002", (span("the board knew of the cracks"),), kind="event_property"),
        ),
        attributions=(
            Attribution(
                id="a00001",
                source=(span("The mayor"),),
                cue=(span("said that"),),
                content=(span("the board knew of the cracks"),),
                stance="asserts",
            ),
        ),
    )
    path = workspace.annotation_path(WIRE_AT, "ana")
    path.parent.mkdir(parents=True)
    path.write_bytes(data)


def test_labels_of_a_copy_are_offered_and_taken_over_one_by_one(
    keyboard: Keyboard, workspace: Workspace
):
    label_wire(workspace)
    keyboard.press("g k")
    assert [one.strip() for one in keyboard.lines()[1:]] == [
        "1   claim event_property  “the board knew of the cracks”  wire-service",
        "2   attribution asserts   “The mayor: the board knew of the cracks”  wire-service",
    ]
    assert not items(keyboard.session, "claims")
    keyboard.press("2")
    (said,) = items(keyboard.session, "attributions")
    assert (words_of(said.source), words_of(said.cue)) == (["The mayor"], ["said that"])
    assert said.content[0].start == keyboard.session.reading.text.index("the board knew")
    assert len(keyboard.lines()) == 2
    keyboard.press("1")
    assert not keyboard.asked
    (claim,) = items(keyboard.session, "claims")
    assert (claim.kind, words_of(claim.spans)) == (
        "event_property",
        ["the board knew of the cracks"],
    )
    (said,) = items(keyboard.session, "attributions")
    assert said.claims == (claim.id,)
    assert claim.id != "c00002"
    assert "no label of yours" in notice(keyboard.press("g k"))
    keyboard.press("u u")
    assert not items(keyboard.session, "claims")
    assert not items(keyboard.session, "attributions")


def test_an_attribution_is_tied_to_the_claim_taken_over_before(
    keyboard: Keyboard, workspace: Workspace
):
    label_wire(workspace)
    keyboard.press("g k 1 1")
    (claim,), (said,) = items(keyboard.session, "claims"), items(keyboard.session, "attributions")
    assert said.claims == (claim.id,)


def test_labels_just_made_in_an_open_article_are_offered(keyboard: Keyboard):
    keyboard.press("s 1")
    keyboard.session.open(WIRE_AT)
    assert compared(keyboard.session)
    keyboard.caret("The mayor").press("g k 1")
    (claim,) = items(keyboard.session, "claims")
    assert words_of(claim.spans) == [SAID]


def test_a_near_copy_is_offered_only_what_its_words_hold(session: Session, workspace: Workspace):
    label_wire(workspace)
    path = workspace.annotation_path(HERALD_AT, "ana")
    text = workspace.article(HERALD_AT).text
    at = text.index("The mayor")
    path.parent.mkdir(parents=True)
    flag = Flag("f00000", "suspect_quote", (make_span(text, at, at + len("The mayor")),))
    path.write_bytes(labels_of(workspace, HERALD_AT, flags=(flag,)))
    session = open_session(workspace, NEAR)
    assert compared(session)
    said = Keyboard(session).caret("The mayor").press("g k")
    assert isinstance(said, Menu)
    assert [one.label for one in said.choices] == ["flag suspect_quote"]


def test_labels_that_cannot_be_read_are_not_offered(keyboard: Keyboard, workspace: Workspace):
    path: Path = workspace.annotation_path(WIRE_AT, "ana")
    path.parent.mkdir(parents=True)
    path.write_bytes(b"no: [labels")
    assert "no label of yours" in notice(keyboard.press("g k"))


def test_an_article_without_copies_touches_nothing():
    made = Copies((), ())
    assert not made.touches(0, 10**6)
    assert made.sentence_at(3) is None
    assert made.quotation_at(3) is None
    assert made.shared_with("a/b") == []
    assert not Elsewhere({}, [], []).of("a/b").touches(0, 1)
