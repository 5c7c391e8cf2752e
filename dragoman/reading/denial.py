"""Whether someone denies that an event took place, or will, and what takes a plan back."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.chunk import Chunk
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence

_DENIAL = 16
"""Tokens over which a verb of denial governs what is denied."""


def event_denied(scan: Scan, sentence: Sentence, trigger: Match) -> bool:
    """Whether someone denies the event: "опровергли сообщения о том, что X посетит Иран"."""
    if scan.holds("grammar", "lacking") and _none_agreed(scan, sentence, trigger):
        return True
    if scan.holds("grammar", "happened") and _never_happened(scan, sentence, trigger):
        return True
    if not scan.holds("modality", "denial"):
        return False
    behind = scan.pack.meta.order == "sov" or scan.pack.meta.content_first
    low = max(sentence.start, trigger.start - _DENIAL)
    reach = (
        (trigger.end, min(sentence.end, trigger.end + _DENIAL)) if behind else (low, trigger.start)
    )
    for match in scan.matches_in(*reach, "modality"):
        denial = match.has("modality", "denial")
        if not denial or scan.quote_of[match.start] >= 0:
            continue
        between = (trigger.end, match.start) if behind else (match.end, trigger.start)
        apart = scan.has_mark(*between, ";:")
        said = any(
            e.category == "saying" and e.key in ("say", "tell")
            for other in scan.matches_in(*between, "saying")
            for e in other.entries
        )
        if not apart and not said:
            return True
    return False


def _never_happened(scan: Scan, sentence: Sentence, trigger: Match) -> bool:
    """Whether it never happened to whoever is told at length: "لم يسبق لأي من أعضاء الحكومة أن زار X"."""
    if not scan.has_grammar(trigger.start - 1, "that"):
        return False
    for i in range(trigger.start - 2, max(sentence.start, trigger.start - _DENIAL), -1):
        if scan.tokens[i].text in ",،;:":
            return False
        if scan.has_grammar(i, "happened"):
            before = scan.covered[i - 1]
            return before is not None and before.has("modality", "negation")
    return False


def would_be(scan: Scan, trigger: Match) -> bool:
    """Whether a particle makes a verb what might be: "охотно приехал бы", "если бы X встретился с Y"."""
    return trigger.has_value("trigger", "past") and any(
        scan.has_grammar(i, "would") for i in (trigger.start - 1, trigger.end)
    )


def _none_agreed(scan: Scan, sentence: Sentence, trigger: Match) -> bool:
    """Whether nobody has agreed on it: "договоренностей о встрече X с Y пока нет", "встречи X с Y нет в планах"."""
    low = max(sentence.start, trigger.start - _DENIAL)
    agreed = any(
        m.has("grammar", "agreement") for m in scan.matches_in(low, trigger.start, "grammar")
    )
    return agreed and any(
        m.has("grammar", "lacking")
        for m in scan.matches_in(low, min(sentence.end, trigger.end + 2 * _DENIAL), "grammar")
    )


def put_off(scan: Scan, sentence: Sentence, trigger: Match) -> str:
    """The words behind "but" that take a plan back: "was due in Lima, but the plans were called off"."""
    for word in scan.matches_in(trigger.end, sentence.end, "modality", "trigger"):
        if word.entry("trigger") is not None:
            return ""
        if word.has("modality", "cancelled"):
            # "原定5月访问加纳,其后宣布押后": what ends its clause has no other object.
            closes = not scan.pack.meta.spaces and not scan.tokens[word.end].is_word
            but = closes or scan.has_grammar_in(trigger.end, word.start, "but")
            return word.entries[0].phrase if but else ""
    return ""


def subject_put_off(scan: Scan, sentence: Sentence, noun: Match) -> str:
    """The words of a passive that call off what its subject tells: "the talks due on Friday were put off".

    Not behind a preposition: "after the talks the vote was put off".
    """
    passive = scan.pack.meta.passive
    if scan.pack.meta.auxiliaries:
        return _called_off_behind(scan, sentence, noun)
    if not passive or scan.pack.meta.order != "svo":
        return ""
    before = noun.start - 1
    while before >= sentence.start and (
        scan.has_grammar(before, "determiner")
        or (scan.tokens[before].is_word and scan.covered[before] is None)
    ):
        before -= 1
    if before >= sentence.start and (
        scan.tokens[before].is_word or scan.tokens[before].text in ",:;"
    ):
        return ""
    for word in scan.matches_in(noun.end, sentence.end, "modality", "trigger"):
        if word.entry("trigger") is not None or word.has("modality", "cancelled"):
            called_off = scan.tokens[word.start - 1].norm in passive and word.has(
                "modality", "cancelled"
            )
            commas = sum(scan.tokens[i].text == "," for i in range(noun.end, word.start))
            # "the talks, due on Friday, were put off": a pair of commas holds an aside.
            aside = commas % 2 == 1 or scan.has_mark(noun.end, word.start, ";:")
            aside = aside and not _taken_back(scan, noun, word)
            return word.entries[0].phrase if called_off and not aside else ""
    return ""


_BUT = 4
"""Tokens from "but" to what takes a plan back: a pronoun and auxiliaries."""


def _taken_back(scan: Scan, noun: Match, word: Match) -> bool:
    """Whether "but" leads to `word` without another subject: "was set for 17 May, but was put off"."""
    between = range(max(noun.end, word.start - _BUT), word.start)
    but = next((i for i in between if scan.has_grammar(i, "but")), None)
    return but is not None and not any(
        scan.has_grammar(i, "determiner") for i in range(but + 1, word.start)
    )


_OPENS = 6
"""Tokens that may stand before the noun with which a sentence opens: an article, a day, adjectives."""


def _called_off_behind(scan: Scan, sentence: Sentence, noun: Match) -> str:
    """What calls off the noun that opens a sentence: "Die Reise, die für Mai geplant war, wurde abgesagt".

    A relative clause may stand between, but no other deed.
    """
    opening = range(sentence.start, noun.start)
    governed = any(
        scan.is_category(i, "marker") or scan.is_category(i, "saying")
        for i in opening
        if i not in scan.date_tokens and not scan.has_grammar(i, "determiner")
    )
    if len(opening) > _OPENS or governed:
        return ""
    passive = scan.pack.meta.passive
    for word in scan.matches_in(noun.end, sentence.end, "modality", "trigger", "saying"):
        told = word.has_value("trigger", "past", "present", "passive")
        if told or word.entry("saying") is not None:
            return ""
        if word.has("modality", "cancelled"):
            told = any(scan.tokens[i].norm in passive for i in range(noun.end, sentence.end))
            return word.entries[0].phrase if told else ""
    return ""


def is_none(scan: Scan, trigger: Match) -> bool:
    """Whether a word of negation stands right before the word: "no meeting", "not planned".

    A verb that only holds the noun changes nothing: "will not hold a press conference".
    """
    i = trigger.start - 1
    start = scan.sentences[scan.sentence_of[trigger.start]].start
    while i >= start and _is_filler(scan, i):
        i -= 1
    before = scan.covered[i] if i >= start else None
    return before is not None and before.has("modality", "negation")


def _is_filler(scan: Scan, i: int) -> bool:
    """Whether a token is an article, "de" or a verb without a meaning of its own."""
    match = scan.covered[i]
    if match is None or match.has("modality", "negation"):
        return False
    return scan.has_grammar(i, "determiner", "indefinite", "light") or match.has("marker", "of")


def is_negated(scan: Scan, sentence: Sentence, chunk: Chunk) -> bool:
    """Whether "no" or its like stands right before a chunk ("No Turkish official has …")."""
    i = chunk.start - 1
    match = scan.covered[i] if i >= sentence.start else None
    return match is not None and match.has("modality", "negation")
