"""Sides of trigger nouns: whose visit, talks between whom."""

from __future__ import annotations

import re

from dragoman.language.phrases import Match
from dragoman.reading.attending import attending, comes_from
from dragoman.reading.case_parts import are_sides, happens_between
from dragoman.reading.case_settings import told_by, told_by_case
from dragoman.reading.cast import any_holder
from dragoman.reading.chunk import ANIMATE, HUMAN, Chunk
from dragoman.reading.frames import Arguments
from dragoman.reading.han_parts import here_told
from dragoman.reading.made_by import made_by
from dragoman.reading.nations import two_nations
from dragoman.reading.owners import bare_genitive, is_compound, of_passive
from dragoman.reading.partners import is_topic, next_clause, parted_sides
from dragoman.reading.phrase import is_plain, phrase_start, with_joined
from dragoman.reading.plurals import is_plural_noun
from dragoman.reading.said_after import long_after
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence
from dragoman.reading.subjects import subject_left
from dragoman.reading.told_at import tell_behind, told_at
from dragoman.reading.unwritten_genitive import met_at
from dragoman.reading.verbs import last_report


def light_verb(scan: Scan, sentence: Sentence, trigger: Match) -> int:
    """First token of the verb that makes the noun happen behind "who" ("who paid a visit"), or -1."""
    for i in range(trigger.start - 1, max(sentence.start, trigger.start - 4) - 1, -1):
        match = scan.covered[i]
        if match is None or scan.has_grammar(i, "that"):
            continue
        romance = scan.pack.meta.inversion and scan.pack.meta.analytic
        # "X, che ieri ha annullato la visita in Perù"
        called_off = romance and match.has("modality", "cancelled")
        if called_off or (match.end - match.start == 1 and scan.has_grammar(i, "light")):
            return match.start
    return -1


def noun_parts(
    scan: Scan, trigger: Match, left: list[Chunk], right: list[Chunk], found: Arguments
) -> None:
    left = here_told(scan, trigger, left)
    pair = two_nations(scan, trigger, left, right)
    found.beside = _beside(scan, trigger, left, right, pair)
    if (guest := _beside_comma(scan, trigger, left)) is not None:
        found.subject, found.owned = [guest], True
        return
    owner = attending(scan, trigger, left, right) or _owner(scan, trigger, left, right)
    owner = owner or made_by(scan, trigger, right)
    owner = _named_behind(scan, trigger, owner, right)
    if scan.pack.meta.adjective_after and [c.kind for c in owner] == ["organization"]:
        # "Los viceministros presidieron la reunión del Consejo": they met in it.
        owner = [] if _has_light_verb(scan, trigger) else owner
    around = (left, right)
    if met_at(scan, trigger, left, right, found) or parted_sides(
        scan, trigger, around, owner, found
    ):
        return
    if len(owner) == 1 and _is_anyone(scan, trigger, owner[0]):
        found.bare = True  # "the first visit by a Portuguese leader": the visit told
        return
    if owner and (receiver := _receiver(scan, trigger, left, owner)):
        found.subject, found.recipient = owner, receiver
        return
    if owner:
        found.subject, found.owned = owner, True
        return
    cased = scan.pack.meta.paradigms and told_by_case(scan, trigger, left, right, found)
    if cased or told_at(scan, trigger, left, found):
        return
    found.bare = not _has_light_verb(scan, trigger)
    found.generic = found.bare and is_plural_noun(scan, trigger)
    before = [] if _opens_report(scan, trigger) else _actors_before(scan, trigger, left)
    after = [c for c in right if is_plain(c) and not told_by(scan, trigger, c)]
    main = main_subject(scan, trigger, before, after)
    if long_after(scan, trigger.start):
        return
    if main is not None:
        found.subject = with_joined(right, main)
        tell_behind(scan, trigger, right, found)
    elif before and scan.pack.meta.order != "sov":
        found.subject = subject_left(scan, left, before, trigger)
    elif before:
        found.subject = with_joined(left, before[0])
    elif after and not pair and not _in_next_clause(scan, trigger, after[0]):
        # "After the meeting with X, Y said …", "In talks on Monday Y …"
        found.subject = with_joined(right, after[0])


