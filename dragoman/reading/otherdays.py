"""Days in a trigger's sentence that are said of something else: of calling it off, of an aside, of a journey."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.language.tokens import ends_in
from dragoman.reading.candidate import Candidate
from dragoman.reading.han_parts import of_setting
from dragoman.reading.participles import is_participle_clause
from dragoman.reading.plain_relatives import of_relative
from dragoman.reading.said_after import stretch
from dragoman.reading.scan import Scan
from dragoman.reading.toldday import relative_before

BESIDE = 2
"""Tokens that may stand between a verb and the day on which it was done: "said late on Monday"."""


def of_calling_off(scan: Scan, match: Match, first: int, last: int) -> bool:
    """Whether a day is that on which it was called off: "on Tuesday put off her visit", "was cancelled on Tuesday"."""
    if scan.pack.meta.order != "svo":
        return False
    start = scan.sentences[scan.sentence_of[match.start]].start
    for word in scan.matches_in(max(start, first - 6), last + BESIDE + 1, "modality"):
        if (
            not word.has("modality", "cancelled")
            or scan.sentence_of[word.start] != scan.sentence_of[first]
        ):
            continue
        if word.end <= first:
            behind = range(word.end, first)
            if len(behind) <= BESIDE and not any(match.start <= i < match.end for i in behind):
                return not scan.has_mark(word.end, first, ",;:")
        elif last <= word.start < match.start:
            return True
    return False


_ADJACENT = 3
"""Tokens between a day and the noun whose plan it is: "запланированный на 2 марта рабочий визит"."""


def planned_for(scan: Scan, match: Match, first: int, last: int) -> bool:
    """Whether a participle gives a plan its day: "отменил визит, намеченный на 2 марта"."""
    if not scan.pack.meta.paradigms:
        return False
    i = first - 1
    i -= i > 0 and scan.is_category(i, "marker")
    word = scan.covered[i] if i > 0 else None
    if word is None or not word.has("modality", "planned"):
        return False
    if not ends_in(scan.tokens[word.start].norm, _PLANNED):
        return False
    if last <= match.start:
        return match.start - last <= _ADJACENT and not scan.has_mark(last, match.start, ",;:")
    others = scan.matches_in(match.end, word.start, "trigger")
    return word.start >= match.end and not others and scan.tokens[word.start - 1].text == ","


_PLANNED = "нн(ый|ого|ому|ым|ом|ая|ой|ую|ое|ые|ых|ыми)"


def of_invitation(scan: Scan, match: Match, candidate: Candidate, first: int) -> bool:
    """Whether a day is that of what someone was invited to: "invited him to visit Lima in May"."""
    if candidate.kind == "invitation" and scan.pack.meta.auxiliaries:
        return _of_aim(scan, match, first)
    if candidate.kind != "invitation" or scan.pack.meta.order != "svo":
        return False
    return any(
        other.has_value("trigger", "base") for other in scan.matches_in(match.end, first, "trigger")
    )


_OCCASION = 6
"""Tokens from the noun for what somebody is invited to, to its day."""


def _of_aim(scan: Scan, match: Match, first: int) -> bool:
    """Whether a day behind "for", or behind the noun for a visit or summit, is that of what it is for."""
    marked = any((e := scan.entry(i, "marker")) and e.key == "for" for i in (first - 1, first))
    start = scan.sentences[scan.sentence_of[first]].start
    occasions = scan.matches_in(max(start, first - _OCCASION), first, "trigger")
    return marked or any(
        m is not match and m.has_value("trigger", "noun") and not m.has("trigger", "invitation")
        for m in occasions
        if not scan.has_mark(m.end, first, ",;")
    )


def in_aside(scan: Scan, match: Match, first: int, last: int) -> bool:
    """Whether a relative clause before a trigger holds the day: "X, who landed on Sunday, meets Y"."""
    if of_relative(scan, match, first):
        return True
    if scan.pack.meta.order != "svo" or last > match.start or not scan.pack.meta.spaces:
        return False
    start = scan.sentences[scan.sentence_of[first]].start
    if not scan.has_mark(last, match.start, ","):
        return False
    for i in range(first - 1, start, -1):
        if scan.tokens[i].text == ",":
            return False
        if scan.has_grammar(i, "relative", "that"):
            if scan.tokens[i - 1].text != ",":
                return False
            if scan.pack.meta.inserted and _one_comma(scan, last, match.start):
                return True  # the aside ends before the trigger, whatever its verb
            return any(
                (e := m.entry("trigger", "copula")) is not None and e.value != "noun"
                for m in scan.matches_in(i, match.start, "trigger", "copula")
            )
    return False


def behind_aside(scan: Scan, match: Match, first: int) -> bool:
    """Whether a trigger stands in a relative clause, and the day behind the comma that closes it:
    "X, dont c'est la première visite à Lomé, regagnera Bamako mardi"."""
    meta = scan.pack.meta
    if meta.order != "svo" or not meta.spaces or first < match.end:
        return False
    if not _one_comma(scan, match.end, first):
        return False
    comma = next(i for i in range(match.end, first) if scan.tokens[i].text == ",")
    told = any(
        scan.tokens[i].is_word
        and scan.tokens[i].text.islower()
        and not scan.is_category(i, "marker")
        for i in range(comma + 1, first)
        if i not in scan.date_tokens and not scan.has_grammar(i, "determiner", "adverb", "and")
    )
    for i in range(match.start - 1, scan.sentences[scan.sentence_of[first]].start, -1):
        if scan.tokens[i].text == ",":
            return False
        if scan.has_grammar(i, "relative"):
            return told and scan.tokens[i - 1].text == ","
    return False


def _one_comma(scan: Scan, low: int, high: int) -> bool:
    return sum(scan.tokens[i].text == "," for i in range(low, high)) == 1


def of_clause_before(scan: Scan, match: Match, first: int, last: int) -> bool:
    """Whether a day before a trigger belongs to a clause before it.

    "X, on a trip that began on Monday, met Y"; "met X on Monday, before meeting Y on Tuesday".
    """
    if of_setting(scan, match, last):
        return True
    if _of_arriving(scan, match, first, last):
        return True
    if not scan.pack.meta.active_participle:
        return False
    if scan.has_mark(last, last + 1, ",") and relative_before(scan, first) >= 0:
        return True
    behind = scan.dates_in(scan.sentence_of[match.start])
    return is_participle_clause(scan, match) and any(day >= match.end for day, _, _ in behind)


def _of_arriving(scan: Scan, match: Match, first: int, last: int) -> bool:
    """Whether a sentence opens with a journey and its day, and goes on for more than a clause.

    "Arrivé mardi à Lima, X a été accueilli par Y" was on that day; "…, avant de voir Z" need not be.
    """
    apart = scan.has_mark(last, match.start, ",") and not _one_comma(scan, last, match.start)
    if not scan.pack.meta.inversion or not apart:
        return False
    start = scan.sentences[scan.sentence_of[first]].start
    opening = scan.match_at.get(start)
    if opening is None or scan.has_mark(start, first, ","):
        return False
    return any(
        e.category == "trigger" and e.key in ("arrival", "departure") and e.value != "noun"
        for e in opening.entries
    )


def of_content_before(scan: Scan, match: Match, last: int) -> bool:
    """Whether a day is in what was said at an event: "it will be held in May, he told a meeting"."""
    if scan.pack.meta.order != "svo" or not match.has_value("trigger", "noun"):
        return False
    return any(
        saying.has("saying", "say", "tell")
        and scan.has_mark(last, saying.start, ",")
        and not scan.has_mark(saying.end, match.start, ",")
        for saying in scan.matches_in(last, match.start, "saying")
    )


def of_there(scan: Scan, told: Candidate, low: int, high: int) -> bool:
    """Whether a day is of what happened "there": "is visiting Cairo, where on Monday he met X"."""
    meta = scan.pack.meta
    if meta.order != "svo" or meta.paradigms or not meta.spaces:
        return False
    if told.status != "held" or told.form not in ("present", "copula"):
        return False  # a journey to come and what is to happen there share their day
    return any(
        scan.tokens[i - 1].text == "," and scan.has_grammar(i, "there")
        for i in range(low + 1, high)
    )


_PHRASE = 9
"""Tokens between "because of" and what is told within its phrase."""


def told_aside(scan: Scan, at: int) -> bool:
    """Whether a day or place stands in a phrase about something else: "since the election in May"."""
    aside = scan.pack.meta.auxiliaries.get("aside", ())
    if not aside:
        return False
    for i in range(at - 1, max(-1, at - _PHRASE), -1):
        if scan.sentence_of[i] != scan.sentence_of[at] or scan.tokens[i].text in ",;:":
            return False
        if scan.tokens[i].norm in aside:
            return i + 1 not in scan.date_tokens  # "seit Mai": a time of its own
        match = scan.covered[i]
        if match is not None and (
            match.has("grammar", "auxiliary")
            or match.has_value("trigger", "past", "present", "base")
        ):
            return False
    return False


_OPENED = 14
"""Tokens from "when" to the verb of the clause that it opens: titles and names stand there."""


def happened_when(scan: Scan, match: Match, last: int) -> bool:
    """Whether a clause that tells what happened at a time opens right behind it.

    "Desde 2012, quando X foi recebido por Y": `last` is just past the time expression.
    """
    if not scan.holds("grammar", "when") or last >= match.start:
        return False
    i = last + (scan.tokens[last].text == ",")
    word = scan.covered[i]
    if word is None or not word.has("grammar", "when") or match.start - word.end > _OPENED:
        return False
    told = scan.matches_in(word.end, match.start, "trigger", "saying")
    return not told and not scan.has_mark(word.end, match.start, ";")


_BEGINS, _BEFORE = 16, 8
"""Tokens between a noun and the verb, behind or before it, that says when it is to take place."""


def begins_then(scan: Scan, match: Match, candidate: Candidate) -> bool:
    """Whether a verb in the present says when a noun takes place: "a visita de X começa na sexta-feira"."""
    noun = candidate.form == "noun" and candidate.status == "held"
    if noun and _in_present(scan, match):
        return True
    if not noun or not scan.holds("grammar", "begins"):
        return False
    sentence = scan.sentences[scan.sentence_of[match.start]]
    before = range(max(sentence.start, match.start - _BEFORE), match.start)
    if scan.has_grammar_in(before.start, before.stop, "begins") and not scan.has_mark(
        before.start, before.stop, ",;:"
    ):
        return True
    for i in range(match.end, min(match.end + _BEGINS, sentence.end)):
        if scan.has_grammar(i, "begins"):
            return True
        told = scan.covered[i]
        if told is not None and (told.has_value("trigger", "past") or told.has("saying", "say")):
            return False
    return False


def _in_present(scan: Scan, noun: Match) -> bool:
    """Whether the verb of a noun's clause is in the present, where that looks ahead: "Bei seinem Besuch
    am Freitag trifft X den Präsidenten"."""
    if not scan.pack.meta.auxiliaries:
        return False
    first, last = stretch(scan, noun.start)
    told = scan.matches_in(first, last, "trigger")
    values = {e.value for m in told if m is not noun for e in m.entries if e.category == "trigger"}
    if values & {"past", "passive"}:
        return False
    words = scan.pack.meta.auxiliaries.get("present", ())
    # A participle would close the clause: "ist am Freitag zu Ende gegangen".
    copula = scan.tokens[last - 1].is_capital and any(
        scan.tokens[i].norm in words for i in range(first, last)
    )
    return copula or "present" in values


