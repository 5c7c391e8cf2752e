"""What endings say of the parts around a trigger, wherever they stand (Russian)."""

from __future__ import annotations

import re

from dragoman.language.phrases import Match
from dragoman.language.tokens import ends_in
from dragoman.reading.chunk import ANIMATE, HUMAN, Chunk
from dragoman.reading.frames import Arguments
from dragoman.reading.partners import opens_with
from dragoman.reading.phrase import with_joined
from dragoman.reading.scan import Scan


def oblique_relative(scan: Scan, verb: int) -> bool:
    """Whether the relative word before a verb stands in a case of objects."""
    i = verb - 1
    while i > 0 and not scan.has_grammar(i, "relative"):
        i -= 1
    return re.search("(?:ого|ую|ых|ому|ым|ыми)$", scan.tokens[i].norm) is not None


def parts_by_case(
    scan: Scan,
    trigger: Match,
    form: str,
    around: tuple[list[Chunk], list[Chunk], list[Chunk]],
    found: Arguments,
) -> None:
    """Parts that their case shows wherever they stand: "вьетнамского министра примет Шойгу"."""
    if not scan.pack.meta.paradigms or form in ("noun", "passive"):
        return
    near, left, right = around
    pattern = scan.pack.meta.participle
    if pattern and ends_in(scan.tokens[trigger.start].norm, pattern):
        # "с министром, прибывшим в Москву": who stands before the comma.
        i = trigger.start - 1
        close = [c for c in left if c.end == i and scan.tokens[i].text == ","]
        if not close:
            close = _qualified(scan, trigger, right)
        found.subject = with_joined(near, close[-1]) if close and close[-1].kind in ANIMATE else []
        whom = _marked_behind(scan, trigger, right)
        found.object = found.object or (with_joined(near, whom) if whom is not None else [])
        return
    for chunk in right:
        gap = sum(i not in scan.date_tokens for i in range(trigger.end, chunk.start))
        if chunk.kind in HUMAN and chunk.certain and chunk.case == "nom" and not chunk.slot:
            if gap <= 2:
                found.subject = with_joined(right, chunk)
                found.object = [c for c in found.object if c not in found.subject]
            break
        if gap > 8:
            break
    whom = _marked_behind(scan, trigger, right)
    objects = [whom] if whom is not None else []
    objects += [c for c in reversed(left) if c.slot == "object" and trigger.start - c.end <= 6]
    behind = [c for c in found.object if c.start >= trigger.end and not c.slot]
    if objects and behind and not found.subject:
        # "главу правительства встретил его коллега": what is marked is the object.
        found.subject, found.object = found.object, []
    elif not objects and found.subject and found.subject[0].start >= trigger.end:
        objects = _received(scan, left, trigger)
    if objects and objects[0].kind in ANIMATE and not found.object:
        found.object = with_joined(near, objects[0])
    if not found.object and not found.recipient and trigger.has("trigger", "invitation"):
        found.object = _already_told(scan, trigger, left)
    if not found.subject and trigger.has("trigger", "arrival", "departure"):
        found.subject = _on_board(scan, trigger, left)


_WHOM = 8
"""Tokens from a verb to its marked object: where it was, a participle with its own words."""


def _marked_behind(scan: Scan, trigger: Match, right: list[Chunk]) -> Chunk | None:
    """Whom a verb is done to, where the case shows it: "принял в резиденции прибывшего с визитом X"."""
    wished = trigger.has("trigger", "congratulation")
    for chunk in right:
        gap = chunk.start - trigger.end
        own = wished and chunk.slot == "of" and chunk.kind in HUMAN  # "поздравил с победой X"
        if chunk.slot == "object" or own:
            people = chunk.kind in HUMAN and not scan.has_mark(trigger.end, chunk.start, ",;:")
            return chunk if gap <= 4 or (people and gap <= _WHOM) else None
        if gap > 4 and chunk.kind in HUMAN:
            return None
    return None


