"""Quantities, assessments and evidence: several values at once."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from functools import partial
from typing import Any, get_args

from reportedly.anchors import holds
from reportedly.text.lexicon import find_quantities, read_quantity
from reportedly_schemas.annotation import Assessment, Claim, Evidence, Quantity, Span
from reportedly_schemas.fields import Date
from reportedly_schemas.ids import name_problem
from reportedly_tui.session.commands.labels import choices, label_fields
from reportedly_tui.session.lines import cut
from reportedly_tui.session.outcome import Choice, Entry, Form, Menu, Notice, Outcome
from reportedly_tui.session.session import Session

DATE: str = get_args(Date)[1].pattern
YES_NO = (Choice("true", "yes", "y"), Choice("false", "no", "n"))
STANCES = (
    Choice("supports", "supports", "s"),
    Choice("refutes", "refutes", "r"),
    Choice("context", "context", "c"),
)
KINDS = (Choice("url", "url", "u"), Choice("span", "span of an article", "s"))


def _claim(session: Session, label_id: str) -> Claim:
    claim: Claim = session.reading.file.items("claims")[label_id]
    return claim


def ask_quantity(session: Session, label_id: str) -> Outcome:
    """A form for a quantity of a claim: a new one, or one of those it has."""
    held = _claim(session, label_id).quantities
    form = partial(_quantity_form, session, label_id)
    return _one_of(f"quantities of {label_id}", [_say(one) for one in held], form)


def _say(one: Quantity) -> str:
    return f"{one.measure}: {one.raw}" + (f" ({one.population})" if one.population else "")


def _one_of(title: str, held: list[str], form: Callable[[int], Outcome]) -> Outcome:
    """Ask which of several, or a new one; with none there is nothing to ask."""
    if not held:
        return form(0)
    listed = [Choice(str(n), words, str(n + 1)) for n, words in enumerate(held[:9])]
    listed.append(Choice(str(len(held)), "a new one", "n"))
    return Menu(title, tuple(listed), lambda value: form(int(value)))


def _quantity_form(session: Session, label_id: str, number: int) -> Outcome:
    claim = _claim(session, label_id)
    if number < len(claim.quantities):
        one = claim.quantities[number]
    else:
        one = Quantity(measure="", raw=_first_number(session, claim, number))
        one = dataclasses.replace(one, **_bounds(session, one.raw))
    others = [
        Choice(other.id, cut(other.spans[0].exact, 32), str(n + 1))
        for n, other in enumerate(_nearest(session, claim))
    ]
    entries = (
        Entry("measure", "measure", one.measure, hint="killed, injured, missing, cost …"),
        Entry("population", "population", one.population or "", hint="of whom or what"),
        Entry("raw", "words", one.raw, hint="as the article has it: more than 100"),
        Entry("min", "min", _number(one.min)),
        Entry("max", "max", _number(one.max)),
        Entry("approximate", "approximate", _flag(one.approximate), YES_NO),
        Entry("derived_from", "derived from", one.derived_from or "", tuple(others)),
    )
    return Form(
        f"quantity {number + 1} of {label_id}; empty words take it out",
        entries,
        partial(_put_quantity, session, label_id, number),
        fill=partial(_fill_quantity, session),
    )


def _nearest(session: Session, claim: Claim) -> list[Claim]:
    """The claims nearest before or after this one, at most nine."""
    at = claim.spans[0].start
    others = [one for one in session.reading.file.items("claims").values() if one.id != claim.id]
    return sorted(others, key=lambda one: abs(one.spans[0].start - at))[:9]


def _first_number(session: Session, claim: Claim, number: int) -> str:
    """The claim's words that read as its next quantity."""
    text = session.reading.text
    found = [
        text[one.start : one.end]
        for span in claim.spans
        for one in find_quantities(text, span.start, span.end)
    ]
    taken = {one.raw for one in claim.quantities}
    left = [words for words in found if words not in taken]
    return left[0] if left else ""


