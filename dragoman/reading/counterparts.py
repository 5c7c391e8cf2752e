"""Counterparts: who holds the same office on the other side, and whose counterpart it is."""

from __future__ import annotations

from dragoman.language.pack import without_office
from dragoman.reading.cast import Cast, Casting, may_mean, words_of
from dragoman.reading.chunk import HUMAN, SPOKESPERSONS, Chunk, chunks_of
from dragoman.reading.groups import pair_before
from dragoman.reading.pronouns import antecedent
from dragoman.reading.scan import Scan


def _owner_of(casting: Casting, chunks: list[Chunk], i: int) -> Cast | None:
    """Whose counterpart: the subject of the sentence, or the person last spoken of."""
    chunk = chunks[i]
    if (
        i
        and chunks[i - 1].possessive
        and chunks[i - 1].kind in HUMAN
        and chunks[i - 1].actor >= 0
        and chunk.start - chunks[i - 1].end <= 1
        and casting.scan.pack.meta.nominal
    ):
        return casting.actors[chunks[i - 1].actor]
    if i and chunk.joined and chunk.slot == chunks[i - 1].slot == "between":
        # "a call between X and his Dutch colleague": X's.
        first = chunks[i - 1]
        if first.actor >= 0 and first.kind in HUMAN:
            return casting.actors[first.actor]
    for c in chunks[max(0, i - 30) : i]:
        if c.sentence == chunk.sentence and c.actor >= 0 and c.kind in HUMAN and not c.slot:
            cast = casting.actors[c.actor]
            if cast.kind == "person" and cast.state != (chunk.state or "?"):
                return cast
    later = [
        c
        for c in chunks[i + 1 : i + 6]
        if c.sentence == chunk.sentence and c.kind in ("person", "name") and c.actor >= 0
    ]
    if opening := [c for c in later if _after_opening(casting, c, chunk)]:
        return casting.actors[opening[0].actor]
    later = [c for c in later if c.kind == "person"]
    before = antecedent(casting, chunks, i)
    if before is not None and later and chunk.state and before.state == chunk.state:
        # "Waiting for his Kenyan counterpart was X", of a Kenyan spoken of before: X's counterpart.
        return casting.actors[later[0].actor]
    return before or (casting.actors[later[0].actor] if later else None)


def _after_opening(casting: Casting, named: Chunk, chunk: Chunk) -> bool:
    """ "Standing next to his Egyptian counterpart X, Y said": the subject behind the first comma."""
    scan = casting.scan
    if named.slot or named.possessive or scan.tokens[named.start - 1].text != ",":
        return False
    first = scan.sentences[chunk.sentence].start
    inside = scan.tokens[first : named.start - 1]
    behind = scan.covered[named.end] if named.end < len(scan.tokens) else None
    return (
        sum(token.text == "," for token in inside) == 0
        and casting.actors[named.actor].state != (chunk.state or "?")
        and behind is not None
        and behind.entry("saying", "trigger") is not None
    )


def give_counterpart_office(casting: Casting, chunks: list[Chunk], i: int, cast: Cast) -> None:
    owner = _owner_of(casting, chunks, i)
    if owner is not None and owner is not cast and cast.office is None:
        cast.office = _same_office(owner.office, cast.state or chunks[i].state)


def give_group_office(casting: Casting, chunks: list[Chunk], i: int) -> None:
    """The counterparts of a minister, from several states, are ministers too."""
    owner = _owner_of(casting, chunks, i)
    if owner is not None and chunks[i].office is None:
        chunks[i].office = _same_office(owner.office, chunks[i].state)
        # "seus homólogos da Namíbia, A, e da Zâmbia, B": each of them.
        for named in chunks[i + 1 : i + 8]:
            if named.sentence == chunks[i].sentence and named.counterpart and named.actor >= 0:
                cast = casting.actors[named.actor]
                cast.office = cast.office or _same_office(owner.office, cast.state)


_TITLES = {"secretary of state": "foreign minister"}
"""Offices that are called otherwise in every other state."""
_OWN = ("king", "queen", "emir", "sultan", "crown prince", "chancellor", "supreme leader", "pope")
"""Offices whose counterparts elsewhere mostly bear another title."""


