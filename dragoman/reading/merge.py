"""One event told several times in a report is one event with several pieces of evidence."""

from __future__ import annotations

import msgspec

from dragoman.language.pack import alpha2
from dragoman.model import Place
from dragoman.reading.candidate import Candidate
from dragoman.reading.cast import Casting
from dragoman.reading.dayspans import days_apart, days_between
from dragoman.reading.spoken_of import summit_beside

_ALIKE = {"negotiation": "meeting", "summit": "meeting"}


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
            (n for n in told.near(candidate) if _same(casting, told.events[n], candidate)), -1
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
    return [c for c in merged if not _hollow(casting, c, merged)]


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
        agree = any(_dates_agree(one, talk) for one in told[other].get(people, ()))
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
        for key in (*self._keys(event), (_alike(event), "")):
            self._filed.setdefault(key, {})[number] = None

    def near(self, candidate: Candidate) -> list[int]:
        """Which events share a side with a telling, in order; all of its kind where it has none."""
        keys = self._keys(candidate) or [(_alike(candidate), "")]
        return sorted({n for key in keys for n in self._filed.get(key, ())})

    def _keys(self, candidate: Candidate) -> list[_Key]:
        kind, actors = _alike(candidate), self._casting.actors
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
        if _ALIKE.get(c.kind, c.kind) == _ALIKE.get(candidate.kind, candidate.kind)
        and _dates_agree(c, candidate)
        and _places_agree(c, candidate)
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
    if not talks.adjunct or _ALIKE.get(talks.kind, talks.kind) != "meeting":
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


def _same(casting: Casting, a: Candidate, b: Candidate) -> bool:
    if _alike(a) != _alike(b) or summit_beside(a, b):
        return False
    near_days = _dates_agree(a, b) or _next_leg(a, b)
    if not _same_status(a, b) or not near_days or not _places_agree(a, b):
        return False
    ahead = a.status == b.status == "planned"
    if a.timed_apart != b.timed_apart and (a.start is None or b.start is None) and not ahead:
        # "They had last met in 2019" is not the meeting of the day.
        return False
    if a.kind == "visit":
        mine, theirs = _people(a, "visitor"), _people(b, "visitor")
        if len({_ground(casting, a), _ground(casting, b)} - {None}) > 1:
            return (
                False  # "back from Guinea … days before he had visited his colleague of Cape Verde"
            )
        return bool(mine & theirs) and (mine <= theirs or theirs <= mine)
    mine, theirs = set(a.roles), set(b.roles)
    if (a.open_side and len(mine) == 1) != (b.open_side and len(theirs) == 1):
        # "sat down with investors" is not the minister's meeting with his colleague.
        return False
    if a.kind in ("invitation", "message") and _one_errand(a, b):
        return True
    turned = [{a.roles[i], b.roles[i]} for i in mine & theirs]
    if len(turned) > 1 and all(roles == {"inviter", "invitee"} for roles in turned):
        return False  # one invited the other, and was invited in turn
    if mine and theirs:
        return theirs <= mine or mine <= theirs
    bodies = set(a.states) & set(b.states) - alpha2().keys()
    if a.kind == b.kind == "summit" and bodies:
        return True
    # States alone ("talks between Iran and Syria") are the sides of a meeting of their people.
    sides = {casting.actors[i].state for i in mine | theirs} | set(a.states) | set(b.states)
    fewer = set(b.states) | {casting.actors[i].state for i in theirs}
    full = set(a.states) | {casting.actors[i].state for i in mine}
    return fewer <= full and len(sides) >= 2


def _ground(casting: Casting, visit: Candidate) -> str | None:
    """The country visited: of the place, else of whoever is host."""
    hosts = {casting.actors[i].state for i in _people(visit, "host")} - {None}
    told = alpha2().get(hosts.pop() or "") if len(hosts) == 1 else None
    return visit.place.country if visit.place is not None else told


