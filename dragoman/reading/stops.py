"""The stops of a journey: a visit to several countries is one visit to each.

A report that follows a journey names its traveller once: "Weiter geht es nach Lima", "other
stops are Chile and Peru" are visits of whoever was last told to travel.
"""

from __future__ import annotations

import msgspec

from dragoman.language.phrases import Match
from dragoman.model import Place
from dragoman.reading.arguments import find_arguments
from dragoman.reading.candidate import Candidate, Reader
from dragoman.reading.chunk import HUMAN, LANDS, Chunk
from dragoman.reading.clauses import clause_around
from dragoman.reading.frames import FRAMES, Arguments, persons
from dragoman.reading.legs import of_journey
from dragoman.reading.places import place_of
from dragoman.reading.said_after import stretch
from dragoman.reading.scan import Scan
from dragoman.reading.status import outlook

_TRAVELLER = 15
"""Sentences back in which a report last told who travels."""
_REACH = 6
"""Tokens between a word for a stop and the first place it names."""


def per_country(reader: Reader, match: Match, candidate: Candidate) -> list[Candidate]:
    """A visit to several countries is one visit to each."""
    if candidate.kind != "visit" or candidate.place is None:
        return [candidate]
    stops = _stops(reader, match, candidate)
    return [
        candidate,
        *(_to(candidate, place) for place in stops),
    ]


def _lands_ahead(scan: Scan, match: Match, chunks: list[Chunk]) -> list[Chunk]:
    """The places of a sentence that a journey may go on to.

    In Hebrew "will continue" has other uses: "ימשיך לניו יורק", but "תמשיך לדון עם בריסל".
    """
    lands = [c for c in chunks if c.kind in LANDS]
    if match.has("grammar", "programme", "follows"):
        # "Nach Ghana stehen noch Kenia und Sambia auf dem Programm"
        return [c for c in lands if not c.slot or match.start <= c.marker < match.end]
    if not scan.pack.meta.article:
        return lands
    return [c for c in lands if c.slot == "to" and c.marker - match.end <= _AT_ONCE]


_AT_ONCE = 2
"""Tokens between "will continue" and where to: a day."""


def onward(reader: Reader, match: Match, form: str, told: list[Candidate]) -> list[Candidate]:
    """The visits of "die nächste Station ist Lima", "the trip took him to Peru and Chile".

    `told` are the events before it: whose journey was told last goes there, unless the sentence
    names somebody itself.
    """
    scan = reader.scan
    sentence = scan.sentences[scan.sentence_of[match.start]]
    chunks = reader.of_sentence(sentence.index)
    if scan.holds("grammar", "journey") and not of_journey(scan, match, chunks):
        return []
    goals = _goals(reader, match, _lands_ahead(scan, match, chunks))
    journeys = _journeys(told, sentence.index)
    if (view := outlook(scan, match, form, reader.in_phrases(sentence.index))) is None or not goals:
        return []
    is_now = form == "noun" and _is_now(scan, match)
    # "On his travel plan" tells of what is to come, and is a noun.
    found = find_arguments(scan, chunks, match, "noun" if form == "future" else form)
    named = [c for c in chunks if c.slot == "for" and c.kind in HUMAN]  # "geht es für X nach Mali"
    named = named or _named(found, match, [c for c in journeys if c.sentence == sentence.index])
    roles = dict.fromkeys(persons(reader.casting, named), "visitor")
    status, because = view.status, view.because
    if journeys:
        last = journeys[-1]
        roles = roles or {i: "visitor" for i, role in last.roles.items() if role == "visitor"}
        if status == "held" and form in ("noun", "present"):
            ahead = form == "present" and scan.pack.meta.order == "v2"
            if ahead or (is_now and not _was_there(journeys, goals[0])):
                status, because = "planned", match.entries[0].phrase
            else:
                status, because = last.status, last.because
    elif not roles:
        roles, ahead = _setting_out(reader, sentence.index)
        status = "planned" if ahead and status == "held" else status
    if not roles:
        return []
    first = Candidate(
        kind=FRAMES["onward"].kind,
        status=status,
        trigger=match.start,
        because=because,
        roles=roles,
        states=(),
        evidence=[scan.span(sentence.start, sentence.end)],
        sentence=sentence.index,
        form="present" if is_now else form,
        place=goals[0],
        onward=True,
    )
    return [first, *(_to(first, place) for place in goals[1:])]


