"""One event told several times in a report is one event with several pieces of evidence."""

from __future__ import annotations

import msgspec

from dragoman.model import Place
from dragoman.reading.candidate import Candidate
from dragoman.reading.cast import Casting, may_mean
from dragoman.reading.dayspans import days_apart
from dragoman.reading.same_event import ALIKE, alike, dates_agree, goes_on, places_agree, same


def merge_candidates(
    casting: Casting, candidates: list[Candidate], published: str | None
) -> list[Candidate]:
    """Join the tellings of one event in a report of a day; the fuller telling leads."""
    _talk_by_phone(candidates)
    _called_off(candidates, published)
    told = _Told(casting)
    full = [c for c in candidates if not c.bare]
    for candidate in sorted(full, key=lambda c: (-_fullness(c), c.kind == "summit", c.sentence)):
        number = next(
            (n for n in told.near(candidate) if same(casting, told.events[n], candidate)), -1
        )
        if number < 0:
            told.events.append(candidate)
            number = len(told.events) - 1
        else:
            _absorb(casting, told.events[number], candidate)
        told.file(number)
    merged = told.events
    by_sentence: dict[int, list[Candidate]] = {}
    for event in merged:
        by_sentence.setdefault(event.sentence, []).append(event)
    for candidate in candidates:
        if candidate.bare:
            near = range(candidate.sentence - _BACK, candidate.sentence + 1)
            before = [c for s in near for c in by_sentence.get(s, ())]
            if _point_back(candidate, before):
                continue
            if whole := _signed(casting, candidate, before):
                merged.append(whole)
    for event in merged:
        event.evidence = list(dict.fromkeys(event.evidence))
    merged = [c for c in merged if not _hollow(casting, c, merged)]
    return [c for c in merged if not _of_kind(casting, c, merged)]


def _talk_by_phone(candidates: list[Candidate]) -> None:
    """Make a call of talks that the report elsewhere says were by telephone, and a meeting of others.

    "ناقش X مع Y، في اتصال هاتفي، …", "…. جاء ذلك في اتصال هاتفي": a call without sides says so.
    "Разговор" is a call unless the two met in the report and no word tells of a telephone.
    """
    rung = {c.sentence - c.says_of: c.roles for c in candidates if c.kind == "call" and c.bare}
    for talk in candidates if rung else ():
        sides = rung.get(talk.sentence)
        if talk.talk and talk.kind == "meeting" and sides is not None:
            talk.kind = "call" if sides.keys() <= talk.roles.keys() else talk.kind
    told: dict[str, dict[frozenset[int], list[Candidate]]] = {"call": {}, "meeting": {}}
    for sure in candidates:
        by_word = not sure.talk or sure.place is not None
        if sure.kind in told and by_word and len(sure.roles) > 1:
            told[sure.kind].setdefault(frozenset(sure.roles), []).append(sure)
    for talk in candidates if any(told.values()) else ():
        other = {"meeting": "call", "call": "meeting"}.get(talk.kind, "")
        if not talk.talk or not other or talk.place is not None:
            continue
        people = frozenset(talk.roles)
        agree = any(dates_agree(one, talk) for one in told[other].get(people, ()))
        if agree and (other == "call" or people not in told["call"]):
            talk.kind = other
    rung_up = {frozenset(c.roles) for c in candidates if c.kind == "call" and c.talk}
    for talk in candidates if rung_up else ():
        # "Беседа" and "разговор" of the same two, none of them at a place: one call.
        people = frozenset(talk.roles)
        loose = talk.talk and talk.kind == "meeting" and talk.place is None and len(people) > 1
        if loose and people in rung_up and people not in told["meeting"]:
            talk.kind = "call"


def _called_off(candidates: list[Candidate], published: str | None) -> None:
    """ "He was to go to Brazil … The trip was cancelled": what is called off is what was planned."""
    for off in candidates:
        if off.status != "cancelled":
            continue
        planned = [
            c
            for c in candidates
            if c.kind == off.kind and c.trigger < off.trigger and not c.bare
            if _puts_off(off, c)
        ]
        if planned:
            _call_off(planned[-1], off, published)