def _on_board(scan: Scan, trigger: Match, left: list[Chunk]) -> list[Chunk]:
    """Whose aircraft it is that arrived: "самолёт X приземлился в Лиме"."""
    own = [
        c for c in left if c.slot == "of" and c.kind in HUMAN and _right_before(scan, c, trigger)
    ]
    first = own[-1].start - 1 if own else -1
    return own[-1:] if first >= 0 and scan.has_grammar(first, "craft") else []


def _already_told(scan: Scan, trigger: Match, left: list[Chunk]) -> list[Chunk]:
    """Whom "поздравил X с назначением и пригласил посетить Лиму" invites: the object of the verb before."""
    if not scan.has_grammar(trigger.start - 1, "and"):
        return []
    told = [c for c in left if c.kind in HUMAN and c.slot in ("object", "with", "to")]
    verbs = scan.matches_in(told[-1].marker, trigger.start, "trigger") if told else []
    finite = [m for m in verbs if m.has_value("trigger", "past", "present", "future")]
    return [] if finite else with_joined(left, told[-1]) if told else []


_AHEAD = 5
"""Tokens between a participle and the person it tells of."""


def _qualified(scan: Scan, trigger: Match, right: list[Chunk]) -> list[Chunk]:
    """Whom a participle before him tells of: "прибывший в Лиму президент", "с прибывшим в Лиму X"."""
    first = next((c for c in right if c.kind in HUMAN), None)
    if first is None or first.start - trigger.end > _AHEAD:
        return []
    return [] if scan.has_mark(trigger.end, first.start, ",;:") else [first]


def _received(scan: Scan, left: list[Chunk], trigger: Match) -> list[Chunk]:
    """Whom "в аэропорту премьера Перу встретил X" receives: accusative and genitive look alike."""
    received = any(e.category == "trigger" and e.key == "reception" for e in trigger.entries)
    return [
        c
        for c in left[-1:]
        if received and _right_before(scan, c, trigger)
        if c.kind in HUMAN and c.case in ("gen", "acc")
    ]


def _right_before(scan: Scan, chunk: Chunk, trigger: Match) -> bool:
    """Whether nothing but when, where or how stands between: "X тепло встретил Y"."""
    return trigger.start - chunk.end <= 1 and not scan.has_mark(chunk.end, trigger.start, ",;:")


_HAD = 24
"""Tokens between whoever has talks ahead and the word for them."""


def had_by(scan: Scan, trigger: Match, left: list[Chunk], found: Arguments) -> None:
    """Whose talks they are: "у министра запланирована встреча с X", "у него состоялся разговор с X",
    "лидеру предстоят переговоры с X"."""
    if not scan.pack.meta.paradigms or found.owned or found.between:
        return
    for chunk in reversed(left):
        if chunk.kind not in HUMAN or trigger.start - chunk.end > _HAD:
            continue
        ahead = scan.matches_in(chunk.end, trigger.start, "modality", "grammar")
        before = scan.covered[chunk.start - 1] if chunk.start else None
        due = before is not None and before.has("modality", "planned")  # "в программе X — беседа"
        if not due and not any(
            m.has("modality", "planned", "future", "cancelled") or m.has("grammar", "light")
            for m in ahead
        ):
            continue
        marked = scan.tokens[chunk.marker].norm if 0 <= chunk.marker < chunk.start else ""
        own = scan.pack.meta.markers.get("of", ())
        if (
            (due and chunk.slot == "of")
            or (chunk.slot == "of" and marked in own)
            or (chunk.slot == "to" and not marked)
        ):
            found.subject, found.bare, found.generic = with_joined(left, chunk), False, False
            return


_BESIDE = 2
"""Tokens between a verb of talks and a place of its own."""


def had_behind(scan: Scan, trigger: Match, partner: list[Chunk]) -> bool:
    """Whether a verb behind makes talks happen, or their partner stands inside their phrase.

    "Переговоры с ним провёл X", "на совместной с X пресс-конференции": no plural without sides.
    """
    reach = range(trigger.end, min(trigger.end + 6, len(scan.tokens)))
    if not scan.pack.meta.paradigms:
        return False
    return partner[-1].end == trigger.start or scan.has_grammar_in(reach.start, reach.stop, "light")


