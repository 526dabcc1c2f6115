"""Making an attribution: proposals beside the selection, or part by part by hand."""

from __future__ import annotations

from reportedly.anchors import make_span, merge, trim
from reportedly.edits import Edit, add, change
from reportedly.errors import ReportedlyError
from reportedly.text.propose import Proposal, propose, quote_type_of, stance_of
from reportedly.text.ranges import Range
from reportedly_schemas.annotation import Attribution, Span
from reportedly_tui.session.commands.labels import NOTHING, fresh_id, selected_or
from reportedly_tui.session.drafts import Draft, Stretch
from reportedly_tui.session.editing import batch, edit
from reportedly_tui.session.marks import clash, extent
from reportedly_tui.session.outcome import Notice, Outcome
from reportedly_tui.session.reading import Reading
from reportedly_tui.session.selection import Selection
from reportedly_tui.session.session import Session


def begin(session: Session) -> Outcome:
    """Begin an attribution: what is selected is its content, or the sentence that holds it."""
    reading = session.reading
    stretch = selected_or(session, "sentence")
    if stretch is None:
        return NOTHING
    if reading.read_only:
        return Notice(f"read-only: {reading.read_only}", "warning")
    reading.extending = False
    reading.select(Selection.over(stretch))
    found = propose(reading.text, reading.units, Range(*stretch))
    found.sort(key=lambda one: _is_made(reading, one))
    reading.draft = Draft(reading.selection, tuple(found), content=[stretch])
    reading.draft.show(0, reading.text)
    return None


def _is_made(reading: Reading, proposal: Proposal) -> bool:
    """Whether an attribution has that cue already, so that what is left is proposed first."""
    cue = list(proposal.cue)
    attributions = reading.file.items("attributions")
    near = {mark.id for mark in reading.marks_in(*cue[0]) if mark.part == "cue"} if cue else ()
    return any([(at.start, at.end) for at in attributions[one].cue] == cue for one in near)


def turn(session: Session, step: int) -> Outcome:
    """Show another proposal."""
    draft = _draft(session)
    if not draft.proposals:
        return Notice("nothing was found beside the selection: select the source, then Enter")
    draft.show(draft.shown + step, session.reading.text)
    return None


def accept(session: Session) -> Outcome:
    """Enter: a moved selection fills the part asked for, an unmoved one accepts."""
    reading, draft = session.reading, _draft(session)
    at = reading.selection
    if not at.empty and (at.start, at.end) != (draft.origin.start, draft.origin.end):
        stretch = trim(reading.text, at.start, at.end)
        if stretch[0] >= stretch[1]:
            return NOTHING
        draft.fill(stretch)
        draft.origin = at
        reading.extending = False
        return make(session) if draft.all_by_hand and draft.complete else None
    if not draft.complete:
        return Notice(f"select the {draft.asked}, then Enter; x if there is none", "warning")
    return make(session)


def leave_empty(session: Session) -> Outcome:
    """Leave the part asked for empty."""
    draft = _draft(session)
    if draft.asked == "content":
        return Notice("an attribution needs a content", "warning")
    draft.leave_empty()
    return make(session) if draft.all_by_hand and draft.complete else None


def skip(session: Session) -> Outcome:
    """Ask for the next part."""
    _draft(session).skip()
    return None


def fragment(session: Session) -> Outcome:
    """Add the selection to the part filled last, or take that fragment out."""
    reading, draft = session.reading, _draft(session)
    stretch = trim(reading.text, reading.selection.start, reading.selection.end)
    if stretch[0] >= stretch[1]:
        return NOTHING
    part = draft.part(draft.last)
    if stretch in part:
        part.remove(stretch)
    else:
        part.append(stretch)
    draft.by_hand.add(draft.last)
    draft.origin = reading.selection
    return None


def cancel(session: Session) -> Outcome:
    """Drop the draft; the words it began with are selected again."""
    reading, draft = session.reading, _draft(session)
    reading.draft = None
    reading.select(
        Selection.over((draft.content[0][0], draft.content[-1][1]))
        if draft.content
        else draft.origin
    )
    return None


def make(session: Session) -> Outcome:
    """Make the attribution of the draft, nested where it lies."""
    reading, draft = session.reading, _draft(session)
    text = reading.text
    source, cue, content = (_spans(text, part) for part in (draft.source, draft.cue, draft.content))
    if shared := clash(source, cue, content):
        return Notice(f"{shared} overlap: one attribution's parts can't share words", "warning")
    label = Attribution(
        id=fresh_id(session, "attributions"),
        source=source,
        implicit=True if draft.implicit and not source else None,
        cue=cue,
        content=content,
        parent=parent_for(reading, source, cue, content),
        recipient=draft.recipient or None,
        speaker=_known_speaker(session, source),
        quote_type=quote_type_of(text, [Range(one.start, one.end) for one in content]),
        stance=stance_of(" ".join(one.exact for one in cue)) if cue else None,
        claims=claims_over(reading, content),
    )
    edits: list[Edit] = [add("attributions", label), *adopt(reading, label)]
    reading.draft = None
    return edit(session, f"attribution {label.id}", batch(edits), choose=label.id)


def parent_for(
    reading: Reading, source: tuple[Span, ...], cue: tuple[Span, ...], content: tuple[Span, ...]
) -> str | None:
    """The innermost attribution whose content holds this one."""
    whole = (*source, *cue, *content)
    start, end = min(one.start for one in whole), max(one.end for one in whole)
    for other in reading.attributions_around(start, end):
        return other.id
    return None


def adopt(reading: Reading, label: Attribution) -> list[Edit]:
    """Edits that nest in `label` the attributions that lie in its content."""
    edits: list[Edit] = []
    start, end = label.content[0].start, label.content[-1].end
    inside = dict.fromkeys(
        mark.id for mark in reading.marks_in(start, end) if mark.section == "attributions"
    )
    for other_id in inside:
        other = reading.file.items("attributions")[other_id]
        first, last = extent(other)
        if other.parent == label.parent and start <= first and last <= end:
            edits.append(change("attributions", other, parent=label.id))
    return edits


def claims_over(reading: Reading, content: tuple[Span, ...]) -> tuple[str, ...]:
    """The claims whose spans are just the content's."""
    wanted = [(one.start, one.end) for one in content]
    claims = reading.file.items("claims")
    return tuple(
        claim_id
        for claim_id in reading.labels_over("claims", wanted[0][0], wanted[-1][1])
        if [(one.start, one.end) for one in claims[claim_id].spans] == wanted
    )


def _known_speaker(session: Session, source: tuple[Span, ...]) -> tuple[str, ...]:
    """The registry's entry that is called what the source says."""
    said = " ".join(one.exact for one in source).casefold()
    try:
        entries = session.registry().items("sources") if said else {}
    except ReportedlyError:  # whoever asks for the speaker is told so
        return ()
    for key, entry in entries.items():
        if said in (entry.name.casefold(), *(alias.casefold() for alias in entry.aliases)):
            return (key,)
    return ()


def _spans(text: str, stretches: list[Stretch]) -> tuple[Span, ...]:
    return merge([make_span(text, start, end) for start, end in stretches], text)


def _draft(session: Session) -> Draft:
    draft = session.reading.draft
    assert draft is not None
    return draft
