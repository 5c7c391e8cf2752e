"""Whether one line, taken alone, is page furniture, and of which kind."""

from __future__ import annotations

import re

from dragoman.documents.days import find_days, find_weekdays
from dragoman.documents.lines import Line
from dragoman.documents.readers import calls_the_reader, gives_an_address, is_hashtags
from dragoman.language.agencies import agencies_in, agency_named
from dragoman.language.pages import Vocabulary, fold, vocabulary
from dragoman.language.towns import town_named

LABEL_WORDS = 25
"""A line that begins like furniture is furniture up to this length; above, the report begins so."""
WITHIN_WORDS = 14
WITHIN_ROW = 40
BRIEF = 6
"""Words of a label that ends in a full stop all the same: "Reading time: 3 min."."""
CAPTION_WORDS = 45
BYLINE_WORDS = 9
HEAD = 8
"""Lines of a page among which a name with an office is the author; below, it may be anybody's."""
SURE_BYLINE = 10
"""Letters of a phrase ("reporting by") that begins nothing but credits, however long."""
ALSO_SENTENCES = frozenset(
    (
        "comments",
        "sharing",
        "cookies",
        "subscription",
        "copyright",
        "read_also",
        "metadata",
        "tags",
        "byline",
    )
)
"""Kinds that come as whole sentences too; the others begin sentences of reports as well."""
CELLS = re.compile(r"\s[|·•/›»]\s")
MARKS_ONLY = re.compile(r"^[\W_]+$")
COUNTER = re.compile(r"^[\W_]*(?:\d{1,3}:)?\d{1,3}[:.]\d{2}[\W_]*$|^[\W_]*\d{1,7}[\W_]*$")
PRICE = re.compile(r"\d+[.,]\d+|\d{3,}")
CREDIT_END = re.compile(
    r"(?:[(\[]\s*(?P<in>[^()\[\]]{2,70})\s*[)\]]|[-–—|]\s*(?P<dash>[^-–—|]{2,60})"
    r"|(?:^|[.\"”»]\s*)/\s*(?P<slash>[^/]{2,40})|\.\s+(?P<dot>[A-Z]{2,5}(?:\s?/\s?[^./]{2,30}|\s-\s[^./]{2,30})+))\.?$"
)
CREDIT_MARKS = re.compile(r"[(\[|/.–—-]")
"""Without one of these a line has no credit at its end; most short lines have none."""
SLASHES = re.compile(r"[^\s/][^/]*\s?/\s?[^/]*[^\s/]")
BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]{1,24})[)）\]]")
CREDITED = re.compile(r"^[(（\[]([^()（）\[\]]{2,60})[)）\]][.。]?$")
OPENERS = frozenset(":|>»-/△▲▼")
CREDIT_TAIL = 60
CREDIT_WORDS = 6
SIGN = re.compile("[©📷]")
AFTER_SENTENCE = tuple(".!?…。！？»”\"')|")
SIGNED = re.compile(r"(?:[^\W\d_]\.\s?){1,3}[^\W\d_]?\.?|[^\W\d_]{2,3}\s?/{1,2}\s?[^\W\d_]{2,3}")
"""Who wrote it, by initials: "N.H", "A. D.", "ag/jp"."""
TAIL = re.compile(r"[.!?。！？]\s*([^.!?。！？]{2,30})$")
DASHED = re.compile(r"\s[-|/]\s([^-|/]{4,40})$")
NAME_AND = re.compile(r"\s*[,،，]\s+|\s+[/|–—-]\s+")
END_CODE = re.compile(r"^[^\W\d_]{2,12}\s?/\s?[\w ]{0,8}$")


def furniture(line: Line) -> str | None:
    """The reason to set this line aside, or None."""
    return _by_shape(line) or _by_phrase(line) or _by_place(line) or calls_the_reader(line)


def _by_shape(line: Line) -> str | None:
    """Marks, numbers, agencies, whole phrases, dates: what the line is, not how it begins."""
    text = line.text
    if not line.words and MARKS_ONLY.match(text):
        return "end_mark" if len(text) >= 3 else "navigation"
    if len(text) <= 40 and COUNTER.match(text):
        return "metadata"
    if agency_named(text) or _credits(text):
        return "credit"
    if SIGNED.fullmatch(text):
        return "byline"
    if is_hashtags(line):
        return "tags"
    if gives_an_address(line):
        return "metadata"
    words = vocabulary()
    whole = words.lines.get(line.bare)
    if whole and line.bare not in words.opens:
        return whole
    return "date_line" if is_date_line(line) else None


def _credits(text: str) -> bool:
    """A line in brackets that names an agency and little else: "(Avec AFP)", "(dpa/nl)"."""
    match = CREDITED.match(text)
    inner = match[1] if match else ""
    return 0 < len(inner.split()) <= CREDIT_WORDS and bool(agencies_in(inner))