def _bounds(session: Session, raw: str) -> dict[str, Any]:
    bounds = read_quantity(raw, session.codebook.quantity_words) if raw.strip() else None
    if bounds is None:
        return {}
    return {"min": bounds.min, "max": bounds.max, "approximate": bounds.approximate or None}


def _fill_quantity(session: Session, changed: str, values: dict[str, str]) -> dict[str, str]:
    """What the lexicon reads in the words just typed."""
    if changed != "raw":
        return {}
    bounds = _bounds(session, values["raw"])
    if not bounds:
        return {}
    return {
        "min": _number(bounds["min"]),
        "max": _number(bounds["max"]),
        "approximate": _flag(bounds["approximate"]),
    }


def _put_quantity(session: Session, label_id: str, number: int, values: dict[str, str]) -> Outcome:
    held = list(_claim(session, label_id).quantities)
    if not values["raw"].strip():
        del held[number : number + 1]
        return label_fields(session, label_id, quantities=tuple(held))
    if not values["measure"].strip():
        return Notice("measure: of what is this a number? killed, injured …", "warning")
    bounds: dict[str, int | None] = {}
    for name in ("min", "max"):
        written = values[name].strip().replace(",", "")
        if not re.fullmatch("[0-9]{0,18}", written):
            return Notice(f"{name}: a whole number, or nothing", "warning")
        bounds[name] = int(written) if written else None
    low, high = bounds["min"], bounds["max"]
    if low is not None and high is not None and low > high:
        return Notice("min is larger than max", "warning")
    made = Quantity(
        measure=values["measure"].strip(),
        raw=values["raw"],
        population=values["population"].strip() or None,
        approximate={"true": True, "false": False}.get(values["approximate"]),
        derived_from=values["derived_from"] or None,
        **bounds,
    )
    held[number : number + 1] = [made]
    return label_fields(session, label_id, quantities=tuple(held))


def ask_assessment(session: Session, label_id: str) -> Outcome:
    """A form for the verdict on a claim and its reasons."""
    one = _claim(session, label_id).assessment
    entries = (
        Entry(
            "verdict", "verdict", one.verdict if one else "", choices(session, "assessment.verdict")
        ),
        Entry("rationale", "rationale", (one.rationale or "") if one else "", hint="why"),
        Entry("by", "by", (one.by or "") if one else session.annotator),
        Entry("date", "date", (one.date or "") if one else _today()),
    )
    title = f"assessment of {label_id}; no verdict takes it out"
    return Form(title, entries, partial(_put_assessment, session, label_id))


def _today() -> str:
    from datetime import date

    return date.today().isoformat()


def _put_assessment(session: Session, label_id: str, values: dict[str, str]) -> Outcome:
    held = _claim(session, label_id).assessment
    if not values["verdict"]:
        if held is not None and held.evidence:
            return Notice("take its evidence out first (te)", "warning")
        if held is None and values["rationale"]:
            return Notice("verdict: a letter chooses it", "warning")
        return label_fields(session, label_id, assessment=None)
    if values["by"] and (problem := name_problem(values["by"])):
        return Notice(f"by: {problem}", "warning")
    if problem := _date_problem(values["date"]):
        return Notice(f"date: {problem}", "warning")
    made = Assessment(
        values["verdict"],
        rationale=values["rationale"] or None,
        evidence=held.evidence if held else (),
        by=values["by"] or None,
        date=values["date"] or None,
    )
    return label_fields(session, label_id, assessment=made)


def _date_problem(written: str) -> str:
    """Why what was written is no date; empty when it is one, or nothing."""
    from datetime import date

    if not written:
        return ""
    is_date = re.fullmatch(DATE, written) is not None
    if is_date and len(written) >= 10:
        try:
            date.fromisoformat(written[:10])
        except ValueError:
            is_date = False
    return "" if is_date else "a day such as 2018-02-17, a month or a year"


