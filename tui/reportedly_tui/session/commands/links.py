"""Linking claims: making a link, changing it, turning it, removing it, following it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from reportedly.board.material import PlacedClaim
from reportedly.edits import Edit, SetItem
from reportedly.errors import ReportedlyError
from reportedly_schemas.annotation import Attribution, Claim
from reportedly_schemas.ids import new_id
from reportedly_schemas.links import Link
from reportedly_tui.session.commands.labels import choices
from reportedly_tui.session.editing import edit_files
from reportedly_tui.session.linking import LinkQuestion
from reportedly_tui.session.outcome import Choice, Go, Menu, Notice, Outcome, Own, Pick, Write
from reportedly_tui.session.relations import is_directed, offered, reading
from reportedly_tui.session.session import Session
from reportedly_tui.session.ties import Tie, address_of, comparing_of, ties_of

AT_ONCE = 30
"""A collection of up to so many articles is read before the key is answered."""


def link(session: Session) -> Outcome:
    """Ask which claim the one here is to be linked to, and how."""
    here = session.reading
    if here.read_only:
        return Notice(f"read-only: {here.read_only}", "warning")
    subject = _claim_here(session)
    if subject is None:
        return Notice("no claim here to link: n goes to the next label, 1 makes a claim", "warning")
    try:
        session.links(session.here)
        articles = session.workspace.articles(session.here)
    except ReportedlyError as error:
        return Notice(error.message, "error")
    here.choose(subject)
    here.extending = False
    comparing, ties = comparing_of(session)
    address = address_of(session, subject)
    this = comparing.claim(address)
    assert this is not None
    question = LinkQuestion(comparing, this, ties.of(address), partial(_make, session, this))
    if comparing.ready or len(articles) <= AT_ONCE:
        session.later(comparing.look)
        question.rank()
    else:
        session.beside(comparing.warm, question.rank)
    return Own(question)


def _claim_here(session: Session) -> str | None:
    """The claim that the key acts on: the one chosen, an attribution's own, or one that is here."""
    here = session.reading
    subject = here.subject
    if subject is None:
        return None
    section, label = here.find(subject)
    if section == "claims":
        return subject
    claims = here.file.items("claims")
    if isinstance(label, Attribution) and len(label.claims) == 1 and label.claims[0] in claims:
        return label.claims[0]
    return next((one for one in here.here() if one in claims), None)


def _make(
    session: Session, this: PlacedClaim, that: PlacedClaim, relation: str, turned: bool
) -> Outcome:
    """Make a link, unless the two are linked so already."""
    one, other = (that, this) if turned else (this, that)
    ends = (one.address, other.address)
    own = comparing_of(session)[1].own(this.address)
    for known in own:
        there = (known.from_, known.to)
        same = there == ends or (not is_directed(relation) and there == ends[::-1])
        if known.relation == relation and same:
            return Notice(f"{known.id} says so already", "warning")
    links = session.links(session.here)
    made = Link(new_id("links", links.file.items("links")), *ends, relation)
    others = [one for one in own if that.address in (one.from_, one.to)]
    problem = _set(session, f"link {made.id}", None, made)
    also = f", and as {', '.join(one.relation for one in others)} before" if others else ""
    said = reading(session.codebook, relation, not turned)
    return problem or Notice(f"{said}{also}: {that.article} “{that.words}”")


def _set(session: Session, title: str, before: Link | None, after: Link | None) -> Outcome:
    """Add, change or remove a link."""
    if before == after:
        return None
    known = before or after
    assert known is not None
    path = str(session.links(session.here).path)
    return edit_files(session, title, [(path, SetItem("links", known.id, before, after))])


def _own(session: Session, link_id: str) -> Link:
    found: Link = session.links(session.here).file.items("links")[link_id]
    return found


def follow(session: Session) -> Outcome:
    """Go to the claim that the one here is linked to; of several, ask which."""
    subject = _claim_here(session)
    ties = ties_of(session, subject) if subject is not None else []
    if not ties:
        return Notice("no link of a claim here", "warning")
    if len(ties) == 1:
        return go_to(session, ties[0])
    listed = tuple(
        Choice(
            str(number),
            f"{tie.sign} {tie.article}  {tie.words}",
            detail=" ".join(part for part in (tie.link.id, tie.annotator) if part),
        )
        for number, tie in enumerate(ties)
    )
    return Pick("go to which claim", listed, lambda number: go_to(session, ties[int(number)]))


def go_to(session: Session, tie: Tie) -> Outcome:
    """Go to the other claim of a link."""
    if tie.other is None:
        return Notice(f"{tie.address} is no claim any more: d removes the link", "warning")
    spans = tie.other.claim.spans
    article = f"{session.here}/{tie.other.article}"
    return Go("article", article, tie.other.claim.id, (spans[0].start, spans[-1].end))


