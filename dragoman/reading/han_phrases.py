"""Noun phrases that Chinese puts together without a word between: "日韩外长", "美伊代表团", "以…身份"."""

from __future__ import annotations

import itertools

from dragoman.reading.chunk import PLACES, SENT, Chunk
from dragoman.reading.mistaken import CAPACITY, capacity_end
from dragoman.reading.scan import Scan

_SHOWN_AS = ("身份", "身分", "名义", "名義")
"""What closes the words for the capacity in which somebody acts, behind 以."""
_CAPACITY = 20
"""Signs between 以 and the word that closes it."""
_OFFICES = {"ministers": "foreign minister", "presidents": "president", "leaders": "leader"}
"""The offices of collectives: "两国外长"."""


def han_phrases(scan: Scan, chunks: list[Chunk]) -> list[Chunk]:
    """Put together what belongs together in a Chinese sentence, and mark what is no one who acts."""
    if scan.pack.meta.spaces:
        return chunks
    found: list[Chunk] = []
    for chunk in chunks:
        before = found[-1] if found else None
        if before is not None and before.end == chunk.start and before.kind == "pair":
            if _make_group(before, chunk) or _sent_by(before, chunk):
                continue
        elif before is not None and before.end == chunk.start and _of_listed(scan, found, chunk):
            continue
        elif _is_posted(scan, chunk):
            _give_sender(found, chunk)
        elif before is not None and _owns(scan, before, chunk):
            chunk.state = before.state if before.kind == "state" else chunk.state
            chunk.start, chunk.slot, chunk.marker = before.start, before.slot, before.marker
            found.pop()
        if _is_other_office(scan, found, chunk):
            first = found.pop()
            chunk.start = first.start
            chunk.state = chunk.state or first.state
            chunk.implied = chunk.implied or first.implied
            if not chunk.slot or chunk.marker > first.end:
                chunk.slot, chunk.marker = first.slot, first.marker
        found.append(chunk)
    for chunk in found:
        if in_capacity(scan, chunk):
            chunk.slot, chunk.marker = "against", chunk.start
    _mark_within(found)
    return found


def _mark_within(chunks: list[Chunk]) -> None:
    """Mark a town as its country right before it is, and a palace as its town: "在巴基斯坦首都伊斯兰堡说",
    "在奥斯陆王宫会见"."""
    places = (*PLACES, "metonym")
    for before, chunk in itertools.pairwise(chunks):
        if before.kind not in places or before.end != chunk.start or chunk.slot:
            continue
        if before.slot and (
            chunk.kind in places or (chunk.kind == "institution" and before.slot == "in")
        ):
            chunk.slot, chunk.marker = before.slot, before.marker


def _make_group(pair: Chunk, office: Chunk) -> bool:
    """ "日韩外长", "中美两国元首": the office of both states, whose holders the report may name."""
    held = office.office if office.kind in ("role", "group") else _OFFICES.get(office.key or "")
    if not held or office.state or not pair.key or office.kind not in ("role", "group", *_ALL):
        return False
    pair.kind, pair.office, pair.end = "group", held, office.end
    pair.states, pair.key = tuple(pair.key.split(";")), None
    pair.offices, pair.possessive = office.offices, office.possessive
    return True


_ALL = ("collective",)


def _sent_by(pair: Chunk, body: Chunk) -> bool:
    """ "俄乌代表团": the delegations stand for the states that sent them."""
    if body.kind != "institution" or body.institution != "delegation" or body.state:
        return False
    pair.end, pair.possessive = body.end, body.possessive
    return True


