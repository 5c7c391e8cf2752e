"""The characters that a cue reports: behind it, before it, or on both sides."""

from __future__ import annotations

import re

from dragoman.model import Span
from dragoman.reading.asides import is_parenthetical, resumes
from dragoman.reading.contentspans import (
    behind_span,
    behind_that,
    holds_noun,
    is_quotation,
    is_worth,
    next_clause,
    past_setting,
    trimmed,
    up_to_colon,
)
from dragoman.reading.cue import Cue
from dragoman.reading.han_parts import object_before, past_particle, past_source
from dragoman.reading.mere_topics import is_mere_topic
from dragoman.reading.object_first import object_named
from dragoman.reading.perfect import said_before, said_in_perfect
from dragoman.reading.saying import colon_quotation
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence


def reported_content(
    scan: Scan, sentence: Sentence, cue: Cue, bounds: tuple[int, int]
) -> list[Span]:
    """The characters that a cue reports: behind it, before it, or on both sides."""
    floor, limit = bounds
    if cue.reported_from >= 0:
        span = trimmed(scan, cue.reported_from, cue.end if cue.saying == "charged" else cue.start)
        return [span] if span is not None and is_worth(scan, span) else []
    if cue.saying == "according":
        # "They shrug it off: according to X, it was …": another sentence stands before.
        parted = cue.left > floor and scan.tokens[cue.left - 1].text in ";:"
        before = None if parted else trimmed(scan, _clause_start(scan, floor, cue), cue.left)
        after = trimmed(scan, cue.right if before else _past_setting(scan, cue, limit), limit)
        if after is not None and (_names_agency(scan, after) or (before and _owned(scan, cue))):
            after = None
        if before is not None and is_worth(scan, before) and _explains(scan, cue, after):
            after = None
        if before is not None and after is not None and _in_one_clause(scan, cue):
            # "Am Montag soll nach Angaben von X beraten werden": one clause, however it is cut.
            whole = [s for s in (before, after) if is_worth(scan, s) or _is_piece(scan, s)]
            return whole if any(is_worth(scan, s) for s in whole) else []
        return [s for s in (before, after) if s is not None and is_worth(scan, s)]
    if is_mere_topic(scan, cue, max(cue.right, cue.end), limit):
        return []
    behind = _behind_cue(scan, sentence, cue, limit)
    if (told := said_before(scan, sentence, cue, floor)) is not None:
        return [told, behind] if behind is not None and is_worth(scan, behind) else [told]
    if (done := said_in_perfect(scan, sentence, cue, (floor, behind))) is not None:
        return [done]
    floor = _clause_start(scan, floor, cue)
    before = None if _within_clause(scan, cue) else trimmed(scan, floor, cue.left)
    if behind is not None and (named := object_named(scan, cue, floor)) >= 0:
        return [Span(scan.tokens[named].start, behind.end)]
    parenthetical = is_parenthetical(scan, sentence, cue)
    if parenthetical and before is not None and _holds_content(scan, cue, before, behind):
        return _around_aside(scan, cue, floor, before, behind)
    if behind is not None and (
        is_worth(scan, behind) or is_quotation(scan, behind) or behind_that(scan, behind)
    ):
        return [behind]
    if scan.has_grammar_in(cue.right, min(cue.right + 1, sentence.end), "that"):
        return []
    if (
        before is not None
        and is_worth(scan, before)
        and cue.saying in ("say", "tell", "quoted")
        and (cue.right >= sentence.end - 2 or cue.inverted)
    ):
        return [before]
    return []


_FRAGMENT = 4  # Tokens of the head of a clause that goes on behind a cue.


def _clause_start(scan: Scan, floor: int, cue: Cue) -> int:
    """Where the clause that a cue interrupts begins: behind the last semicolon before it.

    A colon parts it too where only the head of a clause stands behind: "the trip is off: to blame,
    says Y, is the weather".
    """
    if scan.pack.meta.order not in ("svo", "v2") or not scan.pack.meta.spaces:
        return floor
    for i in range(cue.left - 2, floor, -1):
        if scan.quote_of[i] >= 0:
            break
        head = cue.left - i <= _FRAGMENT and resumes(scan, cue)
        if scan.tokens[i].text == ";" or (scan.tokens[i].text == ":" and head):
            return i + 1
    return floor


