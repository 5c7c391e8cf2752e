"""Frames: which chunk plays which part for a trigger word.

Every frame says what its subject, object and marked arguments are; the word
order of the language says where to look for them.  "met", "traf", "التقى" and
"görüştü" share one frame, and one search.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from dragoman.language.phrases import Match
from dragoman.reading.actors import Casting
from dragoman.reading.chunks import ANIMATE, HUMAN, PLACES, Chunk
from dragoman.reading.clauses import (
    Clause,
    clause_around,
    outer_subject,
    relative_partner,
    sides_in_clause,
)
from dragoman.reading.name_words import AND
from dragoman.reading.scan import Scan, Sentence
from dragoman.reading.verblast import parts_before


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """The parts of one kind of encounter; an empty role means the frame has no such part."""

    kind: str
    subject: str = "participant"
    object: str = "participant"
    partner: str = "participant"
    """Role of what is marked "with"."""
    recipient: str = ""
    """Role of what is marked "to"."""
    bearer: str = ""
    place_object: bool = False
    """The object is the place ("visited Syria")."""
    goal: bool = False
    """"to" and "in" mark the place one goes to."""
    joint: bool = False
    """Held by both sides even where the words name one ("joint press conference")."""
    mutual: bool = True
    """Needs two sides."""


FRAMES: dict[str, Frame] = {
    "meeting": Frame(kind="meeting"),
    "negotiation": Frame(kind="negotiation"),
    "reception": Frame(kind="meeting"),
    "visit": Frame(kind="visit", subject="visitor", object="host", partner="", place_object=True, goal=True, mutual=False),
    "arrival": Frame(kind="visit", subject="visitor", object="", partner="", place_object=True, goal=True, mutual=False),
    "departure": Frame(kind="visit", subject="visitor", object="", partner="", place_object=True, goal=True, mutual=False),
    "tour": Frame(kind="visit", subject="visitor", object="", partner="", goal=True, mutual=False),
    "hosting": Frame(kind="visit", subject="host", object="visitor", partner="", mutual=False),
    "acceptance": Frame(kind="visit", subject="visitor", object="", partner="", goal=True, mutual=False),
    "call": Frame(kind="call", recipient="participant"),
    "press_conference": Frame(kind="press_conference", object="", mutual=False),
    "joint_conference": Frame(kind="press_conference", object="", mutual=False, joint=True),
    "summit": Frame(kind="summit", mutual=False),
    "signing": Frame(kind="signing", subject="signatory", object="", partner="signatory", mutual=False),
    "message": Frame(kind="message", subject="sender", object="recipient", partner="", recipient="recipient", bearer="bearer"),
    "congratulation": Frame(kind="message", subject="sender", object="recipient", partner="", recipient="recipient"),
    "invitation": Frame(kind="invitation", subject="inviter", object="invitee", partner="", recipient="invitee"),
}  # fmt: skip


class Arguments(msgspec.Struct, kw_only=True):
    """What was found around one trigger, each list in the order of the text."""

    subject: list[Chunk] = []
    object: list[Chunk] = []
    partner: list[Chunk] = []
    agent: list[Chunk] = []
    recipient: list[Chunk] = []
    between: list[Chunk] = []
    places: list[Chunk] = []
    owned: bool = False
    """The subject is the trigger noun's owner ("his visit"), not the clause's subject."""
    open_partner: bool = False
    """A "with" follows whose object is no known actor ("with business people")."""
    beside: list[Chunk] = []
    """What stands right before the trigger noun as its qualifier ("BRICS summit", "Iran talks")."""
    group: bool = False
    """The other side is a group ("with Syrian officials")."""
    sender: list[Chunk] = []
    """Whose message it is, when someone else carries it."""
    generic: bool = False
    """A plural without sides ("mutual visits"): no event."""
    bare: bool = False
    """A noun with no side of its own ("the meeting", "this visit"): it points back."""
    denied: bool = False
    invited: bool = False
    """The trigger says what an invitation is for ("an invitation to visit Syria")."""


def find_arguments(
    scan: Scan, chunks: list[Chunk], trigger: Match, form: str
) -> Arguments:
    """All parts around `trigger`, whose form is `form`; `chunks` are those of its sentence."""
    sentence = scan.sentences[scan.sentence_of[trigger.start]]
    quote = scan.quote_of[trigger.start]
    near = [c for c in chunks if c.quoted == quote or quote < 0 and c.quoted < 0]
    left = [c for c in near if c.end <= trigger.start]
    right = [c for c in near if c.start >= trigger.end]
    if form != "noun" or any(_plain(c) for c in left):
        right = _before_barrier(scan, sentence, trigger, right)
    found = Arguments()
    verb = trigger.start if form != "noun" else _light_verb(scan, sentence, trigger)
    head = antecedent(scan, near, verb) if verb >= 0 else []
    if not scan.pack.meta.spaces and form != "noun":
        # "来访的X": whom a verb qualifies is its subject.
        head = head or [
            c for c in right if c.kind in HUMAN and c.start == trigger.end + 1 and _is(scan, trigger.end, "possessive")
        ]
    if scan.pack.meta.auxiliaries:
        clause = clause_around(scan, sentence, chunks, trigger)
        left = [c for c in left if c.start >= clause.start]
        right = [c for c in right if c.start < clause.end]
    if scan.pack.meta.nominal:
        left, right = parts_before(scan, near, trigger, form, found), []
    elif form == "noun":
        _noun_parts(scan, trigger, left, right, found)
    elif form != "passive" and scan.pack.meta.auxiliaries:
        sides = sides_in_clause(scan, clause, near, trigger, form)
        found.subject, found.object = sides.subject, sides.object
    elif form == "passive":
        _passive_parts(scan, trigger, left, right, found)
    else:
        _verb_parts(scan, trigger, left, right, found)
    if head and form != "passive" and not scan.pack.meta.nominal:
        if scan.pack.meta.paradigms and _oblique_relative(scan, verb):
            # "которого пригласил король": the antecedent is the object.
            found.object = head
        else:
            found.subject = head
    if scan.pack.meta.paradigms and form not in ("noun", "passive"):
        _by_case(scan, trigger, (near, left, right), found)
    _marked_parts(scan, trigger, left, right, found)
    if form == "base" and not found.subject and not scan.pack.meta.auxiliaries:
        # "Tras reunirse con X, Y dijo …"
        main = _main_subject(scan, trigger, [], [c for c in right if _plain(c)])
        found.subject = _with_joined(right, main) if main is not None else []
    if form not in ("noun", "passive"):
        # "lo invitó a visitar China": the pronoun is the object, whatever follows.
        clitics = [
            c
            for c in near
            if c.pronoun in ("him", "them") and (0 <= trigger.start - c.end <= 1 or c.start - trigger.end == 1)
        ]
        found.object = clitics or found.object
    if scan.pack.meta.auxiliaries:
        _from_clauses(scan, clause, near, trigger, form, found)
    inflected = bool(scan.pack.meta.paradigms)
    if inflected and form == "noun" and not found.owned and len(persons_between(found.between)) > 1:
        # "plans a second summit between Kim and Trump": who plans it takes no part in it.
        found.subject = []
    found.bare = found.bare and not (found.partner or found.between or found.beside)
    found.denied = any(_negated(scan, sentence, c) for c in found.subject)
    found.open_partner = not found.partner and _open_partner(scan, trigger)
    found.group = any(
        c.kind == "group" and (c.slot == "with" or c.start - trigger.end <= 2) for c in right
    )
    # "came at the invitation of": a finite verb is no purpose of the invitation before it.
    came = form in ("past", "present", "future") and bool(scan.pack.meta.nominal or scan.pack.meta.paradigms)
    found.invited = not came and _is_invited(scan, sentence, trigger)
    return found


def _from_clauses(
    scan: Scan, clause: Clause, near: list[Chunk], trigger: Match, form: str, found: Arguments
) -> None:
    """Complete the parts from beyond the clause: relative words, invited guests, outer subjects."""
    if not found.partner:
        found.partner = relative_partner(scan, clause, near, "with")
    if form == "noun" and not found.partner and _is_purpose(scan, trigger):
        # "hat den Kanzler zu einem Gespräch geladen": the object of the verb is the other side.
        here = [c for c in near if clause.start <= c.start < clause.end]
        found.partner = [c for c in here if c.slot == "object" and c.kind in HUMAN][:1]
    there = scan.pack.meta.auxiliaries.get("there", ())
    placed = any(c.slot in ("in", "to") for c in found.places)
    if not placed and any(scan.tokens[i].norm in there for i in range(clause.start, clause.end)):
        # "in Kairo, wo er …", "in Kairo; dort …"
        before = [c for c in near if c.end <= clause.start and c.kind in PLACES and c.slot in ("in", "to")]
        found.places += before[-1:]
    kind = trigger.entry("trigger")
    signed = form == "passive" and kind is not None and kind.key == "signing"
    if not found.subject and (form == "noun" or signed):
        found.subject = outer_subject(near, clause)


def _is_purpose(scan: Scan, trigger: Match) -> bool:
    """Whether "zu" or its like stands before the noun, adjectives apart."""
    for i in range(trigger.start - 1, max(-1, trigger.start - 4), -1):
        if (entry := scan.entry(i, "marker")) is not None and entry.key != "object":
            return entry.key == "to"
        if scan.tokens[i].is_capital or not scan.tokens[i].is_word:
            return False
    return False
def _oblique_relative(scan: Scan, verb: int) -> bool:
    """Whether the relative word before a verb stands in a case of objects."""
    i = verb - 1
    while i > 0 and not _is(scan, i, "relative"):
        i -= 1
    return re.search("(?:ого|ую|ых|ому|ым|ыми)$", scan.tokens[i].norm) is not None


def persons_between(chunks: list[Chunk]) -> set[int]:
    """The actors that "between" names."""
    return {i for c in chunks for i in (c.actors or (c.actor,)) if i >= 0}


def _by_case(
    scan: Scan, trigger: Match, around: tuple[list[Chunk], list[Chunk], list[Chunk]], found: Arguments
) -> None:
    """Parts that their case shows wherever they stand: "вьетнамского министра примет Шойгу"."""
    near, left, right = around
    pattern = scan.pack.meta.participle
    if pattern and re.search(f"(?:{pattern})$", scan.tokens[trigger.start].norm):
        # "с министром, прибывшим в Москву": who stands before the comma.
        i = trigger.start - 1
        close = [c for c in left if c.end == i and scan.tokens[i].text == ","]
        found.subject = _with_joined(near, close[-1]) if close and close[-1].kind in ANIMATE else []
        return
    for chunk in right:
        gap = sum(i not in scan.date_tokens for i in range(trigger.end, chunk.start))
        if chunk.kind in HUMAN and chunk.certain and chunk.case == "nom" and not chunk.slot:
            if gap <= 2:
                found.subject = _with_joined(right, chunk)
                found.object = [c for c in found.object if c not in found.subject]
            break
        if gap > 8:
            break
    objects = [c for c in right if c.slot == "object" and c.start - trigger.end <= 4]
    objects += [c for c in reversed(left) if c.slot == "object" and trigger.start - c.end <= 6]
    if objects and objects[0].kind in ANIMATE and not found.object:
        found.object = _with_joined(near, objects[0])


def _light_verb(scan: Scan, sentence: Sentence, trigger: Match) -> int:
    """First token of the verb that makes the noun happen behind "who" ("who paid a visit"), or -1."""
    for i in range(trigger.start - 1, max(sentence.start, trigger.start - 4) - 1, -1):
        match = scan.covered[i]
        if match is not None and match.end - match.start == 1 and _is(scan, i, "light") and not _is(scan, i, "that"):
            return match.start
    return -1


def _negated(scan: Scan, sentence: Sentence, chunk: Chunk) -> bool:
    """Whether "no" or its like stands right before a chunk ("No Turkish official has …")."""
    i = chunk.start - 1
    match = scan.covered[i] if i >= sentence.start else None
    return match is not None and any(
        e.category == "modality" and e.key == "negation" for e in match.entries
    )


def antecedent(scan: Scan, chunks: list[Chunk], verb: int) -> list[Chunk]:
    """Whom "who" stands for, when it is the subject of the verb at token `verb`."""
    i = verb - 1
    while i > 0 and (_is(scan, i, "adverb") or _is(scan, i, "auxiliary")):
        i -= 1
    if i < 1 or not _is(scan, i, "relative"):
        return []
    if scan.tokens[i - 1].text in ",،":
        i -= 1
    for chunk in reversed(chunks):
        if chunk.end <= i:
            close = i - chunk.end <= 1 and chunk.kind in ANIMATE
            return _with_joined(chunks, chunk) if close else []
    return []


def _is(scan: Scan, token: int, key: str) -> bool:
    match = scan.covered[token]
    return match is not None and any(e.category == "grammar" and e.key == key for e in match.entries)


def _is_invited(scan: Scan, sentence: Sentence, trigger: Match) -> bool:
    reach = range(max(sentence.start, trigger.start - 5), trigger.start)
    if scan.pack.meta.auxiliaries:
        reach = range(reach.start, min(sentence.end, trigger.end + 8))
    elif scan.pack.meta.order == "sov":
        reach = range(reach.start, min(sentence.end, trigger.end + 6))
    for match in scan.matches_in(reach.start, reach.stop, "trigger"):
        entry = match.entry("trigger")
        if entry is not None and entry.key == "invitation":
            return True
    return False


def _before_barrier(
    scan: Scan, sentence: Sentence, trigger: Match, right: list[Chunk]
) -> list[Chunk]:
    """Leave out what belongs to a later cue or trigger verb of the sentence."""
    if scan.pack.meta.order in ("v2", "sov"):
        return right
    for match in scan.matches_in(trigger.end, sentence.end, "saying", "trigger"):
        entry = match.entry("trigger")
        if entry is not None and entry.value in ("noun", "base"):
            continue
        cue = match.entry("saying")
        if cue is not None and cue.key in ("noun", "according"):
            continue
        return [c for c in right if c.end <= match.start]
    return right


def _plain(chunk: Chunk) -> bool:
    return chunk.kind in ANIMATE and not chunk.slot and not chunk.possessive and (
        chunk.pronoun not in ("his", "her", "their", "its") or chunk.kind != "pronoun"
    )


def _with_joined(chunks: list[Chunk], chunk: Chunk) -> list[Chunk]:
    """`chunk` with all that is coordinated with it."""
    i = next(k for k, c in enumerate(chunks) if c is chunk)
    first = last = i
    while first > 0 and chunks[first].joined and chunks[first - 1].kind in (*ANIMATE, "demonym"):
        first -= 1
    while last + 1 < len(chunks) and chunks[last + 1].joined and chunks[last + 1].kind in ANIMATE:
        last += 1
    return [c for c in chunks[first : last + 1] if c.kind in ANIMATE]


def _verb_parts(
    scan: Scan, trigger: Match, left: list[Chunk], right: list[Chunk], found: Arguments
) -> None:
    order = scan.pack.meta.order
    before = [c for c in left if _plain(c)]
    after = [c for c in right if _plain(c) or (c.slot == "object" and c.kind == "pronoun")]
    marked: list[Chunk] = []
    if scan.pack.meta.article:
        # Hebrew marks its definite objects: פגש את X.
        marked = [c for c in right if c.slot == "object" and c.kind in ANIMATE]
        behind = next((c for c in after if c.kind in ("person", "name", "role")), None)
        if (
            behind is not None
            and not _holds_object_marker(scan, trigger)
            and _words_between(scan, trigger.end, behind.start) == 0
        ):
            # "נפגש X עם Y": what stands bare right behind the verb is its subject.
            found.subject, before = _with_joined(right, behind), []
            after = [c for c in after if c not in found.subject]
        after = marked[:1] or after
    if order == "sov":
        said = _last_report(scan, trigger)
        # "X said that Y travels …": whoever stands behind the verb of saying does it.
        before = [c for c in before if c.start >= said] or before
        if before:
            found.subject = _with_joined(left, before[0])
            rest = [c for c in before if c not in found.subject]
            if rest and "object" not in scan.pack.meta.postpositions:
                found.object = _with_joined(left, rest[-1])
        # Persian marks whoever is met or received: what stands bare is no object.
        entry = trigger.entry("trigger")
        handed = entry is not None and entry.key in ("message", "congratulation", "signing")
        marked = [c for c in left if c.slot == "object" and c.kind in ANIMATE]
        if marked and not handed:
            found.object = _with_joined(left, marked[-1])
        elif entry is not None and entry.key == "invitation" and not found.object:
            # "از X دعوت کرد": whom one invites is marked "from".
            found.object = [c for c in left if c.slot == "from" and c.kind in HUMAN][-1:]
        return
    if order == "vso":
        _verb_first_parts(scan, trigger, left, right, found)
        return
    if before:
        found.subject = _subject_left(scan, left, before, trigger)
    elif after and scan.pack.meta.object_to and not marked and after[0].kind in HUMAN:
        # Objects are marked, so what stands bare behind the verb is its subject.
        found.subject = _with_joined(right, after[0])
        after = [c for c in after if c not in found.subject]
    elif after and scan.pack.meta.inversion and (fronted := _fronted(scan, trigger, after)):
        found.subject = _with_joined(right, fronted)
        after = [c for c in after if c not in found.subject]
    reach = 12 if order == "v2" else 4
    if order == "v2" and not found.subject and after:
        found.subject = _with_joined(right, after[0])
        after = [c for c in after if c not in found.subject]
    if after and (close := _objects(scan, trigger, after, reach)):
        found.object = _with_joined(right, close)
    if order == "v2" and not found.object:
        others = [c for c in before if c not in found.subject]
        # Verb-last clause: "dass Scholz den Präsidenten traf", "hat Xi ihn empfangen".
        if others and found.subject and _same_clause(scan, others[-1], trigger):
            found.object = _with_joined(left, others[-1])


def _fronted(scan: Scan, trigger: Match, after: list[Chunk]) -> Chunk | None:
    """The subject behind the comma of "Attendu vendredi à Berlin, le ministre …"."""
    sentence = scan.sentences[scan.sentence_of[trigger.start]]
    first = after[0].start
    if trigger.start - sentence.start > 1 or after[0].kind not in HUMAN:
        return None
    commas = [i for i in range(trigger.end, first) if scan.tokens[i].text == ","]
    return after[0] if len(commas) == 1 and first - commas[0] <= 3 else None


def _last_report(scan: Scan, trigger: Match) -> int:
    """Just behind the last verb of saying before the trigger in its sentence; 0 where none is."""
    first = scan.sentences[scan.sentence_of[trigger.start]].start
    said = [
        m.end
        for m in scan.matches_in(first, trigger.start, "saying")
        if any(e.category == "saying" and e.key in ("say", "tell") for e in m.entries)
    ]
    return said[-1] if said else 0


def _holds_object_marker(scan: Scan, trigger: Match) -> bool:
    """Whether the trigger's own words mark what follows as the object (קיבל את פני)."""
    return any(
        e.category == "marker" and e.key == "object"
        for i in range(trigger.start, trigger.end)
        for e in scan.pack.table.single(scan.tokens[i])
    )


