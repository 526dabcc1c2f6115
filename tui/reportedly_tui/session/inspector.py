"""What the inspector shows: the label here, its fields, and the ladder it stands on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from reportedly_schemas.annotation import Attribution, Claim
from reportedly_schemas.codebook import list_of
from reportedly_tui.session.fields import FIELDS, FILE, SHOWN, Field
from reportedly_tui.session.ladder import chain, cue_of, source_of, words_of
from reportedly_tui.session.lines import Line, Part, cut, line, wrapped
from reportedly_tui.session.reading import Reading
from reportedly_tui.session.session import Session

if TYPE_CHECKING:
    from reportedly_tui.session.drafts import Draft

BLANK = line()
NAMES = {"claims": "CLAIM", "attributions": "ATTRIBUTION", "zones": "ZONE", "flags": "FLAG"}


def inspector_lines(session: Session, width: int, cursor: int | None = None) -> list[Line]:
    """The inspector's lines for what is chosen, drafted or under the caret.

    Args:
        session: The session; an article is open.
        width: Cells of the inspector.
        cursor: Number of the field under the inspector's cursor, when the keys go to it.
    """
    reading = session.reading
    if reading.draft is not None:
        return _draft_lines(reading, reading.draft, width)
    subject = reading.subject
    alike = _alike_lines(reading, width)
    if subject is None:
        fields = _field_lines(session, None, width, cursor)
        return [*_article_lines(session, width), *fields, *alike]
    section, label = reading.find(subject)
    made = [_title(reading, section, subject), *_shape(reading, label, width), BLANK]
    made += _field_lines(session, subject, width, cursor)
    made += _also_said(session, len(FIELDS[section]), width, cursor)
    return [*made, *alike, *_also_here(reading, subject, width)]


def _title(reading: Reading, section: str, subject: str) -> Line:
    number, count = reading.rank(subject)
    return line(
        (f" {NAMES[section]}  ", "heading"),
        (subject, "muted"),
        ("\t", ""),
        (f"{number} of {count} ", "muted"),
    )


def _shape(reading: Reading, label: Any, width: int) -> list[Line]:
    """The ladder of an attribution or a claim; the words of any other label."""
    if isinstance(label, Attribution):
        return ladder_lines(reading, label.id, words_of_content(label), width)
    said = quoted(words_of(label)) if label.spans else "on the whole article"
    words = wrapped(said, width - 1, "text", 1, 6)
    if not isinstance(label, Claim):
        return words
    made = list(words)
    for one in _said_by(reading, label):
        made.append(BLANK)
        made += ladder_lines(reading, one.id, "", width)
    return made


def _said_by(reading: Reading, claim: Claim) -> Iterable[Attribution]:
    """The attributions that name the claim; else the innermost one around it."""
    named = [one for one in _near(reading, claim) if claim.id in one.claims]
    if named:
        return named
    start, end = claim.spans[0].start, claim.spans[-1].end
    return list(reading.attributions_around(start, end))[:1]


def _near(reading: Reading, claim: Claim) -> list[Attribution]:
    start, end = claim.spans[0].start, claim.spans[-1].end
    ids = dict.fromkeys(
        mark.id for mark in reading.marks_in(start, end) if mark.section == "attributions"
    )
    return [reading.file.items("attributions")[one] for one in ids]


def words_of_content(label: Attribution) -> str:
    """The words an attribution ascribes."""
    return " … ".join(span.exact for span in label.content)


def quoted(words: str) -> str:
    """Words in quotation marks, unless they begin with some."""
    return words if words.startswith(tuple("“„‘«'\"")) else f"“{words}”"


def ladder_lines(reading: Reading, subject: str, words: str, width: int) -> list[Line]:
    """The nesting ladder: whose article it is, then each source, indented, then the words."""
    publisher = reading.article.entry.publisher
    author = f"{publisher} (author)" if publisher else "the article"
    made = [line((" ▸ ", "muted"), (author, "muted"))]
    rungs = chain(reading.file.items("attributions"), subject)
    for deep, one in enumerate(rungs, 1):
        rung = [(" " + "  " * deep + "▸ ", "muted"), *_said_so(one, width - 2 * deep - 4)]
        made.append(line(*rung, about=one.id, here=one.id == subject and len(rungs) > 1))
    if words:
        made += wrapped(quoted(words), width - 1, "content", 2 * len(rungs) + 3, 5)
    return made


def _said_so(one: Attribution, room: int) -> list[Part]:
    """Source and cue in `room` cells; a long source is cut, so that the cue is seen."""
    source, cue = source_of(one), cue_of(one)
    role = "source" if one.source else "muted"
    if not cue:
        return [(cut(source, room), role)]
    cue = cut(cue, room // 2)
    return [(cut(source, room - len(cue) - 2), role), ("  ", "muted"), (cue, "cue")]


def _field_lines(
    session: Session, subject: str | None, width: int, cursor: int | None
) -> list[Line]:
    section, label = (FILE, None) if subject is None else session.reading.find(subject)
    made = []
    for number, one in enumerate(FIELDS[section]):
        value = session.reading.file.get(one.name) if label is None else _value(label, one.name)
        made.append(_field_line(session, section, one, value, width, number == cursor))
    return made


def _value(label: Any, name: str) -> Any:
    if name == "evidence":
        return label.assessment.evidence if label.assessment else ()
    return getattr(label, name)


def _field_line(
    session: Session, section: str, one: Field, value: Any, width: int, here: bool
) -> Line:
    name = SHOWN.get(one.name, one.name)
    shown, role = _shown(session, section, one, value)
    return line(
        (f" {name:<13}", "muted"),
        (cut(shown, width - 20), role),
        ("\t", ""),
        (f"[{one.key}] ", "key"),
        about=one.name,
        here=here,
    )


def _shown(session: Session, section: str, one: Field, value: Any) -> tuple[str, str]:
    """A field's value in a few words, and its role."""
    if value is None or value == ():
        return "·", "muted"
    if value is True or value is False:
        return ("yes" if value else "no"), "on"
    if one.name == "assessment":
        return value.verdict, "on"
    if one.name == "quantities":
        return "; ".join(f"{each.measure} {each.raw}" for each in value), "on"
    if one.name == "evidence":
        return ", ".join(each.stance for each in value), "on"
    if isinstance(value, tuple):
        return ", ".join(value), "on"
    known = (
        session.codebook.find(list_of(section, one.name) or "", value)
        if one.kind == "code"
        else None
    )
    return (
        (str(value), known.colour)
        if known
        else (str(value), "text" if one.kind == "text" else "on")
    )