def _beside(
    scan: Scan, trigger: Match, left: list[Chunk], right: list[Chunk], pair: list[Chunk]
) -> list[Chunk]:
    """What qualifies the noun: "BRICS summit", the `pair` of "French-German talks", "summit of the AU"."""
    kinds = ("organization", "pair", "demonym")
    before = [c for c in left if c.end == trigger.start and c.kind in kinds and not c.possessive]
    behind = [
        c
        for c in right
        if c.kind == "organization" and c.start - trigger.end <= 3
        if c.slot == "of" or (not c.slot and scan.pack.meta.order == "sov")
    ]
    return [*before, *pair, *behind]


def _named_behind(
    scan: Scan, trigger: Match, owner: list[Chunk], right: list[Chunk]
) -> list[Chunk]:
    """The subject of "During his visit to Harare, the minister said …": nobody before is "he"."""
    if not owner or any(c.kind != "pronoun" or c.actor >= 0 or c.actors for c in owner):
        return owner
    main = main_subject(scan, trigger, [], [c for c in right if is_plain(c)])
    return owner if main is None else with_joined(right, main)


def _opens_report(scan: Scan, trigger: Match) -> bool:
    """Whether the noun opens what somebody reports: "X said the visit would go ahead" is no one's.

    Where order shows the parts, the subject of what is said stands behind the verb of saying.
    """
    if not scan.pack.meta.analytic or scan.pack.meta.inversion:
        return False
    i = trigger.start - 1
    while i > trigger.start - 5 and scan.tokens[i].is_word and scan.covered[i] is None:
        i -= 1  # adjectives
    if not scan.has_grammar(i, "determiner") or scan.has_grammar(i, "indefinite"):
        return False
    i -= 1
    said = scan.covered[i] if i >= 0 else None
    if said is not None and said.has("grammar", "that") and said.start:
        said = scan.covered[said.start - 1]
    return said is not None and said.has("saying", "say")


def _actors_before(scan: Scan, trigger: Match, left: list[Chunk]) -> list[Chunk]:
    """Who may act, of what stands before the noun.

    In "его принял X, а по итогам переговоров с Y стороны …" X is of the clause before; in "X said
    that in a phone call Y …" it is whoever stands behind the verb of saying.
    """
    before = [c for c in left if is_plain(c)]
    if scan.pack.meta.order == "sov":
        able = [] if scan.tokens[trigger.start - 1].text == ":" else before  # "X افزود: سفر"
        if re.search("(ها|های|هایی)$", scan.tokens[trigger.end - 1].norm):
            # "X گفت: این سفرها برای گسترش گفتگوهای …": what is said of many is not the speaker's.
            able = [c for c in able if not scan.has_mark(c.end, trigger.start, ":")]
        return [c for c in before if c.start >= last_report(scan, trigger)] or able
    if scan.pack.meta.auxiliaries and before and before[-1].kind == "state":
        people = [c for c in before if c.kind in HUMAN]  # "X hat der Ukraine in einem Telefonat …"
        if people and not scan.has_mark(people[-1].end, before[-1].start, ",;:"):
            return people
    opening = range(max(0, trigger.start - 4), trigger.start)
    if not scan.pack.meta.paradigms or _last_after(scan, opening) < 0:
        return before
    return [c for c in before if not next_clause(scan, c.end, trigger.start)]


def _in_next_clause(scan: Scan, trigger: Match, chunk: Chunk) -> bool:
    """Whether a comma and a conjunction part them: "the visit is on Tuesday, when Y receives X"."""
    first = phrase_start(scan, chunk) - 1
    return (
        scan.pack.meta.order == "svo"
        and scan.has_grammar(first, "because", "relative")
        and scan.has_mark(trigger.end, first, ",")
    )


