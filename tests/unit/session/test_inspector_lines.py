"""The inspector: the label here, its fields, and the ladder it stands on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sitting import Keyboard, items

from reportedly_tui.session.fields import FIELDS
from reportedly_tui.session.inspector import inspector_lines
from reportedly_tui.session.lines import Line
from reportedly_tui.session.room import INSPECTOR

OUTER = "Regional officials said that no crew was on the wall when it gave way"
INNER = "no crew was on the wall when it gave way"


def lines(keyboard: Keyboard, cursor: int | None = None, width: int = INSPECTOR) -> list[Line]:
    return inspector_lines(keyboard.session, width, cursor)


def shown(keyboard: Keyboard, width: int = INSPECTOR) -> list[str]:
    return ["".join(text for text, _ in one.parts) for one in lines(keyboard, None, width)]


def field_line(keyboard: Keyboard, name: str) -> str:
    return next(
        "".join(text for text, _ in one.parts) for one in lines(keyboard) if one.about == name
    )


def flat(keyboard: Keyboard) -> str:
    return " ".join(" ".join(shown(keyboard)).split())


def test_without_a_label_the_article_is_shown(keyboard: Keyboard):
    keyboard.caret("“Nobody").press("1")
    keyboard.press("g g")
    assert "ARTICLE" in shown(keyboard)[0]
    assert "Dam breach reportedly leaves more than 100 missing" in flat(keyboard)
    assert "The-Herald" in flat(keyboard)
    assert "1 claim · 0 attributions · 0 zones · 0 flags" in flat(keyboard)
    assert "in_progress" in field_line(keyboard, "status")


def test_why_nothing_can_be_edited_is_shown(keyboard: Keyboard):
    keyboard.session.reading.read_only = "ana.yaml:3:1: not readable"
    assert "read-only: ana.yaml:3:1: not readable" in flat(keyboard)


@pytest.mark.parametrize(
    ("keys", "title", "section"),
    [
        ("s 1", "CLAIM", "claims"),
        ("s a enter", "ATTRIBUTION", "attributions"),
        ("p z h", "ZONE", "zones"),
        ("s ! t", "FLAG", "flags"),
    ],
)
def test_a_label_is_shown_with_all_its_fields(keyboard: Keyboard, keys: str, title: str, section):
    keyboard.caret("the board knew").press(keys)
    (label,) = items(keyboard.session, section)
    assert title in shown(keyboard)[0]
    assert label.id in shown(keyboard)[0]
    assert "1 of 1" in shown(keyboard)[0]
    names = [one.name for one in FIELDS[section]]
    assert [one.about for one in lines(keyboard) if one.about in names] == names
    for one in FIELDS[section]:
        assert field_line(keyboard, one.name).endswith(f"[{one.key}] ")


def test_a_label_is_numbered_within_its_kind(keyboard: Keyboard):
    for words in ("breach", "cracks", "The wall"):
        keyboard.select(words).press("1")
    assert "2 of 3" in shown(keyboard)[0]


@pytest.mark.parametrize(
    ("keys", "name", "expected"),
    [
        ("t k n", "kind", "numerical"),
        ("t f u", "factuality", "uu"),
        ("t g t", "flags", "text_error"),
        ("t a r enter", "assessment", "refuted"),
        ("", "event", "·"),
        ("", "quantities", "·"),
    ],
)
def test_values_are_shown(keyboard: Keyboard, keys: str, name: str, expected: str):
    keyboard.select("cracks").press("1", keys)
    assert expected in field_line(keyboard, name)


def test_values_of_an_attribution_are_shown(keyboard: Keyboard):
    keyboard.select("he had been warned").press("a enter t d n")
    assert "denies" in field_line(keyboard, "stance")
    assert "indirect" in field_line(keyboard, "quote_type")
    assert "no" in field_line(keyboard, "negated")


def test_quantities_and_evidence_are_shown_in_short(keyboard: Keyboard):
    keyboard.select("More than 100 people are missing").press("1 t q")
    keyboard.type("missing").press("enter t a n enter t e r tab tab")
    keyboard.type("https://example.org").press("enter")
    assert "missing More than" in field_line(keyboard, "quantities")
    assert "refutes" in field_line(keyboard, "evidence")


def test_the_cursor_marks_a_field(keyboard: Keyboard):
    keyboard.select("cracks").press("1")
    here = [one.about for one in lines(keyboard, 2) if one.here]
    assert here == [FIELDS["claims"][2].name]
    assert not any(one.here for one in lines(keyboard))


# The ladder.


def ladder(keyboard: Keyboard) -> list[str]:
    return [one.strip() for one in shown(keyboard) if "▸" in one]


def test_an_attribution_stands_on_those_it_is_nested_in(keyboard: Keyboard):
    keyboard.select(OUTER).press("a enter")
    keyboard.select(INNER).press("a enter")
    assert ladder(keyboard) == [
        "▸ The-Herald (author)",
        "▸ the State Water Board  according to",
        "▸ Regional officials  said",
    ]
    deep = [one.index("▸") for one in shown(keyboard) if "▸" in one]
    assert deep == sorted(set(deep))
    assert f"“{INNER}”" in flat(keyboard)
    (here,) = [one.about for one in lines(keyboard) if one.here]
    assert here == keyboard.session.reading.chosen


def test_a_claim_stands_in_the_words_of_who_says_it(keyboard: Keyboard):
    keyboard.select(INNER).press("a enter")
    keyboard.select(INNER).press("1")
    assert ladder(keyboard) == ["▸ The-Herald (author)", "▸ Regional officials  said"]
    assert f"“{INNER}”" in flat(keyboard)


def test_where_nobody_published_it_the_article_speaks(keyboard: Keyboard):
    article = keyboard.session.reading.article
    keyboard.session.reading.article = replace(
        article, entry=replace(article.entry, publisher=None)
    )
    keyboard.select(INNER).press("a enter")
    assert ladder(keyboard)[0] == "▸ the article"


def test_a_long_source_leaves_room_for_the_cue(keyboard: Keyboard):
    keyboard.select("We are still counting").press("a")
    keyboard.select("Mara Lind, who runs the shelter").press("enter")
    keyboard.select("said").press("enter")
    assert "▸ Mara Lind, who runs the shel…  said" in ladder(keyboard)
    assert all(len(one) <= INSPECTOR for one in shown(keyboard))


def test_words_in_quotation_marks_get_no_others(keyboard: Keyboard):
    keyboard.select("“We are still counting,”").press("1")
    assert "“We are still counting,”" in flat(keyboard)
    assert "““" not in flat(keyboard)
    keyboard.press("a enter")
    assert "““" not in flat(keyboard)


def test_a_claim_within_what_is_said_stands_there_too(keyboard: Keyboard):
    keyboard.select(INNER).press("a enter")
    keyboard.select("no crew").press("1")
    assert "▸ Regional officials  said" in ladder(keyboard)


def test_a_claim_in_the_articles_own_voice_stands_on_nothing(keyboard: Keyboard):
    keyboard.select("Dozens of houses").press("1")
    assert ladder(keyboard) == []


def test_nobody_named(keyboard: Keyboard):
    keyboard.caret("breach").press("s a enter")
    assert "▸ (nobody named)  reportedly" in ladder(keyboard)


def test_a_flag_on_the_whole_article(keyboard: Keyboard):
    keyboard.press("! t")
    assert "on the whole article" in flat(keyboard)


def test_the_other_labels_here_are_listed(keyboard: Keyboard):
    keyboard.select("cracks").press("! t")
    keyboard.caret("cracks").press("s 1")
    keyboard.caret("cracks").press("p z b")
    keyboard.caret("cracks")
    (flag,), (claim,), (zone,) = (
        items(keyboard.session, section) for section in ("flags", "claims", "zones")
    )
    assert "FLAG" in shown(keyboard)[0]
    assert [one.about for one in lines(keyboard)[-2:]] == [claim.id, zone.id]
    assert "claim" in flat(keyboard)
    assert "zone body" in flat(keyboard)
    assert flag.id in shown(keyboard)[0]


# A draft.


def test_a_draft_shows_its_parts_and_which_is_asked_for(keyboard: Keyboard):
    keyboard.select(INNER).press("a")
    text = flat(keyboard)
    assert "NEW ATTRIBUTION" in text
    assert "proposal 1 of" in text
    assert "▶ source Regional officials" in text
    assert f"content {INNER}" in text
    keyboard.press("r")
    assert "▶ cue said" in flat(keyboard)


def test_a_draft_without_a_proposal_says_so(keyboard: Keyboard):
    keyboard.caret("Subscribe").press("s a")
    assert "nothing found beside it" in flat(keyboard)
    keyboard.press("x")
    assert "nobody named: implicit" in flat(keyboard)


@pytest.mark.parametrize("width", [30, INSPECTOR, 60])
@pytest.mark.parametrize("keys", ["", "s 1", "s a enter", "s a", "p z h", "s ! t"])
def test_no_line_is_wider_than_the_inspector(keyboard: Keyboard, width: int, keys: str):
    keyboard.caret("Regional").press(keys)
    wide = [one for one in shown(keyboard, width) if len(one.replace("\t", "")) > width]
    assert [one for one in wide if "▸" not in one and "ATTRIBUTION" not in one] == []
