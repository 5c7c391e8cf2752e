"""Subject and object of trigger verbs, in each order of words."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.chunk import (
    ANIMATE,
    HUMAN,
    PLACES,
    Chunk,
    there_opens,
)
from dragoman.reading.cleft import opens_cleft
from dragoman.reading.frames import Arguments
from dragoman.reading.fronted import met_next, only_places, told_ahead
from dragoman.reading.gender import disagrees
from dragoman.reading.phrase import is_plain, other_verb, phrase_start, with_joined
from dragoman.reading.plain_relatives import own_clause
from dragoman.reading.scan import Scan
from dragoman.reading.subjects import SUBJECT_REACH, same_clause, subject_left, words_between


def _verb_last_parts(
    scan: Scan, trigger: Match, left: list[Chunk], right: list[Chunk], found: Arguments
) -> None:
    """Subject and object of a verb at the end: the first and the last bare noun phrase before it."""
    before = [c for c in left if is_plain(c)]
    said = last_report(scan, trigger)
    # "X said that Y travels …": whoever stands behind the verb of saying does it.
    before = [c for c in before if c.start >= said] or before
    before = own_clause(scan, trigger.start, before)
    if before:
        found.subject = with_joined(left, before[0])
        rest = [c for c in before if c not in found.subject]
        if rest and "object" not in scan.pack.meta.postpositions:
            found.object = with_joined(left, rest[-1])
    # Persian marks whoever is met or received: what stands bare is no object.
    entry = trigger.entry("trigger")
    handed = entry is not None and entry.key in ("message", "congratulation", "signing")
    marked = [c for c in left if c.slot == "object" and c.kind in ANIMATE]
    if entry is not None and entry.tail and right and right[0].start - trigger.end <= 1:
        # "به دیدار X رفت": between its halves the verb holds whom it is done to.
        found.object = with_joined(right, right[0])
        if entry.key == "message" and not any(c.slot == "to" and c.kind in HUMAN for c in left):
            found.recipient = found.object
    elif marked and not handed:
        found.object = with_joined(left, marked[-1])
    elif entry is not None and entry.key == "invitation" and not found.object:
        # "از X دعوت کرد": whom one invites is marked "from".
        found.object = [c for c in left if c.slot == "from" and c.kind in HUMAN][-1:]
    if entry is not None and entry.key == "message" and found.subject:
        found.sender = [c for c in _letter_of(scan, trigger, left) if c not in found.subject]


def _letter_of(scan: Scan, trigger: Match, left: list[Chunk]) -> list[Chunk]:
    """Whose letter it is that is handed over: who stands right behind the word for it."""
    first = scan.sentences[scan.sentence_of[trigger.start]].start
    for noun in scan.matches_in(first, trigger.start, "trigger"):
        if noun.has("trigger", "message") and noun.has_value("trigger", "noun"):
            return [c for c in left if c.start == noun.end and c.kind in HUMAN and not c.slot]
    return []


def verb_parts(
    scan: Scan, trigger: Match, left: list[Chunk], right: list[Chunk], found: Arguments
) -> None:
    order = scan.pack.meta.order
    behind = there_opens(scan, trigger.start, right) or opens_cleft(scan, trigger, right)
    before = [] if behind else [c for c in left if is_plain(c)]
    after = [c for c in right if is_plain(c) or (c.slot == "object" and c.kind == "pronoun")]
    marked: list[Chunk] = []
    if scan.pack.meta.article:
        # Hebrew marks its definite objects: פגש את X.
        marked = [c for c in right if c.slot == "object" and c.kind in ANIMATE]
        first = next((c for c in after if c.kind in ("person", "name", "role")), None)
        if (
            first is not None
            and not _holds_object_marker(scan, trigger)
            and only_places(scan, trigger.end, first.start, right)
        ):
            # "נפגש X עם Y": what stands bare right behind the verb is its subject.
            found.subject, before = with_joined(right, first), []
            after = [c for c in after if c not in found.subject]
        after = marked[:1] or after
    if order == "sov":
        _verb_last_parts(scan, trigger, left, right, found)
        return
    if order == "vso":
        _verb_first_parts(scan, trigger, left, right, found)
        return
    asked = _asked(scan, left, trigger)
    found.asked = bool(asked)
    if asked or before:
        found.subject = asked or subject_left(scan, left, before, trigger)
    elif after and scan.pack.meta.object_to and not marked and after[0].kind in HUMAN:
        # Objects are marked, so what stands bare behind the verb is its subject.
        found.subject = with_joined(right, after[0])
        after = [c for c in after if c not in found.subject]
    elif after and scan.pack.meta.inversion and (turned := _turned(scan, trigger, right, after)):
        found.subject = with_joined(right, turned)
        after = [c for c in after if c not in found.subject]
    reach = 12 if order == "v2" else 4
    if order == "v2" and not found.subject and after:
        found.subject = with_joined(right, after[0])
        after = [c for c in after if c not in found.subject]
    if after and (close := _objects(scan, trigger, right, after, reach)):
        found.object = with_joined(right, close)
    if order == "v2" and not found.object:
        others = [c for c in before if c not in found.subject]
        # Verb-last clause: "dass Scholz den Präsidenten traf", "hat Xi ihn empfangen".
        if others and found.subject and same_clause(scan, others[-1], trigger):
            found.object = with_joined(left, others[-1])


def _turned(scan: Scan, verb: Match, right: list[Chunk], after: list[Chunk]) -> Chunk | None:
    """The subject behind its verb, where its place or a comma shows that it is no object."""
    return after[0] if _came(scan, verb, right, after[0]) else _fronted(scan, verb, after)


_COMING = ("arrival", "departure", "visit")


def _came(scan: Scan, verb: Match, right: list[Chunk], person: Chunk) -> bool:
    """Whether a verb of coming has its subject behind where it leads: "Chegou ontem a Lima o ministro X".

    Somebody bare behind nothing but places and times, in languages that may turn the order; what
    takes the place itself as its object ("visitou") is another kind of verb.
    """
    meta = scan.pack.meta
    if not (meta.inversion and meta.analytic) or person.kind not in HUMAN or person.pronoun:
        return False
    entry = verb.entry("trigger")
    if (
        entry is None
        or entry.key not in _COMING
        or entry.value not in ("past", "present", "future")
    ):
        return False
    goal = any(e.category == "marker" for e in scan.pack.table.single(scan.tokens[verb.end - 1]))
    if not goal and entry.key == "visit":
        return False
    there = {i for c in right if c.kind in PLACES for i in range(c.start, c.end)}
    there |= {c.marker for c in right if c.kind in PLACES}
    return all(
        i in there or i in scan.date_tokens or scan.has_grammar(i, "determiner", "adverb", "ground")
        for i in range(verb.end, person.start)
    )


def _asked(scan: Scan, left: list[Chunk], trigger: Match) -> list[Chunk]:
    """ "The president asked me to travel": whom a verb asks does what is asked."""
    beside = [c for c in left if c.kind == "pronoun" and c.slot == "object"][-1:]
    named = [c for c in left if c.kind in ("person", "name", "role") and not c.slot][-1:]
    if (
        named
        and trigger.has("trigger", "visit")
        and scan.entry(phrase_start(scan, named[0]) - 1, "saying") is not None
    ):
        asks = scan.covered[phrase_start(scan, named[0]) - 1]
        beside = named if asks is not None and asks.has("saying", "ask") else beside
    if not beside:
        return []
    # "to travel to" may be one word of the pack with its "to".
    to = scan.pack.table.single(scan.tokens[trigger.start])
    inside = beside[0].end == trigger.start and any(e.key == "to" for e in to)
    if beside[0].end != trigger.start - 1 and not inside:
        return []
    before = scan.covered[trigger.start - 1]
    return beside if inside or (before is not None and before.has("marker", "to")) else []


def _fronted(scan: Scan, trigger: Match, after: list[Chunk]) -> Chunk | None:
    """The subject behind the comma of "Attendu vendredi à Berlin, le ministre …"."""
    sentence = scan.sentences[scan.sentence_of[trigger.start]]
    first = after[0].start
    if trigger.start - sentence.start > 1 or after[0].kind not in HUMAN:
        return None
    commas = [i for i in range(trigger.end, first) if scan.tokens[i].text == ","]
    return after[0] if len(commas) == 1 and first - commas[0] <= 3 else None


def last_report(scan: Scan, trigger: Match) -> int:
    """Just behind the last verb of saying before the trigger in its sentence; 0 where none is."""
    first = scan.sentences[scan.sentence_of[trigger.start]].start
    said = [
        m.end
        for m in scan.matches_in(first, trigger.start, "saying")
        if m.has("saying", "say", "tell")
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
    before = [c for c in left if is_plain(c)]
    after = [c for c in right if is_plain(c) and not (goes and c.kind in PLACES)]
    joined = bool(trigger.prefix) and trigger.prefix[0] in "وف"
    near = [c for c in after if words_between(scan, trigger.end, c.start) <= SUBJECT_REACH]
    # "إنه سيتوجه إلى روما وإن نظيره سيزور …": behind "that" another clause begins.
    near = [c for c in near if not scan.has_grammar_in(trigger.end, c.start, "that")]
    attached = [c for c in right if c.start == c.end == trigger.end]
    people = [c for c in before if c.kind in HUMAN]
    behind = min(trigger.end, len(scan.tokens) - 1)
    if (ahead := told_ahead(scan, left, trigger)) is not None:
        found.subject = with_joined(left, ahead)
    elif people and scan.has_grammar(behind, "therein"):
        # "زيارة إلى X التقى خلالها Y": whoever was spoken of met Y.
        acting = [c for c in people if _behind_verb(scan, c)]
        found.subject = with_joined(left, (acting or people)[-1])
    elif met_next(scan, trigger, people, right):
        found.subject = with_joined(left, _of_report(scan, people))
    elif before and not joined and _right_before(scan, before[-1], trigger):
        found.subject = with_joined(left, before[-1])
    elif near and (attached or not near[0].counterpart) and not disagrees(scan, trigger, near[0]):
        found.subject = with_joined(right, near[0])
        after = [c for c in after if c not in found.subject]
    elif people:
        # "… and met his counterpart": the clause before has the subject.
        found.subject = with_joined(left, _of_report(scan, people))
    if entry is not None and entry.key in ("meeting", "reception"):
        # "استقبل X، في مقر الوزارة، Y": people are met, whatever body stands on the way to them.
        after = [c for c in after if c.kind in HUMAN] or after
    if entry is not None and entry.tail and entry.key == "reception" and not attached:
        # "كان X في استقبالها": whom they received is written onto the noun.
        attached = [c for c in right if c.kind == "pronoun" and c.start == c.end > trigger.end][:1]
    if attached:
        found.object = attached
    elif after and (close := _objects(scan, trigger, right, after, 14)):
        found.object = with_joined(right, close)


def _right_before(scan: Scan, chunk: Chunk, trigger: Match) -> bool:
    """Whether a chunk may be the subject of the verb behind it: no other clause begins between."""
    dateline = any(t.text[0] in "-–—)" for t in scan.tokens[chunk.end : trigger.start])
    if dateline or words_between(scan, chunk.end, trigger.start) > 1:
        return False  # "دبي، الإمارات (CNN)-- بحث …"
    return not scan.has_grammar_in(chunk.end, trigger.start, "that", "there", "because")


def _behind_verb(scan: Scan, chunk: Chunk) -> bool:
    """Whether a verb stands right before a chunk, so that it is the verb's subject."""
    match = scan.covered[chunk.start - 1] if chunk.start else None
    if match is None:
        return False
    told = match.entry("trigger")
    return match.has("grammar", "light") or (told is not None and told.value != "noun")


