"""Relative clauses in scripts without capitals: whom they tell of, and whose the days in them are.

Persian has one word for "that" and "who", and its verbs stand last ("X که به Y سفر کرده است");
Hebrew writes the word onto the verb ("X שהגיע לביקור"); in Arabic the verb follows it.
"""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.language.tokens import ends_in
from dragoman.reading.chunk import HUMAN, Chunk
from dragoman.reading.gaps import is_unwritten
from dragoman.reading.phrase import is_plain, with_joined
from dragoman.reading.scan import Scan

_REACH = 24
"""Tokens over which a relative word reaches the verb that closes its clause."""


def relative_word(scan: Scan, verb: int) -> int:
    """The word that opens the relative clause which the verb at token `verb` closes, or -1.

    It stands right behind a noun, not behind a verb, whose clause it would be.
    """
    if not is_unwritten(scan) or not scan.holds("grammar", "that"):
        return -1
    first = max(scan.sentences[scan.sentence_of[verb]].start + 1, verb - _REACH)
    for i in range(verb - 1, first - 1, -1):
        if scan.has_grammar(i, "that"):
            return -1 if _told(scan, i - 1) else i
        if scan.tokens[i].text in ";؛:" or _closes(scan, i):
            return -1
    return -1


def relative_head(scan: Scan, chunks: list[Chunk], verb: int) -> list[Chunk]:
    """Whom the relative clause of the verb at token `verb` tells of, where he is its subject."""
    word = relative_word(scan, verb)
    if word < 0:
        return []
    end = word - (scan.tokens[word - 1].text in ",،")
    heads = [c for c in chunks if c.kind in HUMAN and end - 1 <= c.end <= end]
    if not heads or scan.has_mark(heads[-1].end, end, "»"):
        heads = [c for c in heads if scan.tokens[c.end].text == "»"]
    if not heads or any(word < c.start and c.end <= verb and _acts(c) for c in chunks):
        return []  # "X که Y با او دیدار کرد": Y is who met him
    return with_joined(chunks, heads[-1])


def own_clause(scan: Scan, verb: int, before: list[Chunk]) -> list[Chunk]:
    """Of those who may be the subject of a verb that stands last, whoever stands in its own clause.

    A semicolon opens one, so does "that" behind a verb: "… صورت می‌گیرد که X به عمان رفت", and "and"
    behind a verb, where somebody follows it at once.
    """
    if not is_unwritten(scan):
        return before
    first = scan.sentences[scan.sentence_of[verb]].start
    opened = relative_word(scan, verb)
    for i in range(verb - 1, first, -1):
        if scan.tokens[i].text in ";؛":
            opened = max(opened, i)
        elif scan.has_grammar(i, "and") and _closes(scan, i - 1):
            near = [c for c in before if 0 < c.start - i <= 1 and c.kind in HUMAN]
            opened = max(opened, i) if near else opened
    here = [c for c in before if c.start > opened]
    return here if any(c.kind in HUMAN for c in here) else before


def of_relative(scan: Scan, match: Match, first: int) -> bool:
    """Whether a trigger and a day stand on two sides of a relative clause: "met X, who came on Monday"."""
    meta = scan.pack.meta
    if meta.capitals or not meta.spaces:
        return False
    if is_unwritten(scan) and match.end <= first and (own := relative_word(scan, match.start)) >= 0:
        # "X که در مه به Y سفر کرده بود، امروز گفت"
        return any(i in scan.date_tokens for i in range(own, match.start))
    word = _opened(scan, first)
    if word < 0 or 0 <= word - match.end < 1:
        return False
    if match.has_value("trigger", "noun") and match.end <= word:
        return False  # "the visit, which was due on Friday"
    if match.end <= word:
        end = min(scan.sentences[scan.sentence_of[first]].end, first + _REACH)
        return _travels(scan, word, end if is_unwritten(scan) else first)
    return is_unwritten(scan) and match.start > first and _travels(scan, first, match.start)


def _travels(scan: Scan, start: int, end: int) -> bool:
    """Whether a verb between two tokens, or "was" behind a place, tells of a journey."""
    for match in scan.matches_in(start, end, "trigger", "copula"):
        if match.end > end:
            return False
        if any(e.tail and e.key not in _JOURNEYS for e in match.entries):
            return False  # "به دیدار X رفته بود": the verb is the second half of that
        if match.has("trigger", *_JOURNEYS) and match.has_value("trigger", *_TOLD):
            return True
        if match.entry("copula") and scan.is_category(match.start - 1, "capital", "city", "state"):
            return is_unwritten(scan)
    return False