def _of_listed(scan: Scan, found: list[Chunk], office: Chunk) -> bool:
    """ "巴拿马、哥斯达黎加两国外长": the office of the states listed right before it."""
    held = _OFFICES.get(office.key or "") if office.kind in _ALL else None
    states = [found[-1]]
    while len(states) < len(found):
        before = found[-1 - len(states)]
        tie = range(before.end, states[-1].start)
        if not tie or not all(scan.has_grammar(i, "and") for i in tie):
            break
        states.append(before)
    told = tuple(c.state for c in reversed(states) if c.kind == "state" and c.state)
    if held is None or len(told) < 2 or len(told) < len(states):
        return False
    del found[len(found) - len(states) + 1 :]
    first = found[-1]
    first.kind, first.office, first.states, first.state = "group", held, told, None
    first.end, first.possessive = office.end, office.possessive
    return True


def _is_posted(scan: Scan, chunk: Chunk) -> bool:
    """ "中国驻加纳大使X": the state right before the office is where he is, not whose he is."""
    envoy = chunk.office in SENT and chunk.state is not None and chunk.start > 0
    return envoy and scan.tokens[chunk.start - 1].text in "驻駐"


def _give_sender(found: list[Chunk], envoy: Chunk) -> None:
    """Let an envoy with a name be of the state told before his post."""
    sender = found[-1] if found else None
    if envoy.kind != "person":
        return
    envoy.state = None
    if sender is None:
        return
    if sender.kind == "state" and sender.end == envoy.start - 1:
        envoy.state, envoy.start = sender.state, sender.start
        envoy.slot, envoy.marker = sender.slot, sender.marker
        found.pop()


def _is_other_office(scan: Scan, found: list[Chunk], person: Chunk) -> bool:
    """Whether an office without a holder is one more of the person behind it: "总书记、国家主席X"."""
    role = found[-1] if found else None
    if role is None or role.kind != "role" or person.kind != "person" or not person.office:
        return False
    listed = person.start - role.end == 1 and scan.tokens[role.end].text == "、"
    of = {role.state or role.implied, person.state or person.implied} - {"", None}
    return listed and not role.counterpart and len(of) < 2


_LOCAL = ("mayor", "governor", "party leader")
"""Offices of a town or province."""
_PORTFOLIO = 8
"""Signs of a portfolio that no pack has, between a state and its minister."""


def _owns(scan: Scan, place: Chunk, office: Chunk) -> bool:
    """Whether a place says whose office it is: "北京市市长X", "沙特投资和工业大臣X"."""
    between = range(place.end, office.start)
    if office.kind not in ("person", "role") or office.state or place.possessive:
        return False
    if office.slot and office.marker < place.end:
        return False  # but "工业与矿产大臣X" ties its portfolio by the sign for "with"
    if place.kind in ("city", "capital") and place.slot != "in":
        return not between and office.office in _LOCAL
    return (
        place.kind == "state"
        and office.office == "minister"
        and 0 < len(between) <= _PORTFOLIO
        and all(scan.tokens[i].is_word and _is_unknown(scan, i) for i in between)
    )


TITLE = 12
"""Signs of a title or body, in words no pack has, before the office that closes it."""


def is_titled(scan: Scan, chunk: Chunk, start: int) -> bool:
    """Whether nothing but a body that no pack has stands before an office: "、中联部部长X"."""
    between = range(start, chunk.start)
    return (
        bool(chunk.office)
        and len(between) <= TITLE
        and all(scan.tokens[i].is_word and _is_unknown(scan, i) for i in between)
    )


def _is_unknown(scan: Scan, i: int) -> bool:
    """Whether a sign is of no word that the pack has, or ties two ("工业和能源")."""
    return scan.covered[i] is None or scan.has_grammar(i, "word", "and")


def in_capacity(scan: Scan, chunk: Chunk) -> bool:
    """Whether a chunk is the capacity in which somebody acts: "以大会主席身份会见"."""
    first = max(scan.sentences[chunk.sentence].start, chunk.start - CAPACITY)
    for i in range(chunk.start - 1, first - 1, -1):
        if scan.tokens[i].text in ",，。;；":
            return False
        if end := capacity_end(scan.tokens, i):
            return chunk.end <= end
    return False
