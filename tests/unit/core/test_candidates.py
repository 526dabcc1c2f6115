"""Which claims may be about the same thing: the likeliest first, whatever the collection's size."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.board.chains import Voice
from reportedly.board.material import PlacedClaim, read_material
from reportedly.candidates import LOOKED_UP, NEAR, RUN, Candidates
from reportedly.workspace import Workspace
from reportedly_schemas.annotation import Claim, Quantity, Span


def claim(
    name: str,
    words: str,
    *figures: tuple[str, int],
    by: str = "",
    text: str | None = None,
    event: str | None = None,
    annotator: str = "ana",
) -> PlacedClaim:
    """A claim `<article>#<id>` of those words, counting those figures."""
    article, _, label = name.partition("#")
    counted = tuple(
        Quantity(measure=measure, population="people", raw=str(n), min=n, max=n)
        for measure, n in figures
    )
    made = Claim(label, (Span(0, len(words), words),), text=text, event=event, quantities=counted)
    chain = (Voice("a00001", (by,), (), by, "asserts", False),) if by else ()
    return PlacedClaim(name, article, annotator, made, chain, None)


HERALD = claim("herald#c1", "no crew was on the wall when the dam gave way", by="board")
WIRE = claim("wire#c1", "two crews were on the wall until the water came", by="worker")
TOLL = claim("herald#c2", "around 60 people are dead", ("killed", 60), by="engineer")
TOLL_WIRE = claim("wire#c2", "at least 120 lives were lost", ("killed", 120), by="worker")
SIREN = claim("rattle#c1", "the siren on the dam was silent that night")
GATES = claim("rattle#c2", "the gates had been shut for nineteen hours", by="worker")
ALL = (HERALD, WIRE, TOLL, TOLL_WIRE, SIREN, GATES)


def known(*claims: PlacedClaim) -> Candidates:
    made = Candidates("ana")
    made.put(claims)
    return made


def ranked(candidates: Candidates, placed: PlacedClaim) -> list[str]:
    """All other claims: the likeliest, then the others."""
    near = candidates.likeliest(placed)
    return [*near, *candidates.after(near, placed)]


@pytest.mark.parametrize(
    ("of", "best"),
    [(HERALD, WIRE), (WIRE, HERALD), (TOLL, TOLL_WIRE), (TOLL_WIRE, TOLL), (SIREN, HERALD)],
)
def test_the_likeliest_comes_first(of: PlacedClaim, best: PlacedClaim):
    assert ranked(known(*ALL), of)[0] == best.address


def test_all_others_follow_and_the_claim_itself_is_none_of_them():
    for one in ALL:
        found = ranked(known(*ALL), one)
        assert sorted([*found, one.address]) == sorted(other.address for other in ALL)


def test_rare_words_weigh_more():
    usual = [claim(f"x{n}#c1", f"the minister said thing number {n}") for n in range(30)]
    rare = claim("wire#c9", "sluice keepers differ")
    common = claim("wire#c8", "the minister said")
    found = ranked(known(*usual, rare, common), claim("a#c1", "the minister said sluice"))
    assert found[0] == rare.address


def test_a_passage_of_many_words_outweighs_scattered_ones():
    quoted = claim(
        "wire#c1", "he wrote: none of our people gave an order about the gates, she said"
    )
    mixed = claim("post#c1", "order gates people our about gave none an the of")
    found = ranked(
        known(mixed, quoted), claim("a#c1", "none of our people gave an order about the gates")
    )
    assert found == [quoted.address, mixed.address]


def test_what_is_counted_counts():
    said = claim("a#c1", "the toll is still rising", ("killed", 60))
    other = claim("b#c1", "sixty fatalities by nightfall", ("killed", 60))
    nearly = claim("b#c2", "some fatalities by nightfall", ("killed", 61))
    injured = claim("b#c3", "sixty casualties by nightfall", ("injured", 60))
    assert ranked(known(injured, nearly, other), said)[:2] == [other.address, nearly.address]


def test_the_same_speaker_and_the_same_event_count():
    said = claim("a#c1", "x", by="board", event="The failure")
    others = [
        claim("b#c1", "y"),
        claim("b#c2", "z", by="board"),
        claim("b#c3", "v", event="the  failure"),
    ]
    assert ranked(known(*others), said) == ["b#c3", "b#c2", "b#c1"]


def test_a_claims_own_sentence_is_compared_too():
    said = claim("a#c1", "it gave way", text="Harrow Dam failed on 10 March.")
    other = claim("b#c1", "the collapse", text="Harrow Dam failed in the night.")
    assert ranked(known(claim("b#c2", "they went away"), other), said)[0] == other.address


def test_other_articles_and_ones_own_labels_come_first():
    said = claim("a#c1", "the gates were shut")
    here = claim("a#c2", "the gates were shut")
    theirs = claim("b#c1", "the gates were shut", annotator="ben")
    own = claim("b#c2", "the gates were shut")
    assert ranked(known(here, theirs, own), said) == [own.address, theirs.address, here.address]


@pytest.mark.parametrize(
    "words", ["百人が行方不明", "เขื่อนพังทลาย", "Плотина рухнула ночью", "السد انهار ليلا"]
)
def test_other_scripts_are_compared(words: str):
    other = claim("b#c1", f"… {words}。")
    found = ranked(known(claim("b#c2", "no such words"), other), claim("a#c1", words))
    assert found[0] == other.address


def test_words_that_all_have_find_no_more_than_the_likeliest():
    many = [claim(f"x{n}#c1", "the dam") for n in range(LOOKED_UP + 50)]
    assert len(known(*many).likeliest(claim("a#c1", "the dam"))) == NEAR
    found = ranked(known(*many), claim("a#c1", "the dam"))
    assert found == [one.address for one in many]


def test_most_links_of_the_sample_are_among_the_first_five():
    root = Path(__file__).parents[3]
    material = read_material(Workspace(root), "harrow-dam").of("ana")
    own = [one for one in material.claims.values() if one.annotator == "ana"]
    made = known(*own)
    places = []
    for one in material.links:
        for this, that in ((one.link.from_, one.link.to), (one.link.to, one.link.from_)):
            places.append(ranked(made, made.claims[this]).index(that))
    assert sum(place < 5 for place in places) >= 0.8 * len(places) > 30


# What they share, in words.


def test_it_says_what_is_shared():
    shared = known(*ALL).shared(TOLL, TOLL_WIRE.address)
    assert shared.figures == ("killed",)
    shared = known(*ALL).shared(HERALD, WIRE.address)
    assert "wall" in shared.words
    assert shared.passage == ""


def test_shared_words_are_told_as_they_stand_in_the_claim():
    one = claim("a#c1", "Mercenaries fled")
    made = known(claim("b#c1", "a mercenary, then mercenaries"))
    assert made.shared(one, "b#c1").words == ("mercenaries",)


def test_a_passage_is_told_whole():
    one = claim("a#c1", "“Two crews were on the wall,” he said")
    other = claim("b#c1", "that two crews were on the wall then")
    assert known(other).shared(one, "b#c1").passage == "two crews were on the wall"
    assert RUN == 4


def test_event_and_speaker_are_told():
    one = claim("a#c1", "x", by="board", event="Toll")
    shared = known(claim("b#c1", "y", by="board", event="toll")).shared(one, "b#c1")
    assert (shared.event, shared.speakers) == ("toll", ("board",))


# Typing.


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("wall", ["herald#c1", "wire#c1"]),
        ("WALL crew", ["herald#c1", "wire#c1"]),
        ("120", ["wire#c2"]),
        ("killed", ["herald#c2", "wire#c2"]),
        ("rattle", ["rattle#c1", "rattle#c2"]),
        ("worker", ["wire#c1", "wire#c2", "rattle#c2"]),
        ("", [one.address for one in ALL]),
        ("nothing", []),
        ("[red] \\", []),
    ],
)
def test_typing_narrows(typed: str, found: list[str]):
    addresses = [one.address for one in ALL]
    made, words = known(*ALL), typed.casefold().split()
    assert [one for one in addresses if made.holds(one, words)] == found


# Coming and going.


def test_what_is_dropped_is_gone():
    made = known(*ALL)
    made.drop([WIRE.address, "nobody#c1"])
    assert ranked(made, HERALD)[0] == SIREN.address
    assert WIRE.address not in ranked(made, HERALD)


def test_what_changed_is_found_by_what_it_is_now():
    made = known(*ALL)
    made.put([claim(SIREN.address, "no crew was on the wall when the dam gave way")])
    assert ranked(made, HERALD)[0] == SIREN.address
    assert not made.holds(SIREN.address, ["siren"])


NAMES = st.sampled_from([f"{article}#c{n}" for article in "abc" for n in range(4)])
TEXTS = st.text("ab c“”[]\n堤é", min_size=1, max_size=12)


@given(st.lists(st.tuples(NAMES, TEXTS, st.booleans()), max_size=25), TEXTS)
def test_after_any_coming_and_going_it_is_as_if_made_anew(steps, words: str):
    made, left = known(), {}
    for name, text, goes in steps:
        if goes:
            made.drop([name])
            left.pop(name, None)
        else:
            made.put([claim(name, text)])
            if left.get(name) != claim(name, text):
                left.pop(name, None)
                left[name] = claim(name, text)
    sought = claim("d#c1", words)
    fresh = known(*left.values())
    assert set(ranked(made, sought)) == set(left)
    assert ranked(made, sought)[:1] == ranked(fresh, sought)[:1]
    assert made._having.keys() == fresh._having.keys()