def _journeys(told: list[Candidate], sentence: int) -> list[Candidate]:
    """The journeys with a traveller that were told up to a sentence, and not long before it."""
    return [
        c
        for c in told
        if c.kind == "visit" and 0 <= sentence - c.sentence <= _TRAVELLER
        if "visitor" in c.roles.values()
    ]


def last_traveller(told: list[Candidate], sentence: int) -> dict[int, str] | None:
    """Who was last told to travel before a sentence, if anyone was."""
    journeys = _journeys(told, sentence)
    if not journeys:
        return None
    return {i: "visitor" for i, role in journeys[-1].roles.items() if role == "visitor"}


def _is_now(scan: Scan, noun: Match) -> bool:
    """Whether the copula of a noun's clause is in the present: "letzte Station ist am Freitag Lima"."""
    words = scan.pack.meta.auxiliaries.get("present", ())
    return bool(words) and any(
        scan.tokens[i].norm in words for i in range(*stretch(scan, noun.start))
    )


def _was_there(journeys: list[Candidate], goal: Place) -> bool:
    """Whether a journey told before has led there already."""
    return any(c.status == "held" and c.place and c.place.country == goal.country for c in journeys)


def _named(found: Arguments, match: Match, here: list[Candidate]) -> list[Chunk]:
    """Whom the words for a stop name; `here` are the journeys told in the same sentence."""
    # The last of these takes on: "met X on a tour that took him to Peru" is no journey of X's.
    since = here[-1].trigger if here and here[-1].trigger < match.start else -1
    behind = [c for c in found.subject if c.start > since]
    return [c for c in (*found.object, *behind) if c.kind in HUMAN][:1]


_OPENED = 6
"""Sentences from the opening of a journey to a region to the list of its stops."""


def _setting_out(reader: Reader, sentence: int) -> tuple[dict[int, str], bool]:
    """Who goes to where no country is named, and whether he only sets out: "brach nach Asien auf"."""
    scan = reader.scan
    for index in range(sentence, max(-1, sentence - _OPENED - 1), -1):
        here = scan.sentences[index]
        for match in scan.matches_in(here.start, here.end, "trigger"):
            entry = match.entry("trigger")
            if entry is None or entry.key == "onward" or FRAMES[entry.key].subject != "visitor":
                continue
            found = find_arguments(scan, reader.of_sentence(index), match, entry.value)
            people = [c for c in found.subject if c.kind in HUMAN]
            if people:
                ahead = entry.key == "departure"
                return dict.fromkeys(persons(reader.casting, people), "visitor"), ahead
    return {}, False


def sets_out(reader: Reader, match: Match, form: str) -> bool:
    """Whether words tell that a journey was begun: "left for Lima", "hat die Reise angetreten"."""
    scan = reader.scan
    if form == "past" or (form == "base" and not scan.pack.meta.spaces):
        # Chinese has no past: "星期二飞往加纳" was on Tuesday unless a word before it plans it.
        first = scan.sentences[scan.sentence_of[match.start]].start
        if form == "past":
            return match.has("trigger", "departure")
        if scan.matches_in(first, match.start, "modality"):
            return False
        told = scan.matches_in(first, match.end, "trigger")
        return any(
            m.has("trigger", "departure") and not scan.has_mark(m.end, match.start, ",，")
            for m in told
        )
    if form != "noun" or not scan.pack.meta.auxiliaries or not match.has("trigger", "visit"):
        return False
    sentence = scan.sentences[scan.sentence_of[match.start]]
    clause = clause_around(scan, sentence, reader.of_sentence(sentence.index), match)
    begun = scan.matches_in(match.end, clause.end, "trigger")
    return any(m.has("trigger", "departure") and m.has_value("trigger", "past") for m in begun)


