"""Links: two to four keys each, the texts in sight; changed, turned, removed, undone, dangling."""

from __future__ import annotations

from dataclasses import replace

import pytest
from registers import attribution
from sitting import (
    HERALD,
    HERALD_AT,
    VALLEY,
    WIRE,
    WIRE_AT,
    Keyboard,
    Reports,
    labels_of,
    notice,
    open_session,
)

from reportedly.anchors import make_span
from reportedly.check import check_workspace
from reportedly.files.emit import write
from reportedly.files.reader import read
from reportedly.workspace import Workspace
from reportedly_schemas.annotation import Claim
from reportedly_schemas.links import Link, LinksFile
from reportedly_tui.session.asking import question_for
from reportedly_tui.session.comparing import Comparing
from reportedly_tui.session.conflicts import look
from reportedly_tui.session.inspecting import InspectorCursor
from reportedly_tui.session.inspector import inspector_lines
from reportedly_tui.session.linking import LinkQuestion
from reportedly_tui.session.outcome import Go, Menu, Notice, Write
from reportedly_tui.session.relations import KEYS, SIGNS, offered, reading, sign
from reportedly_tui.session.session import Session
from reportedly_tui.session.ties import ties_here

COLLECTION = "harrow-dam"


def claim(name: str, text: str, words: str, **fields) -> Claim:
    at = text.index(words)
    return Claim(name, (make_span(text, at, at + len(words)),), **fields)


CREW = claim("c0000a", HERALD, "no crew was on the wall when it gave way")
MISSING = claim("c0000b", HERALD, "More than 100 people are missing")
KNEW = claim("c0000c", HERALD, "the board knew of the cracks")
CREWS = claim("c0000d", WIRE, "Two crews were on the wall")
KNEW_TOO = claim("c0000e", WIRE, "the board knew of the cracks")
LOST = claim("c0000f", VALLEY, "百人が行方不明")
SAID = attribution(
    "a0000a", "Regional officials", CREW.spans[0].exact, HERALD, claims=(CREW.id,), stance="denies"
)
THE_CREW, THE_CREWS = "the-herald#c0000a", "wire-service#c0000d"


@pytest.fixture
def workspace(workspace: Workspace) -> Workspace:
    """Ana has labelled claims in all three articles."""
    labels = {
        HERALD_AT: {"claims": (CREW, KNEW, MISSING), "attributions": (SAID,)},
        WIRE_AT: {"claims": (CREWS, KNEW_TOO)},
        "harrow-dam/valley-post": {"claims": (LOST,)},
    }
    for address, sections in labels.items():
        path = workspace.annotation_path(address, "ana")
        path.parent.mkdir(parents=True)
        path.write_bytes(labels_of(workspace, address, **sections))
    return workspace


def put_links(workspace: Workspace, annotator: str, *links: Link) -> None:
    path = workspace.links_path(COLLECTION, annotator)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(write(LinksFile("reportedly/links@1", links)))


@pytest.fixture
def at(session: Session) -> Keyboard:
    """A keyboard, the claim that no crew was on the wall chosen."""
    session.reading.choose(CREW.id)
    return Keyboard(session)


def links(session: Session) -> list[Link]:
    return list(session.links(COLLECTION).file.items("links").values())


def ends(link: Link) -> tuple[str, str, str]:
    return link.from_, link.relation, link.to


def asked(keyboard: Keyboard) -> LinkQuestion:
    assert isinstance(keyboard._question, LinkQuestion)
    return keyboard._question


# Making one.


@pytest.mark.parametrize(
    ("keys", "link"),
    [
        ("L =", (THE_CREW, "same", THE_CREWS)),
        ("L !", (THE_CREW, "contradicts", THE_CREWS)),
        ("L >", (THE_CREW, "more_specific", THE_CREWS)),
        ("L <", (THE_CREWS, "more_specific", THE_CREW)),
        ('L "', (THE_CREW, "same_quote", THE_CREWS)),
        ("L enter c", (THE_CREW, "contradicts", THE_CREWS)),
        ("L enter m", (THE_CREW, "more_specific", THE_CREWS)),
        ("L enter M", (THE_CREWS, "more_specific", THE_CREW)),
        ("L enter o", (THE_CREW, "overstates", THE_CREWS)),
        ("L enter U", (THE_CREWS, "updates", THE_CREW)),
        ("L enter t", (THE_CREW, "copied_text", THE_CREWS)),
        ("L enter n", (THE_CREW, "not_comparable", THE_CREWS)),
        ("L enter =", (THE_CREW, "same", THE_CREWS)),
        ("L down up !", (THE_CREW, "contradicts", THE_CREWS)),
        ("L down =", (THE_CREW, "same", "wire-service#c0000e")),
        ("L 百 =", (THE_CREW, "same", "valley-post#c0000f")),
    ],
)
def test_a_link_costs_two_to_four_keys(at: Keyboard, keys: str, link):
    at.press(keys)
    assert 2 <= at.count <= 4
    assert [ends(one) for one in links(at.session)] == [link]
    assert not at.asked
    assert isinstance(at.said, Notice)


