"""Whether two tellings of a report tell one event."""

from __future__ import annotations

from dragoman.language.pack import alpha2
from dragoman.reading.candidate import Candidate
from dragoman.reading.cast import Casting
from dragoman.reading.dayspans import days_between
from dragoman.reading.spoken_of import summit_beside

ALIKE = {"negotiation": "meeting", "summit": "meeting"}


def same(casting: Casting, a: Candidate, b: Candidate) -> bool:
    """Whether two tellings are of one event: kind, people, day, place and status agree."""
    if alike(a) != alike(b) or summit_beside(a, b):
        return False
    if _two_occasions(a, b):
        return False
    near_days = dates_agree(a, b) or _next_leg(a, b)
    if not _same_status(a, b) or not near_days or not places_agree(a, b):
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


def _two_occasions(a: Candidate, b: Candidate) -> bool:
    """Whether one is a welcome or a meal and the other is not; the headline sums up what follows."""
    apart = a.kind == b.kind == "meeting" and a.occasion != b.occasion
    behind = a.sentence != b.sentence and min(a.sentence, b.sentence) > 0
    return apart and behind and not (a.adjunct or b.adjunct)


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


def alike(candidate: Candidate) -> str:
    """Kinds that words use for one thing; the summit of an organisation is not a bilateral talk."""
    if candidate.kind == "summit" and any(s not in alpha2() for s in candidate.states):
        return "summit"
    return ALIKE.get(candidate.kind, candidate.kind)


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


def dates_agree(a: Candidate, b: Candidate) -> bool:
    """Whether the days of two tellings overlap, or one has none."""
    if a.start is None or b.start is None:
        return True
    short = min(len(a.start), len(b.start))
    if a.start[:short] == b.start[:short]:
        return True
    return (a.start <= b.start <= (a.end or a.start)) or (b.start <= a.start <= (b.end or b.start))


def places_agree(a: Candidate, b: Candidate) -> bool:
    """Whether the places of two tellings are one, or one has none."""
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
    days = days_between(begun.start or "", ahead.start or "") if goes_on(a, b) else -1
    return 0 <= days <= _DAYS_ON


def goes_on(a: Candidate, b: Candidate) -> bool:
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
