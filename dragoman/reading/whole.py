"""Whether quotations are all that a sentence reports, or pieces of a report in other words."""

from __future__ import annotations

from dragoman.model import Span
from dragoman.reading.cue import Cue
from dragoman.reading.name_words import AND
from dragoman.reading.object_first import object_named
from dragoman.reading.quotes import Quote
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence


def short_quotation(
    scan: Scan, sentence: Sentence, quotes: list[int], cues: list[Cue]
) -> list[int]:
    """A short quotation that opens its sentence, and a cue right behind it: "«No comment», he said"."""
    if not quotes or (whole := _quoted_sentence(scan, sentence, quotes)):
        return whole if quotes else []
    if opened_by_colon(scan, sentence, quotes[-1]) and scan.quotes[quotes[-1]].words > 1:
        return [quotes[-1]]
    first = scan.quotes[quotes[0]]
    behind = scan.token_at(first.close)
    opens = scan.token_at(first.open) <= sentence.start and first.words > 1
    said = any(c.saying == "say" and 0 <= c.left - behind <= 2 for c in cues)
    return [quotes[0]] if opens and said else []


def _quoted_sentence(scan: Scan, sentence: Sentence, quotes: list[int]) -> list[int]:
    """A short quotation that is a whole sentence with its stop: "So X. „Wir reden nicht darüber.“"."""
    if len(quotes) != 1 or not scan.pack.meta.auxiliaries:
        return []
    quote = scan.quotes[quotes[0]]
    whole = scan.token_at(quote.open) <= sentence.start
    whole = whole and scan.tokens[sentence.end - 1].end <= quote.close + 1
    return quotes if whole and quote.words > 1 and scan.text[quote.end - 1] in ".!?…" else []


def opened_by_colon(scan: Scan, sentence: Sentence, quote: int) -> bool:
    """Whether a colon opens a quotation, which closes its sentence: "Nyusi was sure: “…”"."""
    if not scan.pack.meta.analytic:
        return False
    opening = scan.token_at(scan.quotes[quote].open)
    behind = range(scan.token_at(scan.quotes[quote].close), sentence.end)
    return (
        opening > sentence.start
        and scan.tokens[opening - 1].text == ":"
        and not any(scan.tokens[i].is_word for i in behind)
    )


def is_whole(scan: Scan, sentence: Sentence, long: list[int], cues: list[Cue]) -> bool:
    """Whether the long quotations are all that the sentence reports (then it is direct)."""
    if any(object_named(scan, cue, sentence.start) >= 0 for cue in cues):
        return False  # "такую сделку X назвал «лучшей»"
    if not cues:
        return False
    for cue in cues:
        if cue.saying == "charged":
            return False
        after = [
            scan.quotes[q] for q in long if scan.quotes[q].open >= scan.tokens[cue.end - 1].end
        ]
        if after:
            between = range(cue.right, scan.token_at(after[0].open))
            words = [i for i in between if scan.tokens[i].is_word and i not in scan.date_tokens]
            that = any(scan.has_grammar(i, "that") for i in between)
            plain = [i for i in words if not _adverbial(scan, i)]
            if that or len(plain) > (0 if cue.saying == "stress" else 3):
                return False
            if cue.saying == "according" and plain and scan.pack.meta.inversion:
                return False  # "Pour X, le port « ne vaut plus rien »"
            if _within_clause(scan, between) or _quotes_its_end(scan, sentence, cue, after[0]):
                return False
            if (cue.saying == "stress" and words) or _tail(scan, sentence, after[-1], cues) > 3:
                return False
        elif _begins_unquoted(scan, sentence, scan.quotes[long[0]], cue):
            return False
    return True


_TOLD = 4
"""Words before an aside that are what was said, and not when: "It was hard, she said, “because …”"."""


def _quotes_its_end(scan: Scan, sentence: Sentence, cue: Cue, quote: Quote) -> bool:
    """Whether a clause stands before the aside that only the words in marks bring to its end."""
    opening = scan.token_at(quote.open)
    if scan.pack.meta.order != "svo" or not scan.text[quote.start : quote.start + 1].islower():
        return False
    aside = cue.left > sentence.start and scan.tokens[cue.left - 1].text == ","
    if not aside or scan.tokens[cue.right].text != "," or opening - cue.right > 1:
        return False
    before = range(sentence.start, cue.left)
    told = [i for i in before if scan.tokens[i].is_word and i not in scan.date_tokens]
    return len(told) >= _TOLD and all(scan.quote_of[i] < 0 for i in before)


def _within_clause(scan: Scan, between: range) -> bool:
    """Whether what is quoted ends a clause: "said the deal would “put money back”"."""
    return (
        len(between) > 1
        and scan.pack.meta.order == "svo"
        and scan.tokens[between[-1]].is_word
        and any(scan.has_grammar(i, "auxiliary") for i in between)
        and any(scan.has_grammar(i, "determiner") or scan.covered[i] is None for i in between)
    )


