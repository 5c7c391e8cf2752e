"""Judgements applied: people's corrections laid over what was derived.

A judgement names things by id.  `ID@DOCUMENT` names only what one document
tells of it: `different_actor actor-1 actor-1@report-7` takes that report's
mentions out of actor-1.  Every id a thing has ever been able to have resolves
(see `ids`), so judgements outlive a rebuild.

Judgements are read in the order of their time.  One that repeats a pair with
the opposite answer takes the earlier one's place; one that contradicts others
taken together (A = B, B = C, A ≠ C) is set aside and reported.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import msgspec

from dragoman.model import Conflict, Judgement
from dragoman.model.judgement import in_order, standing
from dragoman.record.clusters import Forest

Member = tuple[str, int]
_OPPOSITE = {
    "same_actor": "different_actor", "different_actor": "same_actor",
    "same_event": "different_event", "different_event": "same_event",
    "copy": "not_copy", "not_copy": "copy",
}  # fmt: skip
_ANSWER = {
    "same_actor": ("actor", True), "different_actor": ("actor", False),
    "same_event": ("event", True), "different_event": ("event", False),
    "copy": ("copy", True), "not_copy": ("copy", False),
}  # fmt: skip


class Decisions(msgspec.Struct, frozen=True):
    """What stands after undoing and weighing: per topic the pairs held same and apart, and the rest."""

    same: dict[str, tuple[Judgement, ...]]
    apart: dict[str, tuple[Judgement, ...]]
    rejected: tuple[Judgement, ...]
    edits: tuple[Judgement, ...]
    conflicts: tuple[Conflict, ...]


def settle(judgements: Iterable[Judgement]) -> Decisions:
    """Take back what was undone, let later answers replace earlier ones, set contradictions aside."""
    unique = {j.id: j for j in sorted(judgements, key=msgspec.json.encode)}
    held = standing(unique.values())
    conflicts: list[Conflict] = []
    latest: dict[tuple[str, frozenset[str]], Judgement] = {}
    for j in held:
        if j.action not in _ANSWER or j.object is None:
            continue
        pair = (_ANSWER[j.action][0], frozenset((j.subject, j.object)))
        before = latest.get(pair)
        if before and before.action == _OPPOSITE[j.action] and before.author != j.author:
            conflicts.append(
                Conflict((before.id, j.id), f"{before.author} and {j.author} answer differently on "
                         f"{j.subject} and {j.object}; the later answer stands")
            )  # fmt: skip
        latest[pair] = j
    same: dict[str, list[Judgement]] = defaultdict(list)
    apart: dict[str, list[Judgement]] = defaultdict(list)
    for topic in ("actor", "event", "copy"):
        pairs = sorted((j for (t, _), j in latest.items() if t == topic), key=in_order)
        _weigh(pairs, topic, (same[topic], apart[topic], conflicts))
    edits = tuple(j for j in held if j.action in ("edit", "reattribute"))
    return Decisions(
        same={topic: tuple(found) for topic, found in same.items()},
        apart={topic: tuple(found) for topic, found in apart.items()},
        rejected=tuple(j for j in held if j.action == "reject"),
        edits=edits,
        conflicts=tuple(sorted([*conflicts, *_differing(edits)])),
    )


def _differing(edits: Iterable[Judgement]) -> Iterator[Conflict]:
    """Edits by which somebody gives one value otherwise than somebody else did before."""
    latest: dict[tuple[str | None, ...], Judgement] = {}
    for j in edits:
        of = j.object if j.action == "edit" else None
        before = latest.get((j.subject, j.field, of))
        if before and before.author != j.author and before.value != j.value:
            told = f"{before.value or 'nothing'} and {j.value or 'nothing'}"
            yield Conflict(
                (before.id, j.id), f"{before.author} and {j.author} give {told} as {j.field} of "
                f"{j.subject}{f' ({of})' if of else ''}; the later answer stands"
            )  # fmt: skip
        latest[j.subject, j.field, of] = j


def _weigh(
    pairs: Sequence[Judgement],
    topic: str,
    into: tuple[list[Judgement], list[Judgement], list[Conflict]],
) -> None:
    same, apart, conflicts = into
    if topic == "copy":  # going back to one text is no equivalence: nothing follows from two
        same += [j for j in pairs if _ANSWER[j.action][1]]
        apart += [j for j in pairs if not _ANSWER[j.action][1]]
        return
    forest = Forest()
    for j in pairs:
        assert j.object is not None
        a, b = forest.find(j.subject), forest.find(j.object)
        if _ANSWER[j.action][1]:
            against = [
                k for k in apart
                if {forest.find(k.subject), forest.find(k.object)} == {a, b} and a != b
            ]  # fmt: skip
            if against:
                conflicts.append(_contradiction(j, [*against, *_chain(same, forest, a, b)]))
                continue
            forest.union(a, b)
            same.append(j)
        elif a == b:
            conflicts.append(_contradiction(j, _chain(same, forest, a, b)))
        else:
            apart.append(j)


def _chain(same: Sequence[Judgement], forest: Forest, a: str, b: str) -> list[Judgement]:
    return [k for k in same if forest.find(k.subject) in (a, b)]


def _contradiction(j: Judgement, others: Sequence[Judgement]) -> Conflict:
    held = ", ".join(f"{k.subject} {k.action} {k.object}" for k in others)
    return Conflict(
        (j.id, *sorted(k.id for k in others)),
        f"{j.subject} {j.action} {j.object} cannot hold together with: {held}; it is set aside",
    )


def heads(decisions: Decisions) -> set[str]:
    """The ids that judgements name, without the document that some add to them."""
    judged = (*decisions.rejected, *decisions.edits)
    told = [j for found in (decisions.same, decisions.apart) for js in found.values() for j in js]
    names = (name for j in (*told, *judged) for name in (j.subject, j.object, j.value))
    return {name.partition("@")[0] for name in names if name}


def regroup(
    groups: list[list[Member]],
    decisions: Decisions,
    topic: str,
    identity: Callable[[Member], str],
    order: Callable[[Member], Any],
) -> tuple[list[list[Member]], list[Conflict]]:
    """Split and join `groups` (of actors or events) as people decided.

    `identity` gives the id a group has when a member is its anchor, `order`
    sorts members as anchors are chosen.
    """
    sets = [sorted(group, key=order) for group in groups]
    place: dict[Member, int] = {m: g for g, group in enumerate(sets) for m in group}
    named: dict[str, Member] = {}
    for member in sorted(place, key=order):
        named.setdefault(identity(member), member)
    unknown: list[Conflict] = []

    def members(name: str, judgement: Judgement) -> list[Member]:
        head, _, document = name.partition("@")
        anchor = named.get(head)
        found = [] if anchor is None else sets[place[anchor]]
        if document:
            found = [m for m in found if m[0] == document]
        if not found:
            unknown.append(
                Conflict((judgement.id,), f"{name} is not in the record; nothing was done")
            )
        return found

    for j in decisions.apart.get(topic, ()):
        one, two = members(j.subject, j), members(j.object or "", j)
        if one and two and place[one[0]] == place[two[0]]:
            _split(sets, place, (one, two), (named, j), identity)
    for j in decisions.same.get(topic, ()):
        one, two = members(j.subject, j), members(j.object or "", j)
        if one and two and place[one[0]] != place[two[0]]:
            target, source = place[one[0]], place[two[0]]
            if "@" in (j.object or ""):
                sets[source] = [m for m in sets[source] if m not in two]
                moved = two
            else:
                moved, sets[source] = sets[source], []
            for m in moved:
                place[m] = target
            sets[target] = sorted([*sets[target], *moved], key=order)
    return [group for group in sets if group], unknown


def _split(
    sets: list[list[Member]],
    place: dict[Member, int],
    sides: tuple[list[Member], list[Member]],
    named: tuple[dict[str, Member], Judgement],
    identity: Callable[[Member], str],
) -> None:
    """Take the second side out; when both name the whole, what is called like the second goes."""
    one, two = sides
    g = place[one[0]]
    if set(two) == set(sets[g]):
        if set(one) != set(two):
            two = one
        else:
            known, judgement = named
            two = [known[(judgement.object or "").partition("@")[0]]]
    rest = [m for m in sets[g] if m not in two]
    if rest:
        sets[g] = rest
        sets.append(sorted(two))
        for m in two:
            place[m] = len(sets) - 1
