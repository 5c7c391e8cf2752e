"""What was over when somebody spoke: "X said on Friday after talks with Y that he would go"."""

from __future__ import annotations

import re

from dragoman.language.phrases import Match
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence

_PHRASE = 5
"""Tokens between "after" and its noun: an article, a length, adjectives."""
_SAID = ("say", "tell", "stress", "charged", "backward")


def said_after(scan: Scan, trigger: Match) -> bool:
    """Whether "after" governs a noun in the clause of a verb of saying.

    The talks were held, whatever is said of the future or denied in what was said.
    """
    sentence = scan.sentences[scan.sentence_of[trigger.start]]
    # "said during talks with Y that he would go": they were under way.
    after = word_after(scan, sentence.start, trigger, setting=True)
    if after is None:
        return False
    said = [
        m for m in scan.matches_in(sentence.start, after.start, "saying") if m.has("saying", *_SAID)
    ]
    if not said or scan.quote_of[said[-1].start] != scan.quote_of[trigger.start]:
        return False
    between = (said[-1].end, after.start)
    # "Said he would decide after talks with Y": what is over then is still to come.
    told = scan.matches_in(*between, "trigger", "modality")
    return (
        not told
        and not scan.has_grammar_in(*between, "that", "relative", "because")
        and (
            all(_at_once(scan, i, after) for i in range(*between) if scan.tokens[i].text in ",،，")
        )
    )


def _at_once(scan: Scan, comma: int, after: Match) -> bool:
    """Whether nothing but a day stands between a comma and "after"."""
    return all(
        i in scan.date_tokens or scan.is_category(i, "marker") or scan.has_grammar(i, "determiner")
        for i in range(comma + 1, after.start)
    )


def word_after(scan: Scan, first: int, trigger: Match, *, setting: bool = False) -> Match | None:
    """The word "after" before the phrase of a noun, or one like "during" if that will do."""
    for i in range(trigger.start - 1, max(first, trigger.start - _PHRASE) - 1, -1):
        match = scan.covered[i]
        if match is not None and match.has("modality", "past"):
            return match
        if setting and match is not None and match.has("grammar", "setting"):
            return match
        plain = match is None or match.has("grammar", "determiner", "indefinite")
        if not (plain or i in scan.date_tokens) or not scan.tokens[i].is_word:
            return None
    return None


def asked_at(scan: Scan, word: Match, trigger: Match) -> bool:
    """Whether a proposal is what was said at an event, not the event: where the verb stands last,
    "در گفت‌وگوی تلفنی با X خواستار آتش‌بس شد" rang him up and asked for something else."""
    meta = scan.pack.meta
    if meta.order != "sov" or meta.nominal or word.start < trigger.end:
        return False
    if not word.has("modality", "proposed"):
        return False
    first = scan.sentences[scan.sentence_of[trigger.start]].start
    for i in range(trigger.start - 1, max(first, trigger.start - _PHRASE) - 1, -1):
        if scan.is_category(i, "marker"):
            match = scan.covered[i]
            return match is not None and match.has("marker", "in")
        if not scan.has_grammar(i, "determiner", "indefinite", "pointing"):
            return False
    return False


_MARKS = ",;:"


def spoken_at(scan: Scan, word: Match, trigger: Match) -> bool:
    """Whether a word of mood is of what was said, not of the event at which it was said.

    "X said at a meeting with Y, one would open the port": in a language whose commas part all
    clauses, the word stands in another than the noun and its verb of saying.
    """
    if not _goes_on(scan, trigger):
        return False
    low, high = sorted((word.start, trigger.start))
    if not scan.has_mark(low, high, _MARKS):
        return False
    first, last = stretch(scan, trigger.start)
    return any(
        m.has("saying", *_SAID) and not m.has("modality", "planned", "proposed")
        for m in scan.matches_in(first, last, "saying")
        if scan.quote_of[m.start] == scan.quote_of[trigger.start]
        and not scan.in_subjunctive(m.start)
    )


def closing_plan(scan: Scan, sentence: Sentence, trigger: Match) -> str:
    """The word of plans that closes the clause of several nouns: "ein Treffen mit X, eine Rede vor Y und
    ein Gespräch mit Z sind geplant"."""
    meta = scan.pack.meta
    romance = (
        meta.inversion and meta.analytic
    )  # "… puis une conférence de presse sont au programme"
    if not (meta.auxiliaries or romance) or scan.quote_of[trigger.start] >= 0:
        return ""
    last = sentence.end - 1
    while last > trigger.end and (
        not scan.tokens[last].is_word or (romance and last in scan.date_tokens)
    ):
        last -= 1
    word = scan.covered[last]
    if last <= trigger.end or word is None or not word.has("modality", "planned"):
        return ""
    modal = scan.pack.meta.auxiliaries.get("modal", ())
    if scan.tokens[last].norm in modal or decided_at(scan, word, trigger):
        return ""  # "der Besuch, der die Lage beruhigen sollte"
    told = scan.matches_in(trigger.end, last, "trigger", "saying")
    verbs = any(m.has("saying", *_SAID) or m.has_value("trigger", "past", "present") for m in told)
    apart = scan.has_mark(trigger.end, last, ";:–") or scan.has_grammar_in(
        trigger.end, last, "that", "because", "relative"
    )
    return "" if verbs or apart else scan.words(last, last + 1)


