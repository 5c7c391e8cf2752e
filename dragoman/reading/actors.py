"""Who is who in one document: names, roles and pronouns resolved to actors.

Full names come first and gather their shorter forms; then the text is walked
once in order, and each role ("the Syrian president"), counterpart, pronoun
and collective ("the two ministers") finds the actor it stands for among
those already met, by office, state and nearness.  What finds no one stays
unresolved.
"""

from __future__ import annotations

from dragoman.reading.capacities import hold_capacities
from dragoman.reading.cast import (
    FAR,
    Cast,
    Casting,
    definite,
    indefinite,
    is_subject,
    learn,
    may_mean,
    words_of,
)
from dragoman.reading.chunk import SPOKESPERSONS, VOICES, Chunk, chunks_of
from dragoman.reading.counterparts import (
    give_counterpart_office,
    resolve_counterpart,
    resolve_guest,
)
from dragoman.reading.gender import unlike
from dragoman.reading.groups import of_states, resolve_collective, resolve_group
from dragoman.reading.home import NOWHERE, Home
from dragoman.reading.namesakes import gather_names
from dragoman.reading.pronouns import resolve_pronoun
from dragoman.reading.scan import Scan


def find_actors(scan: Scan, chunks: list[Chunk], home: Home = NOWHERE) -> Casting:
    """Resolve every chunk that stands for someone; chunks get their `actor`.

    `home` is the state whose press or ministry speaks, where the document
    says so: "the Foreign Ministry" without a state is that of home.
    """
    casting = Casting(scan=scan, home=home.state)
    gather_names(casting, chunks)
    hold_capacities(casting, chunks)
    if home.sure:
        _own_official(casting)
    _walk(casting, chunks)
    _name_holders(casting, chunks)
    if home.sure:
        _own_official(casting)
    return casting


_HIGH = (
    "president",
    "prime minister",
    "premier",
    "foreign minister",
    "chancellor",
    "defence minister",
)


def _own_official(casting: Casting) -> None:
    """The one high official whom a report names without a state is its own country's."""
    bare = [
        c
        for c in casting.persons()
        if c.named and c.office in _HIGH and c.state is None and c.organization is None
    ]
    if len(bare) == 1 and not any(c.state == casting.home for c in casting.persons()):
        # Where the home side has its own people, an official without a state is their host.
        bare[0].state = casting.home
    for cast in casting.persons():
        ministry = cast.office in VOICES or cast.institution is not None
        if ministry and cast.named and cast.state is None and cast.organization is None:
            cast.state = casting.home


def _walk(casting: Casting, chunks: list[Chunk]) -> None:
    for i, chunk in enumerate(chunks):
        if chunk.actor >= 0:
            cast = casting.actors[chunk.actor]
            if chunk.counterpart:
                give_counterpart_office(casting, chunks, i, cast)
            cast.last = chunk.sentence
        elif chunk.kind == "role":
            _resolve_role(casting, chunks, i)
        elif chunk.kind == "pronoun":
            resolve_pronoun(casting, chunks, i)
        elif chunk.kind == "group":
            resolve_group(casting, chunks, i)
        elif chunk.kind == "collective":
            if not chunk.actors and not of_states(casting, chunks, i):
                resolve_collective(casting, chunks, i)
        elif chunk.kind in ("state", "capital", "metonym"):
            chunk.actor = _state_actor(casting, chunk)
        elif chunk.kind in ("organization", "institution", "agency"):
            chunk.actor = _body_actor(casting, chunk)
        if chunk.actor >= 0:
            casting.actors[chunk.actor].last = chunk.sentence


def _name_holders(casting: Casting, chunks: list[Chunk]) -> None:
    """Give an office told without a name to the one name told without an office.

    "The head of Turkish diplomacy … Mevlut Cavusoglu, the Turkish ministry says, …": the name
    must be the only one that stands beside that state and no other.
    """
    beside: dict[int, dict[str, int]] = {}
    of_a_state: dict[int, list[Chunk]] = {}
    for chunk in chunks:
        if chunk.state:
            of_a_state.setdefault(chunk.sentence, []).append(chunk)
    for chunk in chunks:
        if chunk.actor < 0 or chunk.name is None:
            continue
        for other in of_a_state.get(chunk.sentence, ()):
            if other.state and other is not chunk:
                counts = beside.setdefault(chunk.actor, {})
                counts[other.state] = counts.get(other.state, 0) + 1
    for role in [c for c in casting.persons() if not c.named and c.state and c.office]:
        fitting = []
        for cast in casting.actors:
            counts = beside.get(cast.index, {})
            bare = cast.kind in ("person", "name") and cast.named and cast.office is None
            if (
                bare
                and cast.state in (None, role.state)
                and role.state in counts
                and counts[role.state] * 2 > sum(counts.values())
            ):
                fitting.append(cast)
        if len(fitting) == 1:
            _become(casting, chunks, role, fitting[0])
    _name_lead(casting, chunks)


_LEAD = 4
"""Sentences from a role in which whoever holds it is named; measured on agency reports."""


