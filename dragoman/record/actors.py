"""Actors: one person, state or organisation however many documents, spellings and scripts.

Mentions with one name and one state form a *form*; forms are compared, not
mentions, so cost grows with the number of names and not of reports.  States
and organisations with a key are one by their key.  Persons are joined by
likeness of name together with state, office and time; a form of one name part
("Assad") joins the person it fits best and never joins two persons.

Mentions are numbers: their places among all mentions of `Extracts`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec
import numpy as np

from dragoman.language import names
from dragoman.language.sounds import han_signs, script, skeleton, skeletons, whole_keys
from dragoman.record.clusters import constrained
from dragoman.record.codes import Numbers
from dragoman.record.extracts import Extracts
from dragoman.record.listed import Listed
from dragoman.record.roles import attach

# Likeness from which two forms are one person: more where only the name speaks for it, most
# where it speaks by sound alone.  On labelled pairs F1 is highest at 0.8; of names by sound the
# right one of a thousand scores above 0.72 in nine of ten; a name part that contradicts takes
# any likeness below 0.6.
_SAME_SCRIPT, _ACROSS, _WITH_STATE, _WITH_OFFICE = 0.82, 0.84, 0.74, 0.64
# Below this likeness two full names contradict each other, and no third name joins them.
_CONTRADICTS = 0.5
_LISTED = 2.0
"""Two forms that a list of known persons recognises as one person: surer than any likeness."""
_MISREAD = 3
"""How many times as often one state is told of a name as another that was misread for it."""
_BLOCK = 400
"""A sound key that more forms share ("Muhammad") finds no candidates; their other parts do."""


FormKey = tuple[str, str, str | None, int | None]
"""Kind, folded name, state, and the place in a list of known persons of the one who is meant."""


class Form(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All mentions of one spelling of a name with one state."""

    name: str
    kind: str
    state: str | None
    parts: tuple[str, ...]
    offices: frozenset[str]
    first: str
    last: str
    mentions: Numbers

    @property
    def full(self) -> bool:
        """Whether it has more than one part of a name; Chinese writes them as one run of signs."""
        if len(self.parts) > 1 or script(self.name) != "han":
            return len(self.parts) > 1
        return len(self.name) > 2 or (len(self.name) == 2 and self.name[0] in han_signs()[1])


class Resolved(msgspec.Struct, frozen=True):
    """Groups of mentions, each one actor; and which listed person a mention was recognised as."""

    groups: list[Numbers]
    listed: dict[int, int]


def resolve(extracts: Extracts, story: Numbers, listed: Listed) -> Resolved:
    """Who is who, by the evidence of the reports and a list of known persons (may be empty).

    `story` is the number of each document's story.
    """
    keyed: dict[tuple[str, ...], list[Numbers]] = defaultdict(list)
    loose: dict[FormKey, list[Numbers]] = defaultdict(list)
    by_role: list[Numbers] = []
    for bearer, mentions in zip(extracts.bearers, bearing(extracts), strict=True):
        if bearer.by_role:
            by_role.append(mentions)
        elif bearer.key:
            keyed[bearer.kind, bearer.key].append(mentions)
        elif bearer.kind == "group":
            # "Protesters" of one country are not those of another, nor of another report.
            for mention in mentions.tolist():
                document = extracts.ids[extracts.document[mention]]
                keyed["group", names.fold(bearer.name), document].append(np.array([mention]))
        else:
            # Two persons of one name are two forms where a list knows which is meant.
            for person, some in _meant(extracts, mentions, listed):
                loose[bearer.kind, names.fold(bearer.name), bearer.state, person].append(some)
    ordered = sorted(loose.items(), key=_sortable)
    forms = [_form(key, np.sort(np.concatenate(found)), extracts) for key, found in ordered]
    known = {i: person for i, ((_, _, _, person), _) in enumerate(ordered) if person is not None}
    groups = [
        np.sort(np.concatenate([form.mentions for form in group]))
        for group in _persons(forms, known, extracts)
    ]
    named = sorted(groups, key=lambda group: int(group[0]))
    told = {m: n for i, n in known.items() for m in forms[i].mentions.tolist()}
    roles = np.sort(np.concatenate(by_role)) if by_role else np.zeros(0, np.int64)
    holders = _holders(roles, extracts, listed)
    told |= holders
    group_of = np.full(len(extracts.bearer), -1, dtype=np.int64)
    for g, group in enumerate(named):
        group_of[group] = g
    groups_of = {told[m]: int(group_of[m]) for m in sorted(told, reverse=True) if group_of[m] >= 0}
    sure = {m: groups_of[n] for m, n in holders.items() if n in groups_of}
    out = [np.sort(np.concatenate(found)) for found in keyed.values()]
    out += attach(extracts, (named, group_of, sure), roles, story)
    kept = {m: n for m, n in told.items() if group_of[m] >= 0 or m in sure}
    return Resolved(sorted(out, key=lambda group: int(group[0])), kept)


