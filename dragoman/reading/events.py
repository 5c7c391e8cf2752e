"""Events of one document: candidates from triggers, told several times, made one."""

from __future__ import annotations

import msgspec

from dragoman.language.pack import alpha3
from dragoman.language.phrases import Match
from dragoman.model import Event, Participant, Unresolved
from dragoman.reading.actors import Cast, Casting
from dragoman.reading.candidate import Candidate, Reader
from dragoman.reading.chunks import HUMAN, PLACES, Chunk
from dragoman.reading.clauses import clause_around, form_in_clause
from dragoman.reading.days import date_beside, settle_days
from dragoman.reading.dropped import is_plural, opens_clause, subject_before
from dragoman.reading.frames import FRAMES, Arguments, Frame, find_arguments, persons
from dragoman.reading.merge import merge_candidates
from dragoman.reading.places import NOWHERE, place_beside, place_of, settle_places
from dragoman.reading.scan import Scan
from dragoman.reading.status import outlook

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


def find_events(reader: Reader) -> list[tuple[Event, Candidate]]:
    """All events of a document in the order of their first evidence."""
    candidates = []
    for match in reader.scan.matches:
        entry = match.entry("trigger")
        if entry is None or reader.scan.date_tokens.issuperset(
            (match.start,) if reader.scan.pack.meta.spaces else range(match.start, match.end)
        ):
            if match.entry("copula") is not None:
                candidates += _whereabouts(reader, match)
            continue
        found = _candidate(reader, match, entry.key, _form_here(reader, match, entry.key))
        if found is not None:
            candidates += _per_country(reader, match, found)
    _carry_invitations(reader, candidates)
    _complete_joint(candidates)
    merged = merge_candidates(reader.casting, candidates)
    settle_places(reader, merged)
    settle_days(reader, merged)
    merged.sort(key=lambda c: (c.evidence[0].start, c.kind))
    return [(_event(reader.casting, c), c) for c in merged]


def _person_travels(scan: Scan, chunks: list[Chunk], match: Match, found: Arguments) -> None:
    """People travel: where a body stands nearer to the verb, its subject is the person before it."""
    if any(c.kind in HUMAN for c in found.subject):
        return
    quote = scan.quote_of[match.start]
    people = [
        c
        for c in chunks
        if c.end <= match.start and c.kind in HUMAN and not c.slot and not c.possessive and c.quoted == quote
    ]
    if people and found.subject:
        found.subject = [people[-1]]


def _candidate(reader: Reader, match: Match, frame_name: str, form: str) -> Candidate | None:
    scan = reader.scan
    frame = FRAMES[frame_name]
    sentence = scan.sentences[scan.sentence_of[match.start]]
    chunks = reader.of_sentence(sentence.index)
    found = find_arguments(scan, chunks, match, form)
    if frame.subject == "visitor" and form != "noun" and scan.pack.meta.order == "svo":
        _person_travels(scan, chunks, match, found)
    if scan.pack.meta.pro_drop and form in ("past", "present", "future", "base") and not found.subject:
        _supply_subject(reader, match, found)
    if scan.pack.meta.pro_drop and form == "passive" and found.subject and not found.object:
        # "È stata accolta dal presidente": the one received is the one before.
        agent, found.subject = found.subject, []
        _supply_subject(reader, match, found)
        found.object, found.subject = found.subject, agent
    view = outlook(scan, match, form, frozenset(i for c in chunks for i in range(c.start, c.end)))
    if view is None or found.denied:
        _leave(reader, match, "denied in the text")
        return None
    status = "planned" if frame_name in ("departure", "acceptance") else view.status
    roles = _roles(reader.casting, frame, found)
    if form == "noun" and frame.mutual and len(roles) == 1 and not found.subject:
        _visitor_of_talks(reader, sentence.index, roles)
    place = place_beside(scan, match, frame, found) if frame.kind not in NOWHERE else None
    if scan.pack.meta.inversion and frame_name == "visit" and form == "noun" and place and not roles:
        # "La tappa a Kampala è stata rinviata": it is that of whoever was spoken of.
        _supply_subject(reader, match, found, bare=True)
        roles = _roles(reader.casting, frame, found)
    states = _states(reader.casting, frame, found, roles)
    candidate = Candidate(
        kind=frame.kind,
        joint=frame.joint,
        status=status,
        trigger=match.start,
        because=view.because,
        roles=roles,
        states=states,
        evidence=[scan.span(sentence.start, sentence.end)],
        sentence=sentence.index,
        form=form,
        place=place,
        open_side=found.open_partner or found.group or _unresolved(found.partner),
        bare=found.bare and not (frame.goal and place) and frame.kind not in ("press_conference", "summit"),
    )
    if found.generic:
        _leave(reader, match, "a plural without sides")
        return None
    candidate.invitation = frame.kind == "invitation" and len(roles) < 2
    if candidate.invitation and form == "noun":
        date_beside(reader, match, candidate)
        return candidate
    if not candidate.bare and not _enough(reader.casting, frame, candidate, found):
        _leave(reader, match, "no one who takes part was found")
        return None
    date_beside(reader, match, candidate)
    return candidate