def _verb_first_parts(
    scan: Scan, trigger: Match, left: list[Chunk], right: list[Chunk], found: Arguments
) -> None:
    """Subject and object behind the verb; a headline's subject right before it; or none at all."""
    entry = trigger.entry("trigger")
    goes = entry is not None and entry.key in ("visit", "arrival", "departure", "tour")
    before = [c for c in left if _plain(c)]
    after = [c for c in right if _plain(c) and not (goes and c.kind in PLACES)]
    joined = bool(trigger.prefix) and trigger.prefix[0] in "وف"
    near = [c for c in after if _words_between(scan, trigger.end, c.start) <= _SUBJECT_REACH]
    if before and not joined and _words_between(scan, before[-1].end, trigger.start) <= 1:
        found.subject = _with_joined(left, before[-1])
    elif near and not near[0].counterpart:
        found.subject = _with_joined(right, near[0])
        after = [c for c in after if c not in found.subject]
    elif people := [c for c in before if c.kind in HUMAN]:
        # "… and met his counterpart": the clause before has the subject.
        found.subject = _with_joined(left, people[0])
    attached = [c for c in right if c.start == c.end == trigger.end]
    if attached:
        found.object = attached
    elif after and (close := _objects(scan, trigger, after, 14)):
        found.object = _with_joined(right, close)


