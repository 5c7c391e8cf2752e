"""Summits that a sentence speaks of without telling that they were held ("считает саммит полезным")."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.candidate import Candidate
from dragoman.reading.frames import Arguments
from dragoman.reading.scan import Scan

_ADJECTIVES = 4
"""Words between a preposition and its noun."""
_VERB = 8
"""Tokens before and behind a noun in which the verb that makes it happen may stand."""


def spoken_of(scan: Scan, match: Match, found: Arguments) -> bool:
    """Whether a noun for a summit is only the matter of a clause, in a language of case.

    Who goes to one, or speaks at one, is told with a preposition; that one is held, with a verb.
    """
    if not scan.pack.meta.paradigms or not match.has_value("trigger", "noun"):
        return False
    if found.owned or found.between:
        return False  # "чтобы подготовить саммит между X и Y"
    sentence = scan.sentences[scan.sentence_of[match.start]]
    if not sentence.index:
        return False
    for i in range(match.start - 1, max(sentence.start, match.start - _ADJECTIVES) - 1, -1):
        if scan.is_category(i, "marker"):
            word = scan.covered[i]
            return word is not None and word.has("marker", "against", "about")
        if scan.has_grammar(i, "and") or not scan.tokens[i].is_word:
            break
    first, last = max(sentence.start, match.start - _VERB), min(sentence.end, match.end + _VERB)
    held = scan.has_grammar_in(first, last, "light", "auxiliary")
    told = any(
        m.start != match.start and not m.has_value("trigger", "noun", "base")
        for m in scan.matches_in(first, last, "trigger")
    )
    moods = scan.matches_in(first, last, "modality")
    ahead = any(m.has("modality", "past", "planned", "cancelled", "future") for m in moods)
    return not (held or told or ahead)


_PHRASE = 5
"""Tokens from "on the sidelines of" to the noun: an article, whose summit it is."""


def at_margin(scan: Scan, match: Match) -> bool:
    """Whether a summit is only where others meet: "am Rande des G7-Gipfels traf X den Präsidenten"."""
    if not scan.holds("grammar", "margin"):
        return False
    for i in range(match.start - 1, max(-1, match.start - _PHRASE), -1):
        if scan.has_grammar(i, "margin"):
            return scan.sentence_of[i] == scan.sentence_of[match.start]
        if scan.tokens[i].text in ",;:":
            return False
    return False


def summit_beside(a: Candidate, b: Candidate) -> bool:
    """Whether one is a summit that somebody goes to, the other talks told elsewhere: not its talks."""
    if (a.kind == "summit") == (b.kind == "summit") or a.sentence == b.sentence:
        return False
    summit, talks = (a, b) if a.kind == "summit" else (b, a)
    if summit.gathering:
        return True
    apart = summit.start is not None and talks.start is None and summit.place is None
    return apart and talks.place is not None and len(summit.roles) == 1 and not summit.states


def drop_summits_again(scan: Scan, candidates: list[Candidate]) -> None:
    """Leave out "the summit" of a later sentence, where its sides were told and nobody goes to it.

    "After the summit ended, X told reporters …": X need not have taken part.
    """
    if scan.pack.meta.order != "svo" or not scan.pack.meta.active_participle:
        return
    told = -1
    for candidate in list(candidates):
        if candidate.kind != "summit":
            continue
        before = candidate.trigger - 1
        again = scan.has_grammar(before, "determiner") and not scan.has_grammar(
            before, "indefinite"
        )
        again = again and not scan.has_grammar_in(max(0, before - 3), before, "light")
        if 0 <= told < candidate.sentence and again and len(candidate.roles) < 2:
            candidates.remove(candidate)
        elif told < 0 and len(candidate.roles) + len(candidate.states) > 1:
            told = candidate.sentence