def _by_phrase(line: Line) -> str | None:
    """How the line begins, or what a short line holds."""
    words, folded, size, prose = vocabulary(), line.folded, line.words, line.prose
    reason = words.starts.starting(_opening(line)) if size <= CAPTION_WORDS else None
    if reason and _start_counts(line, reason, prose):
        return reason
    if size > WITHIN_WORDS and (prose or size > WITHIN_ROW):
        return None
    reason = words.within.holding(folded)
    brief = reason == "navigation" and size <= BRIEF
    if not reason or (prose and reason not in ALSO_SENTENCES and not brief):
        return None
    return reason if reason != "market" or PRICE.search(line.text) else None


def _by_place(line: Line) -> str | None:
    """Captions and prices."""
    words = vocabulary()
    if is_caption(line, words) or _ends_in_photo_credit(line, words):
        return "caption"
    if line.order < HEAD and not line.prose and _is_byline(line, words):
        return "byline"
    return "market" if not line.prose and _is_price(line.folded, words, line.words) else None


def _start_counts(line: Line, reason: str, prose: bool) -> bool:
    if reason == "byline":
        hits = vocabulary().starts.found(_opening(line))
        if any(s == 0 and e >= SURE_BYLINE for s, e, r in hits if r == "byline"):
            return True
        return not prose and line.words <= BYLINE_WORDS and _names_only(line.text)
    if reason == "end_mark":
        return line.words <= 4 or bool(END_CODE.match(line.folded))
    if prose and not _named_outright(line, reason):
        return False
    if reason == "caption":
        return line.words <= CAPTION_WORDS
    if reason == "metadata":
        return line.words <= 12 and not (prose and line.words > 8)
    if line.words > LABEL_WORDS:
        return reason in ("copyright", "comments")
    return not prose or reason in ALSO_SENTENCES


def _named_outright(line: Line, reason: str) -> bool:
    """Whether a sentence that begins with a word of furniture is furniture: a mark follows the
    word ("Read also: …"), or the sentence has a credit or speaks of a thing of the page.

    "More on the matter will be told in Oslo." is a sentence of the report.
    """
    if reason not in ("read_also", "sharing", "subscription", "caption", "related", "tags"):
        return True
    opening = _opening(line)
    end = max(
        (e for s, e, r in vocabulary().starts.found(opening) if s == 0 and r == reason), default=0
    )
    if end == 0 or opening[end - 1] in OPENERS or opening[end:].lstrip()[:1] in OPENERS:
        return True
    if reason == "caption":
        return bool(CREDIT_MARKS.search(line.text[-CREDIT_TAIL:-1]) or " " in opening[:end].strip())
    ended = line.text.rstrip()[-1:] in ".。۔"
    return not ended or vocabulary().thing.search(line.folded) is not None


def _opening(line: Line) -> str:
    """How the line begins, brackets and bullets aside."""
    return line.folded[:90].lstrip("([*-\"' ")


def _names_only(text: str) -> bool:
    """Capitalised words after the first, as names have; scripts without capitals: few words."""
    rest = re.findall(r"[^\W\d_]{3,}", text)[1:]
    if not any(c.isupper() for c in text) and any(c.islower() for c in text):
        return False
    small = [w for w in rest if w[0].islower()]
    return len(small) <= 1


def is_caption(line: Line, words: Vocabulary) -> bool:
    """A caption shows itself by who stands left or right, or by whose picture it is."""
    if line.words > CAPTION_WORDS or len(line.text) > 600:
        return False
    for match in BRACKETS.finditer(line.folded):
        if match[1].strip(" .") in {p.strip(" .") for p in words.position}:
            return True
    if not line.prose and words.ends.ending(line.folded) == "caption":
        return True
    if not CREDIT_MARKS.search(line.text):
        return False
    pieces = [p.strip(" ().[]") for p in line.text.split("/")]
    if (
        1 < len(pieces) <= 6
        and any(agency_named(p) for p in pieces[1:])
        and all(len(p.split()) <= 4 for p in pieces[1:])
    ):
        return True
    return _credited_at_its_end(line, words)


def _credited_at_its_end(line: Line, words: Vocabulary) -> bool:
    credit = CREDIT_END.search(line.text)
    if not credit:
        return False
    named = next((g for g in credit.groups() if g), "")
    if credit["in"] and _of_picture(fold(named), words):
        return True
    agencies = agencies_in(named)
    slashed = bool(SLASHES.search(named) or (credit["dot"] and " - " in named))
    if text_in_square(line.text) and (agencies or slashed):
        return True
    return (bool(agencies) and slashed) or (bool(agencies) and credit.group("slash") is not None)


def _of_picture(named: str, words: Vocabulary) -> bool:
    """What brackets say of a picture: "(Foto: K. Nord)", "(法新社檔案照)"."""
    begins = words.starts.found(named)
    if any(
        s == 0 and r == "caption" and (e < 3 or named[e - 1 : e + 2].find(":") >= 0)
        for s, e, r in begins
    ):
        return True
    return words.ends.ending(named) == "caption" and (bool(agencies_in(named)) or len(named) <= 16)