def has_arrived(scan: Scan, verb: Match) -> bool:
    """Whether a participle that opens its sentence tells an arrival: "Arrivé dimanche à Lima, X …"."""
    if verb.start != scan.sentences[scan.sentence_of[verb.start]].start:
        return False
    return any(
        e.category == "trigger" and e.key == "arrival" and e.phrase.split(" ", 1)[0].endswith("~p")
        for e in verb.entries
    )


def told_then(scan: Scan, match: Match, first: int) -> bool:
    """Whether a day stands in the clause that says who told of it: "wie das Amt am Mittwoch mitteilte,
    trifft X den Präsidenten"."""
    if not scan.pack.meta.auxiliaries:
        return False
    low, high = stretch(scan, first)
    if low <= match.start < high or not scan.has_grammar(low, "because"):
        return False
    return any(m.has("saying", "say", "tell") for m in scan.matches_in(first, high, "saying"))


_DATED = 4
"""Tokens between a verb and the day on which it was done: "arrived in Lima on Thursday"."""


def of_past(scan: Scan, plan: Match, at: tuple[int, int]) -> bool:
    """Whether a day before a plan is that of what was done: "arrived on Thursday for talks due …"."""
    first, last = at
    start = scan.sentences[scan.sentence_of[plan.start]].start
    if scan.pack.meta.order == "sov":
        # "سفر کرد و قرار است سه‌شنبه … دیدار کند": times stand before their verb.
        verbs = scan.matches_in(last, plan.start, "trigger")
        return last <= plan.start and any(v.has_value("trigger", "past") for v in verbs)
    return last <= plan.start and any(
        (verb.has_value("trigger", "past") or has_arrived(scan, verb))
        and (0 <= first - verb.end <= _DATED or 0 <= verb.start - last <= 1)
        for verb in scan.matches_in(start, plan.start, "trigger")
    )


