"""Quantities, assessments, evidence and sources: forms, by keys."""

from __future__ import annotations

import pytest
from sitting import HERALD_AT, WIRE, WIRE_AT, Keyboard, items, notice, open_session

from reportedly.files.reader import read
from reportedly_schemas.annotation import AnnotationFile, Assessment, Evidence, Quantity
from reportedly_schemas.sources import Source, SourcesFile

DOZENS = "Dozens of houses were flooded"
MORE = "More than 100 people are missing"


@pytest.fixture
def claim(keyboard: Keyboard) -> Keyboard:
    """A keyboard with a claim on a number chosen."""
    keyboard.select(MORE).press("1")
    return keyboard


def quantities(keyboard: Keyboard) -> tuple[Quantity, ...]:
    return items(keyboard.session, "claims")[-1].quantities


def assessment(keyboard: Keyboard) -> Assessment | None:
    return items(keyboard.session, "claims")[-1].assessment


def saved(keyboard: Keyboard) -> AnnotationFile:
    """What the file would read as."""
    return read(keyboard.session.reading.file.snapshot().render(), AnnotationFile)


# Quantities.


def test_the_number_of_the_claim_is_there_already(claim: Keyboard):
    claim.press("t q")
    claim.type("missing").press("enter")
    (made,) = quantities(claim)
    assert made == Quantity(measure="missing", raw="More than 100", min=101)
    assert saved(claim).claims[0].quantities == (made,)


@pytest.mark.parametrize(
    ("typed", "bounds"),
    [
        ("more than 100", (101, None, None)),
        ("around 100", (100, 100, True)),
        ("as many as 40", (None, 40, None)),
        ("dozens", (24, 99, None)),
        ("scores", (40, None, None)),
        ("at least 9", (9, None, None)),
        ("between 5 and 10", (5, 10, None)),
        ("12", (12, 12, None)),
    ],
)
def test_the_lexicon_fills_the_bounds_as_one_types(claim: Keyboard, typed: str, bounds):
    claim.press("t q")
    claim.type("missing").press("tab tab", *["backspace"] * 20)
    claim.type(typed).press("enter")
    (made,) = quantities(claim)
    assert (made.min, made.max, made.approximate) == bounds
    assert made.raw == typed


def test_words_that_are_no_number_leave_the_bounds(claim: Keyboard):
    claim.press("t q")
    claim.type("missing").press("tab tab", *["backspace"] * 20)
    claim.type("a few of them").press("enter")
    assert quantities(claim)[0].raw == "a few of them"


def test_bounds_can_be_set_by_hand(claim: Keyboard):
    claim.press("t q")
    claim.type("missing").press("tab")
    claim.type("people").press("tab tab backspace backspace backspace")
    claim.type("1,200").press("tab")
    claim.type("1300").press("tab y enter")
    assert quantities(claim) == (
        Quantity(
            measure="missing",
            raw="More than 100",
            population="people",
            min=1200,
            max=1300,
            approximate=True,
        ),
    )


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        ("many", "", "min: a whole number"),
        ("--5", "", "min: a whole number"),
        ("-5", "", "min: a whole number"),
        ("1.5", "", "min: a whole number"),
        ("", "9" * 5000, "max: a whole number"),
        ("٥", "", "min: a whole number"),
        ("9", "8", "min is larger than max"),
    ],
)
def test_bounds_that_are_none_are_refused(claim: Keyboard, low: str, high: str, said: str):
    claim.press("t q")
    claim.type("missing").press("tab tab tab", *["backspace"] * 9)
    claim.type(low).press("tab", *["backspace"] * 9)
    for letter in high:
        claim._press(letter)
    claim.press("enter")
    assert said in claim.lines()[-1]
    assert quantities(claim) == ()


def test_a_quantity_says_of_what(claim: Keyboard):
    claim.press("t q enter")
    assert "measure" in claim.lines()[-1]
    claim.type("missing").press("enter")
    assert len(quantities(claim)) == 1