def bearing(extracts: Extracts) -> list[Numbers]:
    """The mentions of each bearer."""
    order = np.argsort(extracts.bearer, kind="stable")
    ends = np.cumsum(np.bincount(extracts.bearer, minlength=len(extracts.bearers)))
    return np.split(order, ends[:-1]) if len(extracts.bearers) else []


def _meant(
    extracts: Extracts, mentions: Numbers, listed: Listed
) -> Iterable[tuple[int | None, Numbers]]:
    """The mentions of one bearer by whom of the listed persons they mean, which the day decides."""
    if not listed.persons:
        yield None, mentions
        return
    bearer = extracts.bearers[extracts.bearer[mentions[0]]]
    days = extracts.day[extracts.document[mentions]]
    found: dict[int | None, list[Numbers]] = defaultdict(list)
    for day in np.unique(days).tolist():
        person = listed.meant(bearer, extracts.days[day] or None)
        found[person].append(mentions[days == day])
    for person, some in found.items():
        yield person, np.concatenate(some)


def _holders(roles: Numbers, extracts: Extracts, listed: Listed) -> dict[int, int]:
    """Roles that one listed person alone bore when the report was published."""
    found = {}
    for mention in roles.tolist() if listed.persons else ():
        bearer = extracts.bearers[extracts.bearer[mention]]
        day = extracts.days[extracts.day[extracts.document[mention]]] or None
        person = listed.holder(bearer.office, bearer.state, day)
        if person is not None:
            found[mention] = person
    return found


def _sortable(item: tuple[FormKey, object]) -> tuple[str, str, str, int]:
    kind, name, state, person = item[0]
    return kind, name, state or "", -1 if person is None else person


def _form(key: FormKey, mentions: Numbers, extracts: Extracts) -> Form:
    told, counts = np.unique(extracts.bearer[mentions], return_counts=True)
    bearers = [extracts.bearers[b] for b in told.tolist()]
    spelled: Counter[str] = Counter()
    for bearer, n in zip(bearers, counts.tolist(), strict=True):
        spelled[bearer.name] += n
    name = min(spelled, key=lambda text: (-spelled[text], text))
    days = extracts.day[extracts.document[mentions]]
    days = days[days > 0]
    return Form(
        name=name,
        kind=key[0],
        state=key[2],
        parts=names.parts(name),
        offices=frozenset(bearer.office for bearer in bearers if bearer.office),
        first=extracts.days[days.min()] if len(days) else "",
        last=extracts.days[days.max()] if len(days) else "",
        mentions=mentions,
    )


def _persons(
    forms: Sequence[Form], known: Mapping[int, int], extracts: Extracts
) -> list[list[Form]]:
    """Forms grouped into persons; `known` are those that a list of persons recognises."""
    full = [i for i, form in enumerate(forms) if form.full or i in known]
    edges = _edges(forms, full)
    first: dict[int, int] = {}
    for i, person in sorted(known.items()):
        if first.setdefault(person, i) != i:
            edges[first[person], i] = _LISTED

    def apart(a: list[int], b: list[int]) -> bool:
        one, two = ({known[i] for i in side if i in known} for side in (a, b))
        if one and two:
            return one != two
        return any(_contradict(forms[x], forms[y]) for x in a for y in b)

    groups = _misread(forms, constrained(full, edges, apart), known)
    return _with_short(forms, groups, extracts)


def _misread(
    forms: Sequence[Form], groups: list[list[int]], known: Mapping[int, int]
) -> list[list[int]]:
    """Join a group of another state to a much larger one of the very same name and office.

    One spelling alone is told too seldom to see that its state was misread.
    """
    bearing: dict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    for g, group in enumerate(groups):
        for key in sorted({(forms[i].kind, forms[i].parts) for i in group}):
            bearing[key].append(g)
    weight = [sum(len(forms[i].mentions) for i in group) for group in groups]
    offices = [frozenset(o for i in group for o in forms[i].offices) for group in groups]
    joined: dict[int, int] = {}
    for (kind, parts), among in sorted(bearing.items()):
        most = max(among, key=lambda g: (weight[g], -g))
        for g in among:
            alike = kind == "person" and len(parts) > 1 and offices[g] & offices[most]
            listed = {known[i] for i in (*groups[g], *groups[most]) if i in known}
            if len(listed) > 1:
                continue
            if g != most and g not in joined and alike and weight[g] * _MISREAD <= weight[most]:
                joined[g] = most
    out = [list(group) for group in groups]
    for g, to in sorted(joined.items()):
        while to in joined:
            to = joined[to]
        out[to] += groups[g]
        out[g] = []
    return [sorted(group) for group in out if group]


