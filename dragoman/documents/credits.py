"""What trails the last words of a report, in the same paragraph: "(AFP)", "dpa/nd", "Enditem", "（完）".

It is an agency, the signs of who wrote and edited, an editor named after his office, a mark of the
end; beside agencies only after the end of a sentence.
"""

from __future__ import annotations

import re

from dragoman.documents.lines import CJK, Line, count_words
from dragoman.language.agencies import agencies_in, agency_named
from dragoman.language.pages import bare, fold, vocabulary

REACH = 80
LEAST_WORDS = 5
PHOTO_WORDS = 20
"""A shorter line with a photographer at its end is a caption."""
INSIDE_WORDS = 6
AFTER_WORDS = 5
ROUNDS = 3
BRACKETED = re.compile(
    r"\s*[(\[（【［]([^()\[\]（）【】［］]{1,50})[)\]）】］]\s?[.。]?\s?(?:\d{6,8})?$"
)
DASHED = re.compile(r"(?<=[.!?。！？…\"”»])\s*[-–—]\s*([^\s–—-][^–—-]{1,24})\.?$")
AFTER = re.compile(r"(?<=[.!?。！？…\"”»])\s+([^.!?。！？\"”“«»]{2,44}[./]?|[A-Z]\.\s?[A-Z]\.?)$")
MARKS = re.compile(
    r"(?<=[.!?。！？…\"”»)])\s*(?:[■◆◇●□▪▲#]+|[-–—]\s?[0o30]{1,2}\s?[-–—]|\*{3,}|\+{3,}|/{2,})\s*$"
)
SENTENCE = re.compile(r"[.!?。！？…][\"”»）)]?$")
INITIALS = re.compile(r"[^\W\d_]{1,3}\.?(?:\s?[/.]{1,2}\s?[^\W\d_]{1,3}){1,3}\.?")
SIGN = re.compile(r"[A-Z][a-z]{2}|[A-Z]{1,2}")
"""The writer's sign: "(Was)", "(I)"."""
PHOTO = ("caption", "copyright")
NAMING = ("byline", "end_mark", "metadata", *PHOTO)


def cut_credits(lines: list[Line]) -> None:
    """Cut what trails the last two paragraphs."""
    told = [x for x in lines if x.kept and (x.prose or x.words >= 8)]
    for line in told[-2:]:
        for _ in range(ROUNDS):
            start = _start(line.text)
            if start is None:
                break
            line.cut(start, len(line.text), "credit")


def _start(text: str) -> int | None:
    """Where what trails begins; None where nothing does."""
    head = max(0, len(text) - REACH)
    for expression in (BRACKETED, DASHED, AFTER, MARKS):
        match = expression.search(text, head)
        if match is None:
            continue
        before = text[: match.start()].rstrip()
        least = 8 if CJK.search(before[-8:]) else 25
        if len(before) < least or count_words(before[-200:]) < LEAST_WORDS:
            continue
        ended = bool(SENTENCE.search(before[-3:]))
        if expression is MARKS or _is_credit(match[1], before, expression, ended):
            return match.start()
    return None


def _is_credit(inner: str, before: str, by: re.Pattern[str], ended: bool) -> bool:
    inner = inner.strip()
    if by is not AFTER and all(map(agency_named, inner.split("/")[:1])):
        return True
    if not ended:
        return False
    long = count_words(before[-400:]) >= PHOTO_WORDS
    if by is DASHED:
        return False
    if _signed(inner, bracketed=by is BRACKETED):
        return True
    reason = vocabulary().lines.get(bare(inner)) or vocabulary().starts.starting(fold(inner))
    reserved = vocabulary().within.holding(fold(inner)) == "copyright"
    if reason not in NAMING or (reason in PHOTO and not (long or reserved)):
        return False
    words = len(inner.split())
    return (
        words <= INSIDE_WORDS
        if by is BRACKETED
        else words <= AFTER_WORDS and _marked(inner, reason)
    )


def _marked(inner: str, reason: str) -> bool:
    """Beside a bracket, a colon or a mark of its own tells a credit from a short sentence."""
    return reason == "end_mark" or reason == "copyright" or bool(re.search(r"[:：/]", inner))


def _signed(inner: str, bracketed: bool) -> bool:
    """Agencies and signs, no more: "Reuters/AFP", "dpa/nd", "EFE ag/jp", "AS/JS", "(Was)"."""
    if len(inner.split()) > INSIDE_WORDS:
        return False
    if INITIALS.fullmatch(inner) and ("/" in inner or "." in inner):
        return True
    if bracketed and SIGN.fullmatch(inner):
        return True
    named = agencies_in(inner)
    if bracketed and named:
        return True
    pieces = [p for p in re.split(r"\s*[/,+]\s*|\s+", inner) if p]
    known = [
        bool(agency_named(p)) or INITIALS.fullmatch(p) is not None or len(p) <= 3 or _ends(p)
        for p in pieces
    ]
    return bool(agency_named(inner)) or (bool(named) and known != [] and all(known))


def _ends(piece: str) -> bool:
    return vocabulary().lines.get(bare(piece)) == "end_mark"
