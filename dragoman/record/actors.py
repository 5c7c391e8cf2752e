"""Actors: one person, state or organisation however many documents, spellings and scripts.

Mentions with one name and one state form a *form*; forms are compared, not
mentions, so cost grows with the number of names and not of reports.  States
and organisations with a key are one by their key.  Persons are joined by
likeness of name together with state, office and time; a form of one name part
("Assad") joins the person it fits best and never joins two persons.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dragoman.language import names
from dragoman.language.sounds import script, skeleton, skeletons
from dragoman.model import Actor, Document, Reading
from dragoman.record.clusters import constrained
from dragoman.record.listed import Listed
from dragoman.record.roles import Mention, attach, told_by_role

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
    mentions: tuple[Mention, ...]

    @property
    def full(self) -> bool:
        return len(self.parts) > 1 or (script(self.name) == "han" and len(self.name) > 2)


class Resolved(msgspec.Struct, frozen=True):
    """Groups of mentions, each one actor, sorted whatever the order of the readings; and which
    listed person a mention was recognised as."""

    groups: list[list[Mention]]
    listed: dict[Mention, int]


def resolve(
    documents: Mapping[str, Document],
    readings: Mapping[str, Reading],
    story_of: Mapping[str, str],
    listed: Listed,
) -> Resolved:
    """Who is who, by the evidence of the reports and a list of known persons (may be empty)."""
    keyed: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    loose: dict[FormKey, list[tuple[Mention, Actor]]] = defaultdict(list)
    by_role: list[Mention] = []
    for reading in readings.values():
        for index, actor in enumerate(reading.actors):
            mention = (reading.document, index)
            if told_by_role(actor, documents[reading.document]):
                by_role.append(mention)
            elif actor.key:
                keyed[actor.kind, actor.key].append(mention)
            elif actor.kind == "group":
                # "Protesters" of one country are not those of another, nor of another report.
                keyed["group", f"{names.fold(actor.name)}@{reading.document}"].append(mention)
            else:
                # Two persons of one name are two forms where a list knows which is meant.
                person = listed.meant(actor, documents[reading.document].published)
                key = (actor.kind, names.fold(actor.name), actor.state, person)
                loose[key].append((mention, actor))
    ordered = sorted(loose.items(), key=_sortable)
    forms = [_form(key, found, documents) for key, found in ordered]
    known = {i: person for i, ((_, _, _, person), _) in enumerate(ordered) if person is not None}
    named = [sorted(m for form in group for m in form.mentions) for group in _persons(forms, known)]
    told = {m: n for i, n in known.items() for m in forms[i].mentions}
    holders = _holders(by_role, documents, readings, listed)
    told |= holders
    groups = [sorted(found) for found in keyed.values()]
    meant = {m: g for g, group in enumerate(sorted(named)) for m in group}
    groups_of = {told[m]: g for m, g in sorted(meant.items(), reverse=True) if m in told}
    sure = {m: groups_of[n] for m, n in holders.items() if n in groups_of}
    groups += attach((sorted(named), sure), by_role, readings, story_of)
    return Resolved(sorted(groups), {m: n for m, n in told.items() if m in meant or m in sure})


def _holders(
    by_role: Sequence[Mention],
    documents: Mapping[str, Document],
    readings: Mapping[str, Reading],
    listed: Listed,
) -> dict[Mention, int]:
    """Roles that one listed person alone bore when the report was published."""
    found = {}
    for document, index in by_role if listed.persons else ():
        actor = readings[document].actors[index]
        person = listed.holder(actor.office, actor.state, documents[document].published)
        if person is not None:
            found[document, index] = person
    return found


def _sortable(item: tuple[FormKey, object]) -> tuple[str, str, str, int]:
    kind, name, state, person = item[0]
    return kind, name, state or "", -1 if person is None else person


def _form(
    key: FormKey,
    found: list[tuple[Mention, Actor]],
    documents: Mapping[str, Document],
) -> Form:
    days = sorted(d for (doc, _), _ in found if (d := documents[doc].published))
    spelled = Counter(actor.name for _, actor in found)
    name = min(spelled, key=lambda text: (-spelled[text], text))
    return Form(
        name=name,
        kind=key[0],
        state=key[2],
        parts=names.parts(name),
        offices=frozenset(actor.office for _, actor in found if actor.office),
        first=days[0] if days else "",
        last=days[-1] if days else "",
        mentions=tuple(sorted(mention for mention, _ in found)),
    )


def _persons(forms: Sequence[Form], known: Mapping[int, int]) -> list[list[Form]]:
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
    return _with_short(forms, groups)


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
        # Joined too, for Han names that are one run and Latin ones that are several words.
        written = (*forms[i].parts, "".join(forms[i].parts))
        for key in sorted({key for part in written for key in skeletons(part)}):
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


def _with_short(forms: Sequence[Form], groups: list[list[int]]) -> list[list[Form]]:
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
            ((_fit(form, [forms[i] for i in groups[g]], alone), -g) for g in near), reverse=True
        )
        if scored and scored[0][0] > 0 and (len(scored) == 1 or scored[0][0] > scored[1][0]):
            out[-scored[0][1]].append(form)
        else:
            lone[form.kind, key or form.name, form.state].append(form)
    return out + [lone[key] for key in sorted(lone, key=lambda k: (k[0], k[1], k[2] or ""))]


def _fit(short: Form, person: list[Form], alone: bool) -> float:
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
    documents = {doc for doc, _ in short.mentions}
    together = any(doc in documents for form in person for doc, _ in form.mentions)
    offices = any(short.offices & form.offices for form in person)
    near = any(
        not form.first or not short.first or (form.first[:4] <= short.last[:4] and short.first[:4] <= form.last[:4])
        for form in person
    )  # fmt: skip
    if not (short.state in states or offices or together or (alone and near)):
        return 0.0
    many = min(0.09, 0.001 * sum(len(form.mentions) for form in person))
    return best + offices + 0.5 * near + 0.5 * (short.state in states) + many