def _puts_off(off: Candidate, plan: Candidate) -> bool:
    """Whether a plan is what was called off: told shortly before, or by the same ones in one sentence."""
    if off.bare:
        return plan.status == "planned" and 0 <= off.sentence - plan.sentence <= _BACK
    ahead = plan.status != "held"
    return ahead and plan.sentence == off.sentence and plan.roles == off.roles


def _call_off(plan: Candidate, off: Candidate, published: str | None) -> None:
    """ "was to come in February but put the trip off": it was to be in the nearest February."""
    plan.status = "cancelled"
    dated = [one for one in (plan, off) if one.start is not None]
    if off.bare or not dated or published is None:
        return
    nearest = min(dated, key=lambda c: days_apart(c.start or "", published))
    for one in (plan, off):
        one.take_day(nearest)
        one.timed_apart = nearest.timed_apart


_Key = tuple[str, int | str | None]


class _Told:
    """The events told so far, filed by who takes part, so that none is compared with all."""

    def __init__(self, casting: Casting) -> None:
        self.events: list[Candidate] = []
        self._casting = casting
        self._filed: dict[_Key, dict[int, None]] = {}

    def file(self, number: int) -> None:
        """Make an event known by its kind and by all who take part, as far as told by now."""
        event = self.events[number]
        for key in (*self._keys(event), (alike(event), "")):
            self._filed.setdefault(key, {})[number] = None

    def near(self, candidate: Candidate) -> list[int]:
        """Which events share a side with a telling, in order; all of its kind where it has none."""
        keys = self._keys(candidate) or [(alike(candidate), "")]
        return sorted({n for key in keys for n in self._filed.get(key, ())})

    def _keys(self, candidate: Candidate) -> list[_Key]:
        kind, actors = alike(candidate), self._casting.actors
        people: list[_Key] = [(kind, i) for i in candidate.roles]
        return [
            *people,
            *((kind, actors[i].state) for i in candidate.roles),
            *((kind, state) for state in candidate.states),
        ]


_BACK = 6
"""Sentences over which "the meeting" still points to the meeting told before."""


def _point_back(candidate: Candidate, before: list[Candidate]) -> bool:
    """Give what a bare noun adds (day, place, evidence) to the event told before that it points to.

    False where none was told.
    """
    told = [
        c
        for c in before
        if ALIKE.get(c.kind, c.kind) == ALIKE.get(candidate.kind, candidate.kind)
        and dates_agree(c, candidate)
        and places_agree(c, candidate)
    ]
    if not told:
        return False
    whole = max(told, key=lambda c: (c.sentence, _fullness(c)))
    whole.evidence += candidate.evidence
    if whole.start is None and candidate.start and len(candidate.start) == 10:
        whole.take_day(candidate)
    if whole.place is None:
        whole.place = candidate.place
    return True


def _signed(casting: Casting, talks: Candidate, before: list[Candidate]) -> Candidate | None:
    """The talks after which two sides sign: "X and Y signed a treaty after talks in the palace"."""
    if not talks.adjunct or ALIKE.get(talks.kind, talks.kind) != "meeting":
        return None
    for signing in reversed(before):
        sides = {casting.actors[i].state for i in signing.roles} - {None}
        close = talks.sentence - signing.sentence <= 1
        if signing.kind == "signing" and signing.status == "held" and close and len(sides) > 1:
            roles = dict.fromkeys(signing.roles, "participant")
            place = signing.place and Place(None, signing.place.country)
            return msgspec.structs.replace(
                talks, roles=roles, bare=False, place=talks.place or place
            )
    return None


def _fullness(candidate: Candidate) -> int:
    return (
        4 * len(candidate.roles)
        + 2 * bool(candidate.start)
        + 2 * bool(candidate.place)
        + len(candidate.states)
        + (candidate.kind != "negotiation")
    )


