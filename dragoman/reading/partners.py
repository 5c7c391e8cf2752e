"""Whom "with" names: which of the words for it around a trigger are the trigger's own."""

from __future__ import annotations

import re

from dragoman.language.phrases import Match
from dragoman.reading.chunk import ANIMATE, HUMAN, Chunk, is_determiner
from dragoman.reading.frames import Arguments
from dragoman.reading.name_words import AND
from dragoman.reading.phrase import is_plain, other_verb, with_joined
from dragoman.reading.said_after import word_after
from dragoman.reading.scan import Scan


def of_another(scan: Scan, trigger: Match, chunk: Chunk) -> bool:
    """Whether "with" or "between" is the word of another verb or noun, or of talks before or after."""
    behind = chunk.start >= trigger.end
    if chunk.slot == "between":
        talks = behind and _of_talks_behind(scan, trigger, chunk)
        return talks or of_other_noun(scan, trigger, chunk)
    if chunk.slot != "with":
        return False
    return (behind and _of_other_verb(scan, trigger, chunk)) or _of_other_talks(
        scan, trigger, chunk
    )


def _of_other_verb(scan: Scan, trigger: Match, chunk: Chunk) -> bool:
    """Whether "with" belongs to an infinitive behind: "in talks with reporters, he means to meet with X".

    Or, in Russian, to the clause behind: "его принял X, а после переговоров с Y …".
    """
    if scan.pack.meta.paradigms:
        # "на полях саммита он проведёт встречу с X": the meeting's, not the summit's.
        verbs = scan.matches_in(trigger.end, max(chunk.marker, trigger.end), "trigger")
        other = any(m.has_value("trigger", "past", "present", "future") for m in verbs)
        noun = trigger.has_value("trigger", "noun")
        return next_clause(scan, trigger.end, chunk.marker) or (noun and other)
    if scan.pack.meta.capitals or not scan.pack.meta.spaces:
        return False
    return any(
        e.category == "trigger" and e.value == "base"
        for m in scan.matches_in(trigger.end, max(chunk.marker, trigger.end), "trigger")
        for e in m.entries
    )


def _of_other_talks(scan: Scan, trigger: Match, chunk: Chunk) -> bool:
    """Whether "with" is that of talks before or after what a verb tells, in a language that lets the
    phrase stand anywhere: "Nach einem Gespräch mit Y traf X auch Z"."""
    if not scan.pack.meta.auxiliaries or chunk.marker < 1 or trigger.has_value("trigger", "noun"):
        return False
    noun = scan.covered[chunk.marker - 1]
    if noun is None or noun is trigger or not noun.has_value("trigger", "noun"):
        return False
    first = scan.sentences[chunk.sentence].start
    before = range(max(first, noun.start - 3), noun.start)
    return word_after(scan, first, noun) is not None or any(
        (match := scan.covered[i]) is not None and match.has("modality", "planned") for i in before
    )


def next_clause(scan: Scan, start: int, end: int) -> bool:
    """Whether a comma and "but" begin a new clause between two tokens."""
    return any(
        scan.tokens[i].text == "," and scan.has_grammar(i + 1, "but") for i in range(start, end - 1)
    )


def elsewhere(scan: Scan, trigger: Match, place: Chunk) -> bool:
    """Whether a place qualifies another noun than the trigger: "Suriye'deki gerilim … temasları"."""
    if not scan.pack.meta.nominal or trigger.start - place.end <= _QUALIFIES:
        return False
    if scan.matches_in(place.end, place.end + _QUALIFIES, "trigger"):
        return False  # "Lima'daki temaslarında … bir araya geldi"
    ending = scan.tokens[min(place.end, len(scan.tokens) - 1)]
    suffix = ending.norm if ending.text[0] in "'’" else scan.tokens[place.end - 1].norm
    return re.search("[dt][ae]ki$", suffix) is not None


_QUALIFIES = 3
"""Tokens, the suffix and an adjective among them, between such a place and the noun it qualifies."""


def opens_with(scan: Scan, chunk: Chunk) -> bool:
    """Whether "with" and the chunk open a clause: "С Путиным он встретился в Сочи"."""
    i = chunk.marker - 1
    if chunk.slot != "with" or chunk.marker < 0:
        return False
    if i < 0 or scan.sentence_of[i] != chunk.sentence or not scan.tokens[i].is_word:
        return True
    return i in scan.date_tokens or scan.has_grammar(i, "and", "but")


def with_in_front(scan: Scan, trigger: Match, chunk: Chunk) -> bool:
    """ "Con el presidente X la ministra tuvo una reunión": "with" opens the clause of the encounter."""
    meta = scan.pack.meta
    if not (meta.inversion and meta.analytic) or not opens_with(scan, chunk):
        return False
    if not trigger.has("trigger", "meeting", "negotiation", "call"):
        return False
    if scan.entry(chunk.marker, "trigger") is not None:
        return False  # "Además de reunirse con X, …"
    between = range(chunk.end, trigger.start)
    return not any(other_verb(scan, i) or scan.tokens[i].text in ";:" for i in between)