def due_with(scan: Scan, trigger: Match, partner: list[Chunk]) -> bool:
    """Whether a plural with somebody named is on a programme: "предусмотрены переговоры с X"."""
    if not scan.pack.meta.paradigms or not any(c.kind in HUMAN and c.actor >= 0 for c in partner):
        return False
    here = scan.sentences[scan.sentence_of[trigger.start]]
    first = max(here.start, trigger.start - _HAD)
    ahead = scan.matches_in(first, trigger.start, "modality")
    return any(m.has("modality", "planned", "future") for m in ahead)


def before_matter(scan: Scan, trigger: Match, right: list[Chunk]) -> list[Chunk]:
    """What stands right behind a verb that has the matter of talks as its object; all behind others.

    Behind a noun such a verb may follow: "в ходе встречи стороны обсудят обстановку в Сирии".
    """
    over = trigger if trigger.has("grammar", "over") else None
    if over is None and right and scan.holds("grammar", "over"):
        told = scan.matches_in(trigger.end, right[-1].start, "grammar")
        over = next((m for m in told if m.has("grammar", "over")), None)
    if over is None:
        return right
    first = over.end  # "обсудили в среду в Аккре", not "обсудили обстановку в Сирии"
    while first in scan.date_tokens or first + 1 in scan.date_tokens:
        first += 1
    return [c for c in right if c.start - first < _BESIDE]


def with_before(scan: Scan, trigger: Match, chunk: Chunk) -> bool:
    """Whether who stands before the trigger has the part in it that his marking word says.

    "С X встретился Y", "на совместной с X встрече", "между X и Y прошли переговоры",
    "президенту X вручено послание".
    """
    if opens_with(scan, chunk) or chunk.slot == "between":
        return True
    if chunk.slot == "to" and chunk.kind in HUMAN:
        return _is_letter(trigger) and _handed(scan, chunk.end, trigger.start)
    cased = scan.pack.meta.phrasing.agreeing
    close = chunk.slot == "with" and chunk.end == trigger.start and chunk.marker > 0
    return close and any(
        ends_in(scan.tokens[chunk.marker - 1].norm, adjective) for adjective, _ in cased
    )


_LETTERS = ("message", "congratulation", "invitation")


def _is_letter(trigger: Match) -> bool:
    return any(
        e.category == "trigger" and e.key in _LETTERS and e.value == "noun" for e in trigger.entries
    )


def _handed(scan: Scan, start: int, end: int) -> bool:
    return any(m.has("grammar", "handed") for m in scan.matches_in(start, end, "grammar"))


_WIRE = 24
"""Tokens on either side of a word for talks in which its clause says that they were by telephone."""


def by_wire(scan: Scan, trigger: Match, frame: str) -> str:
    """The frame of talks: a call, where the clause says that they were by telephone or video."""
    if frame != "meeting" or not scan.holds("grammar", "by_wire"):
        return frame
    here = scan.sentences[scan.sentence_of[trigger.start]]
    reach = (max(here.start, trigger.start - _WIRE), min(here.end, trigger.end + _WIRE))
    for told in scan.matches_in(*reach, "grammar"):
        first, last = min(told.end, trigger.end), max(told.start, trigger.start)
        if not told.has("grammar", "by_wire") or scan.has_mark(first, last, ",;:"):
            continue
        if not _of_another_deed(scan, told, trigger):
            return "call"
    return frame


def _of_another_deed(scan: Scan, wire: Match, talks: Match) -> bool:
    """Whether the talks are what somebody says by telephone: "поздравил по телефону X с проведением переговоров"."""
    if wire.start >= talks.start or not talks.has_value("trigger", "noun"):
        return False
    start = scan.sentences[scan.sentence_of[talks.start]].start
    for deed in reversed(scan.matches_in(start, talks.start, "trigger", "saying")):
        if scan.has_mark(deed.end, wire.start, ",;:"):
            return False
        told = deed.has_value("trigger", "past", "present", "future") or deed.entry("saying")
        if told and not deed.has("grammar", "light") and wire.end < talks.start:
            return True
    return False


