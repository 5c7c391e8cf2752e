"""Bodies that speak, in scripts without capitals: "قالت هيئة الطيران المدني إن", "רשות המסים הודיעה".

No vocabulary lists them all; the noun for a body beside a verb of saying opens the name, and the
clause that is reported, a mark or a time ends it.
"""

from __future__ import annotations

import re

from dragoman.language.phrases import Match
from dragoman.reading.bodies import is_body_word
from dragoman.reading.name_words import AND, NameRun
from dragoman.reading.scan import Scan

_WORDS = 6
"""Words of a body's name at most: "الهيئة الوطنية لحماية المستهلك والمنافسة"."""
_NEWS = re.compile("انباء$")
_FINITE = ("say", "tell", "stress", "charged")


def speaking_runs(scan: Scan, taken: set[int]) -> list[NameRun]:
    """The bodies beside verbs of saying, as name runs; `taken` are the tokens of other names."""
    if not scan.pack.meta.body_word or scan.pack.meta.capitals:
        return []
    first = scan.pack.meta.order == "vso"
    found: dict[int, NameRun] = {}
    for match in scan.matches_in(0, len(scan.tokens), "saying"):
        if scan.quote_of[match.start] >= 0 or not match.has("saying", *_FINITE):
            continue
        if first:
            starts = [match.end, _behind_auxiliary(scan, match)]
            runs = [_behind(scan, match, i, taken) for i in starts if i >= 0]
        else:
            runs = [_before(scan, match, taken)]
        for run in runs:
            if run is not None:
                found.setdefault(run.start, run)
    return list(found.values())


def _behind_auxiliary(scan: Scan, match: Match) -> int:
    """The token behind the auxiliary that opens the verb's sentence: "وكانت لجنة X اتهمت"; else -1."""
    first = scan.sentences[scan.sentence_of[match.start]].start
    opens = first < match.start and scan.has_grammar(first, "auxiliary")
    return first + 1 if opens else -1


def _behind(scan: Scan, match: Match, i: int, taken: set[int]) -> NameRun | None:
    """The body that is the subject of a verb, from token `i`."""
    pattern = scan.pack.meta.dependent
    norm = scan.tokens[match.start].norm[len(match.prefix) :]
    if pattern and re.fullmatch(pattern, norm):
        return None
    limit = scan.sentences[scan.sentence_of[match.start]].end
    while i < limit and (i in scan.date_tokens or scan.has_grammar(i, "adverb")):
        i += 1
    if i >= limit or i in taken or scan.covered[i] is not None or not is_body_word(scan, i):
        return None
    if i + 1 < limit and _NEWS.search(scan.tokens[i + 1].norm):
        return None  # "وكالة الأنباء الفرنسية": who reports
    clause = match.has("saying", "say", "tell")
    end, definite = i + 1, _is_definite(scan, i)
    while end < min(limit, i + _WORDS) and _goes_on(scan, end, taken):
        word = scan.covered[end]
        inside = word is not None and word.start < end
        if definite and not inside and not _adds(scan, end, clause=clause):
            break
        if definite and end == i + 1 and scan.is_category(end, "demonym"):
            break  # "الشركة اليابانية": one told before
        definite = definite or _is_definite(scan, end)
        end += 1
    return NameRun(i, end, True, True)


def _is_definite(scan: Scan, i: int) -> bool:
    """Whether the article, or a name, ends a chain of nouns at token `i`."""
    match = scan.covered[i]
    named = match is not None and match.entry("topic") is None
    return scan.tokens[i].norm.startswith("ال") or named


def _adds(scan: Scan, i: int, *, clause: bool) -> bool:
    """Whether token `i` may qualify a body that is definite: another definite word.

    Behind verbs that take a noun phrase such a word may be their object, unless it is an adjective.
    """
    norm = scan.tokens[i].norm
    if not norm.startswith(("ال", "لل")):
        return False
    return clause or re.search("(?:ي|ية|يين|العامة|العليا|الاعلي)$", norm) is not None


def _before(scan: Scan, match: Match, taken: set[int]) -> NameRun | None:
    """The body with which the clause of a verb begins."""
    start = scan.sentences[scan.sentence_of[match.start]].start
    for i in range(match.start - 1, max(start, match.start - _WORDS) - 1, -1):
        if i in taken or not _goes_on(scan, i, taken):
            return None
        opens = i == start or not scan.tokens[i - 1].is_word or scan.has_grammar(i - 1, "but")
        if opens:
            return NameRun(i, match.start, True, True) if is_body_word(scan, i) else None
    return None


def _goes_on(scan: Scan, i: int, taken: set[int]) -> bool:
    """Whether a body's name may go on with token `i`."""
    token, match = scan.tokens[i], scan.covered[i]
    if not token.is_word or i in taken or i in scan.date_tokens or scan.quote_of[i] >= 0:
        return False
    if match is None:
        return True
    if match.prefix.startswith(AND):
        return False
    return match.entry("grammar", "marker", "saying", "trigger", "modality") is None
