"""Who is who in one document: names, roles and pronouns resolved to actors.

Full names come first and gather their shorter forms; then the text is walked
once in order, and each role ("the Syrian president"), counterpart, pronoun
and collective ("the two ministers") finds the actor it stands for among
those already met, by office, state and nearness.  What finds no one stays
unresolved.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reading.bodies import body_before, stands_for_body
from dragoman.reading.capacities import hold_capacities
from dragoman.reading.cast import (
    Cast,
    Casting,
    is_subject,
    words_of,
)
from dragoman.reading.chunk import HUMAN, SPOKESPERSONS, VOICES, Chunk, chunks_of
from dragoman.reading.counterparts import (
    give_counterpart_office,
    give_group_office,
)
from dragoman.reading.fronted import parted
from dragoman.reading.groups import of_states, resolve_collective, resolve_group
from dragoman.reading.home import NOWHERE, Home, settle_implied
from dragoman.reading.namesakes import gather_names
from dragoman.reading.posts import HIGH
from dragoman.reading.pronouns import resolve_pronoun
from dragoman.reading.roles import resolve_role
from dragoman.reading.scan import Scan


def find_actors(scan: Scan, chunks: list[Chunk], home: Home = NOWHERE) -> Casting:
    """Resolve every chunk that stands for someone; chunks get their `actor`.

    `home` is the state whose press or ministry speaks, where the document
    says so: "the Foreign Ministry" without a state is that of home.
    """
    if home.sure and not _is_told(home, chunks):
        home = NOWHERE
    casting = Casting(scan=scan, home=home.state)
    settle_implied(scan, chunks, home)
    gather_names(casting, chunks)
    hold_capacities(casting, chunks)
    if home.sure:
        _own_official(casting)
    _walk(casting, chunks)
    _own_ministers(casting, chunks)
    _name_holders(casting, chunks)
    if home.sure:
        _own_official(casting)
    return casting


def _is_told(home: Home, chunks: list[Chunk]) -> bool:
    """Whether the home state has a part in the report; what goes without saying in another's
    news (of two states or more) is not of home."""
    states = {chunk.state for chunk in chunks if chunk.state}
    return home.state in states or len(states) < 2


def _own_official(casting: Casting) -> None:
    """The one high official whom a report names without a state is its own country's."""
    bare = [
        c
        for c in casting.persons()
        if c.named and c.office in HIGH and c.state is None and c.organization is None
    ]
    if not any(c.state == casting.home for c in casting.persons()):
        # Where the home side has its own people, an official without a state is their host.
        own = bare if len(bare) == 1 else [c for c in bare if _opens_home(casting, c)]
        if len({c.office for c in own}) == len(own):
            for cast in own:
                cast.state = casting.home
    for cast in casting.persons():
        ministry = cast.office in VOICES or cast.institution is not None
        if ministry and cast.named and cast.state is None and cast.organization is None:
            cast.state = casting.home


_HEADS = (*HIGH, "minister", "deputy foreign minister", "king", "vice president")


def _own_ministers(casting: Casting, chunks: list[Chunk]) -> None:
    """Give a minister whom a ministry or spokesman tells of, and no other state before him, theirs.

    "The Peruvian foreign ministry said that Minister X would travel to …".
    """
    scan = casting.scan
    for cast in casting.persons():
        if not cast.named or cast.office not in _HEADS or cast.state or cast.organization:
            continue
        first = cast.mentions[0]
        before = [c for c in chunks_of(chunks, first.sentence) if c.end <= first.start and c.state]
        tells = before[:1] and (
            before[0].kind in ("institution", "metonym") or before[0].office in SPOKESPERSONS
        )
        if not tells or first.counterpart or len({c.state for c in before}) > 1:
            continue
        if scan.has_grammar_in(before[-1].end, first.start, "that"):
            cast.state = before[0].state


def _opens_home(casting: Casting, cast: Cast) -> bool:
    """Whether nobody of another state is told of before `cast` in the line that names him first.

    "Devlet Başkanı X" behind "Mısırlı bakan" is Egypt's.
    """
    scan, first = casting.scan, cast.mentions[0]
    line = scan.text.rfind("\n", 0, scan.tokens[first.start].start)
    states = (
        c for other in casting.actors if other is not cast and other.state for c in other.mentions
    )
    return not any(line < scan.tokens[c.start].start and c.end <= first.start for c in states)