def spoken(scan: Scan, token: int) -> bool:
    """Whether a token stands in a quotation long enough to be speech."""
    return scan.quote_of[token] >= 0 and scan.quotes[scan.quote_of[token]].words >= 5


def told_later(scan: Scan, match: Match, first: int) -> bool:
    """Whether a verb of saying stands between event and time: "在记者会上指出，两国明年将…".

    Where the clause reported comes right behind its verb, its times are not those of the speech.
    """
    meta = scan.pack.meta
    if meta.spaces and (meta.order != "sov" or meta.content_first):
        return False
    return any(
        e.category == "saying" and e.key in ("say", "tell")
        for m in scan.matches_in(match.end, first, "saying")
        for e in m.entries
    )


_SCHEDULED = ("meeting", "negotiation", "call", "signing")


def scheduled_below(scan: Scan, candidate: Candidate) -> bool:
    """ "Nachmittags ist Scholz bei Li": the German present below a headline, without a day, is ahead."""
    present = candidate.form == "present" and candidate.kind in _SCHEDULED
    below = present and candidate.status == "held" and bool(candidate.sentence)
    return below and scan.pack.meta.order == "v2"


_AFTER = 4
"""Tokens from "after" to the noun for what was before: an article, adjectives."""


def of_what_was_before(scan: Scan, match: Match, candidate: Candidate, first: int) -> bool:
    """ "Came to Rome after the cancelled visit of X on 4 May": the day is that of what was before."""
    if not scan.pack.meta.analytic or first < match.end or candidate.form == "noun":
        return False
    for after in scan.matches_in(match.end, first, "modality"):
        if after.has("modality", "past") and any(
            noun.has_value("trigger", "noun")
            for noun in scan.matches_in(after.end, min(first, after.end + _AFTER), "trigger")
        ):
            return True
    return False


def its_plan(scan: Scan, match: Match, first: int, last: int) -> bool:
    """Whether a clause behind a noun tells when it was to be: "the visit, which was due on Friday"."""
    if first < match.end or not match.has_value("trigger", "noun"):
        return False
    low, high = max(match.end, first - _DUE), last + _DUE
    planned = any(
        m.has("modality", "planned", "future") for m in scan.matches_in(low, high, "modality")
    )
    if not planned or scan.sentence_of[match.start] != scan.sentence_of[first]:
        return False
    return not any(
        other.has_value("trigger", "noun", "past", "present", "passive")
        for other in scan.matches_in(match.end, first, "trigger")
    )


_DUE = 8
"""Tokens between a day and the word that says that something is planned for it."""