def test_every_relation_is_within_four_keys(at: Keyboard):
    for value in offered(at.session.codebook):
        before = at.count
        at.press(f"L enter {value.key}")
        assert at.count - before <= 4
    made = [one.relation for one in links(at.session)]
    assert made == [value.value for value in at.session.codebook.lists["link.relation"]]


def test_from_an_attribution_its_claim_is_linked(at: Keyboard):
    at.session.reading.choose(SAID.id)
    at.press("L =")
    assert ends(links(at.session)[0])[0] == THE_CREW
    assert at.session.reading.chosen == CREW.id


def test_from_the_caret_the_claim_around_it_is_linked(at: Keyboard):
    at.caret("cracks").press("L =")
    assert ends(links(at.session)[0]) == ("the-herald#c0000c", "same", "wire-service#c0000e")


def test_without_a_claim_here_it_says_what_to_do(at: Keyboard):
    assert "1 makes a claim" in notice(at.caret("Subscribe").press("L"))
    assert not at.asked


def test_where_nothing_can_be_edited_nothing_is_linked(at: Keyboard):
    at.session.reading.read_only = "held elsewhere"
    assert "read-only" in notice(at.press("L"))


def test_a_claim_made_just_now_is_linked(at: Keyboard):
    at.select("Dozens of houses were flooded").press("1 L =")
    assert ends(links(at.session)[0])[0] == f"the-herald#{at.session.reading.chosen}"


def test_a_claim_deleted_just_now_is_no_candidate(at: Keyboard):
    at.press("L")
    assert "the-herald#c0000c" in asked(at).found
    at.press("escape")
    at.session.reading.choose(KNEW.id)
    at.press("d")
    at.session.reading.choose(CREW.id)
    at.press("L")
    assert "the-herald#c0000c" not in asked(at).found


def test_esc_leaves_it_at_each_level(at: Keyboard):
    at.press("L enter")
    assert asked(at).relating
    at.press("escape")
    assert not asked(at).relating
    at.press("escape")
    assert not at.asked
    assert links(at.session) == []
    assert not at.session.links(COLLECTION).path.exists()


def test_the_same_link_is_not_made_twice(at: Keyboard):
    at.press("L !")
    assert "says so already" in notice(at.press("L !"))
    at.session.open(WIRE_AT)
    at.session.reading.choose(CREWS.id)
    assert "says so already" in notice(at.press("L !"))
    assert len(links(at.session)) == 1


def test_a_directed_link_can_go_both_ways_and_another_relation_is_another_link(at: Keyboard):
    at.press("L > L <")
    assert "more_specific" in notice(at.press("L !"))
    assert len(links(at.session)) == 3


@pytest.mark.parametrize("key", ["=", "!", ">", "<", '"', "enter"])
def test_where_nothing_is_found_nothing_happens(at: Keyboard, key: str):
    at.press("L z z z z")
    assert len(at.lines()) == 13, "nothing jumps"
    assert "no claim holds these words" in "\n".join(at.lines())
    at.press(key)
    assert asked(at).found == []
    assert links(at.session) == []


def test_a_lonely_claim_has_no_candidates(workspace: Workspace):
    for address in (WIRE_AT, "harrow-dam/valley-post"):
        workspace.annotation_path(address, "ana").unlink()
    keyboard = Keyboard(open_session(workspace))
    for one in (KNEW, MISSING):
        keyboard.session.reading.choose(one.id)
        keyboard.press("d")
    keyboard.session.reading.choose(CREW.id)
    keyboard.press("L")
    assert "no other claim" in "\n".join(keyboard.lines())
    keyboard.press("= enter escape")
    assert links(keyboard.session) == []


# What is in sight.