def _to(journey: Candidate, place: Place) -> Candidate:
    """The same journey to another place."""
    roles, evidence = dict(journey.roles), list(journey.evidence)
    return msgspec.structs.replace(journey, place=place, roles=roles, evidence=evidence)


def _goals(reader: Reader, match: Match, lands: list[Chunk]) -> list[Place]:
    """The places that a word for a stop names: the list behind it, else the one before it."""
    scan, own = reader.scan, reader.in_phrases(reader.scan.sentence_of[match.start])
    behind = [k for k, c in enumerate(lands) if 0 <= c.start - match.end <= _REACH]
    if not behind and (scan.pack.meta.auxiliaries or scan.holds("grammar", "journey")):
        # "letzte Station der Reise von Ministerin X ist am Freitag Lima": people and days are no distance.
        behind = [
            k
            for k, c in enumerate(lands)
            if c.start >= match.end
            and not any(
                scan.tokens[i].text == "," and i not in own and i - 1 not in own
                for i in range(match.end, c.start)
            )
            and sum(i not in own and i not in scan.date_tokens for i in range(match.end, c.start))
            <= _REACH
        ]
    before = [k for k, c in enumerate(lands) if 0 <= match.start - c.end <= _REACH]
    if scan.pack.meta.auxiliaries and any(not lands[k].slot for k in before):
        before = [
            k for k in before if not lands[k].slot
        ]  # "China ist nach Peru die nächste Station"
    listed: list[Chunk] = []
    if behind:
        listed = lands[behind[0] : behind[0] + 1]
        while behind[0] + len(listed) < len(lands):
            following = lands[behind[0] + len(listed)]
            if not _listed(scan, listed[-1], following):
                break
            listed.append(following)
    elif before:
        k = before[-1]
        listed = [lands[k]]
        while k and _listed(scan, lands[k - 1], lands[k]):
            k -= 1
            listed.insert(0, lands[k])
    places: dict[str | None, Place] = {}
    for chunk in listed:
        place = place_of(chunk)
        if place is not None and not chunk.possessive:
            places.setdefault(place.country, place)
    return list(places.values())


def drop_journey_nouns(candidates: list[Candidate]) -> None:
    """Leave "Reise" out where its clause's verb tells the journey: "die Reise führt sie nach Lima".

    The verb alone says when and whether it takes place.
    """
    verbs: dict[tuple[int, str | None], list[Candidate]] = {}
    first = next((c.trigger for c in candidates if c.kind == "visit" and c.place), None)
    candidates[:] = [c for c in candidates if not _points_on(c, first)]
    for c in candidates:
        if c.kind == "visit" and c.form != "noun" and c.place is not None:
            verbs.setdefault((c.sentence, c.place.country), []).append(c)
    candidates[:] = [
        c
        for c in candidates
        if c.kind != "visit"
        or c.form != "noun"
        or c.place is None
        or c.status == "cancelled"
        or not any(
            v.roles.keys() == c.roles.keys() for v in verbs.get((c.sentence, c.place.country), ())
        )
    ]


def _points_on(visit: Candidate, first: int | None) -> bool:
    """Whether "during his visit he will hold talks" only goes on with the visit told `first`."""
    return (
        first is not None
        and visit.trigger > first
        and (visit.kind, visit.form, visit.status) == ("visit", "noun", "planned")
        and visit.place is None
        and visit.start is None
        and "host" not in visit.roles.values()
    )