def _one_errand(a: Candidate, b: Candidate) -> bool:
    """Who sends, carries and receives may be told in parts: no part may be told otherwise."""
    roles = {*a.roles.values(), *b.roles.values()}
    parts = [(_people(a, role), _people(b, role)) for role in roles]
    agree = all(not one or not other or one & other for one, other in parts)
    clash = any(a.roles[i] != b.roles[i] for i in a.roles.keys() & b.roles.keys())
    return agree and not clash and any(one & other for one, other in parts)


def _alike(candidate: Candidate) -> str:
    """Kinds that words use for one thing; the summit of an organisation is not a bilateral talk."""
    if candidate.kind == "summit" and any(s not in alpha2() for s in candidate.states):
        return "summit"
    return _ALIKE.get(candidate.kind, candidate.kind)


def _people(candidate: Candidate, role: str) -> set[int]:
    return {i for i, r in candidate.roles.items() if r == role}


def _same_status(a: Candidate, b: Candidate) -> bool:
    if a.status == b.status:
        return True
    both = {a.status, b.status}
    if a.adjunct != b.adjunct and "cancelled" not in both:
        # "Nach dem Gespräch mit X will er …": whether it was held is told elsewhere.
        return True
    if a.kind == "visit" and both == {"held", "planned"}:
        # "arrived … and is to stay two days": one visit, under way.
        if (a.place is not None and b.place is not None) or a.sentence == b.sentence:
            return True
        # "The trip is a chance …" points back to the visit that is planned.
        noun = a if a.status == "held" else b
        return noun.form == "noun" and noun.place is None and not noun.timed
    if both == {"held", "planned"} and a.kind == b.kind:
        # "Mensah meets Quispe" above "Mensah will meet Quispe": the headline tells the plan.
        held = a if a.status == "held" else b
        if held.form == "present" and held.sentence == 0 and not held.timed:
            return True
    return a.sentence == b.sentence and a.kind == b.kind


def _dates_agree(a: Candidate, b: Candidate) -> bool:
    if a.start is None or b.start is None:
        return True
    short = min(len(a.start), len(b.start))
    if a.start[:short] == b.start[:short]:
        return True
    return (a.start <= b.start <= (a.end or a.start)) or (b.start <= a.start <= (b.end or b.start))


def _places_agree(a: Candidate, b: Candidate) -> bool:
    if a.place is None or b.place is None:
        return True
    if a.place.country != b.place.country:
        return False
    return (
        a.place.name is None
        or b.place.name is None
        or a.place.name == b.place.name
        or a.kind == "visit"
    )


_DAYS_ON = 2
"""Days from an arrival to the town of the country to which the journey leads on."""


def _next_leg(a: Candidate, b: Candidate) -> bool:
    """Whether of two tellings one plans a town to go on to in a day or two from the arrival told."""
    begun, ahead = (a, b) if a.status == "held" else (b, a)
    days = days_between(begun.start or "", ahead.start or "") if _goes_on(a, b) else -1
    return 0 <= days <= _DAYS_ON


def _goes_on(a: Candidate, b: Candidate) -> bool:
    """Whether a visit under way leads on to another town of the country ("on Friday to Manaus")."""
    if a.kind != "visit" or {a.status, b.status} != {"held", "planned"}:
        return False
    begun, ahead = (a.place, b.place) if a.status == "held" else (b.place, a.place)
    return (
        begun is not None
        and ahead is not None
        and ahead.name is not None
        and begun.name != ahead.name
        and (begun.name is not None or (a.start is not None and b.start is not None))
    )


def _absorb(casting: Casting, whole: Candidate, part: Candidate) -> None:
    whole.evidence += part.evidence
    for index, role in part.roles.items():
        whole.roles.setdefault(index, role)
    whole.states = tuple(dict.fromkeys((*whole.states, *part.states)))
    if _goes_on(whole, part):
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
        if _ALIKE.get(other.kind, other.kind) != _ALIKE.get(candidate.kind, candidate.kind):
            continue
        sides = {casting.actors[i].state for i in other.roles} | set(other.states)
        if set(candidate.states) <= sides:
            return True
    return False
