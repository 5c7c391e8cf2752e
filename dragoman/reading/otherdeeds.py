"""Words of mood beside an event that are said of something else."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.case_settings import of_what_was_done
from dragoman.reading.moodscope import of_noun_behind
from dragoman.reading.said_after import (
    asked_at,
    decided_at,
    spoken_at,
)
from dragoman.reading.scan import Scan


def of_noun(scan: Scan, word: Match) -> bool:
    """Whether "was to have" has a noun behind it, and not the participle of a verb."""
    behind = scan.covered[word.end] if word.end < len(scan.tokens) else None
    whole = bool(scan.pack.meta.active_participle) and scan.tokens[word.end - 1].norm == "have"
    return whole and behind is not None and behind.has_value("trigger", "noun")


def of_what_is_said(scan: Scan, word: Match, trigger: Match) -> bool:
    """ "Na conferência de imprensa, X prometeu que …": what he promises is another thing."""
    promised = word.entry("saying") is not None and in_main_clause(scan, word, trigger)
    at = spoken_at(scan, word, trigger) or decided_at(scan, word, trigger)
    done = of_what_was_done(scan, word, trigger) or _of_what_it_brings(scan, word, trigger)
    return promised or at or done or asked_at(scan, word, trigger)


def _of_what_it_brings(scan: Scan, word: Match, trigger: Match) -> bool:
    """ "Voiced the hope that X's visit would strengthen ties": what is hoped for is the verb behind it.

    A phrase of several words; "proposed that talks be held" proposes the talks.
    """
    hoped = word.has("modality", "proposed") and word.end - word.start > 1
    return hoped and scan.has_grammar_in(word.end - 1, trigger.start, "that")


def in_place_of(scan: Scan, word: Match, trigger: Match, form: str) -> bool:
    """ "Flew to Lima instead of X": behind its verb it denies whoever follows, not the deed.

    Turkish verbs carry their negation themselves: "gelen X açıklama yapmadı" came.
    """
    if scan.pack.meta.nominal:
        return form != "noun" and word.start > trigger.end
    several = word.end - word.start > 1
    return several and word.start >= trigger.end and bool(scan.pack.meta.active_participle)


FINITE = ("past", "present", "future")


def said_of_place(scan: Scan, word: Match, trigger: Match) -> bool:
    """Whether "where" stands between: "se encuentra en Lima, donde tiene previsto …" is in Lima."""
    return scan.pack.meta.order == "svo" and scan.has_grammar_in(trigger.end, word.start, "there")


def of_other_deed(scan: Scan, word: Match, trigger: Match) -> bool:
    """Whether a word of mood beside a finite verb is said of another deed.

    "Se reúne con X, pidió calma": what is asked for behind the verb is another thing.
    """
    if word.has("modality", "cancelled"):
        if scan.pack.meta.paradigms and trigger.has_value("trigger", "past", "present"):
            return True  # "встретился с X и отказался от комментариев": what is told took place
        return _joined(scan, word, trigger) or of_noun_behind(scan, word, trigger)
    asked = word.has("modality", "proposed") and word.start >= trigger.end
    return asked and scan.pack.meta.order == "svo"


def _joined(scan: Scan, word: Match, trigger: Match) -> bool:
    """Whether "and" leads from what was called off to another deed: "cancels her trip and rings X"."""
    return (
        scan.pack.meta.order == "svo"
        and word.end <= trigger.start
        and scan.has_grammar_in(word.end, trigger.start, "and")
    )


def in_main_clause(scan: Scan, word: Match, trigger: Match) -> bool:
    """Whether a word stands behind the comma of "welcoming X in the hall, Y had urged …"."""
    return scan.pack.meta.order == "svo" and scan.has_mark(trigger.end, word.start, ",")
