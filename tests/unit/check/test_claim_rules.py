"""C1 to C8 and D1: numbers, verdicts, evidence, and where a claim stands."""

from __future__ import annotations

import pytest
from labelling import attributions, claims, file, found, span

from reportedly_schemas.annotation import Assessment, Claim, Evidence, Quantity, Span, Zone

TEXT = "Two boats left, and 40 men. Sign up for our letter!\n"
BOATS = (span(TEXT, "Two boats"),)


def evidence(*stances: str) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(kind="url", ref="https://example.org", stance=each, retrieved="2026")  # type: ignore[arg-type]
        for each in stances
    )


@pytest.mark.parametrize(
    ("verdict", "stances", "fine"),
    [
        ("supported", ["supports"], True),
        ("supported", ["refutes"], False),
        ("supported", ["refutes", "context"], False),
        ("supported", ["refutes", "supports"], True),
        ("supported", ["context"], True),
        ("supported", [], True),
        ("refuted", ["supports", "supports"], False),
        ("refuted", ["refutes"], True),
        ("conflicting", ["supports"], True),
        ("not_enough_evidence", ["refutes"], True),
        ("our_own_verdict", ["refutes"], True),
    ],
)
def test_a_verdict_and_its_evidence(verdict: str, stances: list[str], fine: bool):
    assessed = Assessment(verdict, "Because.", evidence(*stances))
    assert (found("C2", TEXT, claims(BOATS, assessment=assessed)) == []) == fine


@pytest.mark.parametrize("rationale", [None, "", " \n"])
def test_a_verdict_needs_a_reason(rationale: str | None):
    [finding] = found("C1", TEXT, claims(BOATS, assessment=Assessment("refuted", rationale)))
    assert finding.path == ("claims", 0, "assessment", "verdict")
    assessed = Assessment("refuted", rationale, evidence("refutes"))
    assert found("C1", TEXT, claims(BOATS, assessment=assessed)) == []


@pytest.mark.parametrize(
    ("low", "high", "field"),
    [
        (2, 2, None),
        (0, 0, None),
        (None, 5, None),
        (5, None, None),
        (3, 2, "min"),
        (-1, 2, "min"),
        (1, -2, "max"),
        (-1, -2, "min"),
    ],
)
def test_bounds(low: int | None, high: int | None, field: str | None):
    quantity = Quantity(measure="boats", raw="two", min=low, max=high)
    findings = found("C4", TEXT, claims(BOATS, quantities=(quantity,)))
    assert [each.path[-1] for each in findings] == ([field] if field else [])


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("two boats", "two"),
        ("1,200 boats", "1,200"),
        ("more than 40 boats", "more than 40"),
        ("dozens of boats", "dozens"),
        ("twenty-five boats", "twenty-five"),
        ("$3bn of debt", "$3bn"),
        ("40% of them", "40"),
        ("rose by 3.5 points", "3.5"),
        ("half of the boats", "half"),
        ("two-thirds of the boats", "thirds"),
        ("the 47-metre wall", "47-metre"),
        ("the boats left in 2019", None),
        ("on 7 February the boats left", None),
        ("at 3.40 the boats left", "3.40"),
        ("the F-16 left", None),
        ("some boats", None),
        ("no boats", None),
        ("one of the boats", None),
    ],
)
def test_a_number_without_a_quantity(words: str, number: str | None):
    labels = claims((span(words, words),), kind="numerical")
    findings = found("C5", words, labels)
    assert bool(findings) == (number is not None), findings
    if number:
        assert f'"{number}' in findings[0].message
    assert found("C5", words, claims((span(words, words),), kind="event_property")) == []


def test_a_claim_or_attribution_inside_boilerplate_is_told_once():
    letter = (span(TEXT, "Sign up for our letter!"),)
    zones = (Zone("z00000", "boilerplate", letter),)
    inside, beside = span(TEXT, "letter"), span(TEXT, "men. Sign up")
    made = (Claim("c00000", (BOATS[0], inside, inside)), Claim("c00001", (beside,)))
    labels = file(zones=zones, claims=made)
    assert [each.path for each in found("D1", TEXT, labels)] == [("claims", 0, "spans", 1)]
    other = attributions({"source": (inside,), "content": letter})
    labels = file(zones=zones, attributions=other.attributions)
    assert [each.path[:2] for each in found("D1", TEXT, labels)] == [("attributions", 0)]
    dull = file(zones=(Zone("z00000", "caption", letter),), claims=made)
    assert found("D1", TEXT, dull) == []


@pytest.mark.parametrize("status", ["complete", "adjudicated"])
def test_work_that_is_done_stands_on_the_article(status: str):
    lost = Span(0, 4, "Four")
    labels = file(status=status, claims=(Claim("c00000", (lost, lost)), Claim("c00001", BOATS)))
    [finding] = found("P2", TEXT, labels)
    assert finding.path == ("status",)
    assert "1 label does not" in finding.message
    assert found("P2", TEXT, file(claims=labels.claims)) == []
    assert found("P2", TEXT, file(status=status, claims=labels.claims[1:])) == []
