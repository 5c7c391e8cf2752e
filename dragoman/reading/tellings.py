"""What a telling of an event takes from those beside it: several countries, invitations, joint shows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import msgspec

from dragoman.language.pack import alpha3
from dragoman.language.phrases import Match
from dragoman.model import Place, Unresolved
from dragoman.reading.candidate import Candidate, Reader
from dragoman.reading.chunk import HUMAN, LANDS, Chunk
from dragoman.reading.frames import FRAMES, Arguments, Frame
from dragoman.reading.places import place_of
from dragoman.reading.scan import Scan

RULERS = ("president", "prime minister", "premier", "chancellor", "king", "queen", "emir", "leader")
"""Offices whose holders are the leaders of a state."""
_BESIDE = 6
"""How many tokens may stand between the word for an invitation and where it goes."""


_AIM = 40
"""Signs between a Chinese invitation and where it is to: the guest with his offices stands between."""


def hosted_talks(reader: Reader, visit: Candidate, start: int) -> list[Candidate]:
    """The talks of "hosted her counterpart for talks", whose verb ends at token `start`."""
    scan = reader.scan
    people = set(visit.roles.values())
    if visit.kind != "visit" or people != {"host", "visitor"} or scan.pack.meta.order != "svo":
        return []
    end = scan.sentences[visit.sentence].end
    for match in scan.matches_in(start, end, "trigger"):
        entry = match.entry("trigger")
        assert entry is not None
        if entry.value != "noun":
            return []
        before = scan.entry(match.start - 1, "marker") or scan.entry(match.start - 2, "marker")
        if entry.key in ("meeting", "negotiation") and before and before.key in ("to", "for"):
            roles = dict.fromkeys(visit.roles, "participant")
            return [msgspec.structs.replace(visit, kind="meeting", roles=roles, form="past")]
    return []


def join_bearers(candidates: list[Candidate]) -> list[Candidate]:
    """Whoever "handed it over" bears the letter told before in the sentence: "رسالة من X سلمها له Y"."""
    kept: list[Candidate] = []
    for candidate in candidates:
        letters = [c for c in kept if c.kind == "message" and c.sentence == candidate.sentence]
        if candidate.kind != "message" or not candidate.again or not letters:
            kept.append(candidate)
            continue
        for index, role in candidate.roles.items():
            if role in ("sender", "bearer"):
                letters[-1].roles.setdefault(index, "bearer")
    return kept


def at_home(reader: Reader, visit: Candidate) -> bool:
    """Whether a journey leads through the visitor's own country: "May arrives in Birmingham"."""
    if visit.kind != "visit" or visit.place is None or "host" in visit.roles.values():
        return False
    actors = reader.casting.actors
    home, told = alpha3().get(visit.place.country or ""), visit.roles
    here = {i for i, r in told.items() if r == "visitor" and actors[i].state == home}
    if not here or any(r == "visitor" and i not in here for i, r in told.items()):
        # "X and his host are to see the old town together": the host is on no visit.
        visit.roles = {i: r for i, r in told.items() if i not in here}
        return False
    sentence = reader.scan.sentences[visit.sentence]
    span = reader.scan.span(sentence.start, sentence.end)
    reason = "a journey in the visitor's own country"
    left = Unresolved(start=span.start, end=span.end, what="trigger", reason=reason)
    reader.unresolved.append(left)
    return True


def complete_joint(candidates: list[Candidate]) -> None:
    """A joint press conference is given by both who met before it, whoever speaks there, if anyone does."""
    for candidate in candidates:
        if not candidate.joint or len(candidate.roles) > 1:
            continue
        if candidate.states and not candidate.roles:
            continue
        speaker = next(iter(candidate.roles), None)
        told = [
            c
            for c in _told_in(candidates, candidate.sentence - 6, candidate.sentence)
            if c.kind in ("meeting", "negotiation", "visit", "signing")
        ]
        met = [c for c in told if len(c.roles) == 2 and candidate.roles.keys() <= c.roles.keys()]
        # "Spoke with the army chief, then with the minister": one of these speaks here.
        met = met or [
            c for c in told
            if c.kind == "meeting" and c.open_side and speaker is not None
            and len({*c.roles, speaker}) == 2
        ]  # fmt: skip
        here = [c.place for c in met if c.status == candidate.status and c.kind != "visit"]
        if candidate.place is None and here and here[-1] is not None:
            candidate.place = Place(None, here[-1].country)
        if met:
            candidate.roles = dict.fromkeys(
                sorted({*candidate.roles, *met[-1].roles}), "participant"
            )
            candidate.bare = False


_THEN = 5
"""Tokens between whom one meets and the press conference behind it: "puis une", ", suivi d'une"."""


