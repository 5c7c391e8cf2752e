"""Lines that speak to the reader of the page, or of who wrote it, rather than of what happened.

A call is known by two words: what the reader is to do ("follow", "rate", "report a") and a
thing of the page (its newsletter, its comments, "this article"); the first opens a clause or
closes the line.  Addresses, hashtags and a line on the author's trade show themselves.
"""

from __future__ import annotations

import re

from dragoman.documents.lines import QUOTES, Line
from dragoman.language.pages import fold, vocabulary

CALL_WORDS = 30
LEADING = re.compile(r"^\W*((?:[^\s:]+\s){0,3}[^\s:]+)\s?:")
CONTACT_WORDS = 25
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
HASHTAG = re.compile(r"(?<!\w)#\w[\w'’\u200c-]*")
LISTED = re.compile(r"[,،、;|]")
LISTED_WORDS = 4
AUTHOR_WORDS = 40
TRADE_REACH = 9
NAMES = re.compile(r"[^\W\d_]{2,}")
SENTENCE_END = re.compile(r"[.!?。！？؟]\s")


def calls_the_reader(line: Line) -> str | None:
    """ "Rate this article", "Found a mistake? Write to us", "Hier den Newsletter abonnieren"."""
    if line.words > CALL_WORDS or line.text[0] in QUOTES or line.text[-1] in QUOTES:
        return None
    words = vocabulary()
    told = LEADING.match(line.folded)
    if told and line.text.rstrip()[-1] not in ".。" and _opens_with_a_call(told[1]):
        return "read_also"
    if not words.thing.search(line.folded):
        return None
    both = any(t.search(line.folded) and c.search(line.folded) for c, t in words.calls)
    return "subscription" if both else None


def _opens_with_a_call(leading: str) -> bool:
    return any(call.match(leading) for call, _ in vocabulary().calls)


def gives_an_address(line: Line) -> bool:
    """An e-mail address in a short line: reports have none."""
    return line.words <= CONTACT_WORDS and "@" in line.text and bool(EMAIL.search(line.text))


def is_hashtags(line: Line) -> bool:
    """Nothing but hashtags and the words of a list."""
    tags = HASHTAG.findall(line.text)
    if not tags or line.words > CONTACT_WORDS:
        return False
    rest = HASHTAG.sub(" ", line.text)
    if not NAMES.search(rest):
        return True
    pieces = [piece for piece in LISTED.split(rest) if piece.strip()]
    listed = len(pieces) > 1 and all(len(piece.split()) <= LISTED_WORDS for piece in pieces)
    return listed and not line.prose


def tells_of_its_author(line: Line, others: str) -> bool:
    """ "Kari Nord is a reporter in Oslo.": a trade of papers, of somebody the report (`others`,
    folded) does not know."""
    if line.words > AUTHOR_WORDS or line.text[0] in QUOTES:
        return False
    opening = " ".join(line.folded.split()[:TRADE_REACH])
    hits = [h for h in vocabulary().ends.found(opening) if h[2] == "byline" and h[0] > 3]
    if not hits or SENTENCE_END.search(line.text[: hits[0][0]]):
        return False
    name = NAMES.findall(line.text[:60])[:2]
    if len(name) < 2 or any(word[0].islower() for word in name):
        return False
    return not any(re.search(rf"(?<!\w){re.escape(fold(w))}(?!\w)", others) for w in name)