_SUBJECT_REACH = 5
"""Words between a verb that comes first and its subject, times not counted."""


def _words_between(scan: Scan, start: int, end: int) -> int:
    return sum(scan.tokens[i].is_word and i not in scan.date_tokens for i in range(start, end))


def _subject_left(
    scan: Scan, left: list[Chunk], before: list[Chunk], trigger: Match
) -> list[Chunk]:
    """The nearest unmarked actor on the left; people before the states beside them."""
    nearest = before[-1]
    if nearest.kind in ("state", "organization", "institution"):
        humans = [c for c in before if c.kind in HUMAN]
        if humans and not _close(scan, nearest.end, trigger.start, 4):
            nearest = humans[-1]
        elif humans and not scan.pack.meta.spaces and _is_goal(scan, nearest):
            nearest = humans[-1]
    return _with_joined(left, nearest)


def _is_goal(scan: Scan, chunk: Chunk) -> bool:
    """Whether a verb of travel stands right before a state ("访问以色列，并会见…")."""
    before = scan.covered[chunk.start - 1] if chunk.start else None
    entry = before.entry("trigger") if before is not None else None
    return entry is not None and entry.key in ("visit", "arrival", "departure", "tour")


def _objects(scan: Scan, trigger: Match, after: list[Chunk], reach: int) -> Chunk | None:
    for chunk in after:
        gap = chunk.start - trigger.end
        if scan.pack.meta.adjective_after and gap > reach:
            # "recibió el lunes, en el palacio, …": times, places and marks are no distance.
            gap = sum(
                i not in scan.date_tokens and scan.tokens[i].is_word and scan.covered[i] is None
                for i in range(trigger.end, chunk.start)
            )
            gap += 20 * any(_other_verb(scan, i) for i in range(trigger.end, chunk.start))
        return chunk if gap <= reach else None
    return None


