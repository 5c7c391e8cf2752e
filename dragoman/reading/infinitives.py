"""Infinitives with their particle, in languages that put them last: "um X zu treffen", "einzutreffen"."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.scan import Scan


def is_infinitive(scan: Scan, word: Match) -> bool:
    """Whether the word is an infinitive with its particle: "um … zu treffen", "einzutreffen"."""
    particles = scan.pack.meta.auxiliaries.get("infinitive", ())
    tokens = scan.tokens
    # "einen Brief zu schreiben", but in "zu Gast sein" the particle governs a noun.
    if any(
        tokens[i].norm in particles and not tokens[i + 1].is_capital
        for i in range(word.start, word.end - 1)
    ):
        return True
    if any(
        e.category == "trigger" and e.value == "base" and "zu" in e.phrase.split()[-1][2:-3]
        for e in word.entries
    ):
        return True
    return word.start > 0 and tokens[word.start - 1].norm in particles


def opens_infinitive(scan: Scan, verb: int) -> bool:
    """Whether the verb at token `verb` is such an infinitive, whose clause hangs on another."""
    match = scan.match_at.get(verb)
    return match is not None and match.has_value("trigger", "base") and is_infinitive(scan, match)


def closes_bracket(scan: Scan, start: int, word: Match) -> bool:
    """Whether a participle or infinitive ends its part of a clause from token `start` on: an auxiliary
    stands before it and "and" behind, "hat X empfangen und ihm gedankt"."""
    if not scan.has_grammar(word.end, "and"):
        return False
    return any(scan.tokens[i].norm in scan.pack.verbal for i in range(start, word.start))