def _unresolved(chunks: list[Chunk]) -> bool:
    """Someone is named as the other side, but no one known ("with the army chief")."""
    return bool(chunks) and all(c.actor < 0 and not c.actors for c in chunks)


def _visitor_of_talks(reader: Reader, sentence: int, roles: dict[int, str]) -> None:
    """Give talks "with X" that name no one else the person spoken of just before.

    "A meeting with the prime minister is planned for the afternoon": with whoever the
    sentence before is about.
    """
    if not reader.scan.pack.meta.auxiliaries:
        return
    (partner,) = roles
    actors = reader.casting.actors
    able: list[int] = []
    for back in range(1, 5):
        for chunk in reader.of_sentence(sentence - back):
            if chunk.kind not in HUMAN or chunk.actor < 0 or chunk.slot or chunk.possessive:
                continue
            cast = actors[chunk.actor]
            other = cast.state != actors[partner].state or not cast.state
            if cast.kind == "person" and chunk.actor != partner and other:
                able.append(chunk.actor)
    if able:
        # Whom the report speaks of most is whose journey it tells.
        roles[max(able, key=lambda i: (len(actors[i].mentions), -i))] = "participant"


def _supply_subject(
    reader: Reader, match: Match, found: Arguments, *, bare: bool = False
) -> None:
    """A verb that opens its clause without a subject goes on with the last sentence's."""
    scan = reader.scan
    sentence = scan.sentences[scan.sentence_of[match.start]]
    if scan.quote_of[match.start] >= 0 or not (bare or opens_clause(scan, sentence, match.start)):
        return
    plural = is_plural(scan, match.start, match.end)
    actors = subject_before(reader.casting, reader.chunks, sentence, plural)
    if actors:
        found.subject = [
            Chunk(
                kind="collective", start=match.start, end=match.start,
                sentence=sentence.index, actors=actors,
            )
        ]  # fmt: skip


def _of_person(reader: Reader, match: Match) -> bool:
    """Whether someone, not a dinner or a meeting, was hosted: an auxiliary or a person stands before."""
    scan, before = reader.scan, match.start - 1
    if match.end - match.start > 2 or before < 0:
        return True
    return scan.is_category(before, "grammar") or any(
        c.end in (match.start, before) and c.kind in HUMAN
        for c in reader.of_sentence(scan.sentence_of[match.start])
    )


def _is_passive(reader: Reader, match: Match) -> bool:
    """"Was received at the airport by X": an auxiliary before the verb, and who did it behind."""
    scan = reader.scan
    passive = scan.pack.meta.passive
    if not passive or match.start == 0 or match.end - match.start > 1:
        return False
    before = match.start - 1
    if scan.tokens[before].norm not in passive and before > 0:
        before -= 1
    if scan.tokens[before].norm not in passive or scan.sentence_of[before] != scan.sentence_of[match.start]:
        return False
    return any(
        c.slot == "by" and 0 <= c.start - match.end <= 12
        for c in reader.of_sentence(scan.sentence_of[match.start])
    )


def _form_here(reader: Reader, match: Match, frame: str) -> str:
    """Noun or verb, for words that are both: a noun after an article, an owner or a preposition."""
    scan = reader.scan
    forms = [e.value for e in match.entries if e.category == "trigger" and e.key == frame]
    if scan.pack.meta.auxiliaries and len(set(forms)) > 1:
        chunks = reader.of_sentence(scan.sentence_of[match.start])
        sentence = scan.sentences[scan.sentence_of[match.start]]
        clause = clause_around(scan, sentence, chunks, match)
        agent = any(c.slot in ("by", "of") and clause.start <= c.start < clause.end for c in chunks)
        return form_in_clause(scan, clause, match, forms, agent)
    if "passive" in forms and frame == "hosting" and not _of_person(reader, match):
        return "noun"
    if "past" in forms and _is_passive(reader, match):
        return "passive"
    if match.start == 0 or forms == ["noun"] or "past" in forms and "noun" not in forms:
        return forms[0]
    before = scan.covered[match.start - 1]
    keys = {(e.category, e.key) for e in before.entries} if before else set()
    nominal = bool(
        keys & {("grammar", "determiner"), ("grammar", "possessive"), ("marker", "of")}
        or any(c == "pronoun" and k in ("his", "her", "their", "its") for c, k in keys)
    )
    if nominal:
        return "noun"
    verbs = [f for f in forms if f != "noun"]
    if "noun" not in forms or not verbs:
        return forms[0]
    verbal = any(c in ("modality",) or (c == "marker" and k == "to") for c, k in keys)
    subject = any(
        c.end == match.start and c.kind in HUMAN and not c.possessive
        for c in reader.of_sentence(scan.sentence_of[match.start])
    )
    # Without endings a verb is known by what stands before it: who, where, when or how.
    placed = not scan.pack.meta.spaces and (
        match.start - 1 in scan.date_tokens or any(
            c.end == match.start and c.kind in PLACES and not c.possessive
            for c in reader.of_sentence(scan.sentence_of[match.start])
        ) or ("grammar", "adverb") in keys
    )
    return verbs[0] if verbal or subject or placed else "noun"


