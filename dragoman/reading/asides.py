"""Cue and speaker as an aside in what they report: "…, Y said on Tuesday, …", "… - ha detto X - …"."""

from __future__ import annotations

from dragoman.reading.candidate import Reader
from dragoman.reading.contentspans import sets_scene
from dragoman.reading.cue import Cue, can_speak
from dragoman.reading.name_words import AND
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence
from dragoman.reading.speakers import between_dashes


def is_parenthetical(scan: Scan, sentence: Sentence, cue: Cue) -> bool:
    """Whether cue and speaker stand as an aside behind a comma: "…, Y said on Tuesday, …"."""
    i = cue.left - 1
    dashed = between_dashes(scan, sentence, cue.start)
    if i < sentence.start or (scan.tokens[i].text not in ',،，"”»' and not dashed):
        return False
    if not scan.pack.meta.spaces and cue.right < sentence.end - 2 and scan.tokens[i].text in ",，":
        # "有记者问及…，X回应称，…": what stands before is the setting, not half of the report.
        return False
    if scan.pack.meta.order == "vso" and not cue.inverted:
        # "…، مشيراً إلى أن …": a participle begins a report of its own.
        return False
    asides_inverted = scan.pack.meta.inversion and scan.pack.meta.analytic
    if asides_inverted and not (scan.pack.meta.pro_drop or cue.inverted or cue.elided):
        # "Interrogé par la radio, le ministre a dit …": asides put their verb first.
        return False
    if any(scan.has_grammar(k, "that") for k in range(cue.right, min(cue.right + 2, sentence.end))):
        return False
    if _opens_statement(scan, sentence, cue) or _turns(scan, cue) or _reports(scan, sentence, cue):
        return False
    if _opens_another(scan, cue):
        return False
    return (
        cue.saying in ("say", "tell", "quoted")
        and cue.left - sentence.start >= (3 if scan.pack.meta.auxiliaries else 4)
        and (cue.right >= sentence.end - 8 or resumes(scan, cue) or cue.inverted)
    )


def _turns(scan: Scan, cue: Cue) -> bool:
    """Whether a verb that comes first reports something else: "…, warnte aber, …"."""
    if not scan.pack.meta.auxiliaries:
        return False
    return any(
        scan.has_grammar(i, "but") and not scan.has_grammar(i + 1, "determiner")
        for i in range(cue.end, min(cue.right + 2, len(scan.tokens) - 1))
    )  # "sagte sie während eines Besuchs" goes on with when


def _reports(scan: Scan, sentence: Sentence, cue: Cue) -> bool:
    """Whether a report follows a verb behind its subject: "In Oslo, X said it was new", but not
    "It was new, X said in Oslo", nor "…, X told reporters".  Asked where words stand in a fixed order."""
    meta, i = scan.pack.meta, cue.right
    if meta.order != "svo" or meta.inversion or not meta.spaces or cue.inverted or cue.elided:
        return False
    if i >= sentence.end or not scan.tokens[i].is_word or sets_scene(scan, i):
        return False
    if scan.has_grammar(i, "because", "but", "capacity", "relative"):
        return False  # "…, X said as she left"
    if cue.saying != "tell":
        return not sets_scene(scan, i + 1)
    return scan.has_grammar_in(i, sentence.end, "auxiliary", "that")


_CLAUSE = 3
"""Words behind a verb of saying that are more than when and where it was said."""


def _opens_statement(scan: Scan, sentence: Sentence, cue: Cue) -> bool:
    """ "A Lima, intanto, X ha fatto sapere di non averlo letto": a speaker before his verb says more.

    In Romance languages an aside has its verb first ("…, dice X, …").
    """
    if not (scan.pack.meta.inversion and scan.pack.meta.analytic) or cue.inverted or cue.elided:
        return False
    first = bool(cue.speaker) and cue.speaker[-1].end <= cue.start
    if not first or resumes(scan, cue):
        return False
    return sum(scan.tokens[i].is_word for i in range(cue.right, sentence.end)) >= _CLAUSE


def _opens_another(scan: Scan, cue: Cue) -> bool:
    """Whether a verb that begins with "and" reports something of its own: "X השיב כי …, והוסיף: …"."""
    match = scan.match_at.get(cue.start)
    return bool(scan.pack.meta.article) and match is not None and match.prefix.startswith(AND)


def resumes(scan: Scan, cue: Cue) -> bool:
    """Whether a comma, or the dash that closes it, right behind the aside lets the content go on."""
    if cue.right >= len(scan.tokens):
        return False
    mark = scan.tokens[cue.right].text
    if mark in "–—-":
        return cue.inverted and cue.left > 0 and scan.tokens[cue.left - 1].text in "–—-"
    return mark in ",،，"


_BESIDE = 2
"""Tokens between a verb of saying and its subject in an aside."""
_TITLED = 6
"""The same where a title that no pack holds stands before the name."""


def told_within(reader: Reader, number: int) -> tuple[int, ...]:
    """Who speaks a quotation whose marks hold the aside too: "Il piano - dice X - è pronto"."""
    scan, quote = reader.scan, reader.scan.quotes[number]
    first, last = scan.token_range(quote.open, quote.close)
    for match in scan.matches_in(first, last, "saying"):
        sentence = scan.sentences[scan.sentence_of[match.start]]
        if not match.has("saying", "say") or not between_dashes(scan, sentence, match.start):
            continue
        for chunk in reader.of_sentence(sentence.index):
            near = 0 <= chunk.start - match.end <= _BESIDE
            near = near or (chunk.kind == "person" and 0 <= chunk.start - match.end <= _TITLED)
            if near and chunk.actor >= 0 and can_speak(chunk):
                return (chunk.actor,)
    return ()


def unnamed_tells(scan: Scan, sentence: Sentence) -> bool:
    """Whether a verb of saying has "one", "a" behind it: "disse um dos trabalhadores"."""
    if not scan.pack.meta.analytic:
        return False
    if not scan.pack.meta.inversion:
        return _unnamed_subject(scan, sentence)
    return any(
        match.has("saying", "say")
        and scan.quote_of[match.start] < 0
        and scan.has_grammar(match.end, "indefinite")
        for match in scan.matches_in(sentence.start, sentence.end, "saying")
    )


_SUBJECT = 7
"""Tokens of a subject that no one names: "a senior White House official", "a dispatch from Lima"."""


def _unnamed_subject(scan: Scan, sentence: Sentence) -> bool:
    """Whether "a", "one" or "sources" opens the subject of a verb of saying outside the quotations."""
    for match in scan.matches_in(sentence.start, sentence.end, "saying"):
        if scan.quote_of[match.start] >= 0 or not match.has("saying", "say", "tell"):
            continue
        if match.end < sentence.end and scan.has_grammar(match.end, "indefinite", "source"):
            return True  # "…," said a diplomat
        for i in range(match.start - 1, max(sentence.start, match.start - _SUBJECT) - 1, -1):
            if scan.quote_of[i] >= 0 or scan.tokens[i].text in ",;:":
                break
            if scan.has_grammar(i, "indefinite", "source"):
                return True
    return False