def _holds_content(scan: Scan, cue: Cue, before: Span, behind: Span | None) -> bool:
    """Whether what stands before an aside is reported: "Das sei, fügte er hinzu, im Interesse aller"."""
    if is_worth(scan, before):
        return True
    first, last = scan.token_range(before.start, before.end)
    begun = sum(scan.tokens[i].is_word for i in range(first, last)) == 2
    if behind is None or not begun or not resumes(scan, cue):
        return False
    return is_worth(scan, behind) or _goes_on_with_verb(scan, cue)


def _goes_on_with_verb(scan: Scan, cue: Cue) -> bool:
    """Whether the verb of the clause that a cue interrupts stands behind it: "Das, sagte X, sei neu"."""
    words = scan.pack.meta.auxiliaries
    verbs = (*words.get("modal", ()), *words.get("perfect", ()))
    i = cue.right + 1
    return i < len(scan.tokens) and (scan.tokens[i].norm in verbs or scan.in_subjunctive(i))


def _behind_cue(scan: Scan, sentence: Sentence, cue: Cue, limit: int) -> Span | None:
    """What stands behind a cue, up to `limit`, the next cue, a source named last or a new deed."""
    start = cue.start if cue.saying == "charged" else max(cue.right, cue.end)
    whole = cue.start == sentence.start and cue.end - cue.start > 1  # "Enttäuscht zeigte sich X"
    if cue.saying == "charged" and cue.inverted:
        start = cue.start if whole else cue.right
    elif cue.saying == "charged" and not scan.pack.meta.spaces:
        start = object_before(scan, cue.speaker, cue.start)
    if cue.saying != "charged" and not scan.pack.meta.spaces:
        start = past_particle(scan, start, limit)
    if cue.saying in ("say", "tell") and scan.pack.meta.auxiliaries:
        start = _past_comma(scan, start, limit)
    start = _past_contrast(scan, start, limit)
    if cue.saying == "say" and scan.pack.meta.adjective_after:
        quoted = colon_quotation(scan, cue.end, limit)
        charged = scan.match_at[cue.start].has("saying", "charged") if quoted else False
        if quoted and (charged or holds_noun(scan, cue.end, quoted)):
            start = quoted
    if cue.saying in ("say", "stress") and scan.pack.meta.order == "vso":
        start = past_setting(scan, up_to_colon(scan, start, limit), limit)
        if start < limit and cue.saying == "say" and _is_topic(scan, start, limit):
            return None
        if _says_nothing(scan, cue, start, limit):
            return None
    end = _before_source(scan, start, next_clause(scan, start, limit, sentence))
    end = _behind_marks(scan, start, end)
    if cue.saying in ("charged", "stress") and scan.pack.meta.order != "vso":
        end = _before_deed(scan, max(start, cue.end), end)
    elif cue.saying == "say" and scan.pack.meta.order == "svo":
        end = _before_errand(scan, max(start, cue.end), end)
    if cue.saying == "charged" and scan.pack.meta.order == "svo":
        return trimmed(scan, start, end)
    return behind_span(scan, start, end)


_SAID = re.compile("(?:و|ف)?(?:س?[يت]قول.*|قال.*)")


def _says_nothing(scan: Scan, cue: Cue, start: int, limit: int) -> bool:
    """Whether only a place or the like, no "إن", colon or quotation, stands behind "قال"."""
    while start < limit and scan.tokens[start].text in "،,":
        start += 1
    if start >= limit or not scan.is_category(start, "marker"):
        return False
    if cue.saying != "say" or not _SAID.fullmatch(scan.tokens[cue.start].norm):
        return False
    if scan.has_grammar_in(cue.end - 1, limit, "that") or scan.has_mark(start, limit, ":"):
        return False
    return all(scan.quote_of[i] < 0 for i in range(start, limit))


def _is_topic(scan: Scan, start: int, limit: int) -> bool:
    """Whether only what was spoken of stands behind the verb: "غرد X حول الزلزال"."""
    while start < limit and (start in scan.date_tokens or scan.tokens[start].text in "،,"):
        start += 1
    match = scan.covered[start] if start < limit else None
    if match is None or not match.has("marker", "about"):
        return False
    return not scan.has_grammar_in(start, limit, "that") and not scan.has_mark(start, limit, ":")


