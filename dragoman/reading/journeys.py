"""Which visit an event was on, where its own words name no place."""

from __future__ import annotations

from dragoman.language.pack import alpha3
from dragoman.model import Place
from dragoman.reading.candidate import Candidate, Reader
from dragoman.reading.scan import Scan

_PHRASE = 6
"""Tokens from "during" to the noun of the visit: "during a two-day official"; or from it: "访问肯尼亚期间"."""
_NEAR = 3
"""Sentences behind a visit in which a traveller who meets people of no name is still there."""
_ON_VISITS = ("meeting", "negotiation", "press_conference", "signing")


def on_visit(scan: Scan, event: Candidate, visits: list[Candidate]) -> Place | None:
    """The place of a visit during which, says the same sentence, something happened."""
    if event.kind not in _ON_VISITS or not scan.holds("grammar", "on_visit"):
        return None
    told = [
        visit
        for visit in visits
        if visit.sentence == event.sentence
        and visit.status == event.status
        and not visit.roles.keys().isdisjoint(event.roles)
    ]
    if len({visit.place.country for visit in told if visit.place is not None}) != 1:
        return None  # "visits Lima on a tour that takes in Chile": which of them is not said
    visit = told[0]
    noun = visit.form == "noun" or not scan.pack.meta.spaces
    return visit.place if noun and _is_setting(scan, visit.trigger) else None


def _is_setting(scan: Scan, noun: int) -> bool:
    """Whether "during" stands before a noun of a visit, or behind it and where it leads."""
    sentence = scan.sentences[scan.sentence_of[noun]]
    match = scan.covered[noun]
    end = match.end if match is not None else noun + 1
    if scan.pack.meta.nominal or not scan.pack.meta.spaces:
        last = min(sentence.end, end + 2 * _PHRASE)
        return not scan.has_mark(end, last, ",，;；") and scan.has_grammar_in(end, last, "on_visit")
    for i in range(noun - 1, max(sentence.start, noun - _PHRASE) - 1, -1):
        if scan.has_grammar(i, "on_visit"):
            return True
        if scan.is_category(i, "trigger", "saying") or scan.tokens[i].text in ",;:":
            return False
    return False


def one_journey(visit: Candidate, event: Candidate, visits: list[Candidate]) -> bool:
    """Whether a traveller who met people not named is told of right behind his only visit."""
    if event.kind not in ("meeting", "negotiation") or visit.status != event.status:
        return False
    if not 0 <= event.sentence - visit.sentence <= _NEAR:
        return False
    countries = {
        other.place.country
        for other in visits
        if other.place is not None and not other.roles.keys().isdisjoint(visit.roles)
    }
    return len(countries) == 1


def by_states(reader: Reader, visit: Candidate, event: Candidate) -> bool:
    """Whether those who met are, as states, the visitor's and the host's: "Wang Yi will meet the German side"."""
    actors = reader.casting.actors
    host = alpha3().get((visit.place and visit.place.country) or "")
    homes = {actors[i].state for i, role in visit.roles.items() if role == "visitor"}
    people = {actors[i].state for i in event.roles}
    near = 0 <= event.sentence - visit.sentence <= _NEAR
    guests = set(event.states) - {host}
    return near and host is not None and people == {host} and bool(guests) and guests <= homes
