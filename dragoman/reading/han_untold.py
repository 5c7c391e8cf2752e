"""Chinese words for encounters that tell of none: a predecessor's, anniversaries, who stayed away."""

from __future__ import annotations

import itertools

from dragoman.language.phrases import Match
from dragoman.reading.scan import Scan

_ERRAND = 16
"""Signs between a word for an encounter and what makes it none."""


def told_of_nobody(scan: Scan, match: Match) -> bool:
    """Whether a Chinese word for an encounter tells of none: of a predecessor's, or of who stayed away."""
    if scan.pack.meta.spaces:
        return False
    if _attended(scan, match):
        return True
    said_of_it = scan.lookup.startswith(_CONTENTS, scan.tokens[match.end - 1].end)
    return (
        said_of_it
        or of_predecessor(scan, match)
        or stays_away(scan, match)
        or keeps_day(scan, match)
    )


_CONTENTS = ("内容", "的内容", "细节", "的细节", "情况", "的情况", "的可能性", "的前景")
"""What is told of an encounter, not the encounter: "通报与普京通话内容"."""


_YEARS = 10
"""Signs between an encounter and the word for its years: "对加纳进行国事访问二十五周年"."""


def keeps_day(scan: Scan, match: Match) -> bool:
    """Whether the years since an encounter are told, not the encounter: "今年是X访问加纳10周年"."""
    if scan.pack.meta.spaces:
        return False
    behind = scan.tokens[match.end : match.end + _YEARS]
    for token, after in itertools.pairwise(behind):
        if token.text in ",，。;；":
            return False
        if token.text + after.text in ("周年", "週年"):
            return True
    return False


def of_predecessor(scan: Scan, match: Match) -> bool:
    """Whether whoever came before is spoken of: "上一位访华的日本外相是…"."""
    first = max(scan.sentences[scan.sentence_of[match.start]].start, match.start - _ERRAND)
    if scan.pack.meta.spaces or not scan.has_grammar_in(first, match.start, "previous"):
        return False
    return any(
        scan.has_grammar(i, "possessive")
        for i in range(match.end, min(match.end + _ERRAND, len(scan.tokens)))
        if scan.sentence_of[i] == scan.sentence_of[match.start]
    )


def stays_away(scan: Scan, trigger: Match) -> bool:
    """Whether somebody is told not to have been there: "没有出席上周在阿斯塔纳举行的峰会"."""
    if scan.pack.meta.spaces:
        return False
    start = scan.sentences[scan.sentence_of[trigger.start]].start
    for i in range(trigger.start - 1, max(start, trigger.start - 3 * _ERRAND), -1):
        if scan.tokens[i].text in ",，":
            return False
        if scan.has_grammar(i, "light") and scan.covered[i - 1] is not None:
            before = scan.covered[i - 1]
            if before is not None and before.has("modality", "negation"):
                return True
    return False


def _attended(scan: Scan, match: Match) -> bool:
    """Whether a summit only says who somebody is: "出席峰会的X与Y会面"."""
    if not match.has("trigger", "summit") or not scan.has_grammar(match.end, "possessive"):
        return False
    first = max(scan.sentences[scan.sentence_of[match.start]].start, match.start - _ERRAND)
    return scan.has_grammar_in(first, match.start, "light") and not scan.has_mark(
        first, match.start, ",，"
    )


def upon_request(scan: Scan, word: Match) -> bool:
    """Whether a word of mood says at whose wish something was done: "应德方要求通话"."""
    if scan.pack.meta.spaces or not word.has("modality", "proposed"):
        return False
    first = max(scan.sentences[scan.sentence_of[word.start]].start, word.start - _ERRAND)
    for i in range(word.start - 1, first - 1, -1):
        if scan.tokens[i].text in ",，。;；":
            return False
        if scan.tokens[i].text in "应應" and scan.covered[i] is None:
            return True
    return False