def _absorb(casting: Casting, whole: Candidate, part: Candidate) -> None:
    whole.evidence += part.evidence
    for index, role in part.roles.items():
        whole.roles.setdefault(index, role)
    whole.states = tuple(dict.fromkeys((*whole.states, *part.states)))
    whole.daypart = whole.daypart or part.daypart
    if goes_on(whole, part):
        begun = whole if whole.status == "held" else part
        whole.place, whole.status, whole.form = begun.place, "held", begun.form
        whole.take_day(begun)
        return
    if whole.start is None or (part.start is not None and len(part.start) > len(whole.start)):
        whole.take_day(part)
    elif part.begun_in < 0 and part.start == whole.start:
        whole.begun_in = -1  # "landed on Wednesday" of who "visits on Wednesday"
    if whole.place is None or (whole.place.name is None and part.place is not None):
        whole.place = part.place
    if whole.status == part.status == "held" and (whole.form, part.form) == ("present", "past"):
        whole.form = part.form  # what the headline tells in the present was
    whole.status = _under_way(casting, whole, part) or _status(whole, part)
    if whole.kind == "negotiation":
        whole.kind = part.kind


def _under_way(casting: Casting, a: Candidate, b: Candidate) -> str:
    """Held, where Russian tells of what lasts: "X проводит встречу с Y", and of ways on a visit.

    "В последний день визита в Германию X направился в Кёльн": the visit is not ahead.
    """
    if not casting.scan.pack.meta.paradigms or "cancelled" in (a.status, b.status):
        return ""
    held = [c for c in (a, b) if c.status == "held"]
    if a.kind != "visit":
        return "held" if any(c.form == "present" for c in held) else ""
    on_the_way = any(c.status == "planned" and c.form == "past" for c in (a, b))
    return "held" if on_the_way and any(c.place is not None for c in held) else ""


def _status(a: Candidate, b: Candidate) -> str:
    """What happened is held; a bare noun or a headline's present tense yields to a plan."""
    if a.status == b.status:
        return a.status
    if a.adjunct != b.adjunct:
        return b.status if a.adjunct else a.status
    for candidate in (a, b):
        if candidate.status == "held" and candidate.form in ("past", "passive"):
            return "held"
    return next(c.status for c in (a, b) if c.status != "held")


def _hollow(casting: Casting, candidate: Candidate, merged: list[Candidate]) -> bool:
    """A telling without people that a fuller one of the same sides already covers."""
    if candidate.roles or candidate.kind == "summit":
        return False
    for other in merged:
        if other is candidate or not other.roles:
            continue
        if ALIKE.get(other.kind, other.kind) != ALIKE.get(candidate.kind, candidate.kind):
            continue
        sides = {casting.actors[i].state for i in other.roles} | set(other.states)
        if set(candidate.states) <= sides:
            return True
    return False


def _of_kind(casting: Casting, visit: Candidate, merged: list[Candidate]) -> bool:
    """ "The first German minister to come to Fiji" is whoever is told to have come there.

    So it is of a visitor told by his office alone where one with a name, of whom nothing known
    contradicts, came to the same country, and no day sets the two apart.
    """
    if visit.kind != "visit" or len(visit.roles) != 1 or visit.place is None:
        return False
    nameless = casting.actors[next(iter(visit.roles))]
    if visit.timed_apart:
        return False  # "it was in 2011 that an Egyptian minister last came"
    if nameless.named or nameless.kind != "person" or nameless.office is None:
        return False
    for other in merged:
        ground = other.place.country if other.place is not None else None
        if other.kind != "visit" or ground != visit.place.country or not dates_agree(visit, other):
            continue
        if visit.start is not None and other.start is None:
            continue
        for index, role in other.roles.items():
            named = casting.actors[index]
            fits = named.state in (None, nameless.state) and (
                named.office is None or may_mean(named.office, nameless.office)
            )
            if role == "visitor" and named.named and fits:
                other.evidence = list(dict.fromkeys((*other.evidence, *visit.evidence)))
                return True
    return False