def follows_talks(reader: Reader, match: Match, frame: Frame, form: str) -> bool:
    """Whether a press conference is told with the talks before it: "un entretien avec X, puis une
    conférence de presse"."""
    scan, meta = reader.scan, reader.scan.pack.meta
    if frame.kind != "press_conference" or form != "noun" or not (meta.inversion and meta.analytic):
        return False
    sentence = scan.sentences[scan.sentence_of[match.start]]
    told = scan.matches_in(sentence.start, match.start, "trigger", "saying")
    if not told or not told[-1].has_value("trigger", "noun"):
        return False
    if not told[-1].has("trigger", "meeting", "negotiation"):
        return False
    met = [c for c in reader.of_sentence(sentence.index) if c.slot == "with" and c.kind in HUMAN]
    near = [c for c in met if c.start >= told[-1].end and 0 < match.start - c.end <= _THEN]
    return bool(near)


_SIGNED = 2
"""Sentences behind talks in which "an agreement was signed" is theirs."""


def complete_signings(candidates: list[Candidate]) -> None:
    """ "Agreements were signed": by those whose meeting the sentence tells, or one just before it."""
    for signing in candidates:
        if signing.kind != "signing" or not signing.bare or signing.timed or signing.states:
            continue
        met = [
            c
            for c in _told_in(candidates, signing.sentence - _SIGNED, signing.sentence)
            if c.kind in ("meeting", "negotiation", "visit")
            and c.status == signing.status
            and len(c.roles) == 2
            and signing.roles.keys() <= c.roles.keys()
        ]
        if met:
            signing.roles = dict.fromkeys(met[-1].roles, "signatory")
            signing.place = signing.place or met[-1].place
            signing.bare = False


def _told_in(candidates: list[Candidate], first: int, last: int) -> list[Candidate]:
    """The tellings of sentences `first` to `last`, of tellings in the order of the text."""
    start = bisect_left(candidates, first, key=lambda c: c.sentence)
    return candidates[start : bisect_right(candidates, last, start, key=lambda c: c.sentence)]


def name_leaders(reader: Reader, candidates: list[Candidate]) -> None:
    """Who of "the leaders of A and B" has a name, where no word tells his state: the guest in B is of A.

    Only for the one person of high office in the report whose state is open.
    """
    actors = reader.casting.actors
    meetings = [
        c for c in candidates
        if not c.roles and len(c.states) == 2 and c.kind in ("meeting", "negotiation", "summit")
    ]  # fmt: skip
    visits = [c for c in candidates if c.kind == "visit" and c.place and c.place.country]
    for visit in visits if meetings else ():
        guests = [i for i, role in visit.roles.items() if role == "visitor"]
        host = alpha3().get((visit.place and visit.place.country) or "")
        if len(guests) != 1 or actors[guests[0]].state or actors[guests[0]].office not in RULERS:
            continue
        for meeting in meetings:
            if host in meeting.states and abs(meeting.sentence - visit.sentence) <= _BESIDE:
                actors[guests[0]].state = next(s for s in meeting.states if s != host)
                meeting.roles[guests[0]] = "participant"


def carry_invitations(reader: Reader, candidates: list[Candidate]) -> None:
    """An invitation handed over with a message has the message's sender and recipient.

    One whose sides no one names is left out, and so is a message that is nothing but an invitation.
    """
    for candidate in [c for c in candidates if c.invitation]:
        beside = _told_in(candidates, candidate.sentence, candidate.sentence)
        messages = [c for c in beside if c.kind == "message"]
        visits = [c for c in beside if c.kind == "visit"]
        if not messages and visits and (len(candidate.roles) == 1 or candidate.states):
            # "He visits China at the invitation of X": the visitor is invited.
            before = [c for c in visits if c.trigger < candidate.trigger]
            for index, role in (before or visits)[-1 if before else 0].roles.items():
                if role == "visitor" and index not in candidate.roles:
                    candidate.roles[index] = "invitee"
        if not messages:
            open_side = len(candidate.roles) < 2 and not _by_state(reader, candidate)
            if open_side and not _invitee(reader, candidate, candidates):
                candidates.remove(candidate)
            continue
        turned = {"sender": "inviter", "recipient": "invitee", "bearer": "bearer"}
        candidate.roles = {i: turned[r] for i, r in messages[0].roles.items() if r in turned}
        candidate.place = None
        candidate.bare = False  # "greetings and an invitation": its sides are the message's
    told = {c.sentence for c in candidates if c.kind == "invitation"}
    candidates[:] = [c for c in candidates if not (c.delivers and c.sentence in told)]


def _by_state(reader: Reader, candidate: Candidate) -> bool:
    """ "At the invitation of the Peruvian government": a state invites somebody of another."""
    actors = reader.casting.actors
    guests = [actors[i].state for i, role in candidate.roles.items() if role == "invitee"]
    bidden = _bidden(reader, candidate) if candidate.form == "passive" else []
    hosts = candidate.states if guests and None not in guests else ()
    return bool(guests) and any(state not in guests for state in (*hosts, *bidden))


def _bidden(reader: Reader, candidate: Candidate) -> list[str]:
    """The states to which somebody "has been invited": "to Lomé", "to visit Peru"."""
    scan = reader.scan
    lands = [c for c in reader.of_sentence(candidate.sentence) if c.kind in LANDS and c.state]
    told = [c for c in lands if c.slot == "to"]
    for chunk in lands:
        aim = scan.covered[chunk.start - 1] if chunk.start > candidate.trigger else None
        if aim is not None and aim.has("trigger", "visit") and aim.has_value("trigger", "base"):
            told.append(chunk)
    return [c.state or "" for c in told]