def _ends_in_photo_credit(line: Line, words: Vocabulary) -> bool:
    """A sentence, and after it whose picture it is: "… on Tuesday. Photo: Kari Nord / Fjordpress"."""
    if line.words > CAPTION_WORDS:
        return False
    folded = line.folded
    marks = [(m.start(), m.end()) for m in SIGN.finditer(folded)]
    if ":" in folded:
        hits = words.starts.found(folded)
        marks += [
            (s, e) for s, e, r in hits if r == "caption" and s and ":" in folded[e - 1 : e + 2]
        ]
    if _tail_of_picture(folded, words):
        return True
    for start, end in marks:
        rest = folded[end:].strip(" :.")
        after_sentence = folded[:start].rstrip(" /-")[-1:] in AFTER_SENTENCE
        if after_sentence and 0 < len(rest.split()) <= CREDIT_WORDS and ". " not in rest:
            return True
    return False


def _tail_of_picture(folded: str, words: Vocabulary) -> bool:
    """ "… shake hands. File photo", "…握手。外交部网站图片", "… at the palace - Photo by Kari Nord"."""
    tail = TAIL.search(folded, max(0, len(folded) - CREDIT_TAIL))
    if tail and words.ends.ending(tail[1]) == "caption":
        return True
    dashed = DASHED.search(folded, max(0, len(folded) - CREDIT_TAIL))
    if not dashed or words.starts.starting(dashed[1]) != "caption":
        return False
    end = max(e for s, e, r in words.starts.found(dashed[1]) if s == 0)
    return len(dashed[1][end:].split()) <= CREDIT_WORDS and _credited_by(dashed[1][end:])


def _credited_by(rest: str) -> bool:
    """A colon, a short word ("by") or an agency behind "photo"."""
    first = rest.split()[:1]
    return bool(
        rest.lstrip()[:1] == ":" or agencies_in(rest.upper()) or (first and len(first[0]) <= 3)
    )


def _is_byline(line: Line, words: Vocabulary) -> bool:
    """A name with what its bearer is ("Kari Nord, correspondent") or where ("Kari Nord / Oslo")."""
    if line.words > BYLINE_WORDS:
        return False
    pieces = [p.strip() for p in NAME_AND.split(line.text) if p.strip()]
    if len(pieces) != 2 or not 2 <= len(pieces[0].split()) <= 5:
        return False
    name, told = pieces
    name = name.split(maxsplit=1)[1] if words.starts.starting(fold(name)) == "byline" else name
    if not all(w[:1].isupper() or not w[:1].islower() for w in name.split()):
        return False
    if words.ends.ending(fold(told)) == "byline" and len(told.split()) <= 3:
        return True
    return "," not in line.text and bool(town_named(told)) and not town_named(name)


def text_in_square(text: str) -> bool:
    return text.rstrip(" .").endswith("]")


def _is_price(folded: str, words: Vocabulary, size: int) -> bool:
    if size > 6 or not PRICE.search(folded):
        return False
    names = re.sub(r"[\d.,%+\-–:()]+", " ", folded).split()
    return any(" ".join(names[:n]) in words.ticker for n in (1, 2) if names)


def is_date_line(line: Line) -> bool:
    """A line with a whole date and next to nothing else."""
    if line.words > 18:
        return False
    left = residue(line.folded)
    return left is not None and (not line.prose or not left)


def residue(folded: str, most: int = 4) -> list[str] | None:
    """Words of a date line beside date, weekday and clock; None when it is no date line.

    Of a row ("Fjord Herald | 5 June 2024 | By Kari Nordmann") they are those of the date's cell.
    """
    if folded.startswith("|"):  # a row of a table, whose dates are those of what it tells
        alone = [cell for cell in folded.split("|") if cell.strip()]
        return residue(alone[0], most) if len(alone) == 1 else None
    cells = CELLS.split(folded)
    if len(cells) > 1:
        return next((r for cell in cells if (r := residue(cell, most)) is not None), None)
    days = [d for d in find_days(folded) if d.full]
    if not days or len(folded) > 160:
        return None
    spans = [(d.start, d.end) for d in days]
    spans += [(s, e) for s, e, _ in find_weekdays(folded)]
    rest = "".join(" " if any(s <= i < e for s, e in spans) else c for i, c in enumerate(folded))
    rest = re.sub(
        r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:[.,]\d+)?\s*z?|t\d{2}\b|[+-]\d{2}:?\d{2}", " ", rest
    )
    rest = vocabulary().clock.sub(" ", rest)
    left = re.findall(r"[^\W\d_]{2,}", rest)
    return left if len(left) <= most else None


def credited_agency(text: str) -> str | None:
    """The agency of a credit at the end of a line: "(AFP)", "/ AA", "Bild: dpa"."""
    named = agency_named(text)
    if named:
        return named
    match = CREDIT_END.search(text, max(0, len(text) - 100))
    found = agencies_in(next((g for g in match.groups() if g), "")) if match else []
    return found[0] if found else None