def _beside_comma(scan: Scan, trigger: Match, left: list[Chunk]) -> Chunk | None:
    """ "Macron met X, en visite à Paris": whoever stands right before the comma is on the visit."""
    entry = trigger.entry("trigger")
    if (
        not left
        or entry is None
        or entry.key not in ("visit", "tour")
        or not scan.pack.meta.analytic
    ):
        return None
    last = left[-1]
    between = range(last.end, trigger.start)
    if not 2 <= len(between) <= 4 or scan.tokens[last.end].text != "," or last.kind not in HUMAN:
        return None
    marked = scan.is_category(last.end + 1, "marker")
    plain = all(scan.has_grammar(i, "determiner") for i in between[2:])
    return last if marked and plain and not last.possessive else None


def _is_anyone(scan: Scan, trigger: Match, owner: Chunk) -> bool:
    """Whether a journey is that of "a" holder of an office who has no name."""
    entry = trigger.entry("trigger")
    if entry is None or entry.key not in ("visit", "arrival", "tour") or owner.name is not None:
        return False
    marked = scan.has_grammar_in(max(0, owner.start - 2), owner.start, "indefinite")
    return owner.kind == "role" and (marked or any_holder(scan, owner))


def brought_in(scan: Scan, trigger: Match) -> bool:
    """Whether "a" brings in what was not told before ("in a long call"; Romance "em telefonema")."""
    meta = scan.pack.meta
    before = scan.covered[trigger.start - 1] if trigger.start else None
    second = scan.tokens[trigger.start + 1] if trigger.end - trigger.start > 2 else None
    if second and any(e.key == "indefinite" for e in scan.pack.table.single(second)):
        return True  # "in a call" is one phrase
    if before is not None and meta.analytic and before.has("pronoun", "their"):
        return True  # "A and B spoke of fish at their meeting"
    bare = before is not None and before.has("marker", "in") and before.end - before.start == 1
    if meta.adjective_after and bare and scan.tokens[trigger.start - 1].norm not in meta.contracted:
        return True
    for i in range(trigger.start - 1, max(-1, trigger.start - 4), -1):
        if scan.has_grammar(i, "indefinite"):
            return True
        if scan.covered[i] is not None or not scan.tokens[i].text.islower():
            return False
    return False


def _receiver(scan: Scan, trigger: Match, left: list[Chunk], owner: list[Chunk]) -> list[Chunk]:
    """Who got what someone behind the noun gave: "received a call from X", "recibió una carta de X"."""
    entry = trigger.entry("trigger")
    before = [c for c in left if is_plain(c) and c.kind in HUMAN]
    if (
        entry is None
        or entry.key not in ("call", "message", "invitation")
        or owner[0].start < trigger.end
    ):
        return []
    if not before or scan.pack.meta.order != "svo" or scan.pack.meta.paradigms:
        return []
    got = any(
        (found := scan.entry(i, "trigger")) is not None and found.key == "reception"
        for i in range(before[-1].end, trigger.start)
    )
    return with_joined(left, before[-1]) if got else []


def main_subject(
    scan: Scan, trigger: Match, before: list[Chunk], after: list[Chunk]
) -> Chunk | None:
    """The subject behind the comma of "During a visit to Cairo, X said …"."""
    if (
        not after
        or scan.tokens[phrase_start(scan, after[0]) - 1].text not in ",،，"
        or after[0].kind not in HUMAN
    ):
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
        if match is not None and (
            match.has("saying", "say", "tell", "stress", "charged")
            or match.has_value("trigger", "past", "present", "passive")
            or (match.has("grammar", "auxiliary", "light") and match.entry("marker") is None)
        ):
            return True
    return False


def _has_light_verb(scan: Scan, trigger: Match) -> bool:
    """Whether a verb makes the noun happen ("held", "paid", "führte") in the same clause."""
    if not scan.holds("grammar", "light"):
        return False
    sentence = scan.sentences[scan.sentence_of[trigger.start]]
    around = range(max(sentence.start, trigger.start - 8), trigger.start)
    if scan.pack.meta.paradigms:
        # "провели вечером в понедельник, 19 июня, встречу": days are no distance.
        days = sum(i in scan.date_tokens for i in around)
        around = range(max(sentence.start, around.start - days), around.stop)
        # "церемония прошла после переговоров": what took place is the ceremony.
        around = range(max(around.start, _last_after(scan, around)), around.stop)
    if scan.pack.meta.order in ("v2", "sov"):
        around = range(sentence.start, sentence.end)
    if scan.pack.meta.order == "vso":
        # "عقد X ونظيره Y … جلسة مباحثات": the verb comes first, however long its subject is; in
        # "اتصال هاتفي تلقاه من …" a relative clause follows.
        around = range(_verb_before(scan, sentence, trigger), min(trigger.end + 2, sentence.end))
    return scan.has_grammar_in(around.start, around.stop, "light")