def _other_verb(scan: Scan, i: int) -> bool:
    entry = scan.entry(i, "saying", "trigger")
    return entry is not None and entry.value != "noun" and entry.key not in ("noun", "according")


def _close(scan: Scan, end: int, start: int, tokens: int) -> bool:
    return start - end <= tokens


def _same_clause(scan: Scan, chunk: Chunk, trigger: Match) -> bool:
    return not any(scan.tokens[i].text in ";:" for i in range(chunk.end, trigger.start))


def _passive_parts(
    scan: Scan, trigger: Match, left: list[Chunk], right: list[Chunk], found: Arguments
) -> None:
    before = [c for c in left if _plain(c)]
    if before:
        found.object = _with_joined(left, before[-1])
    agents = [c for c in (*right, *left) if c.slot == "by" and c.kind in ANIMATE]
    after = [c for c in right if _plain(c) and c.start - trigger.end <= 2]
    if agents:
        found.subject = [agents[0]]
    elif after:
        found.subject = _with_joined(right, after[0])


def _noun_parts(
    scan: Scan, trigger: Match, left: list[Chunk], right: list[Chunk], found: Arguments
) -> None:
    found.beside = [
        c
        for c in left
        if c.end == trigger.start and c.kind in ("organization", "pair", "demonym") and not c.possessive
    ]
    found.beside += [
        c for c in right if c.kind == "organization" and c.slot == "of" and c.start - trigger.end <= 3
    ]
    owner = _owner(scan, trigger, left, right)
    if owner:
        found.subject, found.owned = owner, True
        return
    found.bare = not _has_light_verb(scan, trigger)
    found.generic = found.bare and _is_plural(scan, trigger)
    order = scan.pack.meta.order
    before = [c for c in left if _plain(c)]
    after = [c for c in right if _plain(c)]
    main = _main_subject(scan, trigger, before, after)
    if main is not None:
        found.subject = _with_joined(right, main)
    elif before and order != "sov":
        found.subject = _subject_left(scan, left, before, trigger)
    elif before:
        found.subject = _with_joined(left, before[0])
    elif after:
        # "After the meeting with X, Y said …", "In talks on Monday Y …"
        found.subject = _with_joined(right, after[0])


