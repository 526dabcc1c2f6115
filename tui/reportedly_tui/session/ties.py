"""The links of a claim, seen from that claim."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.board.material import PlacedClaim
from reportedly.errors import ReportedlyError
from reportedly_schemas.links import Link
from reportedly_tui.session.comparing import Comparing
from reportedly_tui.session.relations import sign
from reportedly_tui.session.saver import OpenFile
from reportedly_tui.session.session import Session


@dataclass(frozen=True, slots=True)
class Tie:
    """A link seen from one of its claims.

    Attributes:
        link: The link.
        annotator: Who made it; empty for the annotator's own.
        outgoing: Whether it goes from this claim.
        address: The other claim, as `<article>#<id>`.
        other: That claim; None where there is no such claim by now.
    """

    link: Link
    annotator: str
    outgoing: bool
    address: str
    other: PlacedClaim | None

    @property
    def article(self) -> str:
        """The id of the article that the other claim is in."""
        return self.address.partition("#")[0]

    @property
    def sign(self) -> str:
        """The relation's sign, seen from this claim."""
        return sign(self.link.relation, self.outgoing)

    @property
    def words(self) -> str:
        """The other claim's words, or that it is gone."""
        gone = f"{self.address.partition('#')[2]} is no claim any more"
        return gone if self.other is None else f"“{self.other.words}”"


class Ties:
    """Finds the links of claims, by an index of the annotator's own.

    Args:
        session: The session.
        comparing: The collection's claims.
    """

    def __init__(self, session: Session, comparing: Comparing) -> None:
        self._session = session
        self._comparing = comparing
        self._index: tuple[object, dict[str, list[str]]] | None = None

    def of(self, address: str) -> list[Tie]:
        """The links of the claim at an address: the annotator's own first."""
        made = [self._tie(link, "", address) for link in self.own(address)]
        for one in self._comparing.others.get(address, ()):
            made.append(self._tie(one.link, one.annotator, address))
        return made

    def own(self, address: str) -> list[Link]:
        """The annotator's own links of the claim at an address."""
        try:
            open_file = self._session.links(self._comparing.collection)
        except ReportedlyError:
            return []
        links = open_file.file.items("links")
        return [links[name] for name in self._names(open_file).get(address, ())]

    def _names(self, open_file: OpenFile) -> dict[str, list[str]]:
        """The ids of links by the addresses of their ends."""
        if self._index is None or self._index[0] is not open_file.file:
            names: dict[str, list[str]] = {}
            for name, link in open_file.file.items("links").items():
                for end in {link.from_, link.to}:
                    names.setdefault(end, []).append(name)
            self._index = (open_file.file, names)
        return self._index[1]

    def follow(self, file: object, before: Link | None, after: Link | None) -> None:
        """Let the index follow an edit of a file: one link was put in the place of another."""
        if self._index is None or self._index[0] is not file:
            return
        names = self._index[1]
        if before is not None:
            for end in {before.from_, before.to}:
                names[end].remove(before.id)
        if after is not None:
            for end in {after.from_, after.to}:
                names.setdefault(end, []).append(after.id)

    def _tie(self, link: Link, annotator: str, address: str) -> Tie:
        outgoing = link.from_ == address
        other = link.to if outgoing else link.from_
        return Tie(link, annotator, outgoing, other, self._comparing.claim(other))


def comparing_of(session: Session) -> tuple[Comparing, Ties]:
    """The claims and links of the collection that the article on screen is in."""
    collection = session.here
    if collection not in session.compared:
        made = Comparing(session, collection)
        made.refresh_others()
        session.compared[collection] = (made, Ties(session, made))
    return session.compared[collection]


def address_of(session: Session, label_id: str) -> str:
    """A label's address as links name it."""
    return f"{session.reading.address.partition('/')[2]}#{label_id}"


def ties_of(session: Session, label_id: str) -> list[Tie]:
    """The links of a claim of the article on screen."""
    return comparing_of(session)[1].of(address_of(session, label_id))


def ties_here(session: Session) -> list[Tie]:
    """The links of the claim that is chosen, or of the claims of an attribution."""
    subject = session.reading.subject
    if subject is None:
        return []
    section, label = session.reading.find(subject)
    claims = [subject] if section == "claims" else getattr(label, "claims", ())
    return [tie for claim in claims for tie in ties_of(session, claim)]