_TOLD = ("past", "present", "future")
_JOURNEYS = ("visit", "arrival", "departure", "tour")


def _opened(scan: Scan, day: int) -> int:
    """The word that opens the relative clause in which a day stands, or -1."""
    first = max(scan.sentences[scan.sentence_of[day]].start + 1, day - _REACH)
    for i in range(day - 1, first - 1, -1):
        if is_unwritten(scan):
            if scan.has_grammar(i, "that"):
                return -1 if _told(scan, i - 1) else i
            if scan.tokens[i].text in ";؛:" or _closes(scan, i):
                return -1
            continue
        if scan.has_grammar(i, "relative") and not scan.has_grammar(i, "there"):
            return i
        if attached_relative(scan, i):
            return i
        if scan.tokens[i].text in ";؛:,،" or scan.has_grammar(i, "that"):
            return -1
    return -1


def attached_relative(scan: Scan, verb: int) -> bool:
    """Whether a Hebrew relative word is written onto the verb at token `verb`: "שהגיע", "המבקר"."""
    match = scan.covered[verb]
    if not scan.pack.meta.article or match is None or verb != match.start:
        return False
    return _THAT in match.prefix or is_articled(scan, match)


def is_articled(scan: Scan, match: Match) -> bool:
    """Whether a participle that says who travels has the article: "המבקר בישראל"."""
    article = scan.pack.meta.article
    return (
        bool(article) and match.prefix.endswith(article) and match.has_value("trigger", "present")
    )


_THAT = "ש"
"""The Hebrew relative word, written onto the verb."""


def told_to_be_there(scan: Scan, chunks: list[Chunk], copula: Match) -> list[Chunk]:
    """What stands right before "was", where verbs stand last, if somebody may be its subject."""
    if not _someone_there(scan, chunks, copula):
        return []
    return [c for c in chunks if c.end <= copula.start <= c.end + 1]


def _someone_there(scan: Scan, chunks: list[Chunk], copula: Match) -> bool:
    """Whether somebody, and nothing else, may be the subject of "X was in Y", where verbs stand last.

    "X گفت مشکل در Y است" tells where the problem is; an ambassador is where he is posted.
    """
    if not is_unwritten(scan):
        return True
    if relative_head(scan, chunks, copula.start):
        return True
    first = scan.sentences[scan.sentence_of[copula.start]].start
    told = [m.end for m in scan.matches_in(first, copula.start, "saying") if m.end < copula.start]
    able = [c for c in chunks if c.end <= copula.start and c.kind in (*HUMAN, "state")]
    able = [c for c in able if is_plain(c) and c.start >= (told[-1] if told else 0)]
    return bool(able) and able[0].kind in HUMAN and able[0].office not in _POSTED


_POSTED = ("ambassador", "consul", "representative", "governor", "mayor")
"""Offices whose holders live where they are told to be."""


def _acts(chunk: Chunk) -> bool:
    return is_plain(chunk) and chunk.kind in HUMAN


def _told(scan: Scan, i: int) -> bool:
    """Whether what stands before "that" tells what follows: a verb of saying, "it is said"."""
    while i >= 0 and scan.tokens[i].text in ",،":
        i -= 1
    match = scan.covered[i] if i >= 0 else None
    return match is not None and match.entry("saying") is not None


_FINITE = "است|اند|بود|ند|شد|رد|ده|هد|ود|ید|فت|شت|خت"
"""Endings of Persian verbs, before the comma that closes their clause."""
_NOUNS = ("office", "state", "capital", "city", "demonym", "organization", "institution")


def _closes(scan: Scan, i: int) -> bool:
    """Whether a finite verb closes a clause at token `i`."""
    match = scan.covered[i]
    if scan.tokens[i + 1].text in ",،" and ends_in(scan.tokens[i].norm, _FINITE):
        return not scan.is_category(i, *_NOUNS)
    if match is None or i != match.end - 1:
        return False
    return any(
        (e.category == "trigger" and e.value in ("past", "present", "future", "passive"))
        or (e.category == "saying" and e.key in ("say", "tell", "stress", "charged"))
        or (e.category == "grammar" and e.key in ("auxiliary", "light"))
        or e.category == "copula"
        for e in match.entries
    )
