"""Words of mood in languages whose commas part all clauses: of which noun, of which clause they are.

In German an adjective stands before its noun ("das geplante Abkommen"), a finite verb is told in
the clause between two marks, and what calls a meeting off is said of a noun or an infinitive.
"""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.language.tokens import ends_in
from dragoman.reading.said_after import stretch
from dragoman.reading.scan import Scan

_ADJECTIVE = "(?:e|en|er|es|em)"
_NEAR = 8
"""Tokens from an adjective or preposition to its noun: a day, a length and adjectives stand between."""
_FINITE = ("past", "present", "passive")


def said_elsewhere(scan: Scan, word: Match, trigger: Match, form: str) -> bool:
    """Whether a word of mood is of another noun or of another clause than the trigger."""
    if not scan.pack.meta.auxiliaries:
        return False
    if _of_other_noun(scan, word, trigger):
        return True
    if form not in _FINITE:
        return False
    if form != "passive" and word.has("modality", "cancelled") and not _denies(word):
        return True  # "traf X und sagte die Reise ab"
    return _parted(scan, word, trigger)


def _denies(word: Match) -> bool:
    """ "Reiste nun doch nicht": what calls a deed itself off holds a negation."""
    return any(
        e.category == "modality" and not {"nicht", "nichts", "nie"}.isdisjoint(e.phrase.split())
        for e in word.entries
    )


def _of_other_noun(scan: Scan, word: Match, trigger: Match) -> bool:
    """Whether the noun behind an adjective or a preposition with its article is not the trigger."""
    if not (_ends_in_article(scan, word) or _is_attribute(scan, word)):
        return False
    end = scan.sentences[scan.sentence_of[word.start]].end
    for i in range(word.end, min(word.end + _NEAR, end)):
        token, known = scan.tokens[i], scan.covered[i]
        if trigger.start <= i < trigger.end or not token.is_word:
            return False
        if not token.is_capital or i in scan.date_tokens:
            continue
        if known is None or known.entry("trigger", "saying", "grammar") is not None:
            return True
        return known.entry("state", "demonym", "capital", "city", "region", "organization") is None
    return False


def _ends_in_article(scan: Scan, word: Match) -> bool:
    """ "Vor dem": a preposition that takes its noun with it."""
    if word.end - word.start < 2:
        return False
    last = scan.pack.table.single(scan.tokens[word.end - 1])
    return any(e.category == "grammar" and e.key == "determiner" for e in last)


def _is_attribute(scan: Scan, word: Match) -> bool:
    """Whether a word that inflects as an adjective stands behind an article or preposition."""
    token = scan.tokens[word.start]
    inflects = any(e.category == "modality" and e.phrase.endswith("~adj") for e in word.entries)
    if not inflects or not word.start or not ends_in(token.norm, _ADJECTIVE):
        return False
    before = scan.covered[word.start - 1]
    opened = before is not None and (
        before.has("grammar", "determiner", "possessive")
        or before.has("pronoun", "his", "her", "their", "its")
        or before.entry("marker") is not None
    )
    return opened or word.start - 1 in scan.date_tokens


def _parted(scan: Scan, word: Match, trigger: Match) -> bool:
    """Whether a mark stands between a word and a finite verb that "that" does not bring in."""
    low, high = sorted((word.start, trigger.start))
    marks = [i for i in range(low, high) if scan.tokens[i].text in ",;:"]
    if not marks:
        return False
    return word.start > trigger.start or not scan.has_grammar_in(marks[0], high, "that")


def held_now(scan: Scan, trigger: Match) -> bool:
    """Whether a verb in the present makes a noun happen in its clause: "am Freitag führt X Gespräche"."""
    groups = scan.pack.meta.auxiliaries
    if not groups.get("held_now") or not trigger.has_value("trigger", "noun"):
        return False
    first, last = stretch(scan, trigger.start)
    norms = {scan.tokens[i].norm for i in range(first, last) if scan.tokens[i].text.islower()}
    return not norms.isdisjoint(groups["held_now"]) and norms.isdisjoint(scan.pack.verbal)
