"""Events of one document: candidates from triggers, told several times, made one."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.model import Event, Place, Unresolved
from dragoman.reading.accepted import accepted
from dragoman.reading.arguments import find_arguments
from dragoman.reading.attending import attended, given_by_both
from dragoman.reading.by_video import hold_by_video
from dragoman.reading.candidate import Candidate, Reader
from dragoman.reading.case_parts import by_wire
from dragoman.reading.chunk import HUMAN, LANDS, Chunk
from dragoman.reading.datebeside import date_beside
from dragoman.reading.dayparts import part_of_day
from dragoman.reading.days import settle_days
from dragoman.reading.finished import finished_event
from dragoman.reading.forms import form_here
from dragoman.reading.frames import FRAMES, Arguments, Frame
from dragoman.reading.han_untold import told_of_nobody
from dragoman.reading.headlines import headline_visits
from dragoman.reading.itinerary import going_on, stop_noun, told_stops
from dragoman.reading.kin import is_owned_guest
from dragoman.reading.land_meant import arrives, place_pointed
from dragoman.reading.merge import merge_candidates
from dragoman.reading.nouns import brought_in
from dragoman.reading.occasions import occasion
from dragoman.reading.openings import plainly_met
from dragoman.reading.otherplaces import other_talks
from dragoman.reading.phrase import phrase_start
from dragoman.reading.places import NOWHERE, place_beside, place_there
from dragoman.reading.plain_moods import is_plain_script
from dragoman.reading.plain_relatives import told_to_be_there
from dragoman.reading.plans import plan_aims, plan_sequels, plan_talks
from dragoman.reading.received import received_guests
from dragoman.reading.said_after import long_after, stretch
from dragoman.reading.saying import calls_upon
from dragoman.reading.scan import Scan
from dragoman.reading.settled_places import settle_places
from dragoman.reading.sides import complete_noun, enough, roles_told, states_told
from dragoman.reading.spoken_of import at_margin, drop_summits_again, spoken_of
from dragoman.reading.status import Outlook, outlook
from dragoman.reading.stops import drop_journey_nouns, plan_journeys, sets_out
from dragoman.reading.tellings import (
    answer_invitation,
    at_home,
    carry_invitations,
    complete_joint,
    complete_signings,
    follows_talks,
    hands_invitation,
    hosted_talks,
    join_bearers,
    name_leaders,
    of_travel_verb,
    part_in_known_talks,
    points_back,
)
from dragoman.reading.thanked import thanked_invitations
from dragoman.reading.travellers import complete_subject
from dragoman.reading.with_each import per_partner


def find_events(reader: Reader) -> list[tuple[Event, Candidate]]:
    """All events of a document in the order of their first evidence."""
    candidates = []
    for match in reader.scan.matches_in(0, len(reader.scan.tokens), "trigger", "copula"):
        entry = match.entry("trigger")
        if entry is None or reader.scan.date_tokens.issuperset(
            (match.start,) if reader.scan.pack.meta.spaces else range(match.start, match.end)
        ):
            if match.entry("copula") is not None:
                candidates += _whereabouts(reader, match)
            continue
        if is_owned_guest(reader.scan, match) or (
            entry.key in ("call", "meeting") and _urges(reader, match)
        ):
            continue
        here = reader.of_sentence(reader.scan.sentence_of[match.start])
        if match.has("grammar", "sight") and not plainly_met(reader.scan, match, here):
            _leave(reader, match, "no one is plainly seen or rung up")
            continue
        form = form_here(reader, match, entry.key)
        if entry.key == "onward":
            candidates += going_on(reader, match, form, candidates)
            if not candidates or candidates[-1].trigger != match.start:
                _leave(reader, match, "no traveller or no place was told")
            continue
        candidates += _told(reader, match, (entry.key, form), candidates)
    candidates += headline_visits(reader) + thanked_invitations(reader)
    candidates.sort(key=lambda c: c.sentence)
    drop_summits_again(reader.scan, candidates)
    candidates = join_bearers(candidates)
    drop_journey_nouns(candidates)
    carry_invitations(reader, candidates)
    plan_sequels(reader.scan, candidates)
    plan_talks(reader.scan, candidates)
    plan_aims(reader.scan, candidates)
    plan_journeys(reader, candidates)
    complete_joint(candidates)
    complete_signings(candidates)
    name_leaders(reader, candidates)
    hold_by_video(candidates)
    merged = merge_candidates(reader.casting, candidates, reader.document.published)
    settle_places(reader, merged)
    merged = [c for c in merged if not at_home(reader, c)]
    settle_days(reader, merged)
    merged.sort(key=lambda c: (c.evidence[0].start, c.kind))
    return [(finished_event(reader.casting, c), c) for c in merged]


def _told(
    reader: Reader, match: Match, word: tuple[str, str], before: list[Candidate]
) -> list[Candidate]:
    """The events that a word of a frame and form tells, behind those told `before`."""
    key, form = word
    frame = given_by_both(reader.scan, match, by_wire(reader.scan, match, key))
    found = _candidate(reader, match, frame, form)
    told = accepted(reader, match, form, found) if key == "acceptance" else []
    if found is None:
        return told + stop_noun(reader, match, form, before)
    told += per_partner(reader, match, told_stops(reader, match, found))
    told += hosted_talks(reader, found, match.end)
    return told + received_guests(reader, key, found)


def _urges(reader: Reader, match: Match) -> bool:
    """Whether a word for "call" calls upon somebody, and is no call."""
    chunks = reader.of_sentence(reader.scan.sentence_of[match.start])
    if not calls_upon(reader.scan, match, chunks):
        return False
    _leave(reader, match, "a call to do something")
    return True


_ANSWERS = ("acceptance", "answer")
# Frames of what is still to come.
_AHEAD = ("departure", *_ANSWERS)


def _candidate(reader: Reader, match: Match, frame_name: str, form: str) -> Candidate | None:
    scan = reader.scan
    sentence = scan.sentences[scan.sentence_of[match.start]]
    chunks = reader.of_sentence(sentence.index)
    found = find_arguments(scan, chunks, match, form)
    frame = FRAMES[frame_name]
    complete_subject(reader, match, form, found, frame)
    if form == "noun" and (told := _told_before(scan, match, frame)):
        _leave(reader, match, told)
        return None
    view = outlook(scan, match, form, reader.in_phrases(sentence.index))
    if view is None or found.denied or told_of_nobody(scan, match):
        _leave(reader, match, "denied in the text")
        return None
    goal = answer_invitation(reader, match, found) if frame_name in _ANSWERS else None
    if frame_name == "answer" and goal is None:
        _leave(reader, match, "no invitation was told before")
        return None
    place = place_there(reader, match, frame.kind)
    if place is None and frame.kind not in NOWHERE:
        place = place_beside(scan, match, frame, found)
    place = place or goal or place_pointed(reader, match, frame, found)
    roles = roles_told(reader.casting, frame, found)
    if form in ("noun", "base"):
        complete_noun(reader, match, frame_name, (roles, place), found)
    candidate = Candidate(
        kind=frame.kind,
        joint=(shown := follows_talks(reader, match, frame, form)) or frame.joint,
        status=_called_off(scan, frame_name, form, view)
        or _status(frame_name, found, view.status, sets_out(reader, match, form)),
        trigger=match.start,
        because=view.because,
        unreal=view.unreal,
        roles=roles,
        states=states_told(reader.casting, frame, found, roles),
        evidence=[scan.span(sentence.start, sentence.end)],
        sentence=sentence.index,
        form=form,
        place=place,
        open_side=found.open_partner or found.group or _one_unnamed(scan, match, found),
        bare=found.bare and (shown or _points(frame, place)) and not _elsewhere(scan, match, found),
        invitation=frame.kind == "invitation" and len(roles) < 2,
        adjunct=other_talks(scan, match),
        talk=any(e.key == "talk" for e in match.entries),
        gathering=match.has("grammar", "gathering"),
        again=bool(found.object) and found.object[0].start == found.object[0].end == match.end,
        delivers=form != "noun" and hands_invitation(scan, match, frame),
    )
    candidate.bare = _is_bare(scan, match, frame, candidate)
    return _kept(reader, match, candidate, found)


def _receiver(frame_name: str, form: str, found: Arguments) -> int:
    """The one person who receives the others; -1 where several or a noun tells it."""
    return (
        found.subject[0].actor
        if frame_name == "reception" and form != "noun" and found.subject
        else -1
    )


def _points(frame: Frame, place: Place | None) -> bool:
    """Whether a noun of this frame may point back to what was told before."""
    alone = frame.kind == "summit" or (frame.kind == "press_conference" and not frame.joint)
    return not (alone or (frame.goal and place))


def _long_ago(scan: Scan, match: Match, found: Arguments) -> bool:
    """Whether a noun, with whose it is before it, tells what was months before the news."""
    owner = [c for c in found.subject if found.owned and c.end <= match.start]
    return long_after(scan, phrase_start(scan, owner[0]) if owner else match.start)


def _told_before(scan: Scan, match: Match, frame: Frame) -> str:
    """Why a noun for a journey tells none of its own, empty where it does."""
    if scan.pack.meta.paradigms and of_travel_verb(scan, match, frame):
        return "told by the verb before it"
    if frame.subject == "visitor" and _of_split_verb(scan, match):
        return "told by the verb before it"
    if frame.subject == "visitor" and points_back(scan, match):
        # "پیش از این سفر X …": the visit told before, whoever does something about it.
        return "points back to a visit told before"
    return ""


def _of_split_verb(scan: Scan, match: Match) -> bool:
    """ "X stattete Y einen Besuch ab": the visit of a verb in two parts that stand around its noun."""
    if not scan.pack.meta.auxiliaries:
        return False
    start = scan.sentences[scan.sentence_of[match.start]].start
    return any(
        e.category == "trigger" and e.key == "visit" and e.tail and not e.tail.startswith("+")
        for verb in scan.matches_in(start, match.start, "trigger")
        for e in verb.entries
        if not scan.has_mark(verb.end, match.start, ",;:")
    )


def _is_bare(scan: Scan, match: Match, frame: Frame, candidate: Candidate) -> bool:
    """Whether a telling names no side of its own and points back to what was told before."""
    if candidate.form in ("passive", "noun") and frame.kind == "signing":
        # "An agreement was signed": the talks told before say by whom, unless it was years ago.
        here = scan.sentences[candidate.sentence]
        dated = any(
            t.norm.isdecimal() and len(t.norm) == 4 for t in scan.tokens[here.start : here.end]
        )
        return len(candidate.roles) < 2 and len(candidate.states) < 2 and not dated
    # "In a phone call on Wednesday, A and B …" points to none before.
    own = frame.mutual and len(candidate.roles) > 1 and brought_in(scan, match)
    own = own or (frame.joint and bool(candidate.roles))
    return candidate.bare and not own


def _called_off(scan: Scan, frame_name: str, form: str, view: Outlook) -> str:
    """A departure that was still to come and was called off: "היה אמור להמריא ללימה, אך הדבר בוטל"."""
    off = frame_name == "departure" and form != "past" and view.status == "cancelled"
    return view.status if off and is_plain_script(scan) else ""


def _status(frame_name: str, found: Arguments, told: str, leaves: bool) -> str:
    """The status that words of mood give an event, or that its frame or governing verb does."""
    if frame_name == "invitation" and found.accepted:
        return "held"  # "accepted X's invitation": it was made
    if leaves or frame_name in _AHEAD or found.accepted:
        return "planned"
    if found.setting:
        return "held"
    return "proposed" if found.asked and told == "held" else told


def _elsewhere(scan: Scan, match: Match, found: Arguments) -> bool:
    """ "A day after talks in Beirut" are others than those told; "after the talks" are the same."""
    placed = any(0 <= c.start - match.end <= 2 for c in found.places)
    return placed and other_talks(scan, match)


def _kept(reader: Reader, match: Match, candidate: Candidate, found: Arguments) -> Candidate | None:
    """The candidate with its day, if enough is known of it; else its trigger is left with a reason."""
    first = reader.scan.sentences[candidate.sentence].start
    candidate.says_of = reader.scan.has_grammar(first, "occasion")
    entry = match.entry("trigger") or match.entry("copula")
    assert entry is not None
    candidate.timed = candidate.form == "noun" and _long_ago(reader.scan, match, found)
    if found.generic and not _round_told(reader.scan, candidate, found):
        _leave(reader, match, "a plural without sides")
        return None
    margin = at_margin(reader.scan, match)
    attends = attended(reader.scan, match, candidate.roles)
    told_of = margin or not attends or spoken_of(reader.scan, match, found)
    if candidate.kind == "summit" and told_of:
        _leave(reader, match, "spoken of, not told")
        return None
    if part_in_known_talks(reader.scan, match, candidate):
        _leave(reader, match, "a part in talks that are known")
        return None
    # "应X邀请，Y抵达…": who was invited is told with the journey.
    noun = candidate.form == "noun" or not reader.scan.pack.meta.spaces
    open_invitation = candidate.invitation and noun
    if (
        not open_invitation
        and not candidate.bare
        and not enough(reader.casting, FRAMES[entry.key], candidate, found)
    ):
        _leave(reader, match, "no one who takes part was found")
        return None
    candidate.occasion = occasion(reader.scan, match, candidate.kind)
    candidate.receiver = _receiver(entry.key, candidate.form, found)
    date_beside(reader, match, candidate)
    candidate.daypart = part_of_day(reader.scan, match)
    return candidate


def _round_told(scan: Scan, candidate: Candidate, found: Arguments) -> bool:
    """Whether a plural tells of one round with its day: "negotiations between X and Y resumed on Monday"."""
    here = scan.sentences[candidate.sentence]
    dated = any(i in scan.date_tokens for i in range(here.start, here.end))
    return candidate.kind == "negotiation" and len(found.between) > 1 and dated


def _one_unnamed(scan: Scan, match: Match, found: Arguments) -> bool:
    """Whether one side is told by an office whose holder nobody names: "с X встретился спецпредставитель"."""
    acts = bool(found.partner) and _unresolved(found.subject)
    acts = acts and (match.has("grammar", "encounters") or _in_office(scan, found.subject))
    return acts or _unresolved(found.partner)


def _in_office(scan: Scan, chunks: list[Chunk]) -> bool:
    """One person told by an office alone: "le président de la République s'est entretenu avec X"."""
    romance = scan.pack.meta.inversion and scan.pack.meta.adjective_after
    return romance and len(chunks) == 1 and chunks[0].kind == "role" and not chunks[0].slot


def _unresolved(chunks: list[Chunk]) -> bool:
    """Someone is named as the other side, but no one known ("with the army chief")."""
    return bool(chunks) and all(c.actor < 0 and not c.actors for c in chunks)


def _whereabouts(reader: Reader, match: Match) -> list[Candidate]:
    """A person who "is on Friday in China", with nothing but time words between, is on a visit."""
    scan = reader.scan
    sentence = scan.sentences[scan.sentence_of[match.start]]
    chunks = reader.of_sentence(sentence.index)
    free = scan.pack.meta.order != "svo"
    if scan.pack.meta.auxiliaries and _closes_with_verb(scan, match):
        return []  # "ist von X nach Lima eingeladen worden"
    if scan.pack.meta.order == "sov":
        # "resmi ziyaret için Lima'da bulunan X": the place stands right before.
        here = told_to_be_there(scan, chunks, match)
        told = any(c.kind in LANDS and c.slot == "in" for c in here)
        if not told and not scan.has_grammar(match.start - 1, "land"):
            return []
        found = _candidate(reader, match, "visit", "copula")
        return told_stops(reader, match, found) if found is not None else []
    if arrives(reader, match):
        found = _candidate(reader, match, "visit", "copula")
        return [found] if found is not None else []
    # "Montag war X in Lima"; but "X war bis 2012 Botschafterin in Lima"
    turned = free and not any(c.end == match.start and c.kind in HUMAN for c in chunks)
    for chunk in chunks:
        if chunk.start < match.end or chunk.kind not in LANDS:
            continue
        between = range(match.end, chunk.start)
        adverbial = all(
            i in scan.date_tokens
            or (free and i + 1 in scan.date_tokens)  # "ist am Freitag in China"
            or scan.is_category(i, "marker")
            or not scan.tokens[i].is_word
            or scan.is_category(i, "grammar", "modality")
            or (turned and any(c.start <= i < c.end and c.kind in HUMAN for c in chunks))
            for i in between
        )
        if not adverbial or chunk.slot not in ("in", "to"):
            return []
        found = _candidate(reader, match, "visit", "copula")
        return told_stops(reader, match, found) if found is not None else []
    return []


def _closes_with_verb(scan: Scan, copula: Match) -> bool:
    """Whether "is" is the auxiliary of a verb behind it that tells of another encounter."""
    _, end = stretch(scan, copula.start)
    return any(
        m.has_value("trigger", "past", "passive") and not m.has_value("trigger", "noun")
        for m in scan.matches_in(copula.end, end, "trigger")
    )


def _leave(reader: Reader, match: Match, reason: str) -> None:
    span = reader.scan.span(match.start, match.end)
    reader.unresolved.append(
        Unresolved(start=span.start, end=span.end, what="trigger", reason=reason)
    )
