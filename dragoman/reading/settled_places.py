"""Places settled over the whole report: by the visit an event falls in, by its occasion, by the head of the report."""

from __future__ import annotations

from dragoman.language.pack import alpha2, alpha3
from dragoman.language.tokens import tokenize
from dragoman.model import Place
from dragoman.reading.candidate import Candidate, Reader
from dragoman.reading.chunk import LANDS
from dragoman.reading.dayspans import seasons_apart
from dragoman.reading.journeys import by_states, on_visit, one_journey
from dragoman.reading.otherplaces import (
    is_attribute,
)
from dragoman.reading.places import NOWHERE, place_of
from dragoman.reading.settled_states import settle_hosts

_HEAD = 4  # Sentences in which a report says where its news is.


def settle_places(reader: Reader, candidates: list[Candidate]) -> None:
    """Give events without a place the country that the report fixes for them.

    A meeting of a visitor with people of the country visited was there; else
    the dateline, or the only place that the head of the report names, decides
    if it is home to one of those who met.
    """
    _place_visits(reader, candidates)
    visits = [c for c in candidates if c.kind == "visit" and c.place and c.place.country]
    news = _place_of_news(reader)
    for candidate in candidates:
        if candidate.place is not None or candidate.kind in NOWHERE:
            continue
        candidate.place = on_visit(reader.scan, candidate, visits)
        candidate.place = candidate.place or _of_visit(reader, candidate, visits, candidates)
        if candidate.place is None and news is not None and not candidate.timed_apart:
            states = {reader.casting.actors[i].state for i in candidate.roles} | set(
                candidate.states
            )
            host = alpha3().get(news)
            guests = {
                reader.casting.actors[i].state
                for i in candidate.roles
                if candidate.roles[i] == "visitor"
            }
            if host in states and len(states) > 1 and host not in guests:
                candidate.place = Place(None, news)
        candidate.place = candidate.place or _of_occasion(candidate, candidates)
        candidate.place = candidate.place or _of_welcome(reader, candidate)
    _stay(reader, candidates)
    settle_hosts(reader, candidates, news if reader.document.dateline else None)


def _place_visits(reader: Reader, candidates: list[Candidate]) -> None:
    """A visit without a place is to where the visitor, away from home, meets someone."""
    actors = reader.casting.actors
    for visit in candidates:
        if visit.kind != "visit" or visit.place is not None:
            continue
        hosts = {alpha2().get(actors[i].state or "") for i, r in visit.roles.items() if r == "host"}
        if len(hosts) == 1 and (host_land := hosts.pop()) is not None:
            # "Assad hosts the minister": at home.
            visit.place = Place(None, host_land)
            continue
        visitors = {i for i, role in visit.roles.items() if role == "visitor"}
        homes = {actors[i].state for i in visitors}
        for other in candidates:
            if other is visit or other.place is None or not visitors & set(other.roles):
                continue
            host = alpha3().get(other.place.country or "")
            if other.kind != "visit" and other.status == visit.status and host not in homes:
                visit.place = Place(None, other.place.country)
                break


def _of_visit(
    reader: Reader, candidate: Candidate, visits: list[Candidate], all_told: list[Candidate]
) -> Place | None:
    for visit in visits:
        visitors = {i for i, role in visit.roles.items() if role == "visitor"}
        if visit is candidate or not _during(visit, candidate):
            continue
        if not visitors & set(candidate.roles) and not by_states(reader, visit, candidate):
            continue
        assert visit.place is not None
        host = alpha3().get(visit.place.country or "")
        others = {reader.casting.actors[i].state for i in candidate.roles if i not in visitors}
        # Who meets the visitor and is of no state that the report names is of the country
        # visited, unless the visitor just met someone elsewhere.
        before = [
            told.place.country
            for told in all_told
            if told.place is not None
            and told.kind != "visit"
            and 0 <= candidate.sentence - told.sentence <= _BACK
            and visitors & set(told.roles)
            # "After Quito, where X had received him, he came to Lima": that stop is behind him.
            and not (told.sentence == visit.sentence and told.trigger < visit.trigger)
        ]
        unnamed = others == {None} or (not others and one_journey(visit, candidate, visits))
        unnamed = unnamed and before[-1:] in ([], [visit.place.country])
        if host in others or host in candidate.states or unnamed:
            return Place(None, visit.place.country)
    return _of_stop(reader, candidate, all_told)