def _of_report(scan: Scan, people: list[Chunk]) -> Chunk:
    """The first of `people`, but behind "that" if anyone is: "صرح X بأن Y توجه إلى روما، يلتقي فيها"."""
    for k, chunk in enumerate(people[1:], 1):
        if scan.has_grammar_in(people[k - 1].end, chunk.start, "that"):
            return chunk
    return people[0]


def _and_that(scan: Scan, start: int, end: int) -> bool:
    """Whether "and that" opens a clause between two tokens."""
    return any(
        scan.has_grammar(i, "and") and scan.has_grammar(i + 1, "that")
        for i in range(start, end - 1)
    )


def _objects(
    scan: Scan, trigger: Match, right: list[Chunk], after: list[Chunk], reach: int
) -> Chunk | None:
    """The first of `after` if it stands near enough to be the object; a name between is one step,
    however many words it has ("volerà a Buenos Aires per incontrare X")."""
    for chunk in after:
        if scan.has_grammar_in(trigger.end, chunk.start, "because"):
            return None  # "travelled to Lima because he …": the subject of what follows
        if _and_that(scan, trigger.end, chunk.start):
            return None  # "(dice que) verá a X, y que el presidente Y …": of another clause
        if scan.pack.meta.active_participle and scan.has_grammar_in(
            trigger.end, chunk.start, "there"
        ):
            return None  # "flew to Lima, where President X had arrived"
        gap = chunk.start - trigger.end
        gap -= sum(max(0, c.end - c.start - 1) for c in right if c.end <= chunk.start)
        if scan.pack.meta.adjective_after and gap > reach:
            # "recibió el lunes, en el palacio, …": times, places and marks are no distance.
            gap = sum(
                i not in scan.date_tokens and scan.tokens[i].is_word and scan.covered[i] is None
                for i in range(trigger.end, chunk.start)
            )
            gap += 20 * any(other_verb(scan, i) for i in range(trigger.end, chunk.start))
        elif gap > reach and scan.pack.meta.order == "svo" and not scan.pack.meta.paradigms:
            # "received the Haitian transitional council's leader, X": what qualifies him.
            low = range(trigger.end, chunk.start)
            if gap <= 2 * reach and not any(
                other_verb(scan, i) or scan.tokens[i].text in ",;:" or scan.is_category(i, "marker")
                for i in low
            ):
                gap = reach
        return chunk if gap <= reach else None
    return None