# Changing one


def ask_field(session: Session, tie: Tie) -> Outcome:
    """Ask what of a link to change."""
    if tie.annotator:
        return Notice(f"{tie.link.id} is {tie.annotator}'s", "warning")
    listed = [Choice("relation", "relation", "r"), Choice("basis", "basis", "b")]
    if is_directed(tie.link.relation):
        turned = reading(session.codebook, tie.link.relation, not tie.outgoing)
        listed.append(Choice("turn", "turn it round", "x", turned))
    listed.append(Choice("notes", "notes", "n"))
    asks: dict[str, Any] = {
        "relation": ask_relation,
        "basis": ask_basis,
        "turn": turn,
        "notes": ask_notes,
    }
    title = f"set which field of {tie.link.id}"
    return Menu(title, tuple(listed), lambda name: asks[name](session, tie))


def ask_relation(session: Session, tie: Tie) -> Outcome:
    """Ask for another relation; a capital letter has it go the other way."""
    listed = []
    for value in offered(session.codebook):
        directed = is_directed(value.value)
        for outgoing in (True, False) if directed else (True,):
            on = value.value == tie.link.relation and (not directed or outgoing == tie.outgoing)
            listed.append(
                Choice(
                    f"{'+' if outgoing else '-'}{value.value}",
                    reading(session.codebook, value.value, outgoing),
                    value.key if outgoing else value.key.upper(),
                    colour=value.colour,
                    on=on,
                )
            )

    def put(answer: str) -> Outcome:
        relation, outgoing = answer[1:], answer[0] == "+"
        now = _own(session, tie.link.id)
        ends = (now.from_, now.to)
        if is_directed(relation) and outgoing != tie.outgoing:
            ends = ends[::-1]
        made = replace(now, relation=relation, from_=ends[0], to=ends[1])
        return _set(session, f"relation of {now.id}", now, made)

    return Menu(f"this and that ({tie.address})", tuple(listed), put)


def turn(session: Session, tie: Tie) -> Outcome:
    """Have a link go the other way."""
    now = _own(session, tie.link.id)
    made = replace(now, from_=now.to, to=now.from_)
    said = reading(session.codebook, now.relation, not tie.outgoing)
    return _set(session, f"{now.id} turned", now, made) or Notice(said)


def ask_basis(session: Session, tie: Tie) -> Outcome:
    """Put a code into what a link rests on, or take it out."""

    def toggle(code: str) -> Outcome:
        now = _own(session, tie.link.id)
        left = tuple(one for one in now.basis if one != code) if code else ()
        made = left if code in now.basis or not code else (*now.basis, code)
        return _set(session, f"basis of {now.id}", now, replace(now, basis=made))

    now = _own(session, tie.link.id)
    listed = choices(session, "link.basis", on=now.basis)
    return Menu(f"basis of {now.id}", listed, toggle, clears=bool(now.basis))


def ask_notes(session: Session, tie: Tie) -> Outcome:
    """Write the notes of a link."""
    if tie.annotator:
        return Notice(f"{tie.link.id} is {tie.annotator}'s", "warning")

    def put(text: str) -> Outcome:
        now = _own(session, tie.link.id)
        return _set(session, f"notes of {now.id}", now, replace(now, notes=text or None))

    return Write(f"notes of {tie.link.id}", _own(session, tie.link.id).notes or "", put)


def remove(session: Session, tie: Tie) -> Outcome:
    """Remove a link."""
    if tie.annotator:
        return Notice(f"{tie.link.id} is {tie.annotator}'s", "warning")
    problem = _set(session, f"{tie.link.id} deleted", _own(session, tie.link.id), None)
    return problem or Notice(f"{tie.link.id} deleted; u brings it back")


def with_claim(session: Session, label: Any) -> tuple[list[tuple[str, Edit]], str]:
    """What goes with a label that is deleted: edits of the annotator's links, and what to say."""
    if not isinstance(label, Claim):
        return [], ""
    try:
        path = str(session.links(session.here).path)
    except ReportedlyError:
        return [], ""
    ties = ties_of(session, label.id)
    own = [tie for tie in ties if not tie.annotator]
    edits: list[tuple[str, Edit]] = [
        (path, SetItem("links", tie.link.id, tie.link, None)) for tie in own
    ]
    said = f" with {len(own)} link{'s' if len(own) > 1 else ''}" if own else ""
    others = sorted({tie.annotator for tie in ties if tie.annotator})
    if others:
        said += f"; links of {', '.join(others)} lead to it"
    return edits, said
