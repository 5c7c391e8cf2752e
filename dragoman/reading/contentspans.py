"""Where reported content begins and ends behind a verb of saying, and whether it is worth a statement."""

from __future__ import annotations

import re

from dragoman.language.phrases import Match
from dragoman.model import Span
from dragoman.reading.chunk import NOUNS
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence

_TRIM = " \t\n,;:،，؛：–—-\u00a0"


_STOPS = ".。!?！？؟…"


def behind_span(scan: Scan, start: int, end: int) -> Span | None:
    """Content behind a cue: without the time words and the word for "that" in front of it."""
    i = start
    colon = start < end and scan.tokens[start].text in ":："
    said = colon and scan.pack.meta.order in ("sov", "vso")
    opened = False
    while i < end:
        match = scan.match_at.get(i)
        key = {e.key for e in match.entries if e.category == "grammar"} if match else set()
        if "that" in key and match is not None:
            # "recalled that December 14 would mark …": a day behind "that" is told, not when he spoke.
            i, said = match.end, True
            opened = scan.pack.meta.order == "svo" and not scan.pack.meta.paradigms
        elif (i in scan.date_tokens and not opened) or scan.tokens[i].text in ",:،：":
            i += 1
        elif match is not None and match.entry("marker") and match.end in scan.date_tokens:
            i = match.end
        elif "determiner" in key and i + 1 in scan.date_tokens and scan.pack.meta.adjective_after:
            i += 1  # "confirmó el lunes los daños"
        elif "adverb" in key and match is not None and _stands_apart(scan, i):
            i = match.end  # "dijo también que …"
        elif "but" in key and match is not None and scan.pack.meta.auxiliaries:
            i = match.end  # "warnte jedoch vor …"
        else:
            break
    said = said or (
        i > 0
        and (
            scan.pack.meta.order == "vso" or (scan.pack.meta.inversion and scan.pack.meta.analytic)
        )
        and any(
            # "أشار إلى أن", "defendió que": the phrase of saying holds the word for "that" itself.
            e.key == "that"
            for e in scan.pack.table.single(scan.tokens[start - 1])
            if e.category == "grammar"
        )
    )
    said = said or holds_noun(scan, i, end)
    if not said:
        i = _behind_far_that(scan, start, i, end)
    return trimmed(scan, i, end)


_FAR = 13
"""Tokens of time, place and listener that may stand between a verb and its "that"."""


def _behind_far_that(scan: Scan, start: int, i: int, end: int) -> int:
    """Behind the "that" of "said on Tuesday in Berlin that …", "told reporters after the talks that …";
    `i` where the report begins there already."""
    # "said during talks with the head of the council, X, that …"
    aside = i < end and scan.has_grammar(i, "setting")
    reach = _FAR_THAT if scan.pack.meta.order == "vso" or aside else _FAR
    for k in range(i, min(i + reach, end)):
        if (
            scan.has_grammar(k, "that")
            and not any(scan.is_category(j, "auxiliary") for j in range(i, k))
            and (k - i < _FAR or _is_inna(scan, k) or (aside and scan.tokens[k - 1].text == ","))
            and scan.quote_of[k] < 0
            and not _after_article(scan, k)
            and _no_verb(scan, i, k)
            and not _clause_begun(scan, start, i, k)
        ):
            match = scan.covered[k]
            assert match is not None
            rest = trimmed(scan, match.end, end)
            clause = rest is not None and scan.token_at(rest.end - 1) - match.end >= 1
            return match.end if rest is not None and (is_worth(scan, rest) or clause) else i
    return i


_FAR_THAT = 26
"""Tokens from "قال" to its "إن", which opens what is said, however long the speaker is told."""


def _is_inna(scan: Scan, k: int) -> bool:
    """Whether a word is "إن", which opens speech alone."""
    return scan.tokens[k].text.startswith("إ")


def holds_noun(scan: Scan, i: int, end: int) -> bool:
    """Whether a noun phrase stands right behind the verb: in "confirmaron los daños que causó el
    sismo" no clause is reported. A bare plural or an adverb may still stand before one.
    """
    if not scan.pack.meta.adjective_after or not scan.pack.meta.spaces or i >= end:
        return False
    determined = scan.has_grammar(i, "determiner") and i + 1 not in scan.date_tokens
    governs = i > 0 and any(
        e.category == "marker" for e in scan.pack.table.single(scan.tokens[i - 1])
    )  # "se refirió a …"
    return determined and (governs or scan.tokens[i].text.islower())


