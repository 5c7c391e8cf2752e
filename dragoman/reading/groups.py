"""Whom a plural stands for: \"the two ministers\", \"the leaders of Turkey and Germany\"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reading.cast import Cast, Casting, may_mean
from dragoman.reading.chunk import HUMAN, SPOKESPERSONS, Chunk
from dragoman.reading.scan import Scan


def group_states(chunks: list[Chunk], i: int) -> tuple[str, ...]:
    """The states of "the leaders of Turkey and Germany", "the Turkish and German ministers"."""
    first = last = i
    while first > 0 and chunks[first].joined and chunks[first - 1].kind in ("demonym", "state"):
        first -= 1
    if last + 1 < len(chunks) and _come_from(chunks[last], chunks[last + 1]):
        last += 1
    while last + 1 < len(chunks) and _goes_on(chunks[last], chunks[last + 1]):
        last += 1
    while last + 3 < len(chunks) and _named_between(chunks[i], *chunks[last + 1 : last + 4]):
        last += 2
    listed = chunks[first : last + 1]
    states = [c.state for c in listed if c.state and c.kind != "person"]
    return tuple(dict.fromkeys(states))


def _named_between(group: Chunk, name: Chunk, state: Chunk, other: Chunk) -> bool:
    """Whether each state has its holder's name behind it: "of Chile, A, and of Peru, B"."""
    held = (name.kind, name.office, other.kind, other.office)
    same = held == ("person", group.office, "person", group.office)
    return state.kind in ("state", "demonym") and (
        same or (held[::2] == _PEOPLE and group.counterpart)
    )


_PEOPLE = ("person", "person")


def _come_from(group: Chunk, chunk: Chunk) -> bool:
    """Whether a list of states begins: "foreign ministers from Peru, Chile and Bolivia"."""
    return chunk.kind == "state" and chunk.slot == "from" and chunk.start - group.end == 1


def _goes_on(before: Chunk, chunk: Chunk) -> bool:
    """Whether a chunk adds one more state: "… russe et kényan des Affaires étrangères"."""
    if chunk.kind == "institution" and chunk.joined and chunk.state and before.state:
        # The portfolio is the ministers' own.
        chunk.kind, chunk.institution = "demonym", None
    return chunk.joined and chunk.kind in ("demonym", "state")


def resolve_group(casting: Casting, chunks: list[Chunk], i: int) -> None:
    """A plural office with states stands for its holders, where the document names them."""
    chunk = chunks[i]
    states = chunk.states or group_states(chunks, i)
    _names_behind(casting, chunks, i, list(states), chunk.office)
    found = _holders(casting, states, chunk.office, _own(chunks, i) if chunk.counterpart else -1)
    if len(states) >= 2 and found:
        chunk.actors = found
    chunk.states = states


def _own(chunks: list[Chunk], i: int) -> int:
    """Whose counterparts they are: the subject of the sentence; -1 where it has none."""
    here = (c for c in chunks[max(0, i - 30) : i] if c.sentence == chunks[i].sentence)
    return next((c.actor for c in here if c.kind in HUMAN and not c.slot and c.actor >= 0), -1)


def _holders(
    casting: Casting, states: Sequence[str], office: str | None, own: int = -1
) -> tuple[int, ...]:
    """Who holds the office in each of the states, one person a state.

    A state without one has the person whose office fits and whose state the document never
    tells, where there is no choice: "the leaders of Turkey and Germany", "President Erdogan".
    """
    fitting = [c for c in casting.persons() if may_mean(c.office, office) and c.index != own]
    found = {}
    for state in states:
        if holders := [c for c in fitting if c.state == state]:
            found[state] = max(holders, key=lambda c: (c.named, c.last, -c.index)).index
    left = [s for s in states if s not in found]
    loose = [
        c.index
        for c in fitting
        if c.named and not c.state and not c.organization and not c.modifiers
    ]
    if len(loose) == len(left) == 1:
        casting.actors[loose[0]].state = left[0]
    if len(states) == 2 and 1 <= len(loose) <= len(left):
        return (*found.values(), *loose)
    return tuple(found.values())


_COLLECTIVE = {"ministers": "foreign minister", "presidents": "president", "leaders": "leader"}