def _whereabouts(reader: Reader, match: Match) -> list[Candidate]:
    """A person who "is on Friday in China", with nothing but time words between, is on a visit."""
    scan = reader.scan
    sentence = scan.sentences[scan.sentence_of[match.start]]
    chunks = reader.of_sentence(sentence.index)
    free = scan.pack.meta.order != "svo"
    for chunk in chunks:
        if chunk.start < match.end or chunk.kind not in ("state", "capital", "city"):
            continue
        between = range(match.end, chunk.start)
        adverbial = all(
            i in scan.date_tokens
            or scan.is_category(i, "marker")
            or not scan.tokens[i].is_word
            or scan.is_category(i, "grammar", "modality")
            or (free and any(c.start <= i < c.end and c.kind in HUMAN for c in chunks))
            for i in between
        )
        if not adverbial or chunk.slot not in ("in", "to"):
            return []
        found = _candidate(reader, match, "visit", "copula")
        return _per_country(reader, match, found) if found is not None else []
    return []


def _per_country(reader: Reader, match: Match, candidate: Candidate) -> list[Candidate]:
    """A visit to several countries is one visit to each."""
    if candidate.kind != "visit" or candidate.place is None:
        return [candidate]
    places = [c for c in reader.of_sentence(candidate.sentence) if c.kind in ("state", "capital", "city")]
    here = [i for i, c in enumerate(places) if place_of(c) == candidate.place and c.start >= match.end]
    if not here:
        return [candidate]
    found = [candidate.place]
    chunks = reader.of_sentence(candidate.sentence)
    at = next(k for k, c in enumerate(chunks) if c is places[here[0]])
    for chunk in chunks[at + 1 :]:
        if not chunk.joined or chunk.kind not in ("state", "capital", "city"):
            break
        place = place_of(chunk)
        if place is not None and place.country not in {p.country for p in found}:
            found.append(place)
    return [
        candidate,
        *(
            msgspec.structs.replace(
                candidate, place=p, roles=dict(candidate.roles), evidence=list(candidate.evidence)
            )
            for p in found[1:]
        ),
    ]


def _complete_joint(candidates: list[Candidate]) -> None:
    """A joint press conference is given by both who met before it, whoever speaks there."""
    for candidate in candidates:
        if not candidate.joint or len(candidate.roles) != 1:
            continue
        (speaker,) = candidate.roles
        met = [
            c
            for c in candidates
            if c.kind in ("meeting", "negotiation", "visit")
            and len(c.roles) == 2
            and speaker in c.roles
            and 0 <= candidate.sentence - c.sentence <= 6
        ]
        if met:
            candidate.roles = {i: "participant" for i in sorted({*candidate.roles, *met[-1].roles})}


def _carry_invitations(reader: Reader, candidates: list[Candidate]) -> None:
    """An invitation handed over with a message has the message's sender and recipient.

    One whose sides no one names is left out.
    """
    for candidate in [c for c in candidates if c.invitation]:
        messages = [c for c in candidates if c.kind == "message" and c.sentence == candidate.sentence]
        visits = [c for c in candidates if c.kind == "visit" and c.sentence == candidate.sentence]
        if not messages and len(candidate.roles) == 1 and visits:
            # "He visits China at the invitation of X": the visitor is invited.
            for index, role in visits[0].roles.items():
                if role == "visitor" and index not in candidate.roles:
                    candidate.roles[index] = "invitee"
        if not messages:
            if len(candidate.roles) < 2 and not _invitee(reader, candidate, candidates):
                candidates.remove(candidate)
            continue
        turned = {"sender": "inviter", "recipient": "invitee", "bearer": "bearer"}
        candidate.roles = {i: turned[r] for i, r in messages[0].roles.items() if r in turned}
        candidate.place = None


