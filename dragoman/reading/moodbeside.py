"""What a word that denies or calls off says of another deed than the event told beside it.

For languages whose verb stands before its object: what a verb says of other things follows it.
"""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.plain_moods import of_topic
from dragoman.reading.relative import in_relative
from dragoman.reading.scan import Scan

_PHRASE = 6
"""Tokens between "during" and its noun: an article, a length, an owner, adjectives."""


def of_another_clause(scan: Scan, word: Match, trigger: Match, form: str) -> bool:
    """Whether a word of mood tells of another deed than `trigger`, told in the same sentence."""
    if of_topic(scan, word, trigger, form):
        return True
    if scan.pack.meta.order != "svo" or not scan.pack.meta.spaces:
        return False
    behind = word.start > trigger.end
    if (
        behind
        and form in ("past", "present")
        and in_relative(scan, trigger)
        and scan.has_mark(trigger.end, word.start, ",")
    ):
        return True  # "X, who is visiting Lima, is due to leave on Friday"
    if scan.has_grammar(word.start, "resolved"):
        return _told_after(scan, word, trigger, form)  # "agreed to act after talks with X"
    if _of_noun_before(scan, word):
        return _told_after(scan, word, trigger, form)  # "a trip planned for May after talks with X"
    if not word.has("modality", "cancelled", "negation"):
        return False
    if form == "noun":
        return (
            _set_before(scan, word, trigger) if behind else _told_after(scan, word, trigger, form)
        )
    if behind:
        # "Met X without taking questions", "met X and called off the war".
        return form == "past" or (form != "passive" and word.has("modality", "negation"))
    return _told_after(scan, word, trigger, form)


def under_way(scan: Scan, trigger: Match) -> bool:
    """Whether a noun is told in an aside without a day: "X, on a visit to Lima, will meet Y"."""
    if scan.pack.meta.order != "svo":
        return False
    sentence = scan.sentences[scan.sentence_of[trigger.start]]
    first = trigger.start - 1
    while first > sentence.start and scan.has_grammar(first, "determiner", "indefinite"):
        first -= 1
    if trigger.has("trigger", "press_conference", "joint_conference"):
        told = scan.covered[first]
        return told is not None and told.has("saying", "tell")  # "told a news conference that …"
    if not trigger.has("trigger", "visit", "tour"):
        return False
    marker = scan.entry(first, "marker")
    if first <= sentence.start + 1 or marker is None or scan.tokens[first - 1].text != ",":
        return False
    if first + 1 == trigger.start or marker.key in ("to", "from", "against", "of", "between"):
        return False
    last = next((i for i in range(trigger.end, sentence.end) if scan.tokens[i].text == ","), -1)
    return last >= 0 and scan.date_tokens.isdisjoint(range(first, last))


def _told_after(scan: Scan, word: Match, trigger: Match, form: str) -> bool:
    """Whether "after", "when" leads from a word to the event: "cancelled the drill after talks with X"."""
    if word.end > trigger.start:
        return False
    first = scan.pack.table.single(scan.tokens[trigger.start])
    if any(e.category == "grammar" and e.key == "afterwards" for e in first):
        return True  # "refused questions after meeting X" has "after" in its phrase
    if form == "noun":
        low = max(word.end, trigger.start - _PHRASE)
        return scan.has_grammar_in(low, trigger.start, "afterwards")
    return scan.has_grammar_in(word.end, trigger.start, "afterwards")


def _set_before(scan: Scan, word: Match, trigger: Match) -> bool:
    """Whether the noun is told of before a comma only as the setting: "in talks with X, Y called off the war"."""
    if not scan.has_mark(trigger.end, word.start, ",") or scan.has_grammar_in(
        trigger.end, word.start, "relative", "and", "but"
    ):
        return False
    start = scan.sentences[scan.sentence_of[trigger.start]].start
    for i in range(trigger.start - 1, max(start, trigger.start - _PHRASE) - 1, -1):
        match = scan.covered[i]
        if scan.has_grammar(i, "setting", "afterwards") or (
            match is not None and match.has("marker", "in")
        ):
            return True
        plain = match is None or match.has("grammar", "determiner", "indefinite", "possessive")
        if not (plain or i in scan.date_tokens) or not scan.tokens[i].is_word:
            return False
    return False


def was_planned(scan: Scan, trigger: Match) -> str:
    """The word right before a noun that says it was to happen: "will not attend a planned meeting"."""
    word = scan.covered[trigger.start - 1] if trigger.start else None
    if scan.pack.meta.order != "svo" or word is None or not word.has("modality", "planned"):
        return ""
    return scan.words(word.start, word.end) if word.end == trigger.start else ""


def _of_noun_before(scan: Scan, word: Match) -> bool:
    """Whether a participle of plans tells of the noun right before it: "a trip planned for May"."""
    if not word.has("modality", "planned") or word.end - word.start > 1 or not word.start:
        return False
    before = scan.covered[word.start - 1]
    follows = word.end < len(scan.tokens) and scan.is_category(word.end, "marker")
    return follows and before is not None and before.has_value("trigger", "noun")
