"""Mood in scripts without capitals: what a finite verb, a subjunctive or a light verb leaves open.

Arabic and Hebrew put the subject between verb and object, Persian ends its clause with a verb that
holds the negation; a verb of the past tells of what happened whatever else was called off.
"""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.denial import put_off
from dragoman.reading.gaps import is_unwritten
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence

_TAKEN_BACK = ("cancelled", "proposed", "planned", "possible")


def is_plain_script(scan: Scan) -> bool:
    """Whether a text is in Arabic, Hebrew or another script that has words but no capitals."""
    meta = scan.pack.meta
    return meta.spaces and not meta.capitals


def _of_next_noun(scan: Scan, word: Match, trigger: Match) -> bool:
    """Whether another noun stands right behind a word of mood, and so is what is called off or due:
    "موعد الزيارة في مكالمة", "تماس X با Y پس از لغو دیدار", "שיחה על ביטול הביקור"."""
    owned = scan.match_at.get(word.end)
    if owned is None or owned.start == trigger.start or not owned.has_value("trigger", "noun"):
        return False
    joined = trigger.start > owned.end and (
        trigger.prefix[:1] in ("و", "ו") or scan.has_grammar_in(owned.end, trigger.start, "and")
    )
    bare = word.end - word.start == 1 and word.has("modality", "cancelled", "planned")
    return bare and not joined and not owned.prefix.startswith(("و", "ו"))


def of_topic(scan: Scan, word: Match, trigger: Match, form: str) -> bool:
    """Whether a word of mood is said of another thing than what the trigger tells.

    A verb of the past happened: "التقى X بعد إلغاء الرسوم" met; what talks are about is not the
    talks: "محادثات حول إلغاء التأشيرات".
    """
    if not is_plain_script(scan):
        return False
    if form == "noun" and _of_next_noun(scan, word, trigger):
        return True
    if form == "past" or (form == "present" and scan.pack.meta.article):
        # In Hebrew the past of a verb may look like its present: "נפגש"; in Arabic that of one
        # like a noun, which is called off right before it: "تعذر عقد لقاء".
        return word.has("modality", "cancelled") and word.end != trigger.start
    if form == "present" and word.has("modality", "planned") and word.start > trigger.end:
        # "يجتمع X وY، ومن المنتظر أن …": what is to come of it is told behind.
        return scan.pack.meta.order == "vso" and scan.has_mark(trigger.end, word.start, ",،")
    if form != "noun" or word.start <= trigger.end or not word.has("modality", *_TAKEN_BACK):
        return False
    between = scan.matches_in(trigger.end, word.start, "marker", "saying")
    return any(
        m.has("marker", "about") or (scan.pack.meta.order == "vso" and m.has("saying", *_SAYS))
        for m in between
    )


_SAYS = ("say", "tell", "stress", "charged")


def light_verb_denied(scan: Scan, trigger: Match, actors: frozenset[int]) -> bool:
    """Whether the verb that would make a noun happen is denied: "لن يجري X محادثات", "دیداری نداشت"."""
    if scan.pack.meta.order == "vso":
        return _denied_before(scan, trigger, actors)
    return is_unwritten(scan) and _denied_behind(scan, trigger, actors)


def _denied_before(scan: Scan, trigger: Match, actors: frozenset[int]) -> bool:
    """Verb first: the subject stands between the light verb and its noun."""
    first = scan.sentences[scan.sentence_of[trigger.start]].start
    i = trigger.start - 1
    while i >= first and (
        i in actors or i in scan.date_tokens or scan.has_grammar(i, "adverb", "indefinite")
    ):
        i -= 1
    if i <= first or not scan.has_grammar(i, "light"):
        return False
    before = scan.covered[i - 1]
    return before is not None and before.has("modality", "negation")


def _denied_behind(scan: Scan, trigger: Match, actors: frozenset[int]) -> bool:
    """Verb last: the denied verb stands behind the noun, which no preposition governs."""
    before = scan.covered[trigger.start - 1] if trigger.start else None
    if before is not None and before.end == trigger.start and before.entry("marker") is not None:
        return False
    i = trigger.end
    end = scan.sentences[scan.sentence_of[trigger.start]].end
    while i < end and (i in actors or i in scan.date_tokens or _is_filler(scan, i)):
        i += 1
    denied = scan.covered[i] if i < end else None
    return denied is not None and denied.has("modality", "negation")


def _is_filler(scan: Scan, i: int) -> bool:
    match = scan.covered[i]
    return match is not None and (
        match.entry("marker") is not None or scan.has_grammar(i, "adverb", "determiner")
    )


def wished(scan: Scan, sentence: Sentence, trigger: Match, form: str) -> tuple[str, str]:
    """The status, and why, of a verb in the subjunctive: "يرجح أن يلتقي X". Empty for others.

    "Before he met" is as good as told: "قبل أن يلتقي".
    """
    i = trigger.start - 1
    if scan.pack.meta.order != "vso" or form != "present" or i < 0:
        return "", ""
    if scan.tokens[i].norm not in _AN or _sequel(scan, i):
        return "", ""
    off = put_off(scan, sentence, trigger)
    return "cancelled" if off else "planned", off or trigger.entries[0].phrase


_AN = ("أن", "ان")
"""The particle of the subjunctive right before its verb, as written and as compared."""


def _sequel(scan: Scan, i: int) -> bool:
    """Whether the particle belongs to "before", "after" or "without"."""
    return i > 0 and scan.tokens[i - 1].norm.removeprefix("و") in _ORDER


_ORDER = ("قبل", "بعد", "منذ", "دون", "قبيل", "بعيد", "غير", "الا", "بيد", "سبق")