def with_too(scan: Scan, told: list[Chunk], chunk: Chunk) -> bool:
    """Whether a second "with" marks a chunk behind the partners told: עם X ועם Y, "um com X e outro com Y"."""
    if chunk.slot != "with" or chunk.kind not in ANIMATE or not chunk.start or chunk in told:
        return False
    if scan.pack.meta.analytic and scan.pack.meta.adjective_after:
        between = range(told[-1].end, chunk.marker)
        return 0 < len(between) <= _ANOTHER and all(
            scan.tokens[i].text == "," or scan.has_grammar(i, "and") or is_determiner(scan, i)
            for i in between
        )
    match = scan.covered[chunk.start - 1]
    return match is not None and match.prefix == AND[1] and match.entry("marker") is not None


_ANOTHER = 4
"""Tokens between a partner and the next "with": ", y otro con"."""


def open_partner(scan: Scan, trigger: Match) -> bool:
    """Whether "with" comes right after the trigger, whoever follows it."""
    phrase = trigger.entries[0].phrase.rsplit(" ", 1)[-1]
    for i in range(trigger.end, min(trigger.end + 2, len(scan.tokens))):
        match = scan.match_at.get(i)
        if match is not None and match.has("marker", "with"):
            return True
    return phrase in ("with", "mit", "con", "avec", "com", "עם")


def addressed(scan: Scan, trigger: Match, told: list[Chunk]) -> list[Chunk]:
    """Who "to" names beside a noun: "در تماس تلفنی به X گفت", "استقبال الرئيس لوزير الخارجية"."""
    if scan.pack.meta.order == "vso" and trigger.has("trigger", "reception"):
        noun = trigger.has_value("trigger", "noun")
        return [c for c in told if c.kind in HUMAN and c.attached] if noun else []
    if scan.pack.meta.order != "sov" or scan.pack.meta.nominal:
        return []
    if not (trigger.has("trigger", "call") and trigger.has_value("trigger", "noun")):
        return []
    near = [c for c in told if c.kind in HUMAN and c.start > trigger.start]
    between = range(trigger.end, near[0].marker) if near else range(0)
    return near if all(i in scan.date_tokens for i in between) else []


def offered(scan: Scan, trigger: Match, right: list[Chunk], found: Arguments) -> None:
    """ "Proposed a meeting to X": to whom it is offered is its other side."""
    own = [c for c in right if c.kind in HUMAN and c.start - trigger.end <= 1][:1]
    if own and not own[0].slot and scan.pack.meta.inversion and _ends_in_to(scan, trigger):
        found.partner = with_joined(right, own[0])
    elif found.recipient and found.recipient[0].kind in HUMAN:
        chunk = found.recipient[0]
        if chunk in right and 0 <= chunk.start - trigger.end <= 2:
            found.partner = found.recipient


def _ends_in_to(scan: Scan, trigger: Match) -> bool:
    last = scan.tokens[trigger.end - 1]
    return trigger.end - trigger.start > 1 and any(
        e.category == "marker" and e.key == "to" for e in scan.pack.table.single(last)
    )


_HELD = 4
"""Tokens before a noun in which the verb stands that makes it happen: "held a long working lunch"."""


def next_deed(scan: Scan, trigger: Match, noun: Match) -> int:
    """First token of the verb of "was received by X and held talks with Y", -1 where none is.

    Behind "and" and such a verb another encounter is told, with a side of its own.
    """
    for i in range(noun.start - 1, max(trigger.end, noun.start - _HELD) - 1, -1):
        verb = scan.covered[i]
        if verb is not None and verb.has("grammar", "light") and not verb.has("grammar", "that"):
            before = verb.start - 1
            while before > trigger.end and scan.has_grammar(before, "adverb"):
                before -= 1
            return verb.start if scan.has_grammar(before, "and") else -1
    return -1


def opens_next(scan: Scan, chunk: Chunk, verb: Match) -> bool:
    """Whether a chunk is the subject of the next clause: "… spoke by phone and Marsk travelled to …",
    "irá a Lima, mientras que el ministro, X, ya visita …"."""
    gap = verb.start - chunk.end
    if chunk.slot or chunk.possessive or chunk.kind not in ANIMATE or gap > _APART:
        return False
    i = chunk.start - 1
    if i >= 0 and gap <= 1 and (scan.tokens[i].text == "," or scan.has_grammar(i, "and")):
        return True
    while i >= 0 and scan.has_grammar(i, "determiner"):
        i -= 1
    return i >= 0 and scan.has_grammar(i, "but")


