"""The outlet as the head of a saved text names it: "L'Écho du Midi, mercredi 5 juin 2024".

A name beside the date is an outlet's when it says so itself: by a word that papers
are called by (packs, `publication.outlet`), an article before it, quotation marks, or as an
acronym.  Two capitalised words alone may as well be the author's.
"""

from __future__ import annotations

import re
from itertools import pairwise

from dragoman.documents.days import digits, find_days, find_weekdays, names_a_day
from dragoman.documents.furniture import CELLS
from dragoman.documents.lines import CJK, Line
from dragoman.documents.wording import content_words
from dragoman.language.agencies import agency_named
from dragoman.language.pages import fold, vocabulary
from dragoman.language.towns import state_named, town_named

HEAD = 6
"""Lines above the first paragraph in which an outlet is looked for."""
MOST_WORDS = 6
WITH_ARTICLE = 4
"""Words after which a name that only begins with an article is rather a title."""
BETWEEN = re.compile(r"\s*[|·•,،，]\s*|\s+[-–—]\s+|\s*\((?=[^\W\d_])|\)\s*")
QUOTED = re.compile(r"^[«“„\"《「]\s*([^«»“”„\"《》「」]{2,60}?)\s*[»”“\"》」]$")
ARTICLE = re.compile(r"^(?:The|Le|La|Les|El|Los|Las|Il|Lo|O|A|Os|Der|Die|Das)\s+|^L['’]")
ACRONYM = re.compile(r"^[^\W\d_]{2,6}$")
SAID = 6
"""Letters of a phrase of publishing ("posted", "last change") that begins no title."""
CONNECTING = 3
"""Letters of the longest word in lower case within a name: "du", "of", "und"."""
LONG_WORD = 5
"""Letters from which a word counts at the end of a compound too: "Nordlichtzeitung"."""


def masthead_of(lines: list[Line]) -> str | None:
    """The outlet that a line of the head names, beside the date or next to it."""
    first = next((i for i, x in enumerate(lines) if x.kept and x.prose), len(lines))
    head = [
        x for x in lines[:first][:HEAD] if x.reason in ("date_line", "navigation", "byline", None)
    ]
    for line in head:
        if _dated(line):
            for piece in BETWEEN.split(line.text):
                name = _outlet(_undated(piece), sure=False)
                if name:
                    return name
    beside = [pair for one, two in pairwise(head) for pair in ((one, two), (two, one))]
    alone = [line for line, other in beside if other.reason == "date_line"]
    for line in [*head[:1], *alone]:
        name = _outlet(line.text, sure=True) if line.reason and not _dated(line) else None
        if name:
            return name
    return None


def is_dated_title(line: Line, body: set[str]) -> bool:
    """Whether a line that ends in a date is the report's title ("Talks in Oslo on 5 June 2024")
    rather than place, outlet or author beside the day; `body` has the report's content words.

    A title has words that no name has, or speaks of what the report speaks of.
    """
    if CELLS.search(line.text) or line.prose:
        return False
    name = _undated(line.text).strip(" .:;,،，-–—")
    words = name.split()
    if len(words) < 2 and not (CJK.search(name) and len(name) >= LONG_WORD):
        return False
    if all(_is_place(part) for part in BETWEEN.split(name) if part) or agency_named(name):
        return False
    known = vocabulary()
    said = known.published.match(line.folded) or known.updated.match(line.folded)
    if (said and said.end() >= SAID) or known.starts.starting(line.folded):
        return False
    if _outlet(name, sure=False):
        return False
    told = any(w.islower() and w.isalpha() and len(w) > CONNECTING and _cased(w) for w in words)
    return told or bool(content_words(name) & body)


def _is_place(name: str) -> bool:
    return bool(town_named(name) or state_named(name))


def _cased(word: str) -> bool:
    return word.upper() != word


def _dated(line: Line) -> bool:
    if line.prose:
        return False
    days = find_days(line.folded)
    return any(day.full for day in days) or bool(days and find_weekdays(line.folded))


def _undated(piece: str) -> str:
    """What stands before the first number, without months, weekdays and words of publishing."""
    number = re.search(r"\d", digits(piece))
    words = (piece[: number.start()] if number else piece).split()
    while words and _beside(words[-1]):
        words.pop()
    if words and _of_publishing(fold(words[0])):
        while words and _beside(words[0]):
            words.pop(0)
    return " ".join(words)


def _beside(word: str) -> bool:
    """Whether a word belongs to the date rather than to a name: "Wednesday", "published", "on"."""
    folded = fold(word)
    short = word.islower() and len(word) <= CONNECTING
    return short or names_a_day(folded) or _of_publishing(folded)


def _of_publishing(word: str) -> bool:
    words = vocabulary()
    return words.clock.fullmatch(word.strip(" :.")) is not None


def _outlet(name: str, sure: bool) -> str | None:
    """`name` where it is an outlet's; with `sure` a word of papers must be in it."""
    name = name.strip(" .:;-–—")
    quoted = QUOTED.match(name)
    name = quoted[1] if quoted else name
    words = name.split()
    if not 1 <= len(words) <= MOST_WORDS or len(name) > 60 or re.search(r"\d", name):
        return None
    if _is_place(name) or agency_named(name):
        return None
    if not quoted and any(w[0].islower() and len(w) > CONNECTING for w in words):
        return None
    if vocabulary().starts.starting(fold(name)) == "byline":
        return None
    if _papers_word(name, words) or (quoted and not sure):
        return name
    if sure:
        return None
    called = ARTICLE.match(name) and 2 <= len(words) <= WITH_ARTICLE
    return name if called or (ACRONYM.match(name) and name.isupper()) else None


def _papers_word(name: str, words: list[str]) -> bool:
    known = vocabulary().publication["outlet"]
    if CJK.search(name):
        return len(words) == 1 and name.endswith(tuple(w for w in known if CJK.match(w)))
    parts = [p for w in words for p in re.findall(r"[^\W\d_]+", fold(w))]
    if len(parts) > 1 and any(part in known for part in parts):
        return True
    last = parts[-1] if parts else ""
    return any(last.endswith(w) and last != w for w in known if len(w) >= LONG_WORD)