_SETTING = 12  # Tokens that may tell when and where a source spoke, up to the comma.


def _past_setting(scan: Scan, cue: Cue, limit: int) -> int:
    """Past "… on X" of "According to what the president said on X, he met …"."""
    if not scan.pack.meta.spaces:
        return past_source(scan, cue.right, limit)
    if not scan.pack.meta.adjective_after or cue.right >= limit:
        return cue.right
    if cue.right not in scan.date_tokens and not scan.is_category(cue.right, "marker", "grammar"):
        return cue.right
    for i in range(cue.right, min(cue.right + _SETTING, limit)):
        if scan.tokens[i].text == ",":
            return i + 1
        told = scan.entry(i, "trigger", "saying")
        if told is not None and "noun" not in (told.key, told.value):
            break
    return cue.right


def _past_contrast(scan: Scan, start: int, limit: int) -> int:
    """Past the pronoun of "a évoqué, lui, un climat apaisé", which only sets him off from others."""
    aside = scan.tokens[start : min(start + 3, limit)]
    if len(aside) == 3 and aside[0].text == aside[2].text == ",":
        return start + 3 if scan.is_category(start + 1, "pronoun") else start
    return start


def _around_aside(
    scan: Scan, cue: Cue, floor: int, before: Span, behind: Span | None
) -> list[Span]:
    """The content that cue and speaker interrupt, or close, or set off from a question before."""
    goes_on = [behind] if behind is not None and is_worth(scan, behind) else []
    if behind is not None and scan.pack.meta.auxiliaries and _goes_on_with_verb(scan, cue):
        goes_on = [behind]
    if not resumes(scan, cue) or _explains(scan, cue, behind):
        return [before, *(goes_on if _both_reported(scan, cue, before, behind) else [])]
    if scan.pack.meta.auxiliaries and _fresh_clause(scan, cue, floor):
        return goes_on
    return [before, *goes_on]


def _within_clause(scan: Scan, cue: Cue) -> bool:
    """Whether a conjunction opens the clause of saying: "Für Ärger sorgte, dass er sich äußerte"."""
    if not scan.pack.meta.auxiliaries or not scan.has_grammar(
        max(cue.opening, 0), "that", "because"
    ):
        return False
    # ", wie der Minister sagte" holds its comma: what stands before it is what he said.
    return cue.opening >= 0 and cue.opening in scan.match_at


def _both_reported(scan: Scan, cue: Cue, before: Span, behind: Span | None) -> bool:
    """ "Das sei der Anfang, sagte sie vor der Presse; nun würden viele klagen": both in that mood."""
    if behind is None or not scan.pack.subjunctive or resumes(scan, cue):
        return False
    return all(
        any(scan.in_subjunctive(i) for i in range(*scan.token_range(s.start, s.end)))
        for s in (before, behind)
    )


def _in_one_clause(scan: Scan, cue: Cue) -> bool:
    """Whether a source stands in the middle of a clause, with no mark on either side."""
    if not scan.pack.meta.auxiliaries or cue.right >= len(scan.tokens):
        return False
    return scan.tokens[cue.left - 1].is_word and scan.tokens[cue.right].is_word


def _is_piece(scan: Scan, span: Span) -> bool:
    """Whether a span is two words of one clause at least: "Am Montag soll"."""
    first, last = scan.token_range(span.start, span.end)
    words = sum(scan.tokens[i].is_word for i in range(first, last))
    return words > 1 and not scan.has_mark(first, last, ",")