def decided_at(scan: Scan, word: Match, trigger: Match) -> bool:
    """Whether a word of plans is a verb in the past that tells what was planned at the event: "haben bei
    einem Treffen in Lima eine Messe vereinbart"."""
    groups = scan.pack.meta.auxiliaries
    norm = scan.tokens[word.start].norm
    verb = word.has("modality", "planned", "proposed") and norm not in groups.get("modal", ())
    if not groups or not verb or not _goes_on(scan, trigger, groups.get("upon", ())):
        return False  # "einigten sich auf ein Treffen": that is what was planned
    first, last = stretch(scan, word.start)
    if norm in groups.get("preterite", ()) and word.end != trigger.start:
        return True  # but "bei dem vereinbarten Treffen"
    return word.start > trigger.end and any(
        scan.tokens[i].norm in groups.get("have", ()) for i in range(first, last)
    )


def _goes_on(scan: Scan, trigger: Match, but: tuple[str, ...] = ()) -> bool:
    """Whether a word for "during", `but` for some, governs the noun, articles and adjectives apart."""
    during = [w for w in scan.pack.meta.auxiliaries.get("during", ()) if w not in but]
    for i in range(trigger.start - 1, max(-1, trigger.start - _PHRASE), -1):
        if scan.tokens[i].norm in during:
            return True
        if scan.tokens[i].is_capital or not scan.tokens[i].is_word:
            return False
    return False


def stretch(scan: Scan, at: int) -> tuple[int, int]:
    """The tokens of its sentence around `at` between two marks."""
    sentence = scan.sentences[scan.sentence_of[at]]
    first = last = at
    while first > sentence.start and scan.tokens[first - 1].text not in _MARKS:
        first -= 1
    while last < sentence.end and scan.tokens[last].text not in _MARKS:
        last += 1
    return first, last


def modal_around(scan: Scan, trigger: Match) -> str:
    """The auxiliary of what is to come whose infinitive closes the clause around a noun, however
    far: "wird am Freitag in Lima an der Sitzung teilnehmen und ein Gespräch mit X führen"."""
    if not scan.pack.meta.auxiliaries or scan.quote_of[trigger.start] >= 0:
        return ""
    first, last = stretch(scan, trigger.start)
    closing = last - 1
    while closing > trigger.end and not scan.tokens[closing].is_word:
        closing -= 1
    # A past or a saying verb between would make it another clause's.
    light = scan.has_grammar(closing, "light") and scan.tokens[closing].norm.endswith(
        scan.pack.meta.plural_verb or "-"
    )
    if closing < trigger.end or not light:
        return ""
    for match in reversed(scan.matches_in(first, trigger.start, "modality", "trigger")):
        if match.has("modality", "future"):
            return scan.words(match.start, match.end)
        if match.has_value("trigger", "past", "present"):
            return ""
    return ""


def long_after(scan: Scan, start: int) -> bool:
    """Whether a length of time stands before "after": "three months after the talks with X".

    `start` is the first token of the noun's phrase. Whoever acts now need not be who held them,
    and they are not of the day of the news.
    """
    if not scan.holds("modality", "past") and not scan.dates:
        return False
    for i in range(start - 1, max(0, start - 4), -1):
        match = scan.covered[i]
        if match is not None and match.has("modality", "past"):
            return _is_length(scan, match.start - 1) or _is_length(scan, match.start)
        if _is_length(scan, i):
            # "two months after" is one time expression.
            single = scan.pack.table.single(scan.tokens[i])
            return any(e.category == "modality" and e.key == "past" for e in single)
    return False


def _is_length(scan: Scan, i: int) -> bool:
    """Whether a token is of a length of time, not of a day: "on Friday after talks with X"."""
    return i in scan.date_tokens and any(
        start <= i < end and expression.kind in ("duration", "anaphoric")
        for start, end, expression in scan.dates_in(scan.sentence_of[i])
    )


_SUBJECT = 4
"""Tokens before a noun that opens its sentence as the subject: an article, an adjective, a day."""


def will_do(scan: Scan, sentence: Sentence, trigger: Match, actors: frozenset[int]) -> bool:
    """Whether a noun is the subject of an unlisted verb in the future: "il colloquio tra X e Y consentirà di"."""
    pattern, meta = scan.pack.meta.future_verb, scan.pack.meta
    if not pattern or not (meta.inversion and meta.analytic):
        return False
    if trigger.start - sentence.start > _SUBJECT or scan.is_category(sentence.start, "marker"):
        return False
    for i in range(trigger.end, sentence.end):
        token = scan.tokens[i]
        if i in actors or i in scan.date_tokens:
            continue
        if token.text in ",;:" or scan.has_grammar(i, "relative", "that") or scan.quote_of[i] >= 0:
            return False
        if token.text.islower() and re.search(pattern, token.norm):
            return True
        if scan.entry(i, "trigger", "saying") is not None:
            return False
    return False