def _main_subject(
    scan: Scan, trigger: Match, before: list[Chunk], after: list[Chunk]
) -> Chunk | None:
    """The subject behind the comma of "During a visit to Cairo, X said …"."""
    if not after or scan.tokens[after[0].start - 1].text not in ",،，" or after[0].kind not in HUMAN:
        return None
    if _finite(scan, trigger.end, after[0].start - 1):
        return None
    if before and _finite(scan, before[-1].end, trigger.start):
        return None
    return after[0]


def _finite(scan: Scan, start: int, end: int) -> bool:
    """Whether a finite verb that the pack knows stands between two tokens."""
    for i in range(start, end):
        match = scan.covered[i]
        if match is not None and any(
            e.category == "saying" and e.key in ("say", "tell", "stress", "charged")
            or e.category == "trigger" and e.value in ("past", "present", "passive")
            or e.category == "grammar" and e.key in ("auxiliary", "light")
            for e in match.entries
        ):
            return True
    return False


def _is_plural(scan: Scan, trigger: Match) -> bool:
    """Whether the noun is plural where the pack names it in the singular ("exchange of visits")."""
    ending = scan.pack.meta.plural
    norm = scan.tokens[trigger.end - 1].norm
    return bool(ending) and re.search(f"(?:{ending})$", norm) is not None and not any(
        e.phrase.casefold().rstrip("~").endswith(norm)
        for e in trigger.entries
        if e.category == "trigger" and e.value == "noun"
    )