def _explains(scan: Scan, cue: Cue, span: Span | None) -> bool:
    """Whether what follows the speaker's comma says who he is: "…, so X, Sprecherin des Amts"."""
    if span is None or not scan.pack.meta.auxiliaries or not resumes(scan, cue):
        return False
    first, last = scan.token_range(span.start, span.end)
    head = first
    while head < last and scan.has_grammar(head, "determiner"):
        head += 1
    while head < last and not scan.tokens[head].is_capital and scan.covered[head] is None:
        head += 1
    closing = scan.tokens[last - 1].norm
    words = scan.pack.meta.auxiliaries
    named = scan.is_category(head, "office", "modifier", "counterpart")
    if scan.tokens[first].norm in words.get("subject", ()) and not scan.has_mark(first, last, ","):
        # "…, der auch die Partei führt": a relative clause ends with its verb.
        tells = any(scan.in_subjunctive(i) for i in range(first, last))
        return not tells and (
            named or closing in (*words.get("perfect", ()), *words.get("modal", ()))
        )
    return named and not any(
        scan.has_grammar(i, "auxiliary") or scan.in_subjunctive(i) for i in range(first, last)
    )


def _owned(scan: Scan, cue: Cue) -> bool:
    """Whether more of the source's name follows: "…, según la Agencia de la Casa Imperial"."""
    match = scan.match_at.get(cue.right)
    return match is not None and match.has("marker", "of")


def _names_agency(scan: Scan, span: Span) -> bool:
    """Whether a short rest only says which agency reports: "…, пишет агентство «Рейтер»"."""
    first, last = scan.token_range(span.start, span.end)
    words = sum(scan.tokens[i].is_word for i in range(first, last))
    return (
        words <= 4
        and scan.is_category(first, "saying")
        and any(scan.is_category(i, "agency") for i in range(first, last))
    )


def _before_source(scan: Scan, start: int, end: int) -> int:
    """Where content ends if ", according to …" closes it."""
    for i in range(start + 3, end):
        match = scan.match_at.get(i)
        if (
            match is not None
            and scan.tokens[i - 1].text == ","
            and match.has("saying", "according")
            and not scan.has_grammar(i - 2, "that")  # "сообщил, что, по данным X, …"
        ):
            return i - 1
    return end


def _before_deed(scan: Scan, start: int, end: int) -> int:
    """Where "thanked his hosts and invited X" goes on with a deed: at its "and"."""
    for i in range(start + 1, end - 1):
        match = scan.match_at.get(i + 1)
        if match is None or not scan.has_grammar(i, "and") or scan.quote_of[i] >= 0:
            continue
        entry = match.entry("trigger")
        if entry is not None and entry.value in ("past", "present", "future"):
            return i
    return end


def _behind_marks(scan: Scan, start: int, end: int) -> int:
    """Where "promised them “help” and is to meet them" goes on with another verb: at its "and"."""
    if scan.pack.meta.order != "svo":
        return end
    for i in range(start + 2, end - 1):
        if scan.tokens[i - 1].text not in '»”"' or not scan.has_grammar(i, "and"):
            continue
        match = scan.match_at.get(i + 1)
        if match is not None and (
            match.has("grammar", "auxiliary") or match.has("modality", "planned", "future")
        ):
            return i
    return end


def _before_errand(scan: Scan, start: int, end: int) -> int:
    """Where "said that Cairo would go on, and invited X" goes on with what the speaker did."""
    for i in range(start + 2, end - 1):
        match = scan.match_at.get(i + 1)
        if match is None or scan.tokens[i - 1].text != "," or scan.quote_of[i] >= 0:
            continue
        entry = match.entry("trigger") if scan.has_grammar(i, "and") else None
        if entry is not None and entry.value == "past" and entry.key in ("invitation", "message"):
            return i - 1
    return end


def _fresh_clause(scan: Scan, cue: Cue, floor: int) -> bool:
    """Whether the report begins behind the cue: "Gefragt nach Beweisen, sagte er, Indien habe …".

    Content that was only interrupted goes on with its verb, or was in the reporting mood before.
    """
    behind = cue.right + 1
    joined = behind < len(scan.tokens) and scan.has_grammar(behind, "and", "but")
    if joined or _goes_on_with_verb(scan, cue):
        return False
    return not any(scan.in_subjunctive(i) for i in range(floor, cue.left))


def _past_comma(scan: Scan, start: int, limit: int) -> int:
    """Behind the rest of the reporting clause: "sagte der Minister am Montag in Kairo, …".

    In languages that set off every clause, the content begins at the next comma or colon.
    """
    for i in range(start, min(limit, start + 20)):
        if scan.quote_of[i] >= 0:
            return start
        if scan.tokens[i].text in ",:":
            return i
    return start