def _last_after(scan: Scan, around: range) -> int:
    """The last token of `around` that says "after", -1 where none does."""
    for i in reversed(around):
        match = scan.covered[i]
        if match is not None and match.has("modality", "past"):
            return i
    return -1


_VERB_REACH = 24
"""Tokens between a light verb and its noun: names and offices of both sides stand there."""


def _verb_before(scan: Scan, sentence: Sentence, noun: Match) -> int:
    """The token from which a verb that comes first may hold the noun: behind any other verb."""
    first = max(sentence.start, noun.start - _VERB_REACH)
    for match in reversed(scan.matches_in(first, noun.start, "trigger", "saying")):
        told = match.has_value("trigger", "past", "present", "future", "passive")
        if told or match.has("saying", "say", "tell", "stress", "charged"):
            return match.start if match.has("grammar", "light") else match.end
    return first


def _owner(scan: Scan, trigger: Match, left: list[Chunk], right: list[Chunk]) -> list[Chunk]:
    """Whose visit, whose talks: possessive before, or "of", "by", genitive after."""
    if left:
        last = left[-1]
        if len(left) > 1 and is_compound(scan, last, trigger):
            last = left[-2]  # "bei seinem Berlin-Besuch"
        owns = last.possessive or last.pronoun in ("his", "her", "their", "its")
        if owns and trigger.start - last.end <= 4 and last.kind in (*ANIMATE, "capital"):
            return with_joined(left, last)
    for chunk in right:
        distance = chunk.start - trigger.end
        if scan.pack.meta.order == "sov":
            # "سفر روز یکشنبه X": whose visit, behind its day
            distance -= sum(i in scan.date_tokens for i in range(trigger.end, chunk.start))
        if is_topic(scan, trigger.end, chunk) or happens_between(scan, trigger.end, chunk.start):
            return []
        invites = (
            scan.pack.meta.order == "sov" and chunk.slot == "by" and trigger.has("trigger", "visit")
        )  # "سفر که به دعوت X انجام شد": whose guest somebody was
        agent = chunk.slot == "by" and of_passive(scan, chunk)
        if (
            chunk.kind in HUMAN
            and distance <= 3
            and chunk.slot in ("of", "by")
            and not (invites or agent)
        ):
            return with_joined(right, chunk)
        if chunk.kind in HUMAN and distance <= 1 and bare_genitive(scan, trigger, chunk):
            return with_joined(right, chunk)
        marked = (chunk.kind == "group" and not chunk.slot) or (
            chunk.kind in HUMAN and chunk.slot == "from"
        )
        if marked and distance <= 1 and comes_from(scan, trigger, chunk):
            return with_joined(right, chunk)
        if distance <= 1 and (
            are_sides(scan, right, chunk) or (scan.pack.meta.order == "vso" and marked)
        ):
            # "اجتماع الرئيسين …", "رسالة من الرئيس …"
            return with_joined(right, chunk)
        if distance > 12:
            break
    for chunk in right:
        if is_topic(scan, trigger.end, chunk):
            break
        if chunk.kind in HUMAN and chunk.slot == "of" and chunk.start - trigger.end <= 5:
            return [] if _under(scan, trigger, chunk) else with_joined(right, chunk)
    return []


def _under(scan: Scan, trigger: Match, chunk: Chunk) -> bool:
    """Whether talks were held "under the mediation of X", and so are not his."""
    between = scan.matches_in(trigger.end, chunk.marker, "marker")
    return any(m.has("marker", "against") for m in between)