def _same_office(office: str | None, state: str | None) -> str | None:
    """The office of a counterpart from `state`: the same, unless it is called otherwise there."""
    if office in _OWN or (office and state in without_office().get(office, ())):
        return "leader"
    return _TITLES.get(office or "", office) if state != "USA" else office


def resolve_guest(casting: Casting, chunks: list[Chunk], i: int) -> None:
    """ "His guest", "son hôte": the one whom the person spoken of met, the last two told together."""
    chunk = chunks[i]
    owner = antecedent(casting, chunks, i)
    pair = pair_before(casting, chunks, i)
    others = [k for k in pair if owner is not None and k != owner.index]
    if len(pair) == 2 and len(others) == 1:
        chunk.actor = others[0]
        casting.actors[chunk.actor].mentions.append(chunk)


def _counterparts_of(casting: Casting, chunk: Chunk, owner: Cast | None) -> list[Cast]:
    """Whoever may be the counterpart of `owner`: of the state told, else spoken of of late."""
    return [
        c
        for c in casting.persons()
        if (owner is None or c is not owner)
        and (
            c.state == chunk.state
            if chunk.state
            else c.last >= chunk.sentence - 3 >= -3 and c.last >= 0
        )
        and (
            owner is None
            or owner.office is None
            or c.office is None
            or may_mean(owner.office, c.office)
            or may_mean(c.office, owner.office)
        )
    ]


_HEADS = (*_OWN, "president", "prime minister", "premier", "leader", "head of state")
"""Offices of those who lead a state or its government."""


def _on_one_level(office: str | None, other: str | None) -> bool:
    """Whether two may be counterparts: no minister is one of a president."""
    if office is None or other is None:
        return True
    return (office in _HEADS) == (other in _HEADS)


def _without_state(casting: Casting, owner: Cast | None) -> list[Cast]:
    """ "His Turkish counterpart" where a paper names its own president without the state."""
    own = [
        c
        for c in casting.persons()
        if owner is not None
        if c.named and not c.state and c.office and c.office == owner.office
    ]
    return own if len(own) == 1 and own[0] is not owner else []


def _only_one(casting: Casting, chunk: Chunk, owner: Cast | None) -> list[Cast]:
    """The only one named of the counterpart's state, whatever his office.

    A deputy prime minister and foreign minister has foreign ministers for counterparts too.
    """
    own = [c for c in casting.persons() if c.named and c.state == chunk.state and c is not owner]
    if len(own) != 1 or own[0].office in SPOKESPERSONS:
        return []
    return own if _on_one_level(owner.office if owner else None, own[0].office) else []


def resolve_counterpart(casting: Casting, chunks: list[Chunk], i: int) -> None:
    chunk = chunks[i]
    owner = _owner_of(casting, chunks, i)
    named = owner is not None and owner.named and not chunk.owner and bool(chunk.state)
    if owner is not None and named and owner.state == chunk.state:
        # "… de Soto, que lo invitó cuando el homólogo ghanés asumió": nobody is his own counterpart.
        chunk.actor = owner.index
        owner.mentions.append(chunk)
        return
    candidates = _counterparts_of(casting, chunk, owner)
    if not candidates and chunk.state:
        candidates = _without_state(casting, owner) or _only_one(casting, chunk, owner)
    if candidates:
        cast = max(candidates, key=lambda c: (c.named, c.last, -c.index))
    elif chunk.state:
        office = _same_office(owner.office, chunk.state) if owner else None
        cast = casting.add(
            Cast(
                index=-1, kind="person", name=words_of(casting.scan, chunk), named=False,
                office=office, state=chunk.state, mentions=[],
            )
        )  # fmt: skip
    else:
        return
    chunk.actor = cast.index
    cast.mentions.append(chunk)
    cast.state = cast.state or chunk.state


def lands_beside(scan: Scan, chunks: list[Chunk], chunk: Chunk) -> set[str | None]:
    """Of which states a bare role is not: "رئیس جمهور در دیدار رئیس جمهور روسیه" are two people."""
    if scan.pack.meta.order != "sov" or chunk.state or chunk.slot:
        return set()
    here = [c for c in chunks_of(chunks, chunk.sentence) if c.kind in ("person", "role")]
    return {c.state for c in here if c is not chunk and c.office == chunk.office and c.state}