def _stops(reader: Reader, match: Match, visit: Candidate) -> list[Place]:
    """The other countries listed with that of a visit: behind the verb, or before one that ends."""
    first = visit.place
    assert first is not None
    chunks = [c for c in reader.of_sentence(visit.sentence) if c.kind in LANDS]
    goals = [k for k, c in enumerate(chunks) if place_of(c) == first]
    before = [k for k in goals if chunks[k].end <= match.start]
    at = next((k for k in goals if chunks[k].start >= match.end), goals[-1] if goals else None)
    if at is not None and before and _in_next_clause(reader.scan, match, chunks[at]):
        at = before[-1]
    if at is None:
        return []
    begin, end = at, at + 1
    while (
        begin
        and chunks[at].end <= match.start
        and _listed(reader.scan, *chunks[begin - 1 : begin + 1])
    ):
        begin -= 1
    while end < len(chunks) and _listed(reader.scan, *chunks[end - 1 : end + 1]):
        end += 1
    stops: dict[str | None, Place] = {}
    for chunk in chunks[begin:end]:
        place = place_of(chunk)
        if place is not None and place.country != first.country:
            stops.setdefault(place.country, place)
    return list(stops.values())


def _in_next_clause(scan: Scan, match: Match, place: Chunk) -> bool:
    """Whether a comma parts a place from the verb before it: "对秘鲁、智利进行访问，访秘期间将…"."""
    return not scan.pack.meta.spaces and scan.has_mark(match.end, place.start, ",，")


def _accusative(scan: Scan, chunk: Chunk) -> bool:
    """Whether its ending alone marks a place: "в Чад, Намибию и на Маврикий"."""
    return bool(scan.pack.meta.paradigms) and chunk.slot == "object"


def _listed(scan: Scan, before: Chunk, chunk: Chunk) -> bool:
    """Whether a place goes on a list: "nach New York, Mexiko und in die Dominikanische Republik"."""
    if chunk.joined:
        return True
    between = range(before.end, chunk.start)
    away = before.slot in ("with", "by", "about", "between", "against")
    return (
        bool(between)
        and (chunk.slot in ("", before.slot, "in", "to") or _accusative(scan, chunk))
        and (not away or _toured(scan, before))
        and not chunk.possessive
        and all(
            scan.tokens[i].text in ",،、"
            or scan.is_category(i, "marker")
            or (bool(scan.date_tokens & {i, i + 1}) and _parts_days(scan))
            or (scan.tokens[i].text in "()" and _parts_days(scan))
            or (scan.is_category(i, "modality") and bool(scan.pack.meta.auxiliaries))
            or scan.has_grammar(i, "and", "determiner", "adverb")
            for i in between
        )
    )


def _toured(scan: Scan, place: Chunk) -> bool:
    """Whether "through" before a place belongs to a word for a tour: "una gira por Perú, Chile y Ecuador"."""
    tour = scan.covered[place.marker] if place.slot == "by" and place.marker >= 0 else None
    return tour is not None and tour.has("trigger", "tour")


def _parts_days(scan: Scan) -> bool:
    """Whether a list may tell the day of each stop: "am Montag nach Peru, am Mittwoch nach Chile"."""
    return bool(scan.pack.meta.auxiliaries or scan.pack.meta.active_participle)


def plan_journeys(reader: Reader, candidates: list[Candidate]) -> None:
    """A journey told in the present is to come where talks on it are: "fliegt nach Peru, wo er am
    Freitag Y treffen wird"."""
    if reader.scan.pack.meta.order != "v2":
        return
    ahead = [
        c for c in candidates if c.status == "planned" and c.kind in ("meeting", "negotiation")
    ]
    for visit in candidates:
        if (visit.kind, visit.form, visit.status) != ("visit", "present", "held") or visit.start:
            continue
        if not any(c.kind in LANDS and c.slot == "to" for c in reader.of_sentence(visit.sentence)):
            continue  # "hält sich in Lima auf, wo er am Freitag Y treffen wird"
        for talks in ahead:
            same = talks.sentence == visit.sentence and talks.trigger > visit.trigger
            if same and not talks.roles.keys().isdisjoint(visit.roles):
                visit.status, visit.because = "planned", talks.because