def ask_evidence(session: Session, label_id: str) -> Outcome:
    """A form for evidence: a url, or the stretch of an article copied last with `y`."""
    assessment = _claim(session, label_id).assessment
    if assessment is None:
        return Notice("evidence belongs to a verdict: set one first (ta)", "warning")
    form = partial(_evidence_form, session, label_id)
    listed = [
        f"{one.stance} {one.ref} {one.exact or one.quote or ''}" for one in assessment.evidence
    ]
    return _one_of(f"evidence of {label_id}", listed, form)


def clear_evidence(session: Session, label_id: str) -> Outcome:
    """Take all evidence out."""
    assessment = _claim(session, label_id).assessment
    if assessment is None:
        return None
    return label_fields(session, label_id, assessment=dataclasses.replace(assessment, evidence=()))


def _evidence_form(session: Session, label_id: str, number: int) -> Outcome:
    assessment = _claim(session, label_id).assessment
    assert assessment is not None
    if number < len(assessment.evidence):
        one = assessment.evidence[number]
    elif session.copied is not None:
        address, start, end = session.copied
        one = Evidence(kind="span", ref=address, stance="supports", start=start, end=end)
    else:
        one = Evidence(kind="url", ref="", stance="supports")
    entries = (
        Entry("stance", "stance", one.stance, STANCES),
        Entry("kind", "kind", one.kind, KINDS),
        Entry("ref", "ref", one.ref, hint="https://…, or the address of an article"),
        Entry("start", "start", _number(one.start), hint="of a span, in code points"),
        Entry("end", "end", _number(one.end)),
        Entry("quote", "quote", one.quote or "", hint="what the page says"),
        Entry("retrieved", "retrieved", one.retrieved or "", hint=_today()),
    )
    title = f"evidence {number + 1} of {label_id}; an empty ref takes it out"
    return Form(title, entries, partial(_put_evidence, session, label_id, number))


def _put_evidence(session: Session, label_id: str, number: int, values: dict[str, str]) -> Outcome:
    assessment = _claim(session, label_id).assessment
    assert assessment is not None
    held = list(assessment.evidence)
    if not values["ref"].strip():
        del held[number : number + 1]
    else:
        made = _make_evidence(session, values)
        if isinstance(made, Notice):
            return made
        held[number : number + 1] = [made]
    evidence = dataclasses.replace(assessment, evidence=tuple(held))
    return label_fields(session, label_id, assessment=evidence)


def _make_evidence(session: Session, values: dict[str, str]) -> Evidence | Notice:
    if problem := _date_problem(values["retrieved"]):
        return Notice(f"retrieved: {problem}", "warning")
    fields: dict[str, Any] = {}
    if values["kind"] == "span":
        span = _span_of(session, values)
        if isinstance(span, Notice):
            return span
        fields = {"start": span.start, "end": span.end, "exact": span.exact}
    return Evidence(
        kind="span" if values["kind"] == "span" else "url",
        ref=values["ref"].strip(),
        stance=values["stance"] or "supports",  # type: ignore[arg-type]
        quote=values["quote"] or None,
        retrieved=values["retrieved"] or None,
        **fields,
    )


def _span_of(session: Session, values: dict[str, str]) -> Span | Notice:
    """The span that an evidence form names, with the article's own words."""
    from reportedly.errors import ReportedlyError

    try:
        text = session.workspace.article(values["ref"].strip()).text
        start, end = int(values["start"]), int(values["end"])
    except (ReportedlyError, ValueError) as error:
        return Notice(f"no such span: {error}", "warning")
    span = Span(start, end, text[start:end] if 0 <= start < end else "")
    if not holds(text, span):
        return Notice(
            f"the article has {len(text)} code points: no stretch {start} to {end}", "warning"
        )
    return span


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _flag(value: bool | None) -> str:
    return "" if value is None else str(value).lower()
