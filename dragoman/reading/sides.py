"""Who takes part in what a trigger tells: persons in their roles, states, and whether they suffice."""

from __future__ import annotations

import msgspec

from dragoman.language.phrases import Match
from dragoman.model import Place
from dragoman.reading.candidate import Candidate, Reader
from dragoman.reading.cast import Casting
from dragoman.reading.chunk import HUMAN, SPOKESPERSONS, Chunk
from dragoman.reading.dropped import supply_subject
from dragoman.reading.frames import FRAMES, Arguments, Frame, persons
from dragoman.reading.lone_names import lone_names
from dragoman.reading.nations import is_joined
from dragoman.reading.scan import Scan


def roles_told(casting: Casting, frame: Frame, found: Arguments) -> dict[int, str]:
    """Actor -> role; persons only, whoever comes first keeps the role."""
    roles: dict[int, str] = {}
    received = frame.subject in ("recipient", "invitee")
    carried = frame.kind == "message" and found.sender and found.subject and not found.owned
    carried = carried and not received and bool(frame.bearer)
    objects = found.object
    if casting.scan.pack.meta.object_to and not frame.recipient and not objects and not found.owned:
        objects = found.recipient
    subject, sender = frame.subject, "inviter" if frame.kind == "invitation" else "sender"
    if frame.kind == "invitation" and not objects and not found.recipient and not found.owned:
        got = [c for c in found.sender if c.slot == "from"]
        if got and casting.scan.pack.meta.order == "vso":
            # "تلقى X دعوة من Y": who receives it is the guest.
            subject, sender, received = frame.object, frame.subject, True
    parts = [
        (sender, found.sender if carried or received else []),
        ("bearer" if carried else subject, found.subject),
        (frame.object, objects),
        (frame.partner, found.partner),
        (frame.recipient, found.recipient),
        (frame.bearer, found.agent),
        # "received a call from X"
        ("participant" if frame.kind == "call" else "", found.sender),
    ]
    if frame.mutual or frame.kind in ("press_conference", "summit"):
        parts.append(("participant", found.between))
    elif frame.kind == "signing":
        parts.append(("signatory", found.between))
    if frame.subject == "visitor" and _is_at(casting.scan, found):
        parts.append(("host", found.partner))
    for role, chunks in parts:
        if not role or not chunks:
            continue
        for index in persons(casting, [c for c in chunks if c.kind in (*HUMAN, "group")]):
            cast = casting.actors[index]
            if not cast.named and cast.office in SPOKESPERSONS:
                continue  # "a spokesman on the talks with X": he tells of them
            if role == "host" and cast.kind == "name" and casting.scan.pack.meta.paradigms:
                continue  # "посетил Стену Плача"
            if cast.kind == "person" or (cast.kind == "name" and len(cast.parts) > 1):
                roles.setdefault(index, role)
    return roles | lone_names(casting, frame, found, roles)


def _is_at(scan: Scan, found: Arguments) -> bool:
    """Whether whoever "with" marks is visited: German "bei X" is with X and at X's."""
    words = scan.pack.meta.auxiliaries.get("at", ())
    marker = found.partner[0].marker if found.partner else -1
    return marker >= 0 and scan.tokens[marker].norm in words


def states_told(
    casting: Casting, frame: Frame, found: Arguments, roles: dict[int, str]
) -> tuple[str, ...]:
    """States and organisations named as sides of the event themselves."""
    chunks = [*found.subject, *found.between, *found.beside]
    if frame.mutual or frame.kind in ("summit", "press_conference"):
        chunks += [*found.partner, *found.object]
    elif frame.kind == "signing":
        chunks += found.partner  # "Peru signed an accord with Ghana"
    sides: dict[str, None] = {}
    if frame.kind == "message":
        # "carrying a message to both countries"
        for index in persons(casting, found.recipient):
            cast = casting.actors[index]
            if cast.kind == "state" and cast.state:
                sides.setdefault(cast.state)
    for chunk in chunks:
        if (chunk.kind in ("state", "metonym", "capital", "institution") and chunk.state) or (
            chunk.kind == "demonym" and chunk.state and is_joined(found.beside, chunk)
        ):
            sides.setdefault(chunk.state)
        elif chunk.kind == "pair" and chunk.key:
            for state in chunk.key.split(";"):
                sides.setdefault(state)
        elif chunk.kind == "collective":
            # "both governments": the states themselves, where no one stands for them.
            for index in chunk.actors:
                if casting.actors[index].kind == "state":
                    sides.setdefault(casting.actors[index].state or "")
        elif chunk.kind == "group" and len(chunk.states) >= 2:
            for state in chunk.states:
                sides.setdefault(state)
        elif chunk.kind == "organization":
            sides.setdefault(chunk.organization or "")
    return tuple(s for s in sides if s)