def letter_from(scan: Scan, trigger: Match, found: Arguments) -> None:
    """Whose letter it is that was handed over: "на имя X поступило письмо от Y", "X передано приглашение Y"."""
    if not scan.pack.meta.paradigms or not found.recipient or not _is_letter(trigger):
        return
    here = scan.sentences[scan.sentence_of[trigger.start]]
    near = (max(here.start, trigger.start - _HANDED), min(here.end, trigger.end + _HANDED))
    if not _handed(scan, *near):
        return
    found.bare = found.generic = False
    if not found.owned and found.sender:
        found.subject, found.owned = found.sender, True
    if found.owned:
        found.sender = []


_HANDED = 16
"""Tokens between a letter and the verb that says it was handed over: whom for stands there."""


_CLAUSE = 12
"""Tokens from a relative word to its verb: the subject and a day stand between."""


def _with_whom(scan: Scan, trigger: Match, left: list[Chunk]) -> list[Chunk]:
    """Who stands before "с которым": "X, с которым Y созвонился в среду"."""
    for i in range(trigger.start - 1, max(1, trigger.start - _CLAUSE), -1):
        if scan.tokens[i].text in ",;:":
            return []
        with_him = (marker := scan.entry(i - 1, "marker")) is not None and marker.key == "with"
        if scan.has_grammar(i, "relative") and with_him and scan.tokens[i - 2].text == ",":
            head = [c for c in left if c.end == i - 2]
            return with_joined(left, head[-1]) if head else []
    return []


def _called(trigger: Match, left: list[Chunk], found: Arguments) -> list[Chunk]:
    """Who is rung up, told ahead of the verb: "президенту X позвонил Y", "Лукашенко позвонил Y"."""
    behind = bool(found.subject) and found.subject[0].start >= trigger.end
    close = [c for c in left if c.end == trigger.start and c.kind in HUMAN and c.slot in ("", "to")]
    return with_joined(left, close[-1]) if behind and close else []


def settle_finite(
    scan: Scan, trigger: Match, form: str, left: list[Chunk], found: Arguments
) -> None:
    """Settle the parts of a finite verb: whom "with whom" points to, and who takes no part.

    One person is not the subject of a plural ("граждане его страны едут в Перу"), and an active
    verb has no agent ("передал поздравления по случаю назначения X главой МИД").
    """
    plural = scan.pack.meta.plural_verb
    if not scan.pack.meta.paradigms or form in ("noun", "passive"):
        letter_from(scan, trigger, found)
        return
    found.agent = []
    found.partner = found.partner or _with_whom(scan, trigger, left)
    if trigger.has("trigger", "meeting") and not (found.partner or found.object):
        found.partner = found.recipient  # "посол X вручил верительные грамоты президенту Y"
    if trigger.has("trigger", "call") and not (found.partner or found.recipient):
        found.recipient = _called(trigger, left, found)
    if not plural or form == "base" or found.partner or len(found.subject) != 1:
        return
    (one,) = found.subject
    single = len(one.actors) < 2 and one.kind in ("person", "role", "name")
    if single and ends_in(scan.tokens[trigger.start].norm, plural):
        found.subject = []


def happens_between(scan: Scan, start: int, end: int) -> bool:
    """Whether a verb stands between a noun and a genitive, which is not its owner then.

    "Визит состоится по приглашению министра X".
    """
    return bool(scan.pack.meta.paradigms) and any(
        m.has("grammar", "light", "auxiliary")
        or m.has("modality", "future")
        or m.has("saying", "say", "tell", "stress")
        or m.entry("trigger")
        for m in scan.matches_in(start, end, "grammar", "modality", "trigger", "saying")
    )


def are_sides(scan: Scan, right: list[Chunk], chunk: Chunk) -> bool:
    """ "Встреча министров Перу и Ганы", "переговоры России и Украины": several in the genitive."""
    if chunk.slot != "of" or not scan.pack.meta.paradigms:
        return False
    several = chunk.kind == "state" and len(with_joined(right, chunk)) > 1
    return several or (chunk.kind == "group" and len(chunk.actors or ()) > 1)