def of_states(casting: Casting, chunks: list[Chunk], i: int) -> bool:
    """ "The leaders of Turkey and Germany": those of the states named, where they have names."""
    chunk = chunks[i]
    states = []
    behind = chunk.end
    for after in chunks[i + 1 : i + 4]:
        # However many words the name of the state before it has: "of the Republic of the Congo and".
        from_there = after.slot == "from" and casting.scan.pack.meta.auxiliaries
        near = after.sentence == chunk.sentence and (after.slot == "of" or from_there)
        near = near and after.start - behind <= 4
        if not near or after.kind != "state" or after.state is None:
            break
        states.append(after.state)
        behind = after.end
    if not states:
        states = _nationalities(chunks, i)
    if len(states) < 2 or chunk.key not in _COLLECTIVE:
        return False
    _names_behind(casting, chunks, i, states, _COLLECTIVE[chunk.key])
    found = _holders(casting, tuple(dict.fromkeys(states)), _COLLECTIVE[chunk.key])
    chunk.kind, chunk.states, chunk.actors = "group", tuple(states), found
    return True


def _names_behind(
    casting: Casting, chunks: list[Chunk], i: int, states: list[str], office: str | None
) -> None:
    """ "Les ministres turc et égyptien, X et Y": the names take the states in their order."""
    here = [c for c in chunks[i : i + 8] if c.sentence == chunks[i].sentence]
    last = [c for c in here if c.state in states and c.name is None][-1:]
    names = [c for c in here[1:] if c.name is not None and c.actor >= 0]
    if len(states) < 2 or len(names) < len(states) or not last:
        return
    between = range(last[0].end, names[0].start)
    if len(between) > 2 or any(not _is_aside(casting.scan, t) for t in between):
        return
    told = names[: len(states)]
    if any(c.slot and c.slot != chunks[i].slot for c in told) or not all(
        c.joined for c in told[1:]
    ):
        return
    for state, chunk in zip(states, told, strict=True):
        cast = casting.actors[chunk.actor]
        cast.kind = "person"
        cast.state = cast.state or state
        cast.office = cast.office or office


def _is_aside(scan: Scan, i: int) -> bool:
    return scan.tokens[i].text in ",،、:" or scan.has_grammar(i, "determiner")


def _nationalities(chunks: list[Chunk], i: int) -> list[str]:
    """The states of "les ministres turc et égyptien des Affaires étrangères"."""
    states: list[str] = []
    end = chunks[i].end
    for after in chunks[i + 1 : i + 4]:
        tied = after.joined if states else after.start == end
        if after.kind not in ("demonym", "institution") or after.state is None or not tied:
            break
        states.append(after.state)
        if after.kind == "institution":
            # The portfolio is the ministers' own.
            after.kind, after.institution = "demonym", None
            break
    return states


def resolve_collective(casting: Casting, chunks: list[Chunk], i: int) -> None:
    """The set a collective stands for: the two persons (or states) last named together."""
    chunk = chunks[i]
    states = chunk.key == "countries"
    if chunk.key in _SEVERAL:
        chunk.actors = _told_together(casting, chunks, i, _SEVERAL[chunk.key])
        return
    if not states and (pair := _pair_behind(casting, chunks, i)):
        chunk.actors = pair
        return
    if not states and (pair := pair_before(casting, chunks, i)):
        chunk.actors = pair
        return
    found: list[int] = []
    for before in reversed(chunks[:i]):
        if chunk.sentence - before.sentence > 6 or len(found) == 2:
            break
        if before.actors and before.kind in ("collective", "pronoun"):
            found = list(before.actors)
            break
        if before.actor < 0:
            continue
        cast = casting.actors[before.actor]
        if states:
            fits = cast.kind == "state"
        else:
            person = cast.kind == "person" or (cast.kind == "name" and len(cast.parts) > 1)
            fits = person and _fits_collective(cast, chunk.key)
        if fits and cast.index not in found:
            if found and not states and not _other_side(casting.actors[found[0]], cast):
                continue
            found.append(cast.index)
    if len(found) == 2:
        chunk.actors = tuple(sorted(found))


_SEVERAL = {"three": 3, "four": 4}


def _told_together(casting: Casting, chunks: list[Chunk], i: int, number: int) -> tuple[int, ...]:
    """The persons that a sentence not far back names together, if they are as many as said."""
    for back in range(1, 4):
        people: dict[int, None] = {}
        for before in chunks[max(0, i - 60) : i]:
            if before.sentence == chunks[i].sentence - back and before.kind in (*HUMAN, "group"):
                people.update(dict.fromkeys(before.actors or (before.actor,)))
        if len(people) >= number and -1 not in people:
            named = [k for k in people if casting.actors[k].kind == "person"]
            # "A and his colleagues B and C met D": the three are who act, named first.
            return tuple(named[:number]) if len(named) >= number else ()
    return ()