_APART = 3
"""Tokens that may part a subject behind "while" from its verb: a comma, an adverb."""


def _meets(scan: Scan, trigger: Match, left: list[Chunk], owner: Chunk) -> list[Chunk]:
    """Who meets whom a verbal noun has behind it: "يعتزم X زيارة بكين ولقاء نظيره Y"."""
    if scan.pack.meta.order != "vso" or owner.start != trigger.end:
        return []
    if not trigger.has("trigger", "meeting", "reception"):
        return []
    if not (owner.counterpart or trigger.prefix == AND[0]):
        return []
    people = [c for c in left if is_plain(c) and c.kind in HUMAN]
    return with_joined(left, people[0]) if people else []


def _both(scan: Scan, trigger: Match, left: list[Chunk]) -> list[Chunk]:
    """The two people of whom "between them" behind a noun speaks: "في مكالمة هاتفية جمعتهما"."""
    if not scan.has_grammar_in(trigger.end, min(trigger.end + 3, len(scan.tokens)), "both"):
        return []
    people: dict[int, Chunk] = {}
    for chunk in left:
        if chunk.kind in HUMAN and chunk.actor >= 0:
            people.setdefault(chunk.actor, chunk)
    return list(people.values())


def _his(
    scan: Scan, trigger: Match, left: list[Chunk], right: list[Chunk]
) -> tuple[list[Chunk], list[Chunk]] | None:
    """Whose the encounter is and whom he meets, who stands bare behind it: "عقب لقائه X"."""
    if scan.pack.meta.order != "vso" or not trigger.has("trigger", "meeting", "reception"):
        return None
    his = [c for c in (*left, *right) if c.start == c.end == trigger.start and c.actor >= 0]
    met = [c for c in right if c.start == trigger.end and c.kind in HUMAN and is_plain(c)]
    if not his or not met or his[0].actor == met[0].actor:
        return None
    return his[:1], with_joined(right, met[0])


def parted_sides(
    scan: Scan,
    trigger: Match,
    around: tuple[list[Chunk], list[Chunk]],
    owner: list[Chunk],
    found: Arguments,
) -> bool:
    """Whether words behind a noun show both sides, of which `owner` is one; they go to `found`."""
    left, right = around
    if len(both := _both(scan, trigger, left)) == 2:
        found.subject, found.owned = both, True
        return True
    if (pair := _his(scan, trigger, left, right)) is not None:
        found.subject, found.object = pair
        return True
    if owner and (subject := _meets(scan, trigger, left, owner[0])):
        found.subject, found.object = subject, owner
        return True
    return False


def received_from(scan: Scan, trigger: Match, left: list[Chunk]) -> list[Chunk]:
    """ "X از Y استقبال کرد": Persian marks whom one receives by "from"."""
    if scan.pack.meta.order != "sov" or not trigger.has("trigger", "reception"):
        return []
    guests = [c for c in left if c.slot == "from" and c.kind in HUMAN]
    return with_joined(left, guests[-1]) if guests else []


def is_topic(scan: Scan, start: int, chunk: Chunk) -> bool:
    """Whether the talks are about it: "conversaciones sobre el corredor de Lobito"."""
    about = scan.pack.meta.order == "svo" and scan.holds("marker", "about")
    return about and any(
        (entry := scan.entry(i, "marker")) is not None and entry.key == "about"
        for i in range(start, min(chunk.start, start + 12))
    )


def second_side(told: list[Chunk], first: Chunk, right: list[Chunk]) -> list[Chunk]:
    """Who stands behind the first of two sides: Hebrew joins him by "to" or a second "between"
    ("בין X ל-Y", "בין X לבין Y")."""
    near = [c for c in right if 0 <= c.start - first.end <= 1 and c.slot in ("to", "between")]
    return [c for c in near if c not in told]


def of_other_noun(scan: Scan, trigger: Match, chunk: Chunk) -> bool:
    """Whether "between" hangs on a noun that is no encounter: "bei den Gesprächen geht es um den Handel
    zwischen X und Y". Where nouns have capitals, the one before the word shows it."""
    i = chunk.marker - 1
    if not scan.pack.meta.noun_capitals or i < trigger.end or i in scan.date_tokens:
        return False
    noun = scan.tokens[i].is_capital and scan.tokens[i].is_word
    match = scan.covered[i]
    return noun and (match is None or match.has("grammar", "word", "topic"))


def _of_talks_behind(scan: Scan, trigger: Match, chunk: Chunk) -> bool:
    """ "Rang on Monday, when they agreed on talks between X and Y": these hold the talks alone."""
    if not scan.pack.meta.analytic or trigger.has_value("trigger", "noun"):
        return False
    nouns = scan.matches_in(trigger.end, chunk.marker, "trigger")
    return any(m.has_value("trigger", "noun") and chunk.marker - m.end <= 1 for m in nouns)