def _stands_apart(scan: Scan, i: int) -> bool:
    """Whether an adverb is a word of its own: "dijo también que …", but not "l'on"."""
    if scan.pack.meta.order == "vso":
        match = scan.covered[i]
        return match is not None and match.end - match.start > 1  # "قالت الوزارة في بيان لها إن"
    return scan.pack.meta.adjective_after and scan.tokens[i].text[-1] not in "'’"


def _after_article(scan: Scan, i: int) -> bool:
    """Whether "que" is a relative word: "una reunión en la que …"."""
    return scan.has_grammar(i - 1, "determiner") and scan.is_category(i - 2, "marker")


def ends_in_participle(scan: Scan, match: Match) -> bool:
    """Whether a match is an Arabic participle in the accusative, which hangs on another verb."""
    pattern = scan.pack.meta.dependent
    norm = scan.tokens[match.start].norm[len(match.prefix) :]
    return bool(pattern) and re.fullmatch(pattern, norm) is not None


def _no_verb(scan: Scan, start: int, end: int) -> bool:
    """No finite verb that the packs know lies between: the clause has not begun yet."""
    for i in range(start, end):
        match = scan.covered[i]
        if match is not None and (
            match.has("grammar", "auxiliary")
            or match.has("modality", "future")
            or match.has_value("trigger", "past", "present")
        ):
            if ends_in_participle(scan, match):
                continue  # "متوجها إلى"
            return False
    return True


_SHORT = 2  # One word more may stand before "that", whatever it is: "said bluntly that".


def _clause_begun(scan: Scan, start: int, i: int, that: int) -> bool:
    """Whether what is said has begun before a "that", which then only tells of a noun: "said he has
    plans that …", "called for steps that …", "warned Oslo to keep out of talks that …".

    Asked where the order of words is fixed: what may stand between verb and "that" is when and
    where it was said, and to whom where the verb takes a listener.
    """
    meta = scan.pack.meta
    if meta.order != "svo" or meta.inversion or not meta.spaces or that - i < _SHORT:
        return False
    verb = scan.covered[start - 1] if start else None
    if verb is None or not verb.has("saying", "say", "stress", "tell"):
        return False
    if verb.has("saying", "tell"):
        return any(_to_do(scan, k) for k in range(i + 1, that - 1))
    late = not scan.date_tokens.isdisjoint((i + 1, i + 2))  # "late on Tuesday"
    return not (late or sets_scene(scan, i))


def sets_scene(scan: Scan, i: int) -> bool:
    """Whether words of when or where open here: "on Tuesday", "after talks", "again"."""
    match = scan.match_at.get(i)
    if i in scan.date_tokens or match is None:
        return i in scan.date_tokens
    return (
        bool(match.entry("marker"))
        or match.has("grammar", "adverb")
        or match.has("modality", "past")
    )


def _to_do(scan: Scan, i: int) -> bool:
    """Whether an infinitive stands here: "to refrain", but not "to Oslo", "to the press"."""
    match, word = scan.match_at.get(i), scan.tokens[i + 1]
    if match is None or not match.has("marker", "to") or match.end != i + 1:
        return False
    return scan.covered[i + 1] is None and word.is_word and not word.is_capital


def next_clause(scan: Scan, start: int, limit: int, sentence: Sentence) -> int:
    """Where the content must end: before ", and" of the next cue, if one follows."""
    end = limit
    if limit < sentence.end:
        while end > start and (
            scan.tokens[end - 1].text in ",،;:"
            or scan.has_grammar(end - 1, "and")
            or scan.has_grammar(end - 1, "adverb")
            or scan.has_grammar(end - 1, "but")
            or _is_clitic(scan, end - 1)
        ):
            end -= 1
    return end


def _is_clitic(scan: Scan, i: int) -> bool:
    """Whether an object pronoun of the next verb stands behind "and": "… y le exigió …"."""
    match = scan.covered[i]
    return (
        match is not None and match.has("pronoun", "him", "them") and scan.has_grammar(i - 1, "and")
    )


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