def test_both_claims_stand_with_chain_and_context(at: Keyboard):
    at.press("L")
    shown = at.lines(80)
    assert shown[0] == " this the-herald ▸ Regional officials  denies"
    assert any(one.startswith(" that wire-service") for one in shown)
    assert "Two crews were on the wall, the water board said on Saturday." in "\n".join(shown)
    assert len(shown) == 13, "at 80×24 nine rows of the article stay"


def test_who_would_not_confirm_it_is_not_shown_to_confirm(workspace: Workspace):
    path = workspace.annotation_path(HERALD_AT, "ana")
    said = replace(SAID, stance="confirms", negated=True)
    labels = labels_of(workspace, HERALD_AT, claims=(CREW, KNEW, MISSING), attributions=(said,))
    path.write_bytes(labels)
    session = open_session(workspace)
    session.reading.choose(CREW.id)
    at = Keyboard(session)
    at.press("L")
    assert at.lines(80)[0] == " this the-herald ▸ Regional officials  not confirms"


@pytest.mark.parametrize("keys", ["L", "L enter"])
@pytest.mark.parametrize("width", [40, 80, 140])
def test_the_texts_stay_while_the_relation_is_asked_for(at: Keyboard, keys: str, width: int):
    shown = (at.press(keys), at.lines(width))[1]
    assert len(shown) == 13
    assert any("this the-herald" in one for one in shown)
    assert any("that wire-service" in one for one in shown)
    assert "Two crews were on the wall" in " ".join(one.strip() for one in shown)


def test_the_article_above_shows_the_claim_itself(at: Keyboard):
    at.session.reading.select(at.session.reading.selection)
    at.caret("crew").press("L")
    reading = at.session.reading
    assert reading.text[reading.selection.start : reading.selection.end] == CREW.spans[0].exact


def test_reasons_are_given(at: Keyboard):
    at.session.reading.choose(KNEW.id)
    at.press("L")
    assert "“the board knew of the cracks”" in "\n".join(at.lines())
    assert "both:" in "\n".join(at.lines())


def test_what_is_linked_is_marked_in_the_list(at: Keyboard):
    at.press("L ! L")
    assert at.lines()[2].lstrip().startswith("≠ wire-service")


def test_directions_are_read_as_sentences(at: Keyboard):
    shown = (at.press("L enter"), "\n".join(at.lines()))[1]
    assert "this is more specific than that" in shown
    assert "m M" in shown
    assert notice(at.press("M")).startswith("that is more specific than this: wire-service")


