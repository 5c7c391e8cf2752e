"""The characters that a cue reports: behind it, before it, or on both sides."""

from __future__ import annotations

from dragoman.model import Span
from dragoman.reading.asides import is_parenthetical, resumes
from dragoman.reading.cue import Cue
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence

_TRIM = " \t\n,;:،，؛：–—-\u00a0"


_STOPS = ".。!?！？؟…"


def reported_content(
    scan: Scan, sentence: Sentence, cue: Cue, bounds: tuple[int, int]
) -> list[Span]:
    """The characters that a cue reports: behind it, before it, or on both sides."""
    floor, limit = bounds
    if cue.reported_from >= 0:
        span = trimmed(scan, cue.reported_from, cue.end if cue.saying == "charged" else cue.start)
        return [span] if span is not None and is_worth(scan, span) else []
    if cue.saying == "according":
        parted = cue.left > floor and scan.tokens[cue.left - 1].text == ";"
        before = None if parted else trimmed(scan, _clause_start(scan, floor, cue), cue.left)
        after = trimmed(scan, cue.right, limit)
        if after is not None and _names_agency(scan, after):
            after = None
        if before is not None and is_worth(scan, before) and _explains(scan, cue, after):
            after = None
        if before is not None and after is not None and _in_one_clause(scan, cue):
            # "Am Montag soll nach Angaben von X beraten werden": one clause, however it is cut.
            whole = [s for s in (before, after) if is_worth(scan, s) or _is_piece(scan, s)]
            return whole if any(is_worth(scan, s) for s in whole) else []
        return [s for s in (before, after) if s is not None and is_worth(scan, s)]
    behind = _behind_cue(scan, sentence, cue, limit)
    floor = _clause_start(scan, floor, cue)
    before = trimmed(scan, floor, cue.left)
    parenthetical = is_parenthetical(scan, sentence, cue)
    if parenthetical and before is not None and _holds_content(scan, cue, before, behind):
        return _around_aside(scan, cue, floor, before, behind)
    if behind is not None and (
        is_worth(scan, behind) or _quotation(scan, behind) or _behind_that(scan, behind)
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


_FRAGMENT = 4
"""Tokens between a colon and a cue that are only the head of a clause that goes on behind it."""


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
    return begun and behind is not None and is_worth(scan, behind) and resumes(scan, cue)


def _behind_cue(scan: Scan, sentence: Sentence, cue: Cue, limit: int) -> Span | None:
    """What stands behind a cue, up to `limit`, the next cue, a source named last or a new deed."""
    start = cue.start if cue.saying == "charged" else max(cue.right, cue.end)
    if cue.saying == "charged" and cue.inverted:
        start = cue.right
    if cue.saying in ("say", "tell") and scan.pack.meta.auxiliaries:
        start = _past_comma(scan, start, limit)
    start = _past_contrast(scan, start, limit)
    end = _before_source(scan, start, _next_clause(scan, start, limit, sentence))
    if cue.saying in ("charged", "stress") and scan.pack.meta.order != "vso":
        end = _before_deed(scan, max(start, cue.end), end)
    elif cue.saying == "say" and scan.pack.meta.order == "svo":
        end = _before_errand(scan, max(start, cue.end), end)
    if cue.saying == "charged" and scan.pack.meta.order == "svo":
        return trimmed(scan, start, end)
    return _behind_span(scan, start, end)


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
    if not resumes(scan, cue) or _explains(scan, cue, behind):
        return [before]
    if scan.pack.meta.auxiliaries and _fresh_clause(scan, cue, floor):
        return goes_on
    return [before, *goes_on]


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
        tells = any(scan.tokens[i].norm in scan.pack.meta.subjunctive for i in range(first, last))
        return not tells and (
            named or closing in (*words.get("perfect", ()), *words.get("modal", ()))
        )
    return named and not any(
        scan.has_grammar(i, "auxiliary") or scan.tokens[i].norm in scan.pack.meta.subjunctive
        for i in range(first, last)
    )


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
    verbs = {*scan.pack.meta.subjunctive, *scan.pack.meta.auxiliaries.get("modal", ())}
    verbs.update(scan.pack.meta.auxiliaries.get("perfect", ()))
    after = scan.tokens[cue.right + 1].norm if cue.right + 1 < len(scan.tokens) else ""
    if (
        after in verbs
        or scan.has_grammar(cue.right + 1, "and")
        or scan.has_grammar(cue.right + 1, "but")
    ):
        return False
    return not any(
        scan.tokens[i].norm in scan.pack.meta.subjunctive for i in range(floor, cue.left)
    )


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


def _behind_span(scan: Scan, start: int, end: int) -> Span | None:
    """Content behind a cue: without the time words and the word for "that" in front of it."""
    i = start
    said = False
    while i < end:
        match = scan.match_at.get(i)
        key = {e.key for e in match.entries if e.category == "grammar"} if match else set()
        if "that" in key and match is not None:
            i, said = match.end, True
        elif i in scan.date_tokens or scan.tokens[i].text in ",:،：":
            i += 1
        elif match is not None and match.entry("marker") and match.end in scan.date_tokens:
            i = match.end
        else:
            break
    said = said or (
        i > 0
        and (
            scan.pack.meta.order == "vso" or (scan.pack.meta.inversion and scan.pack.meta.analytic)
        )
        and any(
            # "أشار إلى أن": the phrase of saying holds the word for "that" itself.
            e.key == "that"
            for e in scan.pack.table.single(scan.tokens[start - 1])
            if e.category == "grammar"
        )
    )
    for k in range(i, min(i + 14, end) if not said else i):
        # "said on Tuesday in Berlin that …", "told reporters after the talks that …"
        if (
            scan.has_grammar(k, "that")
            and not any(scan.is_category(j, "auxiliary") for j in range(i, k))
            and k - i <= 12
            and scan.quote_of[k] < 0
            and not _after_article(scan, k)
            and _no_verb(scan, i, k)
        ):
            match = scan.covered[k]
            assert match is not None
            rest = trimmed(scan, match.end, end)
            if rest is not None and is_worth(scan, rest):
                i = match.end
            break
    return trimmed(scan, i, end)


def _after_article(scan: Scan, i: int) -> bool:
    """Whether "que" is a relative word: "una reunión en la que …"."""
    return scan.has_grammar(i - 1, "determiner") and scan.is_category(i - 2, "marker")


def _no_verb(scan: Scan, start: int, end: int) -> bool:
    """No finite verb that the packs know lies between: the clause has not begun yet."""
    for i in range(start, end):
        match = scan.covered[i]
        if match is not None and (
            match.has("grammar", "auxiliary")
            or match.has("modality", "future")
            or match.has_value("trigger", "past", "present")
        ):
            return False
    return True


def _next_clause(scan: Scan, start: int, limit: int, sentence: Sentence) -> int:
    """Where the content must end: before ", and" of the next cue, if one follows."""
    end = limit
    if limit < sentence.end:
        while end > start and (
            scan.tokens[end - 1].text in ",،;"
            or scan.has_grammar(end - 1, "and")
            or scan.has_grammar(end - 1, "adverb")
            or scan.has_grammar(end - 1, "but")
        ):
            end -= 1
    return end


def trimmed(scan: Scan, start: int, end: int) -> Span | None:
    """Tokens `start` to `end` as a span without surrounding punctuation; None if nothing is left."""
    if start >= end:
        return None
    first, last = scan.tokens[start].start, scan.tokens[end - 1].end
    while first < last and (scan.text[first] in _TRIM or scan.text[first] in _STOPS):
        first += 1
    while last > first and (scan.text[last - 1] in _TRIM or scan.text[last - 1] in _STOPS):
        last -= 1
    return Span(first, last) if last > first else None


def _behind_that(scan: Scan, span: Span) -> bool:
    """Whether a clause of two words stands behind "that": "recordó que faltan reservas"."""
    first, last = scan.token_range(span.start, span.end)
    words = [i for i in range(first, last) if scan.tokens[i].is_word and i not in scan.date_tokens]
    return (
        scan.pack.meta.order == "svo"
        and len(words) == 2
        and first > 0
        and scan.has_grammar(first - 1, "that")
    )


def is_worth(scan: Scan, span: Span) -> bool:
    """Content is more than a time or a name: at least three words (six Han characters)."""
    first, last = scan.token_range(span.start, span.end)
    words = [i for i in range(first, last) if scan.tokens[i].is_word and i not in scan.date_tokens]
    return len(words) >= (3 if scan.pack.meta.spaces else 5)


def _quotation(scan: Scan, span: Span) -> bool:
    """Whether the span is a quotation and nothing else: said: "Of course"."""
    return any(q.words > 1 and q.open <= span.start and span.end <= q.close for q in scan.quotes)