def _walk(casting: Casting, chunks: list[Chunk]) -> None:
    for i, chunk in enumerate(chunks):
        if chunk.actor >= 0:
            cast = casting.actors[chunk.actor]
            if chunk.counterpart:
                give_counterpart_office(casting, chunks, i, cast)
            cast.last = chunk.sentence
        elif chunk.kind == "role":
            resolve_role(casting, chunks, i)
        elif chunk.kind == "pronoun":
            resolve_pronoun(casting, chunks, i)
        elif chunk.kind == "group":
            if chunk.counterpart:
                give_group_office(casting, chunks, i)
            resolve_group(casting, chunks, i)
        elif chunk.kind == "collective":
            if not chunk.actors and not of_states(casting, chunks, i):
                resolve_collective(casting, chunks, i)
        elif chunk.kind in ("state", "capital", "metonym"):
            chunk.actor = _state_actor(casting, chunk)
        elif chunk.kind in ("organization", "institution", "agency"):
            told = body_before(casting, chunks, i) if stands_for_body(casting.scan, chunk) else None
            chunk.actor = told.index if told is not None else _body_actor(casting, chunk)
        if chunk.actor >= 0:
            casting.actors[chunk.actor].last = chunk.sentence


def _name_holders(casting: Casting, chunks: list[Chunk]) -> None:
    """Give an office told without a name to the one name told without an office.

    "The head of Turkish diplomacy … Mevlut Cavusoglu, the Turkish ministry says, …": the name
    must be the only one that stands beside that state and no other.
    """
    if casting.scan.pack.meta.order == "sov":
        # Headlines name whom the lead gives by his office alone.
        _name_lead(casting, chunks)
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
    meta = casting.scan.pack.meta
    unnamed = meta.unnamed_offices if meta.spaces else ()
    for role in [c for c in casting.persons() if not c.named and c.state and c.office]:
        if role.office in unnamed:
            continue  # "an official": a state has many
        fitting = []
        for cast in casting.actors:
            counts = beside.get(cast.index, {})
            bare = cast.kind in ("person", "name") and cast.named and cast.office is None
            bare = bare and not all(m.slot == "in" for m in cast.mentions)  # a town unknown
            # Of whom somebody speaks in a quotation alone does not speak it.
            bare = bare and any(m.quoted < 0 for m in cast.mentions)
            if (
                bare
                and cast.state in (None, role.state)
                and role.state in counts
                and counts[role.state] * 2 > sum(counts.values())
            ):
                fitting.append(cast)
        if len(fitting) == 1:
            _become(casting, chunks, role, fitting[0])
    _name_next(casting, chunks)
    _name_lead(casting, chunks)


def _name_next(casting: Casting, chunks: list[Chunk]) -> None:
    """Whoever speaks for someone is named in the sentence behind: "the ministry's spokesman said …. X added …".

    The name has no office, is new, and nobody else stands before it in its sentence.
    """
    first_of: dict[int, Chunk] = {}
    for chunk in chunks:
        if chunk.kind in HUMAN and chunk.quoted < 0:
            first_of.setdefault(chunk.sentence, chunk)
    for role in [c for c in casting.persons() if not c.named and c.state and c.mentions]:
        last = role.mentions[-1]
        if role.office not in _SENT_TO_SPEAK or last is not first_of.get(last.sentence):
            continue
        named = first_of.get(last.sentence + 1)
        if named is None or named.actor < 0 or named.name is None:
            continue
        cast = casting.actors[named.actor]
        new = cast.mentions and min(c.sentence for c in cast.mentions) == named.sentence
        bare = cast.kind == "person" and cast.office is None and cast.state in (None, role.state)
        acts = named.slot == "other" or is_subject(casting.scan, named)
        if new and bare and acts and is_subject(casting.scan, last):
            _become(casting, chunks, role, cast)


_SENT_TO_SPEAK = ("ambassador", "envoy", "special envoy", *SPOKESPERSONS)
"""Offices whose holder reports name one sentence later: nobody else bears them in the report."""


_LEAD = 4
"""Sentences from a role in which whoever holds it is named; measured on agency reports."""


def _name_lead(casting: Casting, chunks: list[Chunk]) -> None:
    """The one high official told by role alone is the one person told by name alone.

    "The German chancellor met … Friedrich Merz said after the talks …": reports open with the
    role and name its holder in the next sentence.
    """
    roles = [c for c in casting.persons() if not c.named and c.state and c.office in HIGH]
    bare = [
        c
        for c in casting.actors
        if c.kind == "person" and c.named
        if (c.state is None and c.office is None) or c.office == "minister"
        if c.organization is None and c.institution is None
    ]
    if len(roles) != 1 or not roles[0].mentions or roles[0].modifiers:
        return
    plain = (roles[0].office or "").endswith(" minister")
    bare = [
        c for c in bare if not c.office or (plain and c.state in (None, roles[0].state))
    ]  # "el ministro X"
    first = roles[0].mentions[0]
    if len(bare) > 1 and casting.scan.pack.meta.order == "sov":
        bare = [c for c in bare if any(_heads(casting.scan, m, first) for m in c.mentions)]
    if len(bare) != 1:
        return
    # Who stands beside "the minister" in one sentence is someone else.
    of_role = {c.sentence for c in roles[0].mentions if not c.counterpart}
    if any(
        is_subject(casting.scan, c) and 0 <= c.sentence - first.sentence <= _LEAD
        for c in bare[0].mentions
        if c.sentence != first.sentence and c.quoted < 0
    ) and of_role.isdisjoint(c.sentence for c in bare[0].mentions):
        _become(casting, chunks, roles[0], bare[0])


