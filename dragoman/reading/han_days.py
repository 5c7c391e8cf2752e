"""Whose day a time is in a Chinese sentence, where commas alone part what happened from what follows."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.scan import Scan


def of_other_clause(scan: Scan, match: Match, first: int, last: int) -> bool:
    """Whether a time belongs to another verb than `match`; it stands in tokens `first` to `last`."""
    if scan.pack.meta.spaces:
        return False
    if last <= match.start:
        return _of_meeting(scan, match, last) or _of_announcement(scan, match, last)
    return first >= match.end and _of_clause_behind(scan, match, first, last)


def _of_meeting(scan: Scan, journey: Match, last: int) -> bool:
    """ "14日会见来访的X": the day of the meeting, not of the journey that says whom."""
    qualifies = journey.has("trigger", "visit", "arrival") and any(
        scan.has_grammar(i, "possessive") for i in range(journey.end, journey.end + 2)
    )
    return qualifies and any(_is_verb(m) for m in scan.matches_in(last, journey.start, "trigger"))


def _of_announcement(scan: Scan, match: Match, last: int) -> bool:
    """ "X16日与Y通话，随后宣布两人将会晤": who announces what is to come does so on the day before it."""
    said = [
        m for m in scan.matches_in(last, match.start, "saying") if m.has("saying", "say", "tell")
    ]
    return bool(said) and any(
        m.has("modality", "future", "planned")
        for m in scan.matches_in(said[-1].end, match.start, "modality")
    )


def _of_clause_behind(scan: Scan, match: Match, first: int, last: int) -> bool:
    """ "X访问巴黎，将于周五与Y会谈": a day behind a comma with a verb of its own."""
    if not scan.has_mark(match.end, first, ",，"):
        return False
    end = scan.sentences[scan.sentence_of[first]].end
    comma = next((i for i in range(last, end) if scan.tokens[i].text in ",，;；"), end)
    return any(_is_verb(m) for m in scan.matches_in(last, comma, "trigger"))


def _is_verb(match: Match) -> bool:
    return any(e.category == "trigger" and e.value != "noun" for e in match.entries)