def sent_by_states(chunks: list[Chunk], found: Arguments) -> None:
    """The states whose people without names meet: "Delegations from A and B", "délégations a et b"."""
    if len(found.subject) != 1 or found.between:
        return
    sent = found.subject[0]
    nobody = sent.name is None and sent.actor < 0
    if not (sent.institution == "delegation" or (sent.kind in ("role", "group") and nobody)):
        return
    first = next(i for i, c in enumerate(chunks) if c is sent) + 1
    states: list[Chunk] = []
    end = sent.end
    for chunk in chunks[first:]:
        near = chunk.start - end <= _FROM and chunk.state is not None
        told = chunk.kind == "state" and chunk.slot in ("from", "of")
        told = told or (chunk.kind == "demonym" and chunk.joined)
        if not (near and told):
            break
        states.append(msgspec.structs.replace(chunk, kind="state"))
        end = chunk.end
    if len({c.state for c in (sent, *states)} - {None}) > 1:
        found.between = states


_FROM = 3
"""Tokens between the states of a list: a comma, "and", articles."""


def enough(casting: Casting, frame: Frame, candidate: Candidate, found: Arguments) -> bool:
    """Whether enough is known for a claim: someone acted, and the other side or place is there."""
    people = len(candidate.roles)
    sides = {casting.actors[i].state for i in candidate.roles} | set(candidate.states)
    if frame.kind in ("visit", "summit") and found.invited:
        return False
    if frame.kind == "summit" and found.accepted and casting.scan.pack.meta.auxiliaries:
        return False  # "nahm die Einladung zum Gipfel an": told as the journey to it
    if frame.kind == "visit":
        visitor = "visitor" in candidate.roles.values() or (found.delegation and bool(sides))
        return visitor and (
            candidate.place is not None or found.owned or "host" in candidate.roles.values()
        )
    if frame.kind == "invitation":
        return people >= 2 or (people == 1 and "invitee" in candidate.roles.values())
    if frame.kind == "signing":
        return people >= 2 or len(sides - {None}) >= 2
    if frame.kind == "message":
        return people >= 2 or (people == 1 and bool(candidate.states))
    if frame.kind == "summit" and any(
        c.kind == "organization" for c in (*found.subject, *found.between, *found.beside)
    ):
        return True
    if frame.mutual:
        if people >= 2:
            return True
        if people == 1:
            return candidate.open_side or (len(sides) >= 2 and bool(candidate.states))
        return len(candidate.states) >= 2
    return people >= 1 or len(candidate.states) >= 2


def complete_noun(
    reader: Reader,
    match: Match,
    frame_name: str,
    told: tuple[dict[int, str], Place | None],
    found: Arguments,
) -> None:
    """Give talks told with one side, or a visit told with none, whoever was spoken of before."""
    roles, place = told
    frame = FRAMES[frame_name]
    if not match.has_value("trigger", "noun") and (
        found.subject or not reader.scan.pack.meta.paradigms
    ):
        return  # but "Планируется провести переговоры с X": nobody is said to hold them
    outside = reader.scan.quote_of[match.start] < 0
    one_sided = len(roles) == 1 or _all_with(match, found)
    if outside and frame.mutual and roles and one_sided and not found.subject:
        _visitor_of_talks(reader, match, roles)
    if reader.scan.pack.meta.inversion and frame_name == "visit" and place and not roles:
        # "La tappa a Kampala è stata rinviata": it is that of whoever was spoken of.
        supply_subject(reader, match, found, bare=True)
        roles.update(roles_told(reader.casting, frame, found))


def _visitor_of_talks(reader: Reader, match: Match, roles: dict[int, str]) -> None:
    """Give talks "with X" that name no one else the person spoken of just before.

    "A meeting with the prime minister is planned for the afternoon": with whoever the
    sentence before is about, or whom it is planned for.
    """
    actors, sentence = reader.casting.actors, reader.scan.sentence_of[match.start]
    if not any(actors[i].state or actors[i].office for i in roles):
        return
    states = {actors[i].state for i in roles} - {None}
    able: list[int] = []
    for back in range(5):
        for chunk in reader.of_sentence(sentence - back):
            if chunk.kind not in HUMAN or chunk.actor < 0 or chunk.possessive:
                continue
            planned_for = chunk.slot == "for" and chunk.end <= match.start
            if not planned_for if not back else bool(chunk.slot):
                continue
            cast = actors[chunk.actor]
            if cast.kind == "person" and cast.index not in roles and cast.state not in states:
                able.append(chunk.actor)
        if able and not back:
            break
    if able:
        # Whom the report speaks of most is whose journey it tells.
        roles[max(able, key=lambda i: (len(actors[i].mentions), -i))] = "participant"


def _all_with(match: Match, found: Arguments) -> bool:
    """Whether one "with" behind the noun marks everybody named: "on Friday, talks with A and B"."""
    first = found.partner[:1]
    sides = [c for c in (*found.subject, *found.object, *found.partner) if c.kind in HUMAN]
    return (
        bool(first)
        and len(sides) == len(found.partner) > 1
        and first[0].slot == "with"
        and 0 <= first[0].marker - match.end <= 1
    )