def _has_light_verb(scan: Scan, trigger: Match) -> bool:
    """Whether a verb makes the noun happen ("held", "paid", "führte") in the same clause."""
    sentence = scan.sentences[scan.sentence_of[trigger.start]]
    around = range(max(sentence.start, trigger.start - 8), trigger.start)
    if scan.pack.meta.order in ("v2", "sov"):
        around = range(sentence.start, sentence.end)
    if scan.pack.meta.order == "vso":
        # "اتصال هاتفي تلقاه من …": a relative clause follows.
        around = range(around.start, min(trigger.end + 2, sentence.end))
    return any(_is(scan, i, "light") for i in around)


def _owner(
    scan: Scan, trigger: Match, left: list[Chunk], right: list[Chunk]
) -> list[Chunk]:
    """Whose visit, whose talks: possessive before, or "of", "by", genitive after."""
    if left:
        last = left[-1]
        owns = last.possessive or last.pronoun in ("his", "her", "their", "its")
        if owns and trigger.start - last.end <= 4 and last.kind in (*ANIMATE, "capital"):
            return _with_joined(left, last)
    for chunk in right:
        distance = chunk.start - trigger.end
        if chunk.kind in HUMAN and distance <= 3 and chunk.slot in ("of", "by"):
            return _with_joined(right, chunk)
        # A bare genitive stands right after its noun.
        genitive = scan.pack.meta.order in ("vso", "v2", "sov") or scan.pack.meta.bare_genitive
        if genitive and chunk.kind in HUMAN and not chunk.slot and distance <= 1 and not (
            distance and _is(scan, trigger.end, "that")
        ):
            return _with_joined(right, chunk)
        if scan.pack.meta.order == "vso" and distance <= 1 and (
            chunk.kind == "group" and not chunk.slot or chunk.kind in HUMAN and chunk.slot == "from"
        ):
            # "اجتماع الرئيسين …", "رسالة من الرئيس …"
            return _with_joined(right, chunk)
        if distance > 12:
            break
    for chunk in right:
        if chunk.kind in HUMAN and chunk.slot == "of" and chunk.start - trigger.end <= 5:
            return _with_joined(right, chunk)
    return []