def test_a_second_quantity_and_a_change_of_the_first(claim: Keyboard):
    claim.press("t q")
    claim.type("missing").press("enter t q n")
    claim.type("injured").press("tab tab")
    claim.type("12").press("enter")
    assert [one.measure for one in quantities(claim)] == ["missing", "injured"]
    claim.press("t q 1", *["backspace"] * 7)
    claim.type("lost").press("enter")
    assert [one.measure for one in quantities(claim)] == ["lost", "injured"]


def test_empty_words_take_a_quantity_out(claim: Keyboard):
    claim.press("t q")
    claim.type("missing").press("enter t q 1 tab tab", *["backspace"] * 20, "enter")
    assert quantities(claim) == ()
    assert claim.session.reading.file.items("claims")


def test_a_number_that_builds_on_another(keyboard: Keyboard):
    keyboard.select(DOZENS).press("1")
    base = keyboard.session.reading.chosen
    keyboard.select(MORE).press("1 t q")
    keyboard.type("missing").press("up 1 enter")
    assert quantities(keyboard)[0].derived_from == base
    keyboard.press("t q 1 up backspace enter")
    assert quantities(keyboard)[0].derived_from is None


def test_a_form_that_is_left_changes_nothing(claim: Keyboard):
    claim.press("t q")
    claim.type("missing").press("escape")
    assert quantities(claim) == ()


# Assessments.


def assessed(keyboard: Keyboard, verdict: str = "n") -> Keyboard:
    """The same keyboard, after a verdict."""
    keyboard.press("t a", verdict, "enter")
    return keyboard


def test_a_verdict_with_its_reasons(claim: Keyboard):
    claim.press("t a r tab")
    claim.type("the list says 90").press("enter")
    made = assessment(claim)
    assert made is not None
    assert (made.verdict, made.rationale, made.by) == ("refuted", "the list says 90", "ana")
    assert made.date is not None
    assert len(made.date) == 10
    assert saved(claim).claims[0].assessment == made


@pytest.mark.parametrize("date", ["2018", "2018-02", "2018-02-17", "2018-02-17T09:30Z", ""])
def test_dates_that_are_kept(claim: Keyboard, date: str):
    claim.press("t a n up", *["backspace"] * 20)
    claim.type(date).press("enter")
    made = assessment(claim)
    assert made is not None
    assert made.date == (date or None)
    assert saved(claim).claims[0].assessment == made


@pytest.mark.parametrize(
    "date", ["2018-13", "2018-02-30", "2018-W07-6", "20180217", "yesterday", "18-02-17", "٢٠١٨"]
)
def test_dates_that_are_refused(claim: Keyboard, date: str):
    claim.press("t a n up", *["backspace"] * 20)
    claim.type(date).press("enter")
    assert "date: a day such as" in claim.lines()[-1]
    assert assessment(claim) is None


@pytest.mark.parametrize("by", ["Ana", "a b", "con", "links"])
def test_who_assessed_it_is_an_annotator(claim: Keyboard, by: str):
    claim.press("t a n tab tab", *["backspace"] * 9)
    claim.type(by).press("enter")
    assert claim.lines()[-1].startswith(" by: ")


def test_reasons_without_a_verdict_are_not_lost(claim: Keyboard):
    claim.press("t a tab")
    claim.type("the list says 90").press("enter")
    assert "verdict" in claim.lines()[-1]
    claim.press("up r enter")
    made = assessment(claim)
    assert made is not None
    assert made.rationale == "the list says 90"


def test_no_verdict_takes_the_assessment_out(claim: Keyboard):
    assessed(claim).press("t a backspace enter")
    assert assessment(claim) is None


def test_evidence_keeps_the_assessment(claim: Keyboard):
    assessed(claim).press("t e tab tab")
    claim.type("https://example.org/list").press("enter")
    claim.press("t a backspace enter")
    assert "take its evidence out first" in claim.lines()[-1]
    claim.press("escape t a s enter")
    made = assessment(claim)
    assert made is not None
    assert (made.verdict, len(made.evidence)) == ("supported", 1)


# Evidence.


def test_evidence_needs_a_verdict(claim: Keyboard):
    assert "set one first" in notice(claim.press("t e"))