def _invitee(reader: Reader, candidate: Candidate, candidates: list[Candidate]) -> bool:
    """ "At the invitation of X": the one invited is who visits X's country, told close by."""
    if len(candidate.roles) != 1:
        return False
    inviter = next(iter(candidate.roles))
    state = reader.casting.actors[inviter].state
    visits = [
        c
        for c in _told_in(candidates, candidate.sentence - 4, candidate.sentence + 4)
        if c.kind == "visit"
        and inviter not in c.roles
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


def answer_invitation(reader: Reader, answer: Match, found: Arguments) -> Place | None:
    """Where an invitation told before goes, as the goal of an answer to it ("would do so").

    The invitation stands in the sentence of `answer` or the one before it. Whoever says that
    he will come is the subject, unless the invitation is to his own country.
    """
    scan = reader.scan
    index = scan.sentence_of[answer.start]
    start = scan.sentences[max(0, index - 1)].start
    place = None
    for match in reversed(scan.matches_in(start, answer.start, "trigger")):
        if match.has("trigger", "invitation"):
            place = _goal(reader, match)
            break
    if place is None:
        return None
    home = alpha3().get(place.country or "")
    found.subject = [c for c in found.subject if _from_elsewhere(reader, c, home)]
    if not found.subject:
        before = [
            c
            for c in reader.of_sentence(index)
            if c.end <= answer.start and c.kind in HUMAN and not c.slot and not c.possessive
        ]
        found.subject = [c for c in before if _from_elsewhere(reader, c, home)][-1:]
    return place


def _goal(reader: Reader, invitation: Match) -> Place | None:
    """The place nearest to the noun for an invitation: "to visit Syria", "访问叙利亚的邀请"."""
    sentence = reader.scan.sentence_of[invitation.start]
    if not reader.scan.pack.meta.spaces:
        # "邀请加纳总统X于明年访问秘鲁": behind the verb of travel.
        lands = {c.start: c for c in reader.of_sentence(sentence) if c.kind in LANDS}
        for aim in reader.scan.matches_in(invitation.end, invitation.end + _AIM, "trigger"):
            if aim.has("trigger", "visit") and aim.end in lands:
                return place_of(lands[aim.end])
    near = [
        (max(c.start - invitation.end, invitation.start - c.end), c)
        for c in reader.of_sentence(sentence)
        if c.kind in LANDS
    ]
    near = [(distance, c) for distance, c in near if distance <= _BESIDE]
    return place_of(min(near, key=lambda pair: pair[0])[1]) if near else None


def _from_elsewhere(reader: Reader, chunk: Chunk, home: str | None) -> bool:
    return chunk.actor >= 0 and reader.casting.actors[chunk.actor].state != home


def of_travel_verb(scan: Scan, match: Match, frame: Frame) -> bool:
    """Whether a verb of travel stands close before a visit: "прибывшим в столицу с рабочим визитом"."""
    if frame.kind != "visit":
        return False
    near = range(max(0, match.start - 6), match.start)
    if any(scan.tokens[i].text == "," for i in near):
        near = range(max(i for i in near if scan.tokens[i].text == ","), match.start)
    return any(
        (e := m.entry("trigger")) is not None
        and e.value != "noun"
        and FRAMES[e.key].kind == "visit"
        and scan.sentence_of[m.start] == scan.sentence_of[match.start]
        for m in scan.matches_in(near.start, near.stop, "trigger")
    )


def hands_invitation(scan: Scan, match: Match, frame: Frame) -> bool:
    """ "передал коллеге приглашение": a lone verb of handing over, and only an invitation follows."""
    if frame.kind != "message" or match.end - match.start > (1 if scan.pack.meta.spaces else 3):
        return False
    reach = _BESIDE if scan.pack.meta.spaces else _AIM
    end = min(match.end + reach, scan.sentences[scan.sentence_of[match.start]].end)
    handed = [m.entry("trigger") for m in scan.matches_in(match.end, end, "trigger")]
    kinds = [FRAMES[e.key].kind for e in handed if e is not None and e.value == "noun"]
    return kinds[:1] == ["invitation"] and "message" not in kinds


def part_in_known_talks(scan: Scan, match: Match, candidate: Candidate) -> bool:
    """ "He should lead the talks with Brussels": no one proposes talks, only who is to hold them."""
    if (candidate.kind, candidate.status) != ("negotiation", "proposed") or len(
        candidate.roles
    ) > 1:
        return False
    article = match.start - 1
    return scan.has_grammar(article, "determiner") and not scan.has_grammar(article, "indefinite")


def points_back(scan: Scan, match: Match) -> bool:
    """Whether "this" stands right before a noun, alone or in a phrase of its own ("پیش از این سفر")."""
    if not match.start:
        return False
    return any(
        e.category == "grammar" and e.key == "pointing"
        for e in scan.pack.table.single(scan.tokens[match.start - 1])
    )