def _marked_parts(
    scan: Scan, trigger: Match, left: list[Chunk], right: list[Chunk], found: Arguments
) -> None:
    order = scan.pack.meta.order
    both = [*right, *reversed(left)] if order != "sov" else [*reversed(left), *right]
    either = order in ("v2", "sov") or not scan.pack.meta.spaces
    for chunk in both:
        behind = chunk.start >= trigger.end
        if not behind and not either and chunk.slot != "in" and not (order == "vso" and chunk.slot == "between"):
            continue
        if chunk.slot == "with" and chunk.kind in (*ANIMATE, "capital") and not found.partner:
            found.partner = _with_joined(right if behind else left, chunk)
        elif found.partner and behind and _with_too(scan, chunk) and chunk not in found.partner:
            found.partner = [*found.partner, *_with_joined(right, chunk)]
        elif chunk.slot == "between" and chunk.kind in ANIMATE and not found.between:
            found.between = _with_joined(right if behind else left, chunk)
        elif chunk.slot == "to" and chunk.kind in ANIMATE and not found.recipient:
            if chunk.kind not in PLACES or behind:
                found.recipient = _with_joined(right if behind else left, chunk)
        elif chunk.slot == "by" and chunk.kind in ANIMATE and not found.agent:
            found.agent = [chunk]
        elif (
            chunk.slot in ("of", "from") or chunk.possessive and not scan.pack.meta.spaces
        ) and chunk.kind in HUMAN and not found.sender:
            if behind and chunk.start - trigger.end <= 8:
                found.sender = [chunk]
    said = _last_report(scan, trigger) if order == "sov" and not scan.pack.meta.nominal else 0
    # Where someone speaks is not where happens what he speaks of.
    found.places = _places(trigger, [c for c in left if c.start >= said], right)