def test_a_url_as_evidence(claim: Keyboard):
    assessed(claim).press("t e r tab tab")
    claim.type("https://example.org/list").press("tab tab tab")
    claim.type("ninety names").press("tab")
    claim.type("2018-02-16").press("enter")
    made = assessment(claim)
    assert made is not None
    assert made.evidence == (
        Evidence(
            kind="url",
            ref="https://example.org/list",
            stance="refutes",
            quote="ninety names",
            retrieved="2018-02-16",
        ),
    )
    assert saved(claim).claims[0].assessment == made


def test_words_copied_in_another_article_are_evidence(keyboard: Keyboard):
    keyboard.session.open(WIRE_AT)
    keyboard.select("Two crews were on the wall").press("y")
    keyboard.session.open(HERALD_AT)
    keyboard.select("no crew was on the wall").press("1")
    assessed(keyboard, "c").press("t e r enter")
    made = assessment(keyboard)
    assert made is not None
    start = WIRE.index("Two crews were on the wall")
    assert made.evidence == (
        Evidence(
            kind="span",
            ref=WIRE_AT,
            stance="refutes",
            start=start,
            end=start + 26,
            exact="Two crews were on the wall",
        ),
    )
    assert saved(keyboard).claims[0].assessment == made


@pytest.mark.parametrize(
    ("ref", "start", "end"),
    [
        ("harrow-dam/nowhere", "0", "5"),
        ("../../etc/passwd", "0", "5"),
        ("https://example.org", "0", "5"),
        (WIRE_AT, "5", "5"),
        (WIRE_AT, "0", "99999"),
        (WIRE_AT, "x", "5"),
        (WIRE_AT, "", ""),
        (WIRE_AT, "-3", "5"),
    ],
)
def test_a_stretch_that_is_not_there_is_no_evidence(
    claim: Keyboard, ref: str, start: str, end: str
):
    assessed(claim).press("t e tab s tab")
    claim.type(ref).press("tab")
    claim.type(start).press("tab")
    claim.type(end).press("enter")
    assert claim.asked
    made = assessment(claim)
    assert made is not None
    assert made.evidence == ()


def test_evidence_is_changed_and_taken_out(claim: Keyboard):
    assessed(claim).press("t e tab tab")
    claim.type("https://example.org/a").press("enter t e n tab tab")
    claim.type("https://example.org/b").press("enter")
    claim.press("t e 1 c enter")
    made = assessment(claim)
    assert made is not None
    assert [(one.ref[-1], one.stance) for one in made.evidence] == [
        ("a", "context"),
        ("b", "supports"),
    ]
    claim.press("t e 1 tab tab", *["backspace"] * 30, "enter")
    made = assessment(claim)
    assert made is not None
    assert [one.ref[-1] for one in made.evidence] == ["b"]


def test_a_wrong_date_of_evidence_is_refused(claim: Keyboard):
    assessed(claim).press("t e tab tab")
    claim.type("https://example.org/a").press("tab tab tab tab")
    claim.type("today").press("enter")
    assert "retrieved: a day such as" in claim.lines()[-1]


# Sources.


@pytest.fixture
def said(keyboard: Keyboard) -> Keyboard:
    """A keyboard with an attribution chosen."""
    keyboard.select("the board knew of the cracks").press("a enter")
    return keyboard


def speakers(keyboard: Keyboard) -> tuple[str, ...]:
    return items(keyboard.session, "attributions")[0].speaker


def registry(keyboard: Keyboard) -> SourcesFile:
    """What the registry would read as."""
    return read(keyboard.session.registry().snapshot().render(), SourcesFile)


def test_a_new_speaker_is_added_in_place(said: Keyboard):
    said.press("t s")
    said.type("Otto Verne").press("enter tab tab p tab r tab")
    said.type("the mayor; Verne").press("tab tab")
    said.type("Q42").press("enter")
    assert speakers(said) == ("otto-verne",)
    assert registry(said).sources == {
        "otto-verne": Source(
            "Otto Verne", "person", "role_only", ("the mayor", "Verne"), wikidata="Q42"
        )
    }


