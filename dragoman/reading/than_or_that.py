"""Whether "que" opens a clause, whose subject it does not mark, or is "than"."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.chunk import Chunk
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence


def opens_clause(match: Match) -> bool:
    """Whether a phrase that ends with "que" opens a clause: "adelantó que la ministra viajará",
    "mientras que X"."""
    return match.entry("modality", "saying") is not None or match.has("grammar", "but", "because")


def opens_plan(scan: Scan, i: int) -> bool:
    """Whether the word "que" opens a clause: "está previsto que la ministra viaje"."""
    before = scan.covered[i - 1] if i else None
    return (
        scan.has_grammar(i, "that")
        and before is not None
        and before.end == i
        and before.entry("modality", "saying") is not None
    )


def does(scan: Scan, sentence: Sentence, i: int, chunk: Chunk) -> bool:
    """Whether "que" opens a clause whose subject the chunk is: "la tercera vez que X viaja"."""
    if not scan.has_grammar(i, "that", "relative") or chunk.end >= sentence.end:
        return False
    for k in range(chunk.end, min(chunk.end + _BEFORE_VERB, sentence.end)):
        verb = scan.match_at.get(k)
        if verb is not None and (
            verb.has_value("trigger", "past", "present", "future")
            or (k == chunk.end and verb.has("saying", "say", "tell", "stress", "charged"))
            or verb.has("grammar", "auxiliary")
        ):
            return True
        between = k in scan.date_tokens or scan.has_grammar(k, "adverb", "reflexive")
        if not between and scan.tokens[k].text != "," and not scan.tokens[k].is_capital:
            return False
    return False


_BEFORE_VERB = 8
"""Tokens from an office to its verb: a name between commas, an adverb, a day."""