@pytest.mark.parametrize("length", [40, 400, 4000])
def test_a_long_paragraph_shows_what_is_around_the_claim(workspace, length: int):
    from sitting import make_workspace

    body = "Filler words go on and on. " * (length // 27) + "The gates were shut. " + "More. " * 99
    root = make_workspace(workspace.root / "long")
    path = root.article_path(WIRE_AT)
    path.write_text(body, encoding="utf-8")
    labels = root.annotation_path(WIRE_AT, "ana")
    labels.parent.mkdir(parents=True)
    labels.write_bytes(
        labels_of(root, WIRE_AT, claims=(claim("c0000d", body, "The gates were shut"),))
    )
    keyboard = Keyboard(open_session(root))
    keyboard.select("Dam breach").press("1 L")
    lines = keyboard._question.lines(80)
    marked = [text for one in lines for text, role in one.parts if role == "claim"]
    assert "The gates were shut" in " ".join(marked[1:])


def test_words_that_moved_away_are_shown_as_they_were(workspace: Workspace):
    workspace.article_path(WIRE_AT).write_text("Rewritten.\n", encoding="utf-8")
    keyboard = Keyboard(open_session(workspace))
    keyboard.session.reading.choose(CREW.id)
    keyboard.press("L")
    assert "no longer so" in "\n".join(keyboard.lines())


# Others' labels.


def test_others_claims_are_candidates_unless_they_are_ones_own(at: Keyboard, workspace: Workspace):
    mine = replace(KNEW_TOO, id="c00ben")
    theirs = claim("c01ben", WIRE, "The mayor said")
    file = labels_of(workspace, WIRE_AT, claims=(mine, theirs)).replace(b": ana\n", b": ben\n")
    workspace.annotation_path(WIRE_AT, "ben").write_bytes(file)
    at.press("L")
    assert "wire-service#c01ben" in asked(at).found
    assert "wire-service#c00ben" not in asked(at).found
    at.type("mayor said")
    assert "labelled by ben" in "\n".join(at.lines())
    at.press("=")
    assert links(at.session)[0].to == "wire-service#c01ben"


def test_what_comes_on_disk_is_found_at_the_next_link(at: Keyboard, workspace: Workspace):
    at.press("L escape")
    new = claim("c0009z", WIRE, "on Saturday")
    path = workspace.annotation_path(WIRE_AT, "ana")
    path.write_bytes(labels_of(workspace, WIRE_AT, claims=(CREWS, new)))
    at.press("L")
    assert "wire-service#c0009z" in asked(at).found
    assert "wire-service#c0000e" not in asked(at).found


# Undo.


def test_linking_is_undone_and_redone(at: Keyboard):
    at.press("L !")
    (made,) = links(at.session)
    assert notice(at.press("u")) == f"undone: link {made.id}"
    assert links(at.session) == []
    assert at.session.reading.chosen == CREW.id
    at.press("U")
    assert links(at.session) == [made]


def test_one_history_goes_over_labels_and_links_of_all_articles(at: Keyboard):
    at.press("L !")
    at.session.open(WIRE_AT)
    at.select("Saturday").press("1")
    at.press("u u")
    assert links(at.session) == []
    assert at.session.current.address == HERALD_AT


# In the inspector.


def inspector(session: Session) -> str:
    lines = inspector_lines(session, 41)
    return "\n".join("".join(part for part, _ in one.parts) for one in lines)


def test_the_inspector_shows_links_from_either_end(at: Keyboard):
    assert "ALSO SAID" not in inspector(at.session)
    at.press("L >")
    assert "ALSO SAID ABOUT THIS\n > wire-service  “Two crews" in inspector(at.session)
    at.session.reading.choose(SAID.id)
    assert " > wire-service" in inspector(at.session)
    at.session.open(WIRE_AT)
    at.session.reading.choose(CREWS.id)
    assert " < the-herald  “no crew was on" in inspector(at.session)


def test_others_links_are_shown_as_theirs_and_stay_theirs(workspace: Workspace):
    put_links(workspace, "ben", Link("l0000b", THE_CREW, THE_CREWS, "same"))
    session = open_session(workspace)
    session.reading.choose(CREW.id)
    assert "= wire-service (ben)" in inspector(session)
    cursor, at = link_cursor(session)
    for stroke in ("d", "t", "e"):
        assert notice(cursor.press(session, stroke)) == "l0000b is ben's"
    assert isinstance(cursor.press(session, "enter"), Go)
    assert at is not None


def link_cursor(session: Session) -> tuple[InspectorCursor, object]:
    """The inspector's cursor on the first link."""
    cursor = InspectorCursor(0)
    for _ in range(50):
        if cursor.tie(session) is not None:
            break
        assert cursor.press(session, "j") is None
    return cursor, cursor.tie(session)


@pytest.fixture
def linked(at: Keyboard) -> Keyboard:
    """A keyboard, the claim chosen linked as more specific."""
    at.press("L >")
    return at


def on_link(keyboard: Keyboard, *strokes: str):
    """Press keys in the inspector with its cursor on the link."""
    cursor, _ = link_cursor(keyboard.session)
    result = cursor.press(keyboard.session, strokes[0])
    for stroke in strokes[1:]:
        answer = question_for(result).press(stroke)
        assert answer is not None
        result = answer.result
    return result


def test_enter_goes_to_the_other_claim(linked: Keyboard):
    go = on_link(linked, "enter")
    start, end = CREWS.spans[0].start, CREWS.spans[0].end
    assert go == Go("article", WIRE_AT, CREWS.id, (start, end))


@pytest.mark.parametrize(
    ("strokes", "link"),
    [
        (("t", "x"), (THE_CREWS, "more_specific", THE_CREW)),
        (("t", "r", "c"), (THE_CREW, "contradicts", THE_CREWS)),
        (("t", "r", "o"), (THE_CREW, "overstates", THE_CREWS)),
        (("t", "r", "O"), (THE_CREWS, "overstates", THE_CREW)),
        (("t", "r", "m"), (THE_CREW, "more_specific", THE_CREWS)),
        (("t", "r", "M"), (THE_CREWS, "more_specific", THE_CREW)),
    ],
)
def test_relation_and_direction_are_changed(linked: Keyboard, strokes, link):
    on_link(linked, *strokes)
    assert [ends(one) for one in links(linked.session)] == [link]
    linked.press("u")
    wanted = [] if link == (THE_CREW, "more_specific", THE_CREWS) else 1
    assert len(links(linked.session)) == (wanted or 0)


def test_basis_is_codes_put_in_and_taken_out(linked: Keyboard):
    on_link(linked, "t", "b", "a")
    on_link(linked, "t", "b", "d")
    assert links(linked.session)[0].basis == ("attribution", "date")
    on_link(linked, "t", "b", "a")
    assert links(linked.session)[0].basis == ("date",)
    on_link(linked, "t", "b", "backspace")
    assert links(linked.session)[0].basis == ()


@pytest.mark.parametrize("strokes", [("e",), ("t", "n")])
def test_notes_are_written_and_cleared(linked: Keyboard, strokes):
    note = "[bold]x[/] \x1b[31m no crew \u202e"
    asked = on_link(linked, *strokes)
    assert isinstance(asked, Write)
    asked.then(note)
    assert links(linked.session)[0].notes == note
    asked = on_link(linked, "e")
    assert asked.text == note
    asked.then("")
    assert links(linked.session)[0].notes is None


def test_a_link_that_has_no_direction_is_not_turned(at: Keyboard):
    at.press("L =")
    menu = on_link(at, "t")
    assert isinstance(menu, Menu)
    assert [one.value for one in menu.choices] == ["relation", "basis", "notes"]


@pytest.mark.parametrize("key", ["d", "backspace"])
def test_a_link_is_removed_and_brought_back(linked: Keyboard, key: str):
    before = links(linked.session)
    assert "u brings it back" in notice(on_link(linked, key))
    assert links(linked.session) == []
    linked.press("u")
    assert links(linked.session) == before


def test_gl_goes_there_or_asks_which(linked: Keyboard):
    assert isinstance(linked.press("g l"), Go)
    linked.press("L down =")
    linked.press("g l")
    assert linked.asked
    go = linked.press("down enter")
    assert isinstance(go, Go)
    linked.caret("Subscribe")
    assert "no link" in notice(linked.press("g l"))


# Removing claims; claims that are gone.


def test_ones_own_links_go_with_a_claim_in_one_step(linked: Keyboard):
    assert "with 1 link;" in notice(linked.press("d"))
    assert links(linked.session) == []
    linked.press("u")
    assert len(links(linked.session)) == 1
    assert linked.session.reading.exists(CREW.id)
    linked.press("1")
    assert links(linked.session) == []


def test_others_links_are_spoken_of(workspace: Workspace):
    put_links(workspace, "ben", Link("l0000b", THE_CREWS, THE_CREW, "same"))
    session = open_session(workspace)
    session.reading.choose(CREW.id)
    said = notice(Keyboard(session).press("d"))
    assert "links of ben lead to it" in said
    assert "with" not in said


@pytest.mark.parametrize("to", ["wire-service#c0gxne", "nowhere#c0000d", "the-herald#c0gxne"])
def test_a_dangling_link_is_shown_as_that(workspace: Workspace, to: str):
    put_links(workspace, "ana", Link("l0000a", THE_CREW, to, "contradicts"))
    session = open_session(workspace)
    session.reading.choose(CREW.id)
    (tie,) = ties_here(session)
    assert tie.other is None
    assert f"≠ {tie.article}" in inspector(session)
    assert "no claim any more" in tie.words
    cursor, _ = link_cursor(session)
    assert "no claim any more" in notice(cursor.press(session, "enter"))
    assert "no claim any more" in notice(Keyboard(session).press("g l"))
    assert isinstance(cursor.press(session, "t"), Menu)
    assert "deleted" in notice(cursor.press(session, "d"))
    assert links(session) == []


def test_a_link_of_the_codebooks_past_is_shown(workspace: Workspace):
    put_links(workspace, "ana", Link("l0000a", THE_CREW, THE_CREWS, "echoes"))
    session = open_session(workspace)
    session.reading.choose(CREW.id)
    assert "▸ wire-service" in inspector(session)


# On disk.


def test_a_link_is_saved_at_once_and_check_is_content(saving: Session, reports: Reports):
    saving.reading.choose(CREW.id)
    Keyboard(saving).press("L !")
    open_file = saving.links(COLLECTION)
    reports.wait_for(lambda: open_file.state == "saved")
    path = saving.workspace.links_path(COLLECTION, "ana")
    assert [ends(one) for one in read(path.read_bytes(), LinksFile).links] == [
        (THE_CREW, "contradicts", THE_CREWS)
    ]
    saving.close()
    found = check_workspace(saving.workspace, []).problems
    assert not [one for one in found if one.path.endswith("links/ana.yaml")]


def test_links_changed_on_disk_are_noticed(saving: Session, reports: Reports):
    saving.reading.choose(CREW.id)
    Keyboard(saving).press("L !")
    open_file = saving.links(COLLECTION)
    reports.wait_for(lambda: open_file.state == "saved")
    put_links(saving.workspace, "ana", Link("l0000a", THE_CREW, THE_CREWS, "same"))
    assert "read anew" in notice(look(saving))
    assert [one.relation for one in links(saving)] == ["same"]
    assert "= wire-service" in inspector(saving)
    Keyboard(saving).press("u")
    assert [one.relation for one in links(saving)] == ["same"]


def test_links_that_can_not_be_read_are_left_alone(workspace: Workspace):
    path = workspace.links_path(COLLECTION, "ana")
    path.parent.mkdir(parents=True)
    path.write_bytes(b"<<<<<<< ours\n")
    keyboard = Keyboard(open_session(workspace))
    keyboard.session.reading.choose(CREW.id)
    assert "Notice" in type(keyboard.press("L")).__name__
    assert "ALSO SAID" not in inspector(keyboard.session)
    keyboard.press("d")
    assert path.read_bytes() == b"<<<<<<< ours\n"


# Signs and sentences.


def test_every_relation_has_a_sign_and_a_sentence_both_ways(session: Session):
    for value in session.codebook.lists["link.relation"]:
        assert value.value in SIGNS
        for outgoing in (True, False):
            assert len(sign(value.value, outgoing)) == 1
            said = reading(session.codebook, value.value, outgoing)
            assert "this" in said
            assert "that" in said
    assert {relation for relation, _ in KEYS.values()} <= set(SIGNS)


def test_a_projects_own_relation_is_read_by_its_label(session: Session):
    from reportedly_schemas.codebook import Value

    own = Value("answers", "Answers", "It answers the other.", "a", "accent")
    lists = dict(session.codebook.lists)
    lists["link.relation"] = (*lists["link.relation"], own)
    session.codebook = session.codebook._replace(lists=lists)
    assert reading(session.codebook, "answers", True) == "this answers that"
    assert reading(session.codebook, "answers", False) == "that answers this"
    session.reading.choose(CREW.id)
    Keyboard(session).press("L enter A")
    assert [ends(one) for one in links(session)] == [(THE_CREWS, "answers", THE_CREW)]


# A large collection is read beside the keys.


def test_until_the_claims_are_read_nothing_can_be_linked(at: Keyboard, monkeypatch):
    from reportedly_tui.session.commands import links as command

    monkeypatch.setattr(command, "AT_ONCE", 0)
    waiting, later = [], []
    at.session.later = later.append
    at.session.beside = lambda work, then: waiting.append((work, then))
    at.press("L")
    assert "being read" in "\n".join(at.lines())
    at.press("w = ! enter down pagedown")
    assert links(at.session) == []
    ((work, then),) = waiting
    work()
    assert "being read" in "\n".join(at.lines())
    then()
    assert "that wire-service" in "\n".join(at.lines())
    at.press("=")
    assert len(links(at.session)) == 1
    at.press("L")
    assert len(waiting) == 1, "once is enough"
    assert len(later) == 1, "then only what changed is read, when there is time"
    assert asked(at).found


def test_a_list_of_articles_that_breaks_meanwhile(at: Keyboard, workspace: Workspace):
    at.press("L")
    question = asked(at)
    workspace.collection_path(COLLECTION).write_bytes(b"<<<<<<< ours\n")
    question.rank()
    assert "that wire-service" in "\n".join(at.lines())
    at.press("escape")
    assert isinstance(at.press("L"), Notice)


def test_a_folder_is_looked_into_once_for_all_that_a_key_asks(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
):
    comparing = Comparing(open_session(workspace), COLLECTION)
    comparing.warm()
    looked: list[str] = []
    monkeypatch.setattr(
        "reportedly_tui.session.comparing._facts",
        lambda folder: looked.append(folder) or frozenset(),
    )
    assert comparing.claim(THE_CREWS) is not None
    assert comparing.claim(THE_CREWS) is not None
    assert looked == []
    comparing.look()
    assert len(looked) == len(workspace.articles(COLLECTION))
