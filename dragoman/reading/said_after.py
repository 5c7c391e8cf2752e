"""What was over when somebody spoke: "X said on Friday after talks with Y that he would go"."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.scan import Scan

_PHRASE = 5
"""Tokens between "after" and its noun: an article, a length, adjectives."""
_SAID = ("say", "tell", "stress", "charged", "backward")


def said_after(scan: Scan, trigger: Match) -> bool:
    """Whether "after" governs a noun in the clause of a verb of saying.

    The talks were held, whatever is said of the future or denied in what was said.
    """
    sentence = scan.sentences[scan.sentence_of[trigger.start]]
    after = word_after(scan, sentence.start, trigger)
    if after is None:
        return False
    said = [
        m for m in scan.matches_in(sentence.start, after.start, "saying") if m.has("saying", *_SAID)
    ]
    if not said or scan.quote_of[said[-1].start] != scan.quote_of[trigger.start]:
        return False
    between = (said[-1].end, after.start)
    # "Said he would decide after talks with Y": what is over then is still to come.
    told = scan.matches_in(*between, "trigger", "modality")
    return (
        not told
        and not scan.has_grammar_in(*between, "that", "relative", "because")
        and (
            all(_at_once(scan, i, after) for i in range(*between) if scan.tokens[i].text in ",،，")
        )
    )


def _at_once(scan: Scan, comma: int, after: Match) -> bool:
    """Whether nothing but a day stands between a comma and "after"."""
    return all(
        i in scan.date_tokens or scan.is_category(i, "marker") or scan.has_grammar(i, "determiner")
        for i in range(comma + 1, after.start)
    )


def word_after(scan: Scan, first: int, trigger: Match) -> Match | None:
    """The word "after" before the phrase of a noun."""
    for i in range(trigger.start - 1, max(first, trigger.start - _PHRASE) - 1, -1):
        match = scan.covered[i]
        if match is not None and match.has("modality", "past"):
            return match
        plain = match is None or match.has("grammar", "determiner", "indefinite")
        if not (plain or i in scan.date_tokens) or not scan.tokens[i].is_word:
            return None
    return None