def _invitee(reader: Reader, candidate: Candidate, candidates: list[Candidate]) -> bool:
    """"At the invitation of X": the one invited is who visits X's country, told close by."""
    if len(candidate.roles) != 1:
        return False
    inviter = next(iter(candidate.roles))
    state = reader.casting.actors[inviter].state
    visits = [
        c
        for c in candidates
        if c.kind == "visit"
        and inviter not in c.roles
        and abs(c.sentence - candidate.sentence) <= 4
        and c.place is not None
        and alpha3().get(c.place.country or "") == state
    ]
    if not visits or state is None:
        return False
    nearest = min(visits, key=lambda c: abs(c.sentence - candidate.sentence))
    candidate.roles = {inviter: "inviter"} | {
        i: "invitee" for i, role in nearest.roles.items() if role == "visitor"
    }
    return True


def _leave(reader: Reader, match: Match, reason: str) -> None:
    span = reader.scan.span(match.start, match.end)
    reader.unresolved.append(Unresolved(start=span.start, end=span.end, what="trigger", reason=reason))


def _roles(casting: Casting, frame: Frame, found: Arguments) -> dict[int, str]:
    """Actor -> role; persons only, whoever comes first keeps the role."""
    roles: dict[int, str] = {}
    carried = frame.kind == "message" and found.sender and found.subject and not found.owned
    objects = found.object
    if casting.scan.pack.meta.object_to and not frame.recipient and not objects and not found.owned:
        objects = found.recipient
    parts = [
        ("sender", found.sender if carried else []),
        ("bearer" if carried else frame.subject, found.subject),
        (frame.object, objects),
        (frame.partner, found.partner),
        (frame.recipient, found.recipient),
        (frame.bearer, found.agent),
        # "received a call from X"
        ("participant" if frame.kind == "call" else "", found.sender),
    ]
    if frame.mutual or frame.kind in ("press_conference", "summit"):
        parts.append(("participant", found.between))
    for role, chunks in parts:
        if not role:
            continue
        for index in persons(casting, [c for c in chunks if c.kind in (*HUMAN, "group")]):
            cast = casting.actors[index]
            if cast.kind == "person" or (cast.kind == "name" and len(cast.parts) > 1):
                roles.setdefault(index, role)
    return roles


def _states(
    casting: Casting, frame: Frame, found: Arguments, roles: dict[int, str]
) -> tuple[str, ...]:
    """States and organisations named as sides of the event themselves."""
    chunks = [*found.subject, *found.between, *found.beside]
    if frame.mutual or frame.kind in ("summit", "press_conference"):
        chunks += [*found.partner, *found.object]
    sides: dict[str, None] = {}
    if frame.kind == "message":
        # "carrying a message to both countries"
        for index in persons(casting, found.recipient):
            cast = casting.actors[index]
            if cast.kind == "state" and cast.state:
                sides.setdefault(cast.state)
    for chunk in chunks:
        if chunk.kind in ("state", "metonym", "capital", "institution") and chunk.state:
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
        elif chunk.kind == "collective":
            for index in chunk.actors:
                if casting.actors[index].kind == "state":
                    sides.setdefault(casting.actors[index].key or "")
        elif chunk.kind == "organization":
            sides.setdefault(chunk.organization or "")
    return tuple(s for s in sides if s)


def _enough(casting: Casting, frame: Frame, candidate: Candidate, found: Arguments) -> bool:
    """Whether enough is known for a claim: someone acted, and the other side or place is there."""
    people = len(candidate.roles)
    sides = {casting.actors[i].state for i in candidate.roles} | set(candidate.states)
    if frame.kind in ("visit", "summit") and found.invited:
        return False
    if frame.kind == "visit":
        visitor = "visitor" in candidate.roles.values()
        return visitor and (candidate.place is not None or found.owned or "host" in candidate.roles.values())
    if frame.kind == "invitation":
        return people >= 2 or (people == 1 and "invitee" in candidate.roles.values())
    if frame.kind == "signing":
        return people >= 2 or len(sides - {None}) >= 2
    if frame.kind == "message":
        return people >= 2 or people == 1 and bool(candidate.states)
    if frame.kind == "summit" and any(len(s) != 3 or not s.isupper() for s in candidate.states):
        return True
    if frame.mutual:
        if people >= 2:
            return True
        if people == 1:
            return candidate.open_side or len(sides) >= 2 and bool(candidate.states)
        return len(candidate.states) >= 2
    return people >= 1 or len(candidate.states) >= 2


def _event(casting: Casting, candidate: Candidate) -> Event:
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
    order = ("visitor", "sender", "inviter", "participant", "signatory", "host", "invitee", "recipient", "bearer")
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