def _edges(forms: Sequence[Form], among: Iterable[int]) -> dict[tuple[int, int], float]:
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i in among:
        keys = {key for part in forms[i].parts for key in skeletons(part)}
        # As a whole too: Han names are one run where Latin ones are several words.
        for key in sorted(keys.union(whole_keys(tuple(forms[i].parts)))):
            blocks[forms[i].kind, key].append(i)
    edges: dict[tuple[int, int], float] = {}
    for _, members in sorted(blocks.items()):
        if len(members) > _BLOCK:
            continue
        for x, a in enumerate(members):
            for b in members[x + 1 :]:
                pair = (a, b) if a < b else (b, a)
                if pair not in edges:
                    edges[pair] = _same(forms[a], forms[b])
    return {pair: score for pair, score in edges.items() if score > 0}


def _same(a: Form, b: Form) -> float:
    """How surely two full forms are one person; 0 where they are not taken for one."""
    if _of_two_states(a, b) or initials_differ(a.name, b.name):
        return 0.0
    likeness = names.likeness(a.name, b.name).score
    state, office = bool(a.state) and a.state == b.state, bool(a.offices & b.offices)
    least = needed(a.name, b.name, same_state=state, same_office=office)
    return likeness if likeness >= least else 0.0


def needed(a: str, b: str, *, same_state: bool, same_office: bool) -> float:
    """The likeness from which two full names are one person's."""
    if same_state:
        return _WITH_OFFICE if same_office else _WITH_STATE
    return _SAME_SCRIPT if script(a) == script(b) else _ACROSS


def initials_differ(a: str, b: str) -> bool:
    """Both names carry middle initials, and not the same ("George W.", "George H. W.")."""
    one, two = (
        "".join(part for part in names.parts(name)[1:] if len(part) == 1) for name in (a, b)
    )
    return bool(one and two and one != two)


def _of_two_states(a: Form, b: Form) -> bool:
    """Two states keep two forms apart, unless one is the other misread.

    A name of two parts or more, the very same with the very same office, told
    of one state several times as often as of another, is one person.
    """
    if not a.state or not b.state or a.state == b.state:
        return False
    few, many = sorted((len(a.mentions), len(b.mentions)))
    misread = few * _MISREAD <= many and a.parts == b.parts and a.offices & b.offices
    return not misread


def _contradict(a: Form, b: Form) -> bool:
    if _of_two_states(a, b) or initials_differ(a.name, b.name):
        return True
    return names.likeness(a.name, b.name).score < _CONTRADICTS


def _with_short(
    forms: Sequence[Form], groups: list[list[int]], extracts: Extracts
) -> list[list[Form]]:
    """Give each form of one name part to the person it fits best, or let it stand alone."""
    by_key: dict[tuple[str, str], set[int]] = defaultdict(set)
    for g, group in enumerate(groups):
        for i in group:
            for part in forms[i].parts:
                by_key[forms[i].kind, skeleton(part).replace("R", "L")].add(g)
    out = [[forms[i] for i in group] for group in groups]
    lone: dict[tuple[str, str, str | None], list[Form]] = defaultdict(list)
    taken = {i for group in groups for i in group}
    for form in (form for i, form in enumerate(forms) if i not in taken):
        key = skeleton(form.name).replace("R", "L")
        near = by_key.get((form.kind, key), set())
        alone = len(near) == 1
        scored = sorted(
            (
                (_fit(form, [forms[i] for i in groups[g]], alone, extracts.document), -g)
                for g in near
            ),
            reverse=True,
        )
        if scored and scored[0][0] > 0 and (len(scored) == 1 or scored[0][0] > scored[1][0]):
            out[-scored[0][1]].append(form)
        else:
            lone[form.kind, key or form.name, form.state].append(form)
    return out + [lone[key] for key in sorted(lone, key=lambda k: (k[0], k[1], k[2] or ""))]


def _fit(short: Form, person: list[Form], alone: bool, document: Numbers) -> float:
    """How well a single name part fits a person: spelling, state, office, nearness in time.

    Without a state or office in common it fits only one who is alone in bearing that name.
    """
    best = max(
        names.part_likeness(part, other)
        for form in person
        for other in form.parts
        for part in short.parts
    )
    if best < names.SAME_PART:
        return 0.0
    states = {form.state for form in person if form.state}
    if short.state and states and short.state not in states:
        return 0.0
    told = document[short.mentions]
    together = any(np.isin(told, document[form.mentions]).any() for form in person)
    offices = any(short.offices & form.offices for form in person)
    near = any(
        not form.first or not short.first or (form.first[:4] <= short.last[:4] and short.first[:4] <= form.last[:4])
        for form in person
    )  # fmt: skip
    if not (short.state in states or offices or together or (alone and near)):
        return 0.0
    many = min(0.09, 0.001 * sum(len(form.mentions) for form in person))
    return best + offices + 0.5 * near + 0.5 * (short.state in states) + many