def _name_lead(casting: Casting, chunks: list[Chunk]) -> None:
    """The one high official told by role alone is the one person told by name alone.

    "The German chancellor met … Friedrich Merz said after the talks …": reports open with the
    role and name its holder in the next sentence.
    """
    roles = [c for c in casting.persons() if not c.named and c.state and c.office in _HIGH]
    bare = [
        c
        for c in casting.actors
        if c.kind == "person" and c.named and c.state is None and c.office is None
        if c.organization is None and c.institution is None
    ]
    if len(roles) != 1 or len(bare) != 1 or not roles[0].mentions or roles[0].modifiers:
        return
    first = roles[0].mentions[0]
    # Who stands beside "the minister" in one sentence is someone else.
    of_role = {c.sentence for c in roles[0].mentions if not c.counterpart}
    if any(
        is_subject(casting.scan, c) and 0 <= c.sentence - first.sentence <= _LEAD
        for c in bare[0].mentions
        if c.sentence != first.sentence and c.quoted < 0
    ) and of_role.isdisjoint(c.sentence for c in bare[0].mentions):
        _become(casting, chunks, roles[0], bare[0])


def _become(casting: Casting, chunks: list[Chunk], role: Cast, cast: Cast) -> None:
    cast.kind, cast.office, cast.state = "person", role.office, role.state
    cast.modifiers = role.modifiers
    cast.mentions += role.mentions
    role.mentions = []
    for chunk in chunks:
        if chunk.actor == role.index:
            chunk.actor = cast.index
        if role.index in chunk.actors:
            chunk.actors = tuple(cast.index if i == role.index else i for i in chunk.actors)


def _state_actor(casting: Casting, chunk: Chunk) -> int:
    assert chunk.state is not None
    index = casting.states.get(chunk.state)
    if index is None:
        name = words_of(casting.scan, chunk)
        cast = casting.add(
            Cast(index=-1, kind="state", name=name, state=chunk.state, key=chunk.state, mentions=[])
        )
        index = casting.states[chunk.state] = cast.index
    cast = casting.actors[index]
    if chunk.kind == "state" and cast.mentions and cast.mentions[0].kind != "state":
        cast.name = words_of(casting.scan, chunk)
    cast.mentions.append(chunk)
    return index


def _body_actor(casting: Casting, chunk: Chunk) -> int:
    key = chunk.organization or chunk.institution or chunk.key or ""
    known = any(k == key for k, _ in casting.bodies)
    if chunk.kind == "institution" and not chunk.state:
        chunk.state = chunk.implied or (None if known else casting.home)
    identity = (key, chunk.state or "")
    index = casting.bodies.get(identity)
    if index is None and not chunk.state:
        # "the ministry" after "the Turkish Foreign Ministry"
        index = next((v for (k, _), v in reversed(casting.bodies.items()) if k == key), None)
    if index is None:
        cast = casting.add(
            Cast(
                index=-1,
                kind="organization",
                name=words_of(casting.scan, chunk),
                state=chunk.state,
                key=key or None,
                institution=chunk.institution,
                mentions=[],
            )
        )
        index = casting.bodies[identity] = cast.index
    casting.actors[index].mentions.append(chunk)
    return index


def _resolve_role(casting: Casting, chunks: list[Chunk], i: int) -> None:
    chunk = chunks[i]
    _take_implied_state(casting, chunk)
    if chunk.counterpart:
        resolve_counterpart(casting, chunks, i)
        return
    if chunk.key == "guest":
        resolve_guest(casting, chunks, i)
        return
    cast = _told_before(casting, chunks, chunk)
    cast = cast or _just_named(casting, chunks, i) or _only_untitled(casting, chunk)
    if cast is not None:
        cast.kind = "person"
    if cast is None and chunk.office and (chunk.state or chunk.organization or chunk.institution):
        name = words_of(casting.scan, chunk)
        cast = casting.add(Cast(index=-1, kind="person", name=name, named=False, mentions=[]))
    if cast is not None:
        chunk.actor = cast.index
        learn(cast, chunk)


def _take_implied_state(casting: Casting, chunk: Chunk) -> None:
    """Give a role the state that its words imply, unless another state's holder was told."""
    if (
        chunk.implied
        and not chunk.state
        and not any(
            p.last >= 0
            and may_mean(p.office, chunk.office)
            and p.state not in (None, chunk.implied)
            for p in casting.persons()
        )
    ):
        chunk.state = chunk.implied


def _told_before(casting: Casting, chunks: list[Chunk], chunk: Chunk) -> Cast | None:
    """The person told so far whom a role fits best, and well enough; None where no one does."""
    best: tuple[int, bool, int, int, Cast] | None = None
    known = casting.persons()
    if indefinite(casting.scan, chunk):
        # "a senior aide": no one told before, though he may be named below.
        known = [c for c in known if c.last < 0]
    bare = any(
        c.office is None
        and c.state in (None, chunk.state)
        and c.last >= 0
        and chunk.sentence - c.last <= 1
        for c in known
    )
    beside = _named_beside(chunks, chunk) | _subjects_beside(casting.scan, chunks, chunk)
    for cast in known:
        if (bare and _named_below(cast, chunk)) or cast.index in beside:
            continue
        score = _role_score(cast, chunk)
        if score is None or (cast.named and unlike(casting.scan, cast, chunk)):
            continue
        # Not "the foreign minister of Ghana" for one without a state, where Ghana's is named below.
        ahead = cast.last < 0 and chunk.state is not None and cast.state == chunk.state
        rank = (score, ahead, cast.last, -cast.index, cast)
        if best is None or rank[:4] > best[:4]:
            best = rank
    return best[4] if best is not None and best[0] >= 2 else None