def parted(scan: Scan, spans: list[Span]) -> list[list[Span]]:
    """The spans of what a cue reports, apart where a colon or semicolon opens a clause of its own:
    "X sei offen, hatte Y gesagt: Er wolle …"."""
    if not scan.pack.meta.auxiliaries or len(spans) != 2:
        return [spans]
    before = scan.text[spans[0].end : spans[1].start].rstrip()
    return [spans[:1], spans[1:]] if before.endswith((":", ";")) else [spans]


def behind_that(scan: Scan, span: Span) -> bool:
    """Whether a clause of two words stands behind "that": "recordó que faltan reservas"."""
    first, last = scan.token_range(span.start, span.end)
    words = [i for i in range(first, last) if scan.tokens[i].is_word and i not in scan.date_tokens]
    return (
        scan.pack.meta.order in ("svo", "vso")
        and len(words) == 2
        and first > 0
        and scan.has_grammar(first - 1, "that")
    )


def is_worth(scan: Scan, span: Span) -> bool:
    """Content is more than a time or a name: at least three words (six Han characters)."""
    first, last = scan.token_range(span.start, span.end)
    words = [i for i in range(first, last) if scan.tokens[i].is_word and i not in scan.date_tokens]
    return len(words) >= (3 if scan.pack.meta.spaces else 5)


def is_quotation(scan: Scan, span: Span) -> bool:
    """Whether the span is a quotation and nothing else: said: "Of course"."""
    return any(q.words > 1 and q.open <= span.start and span.end <= q.close for q in scan.quotes)


_TERM = 3
"""Words up to which a quotation names a thing: "عبر منصة «إكس»: …"."""


_SETTING = 40
"""Tokens that may tell at which meeting something was said, up to the comma behind it."""


def past_setting(scan: Scan, start: int, limit: int) -> int:
    """Past "during the talks with Y" between a speaker and what is said: "أكد X، خلال لقائه مع Y، أهمية …".

    Without commas it ends with the noun, unless more of it follows ("خلال لقائه Y على أن …").
    """
    parted = start < limit and scan.tokens[start].text in ",،"
    first = start + parted
    if first + 1 >= limit or not scan.has_grammar(first, "amid"):
        return start
    opens = scan.covered[first]
    noun = scan.match_at.get(opens.end) if opens is not None else None
    if noun is None or not noun.has_value("trigger", "noun"):
        return start
    for i in range(noun.end, min(limit, first + _SETTING)):
        if scan.has_grammar(i, "that") or scan.quote_of[i] >= 0:
            return start
        if scan.tokens[i].text in ",،":
            return i + 1 if i + 1 < limit else start
    return start if parted else _past_side(scan, noun.end, limit, start)


def _past_side(scan: Scan, behind: int, limit: int, start: int) -> int:
    """Past "with Y" behind the noun of a setting, up to the next plain noun; `start` where none is."""
    i, opens = behind, scan.match_at.get(behind)
    own = opens is not None and opens.has("marker", "about")  # "خلال اللقاء على أهمية …"
    if own or not scan.is_category(behind, "marker", *NOUNS):
        return behind if behind < limit else start
    if opens is not None and opens.has("marker", "with"):
        i = opens.end
    side = i
    while i < limit and (
        scan.is_category(i, *NOUNS, "honorific")
        or i in scan.date_tokens
        or (scan.covered[i] is None and scan.tokens[i].norm not in scan.pack.common)
    ):
        i += 1
    plain = i < limit and scan.covered[i] is None
    return i if side > behind and i > side and plain else start


def up_to_colon(scan: Scan, start: int, limit: int) -> int:
    """Up to the colon before a quotation: "وقال X للصحفيين قبل الاجتماع في القصر: «…»".

    Where a clause begins before it, the colon is a part of what is reported.
    """
    for i in range(start, limit - 1):
        quote = scan.quote_of[i]
        if (quote >= 0 and scan.quotes[quote].words > _TERM) or scan.has_grammar(i, "that"):
            break
        if scan.tokens[i].text == ":" and quote < 0:
            opens = scan.quote_of[i + 1] >= 0 or scan.tokens[i + 1].text[0] in '"“”«'
            return i if opens or _no_verb(scan, start, i) else start
    return start