def test_adding_a_speaker_is_one_step(said: Keyboard):
    said.press("t s")
    said.type("Otto Verne").press("enter enter")
    assert notice(said.press("u")) == "undone: source otto-verne"
    assert speakers(said) == ()
    assert registry(said).sources == {}
    said.press("U")
    assert speakers(said) == ("otto-verne",)
    assert list(registry(said).sources) == ["otto-verne"]


def test_a_known_speaker_is_chosen_and_taken_out(said: Keyboard):
    said.press("t s")
    said.type("Otto Verne").press("enter enter t s backspace")
    assert speakers(said) == ()
    said.press("t s")
    said.type("otto").press("enter")
    assert speakers(said) == ("otto-verne",)
    said.press("t s enter")
    assert speakers(said) == ()
    assert len(registry(said).sources) == 1


def test_a_name_within_another_can_be_added(said: Keyboard):
    said.press("t s")
    said.type("Regional officials").press("enter enter t k")
    said.type("officials").press("down enter enter")
    assert sorted(registry(said).sources) == ["officials", "regional-officials"]
    assert items(said.session, "attributions")[0].candidates == ("officials",)


@pytest.mark.parametrize(
    ("names", "keys"),
    [
        (["Otto", "otto"], ["otto"]),
        (["Otto!", "Otto?"], ["otto", "otto-2"]),
        (["A" * 70, "A" * 71], ["a" * 64, "a" * 60 + "-2"]),
        (["市長", "会長"], ["source", "source-2"]),
        (["con", "links"], ["source-con", "source-links"]),
    ],
)
def test_every_source_gets_a_key_of_its_own(said: Keyboard, names: list[str], keys: list[str]):
    for name in names:
        said.press("t s")
        for letter in name:
            said._press(letter)
        said.press("enter")
        if said.asked:
            said.press("enter")
    assert sorted(registry(said).sources) == sorted(keys)


def test_a_group_has_members(said: Keyboard):
    said.press("t s")
    said.type("Mara Lind").press("enter enter t s")
    said.type("the shelter").press("enter tab tab r tab tab tab")
    said.type("mara lind").press("enter")
    assert registry(said).sources["the-shelter"].members == ("mara-lind",)


def test_members_that_nobody_knows_yet_are_added_with_the_group(said: Keyboard):
    said.press("t s")
    said.type("Mara Lind").press("enter enter t s")
    said.type("one US official and three Russians").press("enter tab tab r tab d tab tab")
    said.type("one US official; mara lind; three Russians; Three Russians")
    assert notice(said.press("enter")) == "added as well: one US official, three Russians"
    known = registry(said).sources
    key = "one-us-official-and-three-russians"
    assert known[key].members == ("one-us-official", "mara-lind", "three-russians")
    assert known["three-russians"] == Source("three Russians")
    assert speakers(said) == ("mara-lind", key)
    said.press("u")
    assert list(registry(said).sources) == ["mara-lind"]


@pytest.mark.parametrize(
    ("strokes", "typed", "reason"),
    [
        (["tab"] * 5, "42", "such as Q42"),
        (["tab"] * 5, "Q0", "such as Q42"),
        (["tab"] * 5, "Q٤٢", "such as Q42"),
        (["backspace"] * 9, " ", "needs a name"),
    ],
)
def test_a_source_that_could_not_be_saved_is_refused(
    said: Keyboard, strokes: list[str], typed: str, reason: str
):
    said.press("t s")
    said.type("Otto").press("enter tab", *strokes)
    said.type(typed).press("enter")
    assert reason in said.lines()[-1]
    assert registry(said).sources == {}


def test_the_registry_is_shared_by_the_articles_of_a_collection(said: Keyboard):
    said.press("t s")
    said.type("The Mayor").press("enter enter")
    said.session.open(WIRE_AT)
    said.select("the board knew of the cracks").press("a enter")
    assert speakers(said) == ("the-mayor",)


def test_adding_a_speaker_where_nothing_can_be_edited(workspace):
    keyboard = Keyboard(open_session(workspace))
    keyboard.select("the board knew of the cracks").press("a enter")
    keyboard.session.reading.read_only = "held elsewhere"
    assert "read-only" in notice(keyboard.press("t s"))