def _begins_unquoted(scan: Scan, sentence: Sentence, quote: Quote, cue: Cue) -> bool:
    """Whether the speech begins before its marks: "Les choses changent, mais «…», a-t-il dit"."""
    first = scan.token_at(quote.open)
    if not scan.pack.meta.analytic or cue.left < first:
        return False
    early = first - sentence.start < 4
    if early and not any(scan.in_subjunctive(i) for i in range(sentence.start, first)):
        return scan.pack.meta.inversion and _in_copula(scan, sentence, first)
    if scan.pack.meta.auxiliaries:
        if _in_report(scan, sentence, first):
            return True
        # "Es sei traurig, dass er „den Mann aus Rom“ umarme, schrieb X": a piece of the report.
        closing = scan.token_range(0, quote.close)[1]
        return any(scan.tokens[i].is_word for i in range(closing, cue.left)) and not any(
            scan.tokens[i].text == ":" for i in range(sentence.start, first)
        )
    return scan.has_grammar(first - 1, "but", "and", "that") or scan.has_grammar(
        first - 1, "auxiliary"
    )


def _in_report(scan: Scan, sentence: Sentence, first: int) -> bool:
    """Whether marks open in the clause of a verb of the reporting mood: "X habe „einen schweren Stand“"."""
    if not scan.tokens[min(first + 1, len(scan.tokens) - 1)].text.islower():
        return False
    for i in range(first - 1, sentence.start, -1):
        if scan.tokens[i].text in ",;:":
            return False
        if scan.in_subjunctive(i):
            return True
    return False


def _in_copula(scan: Scan, sentence: Sentence, first: int) -> bool:
    """Whether a subject and its verb stand unquoted: "Le Pérou est « un ami », souligne Nairobi"."""
    if first - sentence.start < 2 or not scan.has_grammar(first - 1, "auxiliary"):
        return False
    return all(scan.tokens[i].is_word for i in range(sentence.start, first))


def _tail(scan: Scan, sentence: Sentence, quote: Quote, cues: list[Cue]) -> int:
    """Words behind the last quotation that no other cue accounts for."""
    start = scan.token_at(quote.close - 1)
    if any(c.start >= start for c in cues) or _goes_on(scan, start, sentence):
        return 0
    return sum(scan.tokens[i].is_word for i in range(start, sentence.end))


def _goes_on(scan: Scan, start: int, sentence: Sentence) -> bool:
    """Whether an attached "and" behind a comma tells what the speaker did besides: "«…»، وطلب …"."""
    if scan.pack.meta.capitals or not scan.pack.meta.prefixes:
        return False
    comma = next(
        (i for i in range(start, min(start + 3, sentence.end)) if scan.tokens[i].text in ",،"), -1
    )
    behind = comma + 1
    return 0 < behind < sentence.end and scan.tokens[behind].norm.startswith(AND)


def _adverbial(scan: Scan, token: int) -> bool:
    return scan.covered[token] is not None


def with_resumed(scan: Scan, quotes: list[int], long: list[int], cues: list[Cue]) -> list[int]:
    """The long quotations with what they go on with behind cue and speaker, however short.

    "We were not told why", says the minister, "but our doors stay open".
    """
    found = set(long)
    for number in quotes:
        if number - 1 not in quotes or {number - 1, number} <= found:
            continue
        if min(scan.quotes[k].words for k in (number - 1, number)) < _RESUMED:
            continue
        first = scan.token_at(scan.quotes[number].open)
        closing = scan.token_range(0, scan.quotes[number - 1].close)[1]
        between = [
            c for c in cues if closing <= c.left and c.right < first and c.saying in ("say", "tell")
        ]
        if between and not any(
            scan.tokens[i].is_word
            for i in (*range(closing, between[0].left), *range(between[-1].right, first))
        ):
            found |= {number - 1, number}
    return sorted(found)


_RESUMED = 2
"""Words of either half of an interrupted quotation at least: one may be a borrowed term."""


def behind_colon(scan: Scan, span: Span) -> bool:
    """Whether a colon stands right before unmarked content: "گفت: هرگز …" gives the words themselves.

    In the reporting mood they are not ("ähnlich Boric: Chile helfe gern").
    """
    first = scan.token_at(span.start)
    if first == 0 or scan.tokens[first - 1].text not in ":：":
        return False
    end = scan.token_at(span.end)
    if not scan.pack.meta.spaces and not _speaks_of_self(scan, first, end):
        return False  # "发言人宣布：应李强邀请，…"
    return not any(scan.in_subjunctive(i) for i in range(first, end))


def _speaks_of_self(scan: Scan, start: int, end: int) -> bool:
    """Whether "I" or "we" stands in tokens `start` to `end`."""
    return any(match.has("pronoun", "i", "we") for match in scan.matches_in(start, end, "pronoun"))


def line_end(scan: Scan, sentence: Sentence) -> int:
    """Just past the last token of the line in which `sentence` begins."""
    end = sentence.end
    while (
        end < len(scan.tokens)
        and "\n" not in scan.text[scan.tokens[end - 1].end : scan.tokens[end].start]
    ):
        end += 1
    return end


def mostly_quote(scan: Scan, sentence: Sentence, spans: list[Span]) -> bool:
    """Whether the quotations hold half of a sentence's words: names may be as long as they like."""
    words = [t for t in scan.tokens[sentence.start : sentence.end] if t.is_word]
    inside = sum(any(s.start <= t.start and t.end <= s.end for s in spans) for t in words)
    return inside * 2 >= len(words)
