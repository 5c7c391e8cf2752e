"""From a candidate to an event of the model: PLOVER's codes, participants, parties, offices."""

from __future__ import annotations

from dragoman.language.pack import alpha3
from dragoman.model import Event, Participant
from dragoman.reading.candidate import Candidate
from dragoman.reading.cast import Cast, Casting

PLOVER = {
    "meeting": ("CONSULT", "meet"),
    "negotiation": ("CONSULT", "meet"),
    "summit": ("CONSULT", "multilateral"),
    "visit": ("CONSULT", "visit"),
    "call": ("CONSULT", "phone"),
    "press_conference": ("CONSULT", "meet"),
    "signing": ("COOPERATE", "diplomatic"),
    "message": ("CONSULT", "third-party"),
    "invitation": ("AGREE", "meet"),
}


def finished_event(casting: Casting, candidate: Candidate) -> Event:
    kind_type, mode = PLOVER[candidate.kind]
    if candidate.kind in ("visit", "meeting") and candidate.status in ("planned", "proposed"):
        kind_type = "AGREE"
    participants = tuple(
        _participant(casting.actors[i], role)
        for i, role in sorted(candidate.roles.items(), key=lambda r: _role_order(r[1]))
    )
    return Event(
        type=kind_type,
        mode=mode,
        kind=candidate.kind,
        status=candidate.status,
        participants=participants,
        parties=_parties(casting, candidate),
        evidence=tuple(sorted(set(candidate.evidence))),
        start=candidate.start,
        end=candidate.end,
        date_basis=candidate.date_basis,
        place=candidate.place,
        background=candidate.background,
    )


def _role_order(role: str) -> int:
    order = (
        "visitor",
        "sender",
        "inviter",
        "participant",
        "signatory",
        "host",
        "invitee",
        "recipient",
        "bearer",
    )
    return order.index(role)


def _participant(cast: Cast, role: str) -> Participant:
    return Participant(
        name=cast.name, kind="person", role=role, office=office_of(cast), state=cast.state
    )


def office_of(cast: Cast) -> str | None:
    """The office with what qualifies it: "acting foreign minister", "president-elect"."""
    if cast.office is None:
        return None
    office = cast.office
    for modifier in cast.modifiers:
        if modifier in ("elect", "designate"):
            office = f"{office}-{modifier}"
        elif modifier in ("acting", "interim", "caretaker", "former", "deputy", "late", "outgoing"):
            office = f"{modifier} {office}"
    if cast.organization and office in ("head", "chief", "director", "secretary", "chairman"):
        office = f"{office} of {cast.organization}"
    return office


def _parties(casting: Casting, candidate: Candidate) -> tuple[str, ...]:
    parties: dict[str, None] = {}
    for index in candidate.roles:
        cast = casting.actors[index]
        if cast.state:
            parties.setdefault(cast.state)
        elif cast.organization:
            parties.setdefault(cast.organization)
    for side in candidate.states:
        parties.setdefault(side)
    if candidate.kind == "visit" and candidate.place and candidate.place.country:
        host = alpha3().get(candidate.place.country)
        if host:
            parties.setdefault(host)
    return tuple(parties)