def _subjects_beside(scan: Scan, chunks: list[Chunk], chunk: Chunk) -> set[int]:
    """Whom the object of a verb cannot be: "Maas spoke with the foreign minister" is not of two Maases."""
    if chunk.slot not in ("with", "object") or not scan.pack.meta.analytic:
        return set()
    return {
        c.actor
        for c in chunks_of(chunks, chunk.sentence)
        if c.end <= chunk.start and c.actor >= 0 and not c.slot and not c.possessive
    }


def _named_below(cast: Cast, chunk: Chunk) -> bool:
    """ "With Lula in Buenos Aires … Brazil's president": not the president first named below."""
    return cast.last < 0 and cast.state is None and chunk.state is not None


def _named_beside(chunks: list[Chunk], chunk: Chunk) -> set[int]:
    """Whom a role cannot be: "The minister said his exchange with Marsk …": he is not Marsk."""
    if chunk.slot:
        return set()
    return {
        c.actor
        for c in chunks_of(chunks, chunk.sentence)
        if c.start - chunk.end > 2 and c.kind in ("name", "person")
    }


_OPENING = 1
"""Sentences in which a minister without a state is the one the headline names."""


_RECENT = 3
"""Sentences within which "the head of state" may be the one person told without any office."""


def _only_untitled(casting: Casting, chunk: Chunk) -> Cast | None:
    """The one person whose office the report never tells, for a high office that fits no one else.

    A paper that writes "Emmanuel Macron" says "the head of state" two lines below.
    """
    if chunk.state or chunk.office not in (*_HIGH, "head of state", "head of government"):
        return None
    if not casting.scan.pack.meta.analytic or not definite(casting.scan, chunk):
        return None
    bare = [
        c
        for c in casting.actors
        if c.kind in ("person", "name") and c.named and c.office is None and len(c.parts) > 1
        if c.state is None and c.organization is None and c.institution is None
    ]
    near = len(bare) == 1 and 0 <= chunk.sentence - bare[0].last <= _RECENT and bare[0].last >= 0
    return bare[0] if near else None


def _just_named(casting: Casting, chunks: list[Chunk], i: int) -> Cast | None:
    """The subject of the sentence before, when the report never told who that is.

    "Bagheri Kani is in Syria. The Iranian minister said …": a definite role as subject
    goes on with the one last spoken of, if nothing known of him contradicts.
    """
    chunk = chunks[i]
    if chunk.slot or not chunk.office or chunk.office in SPOKESPERSONS:
        return None
    if not chunk.state and (chunk.sentence > _OPENING or chunk.office not in _HIGH):
        return None
    if not definite(casting.scan, chunk):
        return None
    for before in chunks_of(chunks, chunk.sentence - 1):
        if before.kind not in ("person", "name"):
            continue
        if before.actor < 0 or not is_subject(casting.scan, before) or before.quoted >= 0:
            continue
        cast = casting.actors[before.actor]
        bare = cast.named and cast.office is None and cast.state in (None, chunk.state)
        return cast if bare and cast.kind in ("person", "name") else None
    return None


def _role_score(cast: Cast, chunk: Chunk) -> int | None:
    """How well a role fits an actor; None when something contradicts."""
    if chunk.state and cast.state and chunk.state != cast.state:
        return None
    if chunk.organization and cast.organization and chunk.organization != cast.organization:
        return None
    if cast.office is None and (chunk.institution or chunk.office in SPOKESPERSONS):
        # "the spokesman of the Egyptian ministry" is no one told before without an office.
        return None
    score = 0
    if chunk.office is None and not chunk.counterpart:
        # "el brasileño": whoever is of that state.
        return 3 if chunk.state and cast.state == chunk.state and cast.last >= 0 else None
    if cast.office is not None:
        if not any(may_mean(cast.office, o) for o in (chunk.office, *chunk.offices)):
            return None
        score += 3 if cast.office == chunk.office or chunk.office is None else 2
    if chunk.state and cast.state == chunk.state:
        score += 2
    elif chunk.state and chunk.state == chunk.implied and 0 <= cast.last >= chunk.sentence - 1:
        pass  # "der SPD-Politiker" behind a minister whose state no one needed to say
    elif chunk.state or (cast.office is None):
        # A state that the actor is not yet known by must not be guessed from far away.
        score -= 1
    if cast.last < 0 and not cast.named:
        return None
    if not chunk.state and cast.last >= 0 and chunk.sentence - cast.last > FAR:
        score -= 2
    return score