def _heads(scan: Scan, mention: Chunk, role: Chunk) -> bool:
    """Whether somebody is named at the head of the headline, or of a sentence soon after a role."""
    at_head = mention.start == scan.sentences[mention.sentence].start and not mention.possessive
    near = mention.sentence == 0 or 0 < mention.sentence - role.sentence <= _LEAD
    return at_head and near and not mention.slot


def _become(casting: Casting, chunks: list[Chunk], role: Cast, cast: Cast) -> None:
    """Let `role`, told by an office alone, be `cast`, unless a verb of meeting parts the two."""
    for told in role.mentions:
        beside = chunks_of(chunks, told.sentence)
        if cast.index in parted(casting.scan, beside, told):
            return
        if any(_met(casting.scan, beside, told, c) for c in beside if c.actor == cast.index):
            return
    cast.kind, cast.office, cast.state = "person", role.office, role.state
    cast.modifiers = role.modifiers
    cast.mentions += role.mentions
    role.mentions = []
    for chunk in chunks:
        if chunk.actor == role.index:
            chunk.actor = cast.index
        if role.index in chunk.actors:
            chunk.actors = tuple(cast.index if i == role.index else i for i in chunk.actors)


def _met(scan: Scan, beside: Sequence[Chunk], one: Chunk, other: Chunk) -> bool:
    """Whether two noun phrases of a sentence are both sides of an encounter: "the Bolivian foreign
    minister met Yvan Gil"."""
    first, second = sorted((one, other), key=lambda c: c.start)
    if first.slot or scan.pack.meta.order == "vso":
        return False
    if second.slot == "with":
        return True
    for match in scan.matches_in(first.end, second.start, "trigger"):
        if match.has("trigger", *_SIDES) and not match.has_value("trigger", "noun"):
            behind = [c for c in beside if c.start >= match.end and c.kind in HUMAN]
            if behind and behind[0] is second:
                return True
    return False


_SIDES = ("meeting", "reception", "call", "invitation")
"""Encounters whose verb has one side before it and the other behind."""


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
    fitness = _fitness(chunk)
    if fitness > cast.fitness:
        cast.name, cast.fitness = words_of(casting.scan, chunk), fitness
    cast.mentions.append(chunk)
    return index


def _fitness(chunk: Chunk) -> int:
    """How well a mention names a state: its name best, the place where something was worst.

    "… arrived in Washington. The White House said …": it is the White House that said so.
    """
    return 2 if chunk.kind == "state" else 0 if chunk.kind == "capital" and chunk.slot else 1


_MINISTRY = 6
"""Sentences within which "the ministry" is the one told last."""


def _ministry_before(casting: Casting, chunk: Chunk) -> int | None:
    """ "…, заявили в ведомстве": in Russian the ministry told last, or another authority."""
    if not casting.scan.pack.meta.paradigms:
        return None
    near: list[tuple[int, Cast]] = []
    for cast in casting.actors:
        told = [m for m in cast.mentions if m.quoted < 0] if cast.institution else []
        if told and chunk.sentence - told[-1].sentence <= _MINISTRY:
            near.append((told[-1].start, cast))
    ministries = [n for n in near if (n[1].institution or "").endswith(" ministry")]
    able = ministries or [n for n in near if n[1].institution not in _NO_AUTHORITY]
    return max(able, key=lambda n: n[0])[1].index if able else None


_NO_AUTHORITY = (
    "ministry", "delegation", "opposition", "state media", "ruling party", "parliament", "government",
    "presidency",
)  # fmt: skip


def _body_actor(casting: Casting, chunk: Chunk) -> int:
    key = chunk.organization or chunk.institution or chunk.key or ""
    known = any(k == key for k, _ in casting.bodies)
    if chunk.kind == "institution" and not chunk.state:
        chunk.state = chunk.implied or (None if known else casting.home)
    identity = (key, chunk.state or "")
    index = casting.bodies.get(identity)
    if index is None and not chunk.state:
        # "the ministry" after "the Turkish Foreign Ministry"
        index = _ministry_before(casting, chunk) if key == "ministry" else None
        if index is None:
            index = next((v for (k, _), v in reversed(casting.bodies.items()) if k == key), None)
        if index is None and key == "ministry":
            told = [v for (k, _), v in casting.bodies.items() if k.endswith(key)]
            index = max(told, key=lambda v: casting.actors[v].last, default=None)
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
    cast = casting.actors[index]
    if chunk.slot != "in" and all(c.slot == "in" for c in cast.mentions):
        # "received him at the presidential palace. The presidency said …"
        cast.name = words_of(casting.scan, chunk)
    cast.mentions.append(chunk)
    return index