def _also_said(session: Session, fields: int, width: int, cursor: int | None) -> list[Line]:
    """The claims that this one is linked to."""
    if not session.has_links():
        return []
    from reportedly_tui.session.ties import ties_here

    ties = ties_here(session)
    if not ties:
        return []
    made = [line((" " + "─" * (width - 2), "muted")), line((" ALSO SAID ABOUT THIS", "heading"))]
    for number, tie in enumerate(ties, fields):
        value = session.codebook.find("link.relation", tie.link.relation)
        who = f"{tie.article} ({tie.annotator})" if tie.annotator else tie.article
        room = max(8, width - 5 - len(who))
        words = tie.words if len(tie.words) <= room else tie.words[: room - 2] + "…”"
        made.append(
            line(
                (f" {tie.sign} ", value.colour if value else "text"),
                (f"{who}  ", "muted"),
                (words, "bad" if tie.other is None else "text"),
                about=tie.link.id,
                here=number == cursor,
            )
        )
    return made


def _also_here(reading: Reading, subject: str, width: int) -> list[Line]:
    """The other labels at this place."""
    others = [label_id for label_id in reading.here() if label_id != subject][:6]
    if not others:
        return []
    made = [line((" " + "─" * (width - 2), "muted")), line((" ALSO HERE", "heading"))]
    for label_id in others:
        section, label = reading.find(label_id)
        if isinstance(label, Attribution):
            said = _said_so(label, width - len(label_id) - 4)
        else:
            what = getattr(label, "kind", None) or getattr(label, "code", None) or ""
            said = [(f"{section[:-1]} {what}".strip(), "text")]
        made.append(line((f" {label_id}  ", "muted"), *said, about=label_id))
    return made


def _draft_lines(reading: Reading, draft: Draft, width: int) -> list[Line]:
    """The parts of the attribution being made, the one asked for marked."""
    from reportedly_tui.session.drafts import ASKED

    count = len(draft.proposals)
    which = f"proposal {draft.shown + 1} of {count}" if count else "nothing found beside it"
    made = [line((" NEW ATTRIBUTION", "heading"), ("\t", ""), (f"{which} ", "muted")), BLANK]
    for name in ASKED:
        asked = name == draft.asked
        mark = " ▶ " if asked else "   "
        made.append(line((mark, "ask"), (name, "ask" if asked else "muted")))
        words = " … ".join(reading.text[start:end] for start, end in sorted(draft.part(name)))
        if name == "source" and draft.implicit and not words:
            words = "(nobody named: implicit)"
        made += wrapped(words or "—", width - 1, name if words else "muted", 5, 6)
        made.append(BLANK)
    made += wrapped(
        f"Enter accepts. Or select the {draft.asked} and press Enter; x: there is none; "
        "r: ask for the next part; Tab: next proposal; &: one more fragment; Esc: drop it.",
        width - 1,
        "muted",
        1,
    )
    return made


def _count(reading: Reading, section: str) -> str:
    count = len(reading.file.items(section))
    return f"{count} {section[:-1] if count == 1 else section}"


def _article_lines(session: Session, width: int) -> list[Line]:
    """What is known of the article, while no label is chosen."""
    reading = session.reading
    entry = reading.article.entry
    made = [line((" ARTICLE", "heading"))]
    made += wrapped(entry.title or entry.id, width - 1, "text", 1, 4)
    for name in ("publisher", "published", "url"):
        if value := getattr(entry, name):
            made.append(line((f" {name:<13}", "muted"), (value, "text")))
    made += wrapped(" · ".join(_count(reading, name) for name in NAMES), width - 1, "muted", 1)
    if reading.read_only:
        made += [BLANK, *wrapped(f"read-only: {reading.read_only}", width - 1, "bad", 1)]
    return [*made, BLANK]


def _alike_lines(reading: Reading, width: int) -> list[Line]:
    """Lines on what other articles have; nothing until they have been compared."""
    if reading.copies is None:
        return []
    from reportedly_tui.session.alike import alike_lines

    return alike_lines(reading, width)