_APART = 5
"""Tokens of a portfolio between "the two ministers" and the comma before their names."""


def _pair_behind(casting: Casting, chunks: list[Chunk], i: int) -> tuple[int, ...]:
    """ "The two foreign ministers, A and B": those named right behind the comma."""
    scan, chunk = casting.scan, chunks[i]
    named = [
        c for c in chunks[i + 1 : i + 5] if c.sentence == chunk.sentence and c.name is not None
    ][:2]
    if len(named) < 2 or not named[1].joined or any(c.actor < 0 for c in named):
        return ()
    between = range(chunk.end, named[0].start)
    commas = [t for t in between if scan.tokens[t].text in ",:"]
    if len(commas) != 1 or len(between) > _APART or not _right_before(scan, commas[0], named[0]):
        return ()
    if any(scan.is_category(t, "trigger", "saying") for t in between):
        return ()
    return (named[0].actor, named[1].actor)


def _right_before(scan: Scan, comma: int, chunk: Chunk) -> bool:
    return all(scan.has_grammar(t, "determiner") for t in range(comma + 1, chunk.start))


def resolve_side(casting: Casting, chunks: list[Chunk], i: int) -> None:
    """ "El anfitrión", "le visiteur": of the last two told together, who is at home or who is not."""
    chunk = chunks[i]
    pair = pair_before(casting, chunks, i) or _pair_apart(casting, chunks, i)
    here = [
        c.state
        for c in chunks[max(0, i - 60) : i]
        if c.kind in ("state", "capital") and c.slot in ("in", "to") and c.quoted < 0
    ]
    for ground in (casting.home, *reversed(here)):
        at_home = [k for k in pair if ground and casting.actors[k].state == ground]
        if len(at_home) != 1:
            continue
        host = at_home[0]
        chunk.actor = host if chunk.pronoun == "host" else next(k for k in pair if k != host)
        casting.actors[chunk.actor].mentions.append(chunk)
        return


def _pair_apart(casting: Casting, chunks: list[Chunk], i: int) -> tuple[int, ...]:
    """Who is told before a word for a guest in its sentence, and who came in one not far back."""
    chunk = chunks[i]
    own: Cast | None = None
    for before in reversed(chunks[max(0, i - 80) : i]):
        if chunk.sentence - before.sentence > _CAME or before.kind not in HUMAN:
            continue
        cast = casting.actors[before.actor] if before.actor >= 0 else None
        if cast is None or cast.kind != "person" or not cast.named or not cast.state:
            continue
        if own is None:
            if before.sentence != chunk.sentence:
                return ()
            own = cast
        elif cast.state != own.state:
            return (own.index, cast.index)
    return ()


_CAME = 3
"""Sentences between the one that tells of a guest and the one that named him."""


def pair_before(casting: Casting, chunks: list[Chunk], i: int) -> tuple[int, ...]:
    """Two persons of different states that a sentence not far back names together."""
    chunk = chunks[i]
    for back in range(5):
        people: dict[int, Cast] = {}
        for before in chunks[max(0, i - 80) : i]:
            if before.sentence != chunk.sentence - back:
                continue
            for index in before.actors or (before.actor,):
                if index >= 0 and casting.actors[index].kind == "person" and before.kind in HUMAN:
                    people.setdefault(index, casting.actors[index])
        fitting = [c for c in people.values() if c.state and _fits_collective(c, chunk.key)]
        named = [c for c in fitting if c.named]
        if len({c.state for c in named}) == 1 and not casting.scan.pack.meta.spaces:
            continue  # "穆赫里丁 … 中方领导人": leaders whom no one names meet no one
        for first in fitting:
            for second in fitting:
                if first.index < second.index and first.state != second.state:
                    return (first.index, second.index)
    return ()


def _fits_collective(cast: Cast, key: str | None) -> bool:
    if key == "ministers":
        return (
            cast.office is None
            or ("minister" in cast.office and cast.office != "prime minister")
            or cast.office == "secretary of state"
        )
    if key == "presidents":
        return cast.office is None or cast.office in ("president", "head of state", "leader")
    return cast.office not in SPOKESPERSONS


def _other_side(a: Cast, b: Cast) -> bool:
    return a.state is None or b.state is None or a.state != b.state