def _with_too(scan: Scan, chunk: Chunk) -> bool:
    """Whether a second "with", joined by an attached "and", marks the chunk (עם X ועם Y)."""
    match = scan.covered[chunk.start - 1] if chunk.start else None
    return (
        chunk.slot == "with"
        and chunk.kind in ANIMATE
        and match is not None
        and match.prefix == AND[1]
        and match.entry("marker") is not None
    )


def _places(trigger: Match, left: list[Chunk], right: list[Chunk]) -> list[Chunk]:
    """Places by nearness: after the trigger first, then before it."""
    places = [c for c in right if c.kind in PLACES and c.kind != "region"]
    places += [c for c in reversed(left) if c.kind in PLACES and c.kind != "region"]
    return places


def _open_partner(scan: Scan, trigger: Match) -> bool:
    """Whether "with" comes right after the trigger, whoever follows it."""
    phrase = trigger.entries[0].phrase.rsplit(" ", 1)[-1]
    for i in range(trigger.end, min(trigger.end + 2, len(scan.tokens))):
        match = scan.match_at.get(i)
        if match is not None and any(e.category == "marker" and e.key == "with" for e in match.entries):
            return True
    return phrase in ("with", "mit", "con", "avec", "com")


def persons(casting: Casting, chunks: Iterable[Chunk]) -> list[int]:
    """The actors that chunks stand for, collectives opened, each once."""
    found: dict[int, None] = {}
    for chunk in chunks:
        for index in chunk.actors or ((chunk.actor,) if chunk.actor >= 0 else ()):
            found.setdefault(index)
    return list(found)
