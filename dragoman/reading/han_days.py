"""Whose day a time is in a Chinese sentence, where commas alone part what happened from what follows."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.dayspans import is_to_come
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


_SET = 20
"""Signs from a noun back to when it is to be held: place, verb and its own name stand between."""


def is_set_ahead(scan: Scan, noun: Match) -> bool:
    """ "出席明年在利马举行的峰会": a summit that its own clause puts ahead, whatever its people do."""
    if scan.pack.meta.spaces or not noun.has_value("trigger", "noun"):
        return False
    sentence = scan.sentences[scan.sentence_of[noun.start]]
    floor = max(sentence.start, noun.start - _SET)
    ahead = {last - 1 for _, last, told in scan.dates_in(sentence.index) if is_to_come(told)}
    held = -1
    for i in range(noun.start - 1, floor - 1, -1):
        if scan.tokens[i].text in ",，;；。":
            return False
        if held >= 0 and i in ahead:
            return True
        found = scan.covered[i]
        if found is None or found.end - 1 != i:
            continue
        if held >= 0 and found.has("modality", "future", "planned"):
            return True
        if found.has("grammar", "light") or found.entry("saying") is not None:
            tied = found.end < noun.start and scan.has_grammar(found.end, "possessive")
            if held >= 0 or not tied:
                return False
            held = found.start
    return False


def is_ahead(scan: Scan, verb: Match) -> bool:
    """ "门萨下月访问秘鲁": a verb that shows no tense, behind a time to come in its own clause."""
    if scan.pack.meta.spaces or not scan.dates:
        return False
    index = scan.sentence_of[verb.start]
    for _, last, told in scan.dates_in(index):
        if last > verb.start or not is_to_come(told):
            continue
        if (
            scan.has_mark(last, verb.start, ",，;；:：")
            or scan.quote_of[last] != scan.quote_of[verb.start]
        ):
            continue
        between = scan.matches_in(last, verb.start, "saying", "trigger")
        if not any(m.entry("saying") or _is_verb(m) for m in between):
            return True
    return False


_AT = 8
"""Signs of the name of talks between "at" and the noun."""


def is_setting(scan: Scan, noun: Match) -> bool:
    """ "在例行记者会上介绍了访问安排": where something was said was held, whatever it was about."""
    if scan.pack.meta.spaces or noun.end >= len(scan.tokens) or scan.tokens[noun.end].text != "上":
        return False
    floor = max(scan.sentences[scan.sentence_of[noun.start]].start, noun.start - _AT)
    for i in range(noun.start - 1, floor - 1, -1):
        if scan.tokens[i].text in ",，":
            return False
        at = scan.covered[i]
        if at is not None and at.has("modality", "future", "planned", "proposed"):
            return False
        if at is not None and at.has("marker", "in"):
            before = scan.covered[i - 1] if i else None
            return before is None or not before.has("modality", "future", "planned", "proposed")
    return False