def _of_welcome(reader: Reader, candidate: Candidate) -> Place | None:
    """Whoever of one state welcomes a foreigner at the airport does so at home."""
    actors, receiver = reader.casting.actors, candidate.receiver
    if candidate.occasion != "welcome" or receiver not in candidate.roles:
        return None
    home = actors[receiver].state
    guests = {actors[i].state for i in candidate.roles if i != receiver} - {None}
    if not guests or home in guests or alpha2().get(home or "") is None:
        return None
    return Place(None, alpha2()[home or ""])


def _stay(reader: Reader, candidates: list[Candidate]) -> None:
    """Where someone meets people of no other country, if all that the report tells of him then is there."""
    placed = [c for c in candidates if c.place and c.place.country and c.kind not in NOWHERE]
    for event in candidates:
        if event.place is None and event.kind not in (*NOWHERE, "visit") and not event.timed_apart:
            lands = (_land_of(reader, event, guest, placed) for guest in event.roles)
            land = next(filter(None, lands), None)
            event.place = Place(None, land) if land is not None else None


def _land_of(reader: Reader, event: Candidate, guest: int, placed: list[Candidate]) -> str | None:
    """The one foreign country in which one of those who took part is told of at that time."""
    actors = reader.casting.actors
    lands = {
        c.place.country
        for c in placed
        if c.place is not None and guest in c.roles and c.status == event.status
        if _one_time(c.start, event.start)
    }
    land = lands.pop() if len(lands) == 1 else None
    host, home = alpha3().get(land or ""), actors[guest].state
    others = {actors[i].state for i in event.roles if i != guest} | set(event.states) - {home}
    return land if host is not None and host != home and others <= {host, None} else None


_BACK = 2
"""Sentences over which a traveller is still where he was said to meet somebody."""


def _of_stop(reader: Reader, candidate: Candidate, all_told: list[Candidate]) -> Place | None:
    """Whom a traveller met next, in the country where the sentence or the one before has him meet.

    "On Tuesday X was met at the airport of Kinshasa by A, then talked with President B."
    """
    states = {i: reader.casting.actors[i].state for i in candidate.roles}
    for told in reversed(all_told):
        host = alpha3().get((told.place and told.place.country) or "")
        met_here = told.kind in ("meeting", "reception", "negotiation") and host is not None
        if not met_here or not 0 <= candidate.sentence - told.sentence <= _BACK:
            continue
        stays = told.status == candidate.status and _one_time(told.start, candidate.start)
        guests = {i for i in told.roles if i in states and states[i] != host}
        others = {state for i, state in states.items() if i not in guests}
        if guests and stays and others and others <= {host, None}:
            return Place(None, told.place.country if told.place else None)
    return None


def _one_time(a: str | None, b: str | None) -> bool:
    """Whether two days or months may be one; what is not dated may be any."""
    return a is None or b is None or a.startswith(b) or b.startswith(a)


_AFTER = 6  # Sentences behind a meeting in which a report tells what was said and signed there.


def _of_occasion(candidate: Candidate, all_told: list[Candidate]) -> Place | None:
    """Who speak to the press or sign together do so where the report has them meet; one of them alone
    does so on the day they met."""
    if candidate.kind not in ("press_conference", "signing") or candidate.timed_apart:
        return None
    for told in all_told:
        if (
            told.kind in ("meeting", "negotiation", "summit", "press_conference")
            and told.place is not None
            and candidate.roles
            and candidate.roles.keys() <= told.roles.keys()
            and (len(candidate.roles) > 1 or candidate.start == told.start)
            and abs(candidate.sentence - told.sentence) <= _AFTER
            and told.status == candidate.status
            and _one_time(told.start, candidate.start)
        ):
            return Place(None, told.place.country)
    return None


def _during(visit: Candidate, meeting: Candidate) -> bool:
    """Whether a meeting may fall in a visit: both at one time, or still to come in a visit under way."""
    if seasons_apart(visit.start, meeting.start):
        return False  # "spoke of his trip to Peru in March": what is told of November was not on it
    return visit.status == meeting.status or (visit.status, meeting.status) == ("held", "planned")


def _place_of_news(reader: Reader) -> str | None:
    """The country of the dateline, else the only one whose places the head names with "in"."""
    city = reader.document.dateline
    pack = reader.scan.pack
    if city:
        for match in pack.table.find(tokenize(city, pack.code, pack.elisions)):
            if entry := match.entry("capital", "state"):
                return alpha2().get(entry.key)
            if entry := match.entry("city"):
                return entry.key
    named = {
        place.country
        for c in reader.chunks
        if c.sentence < _HEAD and c.slot in ("in", "to") and c.kind in LANDS
        if not is_attribute(reader.scan, c)
        if (place := place_of(c)) is not None
    }
    return named.pop() if len(named) == 1 else None
